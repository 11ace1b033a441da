"""What an event brings about under the law, and what is asked where the law is silent."""

from collections.abc import Iterable
from typing import Protocol

from sqlalchemy.orm import Session

from caseapp.domain.deadlines import NoDateReason, Outcome, Undetermined
from caseapp.domain.drafts import EventDateDraft, EventDraft
from caseapp.domain.vocabulary import DateKind
from caseapp.packs.law import LawPacks
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.law import law

TRIGGERS = frozenset(
    {
        DateKind.SERVED_ON_CLIENT,
        DateKind.SERVED_ON_COUNSEL,
        DateKind.DEEMED_SERVED,
        DateKind.LEARNT,
        DateKind.PRONOUNCED,
        DateKind.SEIZED,
        DateKind.SEIZED_RECORDED,
    }
)
"""Served, learnt or seized: silence about such an event loses cases."""
_OURS = frozenset({DateKind.HEARD, DateKind.FILED, DateKind.LODGED, DateKind.REGISTERED})
"""Dates of what we did, or of what happened in court without a decision."""

_NO_RULE = Outcome(None, Undetermined("", "", NoDateReason.NO_RULE))


def triggers(dates: Iterable[EventDateDraft]) -> bool:
    """Say whether something was served, learnt or seized."""
    return any(given.kind in TRIGGERS for given in dates)


class Placed(Protocol):
    """Where an event happened: a proceeding, or what the law has to know of one."""

    @property
    def host_state(self) -> str:
        """ISO code."""

    @property
    def requesting_state(self) -> str:
        """ISO code; empty where it is not known."""

    @property
    def place(self) -> str:
        """Subdivision of the court's seat, for the calendar."""


def outcomes_of(
    session: Session, desk: Desk, draft: EventDraft, proceeding: Placed
) -> tuple[Outcome, ...]:
    """Return what an event brings about under the law in force; see `outcomes_under`."""
    return outcomes_under(law(session, desk), draft, proceeding)


def outcomes_under(packs: LawPacks, draft: EventDraft, proceeding: Placed) -> tuple[Outcome, ...]:
    """Return what an event brings about: a date or a "to be determined" per rule.

    Where something was served, learnt or seized and no rule asks an act of *ours*, one outcome
    says that the last day has to be determined: dates against the State answer nothing.

    Raises:
        UnknownAnswerError, ImpossibleDateError: an answer to a rule's question is none.

    """
    found = packs.outcomes(
        proceeding.host_state,
        draft.act,
        draft.dates,
        place=proceeding.place,
        answers=draft.answers,
        requesting_state=proceeding.requesting_state,
    )
    known = tuple(outcome for outcome in found if outcome.rule is not None)
    if triggers(draft.dates):
        ours = any(outcome.rule and not outcome.rule.against_state for outcome in known)
        return known if ours else (_NO_RULE, *known)
    if known or all(given.kind in _OURS for given in draft.dates):
        return known
    return (_NO_RULE,)
