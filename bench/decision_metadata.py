"""What a decision says of itself, read from the rebuilt files of `bench.decision_files`, by field.

Right is what the list of the Court has (name, applications, date) and what its operative part says.
"""

import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.decision_files import KINDS, PLACE, clean_decisions
from caseapp.domain.decision_files import DecisionDraft, DecisionFileError
from caseapp.domain.text import fold
from caseapp.exchange.decisions.case_names import title_case
from caseapp.exchange.decisions.reading import read_decision

BAR = 0.95
_HELD = re.compile(
    r"\b(no violation|a violation|violations?)\s+of\s+(?:the said\s)?Articles? (\d{1,2})(?!\d| of Protocol)"
)
_END = re.compile(r"FOR THESE REASONS")


def run() -> list[dict[str, object]]:
    """Measure; nothing where the texts are not at hand."""
    place = os.environ.get(PLACE, "")
    if not place or not Path(place).exists():
        return []
    decisions = list(clean_decisions(Path(place)))
    figures: list[dict[str, object]] = []
    for kind, make in KINDS.items():
        right: Counter[str] = Counter()
        for number, decision in enumerate(decisions):
            right.update(_right(decision, make, number))
        shares = {field: right[field] / len(decisions) for field in _FIELDS}
        worst = min(shares, key=lambda field: shares[field])
        figures.append(
            {
                "name": f"metadata recognised in {kind}, worst field ({worst})",
                "value": round(shares[worst], 3),
                "bar": BAR,
                "met": shares[worst] >= BAR,
                "fields": {field: round(share, 3) for field, share in shares.items()},
            }
        )
    return figures


def _right(
    decision: dict[str, Any],
    make: Callable[[dict[str, Any], random.Random], tuple[str, bytes]],
    number: int,
) -> Iterator[str]:
    try:
        draft = read_decision(*make(decision, random.Random(number)))
    except DecisionFileError:
        return
    for field, agrees in _FIELDS.items():
        if agrees(draft, decision):
            yield field
        elif field in sys.argv[1:]:
            print(
                field,
                decision["docname"],
                "|",
                draft.name,
                draft.numbers,
                draft.day,
                draft.conclusion,
            )


def _name(decision: Mapping[str, Any]) -> str:
    return title_case(str(decision["docname"]).removeprefix("CASE OF ").strip())


def _plain(text: str) -> str:
    return re.sub(r"[^\w]+", " ", fold(text)).strip().removeprefix("the ")


def _same_name(draft: DecisionDraft, given: Mapping[str, Any]) -> bool:
    """Compare names; the State may be lost where the text itself has lost it."""
    name = _plain(re.split(r"\s(?:\[|-|\(article)", _name(given), flags=re.IGNORECASE)[0])
    whole = _plain(draft.name) == name
    return whole or (not draft.respondent and name.startswith(_plain(draft.name) + " v "))


def _outcome(decision: Mapping[str, Any]) -> set[tuple[bool, str]]:
    """Return what the operative part holds, by the plainest rule: (is a violation, article)."""
    texts = decision["paragraphs"]
    marked = [at for at, text in enumerate(texts) if _END.match(text)]
    held = " ".join(texts[marked[-1] : marked[-1] + 12]) if marked else ""
    held = re.split(r"Done in English|OPINION OF", held)[0]
    return {(found[1] != "no violation", found[2]) for found in _HELD.finditer(held)}


def _read_outcome(draft: DecisionDraft) -> set[tuple[bool, str]]:
    parts = (part.partition(": ") for part in draft.conclusion.split(" | ") if ": " in part)
    return {
        (kind == "violation", article.split("-")[0])
        for kind, _, articles in parts
        for article in articles.split(", ")
    }


_FIELDS: dict[str, Callable[[DecisionDraft, Mapping[str, Any]], bool]] = {
    "name": _same_name,
    "numbers": lambda draft, given: set(draft.numbers) == set(given["appno"]),
    "date": lambda draft, given: draft.day is not None and draft.day.isoformat() == given["date"],
    "court": lambda draft, _given: draft.court == "ECtHR",
    "respondent": lambda draft, given: _plain(draft.respondent) in _plain(_name(given)),
    "formation": lambda draft, _given: bool(draft.formation),
    "conclusion": lambda draft, given: _outcome(given) <= _read_outcome(draft),
}


if __name__ == "__main__":
    for figure in run():
        print(figure["name"], figure["value"], figure["fields"])
