"""What was gathered is a citation if it names a decision, and nothing else is.

It does by a number of its own, or by a State as respondent with a date or a report.
"""

import re
from dataclasses import replace
from datetime import date

from caseapp.domain.citations.citation import Citation, CitationKind
from caseapp.domain.citations.gathering import Group
from caseapp.domain.citations.marks import Mark, Token
from caseapp.domain.citations.states import is_state
from caseapp.domain.citations.titles import title_of, whole_title

_OLD_LUXEMBOURG = re.compile(r"\d{1,3}/[5-8]\d")


def named(text: str, group: Group) -> Citation | None:
    """Return the citation that the marks of a plain text make; None where they make none."""
    name = group.first(Mark.NAME)
    numbers = [token for token in group.tokens if token.mark is Mark.NUMBER]
    reports = [token for token in group.tokens if token.mark is Mark.REPORT]
    court = group.first(Mark.COURT)
    if not numbers:
        numbers = _weak(group, name, court, reports)
    else:
        numbers = [*_beside_ecli(group, numbers), *numbers]
    kind = _kind(numbers, reports, court, name)
    if kind is None or not _names_decision(group, numbers, reports, name, court, kind):
        return None
    parts = [token for token in group.tokens if _belongs(token, kind)]
    start, end = parts[0].start, parts[-1].end
    for opening, closing in ("()", "[]"):
        open_ = text.count(opening, start, end) > text.count(closing, start, end)
        end += open_ and text[end : end + 1] == closing
    days = [token.day for token in (*_dates(group), *numbers) if token.day is not None]
    years = [
        token.year for token in (*_dates(group), *numbers, *reports) if token.year is not None
    ]
    day: date | None = days[0] if days else None
    flags = [flag for token in group.tokens for flag in token.flags]
    given = next((flag for flag in flags if flag.startswith("name:")), "").removeprefix("name:")
    title = name.values[0] if name is not None else given or title_of(text, group.tokens, kind)
    title = whole_title(text, group.tokens, title) if kind is CitationKind.CJEU else title
    return Citation(
        kind,
        tuple(dict.fromkeys(value for token in numbers for value in token.values)),
        title,
        day,
        day.year if day else (years[0] if years else None),
        tuple(
            value
            for token in group.tokens
            if token.mark is Mark.PARAGRAPHS
            for value in token.values
        ),
        tuple(dict.fromkeys(flag for flag in flags if not flag.startswith("name:"))),
        next((token.ecli for token in numbers if token.ecli), ""),
        tuple(value for token in reports for value in token.values),
        next((token.document for token in numbers if token.document), ""),
        start,
        end,
    )


def _dates(group: Group) -> list[Token]:
    return [token for token in group.tokens if token.mark is Mark.DATE]


def _belongs(token: Token, kind: CitationKind) -> bool:
    return token.mark is not Mark.WEAK_NUMBER or token.kind in {kind, CitationKind.UN}


def _weak(
    group: Group, name: Token | None, court: Token | None, reports: list[Token]
) -> list[Token]:
    """Return numbers that might be those of a law, where something says that they are not."""
    found = [token for token in group.tokens if token.mark is Mark.WEAK_NUMBER]
    if court is not None and court.kind in {CitationKind.CAT, CitationKind.HRC}:
        return [token for token in found if token.kind is CitationKind.UN]
    found = [token for token in found if token.kind is CitationKind.ECTHR]
    marks = (*reports, court) if court is not None else reports
    if marks and all(token.kind is CitationKind.CJEU for token in marks):
        return [
            replace(token, kind=CitationKind.CJEU)
            for token in found
            if all(_OLD_LUXEMBOURG.fullmatch(value) for value in token.values)
        ]
    by_court = court is not None and court.kind is CitationKind.ECTHR
    # A State as applicant is a name the wrong way round: "Georgia v. Vydumannyi, no. 12345/06".
    by_name = name is not None and (name.of_state or _is_turned(name, found))
    by_report = any(token.kind is CitationKind.ECTHR for token in reports)
    return found if by_court or by_name or by_report else []


def _is_turned(name: Token, numbers: list[Token]) -> bool:
    beside = bool(numbers) and 0 <= numbers[0].start - name.end <= len(", ")
    return beside and is_state(name.values[0])


def _beside_ecli(group: Group, numbers: list[Token]) -> list[Token]:
    """Return the list of applications of which the identifier of a judgment has only the first."""
    first = {value for token in numbers if ":ECHR:" in token.ecli for value in token.values}
    return [
        token
        for token in group.tokens
        if token.mark is Mark.WEAK_NUMBER and first & set(token.values)
    ]


def _kind(
    numbers: list[Token], reports: list[Token], court: Token | None, name: Token | None
) -> CitationKind | None:
    for token in (*numbers, *reports):
        # The number of a communication says nothing of the body that it was sent to.
        sent = token.mark is Mark.WEAK_NUMBER and token.kind is CitationKind.UN
        if token.kind is not None and not sent:
            return token.kind
    if court is not None and (numbers or name is not None):
        return court.kind
    if numbers:
        return CitationKind.UN
    return CitationKind.ECTHR if name is not None and name.of_state else None


def _names_decision(
    group: Group,
    numbers: list[Token],
    reports: list[Token],
    name: Token | None,
    court: Token | None,
    kind: CitationKind,
) -> bool:
    if numbers:
        return True
    if any(token.kind is not None for token in reports):
        # A year of the Court's reports alone ("ECHR 2008") names nothing.
        return (
            name is not None
            or kind is not CitationKind.ECTHR
            or group.has(Mark.DATE)
            or any(
                "Series A" in token.values[0]
                or "DR" in token.values[0]
                or "EHRR" in token.values[0]
                for token in reports
            )
        )
    if name is None:
        return False
    dated = any(token.day is not None for token in _dates(group)) or group.has(
        Mark.PARAGRAPHS, Mark.REPORT
    )
    dated = dated or any("cited above" in token.flags for token in group.tokens)
    return (name.of_state or court is not None) and dated
