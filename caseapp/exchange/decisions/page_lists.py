"""The numbers that a browser draws before the items of lists: they stand in no text of a page."""

import re
from dataclasses import dataclass
from typing import Any

from caseapp.exchange.decisions.list_signs import sign

_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_WHOLE = re.compile(r"\s*(-?\d{1,6})[.)\]]?\s*$")
_WRITTEN = re.compile(r"[\[(]?(\d{1,4})[.)\]]?\s")
_PLAIN = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(?:none|disc|circle|square)\b", re.IGNORECASE)


@dataclass(slots=True)
class _List:
    ordered: bool
    kind: str
    next: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a browser draws before an item: "12", "a." or "ii)"; "" for nothing.

    `given`: the page names this number, it is not only counted.
    """

    text: str = ""
    given: bool = False

    def before(self, line: str) -> str:
        """Return it for an item that begins so; "" where the item has its number in the text."""
        written = _WRITTEN.match(line)
        if not self.text or (written and (written[1] == self.text or not self.given)):
            return ""
        return self.text


class PageLists:
    """Follows the lists of a page, from element to element."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    def entered(self, element: Any, tag: str) -> Drawn | None:
        """Take note of an element; returns what stands before it if it is an item."""
        if tag in {"ol", "ul"}:
            plain = tag == "ul" or bool(_PLAIN.search(element.get("style") or ""))
            start = _WHOLE.match(element.get("start") or "")
            kind = _KINDS.get(element.get("type") or "", "")
            self._open.append(_List(not plain, kind, int(start[1]) if start else 1))
            return None
        return self._item(element) if tag == "li" else None

    def left(self, tag: str) -> None:
        """Take note of the end of an element."""
        if tag in {"ol", "ul"} and self._open:
            self._open.pop()

    def _item(self, element: Any) -> Drawn:
        value = element.get("value") or ""
        number = _WHOLE.match(value)
        listed = self._open[-1] if self._open else _List(bool(number), "", 1)
        if not listed.ordered:
            return Drawn()
        if value and not number:
            return Drawn(value, given=True)
        if number:
            listed.next = int(number[1])
        text = sign(listed.next, listed.kind) if listed.next > 0 else ""
        listed.next += 1
        return Drawn(f"{text}." if listed.kind and text else text, given=number is not None)
