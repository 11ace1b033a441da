"""The library of decisions as it ships: read, checked against its manifest, or refused.

A pack is a folder with `manifest.toml` (name, edition, and of each file its number of rows and
its SHA-256) and five CSV files: `decisions`, `relations`, `vocabulary`, `states` (the names of
States used in the pack and their ISO 3166 codes) and `outcomes` (what outcomes of national courts
come to). Grades are taken as they stand: nothing here raises one.
"""

import csv
import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from caseapp import resources
from caseapp.domain.authorities import (
    TREATMENTS,
    AuthorityPack,
    Decision,
    IssueTerm,
    OutcomeKind,
    PackFileError,
    PackRowError,
    Relation,
    importance_rank,
    outcome_kinds,
)

MANIFEST = "manifest.toml"
FILES = {
    "decisions.csv": [
        "id",
        "case_name",
        "court",
        "formation",
        "application_or_ecli",
        "date",
        "host_state",
        "requesting_or_destination_state",
        "proceeding_type",
        "issues",
        "articles",
        "outcome",
        "holding",
        "pinpoint_paragraphs",
        "importance",
        "source",
        "confidence",
        "ecli",
        "hudoc_itemid",
        "holding_basis",
        "still_good_law_note",
        "citation_verified",
        "outcome_verified",
        "destination_verified",
        "holding_verified",
    ],
    "relations.csv": ["from_id", "relation", "to_id", "basis"],
    "vocabulary.csv": ["keyword", "group", "count"],
    "states.csv": ["name", "code"],
    "outcomes.csv": ["outcome", "kind"],
}
_HOLDING_GRADES = ("yes", "outcome-level only", "partly (", "no")
_BRACKETED = re.compile(r"\([^)]*\)")
_BETWEEN_STATES = re.compile(r"\s*[;/]\s*")
_PARAGRAPHS = re.compile(r"^(?:§+|paras?\.)\s*")
_ISO_CODE = re.compile(r"[A-Z]{2}")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a file that knows where it stands, so that a refusal can say so."""

    file: str
    line: int
    values: dict[str, str]

    def wrong(self, field: str) -> PackRowError:
        return PackRowError(
            file=self.file, row=self.line, field=field, text=self.values.get(field, "")
        )

    def required(self, field: str) -> str:
        if not self.values[field].strip():
            raise self.wrong(field)
        return self.values[field]

    def read(self, field: str, reader: Callable[[str], V]) -> V:
        try:
            return reader(self.values[field])
        except (KeyError, ValueError) as error:
            raise self.wrong(field) from error


def load(folder: Path | None = None) -> AuthorityPack:
    """Read and check a pack; without a folder the one that ships with the program.

    Raises:
        PackFileError: a file is missing, altered, or has another number of rows than stated.
        PackRowError: a row breaks a rule; values name file, row, field and text.

    """
    folder = folder or resources.path("authorities")
    manifest, version = _manifest(folder)
    rows = {name: _rows(folder, name, manifest["files"]) for name in FILES}
    states = {row.required("name"): row.read("code", _iso_code) for row in rows["states.csv"]}
    others = {
        row.required("outcome"): row.read("kind", OutcomeKind) for row in rows["outcomes.csv"]
    }
    vocabulary = _vocabulary(rows["vocabulary.csv"])
    decisions = _decisions(rows["decisions.csv"], states, others, set(vocabulary))
    _check_counts(rows["vocabulary.csv"], decisions)
    return AuthorityPack(
        name=str(manifest["name"]),
        edition=str(manifest["edition"]),
        version=version,
        decisions=tuple(decisions.values()),
        relations=_relations(rows["relations.csv"], decisions),
        vocabulary=tuple(vocabulary.values()),
    )


def shipped_version() -> tuple[str, str]:
    """Return name and version of the shipped pack without reading its files.

    Raises:
        PackFileError: there is no readable manifest.

    """
    manifest, version = _manifest(resources.path("authorities"))
    return str(manifest["name"]), version


def issue_groups() -> tuple[IssueTerm, ...]:
    """Return the vocabulary of the shipped pack alone, in its order.

    Raises:
        PackFileError: the file is missing or altered.
        PackRowError: a row cannot be read.

    """
    folder = resources.path("authorities")
    manifest, _ = _manifest(folder)
    return tuple(_vocabulary(_rows(folder, "vocabulary.csv", manifest["files"])).values())


def _manifest(folder: Path) -> tuple[dict[str, dict[str, dict[str, object]]], str]:
    try:
        data = (folder / MANIFEST).read_bytes()
        manifest = tomllib.loads(data.decode())
    except (OSError, ValueError) as error:
        raise PackFileError(file=MANIFEST, row=0, field="", text="") from error
    for field in ("name", "edition", "files"):
        if field not in manifest:
            raise PackFileError(file=MANIFEST, row=0, field=field, text="")
    return manifest, hashlib.sha256(data).hexdigest()


def _rows(folder: Path, name: str, files: dict[str, dict[str, object]]) -> list[_Row]:
    try:
        data = (folder / name).read_bytes()
        text = data.decode()
    except (OSError, UnicodeDecodeError) as error:
        raise PackFileError(file=name, row=0, field="", text="") from error
    stated = files.get(name, {})
    digest = hashlib.sha256(data).hexdigest()
    if digest != stated.get("sha256"):
        raise PackFileError(file=name, row=0, field="sha256", text=digest)
    rows = list(_read(name, text))
    if len(rows) != stated.get("rows"):
        raise PackFileError(file=name, row=0, field="rows", text=str(len(rows)))
    return rows


def _read(name: str, text: str) -> Iterator[_Row]:
    lines = csv.reader(text.splitlines(keepends=True), strict=True)
    heading = FILES[name]
    try:
        if next(lines, None) != heading:
            raise PackRowError(file=name, row=1, field="", text=", ".join(heading))
        for values in lines:
            if len(values) != len(heading):
                raise PackRowError(file=name, row=lines.line_num, field="", text=str(len(values)))
            yield _Row(name, lines.line_num, dict(zip(heading, values, strict=True)))
    except csv.Error as error:
        raise PackRowError(file=name, row=lines.line_num, field="", text="") from error


def _vocabulary(rows: list[_Row]) -> dict[str, IssueTerm]:
    terms: dict[str, IssueTerm] = {}
    for row in rows:
        keyword = row.required("keyword")
        if keyword in terms:
            raise row.wrong("keyword")
        terms[keyword] = IssueTerm(keyword, row.required("group"), row.read("count", int))
    return terms


def _decisions(
    rows: list[_Row], states: dict[str, str], others: dict[str, OutcomeKind], issues: set[str]
) -> dict[str, Decision]:
    decisions: dict[str, Decision] = {}
    for row in rows:
        decision = _decision(row, states, others)
        if decision.id in decisions:
            raise row.wrong("id")
        if not issues.issuperset(decision.issues):
            raise row.wrong("issues")
        decisions[decision.id] = decision
    return decisions


def _decision(row: _Row, states: dict[str, str], others: dict[str, OutcomeKind]) -> Decision:
    importance = row.required("importance")
    row.read("importance", importance_rank)
    decided_on = row.read("date", _day)
    return Decision(
        id=row.required("id"),
        title=row.required("case_name"),
        court=row.required("court"),
        formation=row.required("formation"),
        number=row.required("application_or_ecli"),
        decided_on=decided_on,
        date_text=row.values["date"],
        host_states=row.required("host_state"),
        host_codes=row.read("host_state", lambda text: _state_codes(text, states)),
        destination=row.required("requesting_or_destination_state"),
        destination_codes=row.read(
            "requesting_or_destination_state", lambda text: _state_codes(text, states)
        ),
        proceeding_type=row.required("proceeding_type"),
        issues=_list(row.required("issues"), ";"),
        articles=_list(row.values["articles"], ";"),
        outcome=row.required("outcome"),
        outcome_kinds=row.read("outcome", lambda text: outcome_kinds(text, others)),
        holding=row.required("holding"),
        pinpoints=_list(_PARAGRAPHS.sub("", row.values["pinpoint_paragraphs"]), ","),
        importance=importance,
        source=row.required("source"),
        confidence=row.required("confidence"),
        ecli=row.values["ecli"],
        hudoc_itemid=row.values["hudoc_itemid"],
        holding_basis=row.required("holding_basis"),
        good_law_note=row.values["still_good_law_note"],
        citation_verified=row.read("citation_verified", _yes_or_no),
        outcome_verified=row.read("outcome_verified", _yes_or_no),
        destination_verified=row.read("destination_verified", _destination_grade),
        holding_verified=row.read("holding_verified", _holding_grade),
    )


def _relations(rows: list[_Row], decisions: dict[str, Decision]) -> tuple[Relation, ...]:
    relations: dict[tuple[str, str, str], Relation] = {}
    for row in rows:
        for field in ("from_id", "to_id"):
            if row.values[field] not in decisions:
                raise row.wrong(field)
        if row.values["relation"] not in TREATMENTS:
            raise row.wrong("relation")
        relation = Relation(
            row.values["from_id"],
            row.values["relation"],
            row.values["to_id"],
            row.required("basis"),
        )
        key = (relation.from_id, relation.treatment, relation.to_id)
        if key in relations or relation.from_id == relation.to_id:
            raise row.wrong("to_id")
        relations[key] = relation
    return tuple(relations.values())


def _check_counts(rows: list[_Row], decisions: dict[str, Decision]) -> None:
    used = Counter(issue for decision in decisions.values() for issue in decision.issues)
    for row in rows:
        if used[row.values["keyword"]] != int(row.values["count"]):
            raise row.wrong("count")


def _state_codes(text: str, states: dict[str, str]) -> tuple[str, ...]:
    """Return the codes of the States that are named outside brackets."""
    names = _BETWEEN_STATES.split(_BRACKETED.sub("", text))
    return tuple(dict.fromkeys(states[name.strip()] for name in names if name.strip()))


def _day(text: str) -> date:
    return date(int(text), 1, 1) if re.fullmatch(r"\d{4}", text) else date.fromisoformat(text)


def _list(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def _iso_code(text: str) -> str:
    if not _ISO_CODE.fullmatch(text):
        raise ValueError(text)
    return text


def _yes_or_no(text: str) -> bool:
    return {"yes": True, "no": False}[text]


def _destination_grade(text: str) -> str:
    return {"yes": "yes", "no": "no", "n/a": "n/a"}[text]


def _holding_grade(text: str) -> str:
    if not text.startswith(_HOLDING_GRADES):
        raise ValueError(text)
    return text
