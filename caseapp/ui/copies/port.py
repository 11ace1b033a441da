"""What the register of copies needs from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseapp.domain.changes import Changes
    from caseapp.domain.views.clear_copies import CopyRow
    from caseapp.domain.views.filings import MemoPdf


class CopiesPort(NamedTuple):
    """Calls of the register."""

    list_copies: Callable[..., Sequence[CopyRow]]
    """Keywords: standing, text."""
    mark_destroyed: Callable[..., Changes]
    """Positional: uid, version, day."""
    print_copies: Callable[..., MemoPdf]
    """Keywords: standing, text."""
