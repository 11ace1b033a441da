"""The page of keys: what it shows, and that nothing typed on it is kept."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from caseapp.domain.changes import Changes
from caseapp.domain.vaults import (
    KeyfileExistsError,
    LastKeyError,
    WorkCancelledError,
    WrongPassphraseError,
)
from caseapp.domain.views.keys import GivenCode, KeyRow, Reencrypted
from caseapp.domain.vocabulary import Role, SlotKind
from caseapp.i18n import catalogue
from caseapp.ui.create.model import CreatePort, Strength
from caseapp.ui.keys.card import KeysCard
from caseapp.ui.keys.device_form import DeviceForm
from caseapp.ui.keys.key_form import KeyForm
from caseapp.ui.keys.passphrase_form import PassphraseForm
from caseapp.ui.keys.port import KeysCalls, Own
from caseapp.ui.keys.recovery_form import RecoveryForm
from caseapp.ui.keys.reencrypt_form import ReencryptForm
from caseapp.ui.recovery_sheet import draw_sheet, print_sheet, writes_files
from caseapp.ui.widgets import Button, PlainLabel, Row
from caseapp.ui.widgets.message import PlainMessage
from tests.ui.accessibility import clipped, problems, settle
from tests.ui.stretched import LONGER

WHEN = datetime(2026, 3, 3, tzinfo=UTC)
CODE = "7K2M4Q-ABCDEF-123456-7K2M4Q-ABCDEF-99999X"


def key(uid, kind, **more):
    values = {"person_name": "Aida", "created_at": WHEN, "mine": True, **more}
    return KeyRow(uid, 1, f"slot {uid}", kind, **values)


ROWS = [
    key("k-1", SlotKind.PASSPHRASE, current=True),
    key("k-2", SlotKind.RECOVERY),
    key("k-3", SlotKind.KEYFILE, label="stick in the safe"),
    key("k-4", SlotKind.RECOVERY, mine=False, person_name="Bek"),
    KeyRow("", 0, "stray", SlotKind.PASSPHRASE),
]


class Office:
    def __init__(self):
        self.done, self.rows = [], ROWS

    def command(self, name):
        def call(*arguments):
            for own in arguments:
                if isinstance(own, Own) and own.text == "wrong":
                    raise WrongPassphraseError
            self.done.append((name, *arguments))
            return Changes.of(key_slot="k-1")

        return call

    def renew(self, own):
        self.command("renew")(own)
        return GivenCode(CODE, Changes.of(key_slot="k-2"))

    def reencrypt(self, own, progress, cancelled):
        progress(1, 2)
        if cancelled():
            raise WorkCancelledError
        self.command("reencrypt")(own)
        return Reencrypted(CODE, (("Bek", CODE[::-1]),))

    def calls(self):
        words = CreatePort(
            create=None, discard=None, strength=lambda *_: Strength(4),
            offer_words=lambda _: "one two three four five six seven", home="",
        )  # fmt: skip
        names = ("change", "add", "device", "renew", "rename", "remove", "strays", "reencrypt")
        made = {name: self.command(name) for name in names}
        return KeysCalls(
            lambda: self.rows, made["change"], made["add"], made["device"], self.renew,
            made["rename"], made["remove"], made["strays"], self.reencrypt, self.command("file"),
            words,
        )  # fmt: skip


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def show(qtbot, office, context):
    def make(kind, *more, **keywords):
        widget = kind(context, office.calls(), *more, **keywords)
        qtbot.addWidget(widget)
        widget.resize(660, 600)
        widget.show()
        if isinstance(widget, KeysCard):
            widget.refresh()
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        settle()
        return widget

    return make


def answer(qtbot, form):
    form.submit_button.click()
    qtbot.waitUntil(lambda: not form.context.runner.is_busy)
    settle()


def type_new(form, text="seven new words"):
    form.step.first.setText(text)
    form.step.second.setText(text)


FORMS = {
    "passphrase": (PassphraseForm, None),
    "change": (PassphraseForm, ROWS[0]),
    "device": (DeviceForm,),
    "recovery": (RecoveryForm,),
    "re-encrypt": (ReencryptForm,),
    "key": (KeyForm, ROWS[0]),
    "card": (KeysCard,),
}


@pytest.mark.parametrize("what", FORMS)
def test_every_window_of_keys_can_be_used_without_mouse_or_eyes(show, what):
    assert problems(show(*FORMS[what])) == []


@pytest.mark.parametrize("what", FORMS)
def test_longer_words_fit_every_window_of_keys(qtbot, office, context, what):
    kind, *more = FORMS[what]
    widget = kind(replace(context, t=LONGER), office.calls(), *more)
    qtbot.addWidget(widget)
    widget.resize(660, 720)
    if isinstance(widget, KeysCard):
        widget._show(ROWS)
    widget.show()
    settle()
    assert clipped(widget) == []


def test_the_card_names_every_key_whose_it_is_and_which_opened(show):
    card = show(KeysCard)
    words = " ".join(label.text() for label in card.findChildren(PlainLabel))
    assert "stick in the safe" in words
    assert "Code on paper of Bek" in words
    assert "Of nobody" in words
    assert len(card.findChildren(Row)) == len(ROWS)


def test_who_is_no_lawyer_is_not_offered_to_re_encrypt(show, office, context):
    object.__setattr__(context, "role", Role.PARALEGAL)
    office.rows = [row for row in ROWS if row.mine and row.kind is SlotKind.PASSPHRASE]
    card = show(KeysCard)
    said = [button.text() for button in card.findChildren(Button)]
    assert not any("Re-encrypt" in words or "recovery" in words for words in said)


def test_a_changed_passphrase_goes_with_the_present_one_and_the_fields_are_emptied(
    qtbot, show, office
):
    form = show(PassphraseForm, ROWS[0])
    form.present.line.setText("right")
    type_new(form)
    answer(qtbot, form)
    assert office.done == [("change", "k-1", Own("right"), Own("seven new words"))]
    assert (form.present.line.text(), form.step.passphrase()) == ("", "")
    assert form.draft_payload() == form.draft_form() == ""


def test_a_wrong_present_passphrase_is_said_under_its_field(qtbot, show, office):
    form = show(PassphraseForm, None)
    form.present.line.setText("wrong")
    type_new(form)
    answer(qtbot, form)
    assert form.present.field.has_error
    assert office.done == []


def test_a_keyfile_is_chosen_before_it_counts(qtbot, show, office):
    form = show(PassphraseForm, None)
    form.present.line.setText("right")
    type_new(form)
    form.both.setChecked(True)
    answer(qtbot, form)
    assert office.done == []
    form.keyfile.take_new("/stick/key")
    form.label.setText("stick")
    answer(qtbot, form)
    assert office.done[-1] == ("add", Own("right"), Own("seven new words", "/stick/key"), "stick")


def test_a_keyfile_that_could_not_be_made_is_not_used(show, office):
    form = show(PassphraseForm, None)

    def refuse(path):
        raise KeyfileExistsError(path=path)

    form.keyfile._make = refuse
    form.keyfile.take_new("/stick/key")
    assert form.keyfile.path == ""
    assert form.trouble.isVisibleTo(form)


def test_a_new_recovery_code_is_shown_and_tried_at_once(qtbot, show, office):
    form = show(RecoveryForm)
    form.present.line.setText("right")
    answer(qtbot, form)
    assert next(label.text() for label in form.code.groups).endswith("7K2M4Q")
    answer(qtbot, form)
    for number, line in zip(form.trial.asked, form.trial.lines, strict=True):
        line.setText("mistake" if number == form.trial.asked[0] else CODE.split("-")[number])
    answer(qtbot, form)
    assert form.isVisible()
    form.trial.lines[0].setText(CODE.split("-")[form.trial.asked[0]])
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()


def test_escape_leads_back_to_the_code_and_not_out_of_the_window(qtbot, show, office):
    form = show(RecoveryForm)
    form.present.line.setText("right")
    answer(qtbot, form)
    answer(qtbot, form)
    form.reject()
    assert form.isVisible()
    assert form.code.isVisible()
    form.reject()
    assert form.isVisible()


def test_re_encrypting_shows_every_code_and_leaves_only_the_lock(qtbot, show, office):
    form = show(ReencryptForm)
    form.present.line.setText("right")
    form.submit_button.click()
    qtbot.waitUntil(form.codes.isVisible)
    assert CODE in form.codes.text()
    assert f"Bek: {CODE[::-1]}" in form.codes.text()
    form.reject()
    assert form.isVisible()
    with qtbot.waitSignal(form.finished_all):
        form.submit_button.click()


def test_re_encrypting_can_be_cancelled_and_says_that_nothing_changed(qtbot, show, office):
    form = show(ReencryptForm)
    form.context.runner.hold()
    form.present.line.setText("right")
    form.submit_button.click()
    form.reject()
    assert form.isVisible()
    form.context.runner.go_on()
    qtbot.waitUntil(form.trouble.isVisible)
    assert office.done == []
    assert not form.is_running


def test_a_key_is_removed_after_a_question(qtbot, show, office):
    form = show(KeyForm, ROWS[2])
    form.remove.click()
    question = form.findChild(PlainMessage)
    with qtbot.waitSignal(form.saved):
        question.agreed.emit()
    assert office.done == [("remove", "k-3", 1)]


def test_a_key_that_may_not_go_says_why(qtbot, show, office):
    form = show(KeyForm, ROWS[0])

    def refuse(*_):
        raise LastKeyError

    form._calls = form._calls._replace(remove_key=refuse)
    form.remove.click()
    form.findChild(PlainMessage).agreed.emit()
    qtbot.waitUntil(form.trouble.isVisible)


class Printer:
    """Answers as a QPrinter of these properties would."""

    OutputFormat = QPrinter.OutputFormat

    def __init__(self, name="Office laser", format_=QPrinter.OutputFormat.NativeFormat, file=""):
        self.printerName = lambda: name
        self.outputFormat = lambda: format_
        self.outputFileName = lambda: file


@pytest.mark.parametrize(
    "printer",
    [
        Printer(format_=QPrinter.OutputFormat.PdfFormat),
        Printer(file="/home/x/code.pdf"),
        Printer("Microsoft Print to PDF"),
        Printer("Microsoft XPS Document Writer"),
        Printer(""),
    ],
    ids=["pdf format", "file", "pdf printer", "xps printer", "none"],
)
def test_a_printer_that_writes_a_file_gets_no_code(qtbot, show, printer):
    form = show(RecoveryForm)
    assert not print_sheet(form, form.t, printer, CODE, "Office")
    assert form.findChild(PlainMessage) is not None
    assert not writes_files(Printer())


def test_the_sheet_holds_every_group(qtbot):
    image = QImage(600, 850, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_sheet(painter, QRectF(0, 0, 600, 850), catalogue("en"), CODE, "Office")
    painter.end()
    unit = 850 / 60
    for number in range(6):
        band = image.copy(0, int((10 + 3 * number) * unit), 600, int(2.5 * unit))
        assert any(
            band.pixelColor(x, y).lightness() < 128
            for x in range(0, 600, 2)
            for y in range(0, band.height(), 2)
        )
