"""People of the office, as services return them."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.ids import MatterUid, PersonUid
from caseapp.domain.vocabulary import Role


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody of the office."""

    uid: PersonUid
    name: str
    role: Role
    until: date | None = None
    """Last day on which a guest may read."""


@dataclass(frozen=True, slots=True)
class GuestMatter:
    """A matter that a guest may be let into, by its number."""

    uid: MatterUid
    file_number: str
    title: str
    named: bool
    """The guest is a member."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody of the office, as the page of people shows them."""

    row: PersonRow
    version: int
    owner: bool
    """Opens with the recovery code of the vault."""
    keys: int
    """How many keys open the vault for them; none: nobody can sit down as them yet."""
    here: bool
    """Sits at the desk now."""
    over: bool = False
    """A guest whose last day has passed."""
