"""The tags that a person may search by: those of the office, and of the matters they belong to.

Every other tag has neither a name nor a count here: even how many decisions carry it would tell
what a restricted matter is about.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy.orm import Session

from caseapp.domain.text import fold
from caseapp.i18n import LANGUAGES, catalogue
from caseapp.models.base import live
from caseapp.models.matter import Matter
from caseapp.models.tag import Tag
from caseapp.services.desk import Desk
from caseapp.services.steps.access import is_visible
from caseapp.wording.library import tag_text


class SeenTag(NamedTuple):
    """What a tag is called, and the file number of its matter; "" for one of the office."""

    name: str
    file_number: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return what may be typed for it, folded: its name, and as it is shown."""
        shown = (tag_text(*self, catalogue(language)) for language in LANGUAGES)
        return tuple(dict.fromkeys(map(fold, (self.name, *shown))))


Tags = Mapping[str, SeenTag]
"""Tags by their uids."""


def seen_tags(session: Session, desk: Desk) -> Tags:
    """Return the tags of the person at the desk by their uids."""
    query = (
        live(Tag, Tag.uid, Tag.name, Matter.file_number)
        .outerjoin(Matter, Matter.id == Tag.matter_id)
        .where(is_visible(desk, Tag))
    )
    return {uid: SeenTag(name, number or "") for uid, name, number in session.execute(query)}
