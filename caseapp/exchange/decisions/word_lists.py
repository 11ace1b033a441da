"""The numbers that a word processor draws before the paragraphs of its lists.

They stand in no text: a list says where it starts and how a level looks (ECMA-376, part 1, 17.9),
and the paragraphs are counted. Lists that share a pattern go on counting together, until one of
them says that it starts anew.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from caseapp.exchange.decisions.list_signs import sign

_PLACE = re.compile(r"%(\d)")
_DEEPEST = 9
_MOST_STYLES = 12
"""Styles that one may rest on, one on another; more is a ring."""


@dataclass(slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    looks: str = ""


@dataclass(slots=True)
class _List:
    pattern: str
    levels: dict[int, _Level]
    anew: dict[int, int] = field(default_factory=dict)
    """Levels that start again in this list, and at which number."""


class WordLists:
    """Counts the lists of one document, paragraph by paragraph."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """Take the parts of a document, as elements; None where it has none."""
        self._lists = _lists(numbering) if numbering is not None else {}
        self._styles = _styles(styles) if styles is not None else {}
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def drawn(self, paragraph: Any) -> str:
        """Return what stands before a paragraph, such as "12." or "(a)"; "" for nothing."""
        known, level = self._list_of(paragraph)
        if known is None:
            return ""
        listed = self._lists.get(known)
        if listed is None or level not in listed.levels:
            return ""
        counts = self._counted.setdefault(listed.pattern, [None] * _DEEPEST)
        if level in listed.anew and (known, level) not in self._begun:
            counts[level] = listed.anew[level]
        else:
            before = counts[level]
            counts[level] = listed.levels[level].start if before is None else before + 1
        self._begun.add((known, level))
        counts[level + 1 :] = [None] * (_DEEPEST - level - 1)
        return _written(listed, level, counts)

    def _list_of(self, paragraph: Any) -> tuple[str | None, int]:
        own = paragraph.find(qn("w:pPr"))
        number, level = _named(own)
        if number is None and own is not None:
            style = _value(own, "w:pStyle")
            for _ in range(_MOST_STYLES):
                if number is not None or style not in self._styles:
                    break
                properties, style = self._styles[style]
                number, styled = _named(properties)
                level = styled if level is None else level
        return (None if number == "0" else number), level or 0


def _lists(numbering: Any) -> dict[str, _List]:
    patterns = {
        one.get(qn("w:abstractNumId"), ""): _levels(one)
        for one in numbering.iter(qn("w:abstractNum"))
    }
    found: dict[str, _List] = {}
    for one in numbering.iter(qn("w:num")):
        pattern = _value(one, "w:abstractNumId")
        listed = _List(pattern, dict(patterns.get(pattern, {})))
        for changed in one.iter(qn("w:lvlOverride")):
            level = _whole(changed.get(qn("w:ilvl")), 0)
            listed.levels |= _levels(changed)
            anew = changed.find(qn("w:startOverride"))
            if anew is not None:
                listed.anew[level] = _whole(anew.get(qn("w:val")), 1)
        found[one.get(qn("w:numId"), "")] = listed
    return found


def _levels(element: Any) -> dict[int, _Level]:
    return {
        level: _Level(
            _whole(_value(one, "w:start"), 1),
            _value(one, "w:numFmt") or "decimal",
            _value(one, "w:lvlText"),
        )
        for one in element.iter(qn("w:lvl"))
        if 0 <= (level := _whole(one.get(qn("w:ilvl")), -1)) < _DEEPEST
    }


def _styles(styles: Any) -> dict[str, tuple[Any, str]]:
    return {
        one.get(qn("w:styleId"), ""): (one.find(qn("w:pPr")), _value(one, "w:basedOn"))
        for one in styles.iter(qn("w:style"))
    }


def _named(properties: Any) -> tuple[str | None, int | None]:
    listed = properties.find(qn("w:numPr")) if properties is not None else None
    if listed is None:
        return None, None
    level = _value(listed, "w:ilvl")
    return _value(listed, "w:numId") or None, _whole(level, 0) if level else None


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name))
    return (found.get(qn("w:val")) or "") if found is not None else ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else otherwise


def _written(listed: _List, level: int, counts: list[int | None]) -> str:
    own = listed.levels[level]
    if own.kind in {"bullet", "none"}:
        return ""

    def count(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        pattern = listed.levels.get(at, own)
        number = counts[at] if at < _DEEPEST else None
        return sign(pattern.start if number is None else number, pattern.kind)

    return _PLACE.sub(count, own.looks)
