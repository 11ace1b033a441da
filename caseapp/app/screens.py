"""The screens of the unlocked window, in the order of the navigation."""

from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from caseapp.app.bindings.audit import bind_audit, bind_dates
from caseapp.app.bindings.backups import bind_backups, bind_copies
from caseapp.app.bindings.cases import bind_office
from caseapp.app.bindings.daily import bind_settings, bind_today
from caseapp.app.bindings.documents import bind_documents
from caseapp.app.bindings.law import bind_countries, bind_rules
from caseapp.app.bindings.services import Services
from caseapp.domain.vocabulary import Role
from caseapp.i18n import N_
from caseapp.ui.office import Office
from caseapp.ui.screen import Screen, ScreenSpec

if TYPE_CHECKING:
    from caseapp.settings import Settings
    from caseapp.ui.context import Context

SCREENS = {
    "today": "TodayScreen",
    "clients": "ClientsScreen",
    "authorities": "AuthoritiesScreen",
    "client_file": "ClientFileScreen",
    "proceeding": "ProceedingScreen",
    "filing": "FilingScreen",
    "custody": "CustodyScreen",
    "interim": "InterimScreen",
    "settings": "SettingsScreen",
    "rules": "RulesScreen",
    "countries": "CountriesScreen",
    "documents": "DocumentsScreen",
    "backups": "BackupsScreen",
    "copies": "CopiesScreen",
    "audit": "AuditScreen",
    "dates": "DatesScreen",
}
"""Folder of `ui` to the screen in its `view`; loaded at the first visit or while nobody waits."""

AUDITORS = frozenset({"dates", "settings", "rules", "countries", "audit"})
"""Screens that show an auditor something: dates, log and counts, and the law, which is public."""
OFFICES = frozenset({"backups", "copies"})
"""Screens about what leaves the vault: a guest takes nothing out."""


def specs(
    services: Services, load: Callable[[], "Settings"], save: Callable[["Settings"], None]
) -> tuple[ScreenSpec, ...]:
    """Return every screen that exists, in the order of the navigation."""
    office = bind_office(services)
    made = (
        _main("today", N_("Today"), "Ctrl+1", _made("today", bind_today(services))),
        _main("dates", N_("Dates"), "Ctrl+1", _made("dates", bind_dates(services))),
        _main("clients", N_("Clients"), "Ctrl+2", partial(_clients, office, load, save)),
        _main("authorities", N_("Authorities"), "Ctrl+3", _made("authorities", office)),
        _main("filings", N_("Filings"), "Ctrl+4", _made("filing", office)),
        _main(
            "settings",
            N_("Settings and vault"),
            "Ctrl+5",
            _made("settings", bind_settings(services, load, save)),
        ),
        _main("rules", N_("Rules"), "Ctrl+6", _made("rules", bind_rules(services))),
        _main(
            "countries", N_("Countries"), "Ctrl+7", _made("countries", bind_countries(services))
        ),
        _main(
            "documents", N_("Documents"), "Ctrl+8", _made("documents", bind_documents(services))
        ),
        _main("audit", N_("Audit"), "Ctrl+9", _made("audit", bind_audit(services))),
        _of_settings("backups", N_("Backups"), _made("backups", bind_backups(services))),
        _of_settings("copies", N_("Copies that left"), _made("copies", bind_copies(services))),
        _of_client("client", N_("Client file"), _made("client_file", office)),
        _of_client("proceeding", N_("Proceeding"), _made("proceeding", office)),
        _of_client("custody", N_("Custody and removal"), _made("custody", office)),
        _of_client("interim", N_("Interim measures"), _made("interim", office)),
    )
    return tuple(spec for spec in made if may_open(services.seat.person.role, spec.key))


def may_open(role: Role, key: str) -> bool:
    """Say whether a screen has anything for a role; what it has not is not in the navigation.

    The services refuse by themselves: this only spares a person doors that do not open.
    """
    if role is Role.AUDITOR:
        return key in AUDITORS
    if key == "dates":
        return False
    if key == "audit":
        return role is Role.LAWYER
    return role in {Role.LAWYER, Role.PARALEGAL} or key not in OFFICES


def preload(services: Services) -> Generator[None, None, None]:
    """Load what was not needed for the first screen, one module per slice of the runner."""
    for name in services.modules:
        import_module(f"caseapp.services.{name}")
        yield
    for folder in SCREENS:
        import_module(f"caseapp.ui.{folder}.view")
        yield


def _main(key: str, title: str, shortcut: str, make: Callable[["Context"], Screen]) -> ScreenSpec:
    return ScreenSpec(key, title, make, shortcut=shortcut)


def _of_client(key: str, title: str, make: Callable[["Context"], Screen]) -> ScreenSpec:
    return ScreenSpec(key, title, make, in_navigation=False, shows_under="clients")


def _of_settings(key: str, title: str, make: Callable[["Context"], Screen]) -> ScreenSpec:
    return ScreenSpec(key, title, make, in_navigation=False, shows_under="settings")


def _made(folder: str, port: object) -> Callable[["Context"], Screen]:
    """Return what makes the screen of a folder; its module is loaded at the first visit."""

    def make(context: "Context") -> Screen:
        view = import_module(f"caseapp.ui.{folder}.view")
        screen: Screen = getattr(view, SCREENS[folder])(context, port)
        return screen

    return make


def _clients(
    office: Office,
    load: Callable[[], "Settings"],
    save: Callable[["Settings"], None],
    context: "Context",
) -> Screen:
    from caseapp.ui.clients.view import ClientsScreen, KeptWidths

    widths = KeptWidths(
        lambda: load().client_columns,
        lambda text: save(replace(load(), client_columns=text)),
    )
    return ClientsScreen(context, office, widths)
