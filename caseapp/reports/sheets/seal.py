"""The seal of the history on one page: for a safe, a colleague, or the file of a court."""

from datetime import date

from caseapp.domain.blocks import Document, Table
from caseapp.domain.views.integrity import Seal
from caseapp.i18n import Catalogue
from caseapp.reports.sheets.frame import note, sheet, text


def seal_sheet(seal: Seal, name: str, day: date, t: Catalogue) -> Document:
    """Return the seal: the head of the chain as eight groups, its number, date and counts.

    Args:
        seal: what is printed.
        name: of the vault.
        day: of the office.
        t: language of the sheet.

    """
    half = len(seal.groups) // 2
    counted = [(kind, count) for kind, count in seal.counts if count]
    blocks = (
        note(
            t(
                "Vault {name}, id {vault_id}. The history ended on {moment} UTC at entry {seq}.",
                name=name,
                vault_id=seal.vault_id,
                moment=f"{seal.at:%Y-%m-%d %H:%M}",
                seq=seal.seq,
            )
        ),
        Table(
            tuple(text(word) for word in (t("Seal"), "", "", "")),
            tuple(
                tuple(text(group, bold=True) for group in row)
                for row in (seal.groups[:half], seal.groups[half:])
            ),
            (0.25, 0.25, 0.25, 0.25),
        ),
        note(
            t(
                "Whoever holds this page can prove later that nothing before this entry was "
                "changed: type the eight groups into “Compare a printed seal”."
            )
        ),
        Table(
            (text(t("Kind")), text(t("Records"))),
            tuple((text(kind), text(str(count))) for kind, count in counted),
            (0.6, 0.4),
        ),
    )
    return sheet(t("Seal of the history"), day, blocks, t)
