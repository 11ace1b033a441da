"""Where the law in force comes from: shipped files, files put in their place, office rules."""

import hashlib
import tomllib
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from caseapp import resources
from caseapp.domain.deadlines import Calendars
from caseapp.domain.deadlines.errors import PackError, UnreadablePackError
from caseapp.domain.errors import UserError
from caseapp.domain.rules import OFFICE_PACK
from caseapp.packs.law import LawPacks, build

Content = Mapping[str, object]
"""A pack as TOML has it."""


@dataclass(frozen=True, slots=True)
class OwnPack:
    """A file that the office put in the place of a shipped pack."""

    pack: str
    file_name: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule that the office wrote, as a row of a pack."""

    rule: str
    host_state: str
    row: Mapping[str, object]
    written_on: date
    expired: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """The law in force, and why something of the office is not part of it."""

    packs: LawPacks
    troubles: tuple[UserError, ...] = ()


def shipped_stamp() -> str:
    """Return a hash of the shipped files; reads them and does not parse."""
    digest = hashlib.sha256()
    for file in sorted(resources.path("lawpacks").glob("*.toml")):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=64)
def shipped_file(name: str) -> Content:
    """Return one shipped file, parsed once per process.

    Raises:
        UnreadablePackError: it is damaged.

    """
    text = (resources.path("lawpacks") / name).read_text(encoding="utf-8")
    return parsed(name, text)


def shipped_names() -> tuple[str, ...]:
    """Return the names of the shipped files."""
    return tuple(sorted(file.name for file in resources.path("lawpacks").glob("*.toml")))


def warm() -> Generator[None]:
    """Parse the shipped files, one per slice: what a first count would else wait for."""
    for name in shipped_names():
        shipped_file(name)
        yield


def parsed(file: str, text: str) -> Content:
    """Parse a pack.

    Raises:
        UnreadablePackError: it is not TOML.

    """
    try:
        return MappingProxyType(tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        raise UnreadablePackError(file=file, detail=str(error)) from error


def shipped_contents(without: Iterable[str] = ()) -> dict[str, Content]:
    """Return the shipped files by name, those of some packs left out."""
    left_out = set(without)
    contents = {name: shipped_file(name) for name in shipped_names()}
    return {name: one for name, one in contents.items() if one.get("pack") not in left_out}


def compose(own: Iterable[OwnPack], rules: Iterable[OwnRule], calendars: Calendars) -> Composed:
    """Return the law in force for one office.

    What of the office does not fit any more (a program that came with other counting methods) is
    left out, whole and by name; the rest stays in force.
    """
    own, rules = tuple(own), tuple(rules)
    try:
        contents = contents_with(own)
        packs = build({**contents, **office_contents(rules)}, calendars)
    except PackError:
        return _piece_by_piece(own, rules, calendars)
    return Composed(packs)


def contents_with(own: Iterable[OwnPack]) -> dict[str, Content]:
    """Return the shipped files, with these in the place of those of the same pack.

    Raises:
        UnreadablePackError: one is not TOML.

    """
    own = tuple(own)
    contents = shipped_contents(one.pack for one in own)
    for one in own:
        # A file may be called as another pack's file is.
        name = f"{one.pack}: {one.file_name}" if one.file_name in contents else one.file_name
        contents[name] = parsed(one.file_name, one.text)
    return contents


def _piece_by_piece(
    own: tuple[OwnPack, ...], rules: tuple[OwnRule, ...], calendars: Calendars
) -> Composed:
    """Take in what fits, one piece after the other."""
    troubles: list[UserError] = []
    kept: list[OwnPack] = []
    for pack in own:
        try:
            build(contents_with([*kept, pack]), calendars)
            kept.append(pack)
        except PackError as error:
            troubles.append(error)
    contents = contents_with(kept)
    fitting: list[OwnRule] = []
    for rule in rules:
        try:
            build({**contents, **office_contents([*fitting, rule])}, calendars)
            fitting.append(rule)
        except PackError as error:
            troubles.append(error)
    packs = build({**contents, **office_contents(fitting)}, calendars)
    return Composed(packs, tuple(troubles))


def office_contents(rules: Iterable[OwnRule]) -> dict[str, Content]:
    """Return the office's own rules as packs, one per state; an expired one gives no date."""
    by_state: dict[str, list[OwnRule]] = {}
    for rule in rules:
        by_state.setdefault(rule.host_state, []).append(rule)
    return {office_file(state): _office_pack(state, known) for state, known in by_state.items()}


def office_file(state: str) -> str:
    """Return the name of the file that holds the office's rules of a state."""
    return f"{OFFICE_PACK}-{state.lower()}.toml"


def _office_pack(state: str, rules: list[OwnRule]) -> Content:
    return {
        "pack": f"{OFFICE_PACK}-{state.lower()}",
        "host": state,
        "states": [state],
        "edition": max(rule.written_on for rule in rules),
        "rule": [_row(rule) for rule in rules],
    }


def _row(rule: OwnRule) -> dict[str, object]:
    row = {**rule.row, **({"trust": "unverified"} if rule.expired else {})}
    examples = row.get("example")
    if isinstance(examples, list):
        # Stored as JSON, which has no dates.
        row["example"] = [
            {**one, "last_day": date.fromisoformat(str(one["last_day"]))} for one in examples
        ]
    return row
