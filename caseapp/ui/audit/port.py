"""The services behind the audit screen, bound by `caseapp.app`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseapp.domain.integrity import PutAside
    from caseapp.domain.views.filings import MemoPdf
    from caseapp.domain.views.integrity import Seal, SealCheck
    from caseapp.domain.views.matters import MatterView
    from caseapp.domain.views.vaults import (
        HistoryChoices,
        HistoryFile,
        HistoryFilter,
        HistoryRow,
    )


class AuditPort(NamedTuple):
    """Reading, exporting and sealing the history."""

    list_history: Callable[..., Sequence[HistoryRow]]
    """Keywords: wanted, offset, limit."""
    list_choices: Callable[[], HistoryChoices]
    list_matters: Callable[[], Sequence[MatterView]] | None
    """None for an auditor, who is told of no matter."""
    export_history: Callable[[HistoryFilter], HistoryFile] | None
    """None for who may let nothing out, as below."""
    get_seal: Callable[[], Seal]
    print_seal: Callable[[], MemoPdf] | None
    check_seal: Callable[[str], SealCheck]
    list_aside: Callable[[], Sequence[PutAside]]
    """Files that were put aside in the vault instead of being read or deleted."""
