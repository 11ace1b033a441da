"""Searches that are kept: whose they are, what they find now, what came since."""

from datetime import timedelta

import pytest

from caseapp.domain.errors import EmptyFieldError, NotAllowedError, NotFoundError
from caseapp.domain.saved_searches import NothingToSaveError, SavedSearchDraft
from caseapp.domain.vocabulary import Role
from caseapp.services import audit, imports, saved_searches
from tests import casefiles, factory
from tests.integration.test_imports import LINE, lines

DRAFT = SavedSearchDraft("Kazakh files", "torture", {"host_state": ["KG", "KZ"]})


@pytest.fixture
def library(library_desk):
    return factory.in_process(library_desk)


def _names(desk):
    return [row.name for row in saved_searches.list_saved_searches(desk)]


def test_a_search_is_kept_as_it_was_asked(desk):
    uid = saved_searches.save_search(desk, DRAFT).created
    (row,) = saved_searches.list_saved_searches(desk)
    assert (row.uid, row.name, row.query, row.shared) == (uid, "Kazakh files", "torture", False)
    assert row.as_filters() == {"host_state": ("KG", "KZ")}
    assert row.seen_at == desk.clock.now()


def test_it_is_renamed_deleted_and_brought_back(desk):
    uid = saved_searches.save_search(desk, DRAFT).created
    saved_searches.change_saved_search(desk, uid, SavedSearchDraft("Other", "torture", version=1))
    assert _names(desk) == ["Other"]
    saved_searches.delete_saved_search(desk, uid)
    assert _names(desk) == []
    audit.undo_last(desk)
    audit.undo_last(desk)
    assert _names(desk) == ["Kazakh files"]


def test_a_search_is_its_owners_until_it_is_shared(desk):
    other = casefiles.colleague(desk, Role.PARALEGAL)
    uid = saved_searches.save_search(desk, DRAFT).created
    assert _names(other) == []
    with pytest.raises(NotFoundError):
        saved_searches.count_saved_search(other, uid)
    shared = SavedSearchDraft("For all", "torture", shared=True)
    saved_searches.change_saved_search(desk, uid, shared)
    assert _names(other) == ["For all"]
    saved_searches.delete_saved_search(other, uid)
    assert _names(desk) == []


def test_a_guest_keeps_searches_and_shares_none(desk):
    guest = casefiles.colleague(desk, Role.GUEST)
    saved_searches.save_search(guest, DRAFT)
    with pytest.raises(NotAllowedError):
        saved_searches.save_search(guest, SavedSearchDraft("All", "torture", shared=True))
    saved_searches.save_search(desk, SavedSearchDraft("Office", "torture", shared=True))
    assert _names(guest) == ["Kazakh files"]


def test_it_counts_what_it_finds_and_what_came_since_it_was_looked_at(library, tmp_path):
    draft = SavedSearchDraft("Balloons", "stranded")
    uid = saved_searches.save_search(library, draft).created
    assert saved_searches.count_saved_search(library, uid).total == 0
    library.clock.moment += timedelta(hours=1)
    imports.run_import(library, [lines(tmp_path, LINE)])
    counted = saved_searches.count_saved_search(library, uid)
    assert (counted.total, counted.new, counted.more) == (1, 1, False)
    library.clock.moment += timedelta(hours=1)
    saved_searches.mark_search_seen(library, uid)
    assert saved_searches.count_saved_search(library, uid).new == 0


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (SavedSearchDraft("All"), NothingToSaveError),
        (SavedSearchDraft("All", " ", {"court": []}), NothingToSaveError),
        (SavedSearchDraft(" ", "torture"), EmptyFieldError),
    ],
)
def test_nothing_is_not_worth_a_name_and_a_search_needs_one(desk, draft, refusal):
    with pytest.raises(refusal):
        saved_searches.save_search(desk, draft)
