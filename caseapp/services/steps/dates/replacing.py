"""A later measure and the period that runs: the new date waits to take the old one's place."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from caseapp.domain.deadlines import Computation, Outcome, replaced
from caseapp.domain.vocabulary import UNANSWERED
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.proceeding import Proceeding
from caseapp.services.steps.dates.deadline_views import read_result


def running_before(session: Session, proceeding: Proceeding, outcome: Outcome) -> Deadline | None:
    """Return the open deadline whose period the measure of this outcome interrupted, if any.

    The law says which rules replace which (France, CESEDA R921-1 and R921-2). A period that was
    over when the measure was notified is not revived: nothing is returned. Of several that ran,
    the one that ends last is returned.
    """
    if outcome.rule is None or outcome.computed is None or not outcome.rule.replaces:
        return None
    rows: Iterable[Deadline] = session.scalars(
        live(Deadline)
        .where(
            Deadline.proceeding_id == proceeding.id,
            Deadline.rule.in_(outcome.rule.replaces),
            Deadline.state.in_(UNANSWERED),
        )
        .order_by(Deadline.due_moment.desc(), Deadline.id)
    )
    for row in rows:
        if _is_interrupted(row, outcome.computed):
            return row
    return None


def _is_interrupted(row: Deadline, by: Computation) -> bool:
    running = read_result(row.computation)
    return isinstance(running, Computation) and replaced(running, by).ended is not None
