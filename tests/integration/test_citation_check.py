"""A text is checked against the library: existence, agreement, pinpoints, quotations, treatment."""

import json

import pytest

from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.views.citation_check import CitationFault
from caseapp.models.authority import Authority
from caseapp.services import authorities, imports
from caseapp.services.authority_text import cite
from caseapp.services.citation_check import check_citations
from caseapp.services.steps.library import checked_citations
from caseapp.services.steps.library.case_names import CaseName
from tests import factory
from tests.factory import in_process

PARAGRAPHS = [
    "THE LAW",
    "1. The prohibition of torture is absolute, whatever the person did.",
    "2. Substantial grounds have been shown.",
    "FOR THESE REASONS, THE COURT",
    "1. Holds that there has been a violation;",
    "7. Dismisses the remainder of the claim.",
]
DECISION = {
    "name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR", "paragraphs": PARAGRAPHS,
}  # fmt: skip
CITED = "Vydumannyi v. Georgia, no. 12345/06, {rest}28 February 2008"


@pytest.fixture
def office(desk, tmp_path):
    """A library with one decision of the office's own, and the shipped ones."""
    reader = in_process(desk)
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(DECISION))
    imports.run_import(reader, [file])
    return reader


def faults(desk, text):
    (checked,) = check_citations(desk, text).citations
    return {finding.fault: finding for finding in checked.findings}


def test_a_right_citation_says_only_that_nobody_verified_it(office):
    assert set(faults(office, CITED.format(rest="§ 2, "))) == {CitationFault.NOT_PRINTABLE}


@pytest.mark.parametrize(
    ("text", "fault", "detail"),
    [
        ("Inventarov v. Georgia, no. 99999/06, 1 March 2009", CitationFault.NOT_FOUND, ""),
        ("Fantazov v. Georgia, no. 12345/06, 28 February 2008", CitationFault.NAME_DIFFERS, "Vydumannyi v. Georgia"),
        ("Vydumannyi v. Georgia, no. 12345/06, 1 March 2008", CitationFault.DATE_DIFFERS, "2008-02-28"),
        ("Vydumannyi v. Georgia (application no. 54321/06)", CitationFault.NUMBER_DIFFERS, "12345/06"),
        (CITED.format(rest="§§ 2-4, "), CitationFault.PARAGRAPH_MISSING, "3, 4"),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_named(office, text, fault, detail):
    assert faults(office, text)[fault].detail == detail


def test_a_quotation_is_compared_with_the_paragraph_it_is_said_to_be_from(office):
    text = (
        "“The prohibition of torture is relative, whatever the person did” ("
        + CITED.format(rest="§ 1, ")
        + ")"
    )
    found = faults(office, text)[CitationFault.QUOTATION_DIFFERS].differences
    assert [(one.quoted, one.original) for one in found] == [("relative", "absolute")]


def test_a_number_of_the_operative_part_is_no_paragraph(office):
    found = faults(office, CITED.format(rest="§ 7, "))
    assert found[CitationFault.PARAGRAPH_MISSING].detail == "7"


def test_the_operative_part_can_be_quoted_without_a_paragraph(office):
    text = "“Dismisses the remainder of the claim” (" + CITED.format(rest="") + ")"
    assert set(faults(office, text)) == {CitationFault.NOT_PRINTABLE}


def test_a_quotation_that_stands_in_another_paragraph_is_found_there(office):
    text = "“The prohibition of torture is absolute” (" + CITED.format(rest="§ 2, ") + ")"
    found = faults(office, text)
    assert CitationFault.QUOTATION_DIFFERS not in found
    assert found[CitationFault.QUOTATION_ELSEWHERE].detail == "§ 1"


def test_a_quotation_is_shown_whole_with_the_sign_of_each_run(office):
    text = (
        "“The prohibition of torture is quite relative, whatever” ("
        + CITED.format(rest="§ 1, ")
        + ")"
    )
    found = faults(office, text)[CitationFault.QUOTATION_DIFFERS]
    assert [(run.sign.value, run.words) for run in found.runs] == [
        ("same", "The prohibition of torture is"),
        ("quoted", "quite relative"),
        ("original", "absolute"),
        ("same", "whatever"),
    ]
    assert found.paragraph == "1"


def test_what_the_library_has_instead_is_suggested(office):
    text = "Fantazov v. Georgia, no. 12345/06, § 2, 1 March 2009"
    (checked,) = check_citations(office, text).citations
    assert checked.suggestion == "Vydumannyi v. Georgia, no. 12345/06, § 2, 28 February 2008"
    assert checked.paragraph == "2"


def test_a_right_citation_has_nothing_to_be_mended(office):
    (checked,) = check_citations(office, CITED.format(rest="§ 2, ")).citations
    assert checked.suggestion == ""


def test_a_quotation_of_a_decision_without_text_cannot_be_compared(library_desk):
    text = "Soering v. the United Kingdom, 7 July 1989, § 91, Series A no. 161"
    assert CitationFault.NO_TEXT in faults(library_desk, text)


def test_a_superseded_decision_is_told(library_desk):
    text = "Mamatkulov and Abdurasulovic v. Turkey, nos. 46827/99 and 46951/99, 6 February 2003"
    assert CitationFault.TREATMENT in faults(library_desk, text)


def test_adverse_authority_on_the_same_point_is_listed(library_desk):
    check = check_citations(library_desk, "Saadi v. Italy [GC], no. 37201/06, 28 February 2008")
    assert check.adverse
    assert "Saadi v. Italy" not in {one.title for one in check.adverse}


def test_a_name_that_a_text_repeats_is_compared_with_the_titles_once(library_desk, monkeypatch):
    really, compared = CaseName.is_like, []
    monkeypatch.setattr(
        CaseName, "is_like", lambda *names: compared.append(names) or really(*names)
    )
    check_citations(library_desk, "Nobody v. Russia, 1 January 2000. ")
    once = len(compared)
    compared.clear()
    check_citations(library_desk, "Nobody v. Russia, 1 January 2000. " * 50)
    assert len(compared) == once > 0


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A library of made-up decisions that are easily taken for one another; tests only read."""
    folder = tmp_path_factory.mktemp("shelf")
    path, key, _ = factory.make_vault(folder)
    desk = in_process(factory.sit_down(path, key))
    decisions = [
        ("A.B. v. ARMENIA", "11111/06", "ECLI:CE:ECHR:2008:0228JUD001111106", "Chamber"),
        ("SUNDUKOVICH v. RUSSIA", "33333/06", "", "Grand Chamber"),
        ("PRYDUMANOV AND FANTAZOV v. RUSSIA", "44444/06; 44445/06", "", ""),
        ("TERPELIV v. UKRAINE", "55555/06", "ECLI:CE:ECHR:2008:0228DEC005555506", "Section"),
    ]
    lines = [
        {**DECISION, "name": name, "number": number, "ecli": ecli, "formation": formation}
        for name, number, ecli, formation in decisions
    ]
    file = folder / "shelf.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))
    imports.run_import(desk, [file])
    yield desk
    desk.vault.close()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("A.D. v. Armenia, no. 11111/06, 28 February 2008", CitationFault.NAME_DIFFERS),
        ("A.D. v. Armenia, 28 February 2008, § 1", CitationFault.NOT_FOUND),
        ("А.В. v. Armenia, no. 11111/06, 28 February 2008", CitationFault.NAME_DIFFERS),
        ("Петров против Армении, № 11111/06, 28 февраля 2008 г.", CitationFault.NAME_DIFFERS),
        ("Sundukovich v. Austria [GC], no. 33333/06, 28 February 2008", CitationFault.NAME_DIFFERS),
        ("Prydumanov and Fantazov v. Russia, nos. 44444/06 and 99999/06, 28 February 2008", CitationFault.NUMBER_DIFFERS),
        ("A.B. v. Armenia [GC], no. 11111/06, 28 February 2008", CitationFault.FORMATION_DIFFERS),
        ("A.B. v. Armenia (dec.), no. 11111/06, 28 February 2008", CitationFault.FORMATION_DIFFERS),
        ("Terpeliv v. Ukraine, no. 55555/06, 28 February 2008", CitationFault.FORMATION_DIFFERS),
        ("A.B. v. Armenia, no. 11111/06, §§ 2-900, 28 February 2008", CitationFault.PARAGRAPH_MISSING),
    ],
)  # fmt: skip
def test_what_is_nearly_the_same_does_not_agree(shelf, text, fault):
    assert fault in faults(shelf, text)


@pytest.mark.parametrize(
    "text",
    [
        "AB v Armenia, no. 11111/06, 28 February 2008",
        "A. B. v. Armenia, no. 11111/06, 28 February 2008",
        "А.Б. против Армении, № 11111/06, 28 февраля 2008 г.",
        "Soundukovich v. the Russian Federation [GC], no. 33333/06, 28 February 2008",
        "Prydumanov and Fantazov v. Russia, nos. 44444/06 and 44445/06, 28 February 2008",
        "Terpeliv v. Ukraine (dec.), no. 55555/06, 28 February 2008",
    ],
)
def test_other_spellings_of_the_same_agree(shelf, text):
    assert set(faults(shelf, text)) == {CitationFault.NOT_PRINTABLE}


def test_a_year_is_compared_where_the_library_knows_no_day(shelf):
    with shelf.vault.writing() as session:
        session.query(Authority).filter_by(number="33333/06").update({"date_text": "2008"})
    assert CitationFault.DATE_DIFFERS in faults(
        shelf, "Sundukovich v. Russia [GC], no. 33333/06, 28 February 2009"
    )


def test_a_quotation_that_no_citation_stands_near_is_said_to_be_uncompared(shelf):
    text = "“The prohibition of torture is relative.” " + "So it is said by everybody. " * 12
    check = check_citations(shelf, text + CITED.format(rest=""))
    assert check.loose == ("The prohibition of torture is relative.",)


def test_adverse_authority_of_national_courts_is_listed_and_none_dropped_unsaid(
    library_desk, monkeypatch
):
    text = "Saadi v. Italy [GC], no. 37201/06, 28 February 2008"
    shown = check_citations(library_desk, text)
    monkeypatch.setattr(checked_citations, "MOST_ADVERSE", 1_000)
    every = check_citations(library_desk, text)
    assert shown.further_adverse == len(every.adverse) - len(shown.adverse) > 0
    assert "BVerfG, 2 BvR 408/21" in {one.title for one in every.adverse}
    assert (every.adverse[: len(shown.adverse)], every.further_adverse) == (shown.adverse, 0)


def test_a_decision_on_admissibility_is_cited_as_one(library_desk):
    (harkins,) = authorities.find(library_desk, query="71537/14").rows
    said = cite(library_desk, harkins.uid, CitationStyle.ECTHR)
    assert said == "Harkins v. the United Kingdom (dec.) [GC], no. 71537/14, 15 June 2017"
    assert not faults(library_desk, said)
    told = faults(library_desk, said.replace(" (dec.) [GC]", ""))
    assert told[CitationFault.FORMATION_DIFFERS].detail == "Grand Chamber (decision)"
