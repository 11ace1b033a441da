"""Saving what can be read into a new vault: where, with which passphrase, and what came of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from caseapp.domain.views.integrity import Salvaged
from caseapp.ui.context import Context
from caseapp.ui.integrity.port import IntegrityCalls
from caseapp.ui.overriding import override
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.field import Field
from caseapp.ui.widgets.labels import PlainLabel
from caseapp.ui.widgets.texts import TextLine
from caseapp.wording import integrity as wording

SUFFIX = ".casevault"


class SalvageDialog(UnkeptForm):
    """Asks for a place and a passphrase, then shows the report."""

    def __init__(
        self, context: Context, port: IntegrityCalls, parent: QWidget | None = None
    ) -> None:
        t = context.t
        super().__init__(
            context, t("Save what can be read"), submit=t("Save"), width=640, parent=parent
        )
        self._port = port
        self._target: Path | None = None
        self.body.addWidget(
            PlainLabel(
                t(
                    "Everything that can be read is written into a new, encrypted vault with a key "
                    "of its own. This vault stays as it is."
                ),
                "body",
                wrap=True,
            )
        )
        self.where = PlainLabel(t("No place was chosen yet"), "muted", wrap=True)
        self.choose_button = Button(t("Choose a place…"))
        self.choose_button.clicked.connect(self._on_choose)
        self.passphrase = TextLine(limit=300)
        self.passphrase.setEchoMode(TextLine.EchoMode.Password)
        self.again = TextLine(limit=300)
        self.again.setEchoMode(TextLine.EchoMode.Password)
        self.body.addWidget(self.choose_button)
        self.body.addWidget(self.where)
        self.add(
            Field(t("Passphrase of the new vault"), self.passphrase, name="passphrase"),
            Field(t("The same again"), self.again, name="again"),
        )
        self.report = PlainLabel("", "body", wrap=True)
        self.report.hide()
        self.body.addWidget(self.report)
        for line in (self.passphrase, self.again):
            line.textChanged.connect(self._weigh)
        self._weigh()

    @override
    def submit(self) -> None:
        if self._target is None or self._port.salvage is None:
            return
        self.set_busy(True)
        work = partial(self._port.salvage, self._target, self.passphrase.text())
        self.context.runner.submit_slices(
            self, work, self._on_saved, self.show_refusal, on_progress=self._say
        )

    def take_place(self, folder: str) -> None:
        """Take the folder that was chosen; the vault's folder gets a name that shows what it is."""
        if folder:
            path = Path(folder)
            self._target = path if path.suffix == SUFFIX else path.with_suffix(SUFFIX)
            self.where.setText(str(self._target))
        self._weigh()

    @Slot()
    def _on_choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.t("Place of the new vault"))
        self.take_place(name)

    @Slot()
    def _weigh(self) -> None:
        same = bool(self.passphrase.text()) and self.passphrase.text() == self.again.text()
        self.submit_button.setEnabled(same and self._target is not None)

    def _say(self, percent: int) -> None:
        self.footnote.setText(self.t("Saving: {percent} %", percent=percent))

    def _on_saved(self, made: Salvaged) -> None:
        t = self.t
        lines = [t("The new vault stands at {path}.", path=made.path)]
        lines.append(
            t(
                "Recovery code, shown this once: {code}. Write it down by hand.",
                code=made.recovery_code,
            )
        )
        lines.append(t.plural("{count} row was saved.", "{count} rows were saved.", made.rows))
        if made.complete:
            lines.append(t("Nothing was missing."))
        if made.gaps:
            tables = ", ".join(sorted({table for table, _, _ in made.gaps}))
            lines.append(t("Could not be read in whole: {tables}.", tables=tables))
        for words, uids in (
            (t("Only the history still knows these records:"), made.lost),
            (t("These records are not as the history says; look at each of them:"), made.doubtful),
        ):
            if uids:
                lines.append(words)
                lines += [f"{kind} {uid}" for kind, uid in uids]
        if made.documents:
            lines.append(t("Documents whose file is missing or damaged:"))
            lines += list(made.documents)
        lines.append(t(wording.NOTED[made.noted]))
        self.report.setText("\n".join(lines))
        self.report.show()
        self.footnote.setText(t("Done"))
        self.passphrase.clear()
        self.again.clear()
        self.submit_button.hide()
        self.cancel_button.setText(t("Close"))
