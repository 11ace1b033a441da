"""The keys of the vault on the settings screen."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.views.keys import KeyRow
from caseapp.domain.vocabulary import Role, SlotKind
from caseapp.ui.context import Context
from caseapp.ui.form import FormDialog
from caseapp.ui.keys.device_form import DeviceForm
from caseapp.ui.keys.key_form import KeyForm
from caseapp.ui.keys.passphrase_form import PassphraseForm
from caseapp.ui.keys.port import KINDS, KeysCalls
from caseapp.ui.keys.recovery_form import RecoveryForm
from caseapp.ui.keys.reencrypt_form import ReencryptForm
from caseapp.ui.widgets import Badge, Button, Card, PlainLabel, Row, Tone
from caseapp.ui.widgets.flow import FlowLayout
from caseapp.ui.widgets.rows import RowSeparator


class KeysCard(Card):
    """Who opens the vault with what; every change asks for the present passphrase.

    Signals:
        lock_requested: everything was re-encrypted and the vault is closed.
    """

    lock_requested = Signal()

    def __init__(self, context: Context, calls: KeysCalls, parent: QWidget | None = None) -> None:
        t = context.t
        super().__init__(t("Keys and recovery"), parent=parent)
        self._context, self._calls, self.t = context, calls, t
        self._rows: Sequence[KeyRow] = ()

    def refresh(self) -> None:
        """Read the keys anew."""
        self._context.runner.submit(self, self._calls.list_keys, self._show, key="keys")

    def _show(self, rows: Sequence[KeyRow]) -> None:
        self._rows = rows
        self.clear()
        for number, key in enumerate(rows):
            if number:
                self.add(RowSeparator(), inset=False)
            row = Row(
                key.label or self.t(KINDS[key.kind]),
                self._said(key),
                badges=self._badges(key),
                opens=bool(key.uid),
                subject=key,
            )
            row.opened.connect(self._on_opened)
            self.add(row, inset=False)
        self.add(self._buttons())
        self.add(
            PlainLabel(
                self.t("The header of the vault names kinds of keys only; people and names of keys "
                       "stand inside."),
                "muted", wrap=True,
            )
        )  # fmt: skip

    def _buttons(self) -> QWidget:
        t = self.t
        offered: list[tuple[str, object]] = [
            (t("Another passphrase…"), self.add_passphrase),
            (t("Open with this computer…"), self.add_device),
        ]
        if any(key.mine and key.kind is SlotKind.RECOVERY for key in self._rows):
            offered.append((t("New recovery code…"), self.renew_code))
        if self._context.role is Role.LAWYER:
            offered.append((t("Re-encrypt everything…"), self.reencrypt))
        if any(not key.uid or not key.in_header for key in self._rows):
            offered.append((t("Take away what is left over"), self._on_strays))
        made = QWidget()
        line = FlowLayout(made)
        for words, slot in offered:
            button = Button(words)
            button.clicked.connect(slot)
            line.addWidget(button)
        return made

    def _said(self, key: KeyRow) -> str:
        t = self.t
        if not key.uid or key.created_at is None:
            return t("Of nobody: left over when the program was cut off. It lets nobody in.")
        day = self._context.show_date(key.created_at.date())
        words = t("{kind} of {name}, since {day}", kind=t(KINDS[key.kind]),
                  name=key.person_name, day=day)  # fmt: skip
        return words if key.in_header else t("Opens nothing any more: it can be removed.")

    def _badges(self, key: KeyRow) -> tuple[Badge, ...]:
        return (Badge(self.t("opened it this time"), Tone.BLUE),) if key.current else ()

    @property
    def _with_keyfile(self) -> bool:
        return any(key.mine and key.kind is SlotKind.KEYFILE for key in self._rows)

    @Slot()
    def add_passphrase(self) -> None:
        """Open the form for another passphrase."""
        self._open(self._form(PassphraseForm, None))

    @Slot()
    def add_device(self) -> None:
        """Open the form for this computer."""
        self._open(self._form(DeviceForm))

    @Slot()
    def renew_code(self) -> None:
        """Open the form for a new recovery code."""
        self._open(self._form(RecoveryForm))

    @Slot()
    def reencrypt(self) -> None:
        """Open the form for re-encrypting everything."""
        form: ReencryptForm = self._form(ReencryptForm)
        form.finished_all.connect(self.lock_requested)
        self._open(form)

    def _form(self, kind: Any, *more: object) -> Any:
        return kind(
            self._context, self._calls, *more, with_keyfile=self._with_keyfile,
            parent=self.window(),
        )  # fmt: skip

    @Slot()
    def _on_strays(self) -> None:
        work = self._calls.remove_strays
        self._context.runner.submit(self, work, self._on_saved)

    def _on_opened(self, subject: object) -> None:
        if isinstance(subject, KeyRow):
            form = KeyForm(self._context, self._calls, subject, self.window())
            form.wants_passphrase.connect(partial(self._then_passphrase, form, subject))
            self._open(form)

    def _then_passphrase(self, form: FormDialog, key: KeyRow) -> None:
        form.reject()
        self._open(self._form(PassphraseForm, key))

    def _open(self, form: FormDialog) -> None:
        form.saved.connect(self._on_saved)
        form.open()

    def _on_saved(self, changes: Any) -> None:
        self._context.hub.publish(changes)
        self.refresh()
