"""What the command line prints: sentences for people, JSON for machines.

Nothing that a terminal would obey or hide gets through.
"""

import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, Final, TextIO

from caseapp.i18n import Catalogue

_JOINERS: Final = frozenset("\u200c\u200d")
"""Persian and Indic spelling needs these two; they change no direction."""
_LINE_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def is_unsafe(character: str) -> bool:
    """Say whether a terminal might act on a character or hide it (controls, bidi marks, tags)."""
    return character not in _JOINERS and unicodedata.category(character) in _LINE_CATEGORIES


def visible(text: str) -> str:
    """Show what a terminal would obey or hide: `<U+202E>`; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"<U+{ord(character):04X}>" if character not in "\n\t" and is_unsafe(character)
        else character
        for character in text
    )  # fmt: skip


def to_json(value: object) -> str:
    """Return one line of JSON, readable in any script and harmless in a terminal."""
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    return "".join(
        json.dumps(character)[1:-1] if is_unsafe(character) else character for character in text
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case Enum():
            return value.value
        case Mapping():
            return dict(value)
        case Path():
            return str(value)
        case set() | frozenset():
            return sorted(value)
        case _:
            raise TypeError(type(value).__name__)


class Output:
    """Standard output and error of one command.

    Attributes:
        t: sentences in the reader's language.
        as_json: the answer is for a machine; only `data` and `refuse` print then.

    """

    def __init__(
        self,
        t: Catalogue,
        *,
        as_json: bool = False,
        stream: TextIO | None = None,
        errors: TextIO | None = None,
    ) -> None:
        """Print to these streams, by default the process's own."""
        self.t = t
        self.as_json = as_json
        self._stream = stream or sys.stdout
        self._errors = errors or sys.stderr

    def line(self, text: str = "") -> None:
        """Print text for people; a machine does not get it."""
        if not self.as_json:
            self._stream.write(visible(text) + "\n")

    def data(self, value: object) -> None:
        """Print the answer for a machine; people do not get it."""
        if self.as_json:
            self._stream.write(to_json(value) + "\n")

    def note(self, text: str) -> None:
        """Print a remark beside the answer, to standard error."""
        if not self.as_json:
            self._errors.write(visible(text) + "\n")

    def warn(self, kind: str, sentences: Sequence[str], **values: object) -> None:
        """Print to standard error what is wrong beside the answer, to machines as one object."""
        if self.as_json:
            text = to_json({"warning": kind, "message": " ".join(sentences), **values})
            self._errors.write(text + "\n")
        for sentence in sentences:
            self.note(sentence)

    def refuse(self, kind: str, sentence: str, **values: object) -> None:
        """Print why there is no answer, to standard error: one sentence or one JSON object."""
        if self.as_json:
            self._errors.write(to_json({"error": kind, "message": sentence, **values}) + "\n")
        else:
            self._errors.write(visible(sentence) + "\n")


def open_streams() -> None:
    """Let standard output and error take every character, on any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
