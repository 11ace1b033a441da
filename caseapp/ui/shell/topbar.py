"""The bar above every screen: find, what day it is, new event, lock."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from caseapp.ui.context import Context
from caseapp.ui.daytexts import city, clock_time, long_day, short_day
from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.labels import PlainLabel

AFTER_PAINT_MS = 60
WIDE = 1000
"""Width from which the date is written out and the find button has its whole sentence."""


class TopBar(QFrame):
    """Find, date and time, and the two actions that are wanted anywhere.

    Signals:
        back_requested: one step back.
        find_requested: Ctrl+K.
        new_event_requested: Ctrl+E.
        lock_requested: Ctrl+L.
    """

    back_requested = Signal()
    find_requested = Signal()
    new_event_requested = Signal()
    lock_requested = Signal()

    def __init__(
        self, context: Context, *, offers_event: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.t = t = context.t
        self.setProperty("kind", "bar")
        self.back_button = Button("", "quiet")
        self.back_button.clicked.connect(self.back_requested)
        self.back_button.hide()
        self.find_button = Button("", "find", shortcut="Ctrl+K")
        self.find_button.clicked.connect(self.find_requested)
        self.find_button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.find_button.setMaximumWidth(px(420))
        self.day = PlainLabel("", "muted")
        self.event_button = Button(t("New event"), "primary", shortcut="Ctrl+E")
        self.event_button.clicked.connect(self.new_event_requested)
        if not offers_event:
            self.event_button.hide()
        self.lock_button = Button(t("Lock"), shortcut="Ctrl+L")
        self.lock_button.clicked.connect(self.lock_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(24), px(9), px(24), px(9))
        line.setSpacing(px(12))
        line.addWidget(self.back_button)
        line.addWidget(self.find_button)
        line.addStretch(1)
        line.addWidget(self.day)
        line.addWidget(self.event_button)
        line.addWidget(self.lock_button)
        self._back_to = ""
        self._wide: bool | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(20_000)
        self._minute.timeout.connect(self.show_time)
        self._minute.start()
        self._arrange(wide=False)
        # Not before the first paint: the words of a calendar take longer to load than the bar.
        QTimer.singleShot(AFTER_PAINT_MS, self.show_time)

    def offer_back(self, where: str) -> None:
        """Name the screen that one step back leads to; "" where there is none to go back to."""
        self._back_to = where
        self.back_button.setVisible(bool(where))
        self._fit()

    @Slot()
    def show_time(self) -> None:
        """Write the date and the time here: in full, in short or not at all, as there is room."""
        self._write(long_day if self._wide else short_day)
        if self._wide and not self._has_room():
            self._write(short_day)
        self._fit()

    def _write(self, words: Callable[[date, str], str]) -> None:
        clock = self.context.clock
        now: datetime = clock.now().astimezone(ZoneInfo(clock.zone))
        self.day.setText(
            self.t(
                "{day} · {time} {city}",
                day=words(now.date(), self.t.language),
                time=clock_time(now.time()),
                city=city(clock.zone, self.t.language),
            )
        )

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        self.find_button.say(
            self.t("Find a client, authority or action") if wide else self.t("Find")
        )
        if self.day.text():
            self.show_time()

    @override
    def minimumSizeHint(self) -> QSize:
        """The bar never makes the window wider: it says less instead."""
        return QSize(px(320), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(wide=event.size().width() >= px(WIDE))
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Leave the day out, and where the way back leads, where buttons would be cut for it."""
        if self._back_to:
            self.back_button.say(self.t("Back: {screen}", screen=self._back_to))
            if not self._has_room(day=False):
                self.back_button.say(self.t("Back"))
        self.day.setVisible(self._has_room())

    def _has_room(self, *, day: bool = True) -> bool:
        others = (self.back_button, self.find_button, self.event_button, self.lock_button)
        needed = sum(w.sizeHint().width() for w in others if not w.isHidden())
        if day:
            needed += self.day.sizeHint().width()
        return needed + px(110) <= self.width()
