"""Golden files of memos: each line of a page with its place. Run it to write them anew."""

from pathlib import Path

from caseapp.domain.blocks import Mark
from caseapp.packs.filings import build_memo
from caseapp.packs.templates import load
from caseapp.reports import render
from tests.golden.memo_facts import ENGLISH, RUSSIAN, words
from tests.unit.reports.reading import line_places

FOLDER = Path(__file__).parent
CASES = {
    f"memo.{language}.{mark}": (language, facts, mark)
    for language, facts in (("en", ENGLISH), ("ru", RUSSIAN))
    for mark in Mark
}


def printed(name):
    """Print one case and return its file."""
    language, facts, mark = CASES[name]
    return render(
        build_memo(load("memo-against-extradition", language), facts, words(language), mark)
    )


def kept(name):
    """Return what the golden file of a case holds, as `line_places` has it."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        page, height, left, text = line.split("\t")
        found.append((int(page), int(height), int(left), text))
    return found


if __name__ == "__main__":
    for case in CASES:
        rows = ["\t".join(map(str, place)) for place in line_places(printed(case))]
        (FOLDER / f"{case}.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
