"""An answer while somebody types has only what the finished search has, however it was found."""

import pytest

from caseapp.domain.text import fold
from caseapp.search import typed
from caseapp.search.index import pages_of
from caseapp.services import authorities
from caseapp.services.steps.library.searching import ask
from tests import factory

QUERIES = [
    "ext", "extr", "con", "xyz", "the", "экс", "экстрад", "выдача рос", "хасанов экс",
    "court ext", "the court con", "ill-tre", "Soering con", "Khassanov ext", "соеринг ext",
    "-torture ext", "ext -torture", 'ext "real risk"', "con* ext", "state:KZ ext",
    "-court:ECtHR con", "after:2015 tor", "nonsense ext", "引渡 ext",
]  # fmt: skip


@pytest.fixture(scope="module")
def desk(library_pattern, tmp_path_factory):
    opened = factory.copied(library_pattern, tmp_path_factory.mktemp("typed"))
    yield opened
    opened.vault.close()


def _read_every_beginning(monkeypatch):
    monkeypatch.setattr(typed, "pages_of", lambda *_: 1)
    monkeypatch.setattr(typed, "WIDE", 0)


@pytest.fixture(params=["merged", "complete words", "one after the other", "too far apart"])
def way(request, monkeypatch):
    """Each way of answering, whatever the size of the library."""
    if request.param == "merged":
        monkeypatch.setattr(typed, "WIDE", 10**9)
        return request.param
    _read_every_beginning(monkeypatch)
    if request.param == "one after the other":
        monkeypatch.setattr(typed, "MOST_READ", 0)
        monkeypatch.setattr(typed, "_PER_DECISION", -1000)
    if request.param == "too far apart":
        monkeypatch.setattr(typed, "MOST_READ", 0)
    return request.param


def _found(desk, query, *, typing, limit=500):
    page = authorities.find(desk, query=query, typing=typing, limit=limit)
    return page, {row.uid for row in page.rows}


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_found_while_typing_is_what_the_finished_search_finds(desk, way, query):
    _, finished = _found(desk, query, typing=False)
    page, while_typing = _found(desk, query, typing=True)
    assert while_typing <= finished
    if not page.more:
        # A finished search for a rare word has names that sound alike below it.
        assert bool(while_typing) == bool(finished)


def test_of_two_beginnings_the_index_is_asked_for_the_narrower(desk, monkeypatch):
    monkeypatch.setattr(typed, "pages_of", lambda _, one: {"con": 30, "extr": 20}[one])
    with desk.vault.reading() as session:
        wanted = ask(session.connection(), "con* extr", {}, {}).search.words.wanted
        places = typed._too_wide(session.connection(), wanted)
    merged, read = wanted.split(places)
    assert (merged.expression, read.expression) == ('"extr" *', '"con" *')


@pytest.mark.parametrize("query", ["ext", "con", "tort", "ill-tre"])
def test_the_paragraph_that_is_shown_has_the_word(desk, way, query):
    page, _ = _found(desk, query, typing=True, limit=5)
    assert page.rows
    for row in page.rows:
        said = [fold(piece) for piece, hit in row.snippet if hit]
        assert any(word.startswith(query.split("-")[-1]) for word in said)


def test_no_more_are_looked_for_than_are_seen(desk, monkeypatch):
    _read_every_beginning(monkeypatch)
    page, found = _found(desk, "ext", typing=True, limit=7)
    assert (len(found), page.total, page.more) == (7, 7, True)
    first = authorities.find(desk, limit=500).rows
    order = [row.uid for row in first if row.uid in found]
    assert [row.uid for row in page.rows] == order, "key cases first, then the newest"


def test_a_frequent_beginning_has_more_pages_than_a_rare_one(desk):
    with desk.vault.reading() as session:
        pages = [pages_of(session.connection(), one) for one in ("", "e", "ext", "zzz", "\uffff")]
    assert pages[0] > pages[1] > pages[2] >= pages[3] == 0 == pages[4]


def test_without_reading_for_the_beginning_the_wrong_decisions_would_be_shown(desk, monkeypatch):
    """The control: a reader that believes everything is caught by the tests above."""
    _read_every_beginning(monkeypatch)
    monkeypatch.setattr("caseapp.search.wanted.Run.stands_in", lambda *_: True)
    _, finished = _found(desk, "court xyz", typing=False)
    _, while_typing = _found(desk, "court xyz", typing=True)
    assert not while_typing <= finished
