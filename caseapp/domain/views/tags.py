"""Tags, as services return them."""

from dataclasses import dataclass

from caseapp.domain.annotations import MarkColour
from caseapp.domain.ids import AuthorityUid, MatterUid


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag; `count` says how many decisions of the library have it."""

    uid: str
    version: int
    name: str
    colour: MarkColour | None
    matter: MatterUid | None
    file_number: str
    """"" where the tag belongs to the office."""
    count: int = 0


@dataclass(frozen=True, slots=True)
class TaggedDecision:
    """A decision that a tag was given to."""

    authority: AuthorityUid
    title: str
