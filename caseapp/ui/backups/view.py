"""Backups: places, the last one made, the last one restored, and what to do about them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.backups import BackupNeedsPassphraseError, TargetState
from caseapp.domain.changes import Changes
from caseapp.domain.views.backups import (
    BackupCheck,
    BackupMade,
    BackupsView,
    DrillView,
    PlaceWarning,
    TargetRow,
)
from caseapp.domain.views.copies import TwoVersions
from caseapp.domain.vocabulary import Role
from caseapp.ui.backups.old import OldBackups
from caseapp.ui.backups.passphrase import OldPassphraseForm
from caseapp.ui.backups.port import BackupsPort
from caseapp.ui.backups.versions import VersionsCard
from caseapp.ui.backups.work import WorkLine
from caseapp.ui.context import Context
from caseapp.ui.daytexts import day_distance
from caseapp.ui.filling import fill
from caseapp.ui.keys.port import Own
from caseapp.ui.screen import Screen
from caseapp.ui.theme import px
from caseapp.ui.widgets import Badge, Button, Card, FlowLayout, Notice, Page, PlainLabel, Row, Tone
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.labels import breakable
from caseapp.ui.widgets.message import PlainMessage
from caseapp.wording import backups as words

AskFolder = Callable[[QWidget, str], str]


def ask_folder(parent: QWidget, title: str) -> str:
    """Ask with the system's own dialog."""
    return QFileDialog.getExistingDirectory(parent, title)


class BackupsScreen(Screen):
    """What stands where, and whether it would bring everything back."""

    watches: ClassVar[tuple[str, ...]] = ("backup",)

    def __init__(
        self,
        context: Context,
        port: BackupsPort,
        parent: QWidget | None = None,
        *,
        ask: AskFolder = ask_folder,
    ) -> None:
        super().__init__(context, parent)
        t = self.t
        self._port, self._ask = port, ask
        self.view: BackupsView | None = None
        self.add_button = Button(t("Add a place …"))
        self.add_button.clicked.connect(self._on_add)
        self.now_button = Button(t("Back up now"), "primary", shortcut="Ctrl+B")
        self.now_button.clicked.connect(self._on_now)
        self.page = Page(t("Backups"), (self.add_button, self.now_button))
        self.work = WorkLine(context)
        self.work.busy_changed.connect(self._on_busy)
        self.said = Notice("", tone="note")
        self.said.hide()
        self.old = OldBackups(context)
        self.old.agreed.connect(self._on_old_agreed)
        self._versions = QVBoxLayout()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(14))
        self.page.body.addWidget(self.work)
        self.page.body.addWidget(self.said)
        self.page.body.addLayout(self._versions)
        self.page.body.addWidget(self.old)
        self.page.body.addLayout(self._cards)
        self.page.body.addStretch(1)
        self.set_page(self.page)

    @override
    def refresh(self) -> None:
        runner = self.context.runner
        runner.submit(self, self._port.get_backups, self._on_view, key="backups")
        runner.submit(self, self._port.compare_versions, self._on_versions, key="versions")
        if self._port.list_old_backups is not None:
            runner.submit(self, self._port.list_old_backups, self.old.show_rows, key="old")

    @Slot()
    def _on_old_agreed(self) -> None:
        if self._port.remove_old_backups is not None:
            self.context.runner.submit(
                self, self._port.remove_old_backups, self.context.hub.publish, self._on_refused
            )

    def _on_versions(self, found: TwoVersions) -> None:
        clear_layout(self._versions)
        if found.forked:
            self._versions.addWidget(VersionsCard(self.context, found))

    def _on_view(self, view: BackupsView) -> None:
        self.view = view
        clear_layout(self._cards)
        for warning in view.warnings:
            self._cards.addWidget(self._warning(warning))
        if view.conflicts:
            self._cards.addWidget(Notice(words.conflict_warning(view.conflicts, self.t)))
        if view.restored_from is not None:
            self._cards.addWidget(self._restored(view.restored_from))
        self._cards.addWidget(self._summary(view))
        for target in view.targets:
            for warning in target.warnings:
                self._cards.addWidget(self._warning(warning))
            self._cards.addWidget(self._target(target))
        self._cards.addWidget(self._help(view))
        self._on_busy(busy=self.work.busy)

    def _warning(self, warning: PlaceWarning) -> Notice:
        button = Button(self.t("I know"))
        button.clicked.connect(partial(self._change, self._port.dismiss_place, warning.path))
        return Notice(words.place_warning(warning, self.t), tone="notice", action=button)

    def _restored(self, made_at: datetime) -> Notice:
        t = self.t
        words = t(
            "This vault was restored from the backup of {day}. What was entered after that day is "
            "not in it: compare the deadlines with your paper calendar.",
            day=self.context.show_date(made_at.date()),
        )
        if self.context.role is not Role.LAWYER:
            return Notice(words, t("A lawyer has to confirm it."), tone="notice")
        button = Button(t("Restored knowingly"))
        button.clicked.connect(self._on_restored)
        return Notice(words, tone="notice", action=button)

    @Slot()
    def _on_restored(self) -> None:
        self.context.runner.submit(
            self, self._port.confirm_restored, self.context.hub.publish, self._on_refused
        )

    def _summary(self, view: BackupsView) -> Card:
        t = self.t
        card = Card(t("At a glance"))
        if not view.targets:
            card.add(
                PlainLabel(
                    t(
                        "There is no place for backups yet. Take two sticks and keep them in two "
                        "buildings: one of them is never plugged in while the other one is."
                    ),
                    wrap=True,
                )
            )
            return card
        today = self.context.clock.today()
        made = t("never")
        if view.last_made is not None:
            made = day_distance(today, view.last_made.date(), t)
        tried = t("never")
        if view.last_restored is not None:
            tried = day_distance(today, view.last_restored, t)
        rows = [
            Row(t("Last backup: {when}", when=made), opens=False),
            Row(
                t("Last restored on trial: {when}", when=tried),
                t("Only a backup that was restored is known to work."),
                opens=False,
            ),
        ]
        fill(card, rows)
        return card

    def _target(self, target: TargetRow) -> Card:
        t = self.t
        card = Card(target.label)
        parts = [breakable(target.path)]
        if target.last_made is not None:
            ago = day_distance(self.context.clock.today(), target.last_made.date(), t)
            parts.append(t("last backup {when}", when=ago))
        if target.last_checked is not None:
            ago = day_distance(self.context.clock.today(), target.last_checked, t)
            parts.append(t("read and compared {when}", when=ago))
        title = t(words.STATES[target.state])
        if target.state is TargetState.ABSENT:
            title = t("Not plugged in. Plug it in when you can; nothing is wrong.")
        card.add(
            Row(title, "\n".join(parts), badges=self._badges(target), opens=False), inset=False
        )
        if target.state is not TargetState.ABSENT:
            card.add(self._buttons(target))
        else:
            card.add(self._flow(self._remove_button(target)))
        return card

    def _badges(self, target: TargetRow) -> tuple[Badge, ...]:
        t = self.t
        found = []
        if target.damaged:
            found.append(
                Badge(
                    t.plural("{count} damaged", "{count} damaged", len(target.damaged)), Tone.RED
                )
            )
        if target.last_made is not None and target.behind:
            found.append(Badge(t("Changed since"), Tone.AMBER))
        return tuple(found)

    def _buttons(self, target: TargetRow) -> QWidget:
        t = self.t
        drill = Button(t("Restore on trial"))
        drill.clicked.connect(partial(self._on_drill, target.id, Own("")))
        check = Button(t("Read and compare"))
        check.clicked.connect(partial(self._on_check, target.id))
        for button in (drill, check):
            button.setEnabled(target.last_made is not None)
            button.setAccessibleName(t("{what}: {place}", what=button.text(), place=target.label))
        return self._flow(drill, check, self._remove_button(target))

    def _remove_button(self, target: TargetRow) -> Button:
        remove = Button(self.t("Use it no more …"))
        remove.setAccessibleName(self.t("{what}: {place}", what=remove.text(), place=target.label))
        remove.clicked.connect(partial(self._on_remove, target))
        return remove

    def _flow(self, *buttons: Button) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "clear")
        flow = FlowLayout(holder, gap=8)
        for button in buttons:
            flow.addWidget(button)
        return holder

    def _help(self, view: BackupsView) -> Card:
        t = self.t
        card = Card(t("When this computer is gone"))
        card.add(
            PlainLabel(
                t(
                    "Install the program on another computer, plug the medium in and type the "
                    "command below. It makes a vault of the newest backup that is whole, opens it "
                    "with your passphrase and checks everything. The passphrase or the recovery "
                    "code of the day of the backup opens it, and nothing else does."
                ),
                wrap=True,
            )
        )
        # Not `breakable`: who copies the command would copy what the line is broken at.
        for place in [f'"{target.path}"' for target in view.targets] or ["BACKUP"]:
            command = f"caseapp vault restore {place} NEW.casevault"
            card.add(PlainLabel(command, "strong", wrap=True, selectable=True))
        card.add(
            PlainLabel(
                t(
                    "A backup is as strong as the vault: without the passphrase it cannot be read. "
                    "A lost medium cannot be called back, and a passphrase that is changed later "
                    "does not change it."
                ),
                "muted",
                wrap=True,
            )
        )
        return card

    @Slot()
    def _on_now(self) -> None:
        if self.view is not None and not self.view.targets:
            self._on_add()
            return
        self.work.run(
            self.t("Making a backup …"), self._port.make_backup, self._on_made, self._on_refused
        )

    def _on_made(self, made: BackupMade) -> None:
        t = self.t
        said = words.made_words(made, t)
        for label, error in made.failed:
            said = t("{first} {second}", first=said,
                     second=t("Not on {label}: {why}", label=label, why=self.context.say(error)))  # fmt: skip
        self._tell(said)

    def _on_check(self, target: str, _checked: object = None) -> None:
        self.work.run(
            self.t("Reading the newest backup …"),
            partial(self._port.check_backup, target),
            self._on_checked,
            self._on_refused,
        )

    def _on_checked(self, check: BackupCheck) -> None:
        t = self.t
        if not check.restorable:
            files = ", ".join(check.damaged_files)
            self._tell(t("The backup {name} is damaged ({files}) and cannot be restored. Make "
                         "another one now.", name=check.name, files=files))  # fmt: skip
        elif check.sound and check.proved:
            self._tell(t("The backup {name} is whole.", name=check.name))
        elif check.sound:
            self._tell(
                t(
                    "The backup {name} has the hashes of its own list of files, and that list was "
                    "not made with the present key. If the vault was encrypted anew since, restore "
                    "it on trial with the passphrase of that day; else do not trust it.",
                    name=check.name,
                )
            )
        else:
            left = check.damaged_documents - check.mended
            self._tell(
                t.plural(
                    "{count} document of the backup {name} is damaged and could not be mended.",
                    "{count} documents of the backup {name} are damaged and could not be mended.",
                    left,
                    name=check.name,
                )
            )

    def _on_drill(self, target: str, own: Own, _checked: object = None) -> None:
        self.work.run(
            self.t("Restoring the newest backup on trial …"),
            partial(self._port.drill_backup, target, own),
            self._on_drilled,
            partial(self._on_drill_refused, target),
        )

    def _on_drill_refused(self, target: str, error: Exception) -> None:
        if not isinstance(error, BackupNeedsPassphraseError):
            self._on_refused(error)
            return
        form = OldPassphraseForm(self.context, self.window())
        form.given.connect(partial(self._on_drill, target))
        form.open()

    def _on_drilled(self, found: DrillView) -> None:
        t = self.t
        if found.sound:
            self._tell(
                t.plural(
                    "The backup {name} was restored, opened and compared: {count} entry of the "
                    "history, every record and every document is there. The trial was deleted.",
                    "The backup {name} was restored, opened and compared: {count} entries of the "
                    "history, every record and every document is there. The trial was deleted.",
                    found.entries,
                    name=found.name,
                )
            )
            return
        why = ", ".join(t(words.DRILL_FAULTS[fault]) for fault in found.faults)
        self._tell(t("The backup {name} would not bring everything back: {why}. Make another one "
                     "now and try it.", name=found.name, why=why))  # fmt: skip

    @Slot()
    def _on_add(self) -> None:
        path = self._ask(self, self.t("Choose a folder on another disk or stick"))
        if path:
            look = partial(self._port.look_at_place, Path(path))
            self.context.runner.submit(self, look, partial(self._on_looked, path))

    def _on_looked(self, path: str, warnings: tuple[PlaceWarning, ...]) -> None:
        if not warnings:
            self._change(self._port.add_target, Path(path))
            return
        t = self.t
        ask = PlainMessage(
            t("This is not a good place for backups"),
            "\n\n".join(words.place_warning(one, t) for one in warnings),
            stay=t("Choose another one"),
            go=t("Take it all the same"),
            parent=self,
        )
        ask.agreed.connect(partial(self._change, self._port.add_target, Path(path)))
        ask.open()

    def _on_remove(self, target: TargetRow, _checked: object = None) -> None:
        t = self.t
        ask = PlainMessage(
            t("Make no more backups on {label}?", label=target.label),
            t("What stands there stays, and can still be restored."),
            stay=t("Keep it"),
            go=t("Use it no more"),
            parent=self,
        )
        ask.agreed.connect(partial(self._change, self._port.remove_target, target.id))
        ask.open()

    def _change(
        self, call: Callable[..., Changes], value: object, _checked: object = None
    ) -> None:
        self.context.runner.submit(
            self, partial(call, value), self.context.hub.publish, self._on_refused
        )

    def _on_refused(self, error: Exception) -> None:
        self._tell(self.context.say(error))

    def _tell(self, sentence: str) -> None:
        self.said.say(sentence)
        self.said.show()
        self.context.hub.publish(Changes.of(backup="told"))

    def _on_busy(self, busy: bool) -> None:
        self.now_button.setEnabled(not busy)
        self.add_button.setEnabled(not busy)
