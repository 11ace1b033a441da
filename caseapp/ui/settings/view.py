"""Settings and vault."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.views.vaults import Undoable, VaultInfo
from caseapp.i18n import LANGUAGES
from caseapp.settings import IDLE_MINUTES, SOONER_MINUTES, Settings
from caseapp.ui.context import Context
from caseapp.ui.keys.card import KeysCard
from caseapp.ui.lock.window import LANGUAGE_NAMES
from caseapp.ui.screen import Screen
from caseapp.ui.settings.model import COUNTED, SLOT_WORDS, THEME_WORDS, SettingsPort
from caseapp.ui.settings.people import PeopleCard
from caseapp.ui.settings.ways import WaysCard
from caseapp.ui.tasks import Failure
from caseapp.ui.theme import px
from caseapp.ui.undoing import ask_undo, said
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.cards import Card, clear_layout
from caseapp.ui.widgets.choice import Choice
from caseapp.ui.widgets.field import Field
from caseapp.ui.widgets.flow import Columns
from caseapp.ui.widgets.labels import PlainLabel, breakable
from caseapp.ui.widgets.page import Page
from caseapp.ui.widgets.rows import Row, RowSeparator
from caseapp.ui.widgets.tick import Tick

OFFERED_MINUTES = (1, 2, 5, 10, 15, 30, 60)


class SettingsScreen(Screen):
    """How the window looks and locks; the vault, its people, its last change.

    Signals:
        settings_changed: the new `Settings`; colours follow at once, words at the next unlock.
    """

    settings_changed = Signal(object)
    watches: ClassVar[tuple[str, ...]] = (*COUNTED, "key_slot")

    def __init__(
        self, context: Context, port: SettingsPort, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._port = port
        self._settings = port.load()
        self.page = Page(self.t("Settings and vault"))
        self._info_rows = QVBoxLayout()
        main, side = (
            _column(self._window_card(), *self._keys_cards(), *self._people_cards()),
            _column(self._vault_card(), self._ways_card(), self._undo_card()),
        )
        self.page.body.addWidget(Columns(main, side))
        self.page.body.addStretch(1)
        self.set_page(self.page)

    def _window_card(self) -> Card:
        t, settings = self.t, self._settings
        self.language = Choice(
            [
                ("", t("As the system has it")),
                *((code, LANGUAGE_NAMES[code]) for code in LANGUAGES),
            ],
            settings.language,
        )
        self.theme = Choice(
            [(code, t(words)) for code, words in THEME_WORDS.items()], settings.theme
        )
        offered = sorted({*OFFERED_MINUTES, settings.idle_minutes} & set(IDLE_MINUTES))
        self.minutes = Choice(
            [
                (str(number), t.plural("{count} minute", "{count} minutes", number))
                for number in offered
            ],
            str(settings.idle_minutes),
        )
        self.remember = Tick(
            t("Offer this vault first on the lock screen"), checked=settings.remember_vault
        )
        card = Card(t("Window"))
        self.minimise = Tick(
            t("Lock when the window is put away"), checked=settings.lock_on_minimise
        )
        card.add(Field(t("Language"), self.language, hint=t("Changes at the next unlock.")))
        card.add(Field(t("Colours"), self.theme))
        self.minutes_field = Field(t("Lock when nobody touched the program for"), self.minutes)
        card.add(self.minutes_field)
        card.add(self.remember)
        self.discreet = Tick(t("Show names as initials"), checked=settings.discreet)
        card.add(self.discreet)
        card.add(self.minimise)
        for choice in (self.language, self.theme, self.minutes):
            choice.activated.connect(self._on_changed_setting)
        for tick in (self.discreet, self.minimise, self.remember):
            tick.toggled.connect(self._on_changed_setting)
        return card

    def _people_cards(self) -> list[Card]:
        calls = self._port.people
        self.people: PeopleCard | None = None
        if calls is not None:
            keys = self.keys
            if keys is not None and calls.reencrypt is None:
                calls = calls._replace(reencrypt=lambda _: keys.reencrypt())
            self.people = PeopleCard(self.context, calls)
        return [] if self.people is None else [self.people]

    def _keys_cards(self) -> list[Card]:
        self.keys: KeysCard | None = None
        if self._port.keys is not None:
            self.keys = KeysCard(self.context, self._port.keys)
            self.keys.lock_requested.connect(self._on_lock)
        return [] if self.keys is None else [self.keys]

    @Slot()
    def _on_lock(self) -> None:
        # By name: the window is the shell, which this screen does not know.
        lock = getattr(self.window(), "lock_requested", None)
        if lock is not None:
            lock.emit()

    def _vault_card(self) -> Card:
        card = Card(self.t("Vault"))
        card.body.addLayout(self._info_rows)
        return card

    def _ways_card(self) -> Card:
        card = WaysCard(self.context)
        card.open_requested.connect(self.open_requested)
        return card

    def _undo_card(self) -> Card:
        t = self.t
        card = Card(t("Last change"))
        card.add(
            PlainLabel(
                t("Taking a change back is itself a change: both stay in the history."),
                "muted",
                wrap=True,
            )
        )
        self.last_change = PlainLabel("", "body", wrap=True)
        card.add(self.last_change)
        self.undo = Button(t("Take it back …"))
        self.undo.setEnabled(False)
        self.undo.clicked.connect(self._on_undo)
        card.add(self.undo)
        card.setVisible(self._port.undo is not None)
        return card

    def _say_when_it_locks(self) -> None:
        t = self.t
        hint = t("Locking leaves nothing readable in memory; unsaved forms come back.")
        if self.context.locks_sooner():
            sooner = t.plural(
                "This desktop does not say when its screen is locked, so the program locks after "
                "{count} minute at most.",
                "This desktop does not say when its screen is locked, so the program locks after "
                "{count} minutes at most.",
                SOONER_MINUTES,
            )
            hint = t("{first} {second}", first=sooner, second=hint)
        self.minutes_field.set_hint(hint)

    @override
    def refresh(self) -> None:
        # It is also set by a key, from anywhere.
        self.discreet.blockSignals(True)
        self.discreet.setChecked(self._port.load().discreet)
        self.discreet.blockSignals(False)
        self._say_when_it_locks()
        runner = self.context.runner
        if self.keys is not None:
            self.keys.refresh()
        if self.people is not None:
            self.people.refresh()
        runner.submit(self, self._port.get_info, self._on_info, key="info")
        if self._port.undo is not None:
            describe = self._port.undo.describe
            runner.submit(self, describe, self._on_last_change, key="last change")

    def _on_info(self, info: VaultInfo) -> None:
        t = self.t
        clear_layout(self._info_rows)
        path = Path(info.path)
        keys = [t(SLOT_WORDS.get(slot, slot)) for slot in info.slots]
        rows = [
            Row(path.stem, breakable(str(path)), opens=False),
            Row(
                t("Opens with"),
                ", ".join(keys),
                opens=False,
            ),
            Row(
                t("Format {version}", version=info.format_version),
                t("Schema {schema}", schema=info.schema),
                opens=False,
            ),
        ]
        for number, row in enumerate(rows):
            if number:
                self._info_rows.addWidget(RowSeparator())
            self._info_rows.addWidget(row)
        self._info_rows.addWidget(RowSeparator())
        self._info_rows.addWidget(self._counts(info))

    def _counts(self, info: VaultInfo) -> QWidget:
        made = QWidget()
        made.setProperty("kind", "clear")
        grid = QGridLayout(made)
        grid.setContentsMargins(px(16), px(10), px(16), px(6))
        grid.setVerticalSpacing(px(4))
        known = [(COUNTED[kind], count) for kind, count in info.counts if kind in COUNTED]
        for line, (words, count) in enumerate(known):
            number = PlainLabel(str(count), "strong")
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(PlainLabel(self.t(words), wrap=True), line, 0)
            grid.addWidget(number, line, 1)
        grid.setColumnStretch(0, 1)
        return made

    @Slot()
    def _on_changed_setting(self) -> None:
        made: Settings = replace(
            self._port.load(),
            language=self.language.value(),
            theme=self.theme.value(),
            idle_minutes=int(self.minutes.value()),
            remember_vault=self.remember.isChecked(),
            lock_on_minimise=self.minimise.isChecked(),
            discreet=self.discreet.isChecked(),
        )
        try:
            self._port.save(made)
        except OSError as error:
            self.context.runner.failed.emit(Failure(error))
            return
        self._settings = made
        self.settings_changed.emit(made)

    @Slot()
    def _on_undo(self) -> None:
        if self._port.undo is not None:
            ask_undo(self, self.context, self._port.undo, self.last_change.setText)

    def _on_last_change(self, found: Undoable | None) -> None:
        self.undo.setEnabled(found is not None)
        self.last_change.setText(
            said(self.context, found)
            if found is not None
            else self.t("There is nothing of yours to take back.")
        )


def _column(*cards: QWidget) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "clear")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(14))
    for card in cards:
        box.addWidget(card)
    return made
