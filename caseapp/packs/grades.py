"""Grades are never raised: a pack put in another's place may not grade the same source better.

A fact found wrong is corrected with its new source (law README, "Trust"): whoever read a better one
names it, and the grade may rise with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from caseapp.domain.deadlines.errors import GradeRaisedError
from caseapp.domain.vocabulary import Trust
from caseapp.packs.law_sources import Content, shipped_contents

_ORDER = {trust.value: place for place, trust in enumerate(Trust)}
_TABLES = ("regime", "party")


class _Graded(NamedTuple):
    table: str
    name: str
    pack: str
    trust: str
    source: str


def raised_grades(file: str, content: Content) -> Iterator[GradeRaisedError]:
    """Yield what a pack grades better than the shipped ones do, from the same source."""
    shipped = {_key(one): one for one in _graded(shipped_contents().values())}
    for fresh in _graded([content]):
        known = shipped.get(_key(fresh))
        if known is None or fresh.source != known.source or fresh.trust not in _ORDER:
            continue
        if _ORDER[fresh.trust] < _ORDER[known.trust]:
            yield GradeRaisedError(
                file=file, rule=fresh.name, field="trust", was=known.trust, value=fresh.trust
            )


def _key(one: _Graded) -> tuple[str, str, str]:
    """Parties are those of one treaty; rules and methods have one id among all packs."""
    return one.table, one.name, one.pack if one.table == "party" else ""


def _graded(contents: Iterable[Content]) -> Iterator[_Graded]:
    for content in contents:
        pack = str(content.get("pack", ""))
        rows = content.get("rule", [])
        for row in rows if isinstance(rows, list) else ():
            yield _of("rule", str(row.get("id", "")), pack, row)
        for table in _TABLES:
            entries = content.get(table, {})
            for name, entry in entries.items() if isinstance(entries, Mapping) else ():
                if isinstance(entry, Mapping) and "trust" in entry:
                    yield _of(table, name, pack, entry)


def _of(table: str, name: str, pack: str, entry: Mapping[str, object]) -> _Graded:
    source = " ".join(str(entry.get("source", "")).split())
    return _Graded(table, name, pack, str(entry.get("trust", "")), source)
