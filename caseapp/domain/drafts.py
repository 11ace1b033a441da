"""What a form hands to one command: plain values, not yet checked, not yet stored.

A draft that changes a record carries the `version` it was read at; a new record has none.
"""

from dataclasses import dataclass, field
from datetime import date, time

from caseapp.domain.ids import ClientUid, DocumentUid, MatterUid, PersonUid, ProceedingUid
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
    extendable: bool = False


@dataclass(frozen=True, slots=True)
class FiledDraft:
    """That an act was done: how, where, at which local time, and what proves it.

    Without an incoming number, a receipt or a scan the filing stands as "proof missing".
    """

    how: str
    where: str
    day: date
    at: time | None = None
    reference: str = ""
    scan: DocumentUid | None = None
    """A document of the same matter."""


@dataclass(frozen=True, slots=True)
class WaiverDraft:
    """What must be on file before a client's right is given up; each part is needed."""

    interpreter: str
    """Name of the interpreter, or why none was needed."""
    informed: str
    """What the client was told of the consequences, by whom and in which language."""
    reflection: str
    """How much time to reflect the client had: from when to when."""
    second_lawyer: str
    """Another lawyer who looked at it."""
    instruction: DocumentUid | None = None
    """The signed instruction: a document of the same matter."""
    revoke_until: date | None = None
    """Last day on which the waiver can be revoked."""
    no_revocation: str = ""
    """Where no such day exists: the source that says so."""


@dataclass(frozen=True, slots=True)
class LapseDraft:
    """What was done about a last day that has passed.

    Attributes:
        note: what was found and decided; dated by the program.
        restoration: follow the restoration up with a deadline of its own.
        obstacle_ended: day on which what kept from acting ended; starts the restoration's period.
        tell_client: by which day the client is to be told; None: the client has been told.

    """

    note: str
    restoration: bool = True
    obstacle_ended: date | None = None
    tell_client: date | None = None


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
