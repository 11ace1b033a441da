"""People of the office, as services return them."""

from dataclasses import dataclass

from caseapp.domain.ids import PersonUid
from caseapp.domain.vocabulary import Role


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody of the office."""

    uid: PersonUid
    name: str
    role: Role
