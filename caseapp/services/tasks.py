"""Things to do in a matter."""

from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.drafts import TaskDraft
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import MatterUid, TaskUid
from caseapp.domain.views.tasks import TaskRow
from caseapp.models.base import alive, live
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.models.task import Task
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import require_matter, visible_matters
from caseapp.services.steps.history import Recording

LONGEST = 2000


@allows(*OFFICE)
def add_task(desk: Desk, draft: TaskDraft) -> Changes:
    """Note something to do.

    Raises:
        EmptyFieldError, TextTooLongError, ControlCharacterError: about the text.
        NotFoundError: the matter is not this person's.

    """
    text = fields.notes("text", draft.text, limit=LONGEST, required=True)
    with desk.vault.writing() as session:
        matter = require_matter(session, desk, draft.matter)
        recording = Recording(session, desk, "add_task")
        recording.add(Task(matter_id=matter.id, text=text, due=draft.due, done=False))
        recording.touch(Matter.kind, matter.uid)
    return recording.changes()


@allows(*OFFICE)
def finish_task(desk: Desk, uid: TaskUid, version: int | None = None) -> Changes:
    """Tick a task off.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        task = _require_task(session, desk, uid)
        recording = Recording(session, desk, "finish_task")
        with recording.change(task, version):
            task.done = True
    return recording.changes()


@allows(*OFFICE)
def delete_task(desk: Desk, uid: TaskUid, version: int | None = None) -> Changes:
    """Move a task to the bin.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        task = _require_task(session, desk, uid)
        recording = Recording(session, desk, "delete_task")
        recording.delete(task, version)
    return recording.changes()


@allows(*READERS)
def list_tasks(
    desk: Desk, *, matter: MatterUid | None = None, finished: bool = False
) -> list[TaskRow]:
    """Return tasks by day, those without a day last.

    Args:
        desk: who asks; other people's matters are not seen.
        matter: of this matter alone.
        finished: the ticked ones too.

    """
    query = _visible(desk).order_by(Task.due.is_(None), Task.due, Task.id)
    if matter is not None:
        query = query.where(Matter.uid == matter)
    if not finished:
        query = query.where(Task.done.is_(False))
    with desk.vault.reading() as session:
        return [TaskRow(*values) for values in session.execute(query)]


def _visible(desk: Desk) -> Select[Any]:
    columns = (
        Task.uid,
        Matter.uid,
        Matter.file_number,
        Task.text,
        Task.due,
        Task.done,
        Task.version,
        Task.code,
        Proceeding.uid,
    )
    return (
        live(Task, *columns)
        .join(Matter, Matter.id == Task.matter_id)
        .outerjoin(Proceeding, Proceeding.id == Task.proceeding_id)
        .where(alive(Matter), Task.matter_id.in_(visible_matters(desk)))
    )


def _require_task(session: Session, desk: Desk, uid: TaskUid) -> Task:
    query = live(Task).where(Task.uid == uid, Task.matter_id.in_(visible_matters(desk)))
    task: Task | None = session.scalars(query).one_or_none()
    if task is None:
        raise NotFoundError(kind=Task.kind)
    return task
