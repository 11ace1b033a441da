"""Initials in place of names, on every screen that a neighbour could read."""

import tempfile
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from caseapp.app.bindings.services import Services
from caseapp.app.bindings.shell import find
from caseapp.app.seat import Seat
from caseapp.domain.clock import FixedClock
from caseapp.domain.discreet import veiled
from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.i18n import catalogue
from caseapp.services import clients, deadlines, documents, matters
from caseapp.ui.unlocking import Unlocked
from tests import casefiles, factory
from tests.journeys.person import NOW, PersonAtWork

SURNAME, OTHER = "Жумабаев", "Zhumabaev"

pytestmark = [pytest.mark.gui, pytest.mark.timeout(180)]


@pytest.fixture
def person(qtbot, tmp_path, monkeypatch):
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    made = PersonAtWork(qtbot, tmp_path, monkeypatch)
    yield made
    made.leave()


@pytest.fixture
def places(tmp_path, person):
    """A vault with one client in everything, opened; the places where he is read of."""
    path, key, _ = factory.make_vault(tmp_path)
    desk = replace(factory.sit_down(path, key), clock=FixedClock(NOW, "Asia/Bishkek"))
    client = casefiles.client(desk, f"Ермек {SURNAME}", f"Yermek {OTHER}")
    matter = casefiles.matter(desk, client)
    proceeding = casefiles.proceeding(desk, matter)
    draft = ManualDeadlineDraft(proceeding, "Appeal", date(2026, 2, 5), "Order of the court")
    deadlines.add_manual(desk, draft)
    documents.add_document(
        desk, matter, client, title="Receipt", file_name="r.txt", media_type="", pieces=[b"x"]
    )
    desk.vault.close()
    person.sit_down(Unlocked(str(path), key))
    return (
        ("today", ""), ("clients", ""), ("client", client), ("proceeding", proceeding),
        ("custody", proceeding), ("interim", proceeding), ("documents", ""), ("filings", ""),
    )  # fmt: skip


def seen(shell):
    """Every word that the window shows or says: labels, rows, tooltips, titles, lists."""
    told = [shell.windowTitle()]
    for widget in shell.findChildren(QWidget):
        if widget.isVisible():
            told += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            if isinstance(widget, QLabel):
                told.append(widget.text())
            if isinstance(widget, QAbstractItemView) and widget.model() is not None:
                model = widget.model()
                told += [
                    str(model.index(row, column).data(role))
                    for row in range(min(model.rowCount(), 50))
                    for column in range(model.columnCount())
                    for role in (
                        Qt.ItemDataRole.DisplayRole,
                        Qt.ItemDataRole.ToolTipRole,
                        Qt.ItemDataRole.AccessibleTextRole,
                    )
                ]
    return "\n".join(told)


def walk(person, places):
    """The places where a part of the name can be read."""
    found = []
    for screen, uid in places:
        person.go(screen, uid)
        person.wait(lambda: bool(person.screen))
        person.rest()
        if any(name in seen(person.shell) for name in (SURNAME, OTHER)):
            found.append(screen)
    return found


def test_names_go_from_every_screen_and_come_back(person, places):
    before = walk(person, places)
    assert {"today", "clients", "client", "documents"} <= set(before), "control: they were there"
    person.shell.discreet_requested.emit()
    assert walk(person, places) == []
    person.shell.discreet_requested.emit()
    assert walk(person, places) == before


def test_the_palette_finds_by_the_name_and_shows_initials(desk):
    casefiles.client(desk, f"Ермек {SURNAME}")
    services, t = Services(Seat.of(desk)), catalogue("en")
    assert find(services, t, SURNAME)[0].title == f"Ермек {SURNAME}"
    services.discreet = True
    assert find(services, t, SURNAME)[0].title == "Е. Ж."


def test_what_is_stored_and_what_a_form_changes_stays_in_full(desk):
    uid = casefiles.client(desk, f"Ермек {SURNAME}")
    matter = casefiles.matter(desk, uid)
    [row] = veiled(clients.list_clients(desk))
    assert row.name == "Е. Ж."
    assert veiled(clients.get_client(desk, uid)).names[0].text == f"Ермек {SURNAME}"
    assert veiled(matters.get_matter(desk, matter)).clients[0][1] == "Е. Ж."
    assert veiled((1, "text", None, b"pdf")) == (1, "text", None, b"pdf")
