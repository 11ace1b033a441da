"""A paralegal records a filing with its scan; it leaves Today only when the lawyer confirms it."""

import tempfile
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.blocks import Paragraph
from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.keys import Passphrase
from caseapp.domain.vocabulary import Role
from caseapp.reports import render
from caseapp.services import deadlines, keys, people
from caseapp.ui.deadline.dialog import DeadlineForm
from caseapp.ui.deadline.model import Answer
from caseapp.ui.deadline.second_look import SecondLookForm
from caseapp.ui.unlocking import Unlocked
from tests import casefiles, factory
from tests.journeys.person import NOW, PersonAtWork
from tests.keyholders import take_seat
from tests.ui.hands import type_text
from tests.unit.reports.papers import paper, spans

HELPER = "Timur Bek"

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
def vault(tmp_path):
    """A vault of a lawyer and a paralegal with an appeal that is due today."""
    path, key, _ = factory.make_vault(tmp_path)
    desk = factory.sit_down(path, key)
    desk = replace(desk, clock=FixedClock(NOW, "Asia/Bishkek"))
    helper = casefiles.colleague(desk, Role.PARALEGAL, HELPER)
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk, members=(helper,)))
    draft = ManualDeadlineDraft(proceeding, "Appeal", date(2026, 2, 5), "Order of the court")
    deadlines.add_manual(desk, draft)
    desk.vault.close()
    return path, key


def key_of_the_helper(vault):
    """Let the paralegal choose a passphrase with a code from paper, as in the office."""
    desk = factory.sit_down(*vault)
    uid = next(row.uid for row in people.list_people(desk) if row.name == HELPER)
    code = keys.give_code(desk, uid, Passphrase(factory.PASSPHRASE), factory.CHEAP).code
    desk.vault.close()
    return Unlocked(str(vault[0]), take_seat(vault[0], code))


def test_a_paralegal_files_and_the_lawyer_confirms(person, vault, tmp_path):
    scan = tmp_path / "receipt.pdf"
    scan.write_bytes(render(paper(Paragraph(spans("Received on 5 February 2026, No. 117")))))

    person.sit_down(key_of_the_helper(vault))
    person.go("today")
    person.press("Appeal", person.screen)
    form = person.form(DeadlineForm)
    assert list(form._choices) == [Answer.FILED, Answer.ASK_EXTENSION]
    type_text(form.editors["how"], "counter")
    type_text(form._rows["day"].line, "5.2.26")
    form._rows["scan"].choose_file(str(scan))
    person.save(form)
    person.go("today")
    person.sees("Filed, not confirmed")
    person.press("Filed, not confirmed", person.screen)
    form = person.form(DeadlineForm)
    assert Answer.CONFIRM not in form._choices
    form.reject()
    person.lock()
    scan.unlink()

    person.sit_down(Unlocked(str(vault[0]), vault[1]))
    person.go("today")
    person.press("Filed, not confirmed", person.screen)
    form = person.form(DeadlineForm)
    form.submit_button.click()
    look = person.form(SecondLookForm)
    person.sees(HELPER, look)
    person.wait(lambda: any(not p.pixmap().isNull() for p in look.findChildren(QLabel)), 30_000)
    assert not look.submit_button.isEnabled()
    look.tick.setChecked(True)
    with person.qtbot.waitSignal(form.saved, timeout=15_000):
        look.submit_button.click()
    person.go("today")
    person.wait(lambda: not any("Filed, not confirmed" in one for one in person.words()))
    person.sees("Nothing has its safe day today.")
