"""One dated fact of an event: day, hour, manner of service, and who says so."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, Manner
from caseapp.ui.context import Context
from caseapp.ui.event.model import BY_THE_CLOCK, MAY_LIE_AHEAD, SERVICE, WITH_MANNER
from caseapp.ui.theme import px
from caseapp.ui.typed import clock_time
from caseapp.ui.widgets import Choice, DateField, Field, PlainLabel, TextLine
from caseapp.ui.words import DATE_KINDS, MANNERS

ONE_LINE = 760
"""Width from which day, hour, manner and claim stand in one line, before scaling."""


class DateLine(QWidget):
    """The fields of one date; manner and claim appear once the day is known.

    Signals:
        changed: something that may move a deadline was typed.
    """

    changed = Signal()

    def __init__(self, context: Context, kind: DateKind) -> None:
        super().__init__()
        self.kind = kind
        self._context = context
        t = context.t
        self.day = DateField(
            t(DATE_KINDS[kind]),
            parse=context.parse_coming_date if kind in MAY_LIE_AHEAD else context.parse_date,
            show=context.show_date,
            say=context.say,
            name=kind.value,
        )
        self.day.label.setWordWrap(False)
        self.hour = TextLine(placeholder=t("14:20"), limit=8)
        self.hour_field = Field(t("Hour"), self.hour, name=f"{kind.value}_at")
        self.manner = Choice(((m.value, t(words)) for m, words in MANNERS.items()), "unknown")
        # Its widest words must not push the day out of the line; the open list shows them whole.
        self.manner.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.manner.setMinimumContentsLength(16)
        self.manner_field = Field(t("Manner of service"), self.manner)
        self.claim = TextLine(placeholder=t("client, the court's record …"), limit=300)
        self.claim_field = Field(t("Who says so"), self.claim)
        what = t(DATE_KINDS[kind])
        self.hour.setAccessibleName(t("Hour · {date}", date=what))
        self.manner.setAccessibleName(t("Manner of service · {date}", date=what))
        self.claim.setAccessibleName(t("Who says so · {date}", date=what))
        self._arrange()
        self.day.date_changed.connect(self._on_changed)
        self.hour.textChanged.connect(self._on_changed)
        self.manner.currentIndexChanged.connect(self._on_changed)
        self.claim.editingFinished.connect(self._on_changed)

    def _arrange(self) -> None:
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(3))
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(12))
        self._lines.addLayout(self._box)
        self._first = QVBoxLayout()
        self._first.setSpacing(px(3))
        when, who = QHBoxLayout(), QHBoxLayout()
        for line in (when, who):
            line.setSpacing(px(12))
        when.addWidget(self.day, 4)
        when.addWidget(self.hour_field, 2)
        who.addWidget(self.manner_field, 5)
        who.addWidget(self.claim_field, 6)
        self._first.addLayout(when)
        self._box.addLayout(self._first, 6)
        self._box.addLayout(who, 11)
        self._wrong = self._error_lines()
        self._lines.addWidget(self._wrong)
        self.manner_field.setVisible(self.kind in WITH_MANNER)
        self.hour_field.setVisible(self.kind in BY_THE_CLOCK or self.kind in SERVICE)

    def _error_lines(self) -> QWidget:
        """Return where errors are said, over the whole width: the day's own column is narrow."""
        made = QWidget()
        made.setProperty("kind", "clear")
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for field in (self.day, self.hour_field):
            label = PlainLabel("", "error", wrap=True)
            box.addWidget(label)
            field.show_errors_in(label)
        return made

    @override
    def minimumSizeHint(self) -> QSize:
        """In two lines it needs no more than the wider of them."""
        lines = (self._box.itemAt(0), self._box.itemAt(1))
        width = max(line.minimumSize().width() for line in lines if line is not None)
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = across if event.size().width() >= px(ONE_LINE) else down
        if wanted != self._box.direction():
            self._box.setDirection(wanted)
            self._box.setSpacing(px(12) if wanted == across else px(6))
            # In two lines the errors stand under the day, not under who says so.
            (self._lines if wanted == across else self._first).addWidget(self._wrong)
        super().resizeEvent(event)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields that an error may be about."""
        return (self.day, self.hour_field)

    def hour_is_readable(self) -> bool:
        """Show the error of an hour that cannot be read."""
        wrong = bool(self.hour.text().strip()) and clock_time(self.hour.text()) is None
        self.hour_field.set_error(
            self._context.t("This is no hour of a day. Write it as 14:20.") if wrong else ""
        )
        return not wrong

    def draft(self) -> EventDateDraft | None:
        """Return the dated fact, None while there is no day."""
        day: date | None = self.day.value()
        if day is None:
            return None
        at: time | None = clock_time(self.hour.text())
        manner = Manner(self.manner.value()) if self.kind in WITH_MANNER else Manner.UNKNOWN
        return EventDateDraft(self.kind, day, at, manner, self.claim.text().strip())

    def show_date(self, known: EventDateDraft) -> None:
        """Show a recorded fact."""
        self.day.set_value(known.day)
        self.hour.setText(f"{known.at:%H:%M}" if known.at else "")
        self.manner.choose(known.manner.value)
        self.claim.setText(known.claimed_by)

    def typed(self) -> dict[str, str]:
        """Return what was typed, for a draft."""
        return {
            "day": self.day.text(),
            "hour": self.hour.text(),
            "manner": self.manner.value(),
            "claim": self.claim.text(),
        }

    def put_back(self, typed: dict[str, Any]) -> None:
        """Put back what `typed` gave."""
        setters: dict[str, Callable[[str], None]] = {
            "day": self.day.set_text,
            "hour": self.hour.setText,
            "manner": self.manner.choose,
            "claim": self.claim.setText,
        }
        for key, put in setters.items():
            put(str(typed.get(key, "")))

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
