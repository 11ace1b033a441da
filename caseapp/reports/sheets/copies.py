"""The register of copies in clear, on paper."""

from collections.abc import Sequence
from datetime import date

from caseapp.domain.blocks import Document, Table
from caseapp.domain.views.clear_copies import CopyRow
from caseapp.i18n import Catalogue
from caseapp.reports.sheets.frame import note, sheet, text
from caseapp.wording.clear_copies import KINDS, REDACTIONS
from caseapp.wording.days import day_text


def copies_sheet(rows: Sequence[CopyRow], day: date, t: Catalogue) -> Document:
    """Return the register: what left, when, with whom, where to, and whether it is destroyed."""
    title = t("Copies that left")
    heading = note(t.plural("{count} copy", "{count} copies", len(rows)))
    if not rows:
        return sheet(title, day, (heading,), t)
    words = (t("When"), t("Who"), t("File"), t("What"), t("Where to"), t("Destroyed"))
    table = Table(
        tuple(text(word) for word in words),
        tuple(
            (
                text(day_text(row.left_at.date(), t)),
                text(row.person),
                text(row.file_number),
                text(" · ".join(filter(None, (t(KINDS[row.kind]), t(REDACTIONS[row.redaction]),
                                              row.note)))),
                text(row.place),
                text(day_text(row.destroyed_on, t) if row.destroyed_on else ""),
            )
            for row in rows
        ),
        (0.14, 0.14, 0.1, 0.2, 0.28, 0.14),
    )  # fmt: skip
    return sheet(title, day, (heading, table), t)
