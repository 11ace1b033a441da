"""Writing decisions that the office imported: new ones, and texts of known ones."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel import Locale
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.orm import Session

from caseapp.domain.authorities import Label, PartKind, outcomes_said
from caseapp.domain.decision_files import DecisionDraft
from caseapp.domain.ids import AuthorityUid, new_uid
from caseapp.domain.text import count_pieces, fold, search_form
from caseapp.domain.views.imports import ImportedAs, ImportedDecision
from caseapp.exchange.decisions.payload import ReadDecision
from caseapp.models.authority import Authority, AuthorityLabel, AuthorityParagraph
from caseapp.models.base import binned, live
from caseapp.search import index, weights
from caseapp.search.names import stored_forms

OWN = "own"
"""Name of the pack that holds what the office imported itself; no edition replaces it."""
FIRST_OF_TEXT = 2
"""Positions of a decision's own text begin here; head and holding stand before."""
_UNKNOWN_DAY = date(1, 1, 1)
_IMPORTANCE = {"1": "key case (HUDOC 1)", "2": "high (HUDOC 2)", "3": "medium (HUDOC 3)",
               "4": "low (HUDOC 4)"}  # fmt: skip
_MEDIUM = 3


@dataclass(slots=True)
class Known:
    """The decisions of the library by what identifies them: numbers with date, ECLI, HUDOC id."""

    _places: dict[str, int] = field(default_factory=dict)
    _removed: dict[str, int] = field(default_factory=dict)
    """Those that the office imported and removed."""

    @classmethod
    def of(cls, session: Session) -> "Known":
        """Read the library once; an import of thousands asks it for each of them."""
        known = cls()
        for local, *marks in session.execute(live(Authority, *_IDENTITY)):
            known.add(local, *_read(*marks))
        gone = binned(Authority, *_IDENTITY).where(Authority.pack == OWN)
        for local, *marks in session.execute(gone):
            for mark in marks_of(*_read(*marks)):
                known._removed[mark] = local
        return known

    def add(
        self, local: int, numbers: Iterable[str], day: date | None, ecli: str, itemid: str
    ) -> None:
        """Remember a decision."""
        for mark in marks_of(numbers, day, ecli, itemid):
            self._places.setdefault(mark, local)

    def find(self, draft: DecisionDraft) -> int | None:
        """Return the local id of the same decision; None if the library does not have it."""
        marks = marks_of(draft.numbers, draft.day, draft.ecli, draft.hudoc_itemid)
        return next((self._places[mark] for mark in marks if mark in self._places), None)

    def removed(self, draft: DecisionDraft) -> int | None:
        """Return the local id of the same decision in the bin; None if it is not there."""
        marks = marks_of(draft.numbers, draft.day, draft.ecli, draft.hudoc_itemid)
        return next((self._removed.pop(mark) for mark in marks if mark in self._removed), None)


_IDENTITY = (
    Authority.id, Authority.number, Authority.decided_on, Authority.ecli, Authority.hudoc_itemid
)  # fmt: skip


def _read(
    number: str, day: date, ecli: str, itemid: str
) -> tuple[list[str], date | None, str, str]:
    return [one.strip() for one in number.split(";")], day, ecli, itemid


def marks_of(numbers: Iterable[str], day: date | None, ecli: str, itemid: str) -> list[str]:
    """Return what identifies a decision: two that share one of these are the same."""
    dated = [f"{number}|{day.isoformat()}" for number in numbers if number and day is not None]
    return [mark for mark in (itemid, ecli) if mark] + dated


def write_decision(
    session: Session, read: ReadDecision, known: Known, now: datetime
) -> ImportedDecision:
    """Write one decision with its text; a known one gets the text that it lacks."""
    draft = read.draft
    place = known.find(draft)
    if place is None:
        return _new(session, read, known, now)
    uid, title, words = session.execute(
        live(Authority, Authority.uid, Authority.title, Authority.label_words).where(
            Authority.id == place
        )
    ).one()
    has_text = session.scalar(
        select(AuthorityParagraph.id)
        .where(
            AuthorityParagraph.authority_id == place,
            AuthorityParagraph.position >= FIRST_OF_TEXT,
        )
        .limit(1)
    )
    if has_text is not None or not draft.paragraphs:
        return ImportedDecision(AuthorityUid(uid), title, ImportedAs.KNOWN, 0)
    _write_text(session, place, read, words)
    weights.refresh(session.connection(), place)
    row = update(Authority).where(Authority.id == place)
    session.execute(row.values(version=Authority.version + 1, changed_at=now))
    return ImportedDecision(AuthorityUid(uid), title, ImportedAs.TEXT_ADDED, len(draft.paragraphs))


def _new(session: Session, read: ReadDecision, known: Known, now: datetime) -> ImportedDecision:
    draft = read.draft
    labels = labels_of(draft)
    uid = new_uid()
    values = columns_of(draft, labels)
    removed = known.removed(draft)
    if removed is None:
        fresh = {
            "uid": uid, "version": 1, "created_at": now, "changed_at": now, "pack": OWN,
            "id_in_pack": uid, "digest": uid,
        }  # fmt: skip
        made = insert(Authority).returning(Authority.id)
        local = session.execute(made, values | fresh).scalar_one()
    else:
        local, uid = removed, _back(session, removed, values, now)
    connection = session.connection()
    connection.exec_driver_sql(
        _INSERT_LABEL, [(local, label.value, value) for label, value in labels]
    )
    head = " · ".join(
        part
        for part in (
            draft.name, "; ".join(draft.numbers), draft.court, draft.formation,
            draft.day.isoformat() if draft.day else "", values["host_states"], draft.conclusion,
            draft.ecli, draft.hudoc_itemid,
        )
        if part
    )  # fmt: skip
    folded = f"{search_form(head)} {stored_forms(draft.name)}"
    words = values["label_words"]
    _write_rows(connection, [_row(local, 0, PartKind.HEAD, "", head, folded)], words)
    _write_text(session, local, read, words)
    weights.refresh(connection, local, count_pieces([folded]) + Counter(read.pieces))
    known.add(local, draft.numbers, draft.day, draft.ecli, draft.hudoc_itemid)
    return ImportedDecision(AuthorityUid(uid), draft.name, ImportedAs.NEW, len(draft.paragraphs))


def _back(session: Session, local: int, values: dict[str, Any], now: datetime) -> str:
    """Bring a removed decision back as it is read now; return its uid."""
    now_there = {"deleted_at": None, "changed_at": now}
    row = update(Authority).where(Authority.id == local).returning(Authority.uid)
    counted = {"version": Authority.version + 1}
    uid: str = session.execute(row.values(values | now_there | counted)).scalar_one()
    return uid


def remove_decision(session: Session, row: Authority, now: datetime) -> None:
    """Move a decision to the bin; its words go for good, the index first, while they stand.

    What somebody wrote beside it stays with the row, and is beside it again when the decision is
    imported once more.
    """
    index.remove(session.connection(), [row.id])
    for table in (AuthorityLabel, AuthorityParagraph):
        session.execute(delete(table).where(table.authority_id == row.id))
    row.deleted_at = row.changed_at = now
    row.corrected = ""
    row.version += 1


def _write_text(session: Session, local: int, read: ReadDecision, words: str) -> None:
    rows = [
        _row(local, position, one.part, one.number[:40], one.text, folded)
        for position, (one, folded) in enumerate(
            zip(read.draft.paragraphs, read.folded, strict=True), FIRST_OF_TEXT
        )
    ]
    _write_rows(session.connection(), rows, words)


_Row = tuple[int, int, int, str, str, str, str]
"""A paragraph in the order of `_INSERT`."""


def _write_rows(connection: Connection, rows: Sequence[_Row], words: str) -> None:
    if rows:
        connection.exec_driver_sql(_INSERT, list(rows))
        index.add(connection, [(row[0], row[-1], words) for row in rows])


_INSERT_LABEL = "INSERT INTO authority_label (authority_id, label, value) VALUES (?, ?, ?)"
_INSERT = (
    "INSERT INTO authority_paragraph (id, authority_id, position, part, number, text, folded)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
"""Hundreds of thousands of rows: written past the mapper, which would copy each of them twice."""


def _row(local: int, position: int, part: PartKind, number: str, text: str, folded: str) -> _Row:
    place = index.paragraph_id(local, position)
    return (place, local, position, part.value, number, text, folded)


def labels_of(draft: DecisionDraft) -> list[tuple[Label, str]]:
    """Return what a decision of the office can be filtered by."""
    labels = [
        *((Label.HOST_STATE, code) for code in host_codes(draft.respondent)),
        *([(Label.COURT, draft.court)] if draft.court else []),
        *((Label.OUTCOME, kind.value) for kind in outcomes_said(draft.conclusion)),
        (Label.IMPORTANCE, draft.importance if draft.importance in _IMPORTANCE else str(_MEDIUM)),
        *((Label.ARTICLE, article[:40]) for article in draft.articles),
        (Label.PRINTABLE, "no"),
    ]
    return list(dict.fromkeys(labels))


def columns_of(draft: DecisionDraft, labels: Sequence[tuple[Label, str]]) -> dict[str, Any]:
    """Return the row of a decision of the office; its gate to filings is shut."""
    return {
        "title": draft.name[:500],
        "court": draft.court[:200],
        "formation": draft.formation[:200],
        "number": "; ".join(draft.numbers)[:500],
        "decided_on": draft.day or _UNKNOWN_DAY,
        "date_text": draft.day.isoformat() if draft.day else "",
        "host_states": _named(draft.respondent)[:200],
        "destination": "",
        "proceeding_type": "",
        "issues": "",
        "articles": "\n".join(draft.articles),
        "outcome": draft.conclusion,
        "holding": "",
        "pinpoints": "",
        "importance": _IMPORTANCE.get(draft.importance, "medium"),
        "rank": int(draft.importance) if draft.importance in _IMPORTANCE else _MEDIUM,
        "source": f"{draft.source}: {draft.file}",
        "confidence": "",
        "ecli": draft.ecli[:80],
        "hudoc_itemid": draft.hudoc_itemid[:40],
        "holding_basis": "",
        "good_law_note": "",
        # Nobody has compared it with the official publication: the gate to filings stays shut.
        "citation_verified": False,
        "outcome_verified": False,
        "destination_verified": "n/a",
        "holding_verified": "no",
        "label_words": index.label_words(labels),
    }


def host_codes(respondent: str) -> tuple[str, ...]:
    """Return ISO 3166 codes of respondents: names in English or French, or codes themselves."""
    names = _names()
    parts = [part.strip() for part in _BETWEEN.split(respondent)]
    found = (names.get(part) or names.get(fold(part)) for part in parts)
    return tuple(dict.fromkeys(code for code in found if code))


def _named(respondent: str) -> str:
    """Return respondents by their names where a file has nothing but codes: GEO, RUS."""
    codes = host_codes(respondent)
    if not codes or _CODES.fullmatch(respondent) is None:
        return respondent
    names = Locale("en").territories
    return "; ".join(names[code] for code in codes)


_BETWEEN = re.compile(r",|;| and ")
_CODES = re.compile(r"[A-Z]{2,3}(?:[,;]\s*[A-Z]{2,3})*")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names = {
        fold(name): code
        for language in ("en", "fr")
        for code, name in Locale(language).territories.items()
        if len(code) == 2  # noqa: PLR2004 - ISO alpha-2; regions have numbers
    }
    codes = {code: code for code in names.values()}  # in capitals: no folded name is one
    return names | codes | {fold(name): code for name, code in _FURTHER.items()}


_FURTHER = {
    "Turkey": "TR", "Türkiye": "TR", "Czech Republic": "CZ", "Republic of Moldova": "MD",
    "North Macedonia": "MK", "former Yugoslav Republic of Macedonia": "MK",
    "the United Kingdom": "GB", "the Netherlands": "NL", "Russian Federation": "RU",
    "Bosnia": "BA", "Herzegovina": "BA",
    "ALB": "AL", "AND": "AD", "ARM": "AM", "AUT": "AT", "AZE": "AZ", "BEL": "BE", "BGR": "BG",
    "BIH": "BA", "CHE": "CH", "CYP": "CY", "CZE": "CZ", "DEU": "DE", "DNK": "DK", "ESP": "ES",
    "EST": "EE", "FIN": "FI", "FRA": "FR", "GBR": "GB", "GEO": "GE", "GRC": "GR", "HRV": "HR",
    "HUN": "HU", "IRL": "IE", "ISL": "IS", "ITA": "IT", "LIE": "LI", "LTU": "LT", "LUX": "LU",
    "LVA": "LV", "MCO": "MC", "MDA": "MD", "MKD": "MK", "MLT": "MT", "MNE": "ME", "NLD": "NL",
    "NOR": "NO", "POL": "PL", "PRT": "PT", "ROU": "RO", "RUS": "RU", "SMR": "SM", "SRB": "RS",
    "SVK": "SK", "SVN": "SI", "SWE": "SE", "TUR": "TR", "UKR": "UA", "KAZ": "KZ", "KGZ": "KG",
}  # fmt: skip
"""Names that judgments use beside the standard ones, and the codes of the Court's database."""
