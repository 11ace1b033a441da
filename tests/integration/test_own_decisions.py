"""What was recognised in an imported file is confirmed or corrected by a person."""

import json
from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.errors import ChangedMeanwhileError, EmptyFieldError, NotFoundError
from caseapp.domain.own_decisions import NotOwnDecisionError, SameDecisionError
from caseapp.domain.views.imports import ImportedAs
from caseapp.search import index
from caseapp.services import audit, authorities, imports
from caseapp.services.own_decisions import (
    change_own_decision,
    get_own_decision,
    remove_own_decision,
)
from tests.factory import in_process

LINES = [
    {"name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28",
     "court": "ECtHR", "paragraphs": ["THE LAW", "1. Torture is prohibited absolutely."]},
    {"name": "CASE OF INVENTED v. RUSSIA", "number": "54321/07", "date": "2009-03-01",
     "court": "ECtHR", "paragraphs": ["1. Assurances were vague."]},
]  # fmt: skip


@pytest.fixture
def office(library_desk, tmp_path):
    reader = in_process(library_desk)
    file = tmp_path / "two.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in LINES))
    return reader, [one.uid for one in imports.run_import(reader, [file]).decisions]


def test_a_corrected_name_is_found_and_the_old_one_is_not(office):
    desk, (uid, _) = office
    draft = replace(get_own_decision(desk, uid), name="Pravilnyi v. Georgia")

    change_own_decision(desk, uid, draft)

    assert authorities.find(desk, query="pravilnyi").rows[0].uid == uid
    assert not authorities.find(desk, query="vydumannyi").rows
    assert authorities.find(desk, query="prohibited absolutely torture").rows[0].uid == uid


def test_labels_follow_what_was_corrected(office):
    desk, (uid, _) = office
    draft = replace(get_own_decision(desk, uid), respondent="Armenia", conclusion="violation: 3")

    change_own_decision(desk, uid, draft)

    found = authorities.find(desk, filters={"host_state": ["AM"], "outcome": ["violation"]}).rows
    assert uid in {row.uid for row in found}
    assert get_own_decision(desk, uid).conclusion == "violation: 3"


def test_a_correction_opens_no_gate(office):
    desk, (uid, _) = office
    change_own_decision(desk, uid, get_own_decision(desk, uid))
    assert not authorities.get_authority(desk, uid).row.may_be_printed


def test_number_and_date_of_another_decision_are_refused_by_its_name(office):
    desk, (uid, other) = office
    draft = replace(get_own_decision(desk, uid), numbers=("54321/07",), day=date(2009, 3, 1))

    with pytest.raises(SameDecisionError) as refused:
        change_own_decision(desk, uid, draft)
    assert refused.value.values["title"] == get_own_decision(desk, other).name


def test_a_decision_of_a_pack_is_not_for_changing(office):
    desk, _ = office
    uid = authorities.find(desk, query="soering").rows[0].uid
    with pytest.raises(NotOwnDecisionError):
        get_own_decision(desk, uid)


def test_an_older_form_and_a_nameless_decision_are_refused(office):
    desk, (uid, _) = office
    first = get_own_decision(desk, uid)
    change_own_decision(desk, uid, first)
    with pytest.raises(ChangedMeanwhileError):
        change_own_decision(desk, uid, first)
    with pytest.raises(EmptyFieldError):
        change_own_decision(desk, uid, replace(get_own_decision(desk, uid), name=" "))


def test_who_corrected_what_stands_in_the_history(office):
    desk, (uid, _) = office
    change_own_decision(desk, uid, replace(get_own_decision(desk, uid), name="Pravilnyi"))

    assert "change_own_decision" in {row.command for row in audit.list_history(desk)}


def removed(desk, uid):
    remove_own_decision(desk, uid, get_own_decision(desk, uid).version)


def test_a_decision_that_was_taken_out_is_found_no_more_and_its_words_are_gone(office):
    desk, (uid, other) = office
    removed(desk, uid)

    assert not authorities.find(desk, query="vydumannyi").rows
    with pytest.raises(NotFoundError):
        authorities.get_authority(desk, uid)
    with desk.vault.reading() as session:
        connection = session.connection()
        index.check(connection)
        words = "SELECT count(*) FROM authority_paragraph WHERE text LIKE '%absolutely%'"
        assert connection.exec_driver_sql(words).scalar() == 0
    assert authorities.find(desk, query="vague assurances").rows[0].uid == other
    assert "remove_own_decision" in {row.command for row in audit.list_history(desk)}


def test_imported_again_it_is_the_same_decision_as_it_is_read_now(office, tmp_path):
    desk, (uid, _) = office
    change_own_decision(desk, uid, replace(get_own_decision(desk, uid), name="Mistaken"))
    removed(desk, uid)
    file = tmp_path / "again.jsonl"
    file.write_text(json.dumps(LINES[0]))

    (one,) = imports.run_import(desk, [file]).decisions

    assert (one.uid, one.outcome) == (uid, ImportedAs.NEW)
    assert authorities.find(desk, query="prohibited absolutely").rows[0].uid == uid
    assert get_own_decision(desk, uid).name == "Vydumannyi v. Georgia"
    assert imports.run_import(desk, [file]).decisions[0].outcome is ImportedAs.KNOWN


def test_a_decision_of_the_library_is_not_taken_out_nor_one_that_changed_meanwhile(office):
    desk, (uid, _) = office
    shipped = authorities.find(desk, query="soering").rows[0].uid
    with pytest.raises(NotOwnDecisionError):
        remove_own_decision(desk, shipped, 1)
    before = get_own_decision(desk, uid).version
    change_own_decision(desk, uid, get_own_decision(desk, uid))
    with pytest.raises(ChangedMeanwhileError):
        remove_own_decision(desk, uid, before)


@pytest.mark.parametrize(
    ("respondent", "named", "codes"),
    [
        ("GEO", "Georgia", {"GE"}),
        (["GEO", "RUS"], "Georgia; Russia", {"GE", "RU"}),
        ("GE", "Georgia", {"GE"}),
        ("Georgia and Russia", "Georgia and Russia", {"GE", "RU"}),
        ("GEX", "GEX", set()),
    ],
)
def test_a_respondent_that_a_file_has_as_a_code_is_named(
    library_desk, tmp_path, respondent, named, codes
):
    desk, file = in_process(library_desk), tmp_path / "one.jsonl"
    file.write_text(json.dumps(LINES[0] | {"respondent": respondent}))
    (one,) = imports.run_import(desk, [file]).decisions

    assert get_own_decision(desk, one.uid).respondent == named
    assert all(
        one.uid
        in {
            row.uid
            for row in authorities.find(desk, filters={"host_state": [code]}, limit=300).rows
        }
        for code in codes
    )
