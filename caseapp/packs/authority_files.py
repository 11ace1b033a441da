"""A pack of decisions as one file: written for another office, opened and checked from one.

The file is a ZIP archive of the files of a pack (`packs.authorities`), with `format` in its
manifest, and two that may stand beside them: `texts.jsonl`, the text of decisions, and
`remarks.jsonl`, what the sender put beside them. docs/authority-packs.md describes it for others.
Nothing is unpacked to disk, and no more is read than a pack may hold. The same content gives the
same bytes: no clock, no name of a machine.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from caseapp.domain import fields
from caseapp.domain.authorities import Decision, OutcomeKind, PackRowError, PartKind, Relation
from caseapp.domain.authority_packs import (
    LARGEST_PACK,
    PACK_FORMAT,
    DoubledIdError,
    NotAPackError,
    PackContents,
    PackedParagraph,
    PackedRemark,
    PackTooLargeError,
    RemarkKind,
    ReservedPackNameError,
)
from caseapp.domain.tags import LONGEST_TAG
from caseapp.packs import authorities
from caseapp.packs.authorities import FILES, MANIFEST, checked_file, read_manifest

TEXTS = "texts.jsonl"
REMARKS = "remarks.jsonl"
RESERVED = ("own", "leading-decisions")
"""Names of the office's own decisions and of the shipped library."""
_NAMES = frozenset({MANIFEST, *FILES, TEXTS, REMARKS})
_UNPACKED = 4 * LARGEST_PACK
_PACK_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Signs that no text of a pack has a use for: they make it read otherwise than it stands there."""
_LONGEST_EDITION = 40
_LONGEST_TITLE = 1000
_LONGEST_REMARK = 40_000
"""A note with its passage and its point of law, as `services.annotations` has them."""
_PARTS = frozenset(PartKind) - {PartKind.HEAD, PartKind.HOLDING}
"""What a text is made of; head and holding are the library's own words, never the court's."""


def is_pack_name(text: str) -> bool:
    """Say whether a pack may call itself so."""
    return _PACK_NAME.fullmatch(text) is not None


def write_pack(
    name: str,
    edition: str,
    contents: PackContents,
    groups: Mapping[str, str],
    states: Mapping[str, str],
    outcomes: Mapping[str, OutcomeKind],
) -> bytes:
    """Return the file of a pack.

    Args:
        name: of the pack; an office keeps it over all editions.
        edition: such as "2026-11-23".
        contents: what travels; its `pack` needs decisions and relations only.
        groups: the group of each key word.
        states: codes of States by the names that the decisions use.
        outcomes: kinds of outcomes in words, of those that the decisions have.

    """
    decisions = contents.pack.decisions
    used = Counter(issue for one in decisions for issue in one.issues)
    tables: dict[str, list[list[str]]] = {
        "decisions.csv": [_row(one) for one in decisions],
        "relations.csv": [_relation(one) for one in contents.pack.relations],
        "vocabulary.csv": [[word, groups[word], str(used[word])] for word in sorted(used)],
        "states.csv": [[one, states[one]] for one in sorted(_named(decisions, states))],
        "outcomes.csv": [
            [said, kind.value]
            for said, kind in sorted(outcomes.items())
            if said in {part for one in decisions for part in _parts(one.outcome)}
        ],
    }
    files = {one: (_csv(FILES[one], rows), len(rows)) for one, rows in tables.items()}
    texts = [
        {"id": one, "paragraphs": [[p.part.value, p.number, p.text] for p in paragraphs]}
        for one, paragraphs in sorted(contents.texts.items())
    ]
    remarks = [
        {"id": one.decision, "kind": one.kind.value, "place": one.place, "text": one.text}
        for one in contents.remarks
    ]
    for one, lines in ((TEXTS, texts), (REMARKS, remarks)):
        if lines:
            files[one] = (_lines(lines), len(lines))
    return _zip(
        {MANIFEST: _manifest(name, edition, files)} | {n: d for n, (d, _) in files.items()}
    )


def open_pack(file_name: str, data: bytes) -> PackContents:
    """Open and check a pack of another office; it is taken whole or not at all.

    Raises:
        PackTooLargeError: it holds more than any pack.
        NotAPackError: it is damaged, or no pack.
        ReservedPackNameError: it calls itself as no foreign pack may.
        NewerPackError, AlteredPackError, UnknownLabelError, UnknownRelationError, DoubledIdError,
        PackFileError, PackRowError: as `packs.authorities.read` says.

    """
    files = _unzipped(file_name, data)
    manifest, _ = read_manifest(files)
    _check_signs(files, str(manifest["edition"]))
    name = str(manifest["name"])
    if name in RESERVED or not is_pack_name(name):
        raise ReservedPackNameError(file=MANIFEST, row=0, field="name", text=name[:80])
    authorities.check_vocabulary(files)
    pack = authorities.read(files)
    for row, one in enumerate(pack.decisions, start=2):
        if len(one.title) > _LONGEST_TITLE:
            place = {"file": "decisions.csv", "row": row, "field": "case_name"}
            raise PackRowError(**place, text=one.title[:80])
    ids = {one.id for one in pack.decisions}
    stated = manifest["files"]
    return PackContents(
        pack,
        dict(_texts(files, stated, ids)) if TEXTS in files else {},
        tuple(_remarks(files, stated, ids)) if REMARKS in files else (),
    )


def _row(one: Decision) -> list[str]:
    return [
        one.id, one.title, one.court, one.formation, one.number, one.date_text, one.host_states,
        one.destination, one.proceeding_type, ";".join(one.issues), ";".join(one.articles),
        one.outcome, one.holding, ", ".join(one.pinpoints), one.importance, one.source,
        one.confidence, one.ecli, one.hudoc_itemid, one.holding_basis, one.good_law_note,
        _yes(one.citation_verified), _yes(one.outcome_verified), one.destination_verified,
        one.holding_verified,
    ]  # fmt: skip


def _yes(said: bool) -> str:
    return "yes" if said else "no"


def _relation(one: Relation) -> list[str]:
    return [one.from_id, one.treatment, one.to_id, one.basis]


def _parts(outcome: str) -> list[str]:
    return [part.strip() for part in outcome.split("|")]


def _named(decisions: Iterable[Decision], states: Mapping[str, str]) -> set[str]:
    texts = {text for one in decisions for text in (one.host_states, one.destination)}
    plain = {_BRACKETED.sub("", text) for text in texts}
    return {name for name in states if any(name in text for text in plain)}


def _csv(heading: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(heading)
    # A sign that no reader takes has no place in a table; line breaks are kept in quotes.
    writer.writerows([_HIDDEN.sub(" ", cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _lines(values: Iterable[Mapping[str, Any]]) -> bytes:
    dumped = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in values)
    return "".join(f"{line}\n" for line in dumped).encode("utf-8", "replace")


def _manifest(name: str, edition: str, files: Mapping[str, tuple[bytes, int]]) -> bytes:
    lines = [f"format = {PACK_FORMAT}", f'name = "{name}"', f"edition = {json.dumps(edition)}"]
    for file, (data, rows) in files.items():
        digest = hashlib.sha256(data).hexdigest()
        lines += ["", f'[files."{file}"]', f"rows = {rows}", f'sha256 = "{digest}"']
    return "\n".join((*lines, "")).encode()


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return out.getvalue()


def _unzipped(file_name: str, data: bytes) -> dict[str, bytes]:
    if len(data) > LARGEST_PACK:
        raise PackTooLargeError(file=file_name, megabytes=len(data) // 2**20)
    files: dict[str, bytes] = {}
    left = _UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.filename not in _NAMES or entry.filename in files:
                    raise NotAPackError(file=file_name, row=0, field="", text=entry.filename[:80])
                with archive.open(entry) as inside:
                    files[entry.filename] = content = inside.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise PackTooLargeError(file=file_name, megabytes=_UNPACKED // 2**20)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError,
            NotImplementedError, ValueError) as error:  # fmt: skip
        raise NotAPackError(file=file_name, row=0, field="", text="") from error
    return files


def _check_signs(files: Mapping[str, bytes], edition: str) -> None:
    if len(edition) > _LONGEST_EDITION or _HIDDEN.search(edition):
        raise PackRowError(file=MANIFEST, row=0, field="edition", text=_shown(edition))
    for name in FILES:
        for number, line in enumerate(files.get(name, b"").decode(errors="ignore").split("\n"), 1):
            if _HIDDEN.search(line):
                raise PackRowError(file=name, row=number, field="", text=_shown(line))


def _shown(text: str) -> str:
    return _HIDDEN.sub(" ", text)[:80]


def _objects(
    files: Mapping[str, bytes], name: str, stated: Mapping[str, dict[str, object]]
) -> Iterator[tuple[int, dict[str, Any]]]:
    lines = checked_file(files, name, stated).split("\n")
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise PackRowError(file=name, row=number, field="", text=line[:80]) from error
        if not isinstance(value, dict):
            raise PackRowError(file=name, row=number, field="", text=line[:80])
        yield number, value


def _texts(
    files: Mapping[str, bytes], stated: Mapping[str, dict[str, object]], ids: set[str]
) -> Iterator[tuple[str, tuple[PackedParagraph, ...]]]:
    seen: set[str] = set()
    for number, value in _objects(files, TEXTS, stated):
        place = {"file": TEXTS, "row": number}
        one = _known(value, ids, TEXTS, number)
        if one in seen:
            raise DoubledIdError(**place, field="id", text=one)
        seen.add(one)
        try:
            yield (
                one,
                tuple(
                    PackedParagraph(_part(part), _line(sign)[:40], _text(text))
                    for part, sign, text in value["paragraphs"]
                ),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise PackRowError(**place, field="paragraphs", text="") from error


def _remarks(
    files: Mapping[str, bytes], stated: Mapping[str, dict[str, object]], ids: set[str]
) -> Iterator[PackedRemark]:
    for number, value in _objects(files, REMARKS, stated):
        one = _known(value, ids, REMARKS, number)
        try:
            kind = RemarkKind(value["kind"])
            text = _remark(kind, _text(value["text"]))
            yield PackedRemark(one, kind, _line(value["place"])[:40], text)
        except (KeyError, TypeError, ValueError) as error:
            raise PackRowError(file=REMARKS, row=number, field="kind", text="") from error


def _known(value: Mapping[str, Any], ids: set[str], file: str, number: int) -> str:
    one = value.get("id")
    if not isinstance(one, str) or one not in ids:
        raise PackRowError(file=file, row=number, field="id", text=str(one)[:80])
    return one


def _part(value: str) -> PartKind:
    part = PartKind(value)
    if part not in _PARTS:
        raise ValueError(value)
    return part


def _remark(kind: RemarkKind, text: str) -> str:
    """Return a note or a tag as an office may write one."""
    if kind is RemarkKind.TAG:
        text = " ".join(text.split())
    longest = LONGEST_TAG if kind is RemarkKind.TAG else _LONGEST_REMARK
    if not fields.has_substance(text) or len(text) > longest:
        raise ValueError(text[:80])
    return text


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return _HIDDEN.sub(" ", value)
