"""What was decided or done: the codes of acts that events are about and that rules wait for."""

from caseapp.domain.vocabulary import ProceedingKind

_COURT = (
    "court_judgment",
    "summary_judgment",
    "interim_decision",
    "obstacle_removed",
    "final_domestic_decision",
)
"""Acts that any proceeding before courts can bring."""

ACTS: dict[ProceedingKind, tuple[str, ...]] = {
    ProceedingKind.EXTRADITION: (
        "arrest",
        "custody_order",
        "custody_extension",
        "custody_change_ruling",
        "custody_term",
        "extradition_request",
        "extradition_arrest",
        "more_data_asked",
        "evidence_notice",
        "extradition_ruling",
        "extradition_ruling_final",
        "extradition_decision",
        "complaint_handed_in",
        "complaint_notified",
        "complaint_registered",
        "requesting_state_notified",
        "surrender_fixed",
        "criminal_court_decision",
        "presentation_to_prosecutor",
        "custody_notice_sent",
        "file_opened",
        "release_application",
        "minister_file",
        "extradition_judgment",
        "handover_custody",
        "surrender_notified",
        *_COURT,
    ),
    ProceedingKind.EXPULSION: (
        "expulsion_decision",
        "expulsion_court_order",
        "expulsion_implementation",
        "return_decision",
        "return_decision_residence",
        "return_decision_detention",
        "removal_threat",
        "removal_order_danger",
        "removal_postponement",
        "compulsory_residence",
        "objection_decision",
        "detention_order",
        "detention_ruling",
        "summary_application_registered",
        "appeal_reasons_end",
        "removal_petition",
        "enforcement_petition",
        "removal_judgment",
        "file_completed",
        "removal_fixed",
        *_COURT,
    ),
    ProceedingKind.RESIDENCE_REFUSAL: (
        "residence_refusal",
        "residence_cancellation",
        "residence_expiry",
        "travel_document_refusal",
        "objection_decision",
        "appeal_reasons_end",
        "removal_threat",
        *_COURT,
    ),
    ProceedingKind.ENTRY_REFUSAL: (
        "entry_refusal",
        "entry_ban",
        "removal_fixed",
        "objection_decision",
        *_COURT,
    ),
    ProceedingKind.ASYLUM: (
        "arrival",
        "illegal_crossing",
        "asylum_rights_notified",
        "asylum_request",
        "asylum_registration",
        "asylum_referral",
        "asylum_application",
        "asylum_not_accepted",
        "asylum_eligible",
        "asylum_refusal",
        "asylum_refusal_accelerated",
        "asylum_refusal_border",
        "asylum_refusal_urgent",
        "asylum_inadmissible",
        "asylum_transfer",
        "asylum_decision",
        "asylum_second_instance",
        "asylum_refusal_final",
        "departure_period_start",
        "movement_restriction",
        "asylum_judgment",
        "asylum_summary_judgment",
        "asylum_interim_decision",
        "asylum_order_to_pursue",
        "asylum_action_filed",
        "unhcr_rejection",
        "unhcr_interview_missed",
        "asylum_detention_kept",
        "transfer_accepted",
        "transfer_arrival",
        "obstacle_removed",
        "final_domestic_decision",
    ),
    ProceedingKind.INTERIM_MEASURES: (
        "removal_fixed",
        "surrender_fixed",
        "interim_decision",
        "interim_measure_letter",
    ),
    ProceedingKind.CUSTODY: (
        "arrest",
        "custody_order",
        "custody_extension",
        "custody_change_ruling",
        "detention_order",
        "custody_term",
        "custody_review",
        "detention_ruling",
        "handover_custody",
        "release_application",
        "criminal_court_decision",
        *_COURT,
    ),
    ProceedingKind.INTERPOL: (
        "interpol_notice",
        "ccf_request_filed",
        "ccf_access_admissible",
        "ccf_deletion_admissible",
        "ccf_decision",
        "new_fact_found",
    ),
    ProceedingKind.INDIVIDUAL_COMPLAINT: (
        "final_domestic_decision",
        "act_without_remedy",
        "chamber_judgment",
        "international_procedure_ended",
        "complaint_transmitted",
        "interim_measure_letter",
    ),
    ProceedingKind.OTHER: (),
}
"""Acts that each kind of proceeding can bring, in the order in which forms list them."""

OTHER_ACT = "other_act"
"""An act that the list does not have: no rule can wait for it, so a date is always asked for."""


def acts_of(kind: ProceedingKind) -> tuple[str, ...]:
    """Return the acts of a kind of proceeding; the last one is always "another act"."""
    return (*ACTS[kind], OTHER_ACT)


def every_act() -> tuple[str, ...]:
    """Return each code once."""
    return tuple(dict.fromkeys([*(code for codes in ACTS.values() for code in codes), OTHER_ACT]))
