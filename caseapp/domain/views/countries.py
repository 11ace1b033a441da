"""Profiles of states as the Countries screen and the command line show them."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.countries import FactGrade, Standing, Subject, Treaty
from caseapp.domain.country_notes import NoteGrade, NoteSort
from caseapp.domain.views.rules import RuleRow


@dataclass(frozen=True, slots=True)
class CountryRow:
    """One place in the list. It counts what was collected; it judges no state."""

    place: str
    name: str
    is_state: bool
    facts: int
    unverified: int
    """Facts among them that nobody verified."""
    is_ours: bool
    """One of the states in which the office works."""
    notes: int
    """The office's own; 0 for who may not read them."""
    checked_on: date | None
    """Day of the oldest fact; None where nothing was collected."""


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact: words of the reader's language where there are any, and the note verbatim."""

    subject: Subject
    heading: str
    """What it says in the reader's language ("Turkish; Latin script"), else its name."""
    note: str
    """What those who collected it wrote, in English."""
    correction: str
    """What common belief has wrong about it, in English."""
    source: str
    """Empty where none was seen."""
    grade: FactGrade
    grade_text: str
    checked_on: date
    address: str = ""
    without_notice: bool = False
    """An incident in which nobody was told before."""


@dataclass(frozen=True, slots=True)
class TreatyView:
    """Where a state stands towards one treaty, with the facts behind it."""

    treaty: Treaty
    name: str
    standing: Standing
    standing_text: str
    disputed: bool
    grade: FactGrade
    grade_text: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class CountrySection:
    """All facts on one subject; none at all is an answer too."""

    subject: Subject
    title: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class ComingHoliday:
    """A day off of the coming months."""

    day: date
    name: str
    estimated: bool
    """A feast that may fall on another day."""


@dataclass(frozen=True, slots=True)
class CountryNoteView:
    """A note or an incident that this office entered."""

    uid: str
    place: str
    sort: NoteSort
    grade: NoteGrade
    day: date
    text: str
    source: str
    entered_by: str
    version: int


@dataclass(frozen=True, slots=True)
class CountryView:
    """Everything that is known about one place."""

    row: CountryRow
    treaties: tuple[TreatyView, ...]
    treaties_missing: tuple[str, ...]
    """Names of treaties about which nothing was collected."""
    sections: tuple[CountrySection, ...]
    """By subject, without the treaties; those that every profile should have stand there empty."""
    missing: tuple[str, ...]
    """Titles of further subjects about which nothing was collected."""
    holidays: tuple[ComingHoliday, ...]
    holidays_trouble: str
    """Why no day off can be named, in words; never means that there is none."""
    rules: tuple[RuleRow, ...]
    """Rules in force there, those that give a date first."""
    authorities: int | None = None
    """Decisions of the library that concern this host state; None: not known here."""
    notes: tuple[CountryNoteView, ...] | None = None
    """The office's own, the newest first; None: not for this person, or no vault is open."""
