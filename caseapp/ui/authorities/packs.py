"""Packs of decisions in the window: what is in force, one from a file, away and back again."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from caseapp.domain.authority_packs import LARGEST_PACK, NotAPackError, PackTooLargeError
from caseapp.domain.views.authority_packs import InstalledPack, PackOutcome
from caseapp.domain.vocabulary import Role
from caseapp.ui.authorities.port import PackCalls
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.rules.listing import ListingDialog
from caseapp.ui.widgets import Badge, Button, Card, Row, Tone
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.tick import Tick
from caseapp.wording.authority_packs import outcome_text

AskFile = Callable[[QWidget, str], str]
"""Asks for a file to read: (parent, title) to a path, "" for none."""


def ask_file(parent: QWidget, title: str) -> str:
    """Ask with the system's own dialog."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", "ZIP (*.zip)")
    return chosen


class DecisionPacksDialog(ListingDialog):
    """The shipped library, the packs of other offices, and those that were in force before."""

    def __init__(
        self,
        context: Context,
        calls: PackCalls,
        parent: QWidget | None = None,
        *,
        ask: AskFile = ask_file,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Packs of decisions"),
            t(
                "A pack of another office comes in whole or not at all. Your notes, tags, texts "
                "and corrections stay. What the sender verified opens no gate to filings, unless "
                "you answer for it."
            ),
            parent,
        )
        self._calls, self._ask = calls, ask
        self.trusted = Tick(t("I answer for what the sender verified"))
        self.install_button = Button(t("Install from a file…"), "primary", shortcut="Ctrl+O")
        self.install_button.clicked.connect(self._on_install)
        self.offer(self.install_button)
        self._line.insertWidget(0, self.trusted)
        for widget in (self.trusted, self.install_button):
            widget.setVisible(context.role is Role.LAWYER)
        self.refresh()

    @override
    def refresh(self) -> None:
        self.context.runner.submit(self, self._calls.list_packs, self._on_packs, key="packs")

    def _on_packs(self, rows: Sequence[InstalledPack]) -> None:
        t = self.t
        clear_layout(self.cards)
        for title, shown in (
            (t("In force"), [row for row in rows if row.in_force]),
            (t("In force before"), [row for row in rows if not row.in_force]),
        ):
            if shown:
                card = Card(title, str(len(shown)))
                fill(card, [self._row(row) for row in shown])
                self.cards.addWidget(card)
        self.cards.addStretch(1)

    def _row(self, row: InstalledPack) -> QWidget:
        t = self.t
        detail = t.plural(
            "edition {edition} · {count} decision",
            "edition {edition} · {count} decisions",
            row.decisions,
            edition=row.edition,
        )
        badges: tuple[Badge, ...] = ()
        if row.shipped:
            detail = t("{detail} · came with the program", detail=detail)
        else:
            detail = t(
                "{detail} · {file}, put in by {name} on {day}",
                detail=detail,
                file=row.file_name,
                name=row.installed_by,
                day=self.context.show_date(row.installed_at.date()),
            )
            tone = Tone.GREEN if row.trusted else Tone.AMBER
            words = t("Gates as the sender set them") if row.trusted else t("Gates shut")
            badges = (Badge(words, tone),)
        shown = Row(row.name, detail, badges=badges, opens=False)
        if row.shipped or self.context.role is not Role.LAWYER:
            return shown
        return self.row_with(shown, self._button(row))

    def _button(self, row: InstalledPack) -> Button:
        t = self.t
        words = t("Remove") if row.in_force else t("Put back in force")
        button = Button(words)
        button.setAccessibleName(t("{what}: {pack}", what=words, pack=row.name))
        work = self._calls.remove_pack if row.in_force else self._calls.restore_pack
        button.clicked.connect(partial(self._run, partial(work, row.name)))
        return button

    @Slot()
    def _on_install(self) -> None:
        path = self._ask(self, self.t("Choose a pack of decisions"))
        if path:
            self._begin()
            work = partial(read_and_install, self._calls, Path(path), self.trusted.isChecked())
            self.context.runner.submit_slices(self, work, self._on_run, self.on_refused)

    def _begin(self) -> None:
        self.trouble.hide()
        self.said.hide()

    def _run(self, work: Callable[[], PackOutcome], _checked: object = None) -> None:
        self._begin()
        self.context.runner.submit(self, work, self._on_run, self.on_refused)

    def _on_run(self, outcome: PackOutcome) -> None:
        self.trusted.setChecked(False)
        self.say(outcome_text(outcome, self.t))
        self.context.hub.publish(outcome.changes())
        self.refresh()


def read_and_install(
    calls: PackCalls, path: Path, trusted: bool
) -> Generator[None, None, PackOutcome]:
    """Read a file and hand it over; runs on the database thread.

    Raises:
        NotAPackError, PackTooLargeError: it cannot be read, or is far too long for a pack.

    """
    try:
        size = path.stat().st_size
        if size > LARGEST_PACK:
            raise PackTooLargeError(file=path.name, megabytes=size // 2**20)
        data = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise NotAPackError(file=path.name, row=0, field="", text="") from error
    return (yield from calls.install_pack(path.name, data, trusted=trusted))
