"""The life of a deadline: which step leads from which state to which, and who may take it.

The lawyer decides; the paralegal may accept a proposed deadline unchanged and record a filing,
and may not decline, waive, confirm or delete one. A deadline to be determined cannot be accepted
or declined: it closes with a typed last day and its source, or a recorded "no remedy".
"""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from caseapp.domain.errors import NotAllowedError, UserError
from caseapp.domain.vocabulary import DeadlineState, Role

_S = DeadlineState
_END_OF_DAY = time(23, 59, 59)
"""The law's 24:00, as calculations write it."""


class Step(StrEnum):
    """What a person does with a deadline."""

    ACCEPT = "accept"
    CHANGE = "change"
    DECLINE = "decline"
    DETERMINE = "determine"
    NO_REMEDY = "no_remedy"
    FILE = "file"
    CONFIRM = "confirm"


class WrongStateError(UserError):
    """The deadline is not in a state that allows this step (values: step, state)."""


_LEADS_TO: dict[tuple[Step, DeadlineState], DeadlineState] = {
    (Step.ACCEPT, _S.PROPOSED): _S.OPEN,
    (Step.CHANGE, _S.PROPOSED): _S.OPEN,
    (Step.CHANGE, _S.OPEN): _S.OPEN,
    (Step.DECLINE, _S.PROPOSED): _S.DECLINED,
    (Step.DETERMINE, _S.TO_BE_DETERMINED): _S.OPEN,
    (Step.NO_REMEDY, _S.TO_BE_DETERMINED): _S.NO_REMEDY,
    (Step.FILE, _S.PROPOSED): _S.FILED,
    (Step.FILE, _S.OPEN): _S.FILED,
    # A filing may be recorded anew while nobody has confirmed it: the receipt came later.
    (Step.FILE, _S.FILED): _S.FILED,
    # What was filed late was filed all the same.
    (Step.FILE, _S.LAPSED): _S.FILED,
    (Step.CONFIRM, _S.FILED): _S.CONFIRMED,
}

_MAY: dict[Step, frozenset[Role]] = {
    Step.ACCEPT: frozenset({Role.LAWYER, Role.PARALEGAL}),
    Step.FILE: frozenset({Role.LAWYER, Role.PARALEGAL}),
    Step.CHANGE: frozenset({Role.LAWYER}),
    Step.DECLINE: frozenset({Role.LAWYER}),
    Step.DETERMINE: frozenset({Role.LAWYER}),
    Step.NO_REMEDY: frozenset({Role.LAWYER}),
    Step.CONFIRM: frozenset({Role.LAWYER}),
}


def after(step: Step, state: DeadlineState, role: Role) -> DeadlineState:
    """Return the state that a step leads to.

    `state` is the stored one: a deadline shown as *service disputed* is stored as proposed or
    open, so that disputing the service never loses whether somebody answered the proposal.

    Raises:
        NotAllowedError: the role may not take this step.
        WrongStateError: the state does not allow it.

    """
    if role not in _MAY[step]:
        raise NotAllowedError(command=f"deadlines.{step}")
    try:
        return _LEADS_TO[step, state]
    except KeyError:
        raise WrongStateError(step=step, state=state) from None


def steps(state: DeadlineState, role: Role) -> tuple[Step, ...]:
    """Return the steps that a role may take from a stored state, in the order of the buttons."""
    return tuple(step for step in Step if (step, state) in _LEADS_TO and role in _MAY[step])


def shown(
    state: DeadlineState,
    safe_moment: datetime | None,
    latest_moment: datetime | None,
    now: datetime,
    *,
    against_state: bool = False,
) -> DeadlineState:
    """Return the state to show now.

    Where the earliest reading of the service has passed and a later one is still open, the
    deadline is *service disputed: file now*; calling it missed would be false.

    Args:
        state: as stored.
        safe_moment: last moment by the earliest reading.
        latest_moment: last moment by the latest reading, where there are several.
        now: the present moment.
        against_state: a limit of the State; nothing is served or filed there.

    """
    disputed = (
        not against_state
        and state in (_S.PROPOSED, _S.OPEN)
        and safe_moment is not None
        and latest_moment is not None
        and safe_moment < now <= latest_moment
    )
    return _S.SERVICE_DISPUTED if disputed else state


def last_moment(day: date, at: time | None, zone: str) -> datetime:
    """Return the last moment of a typed last day in UTC: 23:59:59 of its place without an hour."""
    return datetime.combine(day, at or _END_OF_DAY, ZoneInfo(zone)).astimezone(UTC)
