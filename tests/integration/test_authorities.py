"""The library in a real vault: loaded once, found by words and labels, printed only through gates."""

import dataclasses

import pytest

from caseapp.domain.authorities import AlreadyConfirmedError, UnprintableAuthorityError
from caseapp.domain.errors import EmptyFieldError, NotAllowedError, NotFoundError, TextTooLongError
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.vocabulary import Role
from caseapp.models.history import HistoryEntry
from caseapp.packs import authorities as packs
from caseapp.search import index
from caseapp.services import authorities, people
from tests import factory

SOERING = "echr-001-57619"
DETAIL_OF_MEMORY = "echr-001-57674"
"""Cruz Varas: citation and outcome verified, the holding partly from memory."""
UNVERIFIED = "hrc-829-1998"


@pytest.fixture(scope="module")
def desk(library_pattern, tmp_path_factory):
    opened = factory.copied(library_pattern, tmp_path_factory.mktemp("read"))
    yield opened
    opened.vault.close()


@pytest.fixture
def fresh(library_desk):
    """A desk of its own, for tests that write."""
    return library_desk


def _found(desk, query="", **filters):
    chosen = {field: [value] for field, value in filters.items()}
    page = authorities.find(desk, query=query, limit=500, filters=chosen)
    return [row.id_in_pack for row in page.rows]


def _uid(desk, id_in_pack):
    rows = authorities.find(desk, limit=500).rows
    return next(row.uid for row in rows if row.id_in_pack == id_in_pack)


def _with_pack(monkeypatch, change):
    pack = packs.load()
    monkeypatch.setattr(packs, "load", lambda: change(pack))
    monkeypatch.setattr(packs, "shipped_version", lambda: (pack.name, "another edition"))


def _without(pack, gone):
    decisions = tuple(one for one in pack.decisions if one.id != gone)
    relations = tuple(one for one in pack.relations if gone not in {one.from_id, one.to_id})
    return dataclasses.replace(pack, decisions=decisions, relations=relations)


def test_all_decisions_are_listed_key_cases_first(desk):
    page = authorities.find(desk, limit=500)
    assert (page.total, len(page.rows), page.more) == (288, 288, False)
    ranks = [packs.importance_rank(row.importance) for row in page.rows]
    assert ranks == sorted(ranks)


def test_loading_again_changes_nothing(desk):
    assert not authorities.load_pack(desk).touched


@pytest.mark.parametrize(
    "query", ["Soering", "SOERING", "soering v. the united", "14038/88", "soer"]
)
def test_a_case_is_found_by_name_number_and_beginning(desk, query):
    assert _found(desk, query)[0] == SOERING


@pytest.mark.parametrize("query", ["Stocké", "STOCKE", "stocke", "Stocke\u0301"])
def test_accents_and_case_do_not_matter(desk, query):
    assert "echr-001-57673" in _found(desk, query)


def test_words_of_name_and_holding_are_met_together(desk):
    assert _found(desk, "soering death-row threshold")[0] == SOERING


def test_a_phrase_an_exclusion_and_a_filter_narrow_the_list(desk):
    every = _found(desk, "diplomatic assurances")
    assert set(_found(desk, '"diplomatic assurances"')) <= set(every)
    assert not set(_found(desk, "diplomatic assurances -russia")) & set(_found(desk, "russia"))
    assert set(_found(desk, "diplomatic assurances", host_state="RU")) < set(every)


def test_states_are_filtered_by_the_codes_that_proceedings_have(desk):
    kazakh = authorities.find(desk, filters={"host_state": ["KZ"]}, limit=500)
    assert kazakh.total == 6
    assert {row.host_state for row in kazakh.rows} == {"Kazakhstan"}
    both = authorities.find(desk, filters={"requesting_state": ["TJ"]}, limit=500)
    assert "Uzbekistan / Tajikistan" in {row.requesting_state for row in both.rows}


def test_filters_work_alike_with_and_without_words(desk):
    listed = set(_found(desk, host_state="RU", outcome="violation", court="ECtHR"))
    worded = set(_found(desk, "russia", host_state="RU", outcome="violation", court="ECtHR"))
    assert worded <= listed
    assert len(worded) > 20


def test_facets_count_what_was_found(desk):
    page = authorities.find(desk, query="assurances", limit=500)
    for facet in page.facets:
        if facet.field in {"issue", "court", "outcome", "host_state"}:
            again = authorities.find(
                desk, query="assurances", filters={facet.field: [facet.value]}
            )
            assert again.total == facet.count
            if facet.field == "court":
                break


def test_choices_have_labels_in_the_language_of_the_desk(desk):
    choices = authorities.list_choices(desk)
    assert ("ECtHR", 240) in {(c.value, c.count) for c in choices if c.field == "court"}
    assert "Kazakhstan" in {c.label for c in choices if c.field == "host_state"}


def test_pages_follow_each_other_without_gap(desk):
    whole = _found(desk, "risk")
    parts = [
        row.id_in_pack
        for offset in (0, 20)
        for row in authorities.find(desk, query="risk", offset=offset, limit=20).rows
    ]
    assert parts == whole[:40]


def test_a_snippet_shows_the_hit_in_the_original_text(desk):
    row = authorities.find(desk, query="flagrant", limit=1).rows[0]
    assert any(hit and piece.casefold() == "flagrant" for piece, hit in row.snippet)


@pytest.mark.parametrize(
    "query", ['"', "AND", "NOT x", "a:b", "*", "NEAR(", "\x00", "\ud800", "-"]
)
def test_signs_of_the_query_language_are_only_text(desk, query):
    assert authorities.find(desk, query=query).total >= 0


def test_only_verified_citations_and_outcomes_may_be_printed(desk):
    assert len(_found(desk, printable="yes")) == 277
    assert UNVERIFIED not in _found(desk, printable="yes")
    assert UNVERIFIED in _found(desk)


def test_a_superseded_judgment_carries_its_note_everywhere(desk):
    row = authorities.find(desk, query="N.A. Finland 25244/18", limit=5)
    revised = next(one for one in row.rows if one.id_in_pack == "echr-001-198465")
    view = authorities.get_authority(desk, revised.uid)
    assert revised.good_law_note == view.good_law_note == view.row.good_law_note
    assert view.good_law_note.startswith("DO NOT CITE AS GOOD LAW")
    assert view.relations[0].relation == "revised by"


def test_relations_are_read_from_both_sides(desk):
    view = authorities.get_authority(desk, _uid(desk, "echr-001-68183"))
    assert {"superseded_by_grand_chamber", "departs_from", "cites"} <= {
        one.code for one in view.relations
    }
    assert any(one.incoming and one.relation == "followed by" for one in view.relations)
    assert view.relations[-1].code == "cites"


def test_a_holding_of_memory_prints_only_after_a_lawyer_confirmed_it(fresh):
    uid = _uid(fresh, DETAIL_OF_MEMORY)
    before = authorities.get_authority(fresh, uid)
    changes = authorities.confirm_authority(fresh, uid, "Read §§ 69–84 on HUDOC.")
    after = authorities.get_authority(fresh, uid)
    assert (before.holding_may_be_printed, before.needs_confirmation) == (False, True)
    assert (after.holding_may_be_printed, after.confirmed_by) == (True, factory.LAWYER)
    assert (after.confirmed_at, after.confirmation_note) == (
        factory.NOW,
        "Read §§ 69–84 on HUDOC.",
    )
    assert changes.concerns("authority")


def test_no_confirmation_makes_an_unverified_citation_printable(fresh):
    uid = _uid(fresh, UNVERIFIED)
    with pytest.raises(UnprintableAuthorityError):
        authorities.confirm_authority(fresh, uid, "I am sure.")
    assert not authorities.get_authority(fresh, uid).holding_may_be_printed


def test_a_verified_holding_needs_nobody(fresh):
    with pytest.raises(AlreadyConfirmedError):
        authorities.confirm_authority(fresh, _uid(fresh, SOERING), "Read it.")


def test_a_holding_is_confirmed_once(fresh):
    uid = _uid(fresh, DETAIL_OF_MEMORY)
    authorities.confirm_authority(fresh, uid, "Read it.")
    with pytest.raises(AlreadyConfirmedError):
        authorities.confirm_authority(fresh, uid, "Read it again.")


@pytest.mark.parametrize(
    ("note", "error"), [(" ", EmptyFieldError), ("x" * 2001, TextTooLongError)]
)
def test_a_confirmation_says_what_was_read(desk, note, error):
    with pytest.raises(error):
        authorities.confirm_authority(desk, _uid(desk, DETAIL_OF_MEMORY), note)


def test_a_paralegal_may_not_confirm(fresh):
    people.add_person(fresh, "Helper", Role.PARALEGAL)
    helper = dataclasses.replace(fresh, person=people.list_people(fresh)[-1])
    assert helper.person.role is Role.PARALEGAL
    with pytest.raises(NotAllowedError):
        authorities.confirm_authority(helper, _uid(fresh, DETAIL_OF_MEMORY), "Read it.")


def test_an_unknown_decision_is_refused(desk):
    with pytest.raises(NotFoundError):
        authorities.get_authority(desk, AuthorityUid("no such"))


def test_a_newer_edition_keeps_uids_and_asks_again_where_the_holding_changed(fresh, monkeypatch):
    uid = _uid(fresh, DETAIL_OF_MEMORY)
    authorities.confirm_authority(fresh, uid, "Read it.")

    def reworded(pack):
        decisions = tuple(
            dataclasses.replace(one, holding="Zebra holding.")
            if one.id == DETAIL_OF_MEMORY
            else one
            for one in pack.decisions
        )
        return dataclasses.replace(pack, decisions=decisions, edition="next")

    _with_pack(monkeypatch, reworded)
    assert uid in authorities.load_pack(fresh).touched["authority"]
    view = authorities.get_authority(fresh, uid)
    assert (view.holding, view.holding_may_be_printed) == ("Zebra holding.", False)
    assert _found(fresh, "zebra") == [DETAIL_OF_MEMORY]


def test_a_decision_that_left_the_pack_is_found_no_more(fresh, monkeypatch):
    _with_pack(monkeypatch, lambda pack: _without(pack, SOERING))
    authorities.load_pack(fresh)
    assert _found(fresh, "soering 14038/88") == []
    assert len(_found(fresh)) == 287
    with fresh.vault.writing() as session:
        index.check(session.connection())


def test_the_index_can_be_made_again_from_the_paragraphs(fresh):
    before = _found(fresh, "assurances")
    with fresh.vault.writing() as session:
        index.rebuild(session.connection())
        index.check(session.connection())
    assert _found(fresh, "assurances") == before


def test_a_vault_without_the_index_finds_nothing_and_does_not_fail(tmp_path):
    path, key, _ = factory.make_vault(tmp_path)
    desk = factory.sit_down(path, key)
    assert authorities.find(desk, query="soering").total == 0
    desk.vault.close()


def test_loading_stands_in_the_history_and_is_not_undone(fresh):
    with fresh.vault.reading() as session:
        entries = session.query(HistoryEntry).filter_by(command="load_pack").all()
        assert [entry.undoable for entry in entries] == [False]


def _leaves_hold(desk, word):
    with desk.vault.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT block FROM authority_index_data")
        return any(word in block for (block,) in rows)


def test_a_word_that_was_removed_leaves_the_pages_of_the_index(fresh, monkeypatch):
    def reworded(pack):
        first = dataclasses.replace(pack.decisions[0], holding="Quaggaxylophone.")
        return dataclasses.replace(pack, decisions=(first, *pack.decisions[1:]))

    with monkeypatch.context() as patch:
        _with_pack(patch, reworded)
        authorities.load_pack(fresh)
        assert _leaves_hold(fresh, b"uaggaxylophone")
    authorities.load_pack(fresh)
    assert not _leaves_hold(fresh, b"uaggaxylophone")


def test_the_index_is_made_as_measured(fresh):
    with fresh.vault.reading() as session:
        connection = session.connection()
        config = connection.exec_driver_sql("SELECT k, v FROM authority_index_config").all()
    assert {("pgsz", 3950), ("secure-delete", 1)} <= set(config)


def test_a_new_layout_lays_every_decision_out_again(fresh, monkeypatch):
    before = _found(fresh, "assurances")
    uid = _uid(fresh, SOERING)
    monkeypatch.setattr(authorities, "LAYOUT", "next")
    assert len(authorities.load_pack(fresh).touched["authority"]) == 288
    assert (_found(fresh, "assurances"), _uid(fresh, SOERING)) == (before, uid)


def test_a_decision_that_came_back_is_found_under_its_old_uid(fresh, monkeypatch):
    uid = _uid(fresh, SOERING)
    with monkeypatch.context() as patch:
        _with_pack(patch, lambda pack: _without(pack, SOERING))
        authorities.load_pack(fresh)
    authorities.load_pack(fresh)
    assert _uid(fresh, SOERING) == uid
    assert SOERING in _found(fresh, "soering")
