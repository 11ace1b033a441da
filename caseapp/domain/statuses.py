"""The life of a deadline: which step leads from which state to which, and who may take it.

The lawyer decides; the paralegal may accept a proposed deadline unchanged, record a filing and
that an extension was asked for, and may not decline, waive, confirm or delete one. A deadline to
be determined cannot be accepted, declined or given up: it closes with a typed last day and its
source, or a recorded "no remedy".
"""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from caseapp.domain.errors import NotAllowedError, UserError
from caseapp.domain.vocabulary import UNANSWERED, DeadlineState, Role

_S = DeadlineState
_END_OF_DAY = time(23, 59, 59)
"""The law's 24:00, as calculations write it."""
DATED = (_S.PROPOSED, _S.OPEN, _S.EXTENSION_ASKED, _S.EXTENDED)
"""Stored states in which a last day runs."""
RUNNING = (_S.OPEN, _S.EXTENSION_ASKED, _S.EXTENDED)
"""Of these, the ones that somebody answered."""


class Step(StrEnum):
    """What a person does with a deadline, in the order of the buttons."""

    ACCEPT = "accept"
    CHANGE = "change"
    DECLINE = "decline"
    DETERMINE = "determine"
    NO_REMEDY = "no_remedy"
    FILE = "file"
    CONFIRM = "confirm"
    CHECK = "check"
    ASK_EXTENSION = "ask_extension"
    EXTEND = "extend"
    LAPSE = "lapse"
    CLOSE = "close"
    """Waive, supersede or delete: the first step asks, the second carries out."""


class WrongStateError(UserError):
    """The deadline is not in a state that allows this step (values: step, state)."""


_LEADS_TO: dict[tuple[Step, DeadlineState], DeadlineState] = {
    (Step.ACCEPT, _S.PROPOSED): _S.OPEN,
    (Step.CHANGE, _S.PROPOSED): _S.OPEN,
    **{(Step.CHANGE, state): state for state in RUNNING},
    (Step.DECLINE, _S.PROPOSED): _S.DECLINED,
    (Step.DETERMINE, _S.TO_BE_DETERMINED): _S.OPEN,
    (Step.NO_REMEDY, _S.TO_BE_DETERMINED): _S.NO_REMEDY,
    **{(Step.FILE, state): _S.FILED for state in DATED},
    # A filing may be recorded anew while nobody has confirmed it: the receipt came later.
    (Step.FILE, _S.FILED): _S.FILED,
    # What was filed late was filed all the same.
    (Step.FILE, _S.LAPSED): _S.FILED,
    (Step.CONFIRM, _S.FILED): _S.CONFIRMED,
    **{(Step.CHECK, state): state for state in RUNNING},
    (Step.ASK_EXTENSION, _S.OPEN): _S.EXTENSION_ASKED,
    (Step.ASK_EXTENSION, _S.EXTENDED): _S.EXTENSION_ASKED,
    **{(Step.EXTEND, state): _S.EXTENDED for state in RUNNING},
    **{(Step.LAPSE, state): _S.LAPSED for state in DATED},
    **{(Step.CLOSE, state): state for state in (*DATED, _S.LAPSED)},
}

_LAWYER = frozenset({Role.LAWYER})
_OFFICE = frozenset({Role.LAWYER, Role.PARALEGAL})
_MAY: dict[Step, frozenset[Role]] = {
    **dict.fromkeys(Step, _LAWYER),
    Step.ACCEPT: _OFFICE,
    Step.FILE: _OFFICE,
    Step.ASK_EXTENSION: _OFFICE,
}


def after(step: Step, state: DeadlineState, role: Role) -> DeadlineState:
    """Return the state that a step leads to.

    `state` is the stored one: a deadline shown as *service disputed* or *lapsed* may be stored as
    proposed or open, so that the passing of time never loses whether somebody answered it.

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

    Where the earliest reading has passed and a later one is still open, the deadline is *service
    disputed: file now*; calling it missed would be false. It is *lapsed* only when every reading
    that was shown with it has passed.

    Args:
        state: as stored.
        safe_moment: last moment by the earliest reading.
        latest_moment: last moment by the latest reading, where there are several.
        now: the present moment.
        against_state: a limit of the State; nothing is served or filed there.

    """
    if against_state or state not in DATED or safe_moment is None or now <= safe_moment:
        return state
    latest = latest_moment if latest_moment is not None else safe_moment
    return _S.SERVICE_DISPUTED if now <= latest else _S.LAPSED


def has_to_be_met(state: DeadlineState, *, lapse_recorded: bool = False) -> bool:
    """Say whether a shown state still asks for something: a lapse does until it is recorded."""
    return state in UNANSWERED or (state is _S.LAPSED and not lapse_recorded)


def last_moment(day: date, at: time | None, zone: str) -> datetime:
    """Return the last moment of a typed last day in UTC: 23:59:59 of its place without an hour."""
    return datetime.combine(day, at or _END_OF_DAY, ZoneInfo(zone)).astimezone(UTC)
