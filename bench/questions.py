"""Finding the right judgment from the words of a question: in the first ten, of how many.

The texts are imported by `bench.library`. Questions are the sentences of our
holdings, the key words with the States, and `questions.txt`, written as a lawyer types them; every
second of each is for tuning, the others for testing. `judgment_questions.txt` asks for judgments
of the bulk, two in three of them in no library of ours.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, text

from caseapp import resources
from caseapp.domain.text import search_words
from caseapp.search import authorities as search
from caseapp.search import inflection, ranking
from caseapp.search.expressions import text_query
from caseapp.search.hits import Found
from caseapp.search.query import read_query
from caseapp.search.questions import Question, Term, question
from caseapp.search.stems import stem
from caseapp.search.words import find_words
from caseapp.services.desk import Desk

FIRST = 10
BAR = 0.80
QUESTIONS = Path(__file__).with_name("questions.txt")
OF_JUDGMENTS = Path(__file__).with_name("judgment_questions.txt")
_LEAST = 5
_TITLE = "questions answered in the first ten"
Asked = tuple[str, str]
"""A question, and the HUDOC id of the decision that answers it."""


def figures(desk: Desk) -> list[dict[str, object]]:
    """Measure at a desk with the texts: each part of a set, and the bar for all its questions."""
    made: list[dict[str, object]] = []
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name, part, _, places in answered(desk, ("search",)):
        found = sum(1 <= place <= FIRST for place in places)
        asked[name] += len(places)
        right[name] += found
        share = round(found / max(1, len(places)), 4)
        made.append({"name": f"{_TITLE}: {name} ({part}, {len(places)})", "value": share})
    for name, count in asked.items():
        share = round(right[name] / max(1, count), 4)
        made.append({"name": f"{_TITLE}: {name} ({count})", "value": share, "bar": BAR,
                        "met": share >= BAR})  # fmt: skip
    return made


def typed() -> list[str]:
    """Return the questions as they are typed."""
    return [line.split("\t")[1] for line in _lines(QUESTIONS)]


def answered(
    desk: Desk, ways: tuple[str, ...] = ("words", "bm25", "search")
) -> Iterator[tuple[str, str, str, list[int]]]:
    """Yield (set, part of it, way, the place of the right decision for each question)."""
    with desk.vault.reading() as session:
        connection = session.connection()
        rows = connection.execute(text("SELECT hudoc_itemid, id FROM authority"))
        known: dict[str, int] = {row[0]: row[1] for row in rows}
        for name, part, questions in _parts(known):
            for way in ways:
                places = [_place(WAYS[way](connection, query), one) for query, one in questions]
                yield name, part, way, places


def _parts(known: Mapping[str, int]) -> Iterator[tuple[str, str, list[tuple[str, int]]]]:
    """Yield (set, part of it, its questions with the local ids of their decisions)."""
    for name, questions in sets().items():
        there = [(query, known[item]) for query, item in questions if item in known]
        yield name, "tuning", there[::2]
        yield name, "test", there[1::2]
    for part, questions in of_judgments().items():
        there = [(query, known[item]) for query, item in questions if item in known]
        yield "judgments", part, there


def _place(found: list[int], wanted: int) -> int:
    """Return the place of a decision, from 1; 0 if it was not found."""
    return found.index(wanted) + 1 if wanted in found else 0


def sets() -> dict[str, list[Asked]]:
    """Return the sets of questions."""
    with resources.path("authorities", "decisions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    known = {row["id"]: row["hudoc_itemid"] for row in rows}
    lines = [line.split("\t") for line in _lines(QUESTIONS)]
    written = [(query, known[name]) for name, query in lines if name in known]
    return {
        "questions": [one for one in written if one[0].isascii()],
        "questions in Russian": [one for one in written if not one[0].isascii()],
        "holdings": [(row["holding"], row["hudoc_itemid"]) for row in rows if row["hudoc_itemid"]],
        "clauses of holdings": [
            (clause, row["hudoc_itemid"])
            for row in rows
            for clause in re.split(r"[;.:] |, and ", row["holding"])
            if row["hudoc_itemid"] and len(search_words(clause)) >= _LEAST
        ],
        "key words and States": [
            (_labels(row), row["hudoc_itemid"]) for row in rows if row["hudoc_itemid"]
        ],
    }


def of_judgments() -> dict[str, list[Asked]]:
    """Return the questions on judgments drawn at random, by their part."""
    parts: dict[str, list[Asked]] = {}
    for line in _lines(OF_JUDGMENTS):
        part, item, query = line.split("\t")
        parts.setdefault(part, []).append((query, item))
    return parts


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _labels(row: dict[str, str]) -> str:
    states = f"{row['host_state']} {row['requesting_or_destination_state']}"
    return re.sub(r"[;-]", " ", f"{row['issues']} {re.sub(r'[(].*?[)]', '', states)}")


def _by_words(connection: Connection, query: str) -> list[int]:
    """Every word in one paragraph, as names and numbers are looked for."""
    read = text_query(read_query(f"{query} "), inflection.forms)
    found = find_words(connection, read) if read else Found((), more=False)
    return [hit.authority for hit in found.hits[:FIRST]]


def _by_bm25(connection: Connection, query: str) -> list[int]:
    """BM25 over whole decisions with stems, nothing else."""
    stems = {stem(word) for word in search_words(query)}
    plain = Question(tuple(Term(one, 1.0) for one in stems), ())
    return [
        one.authority for one in ranking.rank(connection, plain, care=ranking.COUNTING)[:FIRST]
    ]


def _by_search(connection: Connection, query: str) -> list[int]:
    """As the program searches."""
    read = read_query(query)
    asked = search.Search(text_query(read, inflection.forms), question(read))
    found = search.find(connection, asked)
    return [hit.authority for hit in found.hits[:FIRST]]


WAYS: dict[str, Callable[[Connection, str], list[int]]] = {
    "words": _by_words, "bm25": _by_bm25, "search": _by_search,
}  # fmt: skip
