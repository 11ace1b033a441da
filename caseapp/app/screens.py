"""The screens of the unlocked window, and the services behind each of them."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any

from caseapp.domain.changes import Changes
from caseapp.domain.clock import Clock
from caseapp.domain.freedates import DoubtfulDateError, Meaning, read_day
from caseapp.domain.vocabulary import Role
from caseapp.i18n import N_, Catalogue
from caseapp.services.desk import Desk
from caseapp.settings import Settings
from caseapp.ui.context import Context
from caseapp.ui.drafts import KeptForm, pack, unpack
from caseapp.ui.office import (
    AuthorityCalls,
    ClientCalls,
    DeadlineCalls,
    EventCalls,
    FilingCalls,
    HearingCalls,
    MatterCalls,
    Office,
)
from caseapp.ui.screen import Place, Screen, ScreenSpec
from caseapp.ui.settings.model import SettingsPort
from caseapp.ui.shell.model import Hit, ShellPort
from caseapp.ui.today.model import TodayPort
from caseapp.ui.undoing import UndoCalls

OPEN_FORMS = "open forms"
"""Name of the draft under which all open forms are kept together."""
HITS = 8
"""Lines of the palette per kind."""


def specs(
    desk: Desk, load: Callable[[], Settings], save: Callable[[Settings], None]
) -> tuple[ScreenSpec, ...]:
    """Return every screen that exists, in the order of the navigation."""
    office = bind_office(desk)

    def make(folder: str) -> Callable[[Context], Screen]:
        return partial(_with_office, folder, office)

    settings_port = bind_settings(desk, load, save)
    return (
        ScreenSpec(
            "today",
            N_("Today"),
            partial(_today, TodayPort(later(desk, "today.get_today"))),
            shortcut="Ctrl+1",
        ),
        ScreenSpec(
            "clients",
            N_("Clients"),
            partial(_clients, office, load, save),
            shortcut="Ctrl+2",
        ),
        ScreenSpec("authorities", N_("Authorities"), make("authorities"), shortcut="Ctrl+3"),
        ScreenSpec("filings", N_("Filings"), make("filing"), shortcut="Ctrl+4"),
        ScreenSpec(
            "settings",
            N_("Settings and vault"),
            partial(_settings, settings_port),
            shortcut="Ctrl+5",
        ),
        ScreenSpec(
            "client",
            N_("Client file"),
            make("client_file"),
            in_navigation=False,
            shows_under="clients",
        ),
        ScreenSpec(
            "proceeding",
            N_("Proceeding"),
            make("proceeding"),
            in_navigation=False,
            shows_under="clients",
        ),
    )


SCREENS = {
    "clients": "ClientsScreen",
    "authorities": "AuthoritiesScreen",
    "client_file": "ClientFileScreen",
    "proceeding": "ProceedingScreen",
    "filing": "FilingScreen",
}
"""Folder of `ui` to the screen in its `view`; loaded at the first visit or while nobody waits."""

SERVICES = (
    "audit",
    "authorities",
    "clients",
    "closings",
    "deadlines",
    "drafts",
    "events",
    "extensions",
    "filings",
    "hearings",
    "lapses",
    "matters",
    "people",
    "scans",
    "tasks",
    "today",
    "vaults",
)


def later(desk: Desk, name: str) -> Callable[..., Any]:
    """Bind a service ("clients.get_client") to a desk; its module is loaded at the first call.

    The client list is there while the rest of the program still loads: what a start needs is
    bounded, and services grow.
    """
    module, _, function = name.partition(".")

    def call(*positional: Any, **keywords: Any) -> Any:
        service = getattr(import_module(f"caseapp.services.{module}"), function)
        return service(desk, *positional, **keywords)

    return call


def preload() -> Generator[None, None, None]:
    """Load what was not needed for the first screen, one module per slice of the runner."""
    for name in SERVICES:
        import_module(f"caseapp.services.{name}")
        yield
    for folder in SCREENS:
        import_module(f"caseapp.ui.{folder}.view")
        yield


def _with_office(folder: str, office: Office, context: Context) -> Screen:
    view = import_module(f"caseapp.ui.{folder}.view")
    screen: Screen = getattr(view, SCREENS[folder])(context, office)
    return screen


def _clients(
    office: Office,
    load: Callable[[], Settings],
    save: Callable[[Settings], None],
    context: Context,
) -> Screen:
    from caseapp.ui.clients.view import ClientsScreen, KeptWidths

    widths = KeptWidths(
        lambda: load().client_columns,
        lambda text: save(replace(load(), client_columns=text)),
    )
    return ClientsScreen(context, office, widths)


def _today(port: TodayPort, context: Context) -> Screen:
    from caseapp.ui.today.view import TodayScreen

    return TodayScreen(context, port)


def _settings(port: SettingsPort, context: Context) -> Screen:
    from caseapp.ui.settings.view import SettingsScreen

    return SettingsScreen(context, port)


def bind_office(desk: Desk) -> Office:
    """Bind the services that the case screens use to a desk."""
    return Office(
        clients=ClientCalls(
            list_clients=later(desk, "clients.list_clients"),
            list_client_ids=later(desk, "clients.list_client_ids"),
            get_client=later(desk, "clients.get_client"),
            add_client=later(desk, "clients.add_client"),
            change_client=later(desk, "clients.change_client"),
            delete_client=later(desk, "clients.delete_client"),
        ),
        matters=MatterCalls(
            list_matters=later(desk, "matters.list_matters"),
            get_matter=later(desk, "matters.get_matter"),
            open_matter=later(desk, "matters.open_matter"),
            get_proceeding=later(desk, "matters.get_proceeding"),
            add_proceeding=later(desk, "matters.add_proceeding"),
            change_proceeding=later(desk, "matters.change_proceeding"),
            list_people=later(desk, "people.list_people"),
            add_member=later(desk, "matters.add_member"),
            remove_member=later(desk, "matters.remove_member"),
            add_task=later(desk, "tasks.add_task"),
            finish_task=later(desk, "tasks.finish_task"),
        ),
        events=EventCalls(
            list_acts=later(desk, "events.list_acts"),
            preview_event=later(desk, "events.preview_event"),
            record_event=later(desk, "events.record_event"),
            change_event=later(desk, "events.change_event"),
            delete_event=later(desk, "events.delete_event"),
        ),
        deadlines=DeadlineCalls(
            get_deadline=later(desk, "deadlines.get_deadline"),
            accept=later(desk, "deadlines.accept"),
            change=later(desk, "deadlines.change"),
            decline=later(desk, "deadlines.decline"),
            determine=later(desk, "deadlines.determine"),
            no_remedy=later(desk, "deadlines.no_remedy"),
            add_manual=later(desk, "deadlines.add_manual"),
            record_filed=later(desk, "deadlines.record_filed"),
            confirm_filed=later(desk, "deadlines.confirm_filed"),
            check_date=later(desk, "deadlines.check_date"),
            ask_extension=later(desk, "extensions.ask_extension"),
            extend=later(desk, "extensions.extend"),
            ask_to_close=later(desk, "closings.ask_to_close"),
            close=later(desk, "closings.close"),
            keep_open=later(desk, "closings.keep_open"),
            get_lapse=later(desk, "lapses.get_lapse"),
            record_lapse=later(desk, "lapses.record_lapse"),
            list_scans=later(desk, "scans.list_scans"),
            add_scan=later(desk, "scans.add_scan"),
            scan_pages=later(desk, "scans.scan_pages"),
            print_slip=later(desk, "sheets.print_control_slip"),
        ),
        hearings=HearingCalls(
            add_hearing=later(desk, "hearings.add_hearing"),
            change_hearing=later(desk, "hearings.change_hearing"),
            delete_hearing=later(desk, "hearings.delete_hearing"),
        ),
        authorities=AuthorityCalls(
            find=later(desk, "authorities.find"),
            list_choices=later(desk, "authorities.list_choices"),
            get_authority=later(desk, "authorities.get_authority"),
            confirm_authority=later(desk, "authorities.confirm_authority"),
        ),
        filings=FilingCalls(
            list_templates=later(desk, "filings.list_templates"),
            start_memo=later(desk, "filings.start_memo"),
            change_memo=later(desk, "filings.change_memo"),
            get_memo=later(desk, "filings.get_memo"),
            print_memo=later(desk, "filings.print_memo"),
            memo_pages=later(desk, "filings.memo_pages"),
        ),
    )


def bind_settings(
    desk: Desk, load: Callable[[], Settings], save: Callable[[Settings], None]
) -> SettingsPort:
    """Bind the settings screen: preferences of this machine, services of this vault."""
    return SettingsPort(
        load=load,
        save=save,
        get_info=later(desk, "vaults.vault_info"),
        list_people=later(desk, "people.list_people"),
        add_person=later(desk, "people.add_person"),
        undo=bind_undo(desk) if writes(desk) else None,
    )


def bind_undo(desk: Desk) -> UndoCalls:
    """Bind naming and taking back the last change."""
    return UndoCalls(later(desk, "audit.describe_undoable"), later(desk, "audit.undo_last"))


def writes(desk: Desk) -> bool:
    """Say whether the person's role may change anything."""
    return desk.person.role in {Role.LAWYER, Role.PARALEGAL}


def shell_port(desk: Desk, t: Catalogue) -> ShellPort:
    """Bind the shell."""
    return ShellPort(
        find=partial(find, desk, t),
        keep_forms=partial(keep_forms, desk),
        take_forms=partial(take_forms, desk),
        undo=bind_undo(desk) if writes(desk) else None,
        proceedings=partial(list_proceedings, desk, t) if writes(desk) else None,
    )


def find(desk: Desk, t: Catalogue, text: str) -> Sequence[Hit]:
    """Search clients and authorities for the palette."""
    from caseapp.services import authorities, clients

    people_found = clients.list_clients(desk, text=text, limit=HITS)
    library = authorities.find(desk, query=text, limit=HITS)
    return (
        *(
            Hit(
                row.name,
                t("Client · {files}", files=row.file_numbers) if row.file_numbers else t("Client"),
                Place("client", row.uid),
            )
            for row in people_found
        ),
        *(
            Hit(
                row.title, t("Authority · {court}", court=row.court), Place("authorities", row.uid)
            )
            for row in library.rows
        ),
    )


def list_proceedings(desk: Desk, t: Catalogue) -> Sequence[Hit]:
    """Return every proceeding as a hit that opens the form for a new event."""
    from caseapp.services import matters
    from caseapp.ui.words import PROCEEDING_KINDS

    return tuple(
        Hit(
            t(
                "{kind} · file {number}",
                kind=t(PROCEEDING_KINDS[proceeding.kind]),
                number=matter.file_number,
            ),
            t(
                "{clients} · {body}",
                clients=", ".join(name for _, name in matter.clients),
                body=proceeding.court_or_body or proceeding.host_state,
            ),
            Place("proceeding", proceeding.uid, "event"),
        )
        for matter in matters.list_matters(desk)
        for proceeding in matter.proceedings
    )


def keep_forms(desk: Desk, forms: Sequence[KeptForm]) -> None:
    """Keep the open forms encrypted, in place of what was kept before."""
    from caseapp.services import drafts

    if forms:
        drafts.keep_draft(desk, OPEN_FORMS, pack(list(forms)))
    else:
        drafts.take_draft(desk, OPEN_FORMS)


def take_forms(desk: Desk) -> Sequence[KeptForm]:
    """Return the forms kept by the last lock. They stay kept until the shell keeps others."""
    from caseapp.services import drafts

    kept = drafts.take_draft(desk, OPEN_FORMS)
    if kept is None:
        return ()
    drafts.keep_draft(desk, OPEN_FORMS, kept)
    return tuple(unpack(kept))


def prepare(desk: Desk) -> Changes:
    """Bring the library that ships with the program into a vault that does not have it yet."""
    from caseapp.services import authorities

    if desk.person.role is not Role.LAWYER:
        return Changes()
    return authorities.load_pack(desk)


def read_date(clock: Clock, meaning: Meaning, text: str) -> date:
    """Read a typed date for a form.

    Raises:
        ImpossibleDateError: it cannot be read.
        DoubtfulDateError: it can, and is worth a second look; the field asks once.

    """
    found = read_day(text, today=clock.today(), meaning=meaning)
    if found.doubt is not None:
        raise DoubtfulDateError(text=text[:40], day=found.day, doubt=found.doubt)
    return found.day


def show_date(language: str, words: Callable[[date, str], str], day: date) -> str:
    """Write a date with its weekday and year."""
    return words(day, language)
