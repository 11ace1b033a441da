"""What was put aside in the vault: evidence that nobody deletes before its day."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from caseapp.domain.integrity import PutAside
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.widgets import Card, PlainLabel, Row

LOGS = ("-wal", "-shm")
MOST_SHOWN = 50


class AsideCard(Card):
    """Hidden while nothing stands there."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        t = context.t
        super().__init__(t("Put aside"), parent=parent)
        self._context = context
        self.hide()

    def show_files(self, files: Sequence[PutAside]) -> None:
        """Name each file: what it is, since when it stands there, and until when."""
        t = self._context.t
        self.clear()
        self.setVisible(bool(files))
        self.add(
            PlainLabel(
                t(
                    "These files lie in the folder “aside” of the vault. They were neither read "
                    "nor deleted. A file that a record names again comes back by itself."
                ),
                "muted",
                wrap=True,
            )
        )
        fill(self, [self._row(one) for one in files[:MOST_SHOWN]])
        if len(files) > MOST_SHOWN:
            self.add(PlainLabel(t("The first {count} are shown.", count=MOST_SHOWN), "muted"))

    def _row(self, one: PutAside) -> Row:
        t = self._context.t
        what = (
            t("A write-ahead log that lay beside the database") if one.was.endswith(LOGS)
            else t("The file of a document that no record names")
        )  # fmt: skip
        until = t("stays until {day}", day=self._context.show_date(one.until.date()))
        size = t("{size} MB", size=f"{one.size / 1e6:.1f}")
        return Row(
            what,
            t("{first} · {second}", first=size, second=until),
            day=self._context.show_date(one.at.date()),
            opens=False,
        )
