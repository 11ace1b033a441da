"""A brief with errors that somebody planted: each is told; what is right is left alone."""

import json

import pytest

from caseapp.domain.views.citation_check import CheckProgress, CitationFault
from caseapp.services import imports
from caseapp.services.citation_check import check_citations, check_in_slices
from tests.factory import in_process

DECISION = {
    "name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28", "court": "ECtHR",
    "paragraphs": [
        "THE LAW",
        "3. The Court reiterates that the prohibition of torture and of degrading treatment is absolute.",
        "4. Diplomatic assurances are not in themselves sufficient to protect a person against torture.",
        "5. The weight to be given to assurances depends, in each case, on the circumstances.",
        "6. The Government have not dispelled the doubts of the applicant in this case.",
        "FOR THESE REASONS, THE COURT",
        "1. Holds, by six votes to one, that there would be a violation of Article 3.",
        "DISSENTING OPINION OF JUDGE VYDUMKIN",
        "1. The assurances were specific, detailed and given by a competent authority.",
    ],
}  # fmt: skip
WHOLE = "Vydumannyi v. Georgia, no. 12345/06, 28 February 2008"
AT = "“{words}” (Vydumannyi v. Georgia, no. 12345/06, § {point}, 28 February 2008)"
TOLD = [
    ("Vydumannyi v. Georgia, no. 12354/06, 28 February 2008", CitationFault.NUMBER_DIFFERS),
    ("Vydumannyi v. Georgia, no. 12345/06, 28 February 2009", CitationFault.DATE_DIFFERS),
    ("Georgia v. Vydumannyi, no. 12345/06, 28 February 2008", CitationFault.NAME_DIFFERS),
    ("Vydumannyi v. Russia, no. 12345/06, 28 February 2008", CitationFault.NAME_DIFFERS),
    ("Agiza v. Sweden, Communication No. 232/2003", CitationFault.NUMBER_DIFFERS),
    (f"{WHOLE}. See also Vydumannyi, cited above, § 77.", CitationFault.PARAGRAPH_MISSING),
    (f"{WHOLE}. Ibid., § 88.", CitationFault.PARAGRAPH_MISSING),
    ("See Nobodyev, cited above, § 5.", CitationFault.NOT_FOUND),
    ("«Саади против Италии», жалоба № 37201/06, 28 февраля 2009 г.", CitationFault.DATE_DIFFERS),
    ("«Саади против России», жалоба № 37201/06, 28 февраля 2008 г.", CitationFault.NAME_DIFFERS),
    (AT.format(words="Diplomatic assurances are in themselves sufficient", point=4), CitationFault.QUOTATION_DIFFERS),
    (AT.format(words="Diplomatic assurances are … in themselves sufficient", point=4), CitationFault.QUOTATION_DIFFERS),
    (AT.format(words="The weight to be given to assurances depends, in each case, not on the circumstances", point=5), CitationFault.QUOTATION_DIFFERS),
    (AT.format(words="protect a person against torture. The weight to be given to assurances", point=4), CitationFault.QUOTATION_ELSEWHERE),
    (AT.format(words="The Government have not dispelled the doubts", point=5), CitationFault.QUOTATION_ELSEWHERE),
    (AT.format(words="The assurances were specific, detailed and given", point=4), CitationFault.QUOTATION_OF_OPINION),
]  # fmt: skip
RIGHT = [
    f"{WHOLE}. See also Vydumannyi, cited above, § 5. Ibid., § 6.",
    AT.format(words="[T]he prohibition of torture … is absolute", point=3),
    AT.format(words="protect a person against torture. The weight to be given to assurances", point="4-5"),
    AT.format(words="The weight to be given to [them] depends, in each case, on the circumstances", point=5),
    "Agiza v. Sweden, Communication No. 233/2003, 20 May 2005",
    "Abdussamatov et al. v. Kazakhstan, CAT/C/48/D/444/2010",
    "CE, 9 décembre 2016, n°s 394399 et 400239",
    "Soering c. Royaume-Uni, 7 juillet 1989, série A n° 161",
    "EGMR, Urteil vom 28. Februar 2008 - 37201/06 (Saadi/Italien)",
]  # fmt: skip
REMARKS = {CitationFault.NOT_PRINTABLE, CitationFault.TREATMENT, CitationFault.NO_TEXT}


@pytest.fixture
def office(library_desk, tmp_path):
    reader = in_process(library_desk)
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(DECISION))
    imports.run_import(reader, [file])
    return reader


def faults(check):
    return {finding.fault for one in check.citations for finding in one.findings} - REMARKS


def to_the_end(steps):
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as ended:
            return ended.value, seen


def test_each_error_is_told_and_nothing_else(office):
    told = [(text, faults(check_citations(office, text))) for text, _ in TOLD]
    assert told == [(text, {fault}) for text, fault in TOLD]


def test_what_is_right_is_left_alone(office):
    told = {text: check_citations(office, text) for text in RIGHT}
    assert {text: faults(check) for text, check in told.items()} == {text: set() for text in RIGHT}
    assert all(one.authority for check in told.values() for one in check.citations)


def test_a_long_brief_is_checked_in_slices_with_the_same_answer(office):
    brief = "\n\n".join([*(text for text, _ in TOLD), "Words between. " * 2_000, *RIGHT])
    check, seen = to_the_end(check_in_slices(office, brief))
    assert check == check_citations(office, brief)
    assert len(seen) > 2
    assert [one.done / one.total for one in seen] == sorted(one.done / one.total for one in seen)
    assert seen[-1].done == seen[-1].total


def test_between_slices_the_database_is_free(office):
    steps = check_in_slices(office, WHOLE)
    assert isinstance(next(steps), CheckProgress)
    assert faults(check_citations(office, WHOLE)) == set()
    steps.close()
