"""Read models: what a service gives to a screen or to the command line. Frozen, no behaviour."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from caseapp.domain.drafts import EventDateDraft, NameDraft, SafeContactDraft
from caseapp.domain.ids import (
    AuthorityUid,
    ClientUid,
    DeadlineUid,
    DocumentUid,
    EventUid,
    FilingUid,
    HearingUid,
    MatterUid,
    PersonUid,
    ProceedingUid,
    TaskUid,
)
from caseapp.domain.vocabulary import (
    DeadlineState,
    ProceedingKind,
    Role,
    Suspensive,
    Trust,
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody of the office."""

    uid: PersonUid
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One line of the client list."""

    id: int
    uid: ClientUid
    name: str
    other_names: str
    citizenships: str
    file_numbers: str
    host_states: str
    next_day: date | None
    """Safe day of the next open deadline; None: no next step."""
    to_be_determined: bool


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline in a list: sorted and shown by its safe day."""

    uid: DeadlineUid
    proceeding: ProceedingUid
    matter: MatterUid
    file_number: str
    client_name: str
    action: str
    """What has to be done, in the desk's language."""
    court_or_body: str
    host_state: str
    state: DeadlineState
    safe_day: date | None
    last_day: date | None
    last_time: time | None
    zone: str
    against_state: bool
    extendable: bool
    provisional: bool
    trust: Trust | None
    suspensive: Suspensive
    citation: str
    rule: str
    """Id of the rule; "" for a manual one."""
    proof_missing: bool
    version: int
    due_day: date | None = None
    """Day it is sorted and shown by: the safe day, or, while the last day has to be determined,
    the day on which that has to be done."""
    answered: bool = True
    """False while nobody has accepted, changed or declined a proposal."""
    due_moment: datetime | None = None
    """Moment it is sorted by, in UTC."""
    act: str = ""
    """Code of the act that triggered it."""


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One way to read which date started the period."""

    start_label: str
    start: date
    last_day: date
    last_time: time | None
    safe: bool
    """This reading gives the safe day."""


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A deadline with its calculation."""

    row: DeadlineRow
    calculation: tuple[str, ...]
    readings: tuple[ReadingView, ...]
    trust_reason: str
    provisional_reasons: tuple[str, ...]
    hint: str
    """Words of an unverified rule; never a date."""
    source: str
    answered_by: str
    answered_at: datetime | None
    reason: str
    filed_note: str
    steps: tuple[str, ...] = ()
    """What this person may do with it now, as `domain.statuses.Step` codes."""
    entered_by: str = ""
    replaces: DeadlineUid | None = None
    """The deadline that this proposal would replace, once a lawyer accepts it."""


@dataclass(frozen=True, slots=True)
class EventView:
    """An event of a proceeding."""

    uid: EventUid
    proceeding: ProceedingUid
    act: str
    act_label: str
    dates: tuple[EventDateDraft, ...]
    notes: str
    recorded_at: datetime
    recorded_by: str
    version: int
    answers: tuple[tuple[str, str], ...] = ()
    """What was answered to the questions of the rules."""


@dataclass(frozen=True, slots=True)
class HearingRow:
    """A hearing, in the court's local time and in the office's."""

    uid: HearingUid
    proceeding: ProceedingUid
    matter: MatterUid
    file_number: str
    court_or_body: str
    day: date
    at: time | None
    zone: str
    here: datetime | None
    place: str
    judge: str
    interpreter: str
    notes: str
    version: int


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Something to do."""

    uid: TaskUid
    matter: MatterUid
    file_number: str
    text: str
    due: date | None
    done: bool
    version: int


@dataclass(frozen=True, slots=True)
class ProceedingView:
    """A proceeding with everything that stands in it."""

    uid: ProceedingUid
    matter: MatterUid
    file_number: str
    client_names: tuple[str, ...]
    kind: ProceedingKind
    host_state: str
    requesting_state: str
    court_or_body: str
    is_court: bool
    place: str
    zone: str
    reference_number: str
    stage: str
    version: int
    events: tuple[EventView, ...] = ()
    deadlines: tuple[DeadlineView, ...] = ()
    hearings: tuple[HearingRow, ...] = ()
    filings: tuple["FilingRow", ...] = ()


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter with its members and proceedings (without their events)."""

    uid: MatterUid
    file_number: str
    title: str
    clients: tuple[tuple[ClientUid, str], ...]
    members: tuple[PersonRow, ...]
    proceedings: tuple[ProceedingView, ...]
    tasks: tuple[TaskRow, ...]
    version: int


@dataclass(frozen=True, slots=True)
class ClientView:
    """A client file."""

    uid: ClientUid
    names: tuple[NameDraft, ...]
    date_of_birth: date | None
    citizenships: tuple[str, ...]
    languages: tuple[str, ...]
    safe_contact: SafeContactDraft
    notes: str
    version: int
    matters: tuple[MatterView, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalPreview:
    """What saving an event would propose; shown live while the form is filled."""

    rule: str
    action: str
    court_or_body: str
    state: DeadlineState
    safe_day: date | None
    last_day: date | None
    last_time: time | None
    zone: str
    trust: Trust | None
    suspensive: Suspensive
    extendable: bool
    against_state: bool
    citation: str
    calculation: tuple[str, ...]
    readings: tuple[ReadingView, ...]
    provisional_reasons: tuple[str, ...]
    hint: str
    safe_time: time | None = None
    """Local hour of the safe moment; None where the safe day lasts until its end."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the rules ask before they can be counted."""

    key: str
    text: str
    choices: tuple[tuple[str, str], ...]
    """(value, label) pairs; empty: a free value such as a date."""


@dataclass(frozen=True, slots=True)
class EventPreview:
    """The questions that the rules ask of this event, and what it would propose."""

    questions: tuple[Question, ...]
    proposals: tuple[ProposalPreview, ...]


@dataclass(frozen=True, slots=True)
class NoNextStepRow:
    """A client or proceeding that nothing is planned for."""

    client: ClientUid
    client_name: str
    file_number: str


@dataclass(frozen=True, slots=True)
class ServedWithoutDeadlineRow:
    """A proceeding in which something was served and no deadline is open, filed or waived."""

    proceeding: ProceedingUid
    matter: MatterUid
    file_number: str
    court_or_body: str
    act_label: str


@dataclass(frozen=True, slots=True)
class TodayView:
    """The first screen: what must be done, and what can go wrong."""

    day: date
    now: datetime
    to_be_determined: tuple[DeadlineRow, ...] = ()
    overdue: tuple[DeadlineRow, ...] = ()
    today: tuple[DeadlineRow, ...] = ()
    next_days: tuple[DeadlineRow, ...] = ()
    unconfirmed: tuple[DeadlineRow, ...] = ()
    """Filed, waiting for a second look."""
    unchecked: tuple[DeadlineRow, ...] = ()
    """Proposed and not answered yet."""
    hearings: tuple[HearingRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    served_without_deadline: tuple[ServedWithoutDeadlineRow, ...] = ()
    no_next_step: tuple[NoNextStepRow, ...] = ()
    """The first of them by name."""
    no_next_step_count: int = 0
    """How many there are."""
    last_restored_backup: date | None = None
    clock_warning: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """A hit of the library."""

    uid: AuthorityUid
    id_in_pack: str
    title: str
    court: str
    number: str
    day: date
    host_state: str
    requesting_state: str
    outcome: str
    importance: str
    may_be_printed: bool
    """Citation and outcome are verified (print gate)."""
    snippet: tuple[tuple[str, bool], ...] = ()
    """Pieces of text, True where a search word was met."""
    score: float = 0.0
    date_text: str = ""
    """The date as the source has it, perhaps the year alone; print this and not `day`."""
    good_law_note: str = ""
    """Whether it is still good law; wherever the decision prints, this prints with it."""
    paragraph: str = ""
    """The court's number of the paragraph that the snippet is from, where it has one."""


@dataclass(frozen=True, slots=True)
class Facet:
    """How many hits carry one value of one field."""

    field: str
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """One answer of the library."""

    rows: tuple[AuthorityRow, ...]
    total: int
    facets: tuple[Facet, ...] = ()
    more: bool = False
    """`total` and the counts are of the newest hits only; there are more."""


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How another authority treats this one, or this one another."""

    other: AuthorityUid
    other_title: str
    relation: str
    incoming: bool
    basis: str
    code: str = ""
    """The relation as the pack has it ("follows"); `relation` has it in words."""


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """A decision with all that the library knows of it."""

    row: AuthorityRow
    formation: str
    ecli: str
    proceeding_type: str
    issues: tuple[str, ...]
    articles: tuple[str, ...]
    holding: str
    holding_may_be_printed: bool
    pinpoints: tuple[str, ...]
    source: str
    good_law_note: str
    confirmed_by: str
    relations: tuple[RelationRow, ...] = ()
    confirmed_at: datetime | None = None
    confirmation_note: str = ""
    citation_verified: bool = False
    outcome_verified: bool = False
    destination_verified: str = ""
    """yes, no or n/a."""
    holding_verified: str = ""
    """Grade of the holding, in the pack's words."""
    needs_confirmation: bool = False
    """The holding prints only after a lawyer has confirmed it."""
    confidence: str = ""
    hudoc_itemid: str = ""


@dataclass(frozen=True, slots=True)
class FilingRow:
    """A memo of a proceeding."""

    uid: FilingUid
    proceeding: ProceedingUid
    title: str
    template: str
    language: str
    changed_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class MemoView:
    """A memo as the builder shows it. `sections` are (key, label, text) in the template's order."""

    row: FilingRow
    addressee: str
    sections: tuple[tuple[str, str, str], ...]
    authorities: tuple[tuple[AuthorityRow, str], ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoPdf:
    """A printed memo."""

    data: bytes
    pages: int
    sha256: str
    warnings: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document by its newest version."""

    uid: DocumentUid
    matter: MatterUid
    file_number: str
    client: ClientUid
    client_name: str
    title: str
    file_name: str
    media_type: str
    number: int
    """Of the newest version, from 1."""
    size: int
    sha256: str
    added_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry of the history. `before` and `after` are canonical JSON."""

    seq: int
    at: datetime
    person: PersonUid
    person_name: str
    device: str
    command: str
    group: str
    kind: str
    uid: str
    version: int
    before: str | None
    after: str | None
    undone: bool
    """A later command took this one back."""


@dataclass(frozen=True, slots=True)
class VaultCheck:
    """What a check of the vault found."""

    header_from_previous: bool
    """The newer header is damaged and the one before it was used."""
    bad_pages: tuple[str, ...]
    """What SQLCipher and SQLite say about the database file; empty: sound."""
    history_entries: int
    history_broken_at: int | None
    """First entry that does not fit the chain."""
    contradicted: tuple[tuple[str, str], ...]
    """(kind, uid) of records that are not as their last history entry left them."""
    documents: int
    bad_documents: tuple[str, ...]
    """Uids of documents with a version that is missing, cut or altered."""

    @property
    def sound(self) -> bool:
        """Say that nothing was found."""
        return not (
            self.header_from_previous
            or self.bad_pages
            or self.history_broken_at is not None
            or self.contradicted
            or self.bad_documents
        )


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """What `vault info` and the settings screen tell."""

    path: str
    vault_id: str
    format_version: int
    schema: str
    slots: tuple[str, ...]
    people: tuple[PersonRow, ...]
    counts: tuple[tuple[str, int], ...]
    header_from_previous: bool = False
    """The newer header is damaged; the vault opened by the one before it."""
