"""Recording, history and undo on a real vault."""

import pytest

from caseapp.domain.drafts import TaskDraft
from caseapp.domain.errors import ChangedMeanwhileError, NotFoundError
from caseapp.domain.vaults import CannotUndoError, HistoryDamagedError, NothingToUndoError
from caseapp.domain.vocabulary import Role
from caseapp.models.base import live
from caseapp.models.history import HistoryEntry
from caseapp.models.task import Task
from caseapp.services import audit, people, tasks
from caseapp.services.steps.history import Recording
from caseapp.storage.history import verify_chain
from tests import factory, office


@pytest.fixture
def matter(desk):
    return office.matter(desk)


def only_task(desk):
    [task] = tasks.list_tasks(desk, finished=True)
    return task


def test_a_command_says_what_it_made_and_touched(desk, matter):
    changes = tasks.add_task(desk, TaskDraft(matter, "call the court"))
    assert changes.created == only_task(desk).uid
    assert changes.concerns("task")
    assert changes.concerns("matter")


def test_a_stale_version_is_refused_and_nothing_changes(desk, matter):
    tasks.add_task(desk, TaskDraft(matter, "call"))
    task = only_task(desk)
    tasks.finish_task(desk, task.uid, task.version)
    with pytest.raises(ChangedMeanwhileError):
        tasks.delete_task(desk, task.uid, task.version)
    assert only_task(desk).version == 2


def test_a_change_that_changes_nothing_makes_no_version(desk, matter):
    tasks.add_task(desk, TaskDraft(matter, "call"))
    uid = only_task(desk).uid
    tasks.finish_task(desk, uid)
    assert not tasks.finish_task(desk, uid).concerns("task")
    assert only_task(desk).version == 2


def test_undo_takes_commands_back_one_by_one_and_across_restarts(vault_path):
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    tasks.add_task(desk, TaskDraft(office.matter(desk), "call"))
    tasks.finish_task(desk, only_task(desk).uid)
    desk.vault.close()

    desk = factory.sit_down(path, key)
    assert audit.get_undoable(desk) == "finish_task"
    audit.undo_last(desk)
    assert not only_task(desk).done
    assert only_task(desk).version == 3
    audit.undo_last(desk)
    assert tasks.list_tasks(desk, finished=True) == []
    desk.vault.close()


def test_undo_puts_the_parts_of_a_record_back(desk, matter):
    people.add_person(desk, "Paralegal", Role.PARALEGAL)
    office.change_members(desk, matter, with_members=("Paralegal", factory.LAWYER))
    office.change_members(desk, matter, with_members=("Paralegal",))
    audit.undo_last(desk)
    assert office.members(desk, matter) == [factory.LAWYER, "Paralegal"]
    audit.undo_last(desk)
    assert office.members(desk, matter) == [factory.LAWYER]


def test_nothing_of_others_is_undone(desk):
    with pytest.raises(NothingToUndoError):
        audit.undo_last(desk)


def test_a_later_change_by_somebody_else_stops_undo(desk, matter):
    tasks.add_task(desk, TaskDraft(matter, "call"))
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "elsewhere", undoable=False)
        task = session.scalars(live(Task)).one()
        with recording.change(task):
            task.text = "changed"
    with pytest.raises(CannotUndoError):
        audit.undo_last(desk)
    assert only_task(desk).text == "changed"


def test_the_history_of_a_record_tells_each_of_its_states(desk, matter):
    tasks.add_task(desk, TaskDraft(matter, "call"))
    uid = only_task(desk).uid
    tasks.finish_task(desk, uid)
    first, second = audit.list_record_history(desk, "task", uid)
    assert (first.before, first.command, second.command) == (None, "add_task", "finish_task")
    assert '"text":"call"' in (second.before or "")


def test_a_record_of_a_matter_of_others_has_no_history_for_me(desk, matter):
    tasks.add_task(desk, TaskDraft(matter, "call"))
    uid = only_task(desk).uid
    office.change_members(desk, matter, with_members=())
    with pytest.raises(NotFoundError):
        audit.list_record_history(desk, "task", uid)
    assert tasks.list_tasks(desk) == []


def test_the_page_of_the_history_says_nothing_of_what_records_say(desk, matter):
    tasks.add_task(desk, TaskDraft(matter, "call"))
    rows = audit.list_history(desk)
    assert rows[0].command == "add_task"
    assert all(row.before is None and row.after is None for row in rows)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE history SET command = 'x' WHERE seq = 2",
        "UPDATE history SET after = '{}' WHERE seq = 2",
        "DELETE FROM history WHERE seq = 2",
        "UPDATE history SET seq = -seq WHERE seq IN (2, 3)",
        "UPDATE history SET row_mac = zeroblob(32) WHERE seq = 2",
    ],
)
def test_an_edited_deleted_or_moved_entry_breaks_the_chain(desk, matter, damage):
    tasks.add_task(desk, TaskDraft(matter, "call"))
    tasks.finish_task(desk, only_task(desk).uid)
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql(damage)
    with desk.vault.reading() as session, pytest.raises(HistoryDamagedError):
        verify_chain(session, desk.vault.key)


def test_a_sound_chain_counts_its_entries(desk, matter):
    with desk.vault.reading() as session:
        entries = verify_chain(session, desk.vault.key)
        assert entries == session.query(HistoryEntry).count()
