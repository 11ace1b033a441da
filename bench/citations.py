"""Recognition of citations against lists that were written by hand.

The rules of `domain.citations` were tuned on one list and never on the other. A citation counts as found where kind and numbers agree; what was recognised and agrees with
nothing that stands there is false.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from caseapp.domain.citations import Citation, recognise

LISTS = ("tuned", "held_out")
RECALL_BAR = 0.95
FALSE_BAR = 0.02
_FIELDS = ("name", "when", "paragraphs", "flags")


@dataclass(frozen=True, slots=True)
class Expected:
    """A citation as the list has it; an empty field is not compared."""

    kind: str
    marks: tuple[str, ...] = ()
    name: str = ""
    when: str = ""
    paragraphs: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class Line:
    """A text and its citations; None where either answer will do."""

    text: str
    expected: list[Expected] | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of one text."""

    line: Line
    missed: tuple[Expected, ...]
    false: tuple[Citation, ...]
    wrong: tuple[str, ...]
    """Fields that differ in citations that were found."""


def run() -> list[dict[str, object]]:
    """Measure both lists."""
    figures: list[dict[str, object]] = []
    for name in LISTS:
        results = [compare(line) for line in lines(name)]
        half = name.replace("_", "-")
        recall, false, exact = shares(results)
        figures += [
            _figure(f"citations found, {half} list", recall, RECALL_BAR, met=recall >= RECALL_BAR),
            _figure(f"citations falsely found, {half} list", false, FALSE_BAR, met=false <= FALSE_BAR),
            _figure(f"citations found with every field right, {half} list", exact, RECALL_BAR, met=exact >= RECALL_BAR),
        ]  # fmt: skip
    return figures


def _figure(name: str, value: float, bar: float, *, met: bool) -> dict[str, object]:
    return {"name": name, "value": round(value, 4), "bar": bar, "met": met}


def shares(results: Sequence[Compared]) -> tuple[float, float, float]:
    """Return which part was found, which part of the answers is false, which part is exact."""
    wanted = sum(len(one.line.expected or ()) for one in results)
    missed = sum(len(one.missed) for one in results)
    false = sum(len(one.false) for one in results)
    found = wanted - missed
    inexact = sum(len(one.wrong) for one in results)
    return found / wanted, false / (found + false), (found - inexact) / wanted


def lines(name: str) -> Iterator[Line]:
    """Yield the texts of a list."""
    path = Path(__file__).with_name(f"citations_{name}.txt")
    line: Line | None = None
    for written in path.read_text(encoding="utf-8").splitlines():
        if written.startswith("= ") and line is not None:
            if written == "= ?":
                line.expected = None
            elif line.expected is not None:
                line.expected.append(_expected(written[2:]))
            continue
        if line is not None:
            yield line
            line = None
        if written and not written.startswith("#"):
            line = Line(written.replace("⏎", "\n"), [])
    if line is not None:
        yield line


def _expected(written: str) -> Expected:
    parts = [part.strip() for part in written.split("|")]
    kind, marks, name, when, paragraphs, flags = parts + [""] * (6 - len(parts))
    return Expected(kind, _marks(marks), name, when, _list(paragraphs), _list(flags))


def _list(written: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in written.split(", ") if one.strip())


def _marks(written: str) -> tuple[str, ...]:
    """Return numbers; a printed series has commas of its own, and stands alone."""
    return (written,) if written[:1].isalpha() and ", " in written and not any(
        part[:2] in {"C-", "EC", "CA", "CC", "A/", "CE", "CR"} for part in written.split(", ")
    ) else _list(written)  # fmt: skip


def compare(line: Line) -> Compared:
    """Recognise a text, and compare."""
    found = list(recognise(line.text))
    if line.expected is None:
        return Compared(line, (), (), ())
    missed: list[Expected] = []
    wrong: list[str] = []
    for expected in line.expected:
        match = next((one for one in found if _same(expected, one)), None)
        if match is None:
            missed.append(expected)
            continue
        found.remove(match)
        differ = list(_differences(expected, match))
        if differ:
            wrong.append("; ".join(differ))
    return Compared(line, tuple(missed), tuple(found), tuple(wrong))


def _same(expected: Expected, found: Citation) -> bool:
    if expected.kind != found.kind.value:
        return False
    if not expected.marks:
        return not found.numbers and expected.name == found.name
    marks = {*found.numbers, *found.reports, found.ecli, found.document}
    numbers = {*found.numbers, found.ecli, found.document} - {""}
    series = set(found.reports)
    agrees = {_plain(one) for one in expected.marks} <= {_plain(one) for one in marks}
    # Nothing that the text does not say: a number that belongs to another citation is an error.
    return agrees and {_plain(one) for one in numbers - series} <= {
        _plain(one) for one in expected.marks
    }


def _plain(mark: str) -> str:
    mark = mark.replace("série A no ", "Series A no. ").replace("Serie A Nr. ", "Series A no. ")
    return mark.replace("Серия A № ", "Series A no. ").replace("\u2011", "-")


def _differences(expected: Expected, found: Citation) -> Iterator[str]:
    when = (found.day.isoformat() if found.day else "", str(found.year or ""))
    got = (found.name, when, found.paragraphs, tuple(sorted(found.flags)))
    wanted = (expected.name, expected.when, expected.paragraphs, tuple(sorted(expected.flags)))
    for field, one, other in zip(_FIELDS, wanted, got, strict=True):
        agrees = one in other if field == "when" else one == other
        invented = field == "name" and not one and expected.marks and other
        if (one and not agrees) or invented:
            yield f"{field}: {other!r} for {one!r}"


def main() -> int:
    """Print what differs in one list (the tuned one unless named), and the figures of both."""
    for one in map(compare, lines(sys.argv[1] if sys.argv[1:] else LISTS[0])):
        if one.missed or one.false or one.wrong:
            print(one.line.text)
            for missed in one.missed:
                print("   missed", missed)
            for false in one.false:
                print("   false ", false)
            for wrong in one.wrong:
                print("   wrong ", wrong)
    for figure in run():
        print(figure["name"], figure["value"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
