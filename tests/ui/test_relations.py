"""The decisions around one: the banner, the drawing, the list; tags and notes in the reader."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from caseapp.domain.annotations import AnnotationSort
from caseapp.domain.relations import RelationKind
from caseapp.domain.views.authorities import RelationRow
from caseapp.domain.vocabulary import Role
from caseapp.ui.authorities.reader import Reader
from caseapp.ui.authorities.reading.graph import KINDS
from caseapp.ui.authorities.reading.note_form import NoteForm
from caseapp.ui.authorities.reading.relations import RelationsWindow
from caseapp.ui.authorities.reading.tag_form import TagForm
from caseapp.ui.authorities.reading.tagbar import TagBar
from caseapp.ui.authorities.reading.timeline import arrange
from caseapp.ui.widgets import Button, Row
from tests.ui import cases
from tests.ui.accessibility import clipped, problems
from tests.ui.offices import Calls
from tests.ui.readings import NOTES, RELATIONS, TAGS, reading_calls, related
from tests.ui.stretched import LONGER
from tests.ui.surroundings import surroundings

WARNING = RelationRow("r-1", "Vydumannyi [GC]", "superseded by the Grand Chamber in", False,
                      "VERIFIED in the full text: § 72", "superseded_by_grand_chamber")  # fmt: skip
CITED = RelationRow("r-2", "Sluchai v. Georgia", "cited by", True, "MEMORY", "cites")


@pytest.fixture
def drawn(context, qtbot):
    def make(relations=RELATIONS, t=None):
        calls = reading_calls(Calls(), relations=relations)
        shown = replace(context, t=t or context.t)
        window = RelationsWindow(shown, calls, "a-1", relations.title)
        qtbot.addWidget(window)
        window.open()
        qtbot.waitUntil(lambda: len(window.graph.nodes) > 1)
        return window

    return make


@pytest.fixture
def reader(qtbot):
    runners = []

    def make(role=Role.LAWYER, relations=(WARNING, CITED), **changes):
        context, calls = surroundings(role), Calls()
        runners.append(context.runner)
        shown = Reader(context, texts=True, reading=reading_calls(calls, **changes))
        shown.calls = calls
        qtbot.addWidget(shown)
        shown.resize(560, 900)
        shown.show()
        shown.show_view(replace(cases.authority_view(), relations=relations))
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        qtbot.wait(1)
        return shown

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def boxes(graph):
    return [node.geometry() for node in graph.nodes]


@pytest.mark.parametrize(
    ("own", "role", "offered"),
    [
        (True, Role.LAWYER, 2),
        (True, Role.PARALEGAL, 2),
        (True, Role.GUEST, 0),
        (False, Role.LAWYER, 0),
    ],
)
def test_only_what_the_office_imported_can_be_corrected_and_taken_out(reader, own, role, offered):
    shown = reader(role=role)
    shown.show_view(replace(cases.authority_view(), own=own))
    names = [one.accessibleName() for one in shown.findChildren(Button)]
    wanted = {"Correct what was recognised", "Take the decision out of the library"}
    assert len(wanted & set(names)) == offered


def test_no_box_stands_over_another_and_time_goes_across():
    days = [date(1990 + n % 30, 1 + n % 12, 5) for n in range(100)]
    found = arrange(days, [n % 3 for n in range(100)], 900, 176, 8)
    by_row = {}
    for day, spot in zip(days, found.spots, strict=True):
        assert 0 <= spot.x <= 900 - 176
        by_row.setdefault(spot.row, []).append((spot.x, day))
    for row in by_row.values():
        row.sort()
        assert all(b[0] - a[0] >= 176 + 8 for a, b in pairwise(row))
        assert [day for _, day in row] == sorted(day for _, day in row)
    assert found.rows == 1 + max(spot.row for spot in found.spots)
    assert len(found.years) <= 8


def test_a_single_decision_and_none_have_a_place():
    assert arrange([date(2000, 5, 1)], [0], 100, 176, 8).rows == 1
    assert arrange([], [], 100, 176, 8).spots == ()


def test_the_drawing_and_the_list_say_the_same(drawn):
    window = drawn()
    nodes = {node.uid: node.accessibleName() for node in window.graph.nodes[1:]}
    model = window.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert set(nodes) == {one.uid for one in RELATIONS.others}
    assert nodes["r-2"] == "2001: follows Sluchai 2 v. Georgia, § 2"
    assert set(nodes.values()) == {model.spoken(one) for one in RELATIONS.others}
    assert problems(window) == []


def test_every_kind_has_its_band(drawn):
    assert set(KINDS) == set(RelationKind)
    window = drawn()
    rows = {node.kind: node.y() for node in window.graph.nodes}
    assert rows[None] < rows[RelationKind.UNDOES] < rows[RelationKind.DISTINGUISHES]
    assert rows[RelationKind.DISTINGUISHES] < rows[RelationKind.FOLLOWS]


def test_a_decision_that_stands_to_it_twice_is_drawn_once_by_the_graver_relation(drawn):
    twice = replace(
        RELATIONS, others=(RELATIONS.others[0], replace(RELATIONS.others[3], uid="r-1"))
    )
    window = drawn(twice)
    assert [node.kind for node in window.graph.nodes[1:]] == [RelationKind.UNDOES]
    assert window.left_out.text().startswith("1 relation is drawn with another one")


def test_arrows_go_through_the_drawing_and_enter_opens(drawn, qtbot):
    window = drawn()
    graph = window.graph
    opened = []
    window.opened.connect(opened.append)
    own = graph.nodes[0]
    qtbot.keyClick(own, Qt.Key.Key_Down)
    here = next(node for node in graph.nodes if node.focusPolicy() & Qt.FocusPolicy.TabFocus)
    assert here.kind is RelationKind.UNDOES
    qtbot.keyClick(here, Qt.Key.Key_Left)
    left = next(node for node in graph.nodes if node.focusPolicy() & Qt.FocusPolicy.TabFocus)
    assert left.x() <= here.x()
    qtbot.keyClick(here, Qt.Key.Key_Return)
    assert opened == ["r-1"]


def test_the_drawing_says_which_lines_it_leaves_out(drawn):
    assert "has a line when it is chosen" in drawn().left_out.text()
    kinds = list(RelationKind)
    many = tuple(related(n, kinds[n % 5], year=1990 + n % 34) for n in range(1, 62))
    window = drawn(replace(RELATIONS, others=many))
    assert "the chosen decision alone has one" in window.left_out.text()
    window.graph.nodes[7].setFocus()
    assert not window.graph.grab().isNull()
    assert problems(window) == []
    alone = drawn(replace(RELATIONS, others=(related(1, RelationKind.FOLLOWS),)))
    assert not alone.left_out.isVisible()


def test_the_list_opens_too(drawn):
    window = drawn()
    opened = []
    window.opened.connect(opened.append)
    window.list.activated.emit(window.model.index(1, 0))
    assert opened == ["r-2"]


def test_a_hundred_relations_fit_without_overlap(drawn):
    many = tuple(related(n, year=1990 + n % 34) for n in range(1, 105))
    window = drawn(replace(RELATIONS, others=many))
    places = boxes(window.graph)
    assert not any(
        one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :]
    )
    assert all(place.right() < window.graph.width() for place in places)


def test_what_undoes_a_decision_stands_over_it_and_leads_there(reader):
    shown = reader()
    assert "Later decisions went another way" in words(shown)
    wanted = []
    shown.other_wanted.connect(wanted.append)
    next(row for row in shown.findChildren(Row) if "GC" in row.accessibleName()).click()
    assert wanted == ["r-1"]
    assert any("§ 72" in word for word in words(shown))


def test_what_undoes_nothing_has_no_banner(reader):
    assert "Later decisions went another way" not in words(reader(relations=(CITED,)))


def test_tags_are_chips_and_another_is_given_by_its_name(reader, qtbot):
    shown = reader()
    bar = shown.findChild(TagBar)
    chips = [chip.accessibleName() for chip in bar.findChildren(Button) if chip is not bar.add]
    assert chips == ["Tag: absolute prohibition", "Tag: for the hearing · file 2026/014"]
    blue = next(b for b in bar.findChildren(Button) if "absolute" in b.accessibleName())
    assert blue.accessibleDescription() == "Blue"
    assert bar.line.completer().model().stringList()[2] == "assurances"
    bar.line.setText("  strong ")
    bar.line.returnPressed.emit()
    qtbot.waitUntil(lambda: bool(shown.calls.named("tag_decision")))
    _, (_, name), how = shown.calls.named("tag_decision")[0]
    assert (name, how) == ("strong", {"matter": None})


def test_the_line_of_tags_keeps_the_keyboard_when_the_decision_is_read_again(reader):
    shown = reader()
    bar = shown.findChild(TagBar)
    shown.show_view(shown.view)
    assert shown.findChild(TagBar) is bar
    shown.show_view(replace(shown.view, confirmed_by="Aida Omarova"))
    assert shown.findChildren(TagBar)[-1] is not bar


def test_a_tag_of_a_matter_is_given_for_that_matter(reader, qtbot):
    shown = reader()
    bar = shown.findChild(TagBar)
    bar.line.setText("for the hearing · file 2026/014")
    bar.line.returnPressed.emit()
    qtbot.waitUntil(lambda: bool(shown.calls.named("tag_decision")))
    _, (_, name), how = shown.calls.named("tag_decision")[0]
    assert (name, how) == ("for the hearing", {"matter": "m-1"})


def test_a_tag_is_made_for_a_matter(reader, qtbot):
    shown = reader()
    bar = shown.findChild(TagBar)
    qtbot.waitUntil(lambda: bar.owner.count() == 2)
    assert bar.owner.itemText(1).startswith("for file ")
    bar.owner.setCurrentIndex(1)
    bar.line.setText("hearing of May")
    bar.add.click()
    qtbot.waitUntil(lambda: bool(shown.calls.named("tag_decision")))
    _, (_, name), how = shown.calls.named("tag_decision")[0]
    assert (name, how["matter"]) == ("hearing of May", bar.owner.itemData(1))


@pytest.fixture
def tag_form(qtbot):
    runners = []

    def make(role=Role.LAWYER):
        context, calls = surroundings(role), Calls()
        runners.append(context.runner)
        given = reading_calls(calls)
        form = TagForm(context, given, "a-1", TAGS[0], given.list_tags())
        form.calls = calls
        qtbot.addWidget(form)
        form.open()
        return form

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def test_a_tag_is_renamed_and_coloured(tag_form, qtbot):
    form = tag_form()
    assert problems(form) == []
    form.editors["name"].setText("absoluteness")
    form.editors["colour"].choose("green")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(form.calls.named("change_tag")))
    _, draft = form.calls.named("change_tag")[0][1]
    assert (draft.name, draft.colour, draft.version) == ("absoluteness", "green", 1)


def test_a_tag_is_merged_into_another_of_the_same_owner_only(tag_form, qtbot):
    form = tag_form()
    offered = [form.into.itemText(n) for n in range(form.into.count())]
    assert offered == ["Keep it apart", "assurances"]
    form.into.choose("t-3")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(form.calls.named("merge_tags")))
    assert form.calls.named("merge_tags")[0][1] == ("t-1", "t-3")


def test_a_paralegal_is_offered_neither_merging_nor_deleting(tag_form):
    form = tag_form(Role.PARALEGAL)
    assert "into" not in form.editors
    assert not hasattr(form, "bin_button")


def test_notes_stand_in_the_reader_and_lead_into_the_text(reader):
    shown = reader()
    said = words(shown)
    assert "Read again before the hearing" in said
    assert "Text has changed" in said
    wanted = []
    shown.passage_wanted.connect(wanted.append)
    row = next(row for row in shown.findChildren(Row) if row.subject is NOTES[1])
    row.click()
    assert wanted == ["2"]


def test_a_note_about_the_whole_decision_is_written_without_a_text(reader, qtbot):
    shown = reader(notes=())
    assert "Nothing was written about it yet." in words(shown)
    next(b for b in shown.findChildren(Button) if b.accessibleName() == "Note…").click()
    (form,) = shown.findChildren(NoteForm)
    form.editors["text"].setPlainText("Ask the colleagues in Tbilisi")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(shown.calls.named("add_annotation")))
    (draft,) = shown.calls.named("add_annotation")[0][1]
    assert (draft.sort, draft.passage) == (AnnotationSort.NOTE, None)


def test_a_guest_sees_tags_and_notes_and_gives_none(reader):
    shown = reader(Role.GUEST)
    assert not shown.findChild(TagBar).line.isVisible()
    assert "Note…" not in [b.accessibleName() for b in shown.findChildren(Button)]
    assert problems(shown) == []


@pytest.mark.usefixtures("_large")
def test_longer_words_fit(drawn):
    window = drawn(t=LONGER)
    window.resize(QSize(1256, 696))
    assert clipped(window) == []
    assert all(box.left() >= 0 for box in boxes(window.graph))
