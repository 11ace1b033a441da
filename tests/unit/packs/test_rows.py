"""Every row of law that was collected stands in one pack, with the grade that it was given.

`rows.csv` lists them: place, id, grade. A row that gets lost, is invented or better graded than it
was is missed here; whoever corrects a fact with a new source corrects it there as well.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from caseapp import resources
from caseapp.domain.deadlines import Rule
from caseapp.packs.law import load

PACKS = load()
FILE = resources.path("lawpacks") / "rows.csv"
COLLECTED = 366
_A_FEW_WORDS = 3
VERBATIM = ("proceeding_text", "trigger", "citation", "source")


def rows(file: Path = FILE) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = rows()


def test_the_list_has_each_row_once() -> None:
    assert len(ROWS) == COLLECTED
    assert max(Counter(row["id"] for row in ROWS).values()) == 1


@pytest.mark.parametrize("place", sorted({row["place"] for row in ROWS}))
def test_the_packs_hold_every_row_of_a_place(place: str) -> None:
    known = {rule.id for rule in PACKS.all()}

    assert {row["id"] for row in ROWS if row["place"] == place} <= known


def test_no_pack_holds_a_row_that_nobody_collected() -> None:
    assert {rule.id for rule in PACKS.all()} <= {row["id"] for row in ROWS}


def test_no_row_is_graded_otherwise_than_it_was() -> None:
    graded = {row["id"]: row["trust"] for row in ROWS}

    assert {rule.id: rule.trust.value for rule in PACKS.all()} == graded


@pytest.mark.parametrize("rule", PACKS.all(), ids=[rule.id for rule in PACKS.all()])
def test_a_row_keeps_what_was_read_and_where(rule: Rule) -> None:
    assert all(getattr(rule, field).strip() for field in VERBATIM)


@pytest.mark.parametrize("rule", PACKS.all(), ids=[rule.id for rule in PACKS.all()])
def test_each_example_tells_how_its_day_was_worked_out(rule: Rule) -> None:
    assert all(len(example.why.split()) > _A_FEW_WORDS for example in rule.examples)
