"""The law that this installation ships: read once, on first use."""

from functools import lru_cache

from caseapp.packs.law import LawPacks, load


@lru_cache(maxsize=1)
def law() -> LawPacks:
    """Return the packs of law.

    Raises:
        PackError: a pack is damaged; no rule is used at all.

    """
    return load()
