"""Traces of a client in a text that is to leave: names, births, numbers, accounts, addresses.

Coarse on purpose: what is found is shown to a person, who decides. What is not found may stand
there all the same, in words that no list has; the person reads what they send.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_SHOWN = 40


class TraceKind(StrEnum):
    """What was found."""

    NAME = "name"
    BIRTH = "birth"
    NUMBER = "number"
    ACCOUNT = "account"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Trace:
    """Something of a client in a text.

    Attributes:
        found: as the text has it.
        place: where in the item: "§ 12", or a word for the part; "" for an item of one text.
        around: the words around it.
        whose: name of the client or number of the file; "" where it is hidden.
        hidden: of a matter that the person at the desk is no member of.

    """

    kind: TraceKind
    found: str
    place: str
    around: str
    whose: str
    hidden: bool = False


def spotted(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands between two places, and the words around it in one line."""
    before, after = max(0, start - _SHOWN), min(len(text), end + _SHOWN)
    return text[start:end], " ".join(text[before:after].split())


def same_length(text: str) -> str:
    """Return the text in small letters and with plain digits, each sign in its place."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """Signs made plain; each is looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    lower = unicodedata.normalize("NFKC", sign).lower()
    return lower if len(lower) == 1 else sign


_PLAIN = _Plain()
