"""What is printed can neither steer a terminal nor hide in it, and JSON stays JSON."""

import io
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.cli.output import Output, is_unsafe, to_json, visible
from caseapp.domain.vocabulary import Trust
from caseapp.i18n import catalogue


@dataclass(frozen=True)
class Row:
    """A row as a service returns it."""

    name: str
    day: date
    trust: Trust


def printed(*, as_json):
    stream, errors = io.StringIO(), io.StringIO()
    return Output(catalogue("en"), as_json=as_json, stream=stream, errors=errors), stream, errors


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J", "\u202e", "\x9b31m", "\x07", "\u2066", "\u200f", "\ufeff", "\u2028"]
)
def test_a_hostile_character_is_shown_and_not_obeyed(hostile):
    shown = visible(f"Ivanova{hostile}!")

    assert hostile[0] not in shown
    assert f"<U+{ord(hostile[0]):04X}>" in shown


@pytest.mark.parametrize(
    "harmless", ["Иванова Анна", "نمونه ساختگی‌پور", "ნიმუშ", "Օրինակ", "ตัวอย่าง", "İlkin", "🐎"]
)
def test_names_of_every_script_are_left_as_they_are(harmless):
    assert visible(harmless) == harmless


@given(st.text())
def test_nothing_unsafe_ever_reaches_the_terminal(text):
    assert not any(is_unsafe(character) for character in visible(text) if character not in "\n\t")


@given(st.text())
def test_json_comes_back_as_it_was_and_holds_nothing_unsafe(text):
    line = to_json({"name": text})

    assert json.loads(line) == {"name": text}
    assert not any(is_unsafe(character) for character in line)


def test_rows_dates_and_codes_become_plain_json():
    row = Row("Анна", date(2026, 3, 3), Trust.LAW_TEXT)
    moment = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    line = to_json({"row": row, "at": time(14, 20), "now": moment, "to": Path("a"), "x": {"b"}})

    assert json.loads(line) == {
        "row": {"name": "Анна", "day": "2026-03-03", "trust": "law-text"},
        "at": "14:20:00",
        "now": "2026-03-03T09:00:00+00:00",
        "to": "a",
        "x": ["b"],
    }


def test_people_get_text_and_machines_get_json():
    text, shown, _ = printed(as_json=False)
    machine, data, _ = printed(as_json=True)
    for out in (text, machine):
        out.line("for people")
        out.data({"for": "machines"})

    assert shown.getvalue() == "for people\n"
    assert json.loads(data.getvalue()) == {"for": "machines"}


def test_a_refusal_is_one_sentence_on_standard_error():
    out, stream, errors = printed(as_json=False)
    out.refuse("NotAVault", "There is no vault at \u202edne.")

    assert stream.getvalue() == ""
    assert errors.getvalue() == "There is no vault at <U+202E>dne.\n"


def test_a_refusal_for_a_machine_is_one_json_object():
    out, _, errors = printed(as_json=True)
    out.note("a remark for people")
    out.refuse("NotAVault", "There is no vault.", path="x")

    told = json.loads(errors.getvalue())
    assert told == {"error": "NotAVault", "message": "There is no vault.", "path": "x"}
