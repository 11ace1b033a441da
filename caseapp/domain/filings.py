"""What a memo is filled with: facts as the file has them, and the fields that templates name.

The dataclasses `MemoValues` and below are the whole list of fields of the template language: a
template that names another one is refused when it is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from caseapp.domain.blocks import Spans, Table
from caseapp.domain.cited import CitedAuthority


@dataclass(frozen=True, slots=True)
class EventFact:
    """A dated fact for the chronology.

    Attributes:
        what: in the filing's language.
        badge: who says so, or how sure it is; printed on the working copy only.

    """

    day: date
    what: str
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Counsel:
    """Who signs."""

    name: str
    capacity: str = ""
    office: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class MemoFacts:
    """Everything that a memo takes from the file, not yet in words.

    Attributes:
        title: printed title; "" takes the template's own.
        short_title: for the heads of the pages; "" takes the title.
        host_state, requesting_state: ISO 3166 codes; citizenships too.
        names: the client's names, the legal one first.
        sections: the lawyer's text by section key, plain.
        day: date of the filing, printed and in the file's metadata.

    """

    court: str
    day: date
    counsel: Counsel
    names: tuple[str, ...]
    title: str = ""
    short_title: str = ""
    reference_number: str = ""
    file_number: str = ""
    host_state: str = ""
    requesting_state: str = ""
    citizenships: tuple[str, ...] = ()
    date_of_birth: date | None = None
    place: str = ""
    events: tuple[EventFact, ...] = ()
    authorities: tuple[CitedAuthority, ...] = ()
    sections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClientValues:
    """Fields `client.…`."""

    name: str = ""
    other_names: Spans = ()
    date_of_birth: str = ""
    citizenships: str = ""


@dataclass(frozen=True, slots=True)
class CounselValues:
    """Fields `counsel.…`."""

    name: str = ""
    capacity: str = ""
    office: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class EventValues:
    """Fields of one item of `events`."""

    day: str = ""
    what: Spans = ()


@dataclass(frozen=True, slots=True)
class AuthorityValues:
    """Fields of one item of `authorities`; empty where the print gate is closed."""

    citation: Spans = ()
    court: str = ""
    outcome: Spans = ()
    holding: Spans = ()
    note: Spans = ()
    sentence: Spans = ()
    """Citation, outcome, holding and note in one, as far as each may be printed."""
    badge: Spans = ()
    """Grades of the library; on the working copy only."""


@dataclass(frozen=True, slots=True)
class MemoValues:
    """The fields of a memo, in the words of its language."""

    title: str = ""
    court: str = ""
    reference_number: str = ""
    file_number: str = ""
    host_state: str = ""
    requesting_state: str = ""
    place: str = ""
    day: str = ""
    client: ClientValues = ClientValues()
    counsel: CounselValues = CounselValues()
    events: tuple[EventValues, ...] = ()
    authorities: tuple[AuthorityValues, ...] = ()
    """Those that the filing may rely on: none that went against the person."""
    adverse: tuple[AuthorityValues, ...] = ()
    """Those that went against the person and that no text of the lawyer names yet."""
    chronology: Table | None = None
