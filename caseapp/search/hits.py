"""What a search returns: decisions with their best paragraphs."""

from dataclasses import dataclass

from caseapp.search.passages import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A decision that was found: its local id, its best paragraphs and how well it fits."""

    authority: int
    paragraphs: tuple[Passage, ...]
    """The best first; () where none was looked for or none has a word."""
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """Decisions, best first. `more`: there are further ones that were not looked at."""

    hits: tuple[Hit, ...]
    more: bool
