"""The list before an urgent request: what can be looked at by a program is looked at."""

import pytest

from caseapp.domain.protection.preflight import (
    LARGEST_FILE,
    Answer,
    Check,
    File,
    Heading,
    check,
    has_cyrillic,
)

HEADING = Heading("Aida Omarova, +7 700", True, True, "Moscow, SVO")
FILE = File("Decision", "decision.pdf", 1000, text_layer=True)


def answers(heading=HEADING, *files):
    return {(one.check, one.about): one.answer for one in check(heading, files or (FILE,))}


def test_a_full_heading_and_a_plain_file_pass():
    assert set(answers().values()) == {Answer.PASSED}


@pytest.mark.parametrize(
    ("heading", "failed"),
    [
        (Heading(" ", True, True, "Moscow"), Check.CONTACT),
        (Heading("Aida", False, True, "Moscow"), Check.REMOVAL_DATE),
        (Heading("Aida", True, False, "Moscow"), Check.REMOVAL_HOUR),
        (Heading("Aida", True, True, ""), Check.DESTINATION),
    ],
)
def test_each_gap_of_the_heading_is_named(heading, failed):
    assert answers(heading)[failed, ""] is Answer.FAILED


def test_no_document_at_all_fails():
    assert check(HEADING, ())[0].check is Check.DOCUMENTS
    assert check(HEADING, ())[0].answer is Answer.FAILED


@pytest.mark.parametrize(
    ("file", "point", "answer"),
    [
        (File("D", "d.pdf", LARGEST_FILE, True), Check.SIZE, Answer.PASSED),
        (File("D", "d.pdf", LARGEST_FILE + 1, True), Check.SIZE, Answer.FAILED),
        (File("D", "решение.pdf", 1, True), Check.FILE_NAME, Answer.FAILED),
        (File("D", "d.pdf", 1, False), Check.TEXT_LAYER, Answer.FAILED),
        (File("D", "d.pdf", 1, None), Check.TEXT_LAYER, Answer.NOT_LOOKED_AT),
    ],
)
def test_each_file_is_checked_by_its_own(file, point, answer):
    assert answers(HEADING, file)[point, "D"] is answer


def test_what_failed_stands_first():
    found = [one.answer for one in check(Heading("", True, True, "x"), (FILE,))]
    assert found == sorted(found, key=[Answer.FAILED, Answer.NOT_LOOKED_AT, Answer.PASSED].index)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("decision.pdf", False), ("Ғылым.pdf", True), ("dеcision.pdf", True), ("żółć.pdf", False)],
)
def test_a_single_cyrillic_letter_is_found_also_one_that_looks_latin(text, expected):
    assert has_cyrillic(text) is expected
