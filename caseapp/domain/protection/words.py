"""Fixed words of custody, removal and interim measures, as codes; `wording` has each of them."""

from enum import StrEnum


class CustodyEnd(StrEnum):
    """How somebody left custody. Only the file says so; no lapsed limit ever does."""

    LET_OUT = "let_out"
    """Left the place of detention."""
    SURRENDERED = "surrendered"
    """Handed over to another State."""
    REMOVED = "removed"
    ESCAPED = "escaped"
    OTHER = "other"


class BarKind(StrEnum):
    """What an act that is said to bar removal is."""

    COURT_ORDER = "court_order"
    """A court ordered that the removal must not take place; the order is in the file."""
    RULE = "rule"
    """The law itself suspends, by a rule that this office reviewed."""
    BODY_MEASURE = "body_measure"
    """A body that is no court asked the State not to remove: never counted by itself."""
    OTHER = "other"
    """A promise, a practice, a pending request: never counted."""


class InterimBody(StrEnum):
    """Where interim measures can be asked for."""

    DOMESTIC = "domestic"
    """A court or body of the host state: always first."""
    ECHR = "echr"
    CAT = "cat"
    HRC = "hrc"
    WGAD = "wgad"


class InterimState(StrEnum):
    """Where a request for interim measures stands."""

    CHOSEN = "chosen"
    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class TaskCode(StrEnum):
    """What a task that the program opened is about; a task typed by a person has none."""

    INTERIM = "interim"
    """A refusal without suspensive effect: ask for interim measures today."""
    LAPSE_APPLICATION = "lapse_application"
    """A custody title lapsed: apply to the court."""
    LAPSE_GATE = "lapse_gate"
    """A custody title lapsed: be at the gate, a new arrest is possible."""
