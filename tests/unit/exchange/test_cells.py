"""No cell of ours is a formula in anybody's spreadsheet."""

import csv
import io

import pytest

from caseapp.exchange.cells import csv_file, safe_cell

HOSTILE = ["=1+1", "+7 996", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200b=1", "＝1", "＋1", "－1",
           "＠x", "\u00a0=1", "\ufeff=1", "|cmd", "\n=1", "%0A"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_could_be_a_formula_gets_a_quote_before_it(text):
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Анна", "2026-03-01", "a=b", "'=1", "١٢"])
def test_other_text_stays_as_it_is(text):
    assert safe_cell(text) == text


def test_a_file_is_read_back_cell_by_cell():
    rows = [["a", 'say "x", please', "line\nbreak"], ["=1", "", "ü"]]
    data = csv_file(rows)
    found = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert found == [rows[0], ["'=1", "", "ü"]]
