"""The first case of a new user, from an empty folder to a printed memo, with keys and mouse."""

import os
import signal
import subprocess
import sys
import tempfile
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
from caseapp.ui.unlocking import Unlocked
from caseapp.wording.states import state_name
from tests import casefiles
from tests.factory import make_vault, sit_down
from tests.journeys.person import PersonAtWork
from tests.markers import sweep
from tests.ui.hands import type_text

PASSPHRASE = "пароль 'с кавычкой' \" и 🐎"
MARKERS = ("Жумабаев", "Zhumabaev", "велосипед-пароль", "Верховный Суд РК", "Пытали в СИЗО")
CLIENT, COUNSEL = DateKind.SERVED_ON_CLIENT, DateKind.SERVED_ON_COUNSEL

pytestmark = [pytest.mark.gui, pytest.mark.timeout(180)]


@pytest.fixture
def person(qtbot, tmp_path, monkeypatch):
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
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
    type_text(form.citizenships.line, "RU")
    type_text(form.safe["agreed_words"], "велосипед-пароль")
    person.save(form)
    person.sees("Ермек Жумабаев")


def open_matter(person):
    person.press("New matter")
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
    person.sees(f"Extradition · {state_name(host, 'en')} · requested by Russia")
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


def fix_hearing(person):
    person.press("New hearing", person.screen)
    hearing = person.form(HearingForm)
    type_text(hearing.day.line, "9.2.26")
    type_text(hearing.at, "10:30")
    person.save(hearing)
    person.sees("Mon 9 Feb 2026, 10:30")


def write_memo(person):
    """Start a memo in English and fill every section; returns its place."""
    person.press("New memo", person.screen)
    memo = person.form(MemoForm)
    person.wait(lambda: bool(memo.template.value()))
    memo.language.choose("en")
    person.rest()
    person.save(memo)
    builder = person.screen.builder
    person.wait(lambda: bool(builder._texts))
    for text in builder._texts.values():
        type_text(text, "Пытали в СИЗО.")
    person.wait(lambda: not builder.is_dirty())
    return person.shell.place


def cite_soering(person, memo):
    """Search in Russian, then in Latin letters; add what is found to the memo."""
    person.go("authorities", part=f"memo:{memo.uid}")
    library = person.screen
    finding = library.finding
    person.wait(lambda: finding.model.total == 288)
    type_text(finding.bar.line, "ВЫДАЧА")
    person.wait(lambda: finding.model.total < 288)
    finding.bar.line.clear()
    type_text(finding.bar.line, "soering")
    person.wait(lambda: reading(library).startswith("Soering"))
    person.press("Add to memo", library)
    adding = person.form(ToMemoForm)
    person.wait(lambda: adding.memo.value() == memo.uid)
    adding.pinpoint.setText("§ 91")
    person.save(adding)


def save_filed_copy(person, memo, target):
    person.shell.go(memo)
    person.rest()
    screen = person.screen
    person.wait(lambda: len(screen.builder.view.authorities) == 1)
    screen._ask = lambda parent, title, name: str(target)
    person.wait(lambda: bool(pages(screen)), 30_000)
    screen.copy.choose("filed")
    person.press("Save PDF", screen)
    person.wait(target.exists, 30_000)


def proposed(person):
    """Return the deadlines that nobody has answered."""
    return [v for v in person.screen._view.deadlines if v.row.state.value == "proposed"]


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
    proceeding = person.shell.place
    before = len(proposed(person))
    accept(person, proposed(person)[0].row.action)
    person.wait(lambda: len(proposed(person)) == before - 1)
    fix_hearing(person)

    person.shell.go(file)
    person.rest()
    add_proceeding(person, "KG", "Генеральная прокуратура, Бишкек")
    person.save(record_decision(person, (CLIENT, "4.2.26")))
    person.sees("enter the last day")

    person.shell.go(proceeding)
    memo = write_memo(person)
    cite_soering(person, memo)
    target = tmp_path / "memo.pdf"
    save_filed_copy(person, memo, target)
    text = pdf_text(target)
    for printed in ("Soering v. the United Kingdom", "§ 91", "Пытали в СИЗО.", "Page 1 of"):
        assert printed in text
    assert "DRAFT" not in text

    person.lock()
    person.sit_down(person.type_passphrase(tmp_path / "Контора.casevault", PASSPHRASE))
    for shown in ("12 Feb", "To be determined", "9 Feb"):
        person.sees(shown)
    person.lock()
    target.unlink()
    assert sweep(tmp_path, MARKERS) == []
    (tmp_path / "control.txt").write_text(MARKERS[0], encoding="utf-8")
    assert len(sweep(tmp_path, MARKERS)) == 1


def test_a_proposed_deadline_outlives_a_program_that_is_killed_at_its_dialog(person, tmp_path):
    vault, key, _ = make_vault(tmp_path)
    desk = sit_down(vault, key)
    proceeding = casefiles.proceeding(desk)
    desk.vault.close()
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.dies_at_the_dialog", vault, proceeding, tmp_path],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        program.stdin.write(key.pack().hex() + "\n")
        program.stdin.flush()
        said = program.stdout.readline()
        os.kill(program.pid, signal.SIGKILL)
    assert said == "open\n"
    person.sit_down(Unlocked(str(vault), key))
    person.sees("12 Feb")
    person.sees("Proposed")


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
