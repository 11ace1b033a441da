"""The first case of a new user, from an empty folder to a printed memo, with keys and mouse."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from caseapp.domain.vocabulary import DateKind
from caseapp.ui.authorities.dialog import ToMemoForm
from caseapp.ui.client_file.dialog import MatterForm, ProceedingForm
from caseapp.ui.clients.dialog import ClientForm
from caseapp.ui.deadline.dialog import DeadlineForm
from caseapp.ui.event.dialog import EventForm
from caseapp.ui.filing.dialog import MemoForm
from caseapp.ui.hearing.dialog import HearingForm
from tests.journeys.person import PersonAtWork
from tests.markers import sweep
from tests.ui.conftest import *  # noqa: F403 - dressed as the program is
from tests.ui.hands import type_text

PASSPHRASE = "пароль 'с кавычкой' \" и 🐎"
MARKERS = ("Жумабаев", "Zhumabaev", "велосипед-пароль", "Верховный Суд РК", "Пытали в СИЗО")
CLIENT, COUNSEL = DateKind.SERVED_ON_CLIENT, DateKind.SERVED_ON_COUNSEL

pytestmark = [pytest.mark.gui, pytest.mark.timeout(180)]


@pytest.fixture
def person(qtbot, tmp_path, monkeypatch):
    made = PersonAtWork(qtbot, tmp_path, monkeypatch)
    yield made
    made.leave()


def enter_client(person):
    person.go("clients")
    person.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = person.form(ClientForm)
    type_text(form.names.lines[0].text, "Ермек Жумабаев")
    form.names.another.click()
    type_text(form.names.lines[1].text, "Yermek Zhumabaev")
    type_text(form.birth.line, "12.3.1984")
    type_text(form.citizenships, "RU")
    type_text(form.safe["agreed_words"], "велосипед-пароль")
    person.save(form)
    person.sees("Ермек Жумабаев")


def open_matter(person):
    person.press("Open matter")
    form = person.form(MatterForm)
    type_text(form.heading, "Выдача в Россию")
    person.save(form)
    person.sees("Выдача в Россию")


def add_proceeding(person, host, court):
    client = person.shell.place
    person.press("Add proceeding")
    form = person.form(ProceedingForm)
    form.kind.choose("extradition")
    form.host.choose(host)
    form.requesting.choose("RU")
    type_text(form.court, court)
    person.save(form)
    person.sees("Extradition · requested by Russia")
    return client


def record_decision(person, *dates):
    person.press("New event", person.screen)
    form = person.form(EventForm)
    person.wait(lambda: form.act.count() > 1)
    form.act.choose("extradition_decision")
    for kind, day in dates:
        type_text(form.lines[kind].day.line, day)
    person.wait(lambda: "Saving stores" in form.footnote.text())
    return form


def accept(person, action):
    person.press(action, person.screen)
    form = person.form(DeadlineForm)
    person.save(form)


def test_a_new_user_takes_a_first_case_from_an_empty_folder_to_a_printed_memo(person, tmp_path):
    person.sit_down(person.create_vault("Контора", "Айгуль Садыкова", PASSPHRASE))
    person.sees("Nothing is due")
    enter_client(person)
    open_matter(person)
    file = add_proceeding(person, "KZ", "Верховный Суд РК, Астана")

    form = record_decision(
        person, (DateKind.DECIDED, "30.1.26"), (CLIENT, "2.2.26"), (COUNSEL, "4.2.26")
    )
    assert form.two_readings.isVisible()
    person.sees("12 Feb 2026", form)
    person.sees("14 Feb 2026", form)
    person.save(form)
    person.sees("12 Feb 2026")
    proceeding = person.shell.place
    deadline = next(
        view for view in person.screen._view.deadlines if view.row.state.value == "proposed"
    )
    accept(person, deadline.row.action)
    assert person.screen._view is not None

    person.press("New hearing", person.screen)
    hearing = person.form(HearingForm)
    type_text(hearing.day.line, "9.2.26")
    type_text(hearing.at, "10:30")
    person.save(hearing)
    person.sees("Mon 9 Feb 2026, 10:30")

    person.shell.go(file)
    person.rest()
    add_proceeding(person, "KG", "Генеральная прокуратура, Бишкек")
    person.save(record_decision(person, (CLIENT, "4.2.26")))
    person.sees("enter the last day")

    person.shell.go(proceeding)
    person.press("New memo", person.screen)
    memo = person.form(MemoForm)
    person.wait(lambda: bool(memo.template.value()))
    memo.language.choose("en")
    person.rest()
    person.save(memo)
    builder = person.screen.builder
    person.wait(lambda: bool(builder._texts))
    key = next(iter(builder._texts))
    type_text(builder._texts[key], "Пытали в СИЗО.")
    person.wait(lambda: not builder.is_dirty())
    memo_place = person.shell.place

    person.go("authorities", part=f"memo:{memo_place.uid}")
    library = person.screen
    type_text(library.search, "Soering")
    person.wait(lambda: reading(library).startswith("Soering"))
    person.press("Add to memo", library)
    adding = person.form(ToMemoForm)
    person.wait(lambda: adding.memo.value() == memo_place.uid)
    adding.pinpoint.setText("§ 91")
    person.save(adding)

    target = tmp_path / "memo.pdf"
    person.shell.go(memo_place)
    person.rest()
    screen = person.screen
    person.wait(lambda: len(screen.builder.view.authorities) == 1)
    screen._ask = lambda parent, title, name: str(target)
    person.wait(lambda: bool(pages(screen)), 30_000)
    screen.copy.choose("filed")
    person.press("Save PDF", screen)
    person.wait(target.exists, 30_000)
    text = pdf_text(target)
    assert "Soering v. the United Kingdom" in text
    assert "§ 91" in text
    assert "Пытали в СИЗО." in text
    assert "DRAFT" not in text

    person.lock()
    person.sit_down(person.type_passphrase(tmp_path / "Контора.casevault", PASSPHRASE))
    person.sees("12 Feb")
    person.sees("To be determined")
    person.sees("9 Feb")
    person.lock()
    target.unlink()
    assert sweep(tmp_path, MARKERS) == []


def reading(library):
    return library.reader.view.row.title if library.reader.view else ""


def pages(screen):
    """Return the page pictures that the preview shows."""
    labels = screen.builder.preview.findChildren(QLabel)
    return [label.pixmap() for label in labels if not label.pixmap().isNull()]


def pdf_text(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
