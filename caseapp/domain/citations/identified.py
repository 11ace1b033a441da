"""What identifies a decision, as the library keeps it in one field: "1416/2005 (CCPR/C/88/…)"."""

import re
from dataclasses import dataclass

from caseapp.domain.citations.marks import Mark
from caseapp.domain.citations.national import islands
from caseapp.domain.citations.nations import nations

_PARTS = re.compile(r"\s*(?:[;,]|\sand\s|\s&\s)\s*")
_NO = re.compile(r"^nos?\.\s+")


@dataclass(frozen=True, slots=True)
class Identified:
    """Numbers one by one, the symbol of a document, the law reports that print the decision."""

    numbers: tuple[str, ...] = ()
    document: str = ""
    reports: tuple[str, ...] = ()


def identified(written: str) -> Identified:
    """Read the field of a decision; remarks in brackets ("(unreported ruling)") are no number."""
    for token in nations(written):
        if token.document:
            return Identified(token.values, token.document)
    parts = [part for part in _PARTS.split(_NO.sub("", written.strip())) if part]
    numbers = [part for part in parts if not part.startswith("(") and not _is_report(part)]
    return Identified(tuple(numbers), "", tuple(part for part in parts if _is_report(part)))


def _is_report(part: str) -> bool:
    return any(token.mark is Mark.REPORT for token in islands(part))
