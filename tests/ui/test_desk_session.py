"""The Desk process, in one process: opens a real vault, loses nothing when it locks."""

import json
import threading
import time
from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from caseapp.app import arrival
from caseapp.app.processes import Opening
from caseapp.app.window import desk as desk_process
from caseapp.app.window import lock as lock_process
from caseapp.domain.changes import Changes
from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.integrity import Finding, Found, Verdict
from caseapp.domain.keys import Passphrase
from caseapp.domain.reminders import pack_times, unpack_times
from caseapp.models.draft import Draft
from caseapp.services import deadlines, reencrypt
from caseapp.services.unlock import renewal, unlock_vault, unlock_with_code
from caseapp.settings import Settings, load
from caseapp.storage.vault import Vault
from caseapp.system import outside
from caseapp.system import session as session_names
from caseapp.system.children import CHILDREN
from caseapp.system.instance import InstanceLock
from caseapp.ui.drafts import KeptForm
from caseapp.ui.keys.card import KeysCard
from caseapp.ui.keys.reencrypt_form import ReencryptForm
from caseapp.ui.screen import Place
from tests import casefiles, factory
from tests.markers import sweep
from tests.ui.desktops import LOCKED_WITHIN, private_desktop, with_bus
from tests.ui.surroundings import Link, stop_collecting

MARKER = "Marker-черновик-7731-Q"


@pytest.fixture
def handed():
    """What the sessions of a test handed to the locked program."""
    return []


@pytest.fixture
def sessions(qtbot, vault_path, tmp_path, monkeypatch, handed):
    made = []

    def relaunched(prepare, *, handed=b""):
        given.append(handed)
        prepare()

    given = handed
    monkeypatch.setattr(desk_process, "relaunch", relaunched)
    # Both would keep every later event loop of this process from running.
    monkeypatch.setattr(desk_process.QApplication, "exit", lambda code: None)
    monkeypatch.setattr(desk_process.QApplication, "quit", lambda: None)
    monkeypatch.setattr(arrival, "prepare", lambda seat: Changes())

    def start(path=vault_path[0], key=vault_path[1], renewal=""):
        link = Link()
        session = desk_process.DeskSession(
            link,
            Opening(str(path), key.pack(), language="en", renewal=renewal),
            Settings(),
            tmp_path / "settings.json",
            FixedClock(factory.NOW, "Asia/Almaty"),
        )
        made.append(session)
        session.start()
        qtbot.waitUntil(lambda: bool(link.said))
        if session.shell is not None:
            qtbot.addWidget(session.shell, before_close_func=stop_collecting(session))
            qtbot.waitUntil(lambda: not session.runner.is_busy, timeout=20_000)
        return session, link

    yield start
    for session in made:
        session.runner.abandon(seconds=5)
        session.stop_collecting()
        # Two guards that both believe the clipboard theirs would mark it for ever.
        QGuiApplication.clipboard().dataChanged.disconnect(session._clipboard._on_changed)


def test_the_answer_comes_when_the_window_is_painted(sessions):
    session, link = sessions()
    assert link.said == [("open", "")]
    assert session.shell.place == Place("today")


def test_the_vault_is_offered_first_next_time(sessions, vault_path, tmp_path):
    sessions()
    assert load(tmp_path / "settings.json").last_vault == str(vault_path[0])


def test_locking_keeps_forms_closes_the_vault_and_frees_it(sessions, vault_path, monkeypatch):
    session, _ = sessions()
    form = KeptForm("person", "", '{"typed": {"name": "Timur", "role": "guest"}}')
    monkeypatch.setattr(session.drafts, "dirty", lambda: [form])
    session.lock()
    InstanceLock(vault_path[0] / "LOCK").release()
    again, _ = sessions()
    (back,) = again.shell.context.drafts.dirty()
    assert (back.form, json.loads(back.payload)["typed"]["name"]) == ("person", "Timur")
    assert "open again" in again.shell.said.text.text()


def test_after_re_encrypting_there_is_only_the_lock_and_the_vault_opens_again(
    qtbot, sessions, vault_path, monkeypatch
):
    session, _ = sessions()
    monkeypatch.setattr(reencrypt, "reencrypt", partial(reencrypt.reencrypt, policy=factory.CHEAP))
    session.shell.go(Place("settings"))
    session.shell.findChild(KeysCard).reencrypt()
    form = session.shell.findChild(ReencryptForm)
    form.present.line.setText(factory.PASSPHRASE)
    form.submit_button.click()
    qtbot.waitUntil(form.codes.isVisible, timeout=20_000)
    with qtbot.waitSignal(session.shell.lock_requested):
        form.submit_button.click()
    key = unlock_vault(vault_path[0], factory.PASSPHRASE, factory.CHEAP)
    assert key.raw() != vault_path[1].raw()
    _, link = sessions(key=key)
    assert link.said == [("open", "")]


def test_a_code_from_paper_opens_the_window_only_with_a_new_passphrase(sessions, vault_path):
    path, _, code = vault_path
    key = unlock_with_code(path, code)
    _, link = sessions(key=key)
    assert link.said[0][0] == "refused"
    made = renewal(path, key, Passphrase("remembered"), factory.CHEAP)
    _, link = sessions(key=key, renewal=made)
    assert link.said == [("open", "")]
    assert unlock_vault(path, "remembered", factory.CHEAP)


def test_a_saved_form_does_not_come_back(sessions, monkeypatch):
    session, _ = sessions()
    monkeypatch.setattr(session.drafts, "dirty", list)
    session.lock()
    again, _ = sessions()
    assert again.shell.context.drafts.dirty() == []


def test_a_vault_in_use_is_refused_in_a_sentence(sessions, vault_path):
    other = Vault.open(vault_path[0], vault_path[1])
    try:
        session, link = sessions()
    finally:
        other.close()
    assert session.shell is None
    [(state, sentence)] = link.said
    assert state == "refused"
    assert len(sentence) > 20


def test_every_registered_screen_opens_on_a_real_vault(qtbot, sessions):
    session, _ = sessions()
    for key in ("clients", "authorities", "settings", "today"):
        session.shell.go(Place(key))
        qtbot.waitUntil(lambda: not session.runner.is_busy, timeout=20_000)
    assert QApplication.activeModalWidget() is None


def test_closing_the_window_finishes_and_closes_the_vault(sessions, vault_path):
    session, _ = sessions()
    session.shell.close()
    assert session.runner.last_error is None
    InstanceLock(vault_path[0] / "LOCK").release()


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    with private_desktop(tmp_path) as made:
        monkeypatch.setattr(session_names, "SYSTEM_BUS", made.address)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        monkeypatch.setenv("XDG_SESSION_ID", "7")
        monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _board: True)
        yield made


@with_bus
@pytest.mark.parametrize("word", ["sleep", "lock", "saver", "gnome", "switch"])
def test_leaving_locks_with_drafts_kept_and_nothing_on_the_clipboard(
    sessions, desktop, vault_path, qtbot, monkeypatch, word
):
    session, _ = sessions()
    form = KeptForm("person", "", f'{{"name": "{MARKER}", "role": "guest"}}')
    monkeypatch.setattr(session.drafts, "dirty", lambda: [form])
    qtbot.waitUntil(lambda: session.hears, timeout=20_000)
    QGuiApplication.clipboard().setText(MARKER)
    begun = time.perf_counter()
    desktop.say(word)
    qtbot.waitUntil(lambda: not session.shell.isVisible(), timeout=9000)
    InstanceLock(vault_path[0] / "LOCK").release()
    assert time.perf_counter() - begun <= LOCKED_WITHIN
    assert not QGuiApplication.clipboard().text()
    assert CHILDREN.count() == 0
    vault = Vault.open(*vault_path[:2])
    with vault.reading() as reading:
        assert MARKER in reading.scalars(select(Draft.payload)).one()
    vault.close()
    assert sweep(vault_path[0], (MARKER,)) == []


def test_putting_the_window_away_locks_where_it_was_chosen(sessions, vault_path, qtbot):
    session, _ = sessions()
    session.shell.showMinimized()
    qtbot.wait(10)
    assert not session._locking, "control: it is not chosen"
    session.shell.showNormal()
    qtbot.wait(10)
    session.shell.lock_on_minimise = True
    session.shell.showMinimized()
    qtbot.waitUntil(lambda: session._locking)
    InstanceLock(vault_path[0] / "LOCK").release()


def test_the_locked_program_is_given_times_and_nothing_else(sessions, vault_path, handed, qtbot):
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    client = casefiles.client(desk, "Тимур Секретный")
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk, client), "KZ")
    due = date(2026, 3, 20)
    deadlines.add_manual(desk, ManualDeadlineDraft(proceeding, "Cassation", due, "Order"))
    desk.vault.close()
    session, _ = sessions()
    qtbot.waitUntil(lambda: bool(session._times()), timeout=20_000)
    session.lock()
    [data] = handed
    times = unpack_times(data, "Asia/Almaty")
    assert pack_times(times) == data
    assert {one.due for one in times} == {datetime(2026, 3, 20, 19, tzinfo=UTC)}
    assert all(factory.NOW < one.at < one.due for one in times)


def test_a_vault_without_dates_hands_nothing_over(sessions, handed):
    session, _ = sessions()
    session.lock()
    assert handed == [b""]


def break_step(session, monkeypatch, step):
    """Have one step of locking raise."""

    def fail(*_given, **_named):
        raise RuntimeError(MARKER)

    owner, name = {
        "clipboard": (session._clipboard, "clear"),
        "sweep": (outside, "sweep"),
        "drafts": (session.drafts, "dirty"),
        "window": (session.shell, "leave"),
        "times": (session, "_times"),
    }[step]
    monkeypatch.setattr(owner, name, fail)


STEPS = ("clipboard", "sweep", "drafts", "window", "times")


@pytest.mark.parametrize("step", STEPS)
def test_no_step_that_fails_keeps_the_vault_open(
    sessions, vault_path, handed, monkeypatch, capsys, step
):
    session, _ = sessions()
    break_step(session, monkeypatch, step)
    session.lock()
    InstanceLock(vault_path[0] / "LOCK").release()
    assert len(handed) == 1, "it became another program"
    log = capsys.readouterr().err
    assert "RuntimeError" in log
    assert MARKER not in log


@pytest.mark.parametrize("step", STEPS)
def test_control_without_the_guard_each_step_keeps_the_vault_open(
    sessions, vault_path, handed, monkeypatch, step
):
    session, _ = sessions()
    break_step(session, monkeypatch, step)
    monkeypatch.setattr(desk_process, "attempt", lambda work: work())
    with pytest.raises(RuntimeError):
        session.lock()
    with pytest.raises(BlockingIOError):
        InstanceLock(vault_path[0] / "LOCK")
    assert handed == []


@pytest.mark.parametrize("step", ["clipboard", "sweep", "drafts"])
def test_no_step_that_fails_keeps_the_vault_open_when_quitting(
    sessions, vault_path, monkeypatch, step
):
    session, _ = sessions()
    break_step(session, monkeypatch, step)
    session.shell.close()
    InstanceLock(vault_path[0] / "LOCK").release()


@pytest.mark.parametrize("fails", [True, False])
def test_forms_that_cannot_be_read_leave_those_kept_before(
    sessions, vault_path, monkeypatch, fails
):
    session, _ = sessions()
    form = KeptForm("person", "", '{"typed": {"name": "Timur", "role": "guest"}}')
    monkeypatch.setattr(session.drafts, "dirty", lambda: [form])
    session.lock()
    session, _ = sessions()
    monkeypatch.setattr(session.drafts, "dirty", list)
    if fails:
        break_step(session, monkeypatch, "drafts")
    session.lock()
    vault = Vault.open(*vault_path[:2])
    with vault.reading() as reading:
        kept = reading.scalars(select(Draft.payload)).all()
    vault.close()
    assert len(kept) == fails, "control: forms without anything typed take it away"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A runtime folder of the session's own."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def test_a_folder_with_an_impossible_number_stops_neither_opening_nor_locking(
    sessions, vault_path, handed, qtbot, run
):
    for digits in (10, 20):
        (run / f"caseapp-{'9' * digits}-0123456789abcdef").mkdir()
    session, _ = sessions()
    qtbot.waitUntil(lambda: session._reminders is not None, timeout=20_000)
    qtbot.waitUntil(lambda: session.hears is not None, timeout=20_000)
    session.lock()
    InstanceLock(vault_path[0] / "LOCK").release()
    assert len(handed) == 1


def open_late(session, monkeypatch):
    """Have a task write a copy for other programs only when the lock has swept once."""
    began, swept = threading.Event(), threading.Event()
    sweeps = []

    def work():
        began.set()
        swept.wait(10)
        path = outside.new_path(".pdf")
        outside.write(path, MARKER.encode())

    def sweep_outside(*, own, sweep=outside.sweep):
        sweeps.append(sweep(own=own))
        swept.set()
        return sweeps[-1]

    monkeypatch.setattr(outside, "sweep", sweep_outside)
    session.runner.submit(session, work)
    assert began.wait(10)
    return sweeps


def copies(run):
    return list(run.rglob("*.pdf"))


@pytest.mark.parametrize("leave", ["lock", "quit"])
def test_a_copy_written_while_leaving_does_not_outlive_it(
    sessions, qtbot, monkeypatch, run, leave
):
    session, _ = sessions()
    qtbot.waitUntil(lambda: session.hears is not None, timeout=20_000)
    sweeps = open_late(session, monkeypatch)
    if leave == "lock":
        session.lock()
    else:
        session.shell.close()
    assert sweeps == [0, 1], "control: the first sweep came too early"
    assert copies(run) == []


@pytest.mark.parametrize("painted", [True, False])
def test_the_locked_program_sweeps_what_its_own_number_left(
    qtbot, tmp_path, run, monkeypatch, painted
):
    outside.write(outside.new_path(".pdf"), MARKER.encode())
    outside.sweep(own=False)
    assert copies(run), "control: it counts as of a living process"
    monkeypatch.setattr(lock_process, "SWEEP_MS", 10**6 if painted else 10)
    session = lock_process.LockSession(Settings(language="en"), tmp_path / "settings.json")
    monkeypatch.setattr(session, "_start_desk", lambda: None)
    qtbot.addWidget(session.window)
    if not painted:  # as with a screen that is off
        session.window.painted.disconnect()
    session.start()
    qtbot.waitUntil(lambda: not copies(run), timeout=20_000)
    session.end()
    session._collector.stop()


def test_a_vault_under_doubt_sweeps_what_the_dead_left(sessions, qtbot, run, monkeypatch):
    dead = run / f"caseapp-{2**22 + 7}-{'0' * 16}"
    dead.mkdir()
    doubt = Verdict((Found(Finding.CHAIN_BROKEN),))
    opened = desk_process.DeskSession._on_open

    def open_under_doubt(session, seat):
        session._verdict = doubt
        opened(session, seat)

    monkeypatch.setattr(desk_process.DeskSession, "_on_open", open_under_doubt)
    session, _ = sessions()
    qtbot.waitUntil(lambda: session.hears is not None, timeout=20_000)
    assert session._verdict.read_only
    assert session._reminders is None, "control: it came to the end for a vault under doubt"
    assert not dead.exists()
