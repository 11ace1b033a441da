"""Every parser of foreign input under random changes: it refuses in words, or takes it."""

import random
import secrets

import pytest

from caseapp.packs import authority_files
from tests.security.fuzzing import SLOW, Target, attack, once
from tests.security.targets import CORPUS, GROUPS

SECONDS = 60
SOAK_SECONDS = 600
PARSERS = {name: make for group in GROUPS.values() for name, make in group.items()}
SHARE = {name: SOAK_SECONDS / len(group) for group in GROUPS.values() for name in group}
"""Ten minutes for each kind of input, in pieces that two cores can share."""


def told(found) -> str:
    return "\n".join(f"{one.what}\ngiven: {one.given!r:.3000}" for one in found)


@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_refuses_in_words_or_takes_what_it_is_given(name):
    found = attack(PARSERS[name](), SECONDS / len(PARSERS), seed=1)
    assert not found, told(found)


@pytest.mark.soak
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("name", PARSERS)
def test_ten_minutes_for_each_kind_of_input(name):
    seed = secrets.randbelow(2**32)
    found = attack(PARSERS[name](), SHARE[name], seed)
    assert not found, f"seed {seed}\n{told(found)}"


@pytest.mark.parametrize("file", sorted(CORPUS.rglob("*.txt")), ids=lambda file: file.stem)
def test_what_once_broke_a_parser_is_refused_now(file):
    target = PARSERS[file.parent.name.replace("_", " ")]()
    given = eval(file.read_text(encoding="utf-8"), {"inf": float("inf"), "nan": float("nan")})  # noqa: S307 - our own files
    assert once(target, given)[1] is None


def faulty(text: str) -> None:
    if len(text) > 3 and text.count("%") > 1:
        raise KeyError(text)
    if "9" not in text:
        raise ValueError


def test_the_engine_finds_a_planted_fault():
    """The control."""
    found = attack(Target(faulty, ["9999", "99%9"], (ValueError,)), 2.0, seed=1)
    assert len(found) == 1
    assert "KeyError" in found[0].what


def test_a_fault_in_the_reader_of_packs_is_found(monkeypatch):
    """The control of the packs: changes reach behind archive, hashes and tables."""
    monkeypatch.setattr(authority_files, "is_pack_name", lambda name: {"almaty": True}[name])
    found = attack(PARSERS["decision pack trees"](), 2.0, seed=1)
    assert "KeyError" in {line.split(":")[0] for one in found for line in one.what.splitlines()}


def test_the_engine_finds_what_takes_too_long(monkeypatch):
    now = iter(range(0, 1000, int(SLOW) + 1))
    monkeypatch.setattr("tests.security.fuzzing.time.monotonic", lambda: next(now))
    found = once(Target(str, ["x"], ()), "x")[1]
    assert found is not None
    assert found.what == "slow"


def test_changes_reach_deep_into_a_tree():
    seen = set()
    target = Target(lambda value: seen.add(repr(value)), [{"a": [{"b": "text"}]}], ())
    attack(target, 0.2, seed=random.Random(1).randrange(100))
    assert any("'b'" not in one and "'a'" in one for one in seen)
