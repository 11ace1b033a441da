"""Packs by somebody who means harm, or whose disk did: each is refused by name."""

import io
import struct
import warnings
import zipfile

import pytest

from caseapp.domain.authorities import PackFileError, PackRowError, PartKind, Relation
from caseapp.domain.authority_packs import (
    MOST_ROWS,
    AlteredPackError,
    DoubledIdError,
    NewerPackError,
    NotAPackError,
    OverfullPackError,
    PackedParagraph,
    PackedRemark,
    PackTooLargeError,
    RemarkKind,
    ReservedPackNameError,
    UnknownLabelError,
    UnknownRelationError,
)
from caseapp.packs import authority_files
from caseapp.packs.authority_files import open_pack
from tests.decision_packs import FIRST, SECOND, TEXT, decision, packed, rewritten


def _replace(name, old, new):
    def change(files):
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return change


def _twice(files):
    files["decisions.csv"] += files["decisions.csv"].splitlines(keepends=True)[1]
    files["manifest.toml"] = files["manifest.toml"].replace(b"rows = 2", b"rows = 3", 1)


def _encode(name, encoding):
    def change(files):
        files[name] = files[name].decode().encode(encoding)

    return change


def _append(name, more):
    def change(files):
        files[name] += more

    return change


def lined(name, line):
    """Return a pack whose texts are one line."""
    line = line if isinstance(line, bytes) else str(line).replace("'", '"').encode()
    return rewritten(TEXTED, lambda files: files.update({name: line + b"\n"}))


def remarked(kind, text):
    return packed(SECOND, remarks=[PackedRemark(SECOND.id, kind, "", text)])


TEXTED = packed(SECOND, texts={SECOND.id: TEXT})
RELATED = packed(FIRST, SECOND, relations=[Relation(SECOND.id, "follows", FIRST.id, "b")])
BAD = {
    "unknown relation": (
        rewritten(RELATED, _replace("relations.csv", b"follows", b"praises")), UnknownRelationError),
    "unknown label": (
        rewritten(RELATED, _replace("vocabulary.csv", b"diplomatic-assurances", b"moonshine")),
        UnknownLabelError),
    "label of a decision": (
        rewritten(RELATED, _replace("decisions.csv", b"diplomatic-assurances", b"moonshine")),
        UnknownLabelError),
    "doubled id": (rewritten(RELATED, _twice), DoubledIdError),
    "newer format": (
        rewritten(RELATED, _replace("manifest.toml", b"format = 1", b"format = 2")),
        NewerPackError),
    "wrong hash": (
        rewritten(RELATED, _replace("manifest.toml", b"decisions.csv", b"decisions.csx")),
        AlteredPackError),
    "a gate that says maybe": (
        rewritten(RELATED, _replace("decisions.csv", b",yes,yes,", b",maybe,yes,")), PackRowError),
    "reserved name": (
        rewritten(RELATED, _replace("manifest.toml", b'"almaty"', b'"leading-decisions"')),
        ReservedPackNameError),
    "a file missing": (
        rewritten(RELATED, lambda files: files.pop("states.csv")), PackFileError),
    "a file too many": (
        rewritten(RELATED, lambda files: files.update({"run.sh": b"rm"})), NotAPackError),
    "a title that reads otherwise": (
        rewritten(RELATED, _replace("decisions.csv", b"Drugoi", b"Drugoi \xe2\x80\xae")), PackRowError),
    "a title without end": (
        rewritten(RELATED, _replace("decisions.csv", b"Drugoi", b"Drugoi " * 999)), PackRowError),
    "an id without end": (packed(decision(id="x" * 201)), PackRowError),
    "an edition without end": (
        rewritten(RELATED, _replace("manifest.toml", b'edition = "1"', b'edition = "%s"' % (b"1" * 99))),
        PackRowError),
    "files that are none": (
        rewritten(RELATED, _replace("manifest.toml", b"[files.", b"[files]\nx = 1\n[files.")),
        PackFileError),
    "a text of our own words": (
        packed(SECOND, texts={SECOND.id: (PackedParagraph(PartKind.HOLDING, "1", "They held."),)}),
        PackRowError),
    "an empty note": (remarked(RemarkKind.NOTE, " \u200b"), PackRowError),
    "a note without end": (remarked(RemarkKind.NOTE, "n" * 40_001), PackRowError),
    "an empty tag": (remarked(RemarkKind.TAG, ""), PackRowError),
    "a tag without end": (remarked(RemarkKind.TAG, "t" * 61), PackRowError),
    "a relation to nothing": (
        rewritten(RELATED, _replace("relations.csv", SECOND.id.encode(), b"x-nowhere")), PackRowError),
    "a relation to itself": (
        rewritten(RELATED, _replace("relations.csv", FIRST.id.encode(), SECOND.id.encode())),
        PackRowError),
    "calls itself own": (
        rewritten(RELATED, _replace("manifest.toml", b'"almaty"', b'"own"')), ReservedPackNameError),
    "a hexadecimal format": (
        rewritten(RELATED, _replace("manifest.toml", b"format = 1", b"format = 0x" + b"f" * 5000)),
        NewerPackError),
    "a table that begins with a mark": (
        rewritten(RELATED, _replace("decisions.csv", b"id,", b"\xef\xbb\xbfid,")), PackRowError),
    "a table in UTF-16": (
        rewritten(RELATED, _encode("decisions.csv", "utf-16")), PackRowError),
    "a cell without end": (
        rewritten(RELATED, _replace("decisions.csv", b"Drugoi", b"D" * 200_000)), PackRowError),
    "a quote that never ends": (
        rewritten(RELATED, _replace("decisions.csv", b"Drugoi", b'"Drugoi')), PackRowError),
    "rows without end": (
        rewritten(RELATED, _append("relations.csv", b"\n" * (MOST_ROWS["relations.csv"] + 1))),
        OverfullPackError),
    "a grade that nobody knows": (
        rewritten(RELATED, _replace("decisions.csv", b",yes,yes,", b",YES,yes,")), PackRowError),
    "a date that is none": (
        rewritten(RELATED, _replace("decisions.csv", b"2011-05-03", b"2011-02-30")), PackRowError),
    "a text of a decision that is not there": (lined("texts.jsonl", {"id": "x"}), PackRowError),
    "a text twice": (
        rewritten(TEXTED, _append("texts.jsonl", b'{"id":"x-777/10","paragraphs":[]}\n')),
        DoubledIdError),
    "NaN": (lined("texts.jsonl", b'{"id": "x-777/10", "paragraphs": NaN}'), PackRowError),
    "infinity": (lined("texts.jsonl", b'{"id": "x-777/10", "paragraphs": [Infinity]}'), PackRowError),
    "nested too deep": (lined("texts.jsonl", b"[" * 100_000), PackRowError),
    "a key twice": (
        lined("texts.jsonl", b'{"id": "x-777/10", "id": "x-777/10", "paragraphs": []}'), PackRowError),
    "a number without end": (lined("texts.jsonl", b'{"id": 1%s}' % (b"0" * 5000)), PackRowError),
    "half a sign as an id": (lined("texts.jsonl", b'{"id": "\\ud800"}'), PackRowError),
    "paragraphs that are none": (
        lined("texts.jsonl", b'{"id": "x-777/10", "paragraphs": {"a": 1}}'), PackRowError),
    "a paragraph of two": (
        lined("texts.jsonl", b'{"id": "x-777/10", "paragraphs": [["text", "1"]]}'), PackRowError),
    "paragraphs without end": (
        lined("texts.jsonl", b'{"id": "x-777/10", "paragraphs": [%s]}' % (b'["text","",""],' * 20_000
              + b'["text","",""]')), PackRowError),
    "a paragraph without end": (
        packed(SECOND, texts={SECOND.id: (PackedParagraph(PartKind.TEXT, "1", "a" * 500_001),)}),
        PackRowError),
    "a word without end": (
        packed(SECOND, texts={SECOND.id: (PackedParagraph(PartKind.TEXT, "1", "a " * 9 + "b" * 50_001),)}),
        PackRowError),
    "a remark of an unknown kind": (
        rewritten(packed(SECOND, remarks=[PackedRemark(SECOND.id, RemarkKind.NOTE, "", "n")]),
                  _replace("remarks.jsonl", b'"note"', b'["note"]')), PackRowError),
    "half of it": (RELATED[: len(RELATED) // 2], NotAPackError),
    "no pack": (b"%PDF-1.4 nothing", NotAPackError),
    "nothing": (b"", NotAPackError),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_pack_is_refused_by_name(name):
    data, error = BAD[name]
    with pytest.raises(error) as refused:
        open_pack("bad.zip", data)
    assert type(refused.value) is error


def zipped(*entries, packing=zipfile.ZIP_DEFLATED):
    """Return an archive of (name, content) or (entry, content)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that stands there twice
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def contents(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def encrypted(data):
    """Return the archive with every entry said to be encrypted."""
    changed = bytearray(data)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(sign)
        while at >= 0:
            changed[at + flags] |= 1
            at = changed.find(sign, at + 4)
    return bytes(changed)


def with_damaged_content(data):
    """Return the archive, stored plainly, with one letter changed: its checksum is wrong."""
    plain = zipped(*contents(data), packing=zipfile.ZIP_STORED)
    return plain.replace(b"Drugoi", b"Drugoj", 1)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(zipped(*contents(RELATED), ("manifest.toml", b"")), id="doubled name"),
        pytest.param(zipped(*contents(RELATED), ("/etc/passwd", b"x")), id="absolute name"),
        pytest.param(zipped(*contents(RELATED), ("../texts.jsonl", b"x")), id="name that climbs"),
        pytest.param(zipped(*contents(RELATED), ("Decisions.csv", b"x")), id="other case"),
        pytest.param(zipped(*contents(RELATED), ("dеcisions.csv", b"x")), id="Cyrillic letter"),
        pytest.param(zipped(*contents(RELATED), ("a/", b"")), id="folder"),
        pytest.param(zipped(*((f"{one}.csv", b"") for one in range(5000))), id="many entries"),
        pytest.param(zipped(*contents(RELATED), packing=zipfile.ZIP_LZMA), id="LZMA"),
        pytest.param(zipped(*contents(RELATED), packing=zipfile.ZIP_BZIP2), id="bzip2"),
        pytest.param(encrypted(RELATED), id="encrypted"),
        pytest.param(with_damaged_content(RELATED), id="wrong checksum"),
        pytest.param(RELATED[:-30] + b"\xff" * 30, id="broken end"),
    ],
)
def test_an_archive_that_no_office_makes_is_no_pack(data):
    with pytest.raises(NotAPackError):
        open_pack("bad.zip", data)


@pytest.mark.parametrize("day", [(1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)])
def test_what_an_archive_says_of_its_files_besides_their_content_means_nothing(day):
    """Times and modes are not looked at: a link is a file of that text, and nothing is unpacked."""
    entries = []
    for name, content in contents(RELATED):
        entry = zipfile.ZipInfo(name, day)
        entry.external_attr = 0o120777 << 16
        entry.comment = b"\x1b[31m"
        entries.append((entry, content))
    assert open_pack("odd.zip", zipped(*entries)) == open_pack("a.zip", RELATED)


def test_a_day_that_no_calendar_has_breaks_nothing():
    stamp = struct.pack("<HH", 0xFFFF, 0xFFFF)
    data = bytearray(RELATED)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 12 : at + 16] = stamp
        at = data.find(b"PK\x01\x02", at + 4)
    assert open_pack("odd.zip", bytes(data)) == open_pack("a.zip", RELATED)


def test_what_is_shown_of_a_hostile_pack_does_nothing_on_a_terminal():
    data = lined("texts.jsonl", b"\x1b]0;title\x07\xe2\x80\xae{" + b"x" * 500)
    with pytest.raises(PackRowError) as refused:
        open_pack("bad.zip", data)
    text = refused.value.values["text"]
    assert text.isprintable()
    assert len(text) <= 80


def test_grades_come_as_they_stand_and_their_gates_are_no_matter_of_the_reader():
    (one,) = open_pack("a.zip", packed(SECOND)).pack.decisions
    assert one == SECOND


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(authority_files, "_UNPACKED", 1000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("decisions.csv", b"0" * 100_000)
    with pytest.raises(PackTooLargeError):
        open_pack("bomb.zip", out.getvalue())
