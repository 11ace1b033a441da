"""The field's fixed words as codes; `wording.terms` has the word of each in every language."""

from enum import StrEnum


class ProceedingKind(StrEnum):
    """One procedure inside a matter."""

    EXTRADITION = "extradition"
    EXPULSION = "expulsion"
    """Deportation, expulsion or return."""
    RESIDENCE_REFUSAL = "residence_refusal"
    ENTRY_REFUSAL = "entry_refusal"
    """Entry refusal or entry ban."""
    ASYLUM = "asylum"
    INTERIM_MEASURES = "interim_measures"
    CUSTODY = "custody"
    INTERPOL = "interpol"
    INDIVIDUAL_COMPLAINT = "individual_complaint"
    """ECtHR, CAT, HRC or WGAD."""
    OTHER = "other"


class DateKind(StrEnum):
    """What one date of an event says; each rule lists the kinds that may start it."""

    DECIDED = "decided"
    ISSUED = "issued"
    SENT = "sent"
    SERVED_ON_CLIENT = "served_on_client"
    SERVED_ON_COUNSEL = "served_on_counsel"
    DEEMED_SERVED = "deemed_served"
    LEARNT = "learnt"
    PRONOUNCED = "pronounced"
    SEIZED = "seized"
    SEIZED_RECORDED = "seized_recorded"
    """The hour of arrest as the record has it, beside the actual one."""
    REQUEST_RECEIVED = "request_received"
    REGISTERED = "registered"
    LODGED = "lodged"
    POSTED = "posted"
    READY_FOR_COLLECTION = "ready_for_collection"
    """The day from which a letter could be fetched at the post office."""
    FILED = "filed"
    HEARD = "heard"
    ARRIVED = "arrived"
    ENTERED_INTO_FORCE = "entered_into_force"
    FIXED = "fixed"
    """A date fixed for an act, such as surrender or removal."""
    EXPIRES = "expires"
    """The day on which a title or a term ends."""
    OBSTACLE_REMOVED = "obstacle_removed"
    """What kept somebody from acting in time has ended."""


SERVICE_KINDS = (DateKind.SERVED_ON_CLIENT, DateKind.SERVED_ON_COUNSEL, DateKind.DEEMED_SERVED)
"""Dates of service: where they differ, which one counts is in dispute."""


class Manner(StrEnum):
    """How something was served."""

    HANDED_OVER = "handed_over"
    REGISTERED_POST = "registered_post"
    POST = "post"
    COUNSEL = "counsel"
    FACILITY = "facility"
    """Handed to the custody or reception facility."""
    ELECTRONIC = "electronic"
    PUBLIC_NOTICE = "public_notice"
    PRONOUNCED = "pronounced"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Trust(StrEnum):
    """How far a rule was checked, best first (law README); never raised by the program."""

    LAW_TEXT = "law-text"
    LAW_TEXT_DATED = "law-text-dated"
    OFFICIAL = "official"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Suspensive(StrEnum):
    """Whether the act that the deadline is for keeps the decision from being carried out."""

    YES = "yes"
    NO = "no"
    PARTIAL = "partial"
    IF_GRANTED = "only_if_granted"
    UNVERIFIED = "unverified"
    NOT_APPLICABLE = "not_applicable"


class DeadlineState(StrEnum):
    """Where a deadline stands; `UNANSWERED` lists the states in which it has to be met."""

    PROPOSED = "proposed"
    TO_BE_DETERMINED = "to_be_determined"
    OPEN = "open"
    SERVICE_DISPUTED = "service_disputed"
    FILED = "filed"
    CONFIRMED = "confirmed"
    EXTENSION_ASKED = "extension_asked"
    """Asked is not granted: it is still open, and the old last day still counts."""
    EXTENDED = "extended"
    """A new last day was granted; typed with its source."""
    WAIVED = "waived"
    NO_REMEDY = "no_remedy"
    """Was to be determined; the file holds the source that says there is nothing to file."""
    DECLINED = "declined"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"


UNANSWERED = frozenset(
    {
        DeadlineState.PROPOSED,
        DeadlineState.TO_BE_DETERMINED,
        DeadlineState.OPEN,
        DeadlineState.SERVICE_DISPUTED,
        DeadlineState.EXTENSION_ASKED,
        DeadlineState.EXTENDED,
    }
)
"""States in which a deadline still has to be met."""


class Closing(StrEnum):
    """How a deadline is given up: by a lawyer, in two steps, with a reason."""

    WAIVE = "waive"
    SUPERSEDE = "supersede"
    DELETE = "delete"
    DECLINE = "decline"
    """Of a proposal that cannot be extended; any other is declined at once."""


class Role(StrEnum):
    """What a person may do in this office."""

    LAWYER = "lawyer"
    PARALEGAL = "paralegal"
    GUEST = "guest"
    AUDITOR = "auditor"


EVERYBODY = (Role.LAWYER, Role.PARALEGAL, Role.GUEST, Role.AUDITOR)
OFFICE = (Role.LAWYER, Role.PARALEGAL)
READERS = (Role.LAWYER, Role.PARALEGAL, Role.GUEST)


class SlotKind(StrEnum):
    """What opens a key slot of the vault; part of the vault format."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the kind, not a secret
    KEYFILE = "passphrase+keyfile"
    RECOVERY = "recovery"
    """A printed code; whoever opens with it must choose a new passphrase."""
    DEVICE = "device"
    """A random secret in this computer's keyring."""


class HandlingFlag(StrEnum):
    """What a matter forbids on every way out of the program."""

    SOURCE = "source"
    """Do not name the source."""
    LAWYER_ONLY = "lawyer_only"
    RELATIVES = "relatives"
    """Danger to relatives."""


class CalendarLevel(StrEnum):
    """How much a calendar file says of whom it is about, least first."""

    APPOINTMENT = "appointment"
    """Neither name nor file number."""
    FILE_NUMBER = "file-number"
    FULL = "full"
    """Names, what has to be done, and before which court."""


class LeadKind(StrEnum):
    """What has to go out before a deadline, in the order in which it is done."""

    TRANSLATION = "translation"
    NOTARY = "notary"
    POST = "post"


class Naming(StrEnum):
    """How much a list on paper says of whom it is about, least first."""

    NUMBER = "number"
    """The file number only."""
    INITIALS = "initials"
    """Initials and file number."""
    FULL = "full"
    """Names, what has to be done, and before which court."""
