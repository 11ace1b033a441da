"""A pack of decisions as one file, opened and checked: what another office sent (worker `pack`).

`authority_writing` has the format. Nothing is unpacked to disk, no more is read than a pack may
hold, and nothing of what stands there is taken for an instruction.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from caseapp.domain import fields
from caseapp.domain.authorities import PackError, PackRowError, PartKind
from caseapp.domain.authority_packs import (
    LARGEST_PACK,
    MOST_ROWS,
    DoubledIdError,
    NotAPackError,
    OverfullPackError,
    PackContents,
    PackedParagraph,
    PackedRemark,
    PackTooLargeError,
    RemarkKind,
    ReservedPackNameError,
    is_pack_name,
)
from caseapp.domain.decision_files import MOST_PARAGRAPHS, is_endless
from caseapp.domain.tags import LONGEST_TAG
from caseapp.packs import authorities
from caseapp.packs.authorities import FILES, MANIFEST, checked_file, read_manifest

TEXTS = "texts.jsonl"
REMARKS = "remarks.jsonl"
_NAMES = frozenset({MANIFEST, *FILES, TEXTS, REMARKS})
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNPACKED = 4 * LARGEST_PACK
HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e-\u200f\u2028-\u202e\u2066-\u2069"
    r"\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Signs that no text of a pack has a use for: they make it read otherwise than it stands there."""
_SHOWN = 80
_LONGEST_EDITION = 40
_LONGEST_ID = 200
_LONGEST_TITLE = 1000
_LONGEST_PARAGRAPH = 500_000
_LONGEST_REMARK = 40_000
"""A note with its passage and its point of law, as `services.annotations` has them."""
_PARTS = frozenset(PartKind) - {PartKind.HEAD, PartKind.HOLDING}
"""What a text is made of; head and holding are the library's own words, never the court's."""


def open_pack(file_name: str, data: bytes) -> PackContents:
    """Open and check a pack of another office; it is taken whole or not at all.

    Raises:
        PackTooLargeError, OverfullPackError: it holds more than any pack.
        NotAPackError: it is damaged, or no pack.
        ReservedPackNameError: it calls itself as no foreign pack may.
        NewerPackError, AlteredPackError, UnknownLabelError, UnknownRelationError, DoubledIdError,
        PackFileError, PackRowError: as `packs.authorities.read` says.

    """
    try:
        return _opened(file_name, data)
    except PackError as error:
        # What stands in a hostile pack is shown to a person, on a terminal too.
        shown = {
            key: _shown(one) if isinstance(one, str) else one for key, one in error.values.items()
        }
        raise type(error)(**shown) from error


def _opened(file_name: str, data: bytes) -> PackContents:
    files = _unzipped(file_name, data)
    manifest, _ = read_manifest(files)
    _check_rows(files)
    _check_signs(files, str(manifest["edition"]))
    name = str(manifest["name"])
    if not is_pack_name(name):
        raise ReservedPackNameError(file=MANIFEST, row=0, field="name", text=name)
    authorities.check_vocabulary(files)
    pack = authorities.read(files)
    for row, one in enumerate(pack.decisions, start=2):
        for field, text, most in (
            ("id", one.id, _LONGEST_ID),
            ("case_name", one.title, _LONGEST_TITLE),
        ):
            if len(text) > most:
                raise PackRowError(file="decisions.csv", row=row, field=field, text=text)
    ids = {one.id for one in pack.decisions}
    stated = manifest["files"]
    return PackContents(
        pack,
        dict(_texts(files, stated, ids)) if TEXTS in files else {},
        tuple(_remarks(files, stated, ids)) if REMARKS in files else (),
    )


def _unzipped(file_name: str, data: bytes) -> dict[str, bytes]:
    if len(data) > LARGEST_PACK:
        raise PackTooLargeError(file=file_name, megabytes=len(data) // 2**20)
    files: dict[str, bytes] = {}
    left = _UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if (
                    entry.filename not in _NAMES
                    or entry.filename in files
                    or entry.compress_type not in _PACKED
                ):
                    raise NotAPackError(file=file_name, row=0, field="", text=entry.filename)
                with archive.open(entry) as inside:
                    files[entry.filename] = content = inside.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise PackTooLargeError(file=file_name, megabytes=_UNPACKED // 2**20)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError,
            NotImplementedError, ValueError) as error:  # fmt: skip
        raise NotAPackError(file=file_name, row=0, field="", text="") from error
    return files


def _check_rows(files: Mapping[str, bytes]) -> None:
    """Refuse what would take hours to write, before any of it is read."""
    for name, most in MOST_ROWS.items():
        count = files.get(name, b"").count(b"\n")
        if count > most:
            raise OverfullPackError(file=name, count=count, most=most)


def _check_signs(files: Mapping[str, bytes], edition: str) -> None:
    if len(edition) > _LONGEST_EDITION or HIDDEN.search(edition):
        raise PackRowError(file=MANIFEST, row=0, field="edition", text=edition)
    for name in FILES:
        for number, line in enumerate(files.get(name, b"").decode(errors="ignore").split("\n"), 1):
            if HIDDEN.search(line):
                raise PackRowError(file=name, row=number, field="", text=line)


def _shown(text: str) -> str:
    return HIDDEN.sub(" ", text[:_SHOWN]).strip()


def _objects(
    files: Mapping[str, bytes], name: str, stated: Mapping[str, dict[str, object]]
) -> Iterator[tuple[int, dict[str, Any]]]:
    lines = checked_file(files, name, stated).split("\n")
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        try:
            value = json.loads(line, object_pairs_hook=_once, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise PackRowError(file=name, row=number, field="", text=line) from error
        if not isinstance(value, dict):
            raise PackRowError(file=name, row=number, field="", text=line)
        yield number, value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands there twice: readers differ in which of the two they take."""
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError
    return value


def _no_number(text: str) -> float:
    """Refuse NaN and the infinities: they are no JSON."""
    raise ValueError(text)


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
            yield one, tuple(map(_paragraph, _few(value["paragraphs"])))
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
        raise PackRowError(
            file=file, row=number, field="id", text=one if isinstance(one, str) else ""
        )
    return one


def _few(paragraphs: object) -> list[Any]:
    if not isinstance(paragraphs, list) or len(paragraphs) > MOST_PARAGRAPHS:
        raise ValueError
    return paragraphs


def _paragraph(row: list[Any]) -> PackedParagraph:
    part, number, text = row
    if len(text) > _LONGEST_PARAGRAPH:
        raise ValueError
    said = _text(text)
    if is_endless(said):
        raise ValueError(said[:80])
    return PackedParagraph(_part(part), _line(number)[:40], said)


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
        raise ValueError
    return text


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return HIDDEN.sub(" ", value)
