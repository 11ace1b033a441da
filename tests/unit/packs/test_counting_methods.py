"""Counting methods without the rules."""

from pathlib import Path

import pytest

from caseapp.domain.deadlines.errors import UnreadablePackError
from caseapp.packs.counting_methods import load_methods
from caseapp.packs.law import load


def test_they_are_the_methods_that_the_whole_packs_have() -> None:
    alone, whole = load_methods(), load()

    assert alone.regimes == whole.regimes
    assert [pack.id for pack in alone.packs] == [pack.id for pack in whole.packs]


def test_no_rule_is_read() -> None:
    assert load_methods().all() == ()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text("pack = ", encoding="utf-8")

    with pytest.raises(UnreadablePackError) as refused:
        load_methods(tmp_path)

    assert refused.value.values["file"] == "xx.toml"
