"""Packs in the window: taken in, given back, and out only with somebody's answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.authority_packs import NotAPackError
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.traces import Trace, TraceKind
from caseapp.domain.views.authority_packs import InstalledPack, PackOutcome
from caseapp.domain.views.pack_export import ExportItem, ItemKind, PackFile, PackOrder, Tick
from caseapp.domain.vocabulary import Role
from caseapp.ui.authorities.exporting import ExportPackForm
from caseapp.ui.authorities.packs import DecisionPacksDialog
from caseapp.ui.authorities.port import PackCalls
from caseapp.ui.widgets import Button
from tests.ui.accessibility import clipped, problems
from tests.ui.stretched import LONGER
from tests.ui.surroundings import surroundings

AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
PACKS = [
    InstalledPack("leading-decisions", "2026.1", "", 288, True, True, True, "", "", AT),
    InstalledPack("almaty", "2", "0" * 64, 12, True, False, False, "a.zip", "Aigerim", AT),
    InstalledPack("almaty", "1", "1" * 64, 11, False, False, False, "b.zip", "Aigerim", AT),
]
NAME = Trace(TraceKind.NAME, "Skoriakin", "§ 2", "2. Mr Skoriakin was born", "Скорякин Иван")
ITEMS = (
    ExportItem("a-1", ItemKind.PUBLISHED, "a-1", "Soering v. the United Kingdom", "ECtHR"),
    ExportItem("n-1", ItemKind.NOTE, "a-1", "Soering v. the United Kingdom", "<b>cite</b> first"),
    ExportItem("a-2", ItemKind.OWN, "a-2", "Vydumannyi v. Georgia", "ECtHR", (NAME,)),
    ExportItem(
        "n-2", ItemKind.NOTE, "a-1", "Soering v. the United Kingdom", "secret",
        (Trace(TraceKind.NAME, "", "", "", "", hidden=True),),
    ),
)  # fmt: skip


class Packs:
    def __init__(self):
        self.done = []

    def install(self, name, data, *, trusted):
        yield None
        self.done.append(("install", name, data, trusted))
        if not data:
            raise NotAPackError(file=name, row=0, field="", text="")
        return PackOutcome("almaty", "3", 2, frozenset({"a-1"}), taken_over=1)

    def change(self, what, name):
        self.done.append((what, name))
        return PackOutcome(name, "1", 2, frozenset())

    def export(self, order: PackOrder):
        yield 40
        self.done.append(("export", order))
        leaves = Leaves(CopyKind.PACK, Redaction.FULL)
        return PackFile(b"PK", leaves, order.name, "1", 2, 1, "0" * 64)

    def check(self, uids):
        yield 50
        return ITEMS

    def calls(self):
        return PackCalls(
            list_packs=lambda: PACKS,
            install_pack=self.install,
            remove_pack=lambda name: self.change("remove", name),
            restore_pack=lambda name: self.change("restore", name),
            check_pack=self.check,
            export_pack=self.export,
        )


@pytest.fixture
def packs():
    return Packs()


def words(widget):
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def listed(qtbot, context, packs, file=""):
    dialog = DecisionPacksDialog(context, packs.calls(), ask=lambda *_: str(file))
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: "leading-decisions" in words(dialog))
    return dialog


def exporting(qtbot, context, packs, file=""):
    form = ExportPackForm(context, packs.calls(), ("a-1", "a-2"), ask=lambda *_: str(file))
    qtbot.addWidget(form)
    form.open()
    qtbot.waitUntil(lambda: len(form.cards) == 3 and form.cards[-1].isVisible())
    return form


def test_packs_are_listed_with_their_gates_and_what_was_before(qtbot, context, packs):
    dialog = listed(qtbot, context, packs)
    said = words(dialog)
    assert "Gates shut" in said
    assert "In force before" in said
    assert problems(dialog) == []
    assert clipped(dialog) == []


def test_a_pack_comes_in_and_says_what_it_did(qtbot, context, packs, tmp_path):
    file = tmp_path / "new.zip"
    file.write_bytes(b"PK")
    dialog = listed(qtbot, context, packs, file)
    dialog.trusted.setChecked(True)
    dialog.install_button.click()
    qtbot.waitUntil(lambda: "was in the library already" in words(dialog))
    assert packs.done == [("install", "new.zip", b"PK", True)]
    assert not dialog.trusted.isChecked()


def test_a_bad_pack_is_refused_in_words(qtbot, context, packs, tmp_path):
    dialog = listed(qtbot, context, packs, tmp_path / "nothing.zip")
    dialog.install_button.click()
    qtbot.waitUntil(lambda: "NotAPack" in words(dialog) or "no pack of decisions" in words(dialog))


def test_a_pack_goes_and_an_earlier_one_comes_back(qtbot, context, packs):
    dialog = listed(qtbot, context, packs)
    for name in ("Remove: almaty", "Put back in force: almaty"):
        button = next(b for b in dialog.findChildren(Button) if b.accessibleName() == name)
        button.click()
        qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert packs.done == [("remove", "almaty"), ("restore", "almaty")]


def test_a_paralegal_sees_packs_and_changes_none(qtbot, packs):
    context = surroundings(Role.PARALEGAL)
    dialog = listed(qtbot, context, packs)
    assert not dialog.install_button.isVisible()
    assert [b for b in dialog.findChildren(Button) if b.isVisible()] == [dialog.close_button]
    context.runner.abandon(seconds=5)


def test_traces_are_shown_with_their_place_and_bar_the_way(qtbot, context, packs):
    form = exporting(qtbot, context, packs)
    said = words(form)
    assert "§ 2: “Skoriakin”, name of a client (Скорякин Иван)" in said
    assert "<b>cite</b> first" in said
    assert [card.tick.isEnabled() for card in form.cards] == [True, True, False]
    assert problems(form) == []
    assert clipped(form) == []


def test_a_trace_without_a_reason_stops_the_export(qtbot, context, packs, tmp_path):
    form = exporting(qtbot, context, packs, tmp_path / "out.zip")
    form.name.setText("almaty")
    form.cards[1].tick.setChecked(True)
    form.submit()
    assert packs.done == []
    assert "Write why it may leave" in words(form)


def test_what_was_ticked_leaves_and_is_written(qtbot, context, packs, tmp_path):
    file = tmp_path / "out.zip"
    form = exporting(qtbot, context, packs, file)
    form.name.setText("almaty")
    form.cards[0].tick.setChecked(True)
    form.cards[1].tick.setChecked(True)
    form.cards[1].reason.setText("published")
    form.submit()
    qtbot.waitUntil(lambda: "register of clear copies" in form.footnote.text())
    ((_, order),) = packs.done
    assert order.ticks == (Tick("n-1"), Tick("a-2", "published"))
    assert file.read_bytes() == b"PK"


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("show", [listed, exporting])
def test_longer_words_fit(qtbot, context, packs, show):
    assert clipped(show(qtbot, replace(context, t=LONGER), packs)) == []


def test_a_search_for_traces_says_how_far_it_is_and_ends_when_the_form_is_closed(
    qtbot, context, packs
):
    ended = []

    def endless(_uids):
        try:
            while True:
                yield 42
        finally:
            ended.append(True)

    form = ExportPackForm(context, packs.calls()._replace(check_pack=endless), ("a-1",))
    qtbot.addWidget(form)
    form.open()
    qtbot.waitUntil(lambda: "42 %" in form.found.text())
    assert not form.submit_button.isEnabled()
    form.reject()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert ended == [True]


def test_a_published_decision_that_names_a_client_has_a_tick_of_its_own(qtbot, context, packs):
    one = ExportItem("a-1", ItemKind.PUBLISHED, "a-1", "Skoriakin v. Georgia", "ECtHR", (NAME,))

    def check(_uids):
        yield 0
        return (one,)

    form = ExportPackForm(context, packs.calls()._replace(check_pack=check), ("a-1",))
    qtbot.addWidget(form)
    form.open()
    qtbot.waitUntil(lambda: len(form.cards) == 1)
    assert not form.cards[0].tick.isChecked()
    assert "Trace of a client" in words(form)
