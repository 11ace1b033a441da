"""What a role may not do is not offered, and nothing in the window even asks for it."""

import pytest

from caseapp.app import arrival
from caseapp.app.processes import Opening
from caseapp.app.window import desk as desk_process
from caseapp.domain.changes import Changes
from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import HearingDraft
from caseapp.domain.vocabulary import Role
from caseapp.services import audit, hearings, matters
from caseapp.settings import Settings
from caseapp.ui.screen import Place
from caseapp.ui.widgets import Button
from tests import casefiles, factory
from tests.casefiles import TODAY
from tests.ui.surroundings import Link, stop_collecting

RECORD_SCREENS = ("client", "proceeding", "custody", "interim")


@pytest.fixture
def file(desk):
    """A matter with an event and a hearing: uids by the screen that shows them."""
    client = casefiles.client(desk, "Анна Петрова")
    matter = casefiles.matter(desk, client)
    proceeding = casefiles.proceeding(desk, matter)
    casefiles.event(desk, proceeding)
    hearings.add_hearing(desk, HearingDraft(proceeding, TODAY))
    return {"matter": matter, "client": client} | dict.fromkeys(RECORD_SCREENS[1:], proceeding)


@pytest.fixture
def sit(qtbot, desk, file, vault_path, tmp_path, monkeypatch):
    """Sit somebody of a role down at the vault, as a member of the matter."""
    # Both would keep every later event loop of this process from running.
    monkeypatch.setattr(desk_process.QApplication, "exit", lambda code: None)
    monkeypatch.setattr(desk_process.QApplication, "quit", lambda: None)
    monkeypatch.setattr(arrival, "prepare", lambda seat: Changes())
    made = []

    def start(role):
        person = casefiles.colleague(desk, role)
        matters.add_member(desk, file["matter"], person.person.uid)
        key = casefiles.key_for(desk, person)
        desk.vault.close()
        link, clock = Link(), FixedClock(factory.NOW, "Asia/Almaty")
        opening = Opening(str(vault_path[0]), key.pack(), language="en")
        session = desk_process.DeskSession(
            link, opening, Settings(), tmp_path / "settings.json", clock
        )
        made.append(session)
        session.start()
        qtbot.waitUntil(lambda: link.said == [("open", "")])
        qtbot.addWidget(session.shell, before_close_func=stop_collecting(session))
        idle(qtbot, session)
        return session

    yield start
    for session in made:
        session.runner.abandon(seconds=5)


def idle(qtbot, session):
    qtbot.waitUntil(lambda: not session.runner.is_busy, timeout=20_000)


def walk(qtbot, session, file):
    """Visit every screen that this window has; return them by their keys."""
    visited = {}
    for key in session.shell._specs:
        session.shell.go(Place(key, file.get(key, "")))
        idle(qtbot, session)
        visited[key] = session.shell.screen_shown
    return visited


def refusals(session, vault_path, key):
    session.runner.abandon(seconds=5)
    session._seat.desk().vault.close()
    desk = factory.sit_down(vault_path, key)
    found = [row for row in audit.list_history(desk, limit=1000) if row.kind == "refusal"]
    desk.vault.close()
    return [row.command for row in found]


@pytest.mark.parametrize("role", [Role.LAWYER, Role.PARALEGAL])
def test_no_screen_asks_for_what_its_person_may_not_have(qtbot, sit, file, vault_path, role):
    session = sit(role)
    assert walk(qtbot, session, file)
    assert refusals(session, vault_path[0], vault_path[1]) == []


def test_an_auditor_is_offered_the_law_and_the_vault_and_no_case(sit):
    session = sit(Role.AUDITOR)
    assert set(session.shell._specs) == {"dates", "settings", "rules", "countries", "audit"}
    assert session.shell.place.screen == "dates"


@pytest.mark.parametrize("role", [Role.GUEST, Role.AUDITOR])
def test_who_only_reads_is_offered_nothing_that_changes_or_prints_and_asks_for_nothing(
    qtbot, sit, file, vault_path, role
):
    session = sit(role)
    offered = {
        f"{key}: {button.accessibleName()}"
        for key, screen in walk(qtbot, session, file).items()
        for button in screen.findChildren(Button)
        if button.isVisibleTo(screen) and button.isEnabled()
    }
    forbidden = ("Add", "New", "Change", "Print", "Delete", "Accept", "Event", "Remove", "Let in")
    found = {one for one in offered if one.partition(": ")[2].startswith(forbidden)}
    assert found == set()
    assert refusals(session, vault_path[0], vault_path[1]) == []


@pytest.mark.parametrize("role", list(Role))
def test_the_window_says_who_sits_here_and_as_what(sit, role):
    shown = sit(role).shell.nav._person.text()
    assert shown.startswith(f"Somebody {role} · ")
    until = " until " if role is Role.GUEST else ""
    assert shown.casefold().partition(" · ")[2].startswith(f"{role.value}{until}")
