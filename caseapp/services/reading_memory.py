"""Where each person left the texts they read, and how they cite: kept in the vault, for them alone.

No change of any case, so not in the history; a vault that is open for reading only remembers
nothing.
"""

from typing import Any

from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.reading_memory import MOST_PLACES, ReadingMemory
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.kept import keep_setting, read_setting

READING = "reading."
"""Setting, followed by the uid of a person: style and places."""


@allows(*READERS)
def recall_reading(desk: Desk) -> ReadingMemory:
    """Return what this person left; what cannot be read counts as nothing."""
    with desk.vault.reading() as session:
        stored: Any = read_setting(session, READING + desk.person.uid)
    kept = stored if isinstance(stored, dict) else {}
    places = kept.get("places")
    return ReadingMemory(
        _style(kept.get("style")),
        tuple(_places(places) if isinstance(places, list) else ()),
    )


@allows(*READERS)
def remember_reading(desk: Desk, memory: ReadingMemory) -> None:
    """Keep it, in place of what was kept before."""
    places = [list(one) for one in memory.places[-MOST_PLACES:]]
    with desk.vault.writing() as session:
        keep_setting(
            *(session, READING + desk.person.uid),
            {"style": _style(memory.style), "places": places},
        )


def _style(code: object) -> str:
    return code if isinstance(code, str) and code in set(CitationStyle) else ""


def _places(stored: list[Any]) -> list[tuple[AuthorityUid, int]]:
    return [
        (AuthorityUid(one[0]), one[1])
        for one in stored
        if isinstance(one, list) and list(map(type, one)) == [str, int] and one[1] >= 0
    ]
