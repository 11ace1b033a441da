"""Backups that still open with the old keys: named, one question, gone."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.views.backups import OldBackup
from caseapp.ui.context import Context
from caseapp.ui.widgets import Button, Notice
from caseapp.ui.widgets.message import PlainMessage

MOST_NAMED = 12


class OldBackups(QWidget):
    """Shows nothing where there is none.

    Signals:
        agreed: they shall go.
    """

    agreed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: Sequence[OldBackup] = ()
        self.notice: Notice | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_rows(self, rows: Sequence[OldBackup]) -> None:
        """Say how many there are; those that nothing replaces yet stay for now."""
        self._rows = rows
        if self.notice is not None:
            self._box.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
        if rows:
            self.notice = self._notice()
            self._box.addWidget(self.notice)
        self.setVisible(bool(rows))

    def _notice(self) -> Notice:
        t = self._context.t
        said = t.plural(
            "{count} backup was made before everything was encrypted anew.",
            "{count} backups were made before everything was encrypted anew.",
            len(self._rows),
        )
        why = t("Whoever has an old passphrase and the medium still reads them.")
        if not self._going:
            return Notice(
                said,
                t("{first} {second}", first=why, second=t("Make a backup there first; then they "
                  "can be removed.")),
                tone="notice",
            )  # fmt: skip
        button = Button(t("Remove them …"))
        button.clicked.connect(self._on_remove)
        return Notice(said, why, tone="notice", action=button)

    @property
    def _going(self) -> list[OldBackup]:
        return [row for row in self._rows if row.replaced]

    @Slot()
    def _on_remove(self) -> None:
        t = self._context.t
        going = self._going
        named = [
            t("{first} · {second}", first=self._context.show_date(row.made_at.date()),
              second=row.label)
            for row in going[:MOST_NAMED]
        ]  # fmt: skip
        if len(going) > MOST_NAMED:
            more = len(going) - MOST_NAMED
            named.append(t.plural("and {count} more", "and {count} more", more))
        ask = PlainMessage(
            t.plural(
                "Remove {count} backup with the old key?",
                "Remove {count} backups with the old key?",
                len(going),
            ),
            "\n".join(
                (
                    *named,
                    "",
                    t(
                        "The newer backups there stay. A medium remembers: what was removed can be "
                        "found on it with skill, and still opens with the old key."
                    ),
                )
            ),
            stay=t("Keep them"),
            go=t("Remove them"),
            danger=True,
            parent=self,
        )
        ask.agreed.connect(self.agreed)
        ask.open()
