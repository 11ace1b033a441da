"""A pack of decisions as one file, written for another office.

The file is a ZIP archive of the files of a pack (`packs.authorities`), with `format` in its
manifest, and two that may stand beside them: `texts.jsonl`, the text of decisions, and
`remarks.jsonl`, what the sender put beside them. docs/authority-packs.md describes it for others.
The same content gives the same bytes: no clock, no name of a machine.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from caseapp.domain.authorities import Decision, OutcomeKind, Relation
from caseapp.domain.authority_packs import PACK_FORMAT, PackContents
from caseapp.packs.authorities import FILES, MANIFEST
from caseapp.packs.authority_files import HIDDEN, REMARKS, TEXTS

_EPOCH = (1980, 1, 1, 0, 0, 0)
_BRACKETED = re.compile(r"\s*\([^)]*\)")


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
    writer.writerows([HIDDEN.sub(" ", cell) for cell in row] for row in rows)
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
