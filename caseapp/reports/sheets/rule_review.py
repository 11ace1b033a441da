"""The review sheet: per host state, one page with the rules that decide cases, to be read and signed.

A rule that nobody of the office has read, and a step for which no rule gives a date, stand out.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten

from caseapp.domain.blocks import Block, Document, Heading, PageBreak, Paragraph, Span, Table
from caseapp.domain.rule_marks import RuleStanding
from caseapp.domain.views.rules import DecidingRules, RuleRow
from caseapp.i18n import N_, Catalogue
from caseapp.reports.sheets.frame import sheet, text
from caseapp.wording import terms
from caseapp.wording.marks import mark_text
from caseapp.wording.states import state_name

AREAS = {
    "extradition": N_("Extradition: appeal"),
    "custody": N_("Custody: limits and remedies"),
    "asylum": N_("Asylum"),
    "expulsion": N_("Expulsion and return"),
    "residence": N_("Residence"),
}
"""What decides a case, in the order of the sheet; codes are those of `DecidingRules.area`."""
_WIDTHS = (0.34, 0.14, 0.26, 0.26)
_LONGEST = 70
"""Characters of a citation; the rule itself has it whole."""
_SETTLED = (RuleStanding.REVIEWED, RuleStanding.OFFICE_RULE)


def review_sheet(
    states: Sequence[tuple[str, Sequence[DecidingRules]]], day: date, t: Catalogue
) -> Document:
    """Return the sheet, a page per state.

    Args:
        states: (ISO code, rules by area) of each host state.
        day: of printing.
        t: language of the sheet.

    """
    blocks: list[Block] = []
    for number, (state, areas) in enumerate(states):
        if number:
            blocks.append(PageBreak())
        blocks += _state(state, areas, t)
    return sheet(t("Review of the rules that decide cases"), day, blocks, t)


def _state(state: str, areas: Sequence[DecidingRules], t: Catalogue) -> Iterator[Block]:
    yield Heading(text(state_name(state, t.language)), numbered=False)
    yield Paragraph(
        text(
            t(
                "Read each rule in the text of the law, then record the review in the program: "
                "name, date, source. A review holds twelve months."
            )
        )
    )
    header = (t("Rule"), t("Period"), t("Law"), t("State of review, and what is missing"))
    rows = [row for area in areas for row in _area(area, t)]
    yield Table(tuple(text(word, bold=True) for word in header), tuple(rows), _WIDTHS)
    further = [row for area in areas for row in area.further]
    if further:
        ids = ", ".join(row.id for row in further)
        yield Paragraph(text(t("Read these before they are used, too: {rules}.", rules=ids)))
    yield Paragraph(text(t("Read by: ________________  Date: ____________  Source: ____________")))


def _area(area: DecidingRules, t: Catalogue) -> Iterator[tuple[tuple[Span, ...], ...]]:
    missing = t("No rule gives a date. Write an office rule.")
    gap = not any(row.computable for row in area.rules)
    yield text(t(AREAS[area.area]), bold=True), (), (), text(missing, bold=True) if gap else ()
    for row in area.rules:
        yield (
            text(t("{action} ({rule})", action=row.action, rule=row.id)),
            text(row.period if row.computable else t("to be determined")),
            text(shorten(row.citation, _LONGEST, placeholder="…")),
            text(_state_of(row, t), bold=row.mark.standing not in _SETTLED),
        )


def _state_of(row: RuleRow, t: Catalogue) -> str:
    if not row.computable:
        return t("{grade}; gives no date", grade=terms.trust(row.trust, t))
    if row.mark.standing in _SETTLED:
        return mark_text(row.mark, t)
    return t("{mark}: {grade}", mark=mark_text(row.mark, t), grade=terms.trust(row.trust, t))
