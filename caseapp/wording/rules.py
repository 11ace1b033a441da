"""What each rule is for, and before which court or body, in the reader's language.

The rows of the packs hold notes of those who read the law; these are the words for the product.
"""

from caseapp.i18n import N_, Catalogue
from caseapp.wording import rules_east, rules_union

_APPLICATION = N_("Application to the European Court of Human Rights")
_COURT_ACTION = N_("Action before the administrative court")
_ASYLUM_ACTION = N_("Action against the asylum decision")
_URGENT = N_("Urgent application against removal")
_ARREST_LIMIT = N_("Limit of custody before the extradition request arrives")
_CUSTODY_REVIEW = N_("Review of custody by the court")
_CUSTODY_LIMIT = N_("Limit of custody")
_ASYLUM_DECISION = N_("Decision on asylum is due")
_CUSTODY_APPEAL = N_("Appeal against the custody order")
_DEEMED = N_("Deemed service")
_LEAVE = N_("Departure period ends")
_REASONS = N_("Reasons of the action: facts and evidence")
_COUNTING = N_("Counting rule")

ACTIONS = {
    **rules_east.ACTIONS,
    **rules_union.ACTIONS,
    "ECHR-APP-4M": _APPLICATION,
    "ECHR-APP-6M-TRANS": _APPLICATION,
    "ECHR-NOREMEDY-4M": _APPLICATION,
    "ECHR-R47-FORM": N_("Check the application form (Rule 47)"),
    "ECHR-R47-DISPATCH": N_("Post the original form by the last day"),
    "ECHR-R39-REQUEST": N_("Request for interim measures (Rule 39)"),
    "ECHR-R39-FOLLOWUP": N_("Application within the time set by the Registry"),
    "ECHR-GC-REFERRAL-3M": N_("Request for referral to the Grand Chamber"),
    "KZ-EXT-72H": N_("Limit of detention without a court order"),
    "KZ-EXT-12H": N_("Prosecutor's motion for temporary custody is due"),
    "KZ-EXT-40D": _ARREST_LIMIT,
    "KZ-EXT-10D-NOTICE": N_("Notice that the custody term is about to end"),
    "KZ-EXT-CUSTODY-APPEAL": _CUSTODY_APPEAL,
    "KZ-EXT-ARREST-MAX": _CUSTODY_LIMIT,
    "KZ-EXT-APPEAL": N_("Complaint to the Supreme Court"),
    "KZ-EXT-24H-FWD": N_("Complaint is to be forwarded to the Supreme Court"),
    "KZ-EXT-10D-PG": N_("Prosecutor General's file is due at the Supreme Court"),
    "KZ-EXT-SC": N_("Decision of the Supreme Court is due"),
    "KZ-EXT-ASYLUM-STAY": N_("Ask to suspend surrender while asylum is pending"),
    "KZ-ASY-APPLY-5D": N_("Application for asylum"),
    "KZ-ASY-APPLY-24H": N_("Application for asylum"),
    "KZ-ASY-DECIDE": _ASYLUM_DECISION,
    "KZ-ASY-DECIDE-EXT": N_("Postponed decision on asylum is due"),
    "KZ-ASY-APPEAL-ADM": N_("Administrative complaint against the asylum refusal"),
    "KZ-ASY-APPEAL-COURT": _COURT_ACTION,
    "KZ-ASY-LEAVE-30D": _LEAVE,
    "KZ-EXPEL-APPEAL": N_("Appeal against the expulsion order"),
    "KZ-RES-REFUSE": N_("Administrative complaint against the residence refusal"),
    "KZ-COUNT-CPC": _COUNTING,
    "RS-COUNT": _COUNTING,
    "RS-ASYL-15D": N_("Appeal against the asylum decision"),
    "RS-ASYL-ACC-8D": N_("Appeal against the asylum decision, accelerated procedure"),
    "RS-ASYL-DECISION-3M": _ASYLUM_DECISION,
    "RS-UPRAVNISUD-30D": _COURT_ACTION,
    "RS-RESIDENCE-15D": N_("Appeal against the residence refusal"),
    "RS-ENTRY-8D": N_("Appeal against the entry refusal"),
    "RS-RETURN": N_("Appeal against the decision on return"),
    "RS-EXTR-3D": N_("Appeal against the ruling on extradition"),
    "RS-USTAVNA-30D": N_("Constitutional appeal"),
    "RS-COUNT-ZKP": _COUNTING,
    "RS-ASYL-BORDER-5D": N_("Appeal against the asylum decision, border procedure"),
    "RS-ASYL-REPORT-72H": N_("Report to the asylum centre"),
    "RS-ASYL-LODGE-15D": N_("Lodge the asylum application"),
    "RS-ASYL-RESTR-8D": N_("Appeal against the restriction of movement"),
    "RS-ASYL-SUD-30D": N_("Action against the decision of the Asylum Commission"),
    "RS-EXPEL-COURT": N_("Action against the decision that carries out the expulsion"),
    "RS-DETENTION-8D": N_("Action against the detention"),
    "RS-POSTPONE-8D": N_("Appeal against the decision on postponing removal"),
    "RS-RESIDE-PLACE-8D": N_("Appeal against the measure or the refusal of a travel document"),
    "RS-EXTR-18D": _ARREST_LIMIT,
    "RS-EXTR-2M": _CUSTODY_REVIEW,
    "RS-EXTR-1Y": _CUSTODY_LIMIT,
    "DE-COUNT": _COUNTING,
    "DE-ASYL-KLAGE-2W": _ASYLUM_ACTION,
    "DE-ASYL-KLAGE-1W": _ASYLUM_ACTION,
    "DE-ASYL-EIL-1W": _URGENT,
    "DE-ASYL-BEGRUENDUNG-1M": _REASONS,
    "DE-ASYL-FLUGHAFEN-3D": _URGENT,
    "DE-ASYL-ZULASSUNG-1M": N_("Application for leave to appeal, with reasons"),
    "DE-ASYL-GERICHTSBESCHEID-2W": N_("Remedy against the court decision without hearing"),
    "DE-ASYL-BETREIBEN-1M": N_("Pursue the case, or the action counts as withdrawn"),
    "DE-ASYL-NOBESCHWERDE": N_("No appeal against interim decisions"),
    "DE-VWGO-WIDERSPRUCH-1M": N_("Administrative objection"),
    "DE-VWGO-KLAGE-1M": _COURT_ACTION,
    "DE-VWGO-NOINSTR-1Y": N_("Remedy where the remedy notice is missing or wrong"),
    "DE-VWGO-WIEDEREINSETZUNG-2W": N_("Application for restoration, with the missed act"),
    "DE-VWGO-124A-1M": N_("Appeal, or application for leave to appeal"),
    "DE-VWGO-BESCHWERDE-2W": N_("Complaint against the interim decision"),
    "DE-AUFENTHG-58A-7D": _URGENT,
    "DE-AUFENTHG-84": N_("Action and urgent application: no suspensive effect"),
    "DE-AUFENTHG-81-FIKTION": N_("Apply for renewal of the residence title"),
    "DE-AUFENTHG-59-7-30": _LEAVE,
    "DE-IRG-VORL-2M": _ARREST_LIMIT,
    "DE-IRG-RICHTER-1D": N_("Presentation to a judge is due"),
    "DE-IRG-EINWENDUNGEN": N_("Objections to arrest or extradition, at any time"),
    "DE-BVERFG-1M": N_("Constitutional complaint, with full reasons"),
    "DE-POST-FICTION-4D": _DEEMED,
    "DE-ASYL-TRANS": N_("Which version of the asylum law applies"),
    "DE-DUBLIN-EIL-1W": N_("Urgent application against the transfer"),
    "DE-ASYL-NOINSTR-3M": N_("Remedy where the remedy notice is missing or wrong"),
    "DE-ASYL-NOINSTR-GRENZE-1M": N_("Remedy where the remedy notice is missing or wrong"),
    "DE-ASYL-GRENZE-1W": N_("Urgent application with reasons, border procedure"),
    "DE-ASYL-GRENZE-UMA-10D": _REASONS,
    "DE-ASYL-GRENZE-UNZUL-2W": _REASONS,
    "DE-ASYL-KLAGE-2W-ALT": _ASYLUM_ACTION,
    "DE-ASYL-KLAGE-1W-ALT": _ASYLUM_ACTION,
    "DE-ASYL-VERBLEIB-RM-1M": N_("Application for the right to remain"),
    "DE-DUBLIN-FORTDAUER-1M": N_("Application to continue the suspensive effect"),
    "DE-ASYL-AUSREISE-1W": _LEAVE,
    "DE-ASYL-AUSREISE-30D": _LEAVE,
    "DE-ASYL-GRENZE-AUSREISE-3AT": N_("Request for a period for voluntary departure"),
    "DE-ASYL-VG-6M": N_("Decision of the administrative court is due"),
    "DE-ASYL-SERVICE-10": _DEEMED,
    "DE-COUNT-BEHOERDE": _COUNTING,
    "DE-POST-EINSCHREIBEN-4D": _DEEMED,
    "DE-VWGO-GERICHTSBESCHEID-1M": N_("Leave to appeal, or request for a hearing"),
    "DE-VWGO-80B-3M": N_("Suspensive effect ends: apply for its continuation"),
    "DE-HAFT-BESCHWERDE-1M": N_("Complaint against the detention order"),
    "DE-HAFT-MAX-6-18M": _CUSTODY_LIMIT,
    "DE-IRG-HAFTPRUEFUNG-2M": _CUSTODY_REVIEW,
}
"""What has to be done, or is due from the State, by the id of the rule."""

BODIES = {
    **rules_east.BODIES,
    **rules_union.BODIES,
    "European Court of Human Rights (Registry, post)": N_("European Court of Human Rights"),
    "European Court of Human Rights": N_("European Court of Human Rights"),
    "European Court of Human Rights (r39.echr.coe.int, fax, post; not e-mail)": N_(
        "European Court of Human Rights (Rule 39 site, fax or post; not e-mail)"
    ),
    "criminal prosecution body": N_("Criminal prosecution body"),
    "district court / investigating judge": N_("District court, investigating judge"),
    "investigating judge": N_("Investigating judge"),
    "place of detention": N_("Place of detention"),
    "court": N_("Court"),
    "Supreme Court of Kazakhstan": N_("Supreme Court of Kazakhstan"),
    "Supreme Court": N_("Supreme Court"),
    "Supreme Court / GPO": N_("Supreme Court, Prosecutor General's Office"),
    "local executive body (employment/social)": N_("Local executive body"),
    "local executive body": N_("Local executive body"),
    "migration body": N_("Migration body"),
    "administrative body": N_("Administrative body"),
    "specialised administrative court": N_("Specialised administrative court"),
    "regional court": N_("Regional court"),
    "Komisija za azil": N_("Asylum Commission"),
    "Kancelarija za azil": N_("Asylum Office"),
    "Upravni sud": N_("Administrative Court"),
    "MUP (ministry)": N_("Ministry of the Interior"),
    "MUP": N_("Ministry of the Interior"),
    "immediately higher court": N_("Immediately higher court"),
    "Ustavni sud": N_("Constitutional Court"),
    "asylum centre": N_("Asylum centre"),
    "visi sud": N_("Higher court"),
    "Verwaltungsgericht": N_("Administrative court"),
    "issuing or objection authority": N_("Issuing body, or body that decides on objections"),
    "court/authority": N_("Court or body"),
    "Verwaltungsgericht / OVG": N_("Administrative court"),
    "Bundesverwaltungsgericht": N_("Federal Administrative Court"),
    "Auslaenderbehoerde": N_("Immigration office"),
    "person": N_("The person"),
    "OLG": N_("Higher Regional Court"),
    "Oberlandesgericht": N_("Higher Regional Court"),
    "police": N_("Police"),
    "Bundesverfassungsgericht": N_("Federal Constitutional Court"),
    "court where the remedy is filed (Verwaltungsgericht), decided by the appeal court in about 2 "
    "weeks": N_("Administrative court, for the appeal court"),
    "appeal court via Verwaltungsgericht": N_("Administrative court, for the appeal court"),
    "Bundesamt": N_("Federal Office for Migration and Refugees"),
    "appeal court": N_("Appeal court"),
    "Landgericht (via Amtsgericht)": N_("Regional court, through the local court"),
    "Amtsgericht": N_("Local court"),
    "all administrative bodies": N_("All administrative bodies"),
    "criminal courts": N_("Criminal courts"),
}
"""Courts and bodies, by the text that the row of law has."""


METHODS = {
    "plain-days": N_("Plain days: no last day moves, not even one on a day off"),
    "plain-working-days": N_("Plain working days"),
    "clock-hours": N_("Hours by the clock"),
    "custody-hours": N_("Custody: whole days may be counted from the hour"),
    "days-not-seen": N_("Days; whether the last day moves was not read"),
    "counting-not-verified": N_("How it is counted was not verified"),
    "un-geneva": N_("UN committees in Geneva"),
    "ccf-months": N_("Commission for the Control of INTERPOL's Files"),
}
"""Counting methods that cite no law, by their ids."""


def method(code: str, citation: str, t: Catalogue) -> str:
    """Return what a counting method is called: the law that it follows, with its id."""
    if citation:
        return t("{law} ({method})", law=citation, method=code)
    return t(METHODS[code]) if code in METHODS else code


def action(rule: str, t: Catalogue, *, otherwise: str = "") -> str:
    """Return what a rule is for; a rule without words of its own keeps the text of its row."""
    return t(ACTIONS[rule]) if rule in ACTIONS else otherwise


def court_or_body(text: str, t: Catalogue) -> str:
    """Return the court or body of a row in the reader's language; "-" is nobody."""
    if text in ("", "-"):
        return ""
    return t(BODIES[text]) if text in BODIES else text
