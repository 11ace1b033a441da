"""The hits of the library: the list that grows, what a hit says, its paragraphs and ticks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester

from caseapp.domain.library import Treatment
from caseapp.domain.views.authorities import AuthorityPage
from caseapp.ui import theme
from caseapp.ui.authorities.finding.hitlist import HitList
from caseapp.ui.authorities.finding.hitwords import hit_words, nearer
from caseapp.ui.authorities.finding.model import AuthorityList, LibraryQuestion
from caseapp.ui.widgets import Tone
from caseapp.ui.widgets.menus import ActionMenu
from tests.ui import cases
from tests.ui.findings import T, shown


def rows(count, first=0):
    return tuple(cases.authority_row(number) for number in range(first, first + count))


@pytest.fixture
def hits(qapp):
    return AuthorityList(T)


def test_the_model_keeps_the_contract_of_qt(hits):
    question = hits.ask(LibraryQuestion())
    hits.put_first(question, AuthorityPage(rows(3), 3))
    tester = QAbstractItemModelTester(hits, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert tester.model().rowCount() == 3


def test_the_list_grows_when_its_end_is_reached(hits):
    wanted = []
    hits.more_wanted.connect(wanted.append)
    question = hits.ask(LibraryQuestion())
    hits.put_first(question, AuthorityPage(rows(50), 80))
    root = hits.index(-1, -1)
    hits.fetchMore(root)
    hits.fetchMore(root)
    hits.put_more(question, rows(30, 50))
    assert wanted == [50]
    assert hits.rowCount() == 80
    assert not hits.canFetchMore(root)


def test_an_answer_to_an_older_search_is_dropped(hits):
    old = hits.ask(LibraryQuestion(query="a"))
    new = hits.ask(LibraryQuestion(query="ab"))
    hits.put_first(new, AuthorityPage(rows(1), 1))
    hits.put_first(old, AuthorityPage(rows(9), 9))
    assert hits.rowCount() == 1


def test_ticks_outlive_the_search_that_found_them(hits):
    hits.put_first(hits.ask(LibraryQuestion()), AuthorityPage(rows(2), 2))
    hits.toggle(1)
    hits.put_first(hits.ask(LibraryQuestion(query="b")), AuthorityPage(rows(2, 5), 2))
    assert [row.uid for row in hits.ticked] == ["a-1"]
    hits.clear_ticks()
    assert hits.ticked == ()


def test_a_hit_is_read_out_with_its_weight_and_its_paragraphs(hits):
    hits.put_first(hits.ask(LibraryQuestion()), AuthorityPage((cases.found_row(),), 1))
    said = hits.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Soering v. the United Kingdom. ECtHR" in said
    assert "Persuasive only. Key case. May be printed" in said
    assert "§ 91: that there were substantial grounds for it" in said
    why = hits.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert why == "Kazakhstan is not a party to the European Convention on Human Rights."


def test_what_may_not_be_printed_or_is_doubted_says_so():
    row = cases.authority_row(may_be_printed=False, good_law_note="Revised.", importance="low")
    badges = [text for text, _ in hit_words(T, row).badges]
    assert badges == ["Check before relying on it", "May not be printed"]
    treated = replace(row, treatment=Treatment.SUPERSEDED)
    assert hit_words(T, treated).badges[0] == ("Superseded or revised", Tone.AMBER)


def test_a_decision_of_the_office_has_no_importance_and_is_shown():
    assert hit_words(T, cases.authority_row(importance="")).badges[0][0] == "May be printed"


def test_a_snippet_begins_near_the_word_that_was_met():
    lead = "whether the sending state knew or ought to have known of the danger that "
    (text, _), met = nearer(((lead, False), ("torture", True)))
    assert text == "… knew or ought to have known of the danger that "
    assert met == ("torture", True)
    assert nearer((("of ", False), ("torture", True)))[0] == ("of ", False)


@pytest.fixture
def found(qtbot, hits):
    hits.put_first(
        hits.ask(LibraryQuestion()), AuthorityPage((cases.found_row(1), cases.found_row(2)), 2)
    )
    listing = shown(qtbot, HitList(T, hits, memos=True, cites=True))
    listing.setCurrentIndex(hits.index(0))
    return listing


def test_enter_opens_the_paragraph_that_was_gone_to(found, qtbot):
    opened = []
    found.opened.connect(opened.append)
    for keys in ((), (Qt.Key.Key_Right, Qt.Key.Key_Right), (Qt.Key.Key_Left,)):
        for key in keys:
            qtbot.keyClick(found, key)
        qtbot.keyClick(found, Qt.Key.Key_Return)
    assert [(one.uid, one.paragraph) for one in opened] == [
        *(("a-1", "91"), ("a-1", "105"), ("a-1", "91"))
    ]


def test_space_ticks_and_so_does_a_click_on_the_box(found, qtbot, hits):
    qtbot.keyClick(found, Qt.Key.Key_Space)
    assert [row.uid for row in hits.ticked] == ["a-1"]
    place = (
        found.visualRect(hits.index(0)).topLeft()
        + found._lines.layout_of(hits.index(0)).box.center()
    )
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hits.ticked == ()


def test_a_click_on_a_paragraph_opens_it(found, qtbot, hits):
    layout = found._lines.layout_of(hits.index(1))
    place = found.visualRect(hits.index(1)).topLeft() + layout.paragraphs[1].center()
    with qtbot.waitSignal(found.opened) as opened:
        qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (opened.args[0].uid, opened.args[0].paragraph) == ("a-2", "105")


def asked_of(found):
    asked = []
    for name in ("similar_wanted", "copy_wanted", "memo_wanted"):
        getattr(found, name).connect(lambda row, name=name: asked.append((name, row.uid)))
    return asked


def test_keys_do_what_the_menu_of_a_hit_offers(found, qtbot, hits):
    asked = asked_of(found)
    found.setCurrentIndex(hits.index(1))
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(found, Qt.Key.Key_F7)
    qtbot.keyClick(found, Qt.Key.Key_C, control)
    qtbot.keyClick(found, Qt.Key.Key_M, control | shift)
    by_key = list(asked)
    menu = found.menu(hits.index(1))
    said = [(one.text(), one.shortcut().toString()) for one in menu.actions()]
    assert said[:3] == [("Read the text", "Enter"), ("Tick", "Space"), ("More like this", "F7")]
    for action in menu.actions()[2:]:
        action.trigger()
    assert asked == by_key * 2
    assert [uid for _, uid in by_key] == ["a-2"] * 3


def test_the_menu_opens_by_keyboard_on_the_hit_it_is_about(found, qapp, hits):
    found.setCurrentIndex(hits.index(1))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2))
    qapp.sendEvent(found.viewport(), event)
    (menu,) = found.findChildren(ActionMenu)
    asked = asked_of(found)
    menu.actions()[2].trigger()
    assert asked == [("similar_wanted", "a-2")]
    menu.hide()


def test_who_may_not_write_is_offered_no_memo(qtbot, hits):
    hits.put_first(hits.ask(LibraryQuestion()), AuthorityPage(rows(1), 1))
    listing = shown(qtbot, HitList(T, hits))
    words = [one.text() for one in listing.menu(hits.index(0)).actions()]
    assert words == ["Read the text", "Tick", "More like this"]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_of_a_hit_stands_outside_it_or_on_another_part(qtbot, qapp, hits, scale, mirrored):
    theme.apply(qapp, "dark", scale)
    title = "Trabelsi v. Belgium and a name that is broken over several lines of the list"
    row = cases.found_row(title=title, may_be_printed=False, good_law_note="Revised.")
    hits.put_first(hits.ask(LibraryQuestion()), AuthorityPage((row,), 1))
    listing = HitList(T, hits)
    side = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    listing.setLayoutDirection(side)
    shown(qtbot, listing, width=300)
    layout = listing._lines.layout_of(hits.index(0))
    places = [layout.box, *layout.badges, *layout.paragraphs]
    assert len(places) == 8
    for place in places:
        assert QRect(0, 0, listing.viewport().width(), layout.height).contains(place)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    assert listing.grab().height() > 0
