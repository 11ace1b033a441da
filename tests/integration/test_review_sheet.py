"""The sheet on which the office reviews the rules that decide its cases."""

import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.rules import RuleReviewDraft
from caseapp.reports import worker
from caseapp.services import clear_copies, review_sheet, rules


@pytest.fixture
def printing(desk):
    # In this process: that a worker prints the same is shown where workers are tried.
    return replace(desk, isolated=lambda _task, payload, _limits: worker.render(payload))


def words(pdf):
    document = pypdfium2.PdfDocument(pdf.data)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def test_one_page_per_host_state_names_what_decides_there(printing):
    rules.set_host_states(printing, ["RS", "KZ"])

    sheet = review_sheet.print_review_sheet(printing)

    assert sheet.pages == 2
    said = words(sheet)
    for word in ("RS-EXTR-3D", "Serbia", "Kazakhstan", "Asylum", "Residence", "Custody"):
        assert word in said


def test_every_rule_that_decides_cases_is_named(printing):
    # A line may end within an id.
    said = re.sub(r"\W", "", words(review_sheet.print_review_sheet(printing, ["DE"])))
    areas = review_sheet.list_deciding(printing, "DE")

    further = [row.id for area in areas for row in area.further]
    assert further
    assert [rule for rule in further if rule.replace("-", "") not in said] == []


def test_what_is_missing_is_said(printing):
    said = words(review_sheet.print_review_sheet(printing, ["KG"]))

    assert "No rule gives a date" in said


def test_a_reviewed_rule_is_shown_with_name_and_date(printing):
    draft = RuleReviewDraft("RS-EXTR-3D", "Aigerim Test", date(2026, 3, 2), "Gazette")
    rules.review_rule(printing, draft)

    said = words(review_sheet.print_review_sheet(printing, ["RS"]))

    assert "Reviewed by" in said
    assert "Aigerim" in said


def test_every_state_of_the_packs_fits_on_its_page(printing):
    for state in rules.law_state(printing).known_states:
        assert review_sheet.print_review_sheet(printing, [state]).pages == 1


def test_an_office_without_states_is_asked_first(printing):
    with pytest.raises(EmptyFieldError):
        review_sheet.print_review_sheet(printing)


def test_the_sheet_waits_from_start_to_start_until_it_was_printed(printing, tmp_path):
    assert not review_sheet.sheet_waits(printing)
    rules.set_host_states(printing, ["KZ"])
    assert review_sheet.sheet_waits(printing)

    clear_copies.write_copy(
        printing, review_sheet.print_review_sheet(printing), tmp_path / "sheet.pdf"
    )

    assert not review_sheet.sheet_waits(printing)


def test_a_sheet_that_was_put_aside_waits_no_more(desk):
    rules.set_host_states(desk, ["KZ"])
    review_sheet.put_sheet_aside(desk)

    assert not review_sheet.sheet_waits(desk)
