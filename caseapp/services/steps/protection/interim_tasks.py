"""A refusal without certain suspensive effect opens its interim-measures task the same day."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from caseapp.domain.deadlines import Computation, Outcome
from caseapp.domain.protection.removal import REFUSALS
from caseapp.domain.protection.words import TaskCode
from caseapp.domain.vocabulary import Suspensive
from caseapp.i18n import catalogue
from caseapp.models.base import live
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.models.task import Task
from caseapp.services.desk import Desk
from caseapp.services.steps.history import Recording
from caseapp.wording import interim as wording
from caseapp.wording import terms

_WORST_FIRST = (
    Suspensive.NO,
    Suspensive.UNVERIFIED,
    Suspensive.IF_GRANTED,
    Suspensive.PARTIAL,
)


def open_interim_task(
    session: Session,
    desk: Desk,
    recording: Recording,
    proceeding: Proceeding,
    act: str,
    outcomes: Iterable[Outcome],
) -> None:
    """Open the task unless every remedy of ours suspends; one open task per proceeding is enough.

    Where no rule is known nothing is known of its effect either, which is a gap like any other.
    """
    effect = gap_of(act, outcomes)
    if effect is None or _stands(session, proceeding):
        return
    t = catalogue(desk.language)
    recording.add(
        Task(
            matter_id=proceeding.matter_id,
            proceeding_id=proceeding.id,
            code=TaskCode.INTERIM.value,
            text=t(wording.TASK, act=terms.act(act, t), effect=wording.effect_text(effect, t)),
            due=desk.clock.today(),
            done=False,
        )
    )
    recording.touch(Matter.kind, session.get_one(Matter, proceeding.matter_id).uid)


def gap_of(act: str, outcomes: Iterable[Outcome]) -> Suspensive | None:
    """Return the weakest effect of our remedies against a refusal; None: nothing to open."""
    if act not in REFUSALS:
        return None
    effects = [_effect(one) for one in outcomes if not (one.rule and one.rule.against_state)]
    return next((effect for effect in _WORST_FIRST if effect in effects), None)


def _effect(outcome: Outcome) -> Suspensive:
    if isinstance(outcome.result, Computation):
        return outcome.result.suspensive
    return outcome.rule.suspensive if outcome.rule is not None else Suspensive.UNVERIFIED


def _stands(session: Session, proceeding: Proceeding) -> bool:
    query = live(Task, Task.id).where(
        Task.proceeding_id == proceeding.id,
        Task.code == TaskCode.INTERIM.value,
        Task.done.is_(False),
    )
    return session.scalars(query).first() is not None
