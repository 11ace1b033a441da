"""Text on its way into a spreadsheet: no cell of ours is ever taken for a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

_STARTS: Final = frozenset("=+-@\t\r\n|%")
_QUOTE: Final = "'"


def safe_cell(text: str) -> str:
    """Return a cell that spreadsheets show as it is: a quote stands before what could be a formula.

    What a spreadsheet overlooks is overlooked here as well: spaces, invisible characters and the
    full width forms of the signs (OWASP ASVS 5.0, 1.2.10).
    """
    seen = unicodedata.normalize("NFKC", text)
    for character in seen:
        if character in _STARTS:
            return _QUOTE + text
        if not (character.isspace() or unicodedata.category(character) in {"Cf", "Cc"}):
            break
    return text


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file (RFC 4180, UTF-8 with the mark that spreadsheets look for)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
