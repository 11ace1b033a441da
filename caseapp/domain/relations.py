"""How decisions stand to each other: which relations warn, of what kind each is, where it is said."""

import re
from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType


class RelationKind(StrEnum):
    """Kinds of relations, the gravest first; a drawing has a colour and a shape for each."""

    UNDOES = "undoes"
    """Superseded, revised, departed from, or its finding about a country reassessed."""
    DISTINGUISHES = "distinguishes"
    FOLLOWS = "follows"
    """Follows, applies, extends, clarifies or reaffirms."""
    BELONGS = "belongs"
    """Another decision of the same case, or decided with it."""
    CITES = "cites"
    """Cites, considers or compares, without more."""


KIND_OF = MappingProxyType(
    {
        "superseded_by_grand_chamber": RelationKind.UNDOES,
        "revised_by": RelationKind.UNDOES,
        "departs_from": RelationKind.UNDOES,
        "departs_from_country_finding_in": RelationKind.UNDOES,
        "reassesses_country_finding_in": RelationKind.UNDOES,
        "distinguishes": RelationKind.DISTINGUISHES,
        "follows": RelationKind.FOLLOWS,
        "applies": RelationKind.FOLLOWS,
        "extends": RelationKind.FOLLOWS,
        "clarifies": RelationKind.FOLLOWS,
        "reaffirms": RelationKind.FOLLOWS,
        "decided_with_approach_of": RelationKind.FOLLOWS,
        "followed_by_new_application": RelationKind.BELONGS,
        "follow_up_of": RelationKind.BELONGS,
        "companion_of": RelationKind.BELONGS,
        "cites": RelationKind.CITES,
        "considers": RelationKind.CITES,
        "compares": RelationKind.CITES,
    }
)
"""Of every relation that a pack may have (`domain.authorities.TREATMENTS`)."""

_FROM_EARLIER = frozenset({"superseded_by_grand_chamber", "revised_by"})
"""Relations that undo and are told by the earlier decision; the others are told by the later."""
_SHORTEST_NAME = 5
"""A party's name that is shorter is too common to stand for its case."""
_SIGN = re.compile(r"§+\s*(\d+[a-z]?(?:\s*[-–]\s*\d+)?(?:,\s*\d+(?:\s*[-–]\s*\d+)?)*)")


def warns(code: str, *, incoming: bool) -> bool:
    """Say whether a relation undoes the decision that it is shown with.

    Args:
        code: the relation as the pack has it.
        incoming: the other decision is the one that tells it.

    """
    return KIND_OF[code] is RelationKind.UNDOES and incoming is not (code in _FROM_EARLIER)


def pinpoints(basis: str) -> tuple[str, ...]:
    """Read where a relation is said, from words such as "VERIFIED in the full text: §§ 32-42".

    The first ones count: what follows may be paragraphs of the other decision.
    """
    found = _SIGN.search(basis)
    if found is None:
        return ()
    return tuple(part.strip().replace("–", "-") for part in found[1].split(","))


def marks_of(title: str, numbers: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Return by what words a judgment speaks of a decision: its number, its name, its first party.

    Args:
        title: of the decision, such as "Saadi v. Italy".
        numbers: its application or case numbers.
        others: titles among which it must be told apart: where two begin alike, the whole name
            is needed.

    """
    party = title.partition(" v. ")[0]
    alike = [one for one in others if one != title and one.partition(" v. ")[0] == party]
    short = () if alike or len(party) < _SHORTEST_NAME or party == title else (party,)
    return (*(one for one in numbers if any(sign.isdigit() for sign in one)), title, *short)


def speaks_of(marks: Iterable[str]) -> "re.Pattern[str]":
    """Return the pattern that finds these marks as whole words."""
    words = "|".join(re.escape(one) for one in marks)
    return re.compile(rf"(?<![\w/-])(?:{words})(?![\w/-])")
