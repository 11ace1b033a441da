"""The precedent report on paper: authorities by ground, how they were searched, what is missing.

The working copy shows also what is not verified, and counts; neither ever reaches a court.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from caseapp.domain.blocks import (
    AuthoritiesTable,
    Block,
    Chart,
    Document,
    Heading,
    Listing,
    Mark,
    Paragraph,
    Span,
    Spans,
    Table,
    Title,
    joined,
)
from caseapp.domain.precedent_counts import CountBy, CountRow, count_by, sides_met
from caseapp.domain.precedents import WORKING_GAPS, Side
from caseapp.domain.views.precedents import Precedent, PrecedentReport, PrecedentSearch
from caseapp.i18n import Catalogue
from caseapp.reports.sheets.frame import note, text
from caseapp.wording.filings import (
    badge,
    citation,
    court_name,
    entries,
    labels,
    long_date,
    sentence,
    state_name,
)
from caseapp.wording.precedents import (
    COUNTED_BY,
    DOUBTS,
    SIDES,
    count_text,
    gap_text,
    ground_text,
    selection_text,
    share_text,
)


def precedent_report(report: PrecedentReport, t: Catalogue, *, filed: bool = False) -> Document:
    """Return the report as a document.

    Args:
        report: what was found.
        t: language of the report.
        filed: without marks of the working copy, counts and what is not verified.

    """
    search = report.search
    title = t(
        "Precedents: {host} – {requesting}",
        host=state_name(search.host, t),
        requesting=state_name(search.requesting, t),
    )
    usable = (*report.pair, *report.persuasive)
    blocks: list[Block] = [Title(text(title))]
    blocks += _how(search, t)
    blocks += _missing(report, t, filed=filed)
    blocks += _part(_pair_title(search, t), report.pair, t)
    if report.persuasive:
        blocks += _part(t("Other host states: persuasive only"), report.persuasive, t, hosts=True)
    if not filed:
        blocks += _apart(report.apart, t)
        blocks += _counts(usable, t)
    if usable:
        blocks.append(AuthoritiesTable())
    return Document(
        title=title,
        language=t.language,
        day=search.day,
        blocks=tuple(blocks),
        labels=labels(t),
        authorities=entries((one.cited for one in usable), t),
        running_head=title,
        mark=Mark.FILED if filed else Mark.WORKING,
    )


def precedent_section(report: PrecedentReport, t: Catalogue) -> tuple[Block, ...]:
    """Return the report as a section of a filing: no counts, nothing unverified, no chart.

    Args:
        report: as it was made for the filing.
        t: language of the filing.

    """
    search = report.search
    blocks: list[Block] = [Heading(text(_pair_title(search, t)))]
    blocks += (_one_lower(block) for block in _how(search, t))
    blocks += (_one_lower(block) for block in _missing(report, t, filed=True))
    blocks += _part("", report.pair, t)
    if report.persuasive:
        title = t("Other host states: persuasive only")
        blocks += _part(title, report.persuasive, t, hosts=True)
    return tuple(blocks)


def _one_lower(block: Block) -> Block:
    return replace(block, level=2) if isinstance(block, Heading) else block


def _pair_title(search: PrecedentSearch, t: Catalogue) -> str:
    return t(
        "Host state {host}, requesting state {requesting}",
        host=state_name(search.host, t),
        requesting=state_name(search.requesting, t),
    )


def _how(search: PrecedentSearch, t: Catalogue) -> Iterator[Block]:
    # Worked out before: a sentence inside a sentence with numbers loses its plural when extracted.
    day = long_date(search.day, t)
    yield Heading(text(t("How the search was made")))
    yield note(
        t.plural(
            "On {day} {count} decision was looked through: library {library}, edition {edition}.",
            "On {day} {count} decisions were looked through: library {library}, edition "
            "{edition}.",
            search.decisions,
            day=day,
            library=search.library or "–",
            edition=search.edition or "–",
        )
    )
    yield note(
        t(
            "Labels asked for: requesting state {requesting}; host state {host}, and apart from "
            "these every other host state. Court, year, issue and outcome were not restricted.",
            requesting=search.requesting,
            host=search.host,
        )
    )


def _missing(report: PrecedentReport, t: Catalogue, *, filed: bool) -> Iterator[Block]:
    gaps = [pair for pair in report.gaps if not (filed and pair[0] in WORKING_GAPS)]
    if gaps:
        search = report.search
        yield Heading(text(t("What is missing")))
        yield Listing(
            tuple(
                text(gap_text(gap, count, search.host, search.requesting, t))
                for gap, count in gaps
            )
        )


def _part(
    title: str, found: Sequence[Precedent], t: Catalogue, *, hosts: bool = False
) -> Iterator[Block]:
    """Yield decisions by ground and side, each in full where it stands first."""
    if title:
        yield Heading(text(title))
    if not found:
        yield note(t("None that may be cited."))
    told: dict[str, str] = {}
    for ground in _grounds(found):
        name = ground_text(ground, t)
        here = [one for one in found if ground in (one.grounds or ("",))]
        yield Heading(text(name), level=2)
        for side in Side:
            items = []
            for one in here:
                if one.side is side:
                    first = told.setdefault(one.cited.key, name)
                    items.append(_item(one, first if first != name else "", t, hosts=hosts))
            if items:
                yield Paragraph(text(t("{side}:", side=t(SIDES[side])), bold=True))
                yield Listing(tuple(items))


def _grounds(found: Iterable[Precedent]) -> list[str]:
    """Return the grounds, the most frequent first."""
    counted = Counter(ground for one in found for ground in one.grounds or ("",))
    return [ground for ground, _ in counted.most_common()]


def _item(one: Precedent, earlier: str, t: Catalogue, *, hosts: bool) -> Spans:
    if earlier:
        seen = t(" – see under “{ground}” above.", ground=earlier)
        return joined((citation(one.cited, t, pinpoint=False), seen))
    names = ", ".join(state_name(code, t) for code in one.host_states)
    host = t(" Host state: {host}.", host=names) if hosts and names else ""
    return joined((sentence(one.cited, t), host, Span(" ", draft=True), badge(one.cited, t)))


def _apart(apart: Sequence[Precedent], t: Catalogue) -> Iterator[Block]:
    if not apart:
        return
    yield Heading(text(t("Not verified: may not be cited")))
    yield Listing(
        tuple(
            text(
                t(
                    "{name}, {court}, {number}, {day} – {side}: {doubts}",
                    name=one.cited.case_name,
                    court=court_name(one.cited.court, t),
                    number=one.cited.number,
                    day=one.cited.day,
                    side=t(SIDES[one.side]),
                    doubts=", ".join(t(DOUBTS[doubt]) for doubt in one.doubts),
                )
            )
            for one in apart
        )
    )


def _counts(usable: Sequence[Precedent], t: Catalogue) -> Iterator[Block]:
    if not usable:
        return
    yield Heading(text(selection_text(len(usable), t)))
    yield note(t("Decisions were chosen for what they teach. No chance of success follows."))
    sides = sides_met(usable)
    for by in CountBy:
        rows = count_by(usable, by)
        yield Heading(text(t(COUNTED_BY[by])), level=2)
        yield Chart(
            tuple(text(t(SIDES[side])) for side in sides),
            tuple(_bar(row, by, sides, t) for row in rows),
        )
        yield _table(rows, by, sides, t)


def _bar(
    row: CountRow, by: CountBy, sides: Sequence[Side], t: Catalogue
) -> tuple[Spans, tuple[int, ...], Spans]:
    parts = tuple(row.of(side) for side in sides)
    return text(count_text(row.value, by, t)), parts, text(share_text(row, t))


def _table(rows: Sequence[CountRow], by: CountBy, sides: Sequence[Side], t: Catalogue) -> Table:
    header = (t(COUNTED_BY[by]), *(t(SIDES[side]) for side in sides))
    return Table(
        tuple(text(word) for word in header),
        tuple(
            (
                text(count_text(row.value, by, t)),
                *(text(str(row.of(side) or "")) for side in sides),
            )
            for row in rows
        ),
        (0.4, *(0.6 / len(sides) for _ in sides)),
    )
