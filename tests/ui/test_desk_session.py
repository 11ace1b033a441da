"""The Desk process, in one process: opens a real vault, loses nothing when it locks."""

import pytest
from PySide6.QtWidgets import QApplication

from caseapp.app import arrival
from caseapp.app.processes import Opening
from caseapp.app.window import desk as desk_process
from caseapp.domain.changes import Changes
from caseapp.domain.clock import FixedClock
from caseapp.settings import Settings, load
from caseapp.storage.vault import Vault
from caseapp.system.instance import InstanceLock
from caseapp.ui.drafts import KeptForm
from caseapp.ui.screen import Place
from tests import factory


class Link:
    def __init__(self):
        self.said = []

    def answer(self, state, sentence=""):
        self.said.append((state, sentence))


@pytest.fixture
def sessions(qtbot, vault_path, tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(desk_process, "relaunch", lambda prepare: prepare())
    # Both would keep every later event loop of this process from running.
    monkeypatch.setattr(desk_process.QApplication, "exit", lambda code: None)
    monkeypatch.setattr(desk_process.QApplication, "quit", lambda: None)
    monkeypatch.setattr(arrival, "prepare", lambda seat: Changes())

    def start(path=vault_path[0], key=vault_path[1]):
        link = Link()
        session = desk_process.DeskSession(
            link,
            Opening(str(path), key.pack(), language="en"),
            Settings(),
            tmp_path / "settings.json",
            FixedClock(factory.NOW, "Asia/Almaty"),
        )
        made.append(session)
        session.start()
        qtbot.waitUntil(lambda: bool(link.said))
        if session.shell is not None:
            qtbot.addWidget(session.shell)
            qtbot.waitUntil(lambda: not session.runner.is_busy, timeout=20_000)
        return session, link

    yield start
    for session in made:
        session.runner.abandon(seconds=5)
        session.stop_collecting()


def test_the_answer_comes_when_the_window_is_painted(sessions):
    session, link = sessions()
    assert link.said == [("open", "")]
    assert session.shell.place == Place("today")


def test_the_vault_is_offered_first_next_time(sessions, vault_path, tmp_path):
    sessions()
    assert load(tmp_path / "settings.json").last_vault == str(vault_path[0])


def test_locking_keeps_forms_closes_the_vault_and_frees_it(sessions, vault_path, monkeypatch):
    session, _ = sessions()
    form = KeptForm("person", "", '{"name": "Timur", "role": "guest"}')
    monkeypatch.setattr(session.drafts, "dirty", lambda: [form])
    session.lock()
    InstanceLock(vault_path[0] / "LOCK").release()
    again, _ = sessions()
    assert again.shell.context.drafts.dirty() == [form]
    assert "open again" in again.shell.said.text.text()


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
