"""What a lapse opens: the application against custody, and the guard at the gate."""

from sqlalchemy.orm import Session

from caseapp.domain.protection.custody import LAPSES, LimitState
from caseapp.domain.protection.words import TaskCode
from caseapp.i18n import catalogue
from caseapp.models.client import Client
from caseapp.models.custody import Custody, CustodyLapse
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.models.task import Task
from caseapp.services.desk import Desk
from caseapp.services.steps.history import Recording
from caseapp.services.steps.protection.custody_limits import Limit
from caseapp.storage.snapshot import load_parts
from caseapp.wording.custody import task_text


def open_tasks(
    session: Session,
    desk: Desk,
    recording: Recording,
    custody: Custody,
    proceeding: Proceeding,
    limits: list[Limit],
) -> bool:
    """Open the two tasks of every title that lapsed and was not noted yet; say whether any was.

    A limit whose event came too late asks for the application alone: nobody goes to the gate.
    """
    load_parts(session, custody)
    noted = {lapse.limit_key for lapse in custody.lapses}
    fresh = [
        limit
        for limit in limits
        if limit.words.end.is_title and limit.state in LAPSES and limit.key not in noted
    ]
    if not fresh or custody.ended_day is not None:
        return False
    client = session.get_one(Client, custody.client_id).name
    matter = session.get_one(Matter, proceeding.matter_id)
    with recording.change(custody):
        for limit in fresh:
            custody.lapses.append(CustodyLapse(limit_key=limit.key, moment=min(limit.moments)))
    t = catalogue(desk.language)
    for limit in fresh:
        for code in _codes(limit):
            recording.add(
                Task(
                    matter_id=matter.id,
                    proceeding_id=proceeding.id,
                    code=code.value,
                    text=task_text(code, client, limit.label, min(limit.moments), t),
                    due=desk.clock.today(),
                    done=False,
                )
            )
    recording.touch(Matter.kind, matter.uid)
    return True


def _codes(limit: Limit) -> tuple[TaskCode, ...]:
    if limit.state is LimitState.ENDED_LATE:
        return (TaskCode.LAPSE_APPLICATION,)
    return (TaskCode.LAPSE_APPLICATION, TaskCode.LAPSE_GATE)
