"""The service behind the screen of dates, bound by `caseapp.app`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseapp.domain.views.dates import DateRow


class DatesPort(NamedTuple):
    """Reading the dates."""

    list_dates: Callable[..., Sequence[DateRow]]
    """Keywords: offset, limit."""
