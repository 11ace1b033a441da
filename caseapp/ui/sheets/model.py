"""What the forms of the office's sheets need from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from caseapp.domain.calendar_files import CalendarFile
    from caseapp.domain.ids import MatterUid
    from caseapp.domain.views.filings import MemoPdf
    from caseapp.domain.views.matters import MatterView
    from caseapp.domain.views.sheets import CarryRow, LogRow
    from caseapp.domain.vocabulary import CalendarLevel, Naming


class SheetCalls(NamedTuple):
    """The services behind the sheets; each takes the first and the last day."""

    list_log: Callable[[date, date], Sequence[LogRow]]
    print_log: Callable[[date, date], MemoPdf]
    list_carried: Callable[[date, date, Naming], Sequence[CarryRow]]
    print_carry_list: Callable[[date, date, Naming], MemoPdf]
    calendar: CalendarCalls | None = None


class CalendarCalls(NamedTuple):
    """What the calendar file needs."""

    export_calendar: Callable[[CalendarLevel, MatterUid | None], CalendarFile]
    list_matters: Callable[[], Sequence[MatterView]]
