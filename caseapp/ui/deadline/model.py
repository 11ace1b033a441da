"""Which answers a deadline admits, what each asks for, and what it is called."""

from collections.abc import Iterator
from enum import StrEnum

from caseapp.domain.statuses import Step
from caseapp.domain.views.deadlines import DeadlineView
from caseapp.domain.vocabulary import Closing, DeadlineState
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
    CHECK = "check"
    LAPSE = "lapse"
    ASK_EXTENSION = "ask_extension"
    EXTEND = "extend"
    WAIVE = "waive"
    SUPERSEDE = "supersede"
    DELETE = "delete"
    CLOSE = "close"
    KEEP = "keep"


WORDS = {
    Answer.ACCEPT: N_("Accept the date as counted"),
    Answer.CHANGE: N_("Change the date, with a reason"),
    Answer.DECLINE: N_("Decline: no such deadline here, with a reason"),
    Answer.DETERMINE: N_("Enter the last day, with its source"),
    Answer.NO_REMEDY: N_("There is no remedy, with the source"),
    Answer.FILED: N_("It was filed: enter how, where and when"),
    Answer.CONFIRM: N_("Confirm the filing: look at the proof"),
    Answer.CHECK: N_("Check the date against its source"),
    Answer.LAPSE: N_("Record what was done about the lapse"),
    Answer.ASK_EXTENSION: N_("More time was asked for; it stays open"),
    Answer.EXTEND: N_("More time was granted: enter the new day with its source"),
    Answer.WAIVE: N_("Waive: the client gives the right up (first of two steps)"),
    Answer.SUPERSEDE: N_("Superseded by something else (first of two steps)"),
    Answer.DELETE: N_("Delete: it was entered by mistake (first of two steps)"),
    Answer.CLOSE: N_("Take the second step"),
    Answer.KEEP: N_("Keep the deadline: take the first step back"),
}
SUBMIT = {
    Answer.ACCEPT: N_("Accept"),
    Answer.CHANGE: N_("Change date"),
    Answer.DECLINE: N_("Decline"),
    Answer.DETERMINE: N_("Save last day"),
    Answer.NO_REMEDY: N_("Record no remedy"),
    Answer.FILED: N_("Record filing"),
    Answer.CONFIRM: N_("Look at the proof"),
    Answer.CHECK: N_("Look at the date"),
    Answer.LAPSE: N_("Record lapse"),
    Answer.ASK_EXTENSION: N_("Record request"),
    Answer.EXTEND: N_("Save new day"),
    Answer.WAIVE: N_("Take first step"),
    Answer.SUPERSEDE: N_("Take first step"),
    Answer.DELETE: N_("Take first step"),
    Answer.CLOSE: N_("Look at the second step"),
    Answer.KEEP: N_("Keep deadline"),
}
CLOSINGS = {
    Answer.WAIVE: Closing.WAIVE,
    Answer.SUPERSEDE: Closing.SUPERSEDE,
    Answer.DELETE: Closing.DELETE,
}
SECOND_LOOKS = frozenset({Answer.CONFIRM, Answer.CHECK, Answer.CLOSE})
"""Answers that are given in another dialog, beside what proves them."""
RARE = (
    Answer.ASK_EXTENSION,
    Answer.EXTEND,
    Answer.WAIVE,
    Answer.SUPERSEDE,
    Answer.DELETE,
)
"""Answers that stand apart from those of every day."""

FIELDS: dict[Answer, tuple[str, ...]] = {
    Answer.CHANGE: ("last_day", "at", "reason"),
    Answer.DECLINE: ("reason",),
    Answer.DETERMINE: ("last_day", "at", "source"),
    Answer.NO_REMEDY: ("source",),
    Answer.FILED: ("how", "where", "day", "filed_at", "reference", "scan"),
    Answer.LAPSE: ("lapse_note", "restoration", "obstacle_removed", "tell", "tell_client"),
    Answer.ASK_EXTENSION: ("asked_day", "asked_until", "asked_note"),
    Answer.EXTEND: ("last_day", "at", "source"),
    Answer.WAIVE: (
        "interpreter",
        "second_lawyer",
        "informed",
        "reflection",
        "revoke_until",
        "no_revocation",
        "instruction",
        "reason",
    ),
    Answer.SUPERSEDE: ("reason",),
    Answer.DELETE: ("reason",),
}
"""Fields of each answer, by their names."""
REQUIRED: dict[Answer, tuple[str, ...]] = {
    Answer.CHANGE: ("last_day", "reason"),
    Answer.DECLINE: ("reason",),
    Answer.DETERMINE: ("last_day", "source"),
    Answer.NO_REMEDY: ("source",),
    Answer.FILED: ("how", "where", "day"),
    Answer.LAPSE: ("lapse_note",),
    Answer.ASK_EXTENSION: ("asked_day", "asked_note"),
    Answer.EXTEND: ("last_day", "source"),
    Answer.WAIVE: (
        "interpreter",
        "informed",
        "reflection",
        "second_lawyer",
        "instruction",
        "reason",
    ),
    Answer.SUPERSEDE: ("reason",),
    Answer.DELETE: ("reason",),
}

_ANSWERS = {
    Step.ACCEPT: Answer.ACCEPT,
    Step.CHANGE: Answer.CHANGE,
    Step.DECLINE: Answer.DECLINE,
    Step.DETERMINE: Answer.DETERMINE,
    Step.NO_REMEDY: Answer.NO_REMEDY,
    Step.FILE: Answer.FILED,
    Step.CONFIRM: Answer.CONFIRM,
    Step.CHECK: Answer.CHECK,
    Step.LAPSE: Answer.LAPSE,
    Step.ASK_EXTENSION: Answer.ASK_EXTENSION,
    Step.EXTEND: Answer.EXTEND,
}
_FIRST = (Answer.CONFIRM, Answer.LAPSE, Answer.FILED, Answer.CHECK)
"""What is asked for first where it is possible: in this order, except of a proposal."""


def answers_for(view: DeadlineView) -> tuple[Answer, ...]:
    """Return the answers that this person may give now, the likeliest first."""
    found = list(_possible(view))
    closing = [answer for answer in (Answer.CLOSE, Answer.KEEP) if answer in found]
    if view.row.state is DeadlineState.PROPOSED:
        return tuple(dict.fromkeys((*closing, *found)))
    urgent = [answer for answer in _FIRST if answer in found]
    return tuple(dict.fromkeys((*closing, *urgent, *found)))


def _possible(view: DeadlineView) -> Iterator[Answer]:
    steps = {Step(code) for code in view.steps}
    for step, answer in _ANSWERS.items():
        if step in steps:
            yield answer
    if Step.CLOSE not in steps:
        return
    if view.row.closing is not None:
        yield Answer.CLOSE
        yield Answer.KEEP
    else:
        yield from CLOSINGS


def declines_in_two_steps(view: DeadlineView) -> bool:
    """Say whether declining is a first step: what cannot be extended does not go at once."""
    row = view.row
    return not (row.extendable or row.against_state or row.law_changed)


def proof_missing_first(view: DeadlineView) -> bool:
    """Say whether the filing has to be recorded anew before anybody can confirm it."""
    return view.row.state is DeadlineState.FILED and view.row.proof_missing
