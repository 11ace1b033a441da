"""The packs of law in force: replacing one from a file, and going back."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.rules import PackTooLargeError, PackUnreadableError
from caseapp.domain.views.rules import PackRow
from caseapp.domain.vocabulary import Role
from caseapp.system.durable import replace_durably
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.rules.listing import ListingDialog
from caseapp.ui.rules.port import RulesPort
from caseapp.ui.widgets import Badge, Button, Card, Row, Tone
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.words import state_name

AskFile = Callable[[QWidget, str], str]
"""Asks for a file to read: (parent, title) to a path, "" for none."""
LARGEST = 5_000_000


def ask_file(parent: QWidget, title: str) -> str:
    """Ask with the system's own dialog."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", "TOML (*.toml)")
    return chosen


def ask_folder(parent: QWidget, title: str) -> str:
    """Ask for a folder with the system's own dialog."""
    return QFileDialog.getExistingDirectory(parent, title)


class PacksDialog(ListingDialog):
    """Every pack, shipped or replaced; those in force before stand below."""

    def __init__(
        self,
        context: Context,
        port: RulesPort,
        parent: QWidget | None = None,
        *,
        ask: AskFile = ask_file,
        ask_where: AskFile = ask_folder,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Packs of law"),
            t(
                "A pack from a file takes the place of the shipped one of its id. A pack with a "
                "mistake is refused whole. Stored dates never move: what differs waits for a "
                "lawyer."
            ),
            parent,
        )
        self._port, self._ask, self._ask_where = port, ask, ask_where
        self.replace_button = Button(t("Replace from a file…"), "primary", shortcut="Ctrl+O")
        self.replace_button.clicked.connect(self._on_replace)
        self.export_button = Button(t("Export office rules…"))
        self.export_button.clicked.connect(self._on_export)
        self.offer(self.export_button, self.replace_button)
        self.replace_button.setVisible(context.role is Role.LAWYER)
        self.export_button.setVisible(context.role in (Role.LAWYER, Role.PARALEGAL))
        self.refresh()

    @override
    def refresh(self) -> None:
        self.context.runner.submit(self, self._port.list_packs, self._on_packs, key="packs")

    def _on_packs(self, rows: Sequence[PackRow]) -> None:
        t = self.t
        clear_layout(self.cards)
        now = [row for row in rows if row.in_force]
        before = [row for row in rows if not row.in_force]
        card = Card(t("In force"), str(len(now)))
        fill(card, [self._row(row) for row in now])
        self.cards.addWidget(card)
        if before:
            card = Card(t("In force before"), str(len(before)))
            fill(card, [self._row(row) for row in before])
            self.cards.addWidget(card)
        self.cards.addStretch(1)

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
        words = t("Back to the shipped one") if row.in_force else t("Put back in force")
        button = Button(words)
        button.setAccessibleName(t("{what}: {pack}", what=words, pack=row.pack))
        work = (
            partial(self._port.restore_shipped_pack, row.pack)
            if row.in_force
            else partial(self._port.restore_earlier_pack, row.uid)
        )
        button.clicked.connect(partial(self.run, work))
        return self.row_with(shown, button)

    @Slot()
    def _on_replace(self) -> None:
        path = self._ask(self, self.t("Choose a pack of law"))
        if path:
            self.run(partial(replace_from, self._port, Path(path)))

    @Slot()
    def _on_export(self) -> None:
        folder = self._ask_where(self, self.t("Choose a folder for the office's rules"))
        if folder:
            work = partial(export_into, self._port, Path(folder))
            self.context.runner.submit(self, work, self._on_exported, self.on_refused)

    def _on_exported(self, names: Sequence[str]) -> None:
        t = self.t
        if not names:
            self.say(t("The office has no rules of its own yet: nothing was written."))
            return
        self.say(
            t(
                "Written: {files}. Names of those who wrote the rules are in it, nothing of any "
                "client is.",
                files=", ".join(names),
            )
        )


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


def export_into(port: RulesPort, folder: Path) -> list[str]:
    """Write the office's rules as one pack per state; returns the files' names.

    Runs on the database thread. Such a file is read back by "Replace from a file".
    """
    states = dict.fromkeys(one.draft.host_state.upper() for one in port.list_office_rules())
    names = []
    for state in states:
        name = f"office-{state.lower()}.toml"
        replace_durably(folder / name, port.export_office_rules(state).encode("utf-8"))
        names.append(name)
    return names
