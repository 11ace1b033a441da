"""Packs of decisions: read, checked against their manifest, or refused.

A pack is a `manifest.toml` (name, edition, and of each file its number of rows and its SHA-256)
and five CSV files: `decisions`, `relations`, `vocabulary`, `states` (the names of States used in
the pack and their ISO 3166 codes) and `outcomes` (what outcomes of national courts come to). The
shipped one is a folder; packs of other offices travel as one file (`authority_files`). Grades are
taken as they stand: nothing here raises one. A decision that nobody verified may lack what nobody
looked up.
"""

import csv
import hashlib
import io
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
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
    outcomes_said,
)
from caseapp.domain.authority_packs import (
    PACK_FORMAT,
    AlteredPackError,
    DoubledIdError,
    NewerPackError,
    UnknownLabelError,
    UnknownRelationError,
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
_SHOWN_FORMAT = 1_000_000
_UNKNOWN_DAY = date(1, 1, 1)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a file that knows where it stands, so that a refusal can say so."""

    file: str
    line: int
    values: dict[str, str]

    def wrong(self, field: str, kind: type[PackRowError] = PackRowError) -> PackRowError:
        return kind(file=self.file, row=self.line, field=field, text=self.values.get(field, ""))

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
    return read({name: _content(folder, name) for name in (MANIFEST, *FILES)})


def read(contents: Mapping[str, bytes]) -> AuthorityPack:
    """Read and check a pack from its files.

    Raises:
        PackFileError, PackRowError: as `load`.
        NewerPackError: a newer program wrote it.

    """
    manifest, version = read_manifest(contents)
    rows = {name: _rows(contents, name, manifest["files"]) for name in FILES}
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


def check_vocabulary(contents: Mapping[str, bytes]) -> None:
    """Refuse a pack of others whose key words are not those of this program.

    Raises:
        UnknownLabelError: a key word is unknown, or stands in another group.

    """
    known = {term.keyword: term.group for term in issue_groups()}
    manifest, _ = read_manifest(contents)
    for row in _rows(contents, "vocabulary.csv", manifest["files"]):
        if row.values["keyword"] not in known:
            raise row.wrong("keyword", UnknownLabelError)
        if row.values["group"] != known[row.values["keyword"]]:
            raise row.wrong("group", UnknownLabelError)


def shipped_version() -> tuple[str, str]:
    """Return name and version of the shipped pack without reading its files.

    Raises:
        PackFileError: there is no readable manifest.

    """
    manifest, version = read_manifest(_shipped(MANIFEST))
    return str(manifest["name"]), version


def issue_groups() -> tuple[IssueTerm, ...]:
    """Return the vocabulary of the shipped pack alone, in its order.

    Raises:
        PackFileError: the file is missing or altered.
        PackRowError: a row cannot be read.

    """
    return tuple(_vocabulary(_shipped_rows("vocabulary.csv")).values())


def shipped_states() -> dict[str, str]:
    """Return the codes of States by the names that the shipped pack uses.

    Raises:
        PackFileError, PackRowError: as `issue_groups`.

    """
    return {row.values["name"]: row.values["code"] for row in _shipped_rows("states.csv")}


def shipped_outcomes() -> dict[str, str]:
    """Return the kinds of outcomes that the shipped pack has in words.

    Raises:
        PackFileError, PackRowError: as `issue_groups`.

    """
    return {row.values["outcome"]: row.values["kind"] for row in _shipped_rows("outcomes.csv")}


def _shipped(*names: str) -> dict[str, bytes]:
    folder = resources.path("authorities")
    return {name: _content(folder, name) for name in names}


def _shipped_rows(name: str) -> list[_Row]:
    contents = _shipped(MANIFEST, name)
    manifest, _ = read_manifest(contents)
    return _rows(contents, name, manifest["files"])


def _content(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise PackFileError(file=name, row=0, field="", text="") from error


def read_manifest(
    contents: Mapping[str, bytes],
) -> tuple[dict[str, dict[str, dict[str, object]]], str]:
    """Return the manifest of a pack and its hash, which stands for the whole pack.

    Raises:
        PackFileError: it is missing or cannot be read.
        NewerPackError: a newer program wrote it.

    """
    try:
        data = contents[MANIFEST]
        manifest = tomllib.loads(data.decode())
    except (KeyError, ValueError, RecursionError) as error:
        raise PackFileError(file=MANIFEST, row=0, field="", text="") from error
    written = manifest.get("format", 1)
    if not isinstance(written, int) or written > PACK_FORMAT:
        # Some numbers have more digits than Python writes out.
        known = isinstance(written, int) and written < _SHOWN_FORMAT
        raise NewerPackError(
            file=MANIFEST, row=0, field="format", text=str(written) if known else "?"
        )
    for field, kind in (("name", str), ("edition", str), ("files", dict)):
        if not isinstance(manifest.get(field), kind):
            raise PackFileError(file=MANIFEST, row=0, field=field, text="")
    if not all(isinstance(stated, dict) for stated in manifest["files"].values()):
        raise PackFileError(file=MANIFEST, row=0, field="files", text="")
    return manifest, hashlib.sha256(data).hexdigest()


def checked_file(
    contents: Mapping[str, bytes], name: str, files: Mapping[str, dict[str, object]]
) -> str:
    """Return the text of a file whose hash is the stated one.

    Raises:
        PackFileError: it is missing or no text.
        AlteredPackError: it is another one.

    """
    try:
        data = contents[name]
        text = data.decode()
    except (KeyError, UnicodeDecodeError) as error:
        raise PackFileError(file=name, row=0, field="", text="") from error
    stated = files.get(name, {})
    digest = hashlib.sha256(data).hexdigest()
    if digest != stated.get("sha256"):
        raise AlteredPackError(file=name, row=0, field="sha256", text=digest)
    return text


def _rows(
    contents: Mapping[str, bytes], name: str, files: Mapping[str, dict[str, object]]
) -> list[_Row]:
    rows = list(_read(name, checked_file(contents, name, files)))
    if len(rows) != files[name].get("rows"):
        raise PackFileError(file=name, row=0, field="rows", text=str(len(rows)))
    return rows


def _read(name: str, text: str) -> Iterator[_Row]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
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
            raise row.wrong("id", DoubledIdError)
        if not issues.issuperset(decision.issues):
            raise row.wrong("issues", UnknownLabelError)
        decisions[decision.id] = decision
    return decisions


def _decision(row: _Row, states: dict[str, str], others: dict[str, OutcomeKind]) -> Decision:
    importance = row.required("importance")
    row.read("importance", importance_rank)
    cited = row.read("citation_verified", _yes_or_no)
    found = row.read("outcome_verified", _yes_or_no)
    # What nobody verified may be incomplete: nobody looked it up.
    needed = row.required if cited or found else row.values.__getitem__
    kinds = outcome_kinds if cited or found else outcomes_said
    return Decision(
        id=row.required("id"),
        title=row.required("case_name"),
        court=needed("court"),
        formation=needed("formation"),
        number=needed("application_or_ecli"),
        decided_on=row.read("date", _day if needed("date") else lambda _: _UNKNOWN_DAY),
        date_text=row.values["date"],
        host_states=needed("host_state"),
        host_codes=row.read("host_state", lambda text: _state_codes(text, states)),
        destination=needed("requesting_or_destination_state"),
        destination_codes=row.read(
            "requesting_or_destination_state", lambda text: _state_codes(text, states)
        ),
        proceeding_type=needed("proceeding_type"),
        issues=_list(needed("issues"), ";"),
        articles=_list(row.values["articles"], ";"),
        outcome=needed("outcome"),
        outcome_kinds=row.read("outcome", lambda text: kinds(text, others)),
        holding=needed("holding"),
        pinpoints=_list(_PARAGRAPHS.sub("", row.values["pinpoint_paragraphs"]), ","),
        importance=importance,
        source=row.required("source"),
        confidence=needed("confidence"),
        ecli=row.values["ecli"],
        hudoc_itemid=row.values["hudoc_itemid"],
        holding_basis=needed("holding_basis"),
        good_law_note=row.values["still_good_law_note"],
        citation_verified=cited,
        outcome_verified=found,
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
            raise row.wrong("relation", UnknownRelationError)
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
