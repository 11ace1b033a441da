"""The parsers of this program that read what others wrote, with inputs that they know.

`GROUPS` names them; a group shares the ten minutes of `make soak`.
"""

import atexit
import hashlib
import json
import os
import shutil
import tempfile
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from caseapp import resources, settings
from caseapp.cli.counting import read_moment
from caseapp.domain import fields, freedates
from caseapp.domain.blocks import payload
from caseapp.domain.citations.recognise import recognise
from caseapp.domain.errors import CaseappError, UserError
from caseapp.domain.initials import initials
from caseapp.domain.names import name_forms
from caseapp.domain.text import fold, search_form, search_words, snippet
from caseapp.exchange.decisions.lines_file import read_line
from caseapp.exchange.decisions.reading import read_decision
from caseapp.packs import authority_answers, countries, law, law_sources, templates
from caseapp.packs.authority_files import open_pack
from caseapp.packs.calendars import HolidayCalendars
from caseapp.packs.examples import check_examples
from caseapp.reports.text_layer import has_text_layer
from caseapp.search.expressions import match_expression, text_query
from caseapp.search.query import read_query
from caseapp.storage import blobs, header, manifest, unlocking
from caseapp.storage.anchor import Anchors
from caseapp.storage.kdf import KdfCost, KdfPolicy
from caseapp.storage.keys import MasterKey
from caseapp.storage.recovery import new_recovery_code, read_recovery_code
from caseapp.storage.targets import MARKER, read_marker
from caseapp.system import framing
from caseapp.system.worker import Limits, WorkerError, run_worker
from caseapp.ui.drafts import unpack
from tests import decision_packs, factory
from tests.security.fuzzing import Target

TODAY = date(2026, 3, 3)
TINY = KdfPolicy(KdfCost(8, 1, 1), floor_kib=8, ceiling_kib=64, most_passes=3, least_seconds=0.0)
CORPUS = Path(__file__).with_name("corpus")
PEOPLE = (
    "Иванов Иван",
    "O'Brien-Smith, J.",
    "სახელი",
    "الاسم",
    "Nguyễn Văn Đức",
    "Ё. Ж.",
    "山田太郎",
)
DAYS = (
    "3.3.26",
    "2026-03-03",
    "03/04/2026",
    "yesterday",
    "завтра",
    "+10",
    "3 марта",
    "mon",
    "31.02",
)
CITATIONS = (
    "F.G. v. Sweden [GC], no. 43611/11, §§ 111-118, ECHR 2016",
    "Case C-578/16 PPU, C.K., EU:C:2017:127, para 65",
    "BVerfG, 2 BvR 2954/10; BGer 1C_123/2020; CE, 18 sept. 2008, n° 319950",
    "Постановление ЕСПЧ от 23.02.2012 по делу Hirsi Jamaa (жалоба № 27765/09), п. 120",
)
DECISION = {
    "name": "Somebody v. Nowhere",
    "number": "1/26",
    "date": "2026-01-02",
    "text": ["1. First.", "2. Second."],
}
QUERIES = ('"risk of torture" -Sweden', "выдача*", "a OR b NEAR(c d)", "secret:passport", "“x y”")


@cache
def folder() -> Path:
    """Return a folder of this process for parsers that read files; it goes when the process ends."""
    shared = Path("/dev/shm")  # noqa: S108 - made private by mkdtemp
    made = tempfile.mkdtemp(prefix="caseapp-fuzz-", dir=shared if shared.is_dir() else None)
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


def file_of(name: str, data: bytes) -> Path:
    """Write a file for a parser that takes a path."""
    path = folder() / name
    path.write_bytes(data)
    return path


@cache
def made_header() -> tuple[Path, MasterKey]:
    """Return a folder with a header, and its key."""
    path = folder() / "header.casevault"
    key, _ = header.create_header(path, "word", TINY)
    return path, key


def header_bytes(data: bytes) -> None:
    """Read and unlock a header whose both generations are these bytes."""
    path, key = made_header()
    for name in (header.CURRENT, header.PREVIOUS):
        (path / name).write_bytes(data)
    header.verify_header(path, key)
    unlocking.unlock_with_passphrase(path, "word", TINY)


def header_tree(value: Any) -> None:
    """The same with a checksum that fits, as somebody without the key could make it."""
    if isinstance(value, dict):
        value.pop("checksum", None)
        text = json.dumps(value, sort_keys=True, separators=(",", ":"))
        value["checksum"] = hashlib.sha256(text.encode()).hexdigest()
    header_bytes(json.dumps(value).encode())


@cache
def header_seed() -> bytes:
    """Return a header that opens."""
    path, _ = made_header()
    return (path / header.CURRENT).read_bytes()


def anchor_bytes(data: bytes) -> None:
    """Read an anchor of these bytes."""
    file_of("0123.json", data)
    Anchors(folder(), "fuzz").read("0123", MasterKey(bytes(32)))


def manifest_seed() -> bytes:
    """Return a manifest that is sealed."""
    names = dict.fromkeys(manifest.Manifest.__dataclass_fields__, "")
    made = manifest.Manifest(**{  # type: ignore[arg-type]
        **names, "made_at": factory.NOW, "entries": 1, "files": (manifest.Item("a", 1, "00"),),
        "blobs": (), "missing": (),
    })  # fmt: skip
    return manifest.to_bytes(manifest.sealed(made, MasterKey(bytes(32))))


def blob_bytes(data: bytes) -> None:
    """Decrypt a container of these bytes."""
    file_of("00" * 16, data)
    for _ in blobs.read_blob(folder(), "00" * 16, bytes(32)):
        pass


def blob_seed() -> bytes:
    """Return a container of two chunks."""
    place = folder() / "seed"
    place.mkdir(exist_ok=True)
    stored = blobs.write_blob(place, [bytes(70_000)])
    return (place / stored.name).read_bytes()[: 64 * 1024]


def through_pipe(read: Callable[[int], object]) -> Callable[[bytes], object]:
    """Return a parser of bytes out of one that reads a handle."""

    def run(data: bytes) -> object:
        reader, writer = os.pipe()
        try:
            os.write(writer, data[:60_000])
            os.close(writer)
            return read(reader)
        finally:
            os.close(reader)

    return run


@cache
def index() -> Any:
    """Return a full-text index to ask."""
    connection = dbapi2.connect(":memory:", check_same_thread=False)
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(folded, labels, hidden)")
    return connection


def query_text(text: str) -> None:
    """Ask the index what a person typed."""
    query = text_query(read_query(text))
    if query is not None:
        expression = match_expression(query.expression, [])
        index().execute("SELECT rowid FROM f WHERE f MATCH ?", (expression,)).fetchall()


def names_text(text: str) -> None:
    """Everything that folds a name."""
    name_forms(text)
    initials(text)
    search_words(text)
    search_form(text)
    snippet(fold(text), frozenset(search_words(text)[:3]))


def typed_text(text: str) -> None:
    """The fields of every form."""
    fields.line("name", text)
    fields.notes("notes", text)
    fields.state("host_state", text)


def day_text(text: str) -> None:
    """Every reading of a day."""
    for meaning in freedates.Meaning:
        freedates.read_day(text, today=TODAY, meaning=meaning)


def law_text(text: str) -> None:
    """A pack of law alone, with its examples."""
    law_tree(law_sources.parsed("fuzz.toml", text))


def law_tree(value: Any) -> None:
    """A parsed pack of law beside the two files that all packs need."""
    content = dict(value) if isinstance(value, dict) or hasattr(value, "keys") else {}
    shipped = {name: law_sources.shipped_file(name) for name in ("methods.toml",)}
    packs = law.build({**shipped, "fuzz.toml": content}, HolidayCalendars())
    for error in check_examples(packs, {str(content.get("pack")): "fuzz.toml"}):
        assert isinstance(error, CaseappError)


def law_seeds() -> list[Any]:
    """Return some of the rules of small packs."""
    trees = []
    for name in ("kg.toml", "ge.toml", "rs.toml"):
        tree = tomllib.loads((resources.path("lawpacks") / name).read_text("utf-8"))
        tree["rule"] = tree["rule"][:3]
        trees.append(tree)
    return trees


def decision_pack(data: bytes) -> None:
    """A pack of decisions as it came from outside."""
    open_pack("fuzz.zip", data)


def decision_pack_tree(value: Any) -> None:
    """The same with hashes and counts that fit, as somebody who knows the format makes it."""
    decision_pack(decision_packs.made(value))


def pack_answer(data: bytes) -> None:
    """What a worker that was taken over may answer for a pack."""
    authority_answers.read_answer(data)


def country_file(data: bytes) -> None:
    """A folder with this profile."""
    place = folder() / "countries"
    place.mkdir(exist_ok=True)
    (place / "xx.toml").write_bytes(data)
    countries.load(place)


def shipped(room: str, *names: str) -> list[bytes]:
    """Return shipped files of one kind."""
    return [(resources.path(room) / name).read_bytes()[:20_000] for name in names]


def trees(room: str, *names: str) -> list[Any]:
    """Return shipped files of one kind, parsed."""
    return [tomllib.loads((resources.path(room) / name).read_text("utf-8")) for name in names]


def pdf_worker(data: bytes) -> None:
    """A paper from outside, in the two workers that look into one."""
    limits = Limits(seconds=20.0)
    answer = run_worker("screen", payload.pages_request(data, 200, (1,)), limits)
    payload.read_pages_answer(answer)
    run_worker("text", data, limits)


def decision_file(data: bytes) -> None:
    """A downloaded decision of whatever format its bytes claim."""
    read_decision("decision", data)


def decision_line(data: bytes) -> None:
    """One line of a file with a decision on each."""
    read_line("decisions.jsonl", 1, data)


def decision_seeds() -> list[bytes]:
    """Return a small decision as a page, as text, as PDF and as an archive's first bytes."""
    said = "CASE OF SOMEBODY v. NOWHERE\n(Application no. 1/26)\n\n1.  First.\n\n2.  Second.\n"
    page = "".join(f"<p>{line}</p>" for line in said.splitlines())
    return [
        said.encode(),
        f"<html><head><title>x</title></head><body>{page}</body></html>".encode(),
        said.encode("utf-16"),
        pdf_seed(),
        b"PK\x03\x04" + bytes(60),
    ]


def pdf_seed() -> bytes:
    """Return a small PDF."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length 23>>stream\n0 0 50 50 re f 1 w S q Q\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def answers(data: bytes) -> None:
    """What a worker that was taken over may answer."""
    with suppress(UserError):
        payload.read_pages_answer(data)
    payload.read_render_answer(data)


def dumped(read: Callable[[bytes], object], after: bytes = b"") -> Callable[[Any], object]:
    """Return a parser of trees out of one that reads JSON."""
    return lambda value: read(json.dumps(value).encode() + after)


def settings_file(data: bytes) -> None:
    """Preferences; they refuse nothing."""
    settings.load(file_of("settings.json", data))


def marker_file(data: bytes) -> None:
    """The mark of a backup medium; anything unreadable is none."""
    file_of(MARKER, data)
    read_marker(folder())


USER = (UserError,)
FRAME = (framing.BrokenFrameError,)
GROUPS: dict[str, dict[str, Callable[[], Target]]] = {
    "keys": {
        "header": lambda: Target(header_bytes, [header_seed()], USER),
        "header tree": lambda: Target(header_tree, [json.loads(header_seed())], USER),
        "recovery code": lambda: Target(read_recovery_code, [new_recovery_code()], USER),
        "anchor": lambda: Target(anchor_bytes, [b'{"mac": "", "format": "x"}'], (CaseappError,)),
        "settings": lambda: Target(settings_file, [b'{"language": "ru", "theme": "x"}'], ()),
        "settings tree": lambda: Target(
            dumped(settings_file), [asdict(settings.Settings())], ()
        ),
        "blob": lambda: Target(blob_bytes, [blob_seed()], USER),
        "manifest": lambda: Target(
            manifest.from_bytes, [manifest_seed()], (manifest.UnreadableManifestError,)
        ),
        "manifest tree": lambda: Target(
            dumped(manifest.from_bytes),
            [json.loads(manifest_seed())],
            (manifest.UnreadableManifestError,),
        ),
        "backup marker": lambda: Target(marker_file, [b'{"format": "x", "id": "1"}'], ()),
        "request frame": lambda: Target(
            through_pipe(framing.read_request_head), [b"CAW1" + bytes(40)], FRAME
        ),
        "answer frame": lambda: Target(
            through_pipe(lambda fd: framing.read_answer(fd, 1000)), [bytes(9)], FRAME
        ),
        "kept forms": lambda: Target(unpack, ["[]", '[{"form": "x"}]'], ()),
    },
    "typed": {
        "free dates": lambda: Target(day_text, DAYS, USER),
        "hours": lambda: Target(freedates.read_time, ["9:30", "noon", "14.20"], USER),
        "dates of the command line": lambda: Target(read_moment, ["2026-03-03T14:20"], USER),
        "names": lambda: Target(names_text, PEOPLE, ()),
        "fields": lambda: Target(typed_text, [*PEOPLE, "KZ"], USER),
        "citations": lambda: Target(recognise, CITATIONS, ()),
        "search": lambda: Target(query_text, QUERIES, USER),
    },
    "packs": {
        "law": lambda: Target(
            law_text, [one.decode() for one in shipped("lawpacks", "kg.toml", "methods.toml")], USER
        ),
        "law tree": lambda: Target(law_tree, law_seeds(), USER),
        "country": lambda: Target(country_file, shipped("countries", "kg.toml", "un.toml"), USER),
        "country tree": lambda: Target(
            lambda value: countries.build({"xx.toml": value}),
            trees("countries", "kg.toml", "un.toml"),
            USER,
        ),
        "decision packs": lambda: Target(decision_pack, [decision_packs.FULL], USER),
        "decision pack trees": lambda: Target(
            decision_pack_tree, [decision_packs.taken_apart(decision_packs.FULL)], USER
        ),
        "pack answers": lambda: Target(
            dumped(pack_answer),
            [json.loads(authority_answers.contents_answer(open_pack("a", decision_packs.FULL)))],
            (UserError, authority_answers.BadAnswerError),
        ),
        "templates": lambda: Target(
            templates.parse,
            [one.decode("utf-8", "ignore") for one in shipped(
                "templates", "memo-against-extradition.en.tmpl", "memo-against-extradition.ru.tmpl"
            )],
            USER,
        ),
    },
    "decisions": {
        "decision files": lambda: Target(decision_file, decision_seeds(), USER),
        "decision lines": lambda: Target(decision_line, [json.dumps(DECISION).encode()], USER),
        "decision line trees": lambda: Target(dumped(decision_line), [DECISION], USER),
    },
    "papers": {
        "text layer": lambda: Target(has_text_layer, [pdf_seed()], ()),
        "workers": lambda: Target(pdf_worker, [pdf_seed()], (UserError, WorkerError)),
        "page requests": lambda: Target(
            payload.read_pages_request, [payload.pages_request(b"x", 9, (1,))], (CaseappError,)
        ),
        "print requests": lambda: Target(
            payload.read_render_request, [b'{"task": "render"}\n'], (CaseappError,)
        ),
        "worker answers": lambda: Target(
            answers, [payload.pages_answer((b"a", b"b")), b'{"pages": 1, "sha256": "x"}\npdf'],
            (CaseappError,),
        ),
        "worker answer heads": lambda: Target(
            dumped(answers, b"\nab"),
            [{"sizes": [1, 1]}, {"pages": 1, "sha256": "x"}, {"error": "x", "values": {"a": [1]}}],
            (CaseappError,),
        ),
        "page request heads": lambda: Target(
            dumped(payload.read_pages_request, b"\nab"),
            [{"task": "pages", "width": 9, "pages": [1]}],
            (CaseappError,),
        ),
    },
}  # fmt: skip
