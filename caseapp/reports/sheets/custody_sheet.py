"""The custody sheet: both hours of seizure and what lies between, each limit by both counts.

It is internal; what a complaint takes from it are the sentences and the table of hours.
"""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from caseapp.domain.blocks import Block, Document, Table
from caseapp.domain.views.custody import CustodyView, LimitView
from caseapp.i18n import Catalogue
from caseapp.reports.sheets.frame import note, sheet, text
from caseapp.wording.custody import state_text
from caseapp.wording.days import day_text, moment_text

_WIDTHS = (0.3, 0.7)


def custody_sheet(
    view: CustodyView, file_number: str, now: datetime, printed_by: str, zone: str, t: Catalogue
) -> Document:
    """Return the sheet of one stay in custody.

    Args:
        view: the custody as the panel shows it.
        file_number: of the matter.
        now: when it is printed, UTC.
        printed_by: the person at the desk.
        zone: of the office.
        t: language of the sheet.

    """
    here = now.astimezone(ZoneInfo(zone))
    printed = t(
        "{day}, {hour}, {name}",
        day=day_text(here.date(), t),
        hour=f"{here:%H:%M}",
        name=printed_by,
    )
    rows = [
        (t("File"), t("{number} · {client}", number=file_number, client=view.client_name)),
        *_about(view, t),
        (t("Printed"), printed),
    ]
    filled = tuple((text(label, bold=True), text(value)) for label, value in rows if value)
    blocks: list[Block] = [Table((), filled, _WIDTHS)]
    if view.difference:
        blocks.append(note(view.difference))
    if view.limits:
        blocks.append(_limits(view, t))
    blocks.extend(note(one.sentence) for one in view.limits if one.by_actual is not None)
    return sheet(t("Custody sheet"), here.date(), blocks, t)


def _about(view: CustodyView, t: Catalogue) -> Iterator[tuple[str, str]]:
    place = ZoneInfo(view.zone)
    if view.seized_at is not None:
        actual = datetime.combine(view.seized_day, view.seized_at, place)
        yield t("Seized, actual hour"), moment_text(actual, t)
    else:
        yield t("Seized, actual hour"), day_text(view.seized_day, t)
    if view.recorded_day is not None:
        shown = day_text(view.recorded_day, t)
        if view.recorded_at is not None:
            shown = moment_text(datetime.combine(view.recorded_day, view.recorded_at, place), t)
        yield t("Seized, hour in the record"), shown
    yield t("Place"), view.place
    yield t("Legal basis"), view.basis
    yield t("Title"), view.title
    if view.title_until is not None:
        yield t("Title until"), day_text(view.title_until, t)
    yield t("Local time"), view.zone


def _limits(view: CustodyView, t: Catalogue) -> Table:
    words = (t("Limit"), t("By the actual hour"), t("By the record"), t("State"))
    header = tuple(text(word, bold=True) for word in words)
    rows = tuple(
        (
            text(_name(one, t)),
            text(moment_text(one.by_actual, t) if one.by_actual else t("To be determined")),
            text(moment_text(one.by_recorded, t) if one.by_recorded else ""),
            text(state_text(one.state, t, is_title=one.is_title)),
        )
        for one in view.limits
    )
    return Table(header, rows, (0.4, 0.22, 0.22, 0.16))


def _name(one: LimitView, t: Catalogue) -> str:
    if not one.citation:
        return one.label
    return t("{action} ({citation})", action=one.label, citation=one.citation)
