"""What the Countries screen needs from outside. Bound at every start: it loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.country_notes import CountryNoteDraft
    from caseapp.domain.views.countries import CountryRow, CountryView


class CountriesPort(NamedTuple):
    """The service calls of the Countries screen, bound to the desk; all run in the runner."""

    list_countries: Callable[[], Sequence[CountryRow]]
    get_country: Callable[[str], CountryView]
    add_note: Callable[[CountryNoteDraft], Changes]
    change_note: Callable[[str, CountryNoteDraft], Changes]
    delete_note: Callable[[str, int], Changes]
