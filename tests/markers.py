"""Looking for plain text where there must be none."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251")


def forms(marker: str) -> set[bytes]:
    """Return every form in which a text could be lying about: encodings, base64, hexadecimal."""
    found: set[bytes] = set()
    for encoding in ENCODINGS:
        try:
            raw = marker.encode(encoding)
        except UnicodeEncodeError:
            continue
        found |= {raw, raw.hex().encode(), raw.hex().upper().encode(), *_base64_cores(raw)}
    return found


def _base64_cores(raw: bytes) -> Iterator[bytes]:
    """Return the part of the base64 text that is the same wherever the marker begins."""
    for shift in range(3):
        padded = base64.b64encode(b"\0" * shift + raw)
        start = -(-shift * 8 // 6)
        yield padded[start + (1 if shift else 0) : len(padded) - 4]


def sweep(folder: Path, markers: Iterable[str]) -> list[tuple[str, str]]:
    """Return (file, marker) for every marker found in any file under a folder, names included."""
    wanted = {marker: forms(marker) for marker in markers}
    hits = []
    for file in sorted(folder.rglob("*")):
        content = file.name.encode() + (file.read_bytes() if file.is_file() else b"")
        hits += [
            (str(file), marker)
            for marker, texts in wanted.items()
            if any(text in content for text in texts)
        ]
    return hits
