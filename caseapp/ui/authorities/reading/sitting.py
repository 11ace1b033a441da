"""What a reader comes back to: the style of citations, and where each text was left."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.reading_memory import MOST_PLACES, ReadingMemory
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.context import Context

_PAUSE_MS = 1000
"""So long a place is rested at before it is kept: scrolling writes nothing."""


def _tell_nobody() -> None:
    """Nothing is kept."""


@dataclass(slots=True)
class Sitting:
    """What is remembered while the vault is open."""

    style: str = ""
    """Code of the style in which was cited last."""
    places: dict[str, int] = field(default_factory=dict)
    """The paragraph at the top, by decision; what was read last stands last."""
    memo: str = ""
    """The memo that was quoted in last. It is of a file: a lock forgets it."""
    changed: Callable[[], None] = _tell_nobody
    """Called when style or a place is another."""

    @property
    def citation_style(self) -> CitationStyle:
        """The style to cite in."""
        return CitationStyle(self.style or CitationStyle.ECTHR)

    def cite_in(self, style: str) -> None:
        """Cite in this style from now on."""
        if style != self.style:
            self.style = style
            self.changed()

    def leave(self, uid: str, place: int) -> None:
        """Remember where a text is being read."""
        if self.places.get(uid) != place:
            self.places.pop(uid, None)
            self.places[uid] = place
            self.changed()


class Remembering(QObject):
    """Keeps style and places over a lock, encrypted, for this person alone."""

    def __init__(self, context: Context, calls: ReadingCalls | None, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._calls = context, calls
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.sitting = Sitting(changed=self._pause.start)
        if calls is not None:
            context.runner.submit(self, calls.recall_reading, self._on_recalled, self._on_failed)

    def _on_recalled(self, kept: ReadingMemory) -> None:
        sitting = self.sitting
        sitting.style = sitting.style or kept.style
        sitting.places = {**dict(kept.places), **sitting.places}

    @Slot()
    def _on_pause(self) -> None:
        if self._calls is None:
            return
        places = [(AuthorityUid(uid), at) for uid, at in self.sitting.places.items()]
        kept = ReadingMemory(self.sitting.style, tuple(places[-MOST_PLACES:]))
        work = partial(self._calls.remember_reading, kept)
        self._context.runner.submit(self, work, None, self._on_failed, key="reading")

    def _on_failed(self, _error: Exception) -> None:
        """A vault that is open for reading only keeps nothing; reading goes on without."""
