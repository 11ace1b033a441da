"""Which answers a deadline admits, by its state and by who answers."""

from enum import StrEnum

from caseapp.domain.vocabulary import DeadlineState, Role
from caseapp.i18n import N_


class Answer(StrEnum):
    """What a person can do with a deadline."""

    ACCEPT = "accept"
    CHANGE = "change"
    DECLINE = "decline"
    DETERMINE = "determine"
    NO_REMEDY = "no_remedy"
    FILED = "filed"
    CONFIRM = "confirm"


WORDS = {
    Answer.ACCEPT: N_("Accept the date as counted"),
    Answer.CHANGE: N_("Change the date, with a reason"),
    Answer.DECLINE: N_("Decline: no such deadline here, with a reason"),
    Answer.DETERMINE: N_("Enter the last day, with its source"),
    Answer.NO_REMEDY: N_("There is no remedy, with the source"),
    Answer.FILED: N_("It was filed: enter how, where and when"),
    Answer.CONFIRM: N_("Confirm the filing: the proof was seen"),
}
SUBMIT = {
    Answer.ACCEPT: N_("Accept"),
    Answer.CHANGE: N_("Change date"),
    Answer.DECLINE: N_("Decline"),
    Answer.DETERMINE: N_("Save last day"),
    Answer.NO_REMEDY: N_("Record no remedy"),
    Answer.FILED: N_("Record filing"),
    Answer.CONFIRM: N_("Confirm filing"),
}
_BY_STATE = {
    DeadlineState.PROPOSED: (Answer.ACCEPT, Answer.CHANGE, Answer.DECLINE, Answer.FILED),
    DeadlineState.TO_BE_DETERMINED: (Answer.DETERMINE, Answer.NO_REMEDY),
    DeadlineState.OPEN: (Answer.FILED, Answer.CHANGE, Answer.DECLINE),
    DeadlineState.SERVICE_DISPUTED: (Answer.FILED, Answer.CHANGE, Answer.DECLINE),
    DeadlineState.FILED: (Answer.CONFIRM,),
}
_PARALEGAL = frozenset({Answer.ACCEPT, Answer.FILED})
"""A paralegal logs filings and may accept a proposal unchanged, nothing else."""


def answers_for(state: DeadlineState, role: Role) -> tuple[Answer, ...]:
    """Return the answers this person may give to a deadline in this state."""
    possible = _BY_STATE.get(state, ())
    if role is Role.LAWYER:
        return possible
    if role is not Role.PARALEGAL:
        return ()
    if state is DeadlineState.PROPOSED:
        return (Answer.ACCEPT,)
    return tuple(answer for answer in possible if answer in _PARALEGAL)
