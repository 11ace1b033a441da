"""The screens of the unlocked window, and the services behind each of them."""

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from caseapp.domain.changes import Changes
from caseapp.domain.errors import UserError
from caseapp.domain.freedates import DoubtfulDateError, Meaning, read_day
from caseapp.domain.vocabulary import Role
from caseapp.i18n import N_, Catalogue
from caseapp.ui.countries.port import CountriesPort
from caseapp.ui.drafts import KeptForm, pack, unpack
from caseapp.ui.office import (
    AuthorityCalls,
    ClientCalls,
    CustodyCalls,
    DeadlineCalls,
    EventCalls,
    FilingCalls,
    HearingCalls,
    InterimCalls,
    MatterCalls,
    Office,
    RemovalCalls,
    UndoCalls,
)
from caseapp.ui.rules.port import RulesPort
from caseapp.ui.screen import Place, Screen, ScreenSpec
from caseapp.ui.settings.model import SettingsPort
from caseapp.ui.sheets.model import CalendarCalls, SheetCalls
from caseapp.ui.shell.model import Hit, ShellPort
from caseapp.ui.today.model import TodayPort

if TYPE_CHECKING:
    from caseapp.app.seat import Seat
    from caseapp.domain.clock import Clock
    from caseapp.domain.views.today import TodayView
    from caseapp.settings import Settings
    from caseapp.ui.context import Context

OPEN_FORMS = "open forms"
"""Name of the draft under which all open forms are kept together."""
HITS = 8
"""Lines of the palette per kind."""


def specs(
    seat: "Seat", load: Callable[[], "Settings"], save: Callable[["Settings"], None]
) -> tuple[ScreenSpec, ...]:
    """Return every screen that exists, in the order of the navigation."""
    office = bind_office(seat)

    def make(folder: str) -> Callable[["Context"], Screen]:
        return partial(_with_office, folder, office)

    settings_port = bind_settings(seat, load, save)
    return (
        ScreenSpec(
            "today",
            N_("Today"),
            partial(_today, bind_today(seat)),
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
        ScreenSpec("rules", N_("Rules"), partial(_rules, bind_rules(seat)), shortcut="Ctrl+6"),
        ScreenSpec(
            "countries",
            N_("Countries"),
            partial(_countries, bind_countries(seat)),
            shortcut="Ctrl+7",
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
        ScreenSpec(
            "custody",
            N_("Custody and removal"),
            make("custody"),
            in_navigation=False,
            shows_under="clients",
        ),
        ScreenSpec(
            "interim",
            N_("Interim measures"),
            make("interim"),
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
    "custody": "CustodyScreen",
    "interim": "InterimScreen",
}
"""Folder of `ui` to the screen in its `view`; loaded at the first visit or while nobody waits."""

SERVICES = (
    "absence",
    "audit",
    "authorities",
    "clients",
    "closings",
    "countries",
    "custody",
    "deadlines",
    "drafts",
    "events",
    "extensions",
    "filings",
    "hearings",
    "holidays",
    "interim",
    "lapses",
    "law_packs",
    "law_review",
    "matters",
    "office_rules",
    "people",
    "removal",
    "review_sheet",
    "rules",
    "scans",
    "sheets",
    "tasks",
    "today",
    "vaults",
)


def later(seat: "Seat", name: str) -> Callable[..., Any]:
    """Bind a service ("clients.get_client") to a seat; its module is loaded at the first call.

    The client list is there while the rest of the program still loads: what a start needs is
    bounded, and services grow.
    """
    module, _, function = name.partition(".")

    def call(*positional: Any, **keywords: Any) -> Any:
        service = getattr(import_module(f"caseapp.services.{module}"), function)
        return service(seat.desk(), *positional, **keywords)

    return call


def preload() -> Generator[None, None, None]:
    """Load what was not needed for the first screen, one module per slice of the runner."""
    for name in SERVICES:
        import_module(f"caseapp.services.{name}")
        yield
    for folder in (*SCREENS, "rules", "countries"):
        import_module(f"caseapp.ui.{folder}.view")
        yield


def _with_office(folder: str, office: Office, context: "Context") -> Screen:
    view = import_module(f"caseapp.ui.{folder}.view")
    screen: Screen = getattr(view, SCREENS[folder])(context, office)
    return screen


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


def _today(port: TodayPort, context: "Context") -> Screen:
    from caseapp.ui.today.view import TodayScreen

    return TodayScreen(context, port)


def _settings(port: SettingsPort, context: "Context") -> Screen:
    from caseapp.ui.settings.view import SettingsScreen

    return SettingsScreen(context, port)


def _rules(port: RulesPort, context: "Context") -> Screen:
    from caseapp.ui.rules.view import RulesScreen

    return RulesScreen(context, port)


def bind_rules(seat: "Seat") -> RulesPort:
    """Bind the rules of law, this office's reviews and its own law."""
    return RulesPort(
        list_rules=later(seat, "rules.list_rules"),
        get_rule=later(seat, "rules.get_rule"),
        law_state=later(seat, "rules.law_state"),
        get_host_states=later(seat, "rules.get_host_states"),
        review_rule=later(seat, "rules.review_rule"),
        revoke_review=later(seat, "rules.revoke_review"),
        set_host_states=later(seat, "rules.set_host_states"),
        list_packs=later(seat, "law_packs.list_packs"),
        replace_pack=later(seat, "law_packs.replace_pack"),
        restore_shipped_pack=later(seat, "law_packs.restore_shipped_pack"),
        restore_earlier_pack=later(seat, "law_packs.restore_earlier_pack"),
        list_office_rules=later(seat, "office_rules.list_office_rules"),
        add_office_rule=later(seat, "office_rules.add_office_rule"),
        change_office_rule=later(seat, "office_rules.change_office_rule"),
        delete_office_rule=later(seat, "office_rules.delete_office_rule"),
        try_office_rule=later(seat, "office_rules.try_office_rule"),
        list_methods=later(seat, "office_rules.list_methods"),
        list_acts=later(seat, "office_rules.list_acts_of"),
        list_holidays=later(seat, "holidays.list_holidays"),
        add_holiday=later(seat, "holidays.add_holiday"),
        remove_holiday=later(seat, "holidays.remove_holiday"),
        print_review_sheet=later(seat, "review_sheet.print_review_sheet"),
        review_law=later(seat, "law_review.review_law"),
    )


def _countries(port: CountriesPort, context: "Context") -> Screen:
    from caseapp.ui.countries.view import CountriesScreen

    return CountriesScreen(context, port)


def bind_countries(seat: "Seat") -> CountriesPort:
    """Bind the profiles of states and the office's own notes about them."""
    return CountriesPort(
        list_countries=later(seat, "countries.list_countries"),
        get_country=later(seat, "countries.get_country"),
        add_note=later(seat, "countries.add_note"),
        change_note=later(seat, "countries.change_note"),
        delete_note=later(seat, "countries.delete_note"),
    )


def bind_office(seat: "Seat") -> Office:
    """Bind the services that the case screens use to a seat."""
    return Office(
        clients=ClientCalls(
            take_first=seat.take_clients,
            list_clients=later(seat, "clients.list_clients"),
            list_client_ids=later(seat, "clients.list_client_ids"),
            get_client=later(seat, "clients.get_client"),
            add_client=later(seat, "clients.add_client"),
            change_client=later(seat, "clients.change_client"),
            delete_client=later(seat, "clients.delete_client"),
        ),
        matters=MatterCalls(
            list_matters=later(seat, "matters.list_matters"),
            get_matter=later(seat, "matters.get_matter"),
            open_matter=later(seat, "matters.open_matter"),
            get_proceeding=later(seat, "matters.get_proceeding"),
            add_proceeding=later(seat, "matters.add_proceeding"),
            change_proceeding=later(seat, "matters.change_proceeding"),
            list_people=later(seat, "people.list_people"),
            add_member=later(seat, "matters.add_member"),
            remove_member=later(seat, "matters.remove_member"),
            add_task=later(seat, "tasks.add_task"),
            finish_task=later(seat, "tasks.finish_task"),
            mark_handling=later(seat, "handling.mark_handling"),
        ),
        events=EventCalls(
            list_acts=later(seat, "events.list_acts"),
            preview_event=later(seat, "events.preview_event"),
            record_event=later(seat, "events.record_event"),
            change_event=later(seat, "events.change_event"),
            delete_event=later(seat, "events.delete_event"),
        ),
        deadlines=DeadlineCalls(
            get_deadline=later(seat, "deadlines.get_deadline"),
            accept=later(seat, "deadlines.accept"),
            change=later(seat, "deadlines.change"),
            decline=later(seat, "deadlines.decline"),
            determine=later(seat, "deadlines.determine"),
            no_remedy=later(seat, "deadlines.no_remedy"),
            add_manual=later(seat, "deadlines.add_manual"),
            record_filed=later(seat, "deadlines.record_filed"),
            confirm_filed=later(seat, "deadlines.confirm_filed"),
            check_date=later(seat, "deadlines.check_date"),
            ask_extension=later(seat, "extensions.ask_extension"),
            extend=later(seat, "extensions.extend"),
            ask_to_close=later(seat, "closings.ask_to_close"),
            close=later(seat, "closings.close"),
            keep_open=later(seat, "closings.keep_open"),
            get_lapse=later(seat, "lapses.get_lapse"),
            record_lapse=later(seat, "lapses.record_lapse"),
            list_open_questions=later(seat, "deadlines.list_open_questions"),
            list_scans=later(seat, "scans.list_scans"),
            add_scan=later(seat, "scans.add_scan"),
            scan_pages=later(seat, "scans.scan_pages"),
            print_slip=later(seat, "sheets.print_control_slip"),
            set_leads=later(seat, "leads.set_leads"),
        ),
        hearings=HearingCalls(
            add_hearing=later(seat, "hearings.add_hearing"),
            change_hearing=later(seat, "hearings.change_hearing"),
            delete_hearing=later(seat, "hearings.delete_hearing"),
        ),
        authorities=AuthorityCalls(
            find=later(seat, "authorities.find"),
            list_choices=later(seat, "authorities.list_choices"),
            get_authority=later(seat, "authorities.get_authority"),
            confirm_authority=later(seat, "authorities.confirm_authority"),
        ),
        filings=FilingCalls(
            list_templates=later(seat, "filings.list_templates"),
            start_memo=later(seat, "filings.start_memo"),
            change_memo=later(seat, "filings.change_memo"),
            get_memo=later(seat, "filings.get_memo"),
            print_memo=later(seat, "filings.print_memo"),
            memo_pages=later(seat, "filings.memo_pages"),
        ),
        custody=CustodyCalls(
            get_custody=later(seat, "custody.get_custody"),
            record_custody=later(seat, "custody.record_custody"),
            change_custody=later(seat, "custody.change_custody"),
            end_custody=later(seat, "custody.end_custody"),
            delete_custody=later(seat, "custody.delete_custody"),
            print_custody=later(seat, "custody.print_custody"),
        ),
        removal=RemovalCalls(
            get_removal=later(seat, "removal.get_removal"),
            list_risks=later(seat, "removal.list_risks"),
            change_removal=later(seat, "removal.change_removal"),
            add_bar=later(seat, "removal.add_bar"),
            change_bar=later(seat, "removal.change_bar"),
            delete_bar=later(seat, "removal.delete_bar"),
        ),
        interim=InterimCalls(
            get_interim=later(seat, "interim.get_interim"),
            choose_body=later(seat, "interim.choose_body"),
            change_interim=later(seat, "interim.change_interim"),
            delete_interim=later(seat, "interim.delete_interim"),
            look_into_documents=later(seat, "interim.look_into_documents"),
        ),
    )


def bind_today(seat: "Seat") -> TodayPort:
    """Bind the first screen."""
    confirm = later(seat, "clock.confirm_clock") if writes(seat) else None
    return TodayPort(partial(get_today, seat), bind_sheets(seat), confirm)


def bind_sheets(seat: "Seat") -> SheetCalls | None:
    """Bind the services behind the office's sheets, for who may print them."""
    if seat.person.role not in {Role.LAWYER, Role.PARALEGAL}:
        return None
    return SheetCalls(
        list_log=later(seat, "sheets.list_log"),
        print_log=later(seat, "sheets.print_log"),
        list_carried=later(seat, "sheets.list_carried"),
        print_carry_list=later(seat, "sheets.print_carry_list"),
        calendar=CalendarCalls(
            export_calendar=later(seat, "calendar_export.export_calendar"),
            list_matters=later(seat, "matters.list_matters"),
        ),
    )


def get_today(seat: "Seat") -> "TodayView":
    """Open what lapsed custody titles ask for, then return the first screen.

    A vault that cannot be written to shows its Today all the same: lapses stand in the panel.
    """
    from caseapp.services import absence, custody, today

    desk = seat.desk()
    since = seat.away_since(lambda: absence.last_here(desk))
    # By a clock that is in doubt nothing is noted: the entry would also take the doubt away.
    if writes(seat) and not today.clock_in_doubt(desk):
        with suppress(UserError):
            custody.note_lapses(desk)
    return today.get_today(desk, since)


def bind_settings(
    seat: "Seat", load: Callable[[], "Settings"], save: Callable[["Settings"], None]
) -> SettingsPort:
    """Bind the settings screen: preferences of this machine, services of this vault."""
    return SettingsPort(
        load=load,
        save=save,
        get_info=later(seat, "vaults.vault_info"),
        list_people=later(seat, "people.list_people"),
        add_person=later(seat, "people.add_person"),
        undo=bind_undo(seat) if writes(seat) else None,
    )


def bind_undo(seat: "Seat") -> UndoCalls:
    """Bind naming and taking back the last change."""
    return UndoCalls(later(seat, "audit.describe_undoable"), later(seat, "audit.undo_last"))


def writes(seat: "Seat") -> bool:
    """Say whether the person's role may change anything."""
    return seat.person.role in {Role.LAWYER, Role.PARALEGAL}


def shell_port(seat: "Seat", t: Catalogue) -> ShellPort:
    """Bind the shell."""
    return ShellPort(
        find=partial(find, seat, t),
        keep_forms=partial(keep_forms, seat),
        take_forms=partial(take_forms, seat),
        undo=bind_undo(seat) if writes(seat) else None,
        proceedings=partial(list_proceedings, seat, t) if writes(seat) else None,
    )


def find(seat: "Seat", t: Catalogue, text: str) -> Sequence[Hit]:
    """Search clients and authorities for the palette."""
    from caseapp.services import authorities, clients

    people_found = clients.list_clients(seat.desk(), text=text, limit=HITS)
    library = authorities.find(seat.desk(), query=text, limit=HITS)
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


def list_proceedings(seat: "Seat", t: Catalogue) -> Sequence[Hit]:
    """Return every proceeding as a hit that opens the form for a new event."""
    from caseapp.services import matters
    from caseapp.ui.words import kind_and_host

    return tuple(
        Hit(
            t(
                "{kind} · file {number}",
                kind=kind_and_host(t, proceeding),
                number=matter.file_number,
            ),
            t(
                "{clients} · {body}",
                clients=", ".join(name for _, name in matter.clients),
                body=proceeding.court_or_body or proceeding.reference_number,
            ),
            Place("proceeding", proceeding.uid, "event"),
        )
        for matter in matters.list_matters(seat.desk())
        for proceeding in matter.proceedings
    )


def keep_forms(seat: "Seat", forms: Sequence[KeptForm]) -> None:
    """Keep the open forms encrypted, in place of what was kept before."""
    from caseapp.services import drafts

    if forms:
        drafts.keep_draft(seat.desk(), OPEN_FORMS, pack(list(forms)))
    else:
        drafts.take_draft(seat.desk(), OPEN_FORMS)


def take_forms(seat: "Seat") -> Sequence[KeptForm]:
    """Return the forms kept by the last lock. They stay kept until the shell keeps others."""
    from caseapp.services import drafts

    kept = drafts.take_draft(seat.desk(), OPEN_FORMS)
    if kept is None:
        return ()
    drafts.keep_draft(seat.desk(), OPEN_FORMS, kept)
    return tuple(unpack(kept))


def prepare(seat: "Seat") -> Changes:
    """Bring the library that ships with the program into a vault that does not have it yet."""
    from caseapp.services import absence, authorities

    desk = seat.desk()
    with suppress(UserError):  # an auditor sees no Today; a vault may be there to be read only
        seat.away_since(lambda: absence.last_here(desk))
        absence.note_presence(desk)
    if seat.person.role is not Role.LAWYER:
        return Changes()
    return authorities.load_pack(seat.desk())


def read_date(clock: "Clock", meaning: Meaning, text: str) -> date:
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
