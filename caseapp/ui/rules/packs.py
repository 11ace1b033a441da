"""The packs of law in force: replacing one from a file, and going back."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.rules import PackTooLargeError, PackUnreadableError
from caseapp.domain.views.rules import PackRow
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.rules.port import RulesPort
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.widgets import Badge, Button, Card, Notice, PlainLabel, Row, Tone
from caseapp.ui.words import state_name

AskFile = Callable[[QWidget, str], str]
"""Asks for a file to read: (parent, title) to a path, "" for none."""
LARGEST = 5_000_000


def ask_file(parent: QWidget, title: str) -> str:
    """Ask with the system's own dialog."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", "TOML (*.toml)")
    return chosen


class PacksDialog(QDialog):
    """Every pack, shipped or replaced; those in force before stand below."""

    def __init__(
        self,
        context: Context,
        port: RulesPort,
        parent: QWidget | None = None,
        *,
        ask: AskFile = ask_file,
    ) -> None:
        super().__init__(parent)
        self.context, self.t = context, context.t
        self._port, self._ask = port, ask
        self.setWindowTitle(self.t("Packs of law"))
        self.trouble = Notice("", tone="alert")
        self.trouble.hide()
        self.said = Notice("", tone="note")
        self.said.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(12))
        self._build()
        fit_within(self, px(720), px(600))
        self.refresh()

    def _build(self) -> None:
        t = self.t
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(20), px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(PlainLabel(t("Packs of law"), "title", wrap=True))
        about = t(
            "A pack from a file takes the place of the shipped one of its id. A pack with a "
            "mistake is refused whole. Stored dates never move: what differs waits for a lawyer."
        )
        outer.addWidget(PlainLabel(about, "muted", wrap=True))
        for notice in (self.trouble, self.said):
            outer.addWidget(notice)
        content = QWidget()
        content.setProperty("kind", "page")
        content.setLayout(self._cards)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        outer.addWidget(area, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        self.close_button = Button(t("Close"), shortcut="Esc")
        self.close_button.clicked.connect(self.reject)
        self.replace_button = Button(t("Replace from a file…"), "primary", shortcut="Ctrl+O")
        self.replace_button.clicked.connect(self._on_replace)
        self.replace_button.setVisible(self.context.role is Role.LAWYER)
        line.addWidget(self.close_button)
        line.addWidget(self.replace_button)
        outer.addLayout(line)

    def refresh(self) -> None:
        """Ask again what is in force."""
        self.context.runner.submit(self, self._port.list_packs, self._on_packs, key="packs")

    def _on_packs(self, rows: Sequence[PackRow]) -> None:
        from caseapp.ui.widgets.cards import clear_layout  # noqa: PLC0415

        t = self.t
        clear_layout(self._cards)
        now = [row for row in rows if row.in_force]
        before = [row for row in rows if not row.in_force]
        card = Card(t("In force"), str(len(now)))
        fill(card, [self._row(row) for row in now])
        self._cards.addWidget(card)
        if before:
            card = Card(t("In force before"), str(len(before)))
            fill(card, [self._row(row) for row in before])
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def _row(self, row: PackRow) -> QWidget:
        t = self.t
        name = state_name(t, row.host) if row.host else row.pack
        edition = self.context.show_date(row.edition)
        if row.in_force:
            detail = t(
                "{pack} · edition {edition} · {rules} rules, {dated} give a date",
                pack=row.pack,
                edition=edition,
                rules=row.rules,
                dated=row.computable,
            )
        else:
            detail = t("{pack} · edition {edition}", pack=row.file_name, edition=edition)
        badges: tuple[Badge, ...] = ()
        if row.replaced and row.in_force:
            detail = t("{detail} · {file}, put in by {name}", detail=detail, file=row.file_name,
                       name=row.installed_by)  # fmt: skip
            badges = (Badge(t("Replaced"), Tone.AMBER),)
        can = self.context.role is Role.LAWYER and (row.replaced or not row.in_force)
        shown = Row(name, detail, badges=badges, opens=False)
        if not can:
            return shown
        return self._with_button(shown, row)

    def _with_button(self, shown: Row, row: PackRow) -> QWidget:
        t = self.t
        made = QWidget()
        made.setProperty("kind", "clear")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, px(12), 0)
        line.addWidget(shown, 1)
        words = t("Back to the shipped one") if row.in_force else t("Put back in force")
        button = Button(words)
        button.setAccessibleName(t("{what}: {pack}", what=words, pack=row.pack))
        work = (
            partial(self._port.restore_shipped_pack, row.pack)
            if row.in_force
            else partial(self._port.restore_earlier_pack, row.uid)
        )
        button.clicked.connect(partial(self._run, work))
        line.addWidget(button)
        return made

    @Slot()
    def _on_replace(self) -> None:
        path = self._ask(self, self.t("Choose a pack of law"))
        if path:
            self._run(partial(replace_from, self._port, Path(path)))

    def _run(self, work: Callable[[], Changes], _checked: object = None) -> None:
        self.trouble.hide()
        self.said.hide()
        self.context.runner.submit(self, work, self._on_done, self._on_refused)

    def _on_done(self, changes: Changes) -> None:
        self.said.say(self.t("Done. The stored dates are counted again; none of them moves."))
        self.said.show()
        self.context.hub.publish(changes)
        self.refresh()

    def _on_refused(self, error: Exception) -> None:
        self.trouble.say(self.context.say(error))
        self.trouble.show()


def replace_from(port: RulesPort, path: Path) -> Changes:
    """Read a file and hand it over; runs on the database thread.

    Raises:
        PackUnreadableError, PackTooLargeError: it is no text, or far too long for a pack.

    """
    try:
        if path.stat().st_size > LARGEST:
            raise PackTooLargeError(file=path.name, limit=LARGEST)
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackUnreadableError(file=path.name) from error
    return port.replace_pack(path.name, text)
