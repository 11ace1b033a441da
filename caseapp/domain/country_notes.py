"""What an office notes about a state itself: its own notes and incidents, graded by their source."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.errors import UserError


class NoteSort(StrEnum):
    """What an entry of the office is about."""

    NOTE = "note"
    INCIDENT = "incident"
    """Something that happened to a person: a handover, a removal, a refusal at the border."""


class NoteGrade(StrEnum):
    """What an entry of the office rests on, firmest first. Chosen by whoever enters it."""

    LAW = "law"
    COURT = "court"
    OFFICIAL = "official"
    PRESS = "press"
    RUMOUR = "rumour"


@dataclass(frozen=True, slots=True)
class CountryNoteDraft:
    """A note or an incident as the form has it."""

    place: str
    """ISO code of the state, or the name under which facts on a court or body stand."""
    sort: NoteSort
    grade: NoteGrade
    day: date
    """Of the incident; of a note the day on which the source was read."""
    text: str
    source: str
    """Never empty: of a rumour, who told it."""
    version: int | None = None


class UnknownNotePlaceError(UserError):
    """No state has this code and no facts stand under it (values: field, text)."""
