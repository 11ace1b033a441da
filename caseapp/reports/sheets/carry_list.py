"""The carry list: the next dates on paper, saying as much of the clients as was chosen."""

from collections.abc import Sequence
from datetime import date

from caseapp.domain.blocks import Block, Document, Spans, Table
from caseapp.domain.views.sheets import CarryRow
from caseapp.domain.vocabulary import Naming
from caseapp.i18n import Catalogue
from caseapp.reports.sheets.frame import note, sheet, text
from caseapp.wording.days import day_text


def carry_list(
    rows: Sequence[CarryRow], first: date, last: date, naming: Naming, t: Catalogue
) -> Document:
    """Return the list; only the full one says what it is, the others name nobody and no court."""
    days = t("{first} – {last}", first=day_text(first, t), last=day_text(last, t))
    full = naming is Naming.FULL
    if not rows:
        empty = note(t("No date from {days}.", days=days))
        return sheet(t("Dates"), first, (empty,), t, marked=full)
    heads = [t("Day"), t("File")]
    if naming is not Naming.NUMBER:
        heads.append(t("Who"))
    heads.append(t("What"))
    if full:
        heads.append(t("Court or body"))
    table = Table(
        tuple(text(word) for word in heads),
        tuple(_cells(row, naming, t) for row in rows),
        {2: (0.4, 0.25, 0.35), 3: (0.34, 0.2, 0.2, 0.26), 4: (0.24, 0.12, 0.2, 0.24, 0.2)}[
            len(heads) - 1
        ],
    )
    blocks: list[Block] = [note(days), table]
    if any(not row.extendable for row in rows):
        blocks.append(note(t("In bold: what cannot be extended, and hearings.")))
    return sheet(t("Dates"), first, blocks, t, marked=full)


def _cells(row: CarryRow, naming: Naming, t: Catalogue) -> tuple[Spans, ...]:
    cells = [text(_when(row, t), bold=not row.extendable), text(row.file_number)]
    if naming is not Naming.NUMBER:
        cells.append(text(row.who))
    cells.append(text(row.what))
    if naming is Naming.FULL:
        cells.append(text(row.where))
    return tuple(cells)


def _when(row: CarryRow, t: Catalogue) -> str:
    if row.day is None:
        return t("To be determined")
    day = day_text(row.day, t)
    if row.at is None:
        return day
    return t("{day}, {hour}", day=day, hour=f"{row.at:%H:%M} {row.zone}".strip())
