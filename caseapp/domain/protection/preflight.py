"""What can be checked of an urgent request before it is sent (Rule 39 pre-flight list)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of one file that the Court's site takes."""


class Check(StrEnum):
    """One point of the list."""

    CONTACT = "contact"
    REMOVAL_DATE = "removal_date"
    REMOVAL_HOUR = "removal_hour"
    DESTINATION = "destination"
    DOCUMENTS = "documents"
    """At least one document is chosen."""
    TEXT_LAYER = "text_layer"
    SIZE = "size"
    FILE_NAME = "file_name"
    """No Cyrillic letter in the name of the file."""


class Answer(StrEnum):
    """What a check found. "Passed" says that the point was looked at, and nothing more."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_LOOKED_AT = "not_looked_at"


@dataclass(frozen=True, slots=True)
class File:
    """A chosen document by its newest version."""

    title: str
    file_name: str
    size: int
    text_layer: bool | None
    """None: not looked at."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the first page of the request has to say."""

    contact: str
    removal_date: bool
    removal_hour: bool
    destination: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One point with its answer; `about` names the file."""

    check: Check
    answer: Answer
    about: str = ""


def has_cyrillic(text: str) -> bool:
    """Say whether any letter is Cyrillic, its extensions included."""
    blocks = ((0x0400, 0x052F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F))
    return any(first <= ord(letter) <= last for letter in text for first, last in blocks)


def check(heading: Heading, files: Iterable[File]) -> tuple[Checked, ...]:
    """Return every point of the list with its answer, what failed before what passed."""
    known = tuple(files)
    found = [
        _said(Check.CONTACT, bool(heading.contact.strip())),
        _said(Check.REMOVAL_DATE, heading.removal_date),
        _said(Check.REMOVAL_HOUR, heading.removal_hour),
        _said(Check.DESTINATION, bool(heading.destination.strip())),
        _said(Check.DOCUMENTS, bool(known)),
    ]
    for file in known:
        found.append(_said(Check.SIZE, file.size <= LARGEST_FILE, file.title))
        found.append(_said(Check.FILE_NAME, not has_cyrillic(file.file_name), file.title))
        found.append(
            Checked(Check.TEXT_LAYER, Answer.NOT_LOOKED_AT, file.title)
            if file.text_layer is None
            else _said(Check.TEXT_LAYER, file.text_layer, file.title)
        )
    order = (Answer.FAILED, Answer.NOT_LOOKED_AT, Answer.PASSED)
    return tuple(sorted(found, key=lambda one: order.index(one.answer)))


def _said(point: Check, passed: bool, about: str = "") -> Checked:
    return Checked(point, Answer.PASSED if passed else Answer.FAILED, about)
