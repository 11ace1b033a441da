"""Tags that an office gives to decisions."""

from dataclasses import dataclass

from caseapp.domain.annotations import MarkColour
from caseapp.domain.errors import UserError
from caseapp.domain.ids import MatterUid

LONGEST_TAG = 60
"""Characters of a tag: it is read at a glance."""


class SameTagError(UserError):
    """There is a tag of this name already: two tags are merged, not named alike (values: name)."""


class TagOwnersDifferError(UserError):
    """A tag of a matter and one of the office, or of another matter, cannot be merged."""


@dataclass(frozen=True, slots=True)
class TagDraft:
    """A tag; `matter` None: of the office. To whom it belongs never changes."""

    name: str
    colour: MarkColour | None = None
    matter: MatterUid | None = None
    version: int | None = None
