"""Searches of the library that somebody keeps under a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseapp.domain.errors import UserError
from caseapp.domain.library import Filters


@dataclass(frozen=True, slots=True)
class SavedSearchDraft:
    """A search as it is to be kept."""

    name: str
    query: str = ""
    filters: Filters = field(default_factory=dict)
    shared: bool = False
    """Everybody in the office sees it, and may use and change it."""
    version: int | None = None
    """Of the saved search that is changed; None: whatever stands there."""


class NothingToSaveError(UserError):
    """A search with neither words nor filters finds everything; it is not worth a name."""


def stored_filters(filters: Filters) -> Mapping[str, list[str]]:
    """Return filters as they are kept: in a fixed order, without empty ones."""
    return {name: sorted(set(filters[name])) for name in sorted(filters) if filters[name]}
