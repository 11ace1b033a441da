"""What the rules of the Union and of its states are for, and before which court or body.

Germany stands in `rules`, with the states that came first.
"""

from caseapp.i18n import N_

_COUNTING = N_("Counting rule")
_DEEMED = N_("Deemed service")
_LEAVE = N_("Departure period ends")
_WHICH_LAW = N_("Which version of the asylum law applies")
_ASYLUM_ACTION = N_("Action against the asylum decision")
_ASYLUM_APPEAL = N_("Appeal against the asylum decision")
_ASYLUM_DECISION = N_("Decision on asylum is due")
_TRANSFER_ACTION = N_("Action against the transfer decision")
_RETURN_APPEAL = N_("Appeal against the decision on return")
_ENTRY_APPEAL = N_("Appeal against the entry refusal")
_NO_NOTICE = N_("Remedy where the remedy notice is missing or wrong")
_COURT_ACTION = N_("Action before the administrative court")
_DETENTION_ACTION = N_("Action against the detention")
_RESTORATION = N_("Application for restoration, with the missed act")
_BEFORE_REQUEST = N_("Limit of custody before the extradition request arrives")
_CUSTODY_LIMIT = N_("Limit of custody")
_EXTRADITION_APPEAL = N_("Appeal against the ruling on extradition")
_HANDED_OVER = N_("Hand-over to the court or release is due")
_SURRENDER = N_("Surrender, or release, is due")
_REGISTER = N_("Registration of the asylum claim is due")
_LODGE = N_("Lodge the asylum application")

ACTIONS = {
    "EU-1182-COUNT": _COUNTING,
    "EU-APR-COUNT": _COUNTING,
    "EU-APR-TRANSITION": _WHICH_LAW,
    "EU-APR-REGISTER-5D": _REGISTER,
    "EU-APR-LODGE-21D": _LODGE,
    "EU-APR-LODGE-TRANSFER-21D": N_("Lodge the asylum application after the transfer"),
    "EU-APR-AFTER-RETURN-7WD": N_("Ask for asylum after the decision on return"),
    "EU-APR-APPEAL-SHORT": N_("Appeal against the asylum decision, short period"),
    "EU-APR-APPEAL-STANDARD": _ASYLUM_APPEAL,
    "EU-APR-REMAIN-5D": N_("Request to be allowed to remain"),
    "EU-AMMR-APPEAL": N_("Appeal against the transfer decision"),
    "EU-AMMR-TRANSFER-6M": N_("Transfer is due, or responsibility shifts"),
    "EU-AMMR-DET-5W": N_("Transfer, or release from detention, is due"),
    "EU-RD-VOLDEP-7-30": _LEAVE,
    "EU-RD-REMEDY": _RETURN_APPEAL,
    "EU-SBC-ENTRY": _ENTRY_APPEAL,
    "EU-PPU": N_("Ask the court for an urgent reference to the Court of Justice"),
    "EU-PETRUHHIN": N_("State of nationality of a Union citizen is to be told"),
    "CZ-COUNT": _COUNTING,
    "CZ-ASYL-10D": _ASYLUM_ACTION,
    "CZ-ASYL-15D": _ASYLUM_ACTION,
    "CZ-ASYL-NOINSTR-1M": _NO_NOTICE,
    "CZ-ASYL-TRANS": _WHICH_LAW,
    "CZ-ASYL-OLD": _ASYLUM_ACTION,
    "CZ-EXPULSION-10D": N_("Action against the expulsion or the duty to leave"),
    "CZ-DETENTION-15D": _DETENTION_ACTION,
    "CZ-ADMIN-APPEAL-15D": N_("Administrative appeal"),
    "CZ-SRS-2M": _COURT_ACTION,
    "CZ-KASACE-2W": N_("Cassation complaint"),
    "CZ-SERVICE-10D": _DEEMED,
    "CZ-EXTR-48H": _HANDED_OVER,
    "CZ-EXTR-40D": _BEFORE_REQUEST,
    "CZ-EXTR-COMPLAINT": N_("Complaint against the ruling on extradition"),
    "CZ-EXTR-MINISTER-3M": N_("Minister's motion to the Supreme Court is due"),
    "CZ-EXTR-CUSTODY-3M": _SURRENDER,
    "CZ-DEPARTURE-7-30": _LEAVE,
    "FR-COUNT-CPC": _COUNTING,
    "FR-COUNT-FRANC": _COUNTING,
    "FR-COUNT-CPP": _COUNTING,
    "FR-OQTF-1M": N_("Action against the duty to leave (OQTF)"),
    "FR-OQTF-7D": N_("Action against the duty to leave (OQTF), house arrest or prison"),
    "FR-OQTF-48H": N_("Action against the duty to leave (OQTF), detention"),
    "FR-OQTF-SWITCH": N_("A later measure replaces the running period"),
    "FR-OFPRA-21D": N_("Send the complete asylum file"),
    "FR-OFPRA-DET-5D": N_("Hand in the complete asylum file in detention"),
    "FR-ASYL-RETENTION-5D": N_("Ask for asylum in detention"),
    "FR-CNDA-1M": N_("Appeal to the asylum court (CNDA)"),
    "FR-ASYL-BORDER-48H": N_("Action against the entry refusal at the border, asylum"),
    "FR-ENTRY-JOURFRANC": N_("Claim the one clear day before being sent back"),
    "FR-DUBLIN-7D": _TRANSFER_ACTION,
    "FR-RETENTION-4D": _DETENTION_ACTION,
    "FR-RETENTION-APPEAL-24H": N_("Appeal against the ruling on detention"),
    "FR-MAINTIEN-RET-48H": N_("Action against being kept in detention"),
    "FR-TA-2M": _COURT_ACTION,
    "FR-TA-DISTANCE": N_("Longer period for those who live far away"),
    "FR-CAA-2M": N_("Appeal to the administrative court of appeal"),
    "FR-EXTR-CHI": N_("Appearance before the investigating chamber is due"),
    "FR-EXTR-POURVOI-5D": N_("Cassation appeal against the opinion on extradition"),
    "FR-EXTR-DECRET-1M": N_("Action against the extradition decree"),
    "FR-ASYL-90D": N_("Ask for asylum in time for the normal procedure"),
    "FR-ASYL-REGISTER-3WD": _REGISTER,
    "FR-EXTR-48H": N_("Presentation to the prosecutor general is due"),
    "FR-EXTR-LIBERTE-20D": N_("Decision on the application for release is due"),
    "FR-EXTR-SURRENDER-1M": _SURRENDER,
    "FR-OQTF-MEMOIRE-15D": N_("File the brief that the application announced"),
    "FR-CAA-1M-OQTF": N_("Appeal to the administrative court of appeal, OQTF cases"),
    "FR-CAA-15D-FRONTIERE": N_("Appeal to the administrative court of appeal, border cases"),
    "FI-COUNT": _COUNTING,
    "FI-ADM-30D": N_("Appeal to the administrative court"),
    "FI-ASYL-30D": _ASYLUM_APPEAL,
    "FI-KHO-30D": N_("Application for leave to appeal, with the appeal"),
    "FI-SERVICE-7D": _DEEMED,
    "FI-RESTORE-30D": N_("Application to restore lost time"),
    "FI-EXTR": N_("State that there are no legal conditions for extradition"),
    "FI-EXTR-30D": _BEFORE_REQUEST,
    "FI-EXTR-SURRENDER-1-2M": _SURRENDER,
    "PL-COUNT": _COUNTING,
    "PL-ASYL-14D": _ASYLUM_APPEAL,
    "PL-ASYL-7D": N_("Appeal against the asylum decision, accelerated procedure"),
    "PL-WSA-30D": _COURT_ACTION,
    "PL-RESTORE-7D": _RESTORATION,
    "PL-RESIDENCE-14D": N_("Appeal against the residence refusal"),
    "PL-RETURN-7D": _RETURN_APPEAL,
    "PL-EXTR-7D": _EXTRADITION_APPEAL,
    "LT-ASYL-14D": _ASYLUM_APPEAL,
    "LT-ASYL-7D": N_("Appeal against the asylum decision, accelerated procedure"),
    "LT-ASYL-DECISION-6M": _ASYLUM_DECISION,
    "LT-EXTR-7D": _EXTRADITION_APPEAL,
    "LT-ENTRYBAN-14D": N_("Complaint against the entry ban"),
    "LV-ASYL-1M": _ASYLUM_ACTION,
    "LV-ASYL-15WD": _ASYLUM_ACTION,
    "LV-ASYL-DET-5WD": _ASYLUM_ACTION,
    "LV-STATUS-10WD": N_("Action against the refusal to extend the permit"),
    "LV-REMOVAL": N_("Contest the removal order or the entry ban"),
    "LV-EXTR-10D": _EXTRADITION_APPEAL,
    "EE-ASYL-10D": _ASYLUM_ACTION,
    "EE-DUBLIN-10D": _TRANSFER_ACTION,
    "EE-VOLDEP-7-30": _LEAVE,
    "EE-ASYL-DET-48H": N_("Court's leave to detain the asylum seeker is due"),
    "EE-COUNT-CRIM": _COUNTING,
    "EE-EXTR-COURT-10D": _EXTRADITION_APPEAL,
    "EE-EXTR-MINISTER-10D": N_("Action against the extradition decision"),
    "EE-EXTR-APPEAL-10D": N_("Appeal in the action against extradition"),
    "EE-EXTR-DET-10D": N_("Complaint against the extradition arrest"),
    "EE-EXTR-18-40D": _BEFORE_REQUEST,
    "EE-EXTR-SURRENDER-15-30D": _SURRENDER,
    "ES-ASYL-LODGE-1M": _LODGE,
    "ES-ASYL-FRONT-REEXAMEN-2D": N_("Ask for re-examination of the asylum refusal"),
    "ES-ASYL-RECURSO": _ASYLUM_ACTION,
    "ES-EXTR-24H": _HANDED_OVER,
    "ES-EXTR-40D": _BEFORE_REQUEST,
    "ES-EXTR-ALEG-3D": N_("Inspect the file before the hearing"),
    "ES-EXTR-SUPLICA": _EXTRADITION_APPEAL,
    "ES-EXTR-SURRENDER-15-30D": _SURRENDER,
    "BE-ASYL-30D": _ASYLUM_APPEAL,
    "BE-ASYL-10D": N_("Appeal against the asylum decision, accelerated procedure"),
    "BE-ASYL-URG-5-10D": N_("Appeal against the asylum decision, urgent procedure"),
}
"""What has to be done, or is due from the State, by the id of the rule."""

_REGIONAL = N_("Regional court")
_TRIBUNAL = N_("Court or tribunal")
_ADMINISTRATIVE = N_("Administrative court")
_CAA = N_("Administrative court of appeal")
_BODY = N_("Competent body")

BODIES = {
    "competent authority": _BODY,
    "competent authority of the Member State": N_("Competent body of the Member State"),
    "responsible Member State": N_("Responsible Member State"),
    "court or tribunal named in national law": _TRIBUNAL,
    "court or tribunal": _TRIBUNAL,
    "transferring State": N_("Transferring State"),
    "national authority or court": N_("National body or court"),
    "per national law": N_("Court or body named in national law"),
    "Court of Justice via national court": N_("Court of Justice, through the national court"),
    "requested Member State": N_("Requested Member State"),
    "tribunal administratif": _ADMINISTRATIVE,
    "OFPRA": N_("Asylum office (OFPRA)"),
    "authority holding the file for OFPRA": N_("Body that holds the file for OFPRA"),
    "administrative authority": N_("Administrative body"),
    "CNDA": N_("National Court of Asylum (CNDA)"),
    "border police": N_("Border police"),
    "judge of tribunal judiciaire": N_("Judge of the judicial court"),
    "first president, cour d'appel": N_("First president of the court of appeal"),
    "cour administrative d'appel": _CAA,
    "cour administrative d appel": _CAA,
    "president of the cour administrative d appel": N_(
        "President of the administrative court of appeal"
    ),
    "chambre de l'instruction": N_("Investigating chamber"),
    "Cour de cassation": N_("Court of Cassation"),
    "Conseil d'Etat": N_("Council of State"),
    "prefecture/OFPRA": N_("Prefecture, asylum office (OFPRA)"),
    "prefecture": N_("Prefecture"),
    "procureur general": N_("Prosecutor general"),
    "krajsky soud of registered residence": N_("Regional court of the registered residence"),
    "krajsky soud": _REGIONAL,
    "authority that decided": N_("Body that decided"),
    "Nejvyssi spravni soud (filing at lower court also saves it)": N_(
        "Supreme Administrative Court (filing at the lower court saves the period too)"
    ),
    "state prosecutor": N_("Public prosecutor"),
    "higher court": N_("Higher court"),
    "Minister of Justice": N_("Minister of Justice"),
    "hallinto-oikeus": _ADMINISTRATIVE,
    "korkein hallinto-oikeus": N_("Supreme Administrative Court"),
    "oikeusministerio / korkein oikeus": N_("Ministry of Justice, Supreme Court"),
    "oikeusministerio": N_("Ministry of Justice"),
    "Rada do Spraw Uchodzcow": N_("Refugee Board"),
    "Wojewodzki Sad Administracyjny": N_("Regional administrative court"),
    "authority": _BODY,
    "Szef UdSC via voivode": N_("Head of the Office for Foreigners, through the voivode"),
    "Komendant Glowny Strazy Granicznej (through the authority that decided)": N_(
        "Commander-in-Chief of the Border Guard, through the body that decided"
    ),
    "sad apelacyjny": N_("Court of appeal"),
    "administrative court": _ADMINISTRATIVE,
    "Migracijos departamentas": N_("Migration Department"),
    "Lietuvos apeliacinis teismas": N_("Court of Appeal of Lithuania"),
    "Regionu administracinis teismas": N_("Regional Administrative Court"),
    "Administrativa rajona tiesa": N_("District administrative court"),
    "Valsts robezsardze / PMLP head": N_("State Border Guard, head of the migration office"),
    "Augstaka tiesa": N_("Supreme Court"),
    "halduskohus": _ADMINISTRATIVE,
    "Tallinna Ringkonnakohus via Harju Maakohus": N_(
        "Tallinn Circuit Court, through Harju County Court"
    ),
    "Tallinna Ringkonnakohus / Riigikohus": N_("Tallinn Circuit Court, then the Supreme Court"),
    "ringkonnakohus via maakohus": N_("Circuit court, through the county court"),
    "court / prosecutor": N_("Court or prosecutor"),
    "police / OAR": N_("Police, asylum office (OAR)"),
    "Ministerio del Interior": N_("Ministry of the Interior"),
    "Audiencia Nacional": N_("National Court"),
    "Juzgado Central de Instruccion": N_("Central investigating court"),
    "Audiencia Nacional, Sala de lo Penal": N_("National Court, criminal chamber"),
    "Pleno, Sala de lo Penal, Audiencia Nacional": N_(
        "National Court, criminal chamber in full session"
    ),
    "Raad voor Vreemdelingenbetwistingen / CCE": N_("Council for Alien Law Litigation"),
}
"""Courts and bodies, by the text that the row of law has."""
