"""Packs of decisions for tests: honest ones, and ones by somebody who knows how to change them."""

import csv
import hashlib
import io
import json
import tomllib
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

from caseapp.domain.authorities import AuthorityPack, OutcomeKind, PartKind, Relation
from caseapp.domain.authority_packs import (
    PackContents,
    PackedParagraph,
    PackedRemark,
    RemarkKind,
)
from caseapp.packs import authorities as shipped
from caseapp.packs.authority_writing import write_pack
from caseapp.services import authority_packs
from caseapp.services.desk import Desk
from caseapp.system.slices import finished

TEMPLATE = shipped.load().decisions[0]
TEXT = (PackedParagraph(PartKind.TEXT, "1", "Their text of it."),)


def decision(number="12345/06", name="Vydumannyi v. Georgia", day=date(2008, 2, 28), **changes):
    """Return a decision that nobody decided."""
    values = {
        "id": f"x-{number}", "title": name, "number": number, "decided_on": day,
        "date_text": day.isoformat(), "ecli": "", "hudoc_itemid": "", "host_states": "Georgia",
        "host_codes": ("GE",), "issues": ("diplomatic-assurances",), "outcome": "violation: 3",
        "outcome_kinds": (OutcomeKind.VIOLATION,),
    }  # fmt: skip
    return replace(TEMPLATE, **{**values, **changes})


FIRST = decision()
SECOND = decision("777/10", "Drugoi v. Armenia", date(2011, 5, 3))


def packed(*decisions, edition="1", relations=(), texts=None, remarks=(), name="almaty"):
    """Return the file of a pack of these decisions."""
    pack = AuthorityPack(name, edition, "", decisions, tuple(relations), ())
    groups = {term.keyword: term.group for term in shipped.issue_groups()}
    contents = PackContents(pack, texts or {}, tuple(remarks))
    return write_pack(name, edition, contents, groups, shipped.shipped_states(), {})


def rewritten(data, change):
    """Return the pack with a file changed and its hash stated anew: by somebody who knows how."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    lines = []
    current = ""
    for line in files["manifest.toml"].decode().splitlines():
        if line.startswith("[files."):
            current = line.split('"')[1]
        stated = line.startswith("sha256") and current in files
        digest = hashlib.sha256(files[current]).hexdigest() if stated else ""
        lines.append(f'sha256 = "{digest}"' if stated else line)
    files["manifest.toml"] = "\n".join(lines).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


FULL = packed(
    FIRST,
    SECOND,
    relations=[Relation(SECOND.id, "follows", FIRST.id, "their reading")],
    texts={SECOND.id: TEXT},
    remarks=[PackedRemark(SECOND.id, kind, "1", "a remark") for kind in RemarkKind],
)
"""A pack with something in every file."""


def taken_apart(data: bytes) -> dict[str, Any]:
    """Return what a pack is made of: its name, its edition, and its files as texts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {one: archive.read(one).decode() for one in archive.namelist()}
    manifest = tomllib.loads(files.pop("manifest.toml"))
    return {one: manifest[one] for one in ("format", "name", "edition")} | {"files": files}


def made(value: Any) -> bytes:
    """Put a pack together of whatever there is, with the hashes and counts that fit."""
    value = value if isinstance(value, dict) else {}
    files = value.get("files")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        lines = [
            f"{json.dumps(key)} = {json.dumps(value[key])}" for key in value if key != "files"
        ]
        for name, text in files.items() if isinstance(files, dict) else ():
            content = str(text).encode("utf-8", "surrogatepass")
            rows = len(list(csv.reader(io.StringIO(str(text), newline="")))) - 1
            digest = hashlib.sha256(content).hexdigest()
            lines += [f"[files.{json.dumps(name)}]", f"rows = {rows}", f'sha256 = "{digest}"']
            archive.writestr(name or "-", content)
        archive.writestr("manifest.toml", "\n".join(lines).encode("utf-8", "surrogatepass"))
    return out.getvalue()


def install_pack(desk: Desk, file_name: str, data: bytes, *, trusted: bool = False):
    """Install a pack to the end of its slices."""
    return finished(authority_packs.install_pack(desk, file_name, data, trusted=trusted))
