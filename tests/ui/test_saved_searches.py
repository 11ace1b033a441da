"""Searches that are kept: listed with what is new, named, renamed, deleted."""

import pytest

from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.authorities.finding.saved import SavedSearches
from caseapp.ui.authorities.finding.saving import SaveSearchForm
from caseapp.ui.widgets import Button, Row
from tests.ui.accessibility import problems
from tests.ui.findings import shown
from tests.ui.offices import office
from tests.ui.test_authorities import words


@pytest.fixture
def saved(qtbot, around):
    made, calls = office()
    page = SavedSearches(around(), made.authorities.saved, lambda question: question.query)
    shown(qtbot, page)
    page.refresh()
    qtbot.waitUntil(lambda: "14 decisions, 3 new" in words(page))
    return page, calls


def test_a_saved_search_says_what_is_new_and_is_opened(saved, qtbot):
    page, _ = saved
    assert "diplomatic assurances" in words(page)
    assert problems(page) == []
    with qtbot.waitSignal(page.chosen) as chosen:
        page.findChildren(Row)[0].click()
    assert chosen.args[0].uid == "s-1"


def test_a_deleted_search_says_how_it_comes_back(saved, qtbot):
    page, calls = saved
    button = next(b for b in page.findChildren(Button) if "Delete" in b.accessibleName())
    assert button.accessibleName() == "Delete: Assurances, Russia"
    button.click()
    qtbot.waitUntil(lambda: "Ctrl+Z takes that back." in words(page))
    assert calls.named("delete_saved_search")[0][1] == ("s-1", 2)


def test_a_search_gets_another_name_and_keeps_what_it_asks(saved, qtbot):
    page, calls = saved
    next(b for b in page.findChildren(Button) if "Rename" in b.accessibleName()).click()
    form = page.window().findChild(SaveSearchForm)
    form.name.setText("Assurances")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    uid, draft = calls.named("change_saved_search")[0][1]
    assert (uid, draft.name, draft.query, draft.version) == (
        *("s-1", "Assurances", "diplomatic assurances", 2),
    )
    assert draft.filters == {"requesting_state": ("RU",)}


def test_a_search_is_saved_under_the_name_that_is_suggested(qtbot, around):
    made, calls = office()
    question = LibraryQuestion(query="torture")
    form = SaveSearchForm(around(), made.authorities.saved, question, "torture")
    shown(qtbot, form)
    assert problems(form) == []
    form.shared.setChecked(True)
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    draft = calls.named("save_search")[0][1][0]
    assert (draft.name, draft.query, draft.shared) == ("torture", "torture", True)


def test_a_search_without_a_name_is_refused_under_its_field(qtbot, around):
    made, calls = office()
    form = SaveSearchForm(around(), made.authorities.saved, LibraryQuestion(query="x"), " ")
    shown(qtbot, form)
    form.submit_button.click()
    assert form.fields[0].has_error
    assert calls == []
