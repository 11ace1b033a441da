"""The word of each code, in any language: kinds, dates, trust, states, roles, acts, questions."""

from caseapp.domain.vocabulary import (
    DateKind,
    DeadlineState,
    Manner,
    ProceedingKind,
    Role,
    Suspensive,
    Trust,
)
from caseapp.i18n import N_, Catalogue
from caseapp.wording.acts import ACTS

PROCEEDING_KINDS = {
    ProceedingKind.EXTRADITION: N_("Extradition"),
    ProceedingKind.EXPULSION: N_("Deportation, expulsion or return"),
    ProceedingKind.RESIDENCE_REFUSAL: N_("Residence refusal"),
    ProceedingKind.ENTRY_REFUSAL: N_("Entry refusal or ban"),
    ProceedingKind.ASYLUM: N_("Asylum or refugee status"),
    ProceedingKind.INTERIM_MEASURES: N_("Interim measures"),
    ProceedingKind.CUSTODY: N_("Custody"),
    ProceedingKind.INTERPOL: N_("INTERPOL file"),
    ProceedingKind.INDIVIDUAL_COMPLAINT: N_("Individual complaint"),
    ProceedingKind.OTHER: N_("Other proceeding"),
}
DATE_KINDS = {
    DateKind.DECIDED: N_("Decided"),
    DateKind.ISSUED: N_("Issued"),
    DateKind.SENT: N_("Sent"),
    DateKind.SERVED_ON_CLIENT: N_("Copy received by client"),
    DateKind.SERVED_ON_COUNSEL: N_("Copy received by counsel"),
    DateKind.DEEMED_SERVED: N_("Deemed served"),
    DateKind.LEARNT: N_("Learnt of it"),
    DateKind.PRONOUNCED: N_("Pronounced"),
    DateKind.SEIZED: N_("Seized, actual hour"),
    DateKind.SEIZED_RECORDED: N_("Seized, hour in the record"),
    DateKind.REQUEST_RECEIVED: N_("Request received"),
    DateKind.REGISTERED: N_("Registered"),
    DateKind.LODGED: N_("Lodged"),
    DateKind.POSTED: N_("Posted"),
    DateKind.READY_FOR_COLLECTION: N_("Ready for collection at the post office"),
    DateKind.FILED: N_("Filed"),
    DateKind.HEARD: N_("Heard"),
    DateKind.ARRIVED: N_("Arrived"),
    DateKind.ENTERED_INTO_FORCE: N_("Entered into force"),
    DateKind.FIXED: N_("Fixed for"),
    DateKind.EXPIRES: N_("Title or term ends"),
    DateKind.OBSTACLE_REMOVED: N_("Obstacle ended"),
}
MANNERS = {
    Manner.UNKNOWN: N_("Not known"),
    Manner.HANDED_OVER: N_("Handed over, signed"),
    Manner.REGISTERED_POST: N_("Registered post"),
    Manner.POST: N_("Ordinary post"),
    Manner.COUNSEL: N_("Through counsel"),
    Manner.FACILITY: N_("Through the custody or reception facility"),
    Manner.ELECTRONIC: N_("Electronically"),
    Manner.PUBLIC_NOTICE: N_("Public notice"),
    Manner.PRONOUNCED: N_("Read out"),
    Manner.REFUSED: N_("Receipt refused"),
}
TRUST = {
    Trust.LAW_TEXT: N_("text of the law"),
    Trust.LAW_TEXT_DATED: N_("text of the law, dated version"),
    Trust.OFFICIAL: N_("official page"),
    Trust.SECONDARY: N_("secondary source"),
    Trust.UNVERIFIED: N_("not verified"),
}
SUSPENSIVE = {
    Suspensive.YES: N_("Suspensive effect: yes"),
    Suspensive.NO: N_("No suspensive effect"),
    Suspensive.PARTIAL: N_("Suspensive effect in part"),
    Suspensive.IF_GRANTED: N_("Suspensive effect only if granted"),
    Suspensive.UNVERIFIED: N_("Suspensive effect not verified"),
    Suspensive.NOT_APPLICABLE: N_("Suspensive effect does not arise"),
}
STATES = {
    DeadlineState.PROPOSED: N_("Proposed"),
    DeadlineState.TO_BE_DETERMINED: N_("To be determined"),
    DeadlineState.OPEN: N_("Still open"),
    DeadlineState.SERVICE_DISPUTED: N_("Service disputed: file now"),
    DeadlineState.FILED: N_("Filed"),
    DeadlineState.CONFIRMED: N_("Confirmed"),
    DeadlineState.EXTENSION_ASKED: N_("Extension asked, still open"),
    DeadlineState.EXTENDED: N_("Extended"),
    DeadlineState.WAIVED: N_("Waived"),
    DeadlineState.DECLINED: N_("Declined"),
    DeadlineState.NO_REMEDY: N_("No remedy"),
    DeadlineState.SUPERSEDED: N_("Superseded"),
    DeadlineState.LAPSED: N_("Lapsed"),
}
ROLES = {
    Role.LAWYER: N_("Lawyer"),
    Role.PARALEGAL: N_("Paralegal"),
    Role.GUEST: N_("Guest"),
    Role.AUDITOR: N_("Auditor"),
}
QUESTIONS = {
    "remedy_notice": N_("Was the remedy notice correct?"),
    "body_closed_saturday": N_("Is the body closed on Saturdays?"),
    "first_day": N_("Does the first day count?"),
    "recess_extension": N_("Does the court recess extend the period?"),
    "custody_extended": N_("Was the custody extended to 40 days?"),
    "requesting_state_european": N_("Is the requesting State a European one?"),
    "interim_order": N_("Was the order made as an interim order?"),
    "unaccompanied_minor": N_("Is the person an unaccompanied minor?"),
    "rejected_under_art_38": N_(
        "Was the application rejected under art 38(1)(b) or (c) of Reg 2024/1348?"
    ),
    "transfer_case": N_("Is it a transfer decision?"),
    "border_procedure": N_("Is it a border procedure?"),
    "held_or_to_be_removed": N_(
        "Is the person detained, or to be extradited, surrendered or expelled?"
    ),
    "old_short_period": N_(
        "Was it a fast-track case, was the person detained, or was the case discontinued?"
    ),
    "expulsion_last_instance": N_("Is it the last decision on expulsion or on the duty to leave?"),
    "shorter_period_named": N_("Does the decision name a shorter period?"),
    "handover_custody_extended": N_("Was the custody for surrender extended?"),
    "substitute_service": N_("Was it substitute service?"),
    "surrender_extended": N_("Was the time for surrender extended?"),
    "kept_after_15_days": N_("Was the person kept after the 15 days?"),
    "lives_where": N_("Where does the claimant live?"),
    "book_ix_case": N_("Is it a case on leaving France (OQTF) or another of CESEDA book IX?"),
    "consents_to_extradition": N_("Does the person consent to extradition?"),
    "applied_within_48h": N_(
        "Was release applied for within 48 hours of the committal to custody?"
    ),
    "mass_arrivals": N_("Are the longer periods for mass arrivals in use?"),
    "transfer_obstacle": N_("Is the person imprisoned, or has the person absconded?"),
    "detained": N_("Is the person detained?"),
    "accelerated_procedure": N_("Is it the accelerated procedure?"),
    "asylum_applicant": N_("Is the person held as an asylum applicant?"),
    "challenged": N_("What is challenged?"),
    "lodged": N_("When was the asylum application lodged?"),
    "decided": N_("When was the decision taken?"),
}
ANSWERS = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "correct": N_("Correct"),
    "missing": N_("Missing"),
    "wrong": N_("Wrong"),
    "act": N_("A written act"),
    "action": N_("An action"),
    "inaction": N_("A failure to act"),
    "included": N_("It counts"),
    "excluded": N_("It does not count"),
    "none": N_("None"),
    "ten_days": N_("Ten days"),
    "five_days": N_("Five days"),
    "mainland": N_("In mainland France"),
    "overseas": N_("In an overseas territory"),
    "abroad": N_("Abroad"),
    "neither": N_("Neither"),
    "imprisoned": N_("Imprisoned"),
    "absconded": N_("Absconded, or resists the transfer"),
}


def proceeding_kind(kind: ProceedingKind, t: Catalogue) -> str:
    """Return the word for a kind of proceeding."""
    return t(PROCEEDING_KINDS[kind])


def date_kind(kind: DateKind, t: Catalogue) -> str:
    """Return the words for what a date says."""
    return t(DATE_KINDS[kind])


def manner(code: Manner, t: Catalogue) -> str:
    """Return the words for a manner of service."""
    return t(MANNERS[code])


def trust(grade: Trust, t: Catalogue) -> str:
    """Return the words for a grade of trust."""
    return t(TRUST[grade])


def suspensive(effect: Suspensive, t: Catalogue) -> str:
    """Return the words for a suspensive effect."""
    return t(SUSPENSIVE[effect])


def deadline_state(state: DeadlineState, t: Catalogue) -> str:
    """Return the words for the state of a deadline."""
    return t(STATES[state])


def role(code: Role, t: Catalogue) -> str:
    """Return the word for a role."""
    return t(ROLES[code])


def act(code: str, t: Catalogue) -> str:
    """Return the words for an act; an unknown code stands as it is."""
    return t(ACTS[code]) if code in ACTS else code


def question(key: str, t: Catalogue) -> str:
    """Return the words of a question; the key of a date asks for that date."""
    if key in QUESTIONS:
        return t(QUESTIONS[key])
    if key in set(DateKind):
        return t("Which day: {kind}?", kind=date_kind(DateKind(key), t))
    return key


def answer(code: str, t: Catalogue) -> str:
    """Return the words of an answer."""
    return t(ANSWERS[code]) if code in ANSWERS else code
