"""The screens of the unlocked window, and the services behind each of them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from caseapp.domain.clock import Clock
from caseapp.domain.freedates import DoubtfulDateError, Meaning, read_day
from caseapp.domain.vocabulary import Role
from caseapp.i18n import N_, Catalogue
from caseapp.services import (
    audit,
    authorities,
    clients,
    deadlines,
    drafts,
    events,
    filings,
    hearings,
    matters,
    people,
    tasks,
    today,
    vaults,
)
from caseapp.services.desk import Desk
from caseapp.settings import Settings
from caseapp.ui.authorities.view import AuthoritiesScreen
from caseapp.ui.client_file.view import ClientFileScreen
from caseapp.ui.clients.view import ClientsScreen
from caseapp.ui.context import Context
from caseapp.ui.drafts import KeptForm, pack, unpack
from caseapp.ui.filing.view import FilingScreen
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
from caseapp.ui.proceeding.view import ProceedingScreen
from caseapp.ui.screen import Place, Screen, ScreenSpec
from caseapp.ui.settings.model import SettingsPort
from caseapp.ui.settings.view import SettingsScreen
from caseapp.ui.shell.model import Hit, ShellPort
from caseapp.ui.today.model import TodayPort
from caseapp.ui.today.view import TodayScreen
from caseapp.ui.words import PROCEEDING_KINDS

OPEN_FORMS = "open forms"
"""Name of the draft under which all open forms are kept together."""
HITS = 8
"""Lines of the palette per kind."""


def specs(
    desk: Desk, load: Callable[[], Settings], save: Callable[[Settings], None]
) -> tuple[ScreenSpec, ...]:
    """Return every screen that exists, in the order of the navigation."""
    office = bind_office(desk)

    def make(screen: Callable[[Context, Office], Screen]) -> Callable[[Context], Screen]:
        return partial(_with_office, screen, office)

    settings_port = bind_settings(desk, load, save)
    return (
        ScreenSpec(
            "today",
            N_("Today"),
            partial(_today, TodayPort(partial(today.get_today, desk))),
            shortcut="Ctrl+1",
        ),
        ScreenSpec("clients", N_("Clients"), make(ClientsScreen), shortcut="Ctrl+2"),
        ScreenSpec("authorities", N_("Authorities"), make(AuthoritiesScreen), shortcut="Ctrl+3"),
        ScreenSpec("filings", N_("Filings"), make(FilingScreen), shortcut="Ctrl+4"),
        ScreenSpec(
            "settings",
            N_("Settings and vault"),
            partial(_settings, settings_port),
            shortcut="Ctrl+5",
        ),
        ScreenSpec(
            "client",
            N_("Client file"),
            make(ClientFileScreen),
            in_navigation=False,
            shows_under="clients",
        ),
        ScreenSpec(
            "proceeding",
            N_("Proceeding"),
            make(ProceedingScreen),
            in_navigation=False,
            shows_under="clients",
        ),
    )


def _with_office(
    screen: Callable[[Context, Office], Screen], office: Office, context: Context
) -> Screen:
    return screen(context, office)


def _today(port: TodayPort, context: Context) -> Screen:
    return TodayScreen(context, port)


def _settings(port: SettingsPort, context: Context) -> Screen:
    return SettingsScreen(context, port)


def bind_office(desk: Desk) -> Office:
    """Bind the services that the case screens use to a desk."""
    return Office(
        clients=ClientCalls(
            list_clients=partial(clients.list_clients, desk),
            list_client_ids=partial(clients.list_client_ids, desk),
            get_client=partial(clients.get_client, desk),
            add_client=partial(clients.add_client, desk),
            change_client=partial(clients.change_client, desk),
        ),
        matters=MatterCalls(
            list_matters=partial(matters.list_matters, desk),
            open_matter=partial(matters.open_matter, desk),
            get_proceeding=partial(matters.get_proceeding, desk),
            add_proceeding=partial(matters.add_proceeding, desk),
            change_proceeding=partial(matters.change_proceeding, desk),
            add_task=partial(tasks.add_task, desk),
            finish_task=partial(tasks.finish_task, desk),
        ),
        events=EventCalls(
            list_acts=partial(events.list_acts, desk),
            preview_event=partial(events.preview_event, desk),
            record_event=partial(events.record_event, desk),
            delete_event=partial(events.delete_event, desk),
        ),
        deadlines=DeadlineCalls(
            get_deadline=partial(deadlines.get_deadline, desk),
            accept=partial(deadlines.accept, desk),
            change=partial(deadlines.change, desk),
            decline=partial(deadlines.decline, desk),
            determine=partial(deadlines.determine, desk),
            no_remedy=partial(deadlines.no_remedy, desk),
            add_manual=partial(deadlines.add_manual, desk),
            record_filed=partial(deadlines.record_filed, desk),
            confirm_filed=partial(deadlines.confirm_filed, desk),
        ),
        hearings=HearingCalls(
            add_hearing=partial(hearings.add_hearing, desk),
            change_hearing=partial(hearings.change_hearing, desk),
        ),
        authorities=AuthorityCalls(
            find=partial(authorities.find, desk),
            list_choices=partial(authorities.list_choices, desk),
            get_authority=partial(authorities.get_authority, desk),
            confirm_authority=partial(authorities.confirm_authority, desk),
        ),
        filings=FilingCalls(
            list_templates=partial(filings.list_templates, desk),
            start_memo=partial(filings.start_memo, desk),
            change_memo=partial(filings.change_memo, desk),
            get_memo=partial(filings.get_memo, desk),
            print_memo=partial(filings.print_memo, desk),
            memo_pages=partial(filings.memo_pages, desk),
        ),
    )


def bind_settings(
    desk: Desk, load: Callable[[], Settings], save: Callable[[Settings], None]
) -> SettingsPort:
    """Bind the settings screen: preferences of this machine, services of this vault."""
    return SettingsPort(
        load=load,
        save=save,
        get_info=partial(vaults.vault_info, desk),
        list_people=partial(people.list_people, desk),
        add_person=partial(people.add_person, desk),
        undo=partial(audit.undo_last, desk),
    )


def shell_port(desk: Desk, t: Catalogue) -> ShellPort:
    """Bind the shell."""
    writes = desk.person.role in {Role.LAWYER, Role.PARALEGAL}
    return ShellPort(
        find=partial(find, desk, t),
        keep_forms=partial(keep_forms, desk),
        take_forms=partial(take_forms, desk),
        undo=partial(audit.undo_last, desk) if writes else None,
        proceedings=partial(list_proceedings, desk, t) if writes else None,
    )


def find(desk: Desk, t: Catalogue, text: str) -> Sequence[Hit]:
    """Search clients and authorities for the palette."""
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
    if forms:
        drafts.keep_draft(desk, OPEN_FORMS, pack(list(forms)))
    else:
        drafts.take_draft(desk, OPEN_FORMS)


def take_forms(desk: Desk) -> Sequence[KeptForm]:
    """Return the forms kept by the last lock. They stay kept until the shell keeps others."""
    kept = drafts.take_draft(desk, OPEN_FORMS)
    if kept is None:
        return ()
    drafts.keep_draft(desk, OPEN_FORMS, kept)
    return tuple(unpack(kept))


def prepare(desk: Desk) -> None:
    """Bring the library that ships with the program into a vault that does not have it yet."""
    if desk.person.role is Role.LAWYER:
        authorities.load_pack(desk)


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
