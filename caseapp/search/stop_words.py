"""Words that say nothing about a decision."""

from functools import lru_cache

from caseapp import resources


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Return them, folded, in English and Russian."""
    text = resources.path("search", "stop_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
