"""More like this: decisions that say the same weighty words and carry the same labels."""

from collections import Counter
from heapq import nlargest
from typing import Final

from sqlalchemy import Connection, text

from caseapp.domain.authorities import Label
from caseapp.search import weights
from caseapp.search.hits import Hit
from caseapp.search.questions import Question, Term
from caseapp.search.ranking import COUNTING, rank
from caseapp.search.selection import Allowed
from caseapp.search.stems import is_number

MOST_WORDS: Final = 30
"""Stems of a decision that others are compared by."""
_LOOKED_AT: Final = 240
"""Stems whose rarity is looked up, those that the decision says most often."""
_SHORTEST: Final = 3
_MOST_COMMON: Final = 0.3
"""Share of the library above which a stem tells nothing."""
_LABELS: Final = 0.6
"""What the same labels add, against the same words."""

_SHARED = text(
    "SELECT o.authority_id, o.label, count(*) FROM authority_label o JOIN authority_label m"
    " ON m.label = o.label AND m.value = o.value WHERE m.authority_id = :authority"
    " AND o.authority_id <> :authority AND o.label IN (:issue, :requesting, :article)"
    " GROUP BY o.authority_id, o.label"
)
_OWN = text(
    "SELECT label, count(*) FROM authority_label WHERE authority_id = :authority GROUP BY label"
)
_WORTH: Final = {Label.ISSUE: 0.5, Label.REQUESTING_STATE: 0.3, Label.ARTICLE: 0.2}


def find_similar(connection: Connection, authority: int, limit: int) -> list[Hit]:
    """Return the decisions most like one, the best first; none for one without words."""
    question = Question(_weightiest(connection, authority), ())
    if not question.terms:
        return []
    ranked = rank(connection, question, Allowed(never=frozenset((authority,))), care=COUNTING)
    if not ranked:
        return []
    most = ranked[0].score
    shared = _shared_labels(connection, authority)
    scores = {one.authority: one.score / most for one in ranked}
    hits = [Hit(one, (), score + _LABELS * shared.get(one, 0.0)) for one, score in scores.items()]
    return nlargest(limit, hits, key=lambda hit: (hit.score, hit.authority))


def _weightiest(connection: Connection, authority: int) -> tuple[Term, ...]:
    """Return the stems that tell a decision from the rest of the library."""
    said = nlargest(_LOOKED_AT, weights.weights_of(connection, authority), key=lambda one: one[1])
    documents = weights.prepare(connection)
    valued = []
    for stem, weight in said:
        having = weights.count(connection, stem)
        if 1 < having <= max(1.0, _MOST_COMMON * documents) and _tells(stem):
            valued.append((weight * weights.rarity(documents, having), stem, weight))
    return tuple(Term(stem, weight) for _, stem, weight in nlargest(MOST_WORDS, valued))


def _tells(stem: str) -> bool:
    return len(stem) >= _SHORTEST and not is_number(stem)


def _shared_labels(connection: Connection, authority: int) -> dict[int, float]:
    """Return how many of its labels other decisions carry, from 0 to 1."""
    values = {
        "authority": authority,
        "issue": Label.ISSUE.value,
        "requesting": Label.REQUESTING_STATE.value,
        "article": Label.ARTICLE.value,
    }
    own = {
        Label(label): count for label, count in connection.execute(_OWN, {"authority": authority})
    }
    shared: Counter[int] = Counter()
    for other, label, count in connection.execute(_SHARED, values):
        shared[other] += _WORTH[Label(label)] * count / own[Label(label)]
    return dict(shared)
