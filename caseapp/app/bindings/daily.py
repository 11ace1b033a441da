"""What Today, the sheets of the office, the settings and undo may ask for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from caseapp.app.bindings.keys import bind_keys, secret
from caseapp.app.bindings.services import Services
from caseapp.ui.office import UndoCalls
from caseapp.ui.settings.model import SettingsPort
from caseapp.ui.settings.people_port import PeopleCalls
from caseapp.ui.sheets.model import CalendarCalls, SheetCalls
from caseapp.ui.today.model import TodayPort

if TYPE_CHECKING:
    from caseapp.domain.views.keys import GivenCode
    from caseapp.domain.views.today import TodayView
    from caseapp.settings import Settings
    from caseapp.ui.keys.port import Own


def bind_today(services: Services) -> TodayPort:
    """Bind the first screen."""
    last_here, open_today = services.later("absence.last_here"), services.later("today.open_today")
    confirm = services.later("clock.confirm_clock") if services.writes else None

    def read() -> "TodayView":
        return cast("TodayView", open_today(services.seat.away_since(last_here)))

    return TodayPort(read, bind_sheets(services), confirm)


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
        people=bind_people(services),
        undo=bind_undo(services),
        keys=bind_keys(services, load),
    )


def bind_people(services: Services) -> PeopleCalls | None:
    """Bind the page of people, for who works in the office."""
    if not services.writes:
        return None
    later = services.later
    give = later("keys.give_code")

    def give_code(person: str, own: "Own") -> "GivenCode":
        return cast("GivenCode", give(person, secret(own)))

    return PeopleCalls(
        list_team=later("people.list_team"),
        add_person=later("people.add_person"),
        change_person=later("people.change_person"),
        remove_person=later("people.remove_person"),
        list_guest_matters=later("people.list_guest_matters"),
        set_guest_matters=later("people.set_guest_matters"),
        give_code=give_code,
    )


def bind_undo(services: Services) -> UndoCalls | None:
    """Bind naming and taking back the last change, for who may change anything."""
    if not services.writes:
        return None
    return UndoCalls(services.later("audit.describe_undoable"), services.later("audit.undo_last"))
