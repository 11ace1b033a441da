"""What a form hands to one command: plain values, not yet checked, not yet stored.

A draft that changes a record carries the `version` it was read at; a new record has none.
"""

from dataclasses import dataclass, field
from datetime import date, time

from caseapp.domain.ids import ClientUid, MatterUid, PersonUid, ProceedingUid
from caseapp.domain.vocabulary import DateKind, Manner, ProceedingKind


@dataclass(frozen=True, slots=True)
class NameDraft:
    """One name of a client: `kind` is legal, passport or alias; `script` an ISO 15924 code."""

    text: str
    kind: str = "legal"
    script: str = ""


@dataclass(frozen=True, slots=True)
class SafeContactDraft:
    """How the client can be reached without putting anybody at risk."""

    channel: str = ""
    address: str = ""
    hours: str = ""
    agreed_words: str = ""
    never: str = ""


@dataclass(frozen=True, slots=True)
class ClientDraft:
    """A client as the form has them. Citizenships are ISO 3166 codes, languages ISO 639 codes."""

    names: tuple[NameDraft, ...]
    date_of_birth: date | None = None
    citizenships: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    safe_contact: SafeContactDraft = field(default_factory=SafeContactDraft)
    notes: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class MatterDraft:
    """A file of work. Without a `file_number` the next one of the year is given ("2026/014")."""

    title: str
    clients: tuple[ClientUid, ...]
    members: tuple[PersonUid, ...] = ()
    """Empty means: whoever opens the matter."""
    file_number: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ProceedingDraft:
    """One procedure of a matter. States are ISO 3166 codes; `is_court` tells court from body."""

    matter: MatterUid
    kind: ProceedingKind
    host_state: str
    requesting_state: str = ""
    court_or_body: str = ""
    is_court: bool = True
    place: str = ""
    """Subdivision of the court's seat for the holiday calendar, such as DE-BY; empty: the state."""
    reference_number: str = ""
    stage: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class EventDateDraft:
    """One dated fact of an event, in the local time of the place."""

    kind: DateKind
    day: date
    at: time | None = None
    manner: Manner = Manner.UNKNOWN
    claimed_by: str = ""
    """Who says so: "client", "the court's record" …"""


@dataclass(frozen=True, slots=True)
class EventDraft:
    """Something that happened in a proceeding.

    `act` is a code of `wording.terms.act` ("arrest", "extradition_decision" …): what was decided
    or done, which is what rules are triggered by.
    """

    proceeding: ProceedingUid
    act: str
    dates: tuple[EventDateDraft, ...]
    answers: tuple[tuple[str, str], ...] = ()
    """Answers to the questions that the rules ask, such as ("remedy_notice", "wrong")."""
    notes: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class HearingDraft:
    """An appointment before a court, in the court's local time."""

    proceeding: ProceedingUid
    day: date
    at: time | None = None
    place: str = ""
    judge: str = ""
    interpreter: str = ""
    notes: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ManualDeadlineDraft:
    """A last day typed by a person: never without its source."""

    proceeding: ProceedingUid
    action: str
    last_day: date
    source: str
    at: time | None = None


@dataclass(frozen=True, slots=True)
class MemoDraft:
    """A memo to be filled from the file. `authorities` are (authority uid, pinpoint) pairs."""

    proceeding: ProceedingUid
    template: str
    language: str
    title: str = ""
    addressee: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    """Text of each section of the template, typed by the lawyer: (section key, plain text)."""
    authorities: tuple[tuple[str, str], ...] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """Something to do in a matter."""

    matter: MatterUid
    text: str
    due: date | None = None
