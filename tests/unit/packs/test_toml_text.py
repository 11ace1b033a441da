"""A pack that is written reads back as it was."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.packs.toml_text import pack_text

TEXTS = st.text(st.characters(exclude_categories=("Cs",)))


@given(TEXTS, st.booleans(), st.integers(0, 10**9), st.lists(TEXTS, max_size=3))
def test_whatever_people_typed_reads_back(text, flag, number, texts):
    example = {"dates": {"served_on_client": "2026-03-02"}, "last_day": date(2026, 3, 5)}
    row = {"id": "X", "a": text, "b": flag, "c": number, "d": texts, "example": [example]}
    content = {"pack": "office-kg", "states": ["KG"], "edition": date(2026, 1, 2), "rule": [row]}

    assert tomllib.loads(pack_text(content)) == content


def test_a_value_that_no_pack_holds_is_refused():
    with pytest.raises(TypeError):
        pack_text({"pack": 1.5})
