"""Which dates a form for an event asks for first, by what happened."""

from caseapp.domain.vocabulary import DateKind

ARRESTS = frozenset({"arrest", "seizure", "detention"})
"""Acts that are a seizure of the person: the hour counts, the actual one and the recorded one."""

_AFTER_A_DECISION = (DateKind.DECIDED, DateKind.SERVED_ON_CLIENT, DateKind.SERVED_ON_COUNSEL)
_AFTER_AN_ARREST = (DateKind.SEIZED, DateKind.SEIZED_RECORDED)
_BY_WORD = (
    ("request", (DateKind.REQUEST_RECEIVED, DateKind.LEARNT)),
    ("surrender", (DateKind.FIXED, DateKind.LEARNT)),
    ("application", (DateKind.LODGED, DateKind.REGISTERED)),
)
_AFTER_A_RULING = (DateKind.PRONOUNCED, DateKind.SERVED_ON_CLIENT, DateKind.SERVED_ON_COUNSEL)
_BY_ACT: dict[str, tuple[DateKind, ...]] = {
    "arrival": (DateKind.ARRIVED, DateKind.LEARNT),
    "illegal_crossing": (DateKind.ARRIVED,),
    "transfer_arrival": (DateKind.REQUEST_RECEIVED,),
    "asylum_registration": (DateKind.REGISTERED,),
    "asylum_action_filed": (DateKind.FILED,),
    "appeal_reasons_end": (DateKind.EXPIRES,),
    "asylum_refusal_final": (DateKind.ENTERED_INTO_FORCE,),
    "departure_period_start": (DateKind.EXPIRES, DateKind.SERVED_ON_CLIENT),
    "extradition_ruling": _AFTER_A_RULING,
    "extradition_ruling_final": (DateKind.ENTERED_INTO_FORCE,),
    "extradition_judgment": _AFTER_A_RULING,
    "presentation_to_prosecutor": (DateKind.HEARD,),
    "custody_notice_sent": (DateKind.SENT,),
    "minister_file": (DateKind.FILED,),
    "more_data_asked": (DateKind.REQUEST_RECEIVED,),
    "requesting_state_notified": (DateKind.SENT,),
    "complaint_handed_in": (DateKind.FILED,),
    "complaint_notified": (DateKind.REQUEST_RECEIVED,),
    "complaint_registered": (DateKind.REGISTERED,),
    "complaint_transmitted": (DateKind.SENT,),
    "custody_term": (DateKind.EXPIRES,),
    "custody_change_ruling": _AFTER_A_RULING,
    "custody_extension": (DateKind.PRONOUNCED, DateKind.EXPIRES),
    "detention_ruling": _AFTER_A_RULING,
    "enforcement_petition": (DateKind.LODGED, DateKind.LEARNT),
    "file_completed": (DateKind.FILED,),
    "new_fact_found": (DateKind.LEARNT,),
    "ccf_request_filed": (DateKind.LODGED,),
    "obstacle_removed": (DateKind.OBSTACLE_REMOVED,),
    "removal_fixed": (DateKind.FIXED, DateKind.LEARNT),
    "residence_expiry": (DateKind.EXPIRES,),
    "unhcr_interview_missed": (DateKind.FIXED,),
}
"""Acts whose periods start from other dates than those of a decision."""
SERVICE = frozenset(
    {DateKind.SERVED_ON_CLIENT, DateKind.SERVED_ON_COUNSEL, DateKind.DEEMED_SERVED}
)
"""Kinds of service: where they differ, each is a reading of its own."""
WITH_MANNER = SERVICE | {DateKind.POSTED, DateKind.SENT}
"""Kinds that have a manner: of a letter, it says when it counts as served."""
MAY_LIE_AHEAD = frozenset(
    {
        DateKind.DEEMED_SERVED,
        DateKind.FIXED,
        DateKind.ENTERED_INTO_FORCE,
        DateKind.EXPIRES,
    }
)
"""Kinds that may lie in the future."""
BY_THE_CLOCK = frozenset(
    {
        DateKind.SEIZED,
        DateKind.SEIZED_RECORDED,
        DateKind.ARRIVED,
        DateKind.FIXED,
        DateKind.PRONOUNCED,
        DateKind.REGISTERED,
        DateKind.LEARNT,
        DateKind.LODGED,
        DateKind.FILED,
        DateKind.EXPIRES,
    }
)
"""Kinds of which the hour is asked at once."""


def first_dates(act: str) -> tuple[DateKind, ...]:
    """Return the dates that the form shows for an act; others can be added by hand."""
    if act in _BY_ACT:
        return _BY_ACT[act]
    if act in ARRESTS or "arrest" in act.split("_"):
        return _AFTER_AN_ARREST
    for word, kinds in _BY_WORD:
        if word in act.split("_") and "decision" not in act:
            return kinds
    return _AFTER_A_DECISION


def has_two_readings(days: list[tuple[DateKind, object]]) -> bool:
    """Say whether two dates of service differ, so that each is a reading of its own."""
    served = {day for kind, day in days if kind in SERVICE and day is not None}
    return len(served) > 1
