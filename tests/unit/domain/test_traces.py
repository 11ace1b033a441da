"""Dates of birth and numbers in a text, however they are written."""

from datetime import date

import pytest

from caseapp.domain.birth_dates import Births
from caseapp.domain.numbers_in_text import numbers, numbers_in, squeezed
from caseapp.domain.traces import same_length
from caseapp.services.steps.library.traces import _months

BORN = date(1985, 3, 12)


def dates(text):
    plain = same_length(text)
    return [plain[start:end] for _, start, end in Births([BORN]).found(plain, _months())]


@pytest.mark.parametrize(
    "text",
    ["12.03.1985", "12/3/85", "1985-03-12", "3/12/1985", "12 March 1985", "March 12, 1985",
     "12th of March 1985", "12 марта 1985 года", "12-го марта 1985", "12 березня 1985",
     "1985 жылғы 12 наурыз", "12 Mart 1985", "1985 წლის 12 მარტი", "12 de marzo de 1985",
     "12. März 1985", "١٢/٣/١٩٨٥", "12 مارس 1985"],
)  # fmt: skip
def test_a_date_is_found_in_figures_and_in_words(text):
    assert dates(f"born on {text} in Osh")


@pytest.mark.parametrize(
    "text",
    ["13.03.1985", "12 April 1985", "12 March 1986", "112.03.1985", "in 1985, no. 12, pp. 3",
     "12 persons in March; 1985",],
)  # fmt: skip
def test_what_is_another_date_is_none(text):
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    ["AB1234567", "АВ 1234567", "ab 123-45-67", "AB 123 4567", "№ АВ1234567", "ＡＢ1234567"],
)
def test_a_number_is_found_however_it_is_parted(text):
    assert [found for found, _, _ in numbers(f"passport {text}, valid", {squeezed("AB1234567")})]


@pytest.mark.parametrize("text", ["AB12345678", "CAB1234567", "AB 123456", "1234567"])
def test_another_number_is_none(text):
    assert not list(numbers(f"passport {text}, valid", {"AB1234567"}))


def test_notes_are_read_for_numbers_of_documents_and_telephones():
    found = set(numbers_in("Паспорт АВ 1234567 до 2030, тел. +7 701 123-45-67\n3 детей, 2 школы"))
    assert {"AB1234567", "1234567", "77011234567"} <= found
    assert not {one for one in found if len(one) < 5}
