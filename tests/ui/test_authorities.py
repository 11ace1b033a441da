"""The library in the window: searching, filters, reading, copying, confirming."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QStackedWidget

from caseapp.domain.views.authorities import AuthorityPage
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.ui.authorities.dialog import ConfirmForm, ToMemoForm
from caseapp.ui.authorities.finding.hitwords import finding_lines
from caseapp.ui.authorities.many import ManyToMemoForm
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.authorities.reading.words import pinpoint_text
from caseapp.ui.authorities.view import AuthoritiesScreen
from caseapp.ui.screen import Place
from caseapp.ui.shell.shortcuts import visible_shortcuts
from caseapp.ui.widgets import Button
from tests.ui import cases
from tests.ui.accessibility import problems
from tests.ui.hands import type_text
from tests.ui.offices import office
from tests.ui.surroundings import surroundings


def library_tools():
    """Return the one way to write a citation; nothing else of it is used here."""
    unused = dict.fromkeys(LibraryTools._fields)

    def cite(uid, style, paragraphs):
        return f"cited: {uid}, {'+'.join(paragraphs)} [doubt]"

    return LibraryTools(**(unused | {"cite": cite}))


@pytest.fixture
def shown(qtbot):
    runners = []

    def make(role=Role.LAWYER, **data):
        context = surroundings(role)
        runners.append(context.runner)
        made, calls = office(**data)
        made = made._replace(authorities=made.authorities._replace(tools=library_tools()))
        screen = AuthoritiesScreen(context, made)
        qtbot.addWidget(screen)
        screen.resize(1084, 640)
        screen.show()
        qtbot.waitUntil(lambda: screen.reader.view is not None and not context.runner.is_busy)
        qtbot.waitUntil(lambda: "Held" in words(screen.reader))
        return screen, calls

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def words(screen):
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def names(screen):
    return [b.accessibleName() for b in screen.findChildren(Button) if b.isVisible()]


def holding(screen):
    """Put a screen into a window, as the shell does."""
    window = QStackedWidget()
    window.addWidget(screen)
    window.show()
    return window


def button(screen, name):
    return next(b for b in screen.findChildren(Button) if b.accessibleName() == name)


def test_typing_searches_in_any_script(shown, qtbot):
    screen, calls = shown()
    type_text(screen.finding.bar.line, "выдача")
    qtbot.waitUntil(lambda: calls.named("find")[-1][2]["query"] == "выдача")


def test_a_search_without_hits_leaves_no_decision_beside_it(shown, qtbot):
    screen, _ = shown()
    found = screen._office.authorities
    nothing = found._replace(find=lambda **asked: AuthorityPage((), 0, ()))
    screen.finding.searching.calls = nothing
    type_text(screen.finding.bar.line, "nothing")
    qtbot.waitUntil(lambda: "No decision found" in words(screen.finding))
    assert screen.reader.view is None
    assert "Held" not in words(screen.reader)
    screen.finding.searching.calls = found
    screen.finding.bar.line.clear()
    qtbot.waitUntil(lambda: screen.reader.view is not None)


def test_a_late_answer_does_not_fill_the_emptied_reader(shown):
    screen, _ = shown()
    screen._wanted = ""
    screen.reader.show_nothing()
    screen._on_read(cases.authority_view())
    assert screen.reader.view is None


def test_the_reader_shows_holding_paragraphs_and_relations(shown, qtbot):
    screen, _ = shown()
    held = "Surrendering a fugitive engages the sending State."
    qtbot.waitUntil(lambda: held in words(screen.reader))
    said = words(screen.reader)
    assert "Paragraphs: §§ 85, 88–91, 111, 113" in said
    assert "Followed Chahal v. the United Kingdom" in said


def test_a_doubt_about_good_law_stands_above_the_holding_and_is_copied(shown, qtbot):
    QGuiApplication.clipboard().clear()
    view = cases.authority_view(good_law_note="Revised to inadmissible in 2021.")
    screen, _ = shown(authority=view)
    assert "Revised to inadmissible in 2021." in words(screen.reader)
    button(screen, "Copy with citation").click()
    qtbot.waitUntil(lambda: "[doubt]" in QGuiApplication.clipboard().text())
    copied = QGuiApplication.clipboard().text()
    # As the one service writes it, which adds the doubt itself.
    assert copied.endswith(" (cited: a-1, 85+88-91+111+113 [doubt])")
    assert "Revised" not in copied


def test_a_holding_that_may_not_be_printed_is_not_copied(shown, qtbot):
    QGuiApplication.clipboard().clear()
    view = cases.authority_view(holding_may_be_printed=False)
    screen, _ = shown(authority=view)
    button(screen, "Copy with citation").click()
    qtbot.waitUntil(lambda: "a-1" in QGuiApplication.clipboard().text())
    assert "Surrendering" not in QGuiApplication.clipboard().text()


def test_what_fails_the_print_gate_cannot_be_added_to_a_memo(shown):
    row = cases.authority_row(may_be_printed=False)
    screen, _ = shown(authority=cases.authority_view(row=row, needs_confirmation=True))
    # Nor is a confirmation offered: it would be refused.
    assert not {"Add to memo", "Confirm holding"} & set(names(screen))
    said = words(screen.reader)
    assert "May not be printed" in said
    assert any("is not verified: read the original before you rely on it" in one for one in said)


def test_a_decision_without_a_holding_says_so(shown):
    row = cases.authority_row(outcome="")
    screen, _ = shown(authority=cases.authority_view(row=row, holding=""))
    assert "The library does not say what was held: read the text." in words(screen.reader)


def test_a_lawyer_confirms_a_holding_with_what_was_read(shown, qtbot):
    view = cases.authority_view(holding_may_be_printed=False, needs_confirmation=True)
    screen, calls = shown(authority=view)
    button(screen, "Confirm holding").click()
    form = next(iter(screen.findChildren(ConfirmForm)))
    form.submit_button.click()
    assert next(f for f in form.fields if f.name == "note").has_error
    type_text(form.note, "full text, §§ 85–91")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    assert calls.named("confirm_authority")[0][1] == ("a-1", "full text, §§ 85–91")


def test_a_paralegal_is_not_offered_to_confirm(shown):
    view = cases.authority_view(holding_may_be_printed=False, needs_confirmation=True)
    screen, _ = shown(Role.PARALEGAL, authority=view)
    assert "Confirm holding" not in names(screen)


def test_a_decision_is_added_to_a_memo_with_its_paragraphs(shown, qtbot):
    screen, calls = shown()
    screen.show_place(Place("authorities", "", "memo:f-1"))
    button(screen, "Add to memo").click()
    form = next(iter(screen.findChildren(ToMemoForm)))
    qtbot.waitUntil(lambda: form.memo.count() == 1)
    form.pinpoint.setText("§ 91")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    uid, draft = calls.named("change_memo")[0][1]
    assert (uid, draft.authorities, draft.version) == ("f-1", (("a-1", "§ 91"),), 3)
    assert draft.sections[0] == ("facts", "The client left Russia in 2022.")


def test_enter_in_the_search_field_goes_to_the_list(shown, qtbot):
    screen, _ = shown()
    qtbot.keyClick(screen.finding.bar.line, Qt.Key.Key_Return)
    assert screen.finding.list.currentIndex().row() == 0


def test_the_library_can_be_used_without_eyes_or_mouse(shown):
    screen, _ = shown()
    assert problems(screen) == []


@pytest.mark.parametrize(
    ("numbers", "text"),
    [(("88",), "§ 88"), (("85", "88–91"), "§§ 85, 88–91"), (("§§ 1-2",), "§§ 1-2"), ((), "")],
)
def test_paragraphs_carry_their_sign(numbers, text):
    assert pinpoint_text(numbers) == text


@pytest.mark.parametrize(
    ("outcome", "lines"),
    [
        (
            "violation: 3 (expulsion), 13+3 | no violation: 2",
            ("Нарушение: статьи 3 (expulsion), 13+3", "Нет нарушения: статьи 2"),
        ),
        ("extradition decree annulled", ("extradition decree annulled",)),
        ("struck out (part)", ("struck out (part)",)),
        ("violation: 3 [from memory]", ("Нарушение: статьи 3 [from memory]",)),
        ("violation [from memory: 6, 7]", ("Нарушение [from memory: 6, 7]",)),
    ],
)
def test_findings_are_worded_and_other_outcomes_stay_as_the_source_has_them(outcome, lines):
    assert finding_lines(catalogue("ru"), outcome) == lines


def test_a_country_leads_to_the_decisions_on_it_alone(shown, qtbot):
    screen, calls = shown()
    screen.finding.try_words("assurances")
    screen.show_place(Place("authorities", part="host:France"))
    wanted = {"host_state": ("France",)}
    qtbot.waitUntil(lambda: calls.named("find")[-1][2]["filters"] == wanted)
    assert calls.named("find")[-1][2]["query"] == ""
    qtbot.waitUntil(lambda: screen.tools.pair == ("France", ""))


def test_decisions_that_are_ticked_go_into_a_memo_together(shown, qtbot):
    rows = (
        cases.authority_row(),
        cases.authority_row(7),
        cases.authority_row(8, may_be_printed=False),
    )
    screen, calls = shown(page=AuthorityPage(rows, 3))
    for place in range(3):
        screen.finding.model.toggle(place)
    button(screen, "Add what is ticked to a memo").click()
    form = next(iter(screen.findChildren(ManyToMemoForm)))
    qtbot.waitUntil(lambda: form.memo.count() == 1)
    assert "These may not be printed and stay out:" in words(form)
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    draft = calls.named("change_memo")[0][1][1]
    assert draft.authorities == (("a-1", "§ 88"), ("a-7", "§§ 85, 88–91, 111, 113"))


def test_a_guest_ticks_nothing_into_a_memo(shown):
    screen, _ = shown(Role.GUEST)
    screen.finding.model.toggle(0)
    assert "Add what is ticked to a memo" not in names(screen)
    assert "Take every tick away" in names(screen)


def test_more_like_it_is_asked_of_what_is_read(shown, qtbot):
    screen, calls = shown()
    button(screen, "More like this").click()
    qtbot.waitUntil(lambda: bool(calls.named("find_similar")))
    assert calls.named("find_similar")[0][1] == ("a-1",)
    qtbot.waitUntil(lambda: "Leave out: Like Soering v. the United Kingdom" in names(screen))


def test_the_explanation_stands_beside_the_hits_and_its_examples_are_tried(shown, qtbot):
    screen, calls = shown()
    screen.finding.bar.help.click()
    assert screen.side.currentWidget() is screen.help
    screen.help.first.click()
    qtbot.waitUntil(lambda: "assurances" in calls.named("find")[-1][2]["query"])
    assert screen.finding.bar.line.text() == calls.named("find")[-1][2]["query"]
    assert problems(screen) == []
    qtbot.keyClick(screen.help.first, Qt.Key.Key_Escape)
    assert screen.side.currentWidget() is screen.reader


def test_the_sheet_of_shortcuts_has_the_keys_of_the_hits(shown, qtbot):
    screen, _ = shown()
    window = holding(screen)
    qtbot.addWidget(window)
    keys = dict(visible_shortcuts(window))
    screen.setParent(None)
    assert keys["Space"] == "Tick the decision, or the filter"
    assert keys["F1"] == "How to search"
