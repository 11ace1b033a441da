"""A small mutation engine: random changes to known inputs, kept where they reach a new refusal.

An input is bytes, text or a tree of plain values (what JSON and TOML hold). A target refuses it
with an error that it may raise, or takes it; everything else is a finding, and so is an input that
takes longer than `SLOW` seconds. Inputs whose refusal comes from a line of code that none came
from before join the seeds: that is all the guidance there is.
"""

import copy
import random
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

SLOW = 5.0
CHANGED_AT_LEAST = 3
LONGEST = 64 * 1024
_BYTES = (0, 1, 10, 13, 27, 34, 39, 45, 46, 47, 58, 60, 91, 92, 123, 127, 128, 194, 255)
_LETTERS = (
    "\0\t\n\r\x1b \"'\\%{}[]()<>:;,.-–—/|*+=~#&§№0123456789٣๔AzЖёİıſßǅ́\u200b\u202e\ufeff𐍈🐎中ա"
)
_ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 10**40, 1.5, float("nan"), float("inf"), "", " ",
    "\0", "x" * 5000, "2026-02-30", "9999-12-31", "0001-01-01", "Ж" * 300, [], [[]], {}, {"": ""},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A parser under attack.

    run: takes one input; refuses with one of `refusals`.
    seeds: inputs of the kind that it takes.
    """

    run: Callable[[Any], object]
    seeds: Sequence[Any]
    refusals: tuple[type[BaseException], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What should not have happened."""

    what: str
    given: Any


def attack(target: Target, seconds: float, seed: int) -> list[Finding]:
    """Attack a parser for a while; return what was found, once per place.

    On a slow day too every seed is given, and a few changed ones.
    """
    dice, pool = random.Random(seed), list(target.seeds)
    seen: set[object] = set()
    found: dict[object, Finding] = {}
    tries, end, least = 0, time.monotonic() + seconds, len(pool) + CHANGED_AT_LEAST
    while tries < least or time.monotonic() < end:
        given = copy.deepcopy(dice.choice(pool)) if tries >= len(pool) else pool[tries]
        if tries >= len(target.seeds):
            for _ in range(dice.choice((1, 1, 1, 2, 4, 16))):
                given = changed(given, dice, pool)
        tries += 1
        place, finding = once(target, given)
        if finding is not None:
            found.setdefault(place, finding)
        elif place not in seen and len(pool) < 2000:
            pool.append(given)
        seen.add(place)
    return list(found.values())


def once(target: Target, given: Any) -> tuple[object, Finding | None]:
    """Give one input; return where its refusal came from, and the finding if it is one."""
    start = time.monotonic()
    place: object = "taken"
    try:
        target.run(copy.deepcopy(given))
    except target.refusals as error:
        place = _place(error)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return _place(error), Finding("".join(traceback.format_exception(error)), given)
    if time.monotonic() - start > SLOW:
        return "slow", Finding("slow", given)
    return place, None


def _place(error: BaseException) -> object:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return type(error).__name__, last.filename, last.lineno


def changed(given: Any, dice: random.Random, pool: Sequence[Any]) -> Any:
    """Return the input with one random change."""
    if isinstance(given, bytes):
        return _changed_sequence(given, dice, pool, lambda: bytes([_byte(dice)]))
    if isinstance(given, str):
        return _changed_sequence(given, dice, pool, lambda: dice.choice(_LETTERS))
    return _changed_tree(given, dice)


def _byte(dice: random.Random) -> int:
    return dice.choice(_BYTES) if dice.random() < 0.5 else dice.randrange(256)


def _changed_sequence(
    given: Any, dice: random.Random, pool: Sequence[Any], piece: Callable[[], Any]
) -> Any:
    at = dice.randint(0, len(given))
    to = min(len(given), at + dice.choice((1, 1, 2, 4, 8, 64, 512)))
    match dice.randrange(7):
        case 0:
            result = given[:at] + piece() + given[at + 1 :]
        case 1:
            # The longest is nested deeper than any reader may follow.
            result = given[:at] + piece() * dice.choice((1, 1, 2, 9, 5000)) + given[at:]
        case 2:
            result = given[:at] + given[to:]
        case 3:
            result = given[:to] + given[at:to] * dice.choice((1, 2, 20)) + given[to:]
        case 4:
            other = dice.choice([one for one in pool[:50] if type(one) is type(given)] or [given])
            cut = dice.randint(0, len(other))
            result = given[:at] + other[cut : cut + dice.choice((8, 64, 4096))] + given[to:]
        case 5:
            result = given[:at]
        case _:
            result = given[at:] + given[:at]
    return result[:LONGEST]


def _changed_tree(given: Any, dice: random.Random) -> Any:
    """Change a value somewhere in a tree, its name, or its number."""
    places: list[tuple[Any, Any]] = []
    _walk(given, places)
    if not places:
        return dice.choice(_ODD)
    holder, key = dice.choice(places)
    value = holder[key]
    match dice.randrange(5):
        case 0:
            holder[key] = copy.deepcopy(dice.choice(_ODD))
        case 1:
            del holder[key]
        case 2:
            holder[key] = [value, value]
        case 3 if isinstance(value, str):
            holder[key] = _changed_sequence(value, dice, ["x"], lambda: dice.choice(_LETTERS))
        case _:
            other_holder, other_key = dice.choice(places)
            if isinstance(other_holder, dict):
                holder[key] = copy.deepcopy(other_holder.get(other_key))
    return given


def _walk(given: Any, places: list[tuple[Any, Any]]) -> None:
    keys = (
        given if isinstance(given, dict) else range(len(given)) if isinstance(given, list) else ()
    )
    for key in list(keys):
        places.append((given, key))
        _walk(given[key], places)
