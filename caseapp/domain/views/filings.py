"""Filings, as services return them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from caseapp.domain.ids import FilingUid, ProceedingUid

if TYPE_CHECKING:
    from caseapp.domain.clear_copies import Leaves
    from caseapp.domain.views.authorities import AuthorityRow
    from caseapp.domain.views.precedents import KeptPrecedents


@dataclass(frozen=True, slots=True)
class FilingRow:
    """A memo of a proceeding."""

    uid: FilingUid
    proceeding: ProceedingUid
    title: str
    template: str
    language: str
    changed_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class MemoView:
    """A memo as the builder shows it. `sections` are (key, label, text) in the template's order."""

    row: FilingRow
    addressee: str
    sections: tuple[tuple[str, str, str], ...]
    authorities: tuple[tuple[AuthorityRow, str], ...]
    warnings: tuple[str, ...] = ()
    precedents: tuple[KeptPrecedents, ...] = ()
    """Precedent reports that stand in it."""


@dataclass(frozen=True, slots=True)
class MemoPdf:
    """A printed memo."""

    data: bytes
    pages: int
    sha256: str
    warnings: tuple[str, ...] = field(default=())
    leaves: Leaves | None = None
    """What it is, for the register of copies; without it `write_copy` refuses."""
