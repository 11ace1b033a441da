"""The office's own sheets: control slip, daily log of deadlines, carry list.

Each print is a way out of the program: it obeys the handling flags of the matters, and the history
keeps when it was made, by whom, and how much it says.
"""

from contextlib import suppress
from datetime import date, timedelta

from caseapp.domain.blocks import Document
from caseapp.domain.blocks.payload import Rendered, read_render_answer, render_request
from caseapp.domain.casefiles import PrintingFailedError
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.errors import DateOrderError
from caseapp.domain.ids import DeadlineUid, MatterUid
from caseapp.domain.vaults import VaultReadOnlyError
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.sheets import CarryRow, LogRow
from caseapp.domain.vocabulary import Naming
from caseapp.i18n import catalogue
from caseapp.models.deadline import Deadline
from caseapp.reports.sheets import carry_list, control_slip, daily_log
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.carried import carried_rows
from caseapp.services.steps.dates.deadline_details import deadline_views
from caseapp.services.steps.dates.deadline_log import log_rows
from caseapp.services.steps.dates.deadline_views import deadlines_query, require_deadline
from caseapp.services.steps.handling import (
    NAMELESS,
    as_handled,
    flags_of,
    note_print,
    require_printable,
)
from caseapp.system.worker import Limits, WorkerError

RENDER = Limits(seconds=120.0)
LONGEST = timedelta(days=366)
"""A log or list of more days is a mistake of typing."""


@allows(*OFFICE)
def print_control_slip(desk: Desk, uid: DeadlineUid) -> MemoPdf:
    """Print the slip of one deadline: rule, dates, calculation, initials; one page.

    Raises:
        NotFoundError: it does not exist or is not visible.
        NotAllowedError: the matter is for lawyers only, and this is none.
        PrintingFailedError: the worker gave no answer.

    """
    with desk.vault.reading() as session:
        placed = require_deadline(session, desk, uid)
        query = deadlines_query(desk).where(Deadline.id == placed.deadline.id)
        flags = flags_of(placed.matter)
        require_printable(desk, flags, "print_control_slip")
        view = as_handled(deadline_views(session, desk, query)[0], flags)
    t = catalogue(desk.language)
    around = (desk.clock.now(), desk.person.name, desk.clock.zone, t)
    printed = _print(desk, control_slip(view, *around))
    if printed.pages > 1:
        printed = _print(desk, control_slip(view, *around, brief=True))
    _note(desk, "print_control_slip", deadline=uid)
    says = Redaction.INITIALS if flags & NAMELESS else Redaction.FULL
    leaves = Leaves(CopyKind.CONTROL_SLIP, says, MatterUid(placed.matter.uid))
    return MemoPdf(printed.data, printed.pages, printed.sha256, leaves=leaves)


@allows(*OFFICE)
def list_log(desk: Desk, first: date, last: date) -> list[LogRow]:
    """Return what was done with deadlines on these days of the office, the earliest first.

    Raises:
        DateOrderError: the last day lies before the first, or more than a year after it.

    """
    _refuse_span(first, last)
    with desk.vault.reading() as session:
        return log_rows(session, desk, first, last)


@allows(*OFFICE)
def print_log(desk: Desk, first: date, last: date) -> MemoPdf:
    """Print the log of these days.

    Raises:
        DateOrderError: as `list_log`.
        PrintingFailedError: the worker gave no answer.

    """
    rows = list_log(desk, first, last)
    printed = _print(desk, daily_log(rows, first, last, catalogue(desk.language)))
    _note(desk, "print_log", first=first, last=last)
    leaves = Leaves(CopyKind.DEADLINE_LOG, Redaction.NUMBER)
    return MemoPdf(printed.data, printed.pages, printed.sha256, leaves=leaves)


@allows(*OFFICE)
def list_carried(
    desk: Desk, first: date, last: date, naming: Naming = Naming.NUMBER
) -> list[CarryRow]:
    """Return the next dates as bare as was asked for: what is to be determined first.

    Raises:
        DateOrderError: as `list_log`.

    """
    _refuse_span(first, last)
    with desk.vault.reading() as session:
        return carried_rows(session, desk, first, last, naming)


@allows(*OFFICE)
def print_carry_list(
    desk: Desk, first: date, last: date, naming: Naming = Naming.NUMBER
) -> MemoPdf:
    """Print the next dates to be carried on paper.

    Raises:
        DateOrderError: as `list_log`.
        PrintingFailedError: the worker gave no answer.

    """
    rows = list_carried(desk, first, last, naming)
    document = carry_list(rows, first, last, naming, catalogue(desk.language))
    printed = _print(desk, document)
    _note(desk, "print_carry_list", first=first, last=last, naming=naming.value)
    leaves = Leaves(CopyKind.CARRY_LIST, Redaction(naming.value))
    return MemoPdf(printed.data, printed.pages, printed.sha256, leaves=leaves)


def _print(desk: Desk, document: Document) -> Rendered:
    try:
        return read_render_answer(desk.isolated("render", render_request(document), RENDER))
    except WorkerError as error:
        raise PrintingFailedError from error


def _note(desk: Desk, command: str, **values: object) -> None:
    """Keep in the history that paper left the office; a vault that is read only prints as well."""
    with suppress(VaultReadOnlyError), desk.vault.writing() as session:
        note_print(session, desk, command, **values)


def _refuse_span(first: date, last: date) -> None:
    if last < first or last - first > LONGEST:
        raise DateOrderError(earlier="first", later="last")
