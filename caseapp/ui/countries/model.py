"""The list of states, courts and bodies, narrowed by words and by kind."""

from typing_extensions import override

from caseapp.domain.views.countries import CountryRow
from caseapp.i18n import LANGUAGES, N_
from caseapp.ui.widgets.lists import NarrowedList
from caseapp.wording.states import state_name

SHOWN = {
    "": N_("All states, courts and bodies"),
    "ours": N_("States of this office"),
    "states": N_("States"),
    "bodies": N_("Courts, bodies and unions"),
}
"""What the list may be narrowed to."""


class CountryList(NarrowedList[CountryRow]):
    """The places of one answer that have every word and are of the kind asked for."""

    @override
    def key(self, row: CountryRow) -> str:
        return row.place

    @override
    def title(self, row: CountryRow) -> str:
        return row.name

    @override
    def spoken(self, row: CountryRow) -> str:
        return f"{row.name}, {row.place}"

    @override
    def sought(self, row: CountryRow) -> str:
        """Return what finds a place: its name, its code, and its name in both languages."""
        names = (state_name(row.place, language) for language in LANGUAGES)
        return " ".join((row.name, row.place, *names))

    @override
    def is_shown(self, row: CountryRow, shown: str) -> bool:
        match shown:
            case "ours":
                return row.is_ours
            case "states":
                return row.is_state
            case "bodies":
                return not row.is_state
            case _:
                return True
