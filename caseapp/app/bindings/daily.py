"""What Today, the sheets of the office, the settings and undo may ask for."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from caseapp.app.bindings.services import Services
from caseapp.domain.errors import UserError
from caseapp.ui.office import UndoCalls
from caseapp.ui.settings.model import SettingsPort
from caseapp.ui.sheets.model import CalendarCalls, SheetCalls
from caseapp.ui.today.model import TodayPort

if TYPE_CHECKING:
    from caseapp.app.seat import Seat
    from caseapp.domain.views.today import TodayView
    from caseapp.settings import Settings


def bind_today(services: Services) -> TodayPort:
    """Bind the first screen."""
    for module in ("absence", "custody", "today"):
        services.need(module)
    confirm = services.later("clock.confirm_clock") if services.writes else None
    return TodayPort(partial(get_today, services.seat), bind_sheets(services), confirm)


def get_today(seat: "Seat") -> "TodayView":
    """Open what lapsed custody titles ask for, then return the first screen.

    A vault that cannot be written to shows its Today all the same: lapses stand in the panel.
    """
    from caseapp.services import absence, custody, today

    desk = seat.desk()
    since = seat.away_since(lambda: absence.last_here(desk))
    # By a clock that is in doubt nothing is noted: the entry would also take the doubt away.
    if seat.writes and not today.clock_in_doubt(desk):
        with suppress(UserError):
            custody.note_lapses(desk)
    return today.get_today(desk, since)


def bind_sheets(services: Services) -> SheetCalls | None:
    """Bind the services behind the office's sheets, for who may print them."""
    if not services.writes:
        return None
    later = services.later
    return SheetCalls(
        list_log=later("sheets.list_log"),
        print_log=later("sheets.print_log"),
        list_carried=later("sheets.list_carried"),
        print_carry_list=later("sheets.print_carry_list"),
        calendar=CalendarCalls(
            export_calendar=later("calendar_export.export_calendar"),
            list_matters=later("matters.list_matters"),
        ),
    )


def bind_settings(
    services: Services, load: Callable[[], "Settings"], save: Callable[["Settings"], None]
) -> SettingsPort:
    """Bind the settings screen: preferences of this machine, services of this vault."""
    return SettingsPort(
        load=load,
        save=save,
        get_info=services.later("vaults.vault_info"),
        list_people=services.later("people.list_people"),
        add_person=services.later("people.add_person"),
        undo=bind_undo(services),
    )


def bind_undo(services: Services) -> UndoCalls | None:
    """Bind naming and taking back the last change, for who may change anything."""
    if not services.writes:
        return None
    return UndoCalls(services.later("audit.describe_undoable"), services.later("audit.undo_last"))
