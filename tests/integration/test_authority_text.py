"""The text of a decision as it was imported, and its citation in three styles."""

import json

import pytest

from caseapp.domain.authorities import PartKind
from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.errors import NotFoundError
from caseapp.services import authorities, imports
from caseapp.services.authority_text import cite, get_text
from tests.factory import in_process

DECISION = {
    "name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR",
    "paragraphs": ["THE LAW", "1. Torture is prohibited.", "2. Nothing may be weighed."],
}  # fmt: skip


@pytest.fixture
def imported(desk, tmp_path):
    reader = in_process(desk)
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(DECISION))
    (one,) = imports.run_import(reader, [file]).decisions
    return reader, one.uid


def soering(desk):
    return authorities.find(desk, query="soering").rows[0].uid


def test_a_text_has_the_courts_numbers_in_their_order(imported):
    desk, uid = imported
    found = get_text(desk, uid)
    numbered = [one.number for one in found.paragraphs if one.part is PartKind.TEXT]
    assert numbered == ["1", "2"]
    assert found.title == "Vydumannyi v. Georgia"


def test_head_and_holding_of_the_library_are_no_text_of_the_court(library_desk):
    assert get_text(library_desk, soering(library_desk)).paragraphs == ()


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (CitationStyle.ECTHR,
         "Soering v. the United Kingdom, no. 14038/88, §§ 88-91, 7 July 1989"),
        (CitationStyle.OSCOLA,
         "Soering v the United Kingdom App no 14038/88 (ECtHR, 7 July 1989), paras 88–91"),
    ],
)  # fmt: skip
def test_a_decision_is_cited_in_the_style_that_was_chosen(library_desk, style, text):
    assert cite(library_desk, soering(library_desk), style, ("88-91",)) == text


def test_a_doubt_whether_it_is_good_law_is_copied_along(library_desk):
    uid = authorities.find(library_desk, query="Kaboulov").rows[0].uid
    note = authorities.get_authority(library_desk, uid).good_law_note
    assert note
    assert note in cite(library_desk, uid, CitationStyle.PLAIN)


def test_there_is_no_text_of_what_does_not_exist(desk):
    with pytest.raises(NotFoundError):
        get_text(desk, "no such uid")
