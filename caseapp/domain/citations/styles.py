"""Writing a citation: as the Strasbourg Court does, as OSCOLA says, or plainly.

Sources: the Court's "Note explaining the mode of citation" (name in full, formation or "(dec.)",
application number, paragraphs, date); OSCOLA, 4th edition, 2.6 (European cases: "App no", court
and date in brackets; CJEU: "Case", number, name, ECLI). What the library does not know is left
out: nothing is filled in.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.citations.citation import CitationKind

_ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class CitationStyle(StrEnum):
    """How a citation is written."""

    ECTHR = "ecthr"
    OSCOLA = "oscola"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation is written from.

    Attributes:
        name: of the case, as the court has it.
        numbers: of the applications, cases or communications.
        day: of the decision; `year` alone where the library knows no more.
        grand_chamber, decision: "[GC]" and "(dec.)".
        document: symbol of the document of the United Nations that has the views.
        reports: law reports that print it: "[1996] AC 742".
        paragraphs: pinpoints, as in `Citation`.

    """

    kind: CitationKind
    name: str
    numbers: tuple[str, ...] = ()
    day: date | None = None
    year: int | None = None
    ecli: str = ""
    court: str = ""
    grand_chamber: bool = False
    decision: bool = False
    document: str = ""
    reports: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


def write_citation(cited: Cited, style: CitationStyle) -> str:
    """Return the citation in English, without a full stop at its end."""
    if style is CitationStyle.PLAIN:
        return _plain(cited)
    if cited.kind in _NATIONS:
        return _nations(cited, style)
    oscola = style is CitationStyle.OSCOLA
    if cited.kind is CitationKind.ECTHR:
        return _oscola_strasbourg(cited) if oscola else _strasbourg(cited)
    if cited.kind is CitationKind.CJEU:
        return _oscola_luxembourg(cited) if oscola else _luxembourg(cited)
    return _national(cited, style)


_NATIONS = frozenset({CitationKind.CAT, CitationKind.HRC, CitationKind.UN})
_NATIONAL = frozenset(CitationKind) - _NATIONS - {CitationKind.ECTHR, CitationKind.CJEU}


def _when(cited: Cited) -> str:
    if cited.day is not None:
        return f"{cited.day.day} {_ENGLISH_MONTHS[cited.day.month - 1]} {cited.day.year}"
    return str(cited.year) if cited.year else ""


def _day(cited: Cited) -> str:
    return _when(cited) if cited.day is not None else ""


def _with_year(numbers: str, cited: Cited) -> str:
    """Put the year behind the number where the library knows no more of the date."""
    return numbers if cited.day is not None or not cited.year else f"{numbers} ({cited.year})"


def _numbered(word: str, numbers: tuple[str, ...]) -> str:
    return f"{word} {_listed(numbers)}" if numbers else ""


def _formation(cited: Cited) -> str:
    return (" (dec.)" if cited.decision else "") + (" [GC]" if cited.grand_chamber else "")


def _signs(paragraphs: tuple[str, ...]) -> str:
    """Return "§ 125" or "§§ 125 and 133-135"."""
    if not paragraphs:
        return ""
    many = len(paragraphs) > 1 or "-" in paragraphs[0]
    return f"{'§§' if many else '§'} {_listed(paragraphs)}"


def _paras(paragraphs: tuple[str, ...]) -> str:
    if not paragraphs:
        return ""
    many = len(paragraphs) > 1 or "-" in paragraphs[0]
    return f"{'paras' if many else 'para'} {', '.join(paragraphs)}".replace("-", "–")


def _squares(paragraphs: tuple[str, ...]) -> str:
    """Return "[42], [45]-[47]": paragraphs of judgments of these islands."""
    spans = ("–".join(f"[{end}]" for end in span.split("-")) for span in paragraphs)
    return ", ".join(spans)


def _listed(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _unpointed(name: str) -> str:
    """Return a name as OSCOLA has it: "v" without a point, initials without points."""
    name = re.sub(r"\bv\. ", "v ", name)
    return re.sub(r"\b([A-ZÀ-Þ])\.(?=[\s,A-Z)]|$)", r"\1", name)


def _strasbourg(cited: Cited) -> str:
    number = _numbered("nos." if len(cited.numbers) > 1 else "no.", cited.numbers)
    name = f"{cited.name}{_formation(cited)}"
    return _joined(name, _with_year(number, cited), _signs(cited.paragraphs), _day(cited))


def _oscola_strasbourg(cited: Cited) -> str:
    court = "ECtHR [GC]" if cited.grand_chamber else "ECtHR"
    number = _numbered(" App nos" if len(cited.numbers) > 1 else " App no", cited.numbers)
    name = f"{_unpointed(cited.name)}{' (dec)' if cited.decision else ''}"
    brackets = f" ({_joined(court, _when(cited))})"
    return _joined(f"{name}{number}{brackets}", _paras(cited.paragraphs))


def _luxembourg(cited: Cited) -> str:
    paragraphs = cited.paragraphs
    many = len(paragraphs) > 1 or any("-" in part for part in paragraphs)
    point = f"{'paragraphs' if many else 'paragraph'} {_listed(paragraphs)}" if paragraphs else ""
    when = f"judgment of {_when(cited)}" if cited.day else _when(cited)
    ecli = cited.ecli.removeprefix("ECLI:")
    return _joined(when, cited.name, _listed(cited.numbers) if cited.numbers else "", ecli, point)


def _oscola_luxembourg(cited: Cited) -> str:
    head = f"{'Joined Cases' if len(cited.numbers) > 1 else 'Case'} {_listed(cited.numbers)} "
    name = f"{head if cited.numbers else ''}{_unpointed(cited.name)}"
    ecli = cited.ecli.removeprefix("ECLI:")
    year = str(cited.day.year if cited.day else cited.year or "")
    tail = f" {ecli}" if ecli else (f" ({year})" if year else "")
    return _joined(f"{name}{tail}", _paras(paragraphs=cited.paragraphs))


def _nations(cited: Cited, style: CitationStyle) -> str:
    many = len(cited.numbers) > 1
    if style is CitationStyle.OSCOLA:
        word = f"Communication{'s Nos' if many else ' No'}"
        body = f" ({_joined(cited.court or cited.kind.value.upper(), _when(cited))})"
        document = f" UN Doc {cited.document}" if cited.document else ""
        head = _joined(_unpointed(cited.name), _numbered(word, cited.numbers))
        return _joined(f"{head}{body}{document}", _paras(cited.paragraphs))
    word = f"Communication{'s nos.' if many else ' no.'}"
    return _joined(
        cited.court, cited.name, _with_year(_numbered(word, cited.numbers), cited),
        cited.document, _day(cited), _signs(cited.paragraphs),
    )  # fmt: skip


def _national(cited: Cited, style: CitationStyle) -> str:
    oscola = style is CitationStyle.OSCOLA
    name = _unpointed(cited.name) if oscola else cited.name
    points = _paras(cited.paragraphs) if oscola else _signs(cited.paragraphs)
    court = cited.court.rpartition(": ")[2]
    if cited.kind in {CitationKind.UK, CitationKind.IE}:
        marks = ", ".join((*cited.numbers, *cited.reports))
        head = f"{name} {marks}" if marks else f"{name} ({_joined(court, _when(cited))})"
        return f"{head} {_squares(cited.paragraphs)}".rstrip() if oscola else _joined(head, points)
    if any(number in name for number in cited.numbers):  # "BVerfG, 2 BvR 1381/17"
        return _joined(name, _when(cited), points)
    if cited.year and any(f"{cited.year})" in number for number in cited.numbers):
        return _joined(name, *cited.numbers, points)  # "783 F.2d 776 (9th Cir. 1986)"
    word = "nos." if len(cited.numbers) > 1 else "no."
    return _joined(court, _when(cited), _numbered(word, cited.numbers), name, points)


def _plain(cited: Cited) -> str:
    if cited.kind in _NATIONAL:
        return _national(cited, CitationStyle.PLAIN)
    court = f"{cited.court}{_formation(cited)}"
    numbers = _with_year(_listed(cited.numbers) if cited.numbers else "", cited)
    if cited.kind is CitationKind.CJEU:
        parts = (court, _day(cited), cited.name, numbers, cited.ecli)
        return _joined(*parts, _signs(cited.paragraphs))
    return _joined(
        cited.name, court, numbers, cited.document, _day(cited), cited.ecli,
        _signs(cited.paragraphs),
    )  # fmt: skip
