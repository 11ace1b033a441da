"""Asking the library while somebody types: a rough answer soon, the full one when it settles."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.authorities import AuthorityPage
from caseapp.ui.authorities.finding.model import PAGE, AuthorityList, LibraryQuestion
from caseapp.ui.context import Context
from caseapp.ui.tasks import Failure, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseapp.ui.office import AuthorityCalls

_PAUSE_MS = 120
_SETTLED_MS = 400
"""After that a question has its full answer; until then a rougher one stands there."""
_SLOW_MS = 300
"""From then on a search says that it takes long; before, it would only flicker."""
_SEEN_AT_ONCE = 20
_ALIKE = 20
"""Decisions that are like one; what comes after is like anything."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question."""

    question: LibraryQuestion
    page: AuthorityPage
    rough: bool
    """The full answer is on its way."""


class Searching(QObject):
    """Every search that the screen makes; an answer to an older question is dropped.

    Signals:
        answered: an `Answer`.
        slow_changed: whether a search takes long now.
    """

    answered = Signal(object)
    slow_changed = Signal(object)

    def __init__(
        self, context: Context, calls: "AuthorityCalls", hits: AuthorityList, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.calls = calls
        self._hits = hits
        self._task: Task | None = None
        self._wanted = LibraryQuestion()
        self.for_state = ""
        """The state in which the decisions are to be relied on; "" for that of the office."""
        self._pause = self._timer(_PAUSE_MS, self._on_pause)
        self._settled = self._timer(_SETTLED_MS, self._on_settled)
        self._slow = self._timer(_SLOW_MS, self._on_slow)
        hits.more_wanted.connect(self._on_more_wanted)

    def _timer(self, pause: int, action: "Callable[[], None]") -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        made.timeout.connect(action)
        return made

    @property
    def question(self) -> LibraryQuestion:
        """What is being asked, or was asked last."""
        return self._wanted

    def typed(self, question: LibraryQuestion) -> None:
        """Ask as soon as there is a pause in typing."""
        self._wanted = question
        self._settled.stop()
        self._pause.start()

    def ask(self, question: LibraryQuestion) -> None:
        """Ask at once, for the full answer."""
        self._wanted = question
        self._pause.stop()
        self._settled.stop()
        self._send(rough=False)

    def stop(self) -> None:
        """Stop what is asked now; what stands in the list stays."""
        for timer in (self._pause, self._settled):
            timer.stop()
        if self._task is not None:
            self._task.cancel()
        self._hits.give_up(self._hits.question)
        self._say_done()

    def _send(self, *, rough: bool) -> None:
        if self._task is not None:
            # Not only unheard: a search that nobody waits for does not hold up the next one.
            self._task.cancel()
        question = self._hits.ask(self._wanted)
        self._slow.start()
        work = partial(self._look, question, 0, _SEEN_AT_ONCE if rough else PAGE, typing=rough)
        done = partial(self._on_found, question, rough)
        self._task = self._context.runner.submit(
            self, work, done, partial(self._on_failed, question), key="find"
        )

    def _look(
        self, question: LibraryQuestion, offset: int, limit: int, *, typing: bool = False
    ) -> AuthorityPage:
        """Ask the service; runs on the database thread."""
        if question.like:
            like = AuthorityUid(question.like)
            return self.calls.find_similar(like, for_state=self.for_state, limit=_ALIKE)
        return self.calls.find(
            query=question.query,
            filters=dict(question.filters),
            for_state=self.for_state,
            offset=offset,
            limit=limit,
            typing=typing,
        )

    @Slot()
    def _on_pause(self) -> None:
        rough = bool(self._wanted.query.strip()) and not self._wanted.like
        self._send(rough=rough)
        if rough:
            self._settled.start()

    @Slot()
    def _on_settled(self) -> None:
        self._send(rough=False)

    @Slot()
    def _on_slow(self) -> None:
        self.slow_changed.emit(True)

    def _say_done(self) -> None:
        self._slow.stop()
        self.slow_changed.emit(False)

    def _on_found(
        self,
        question: LibraryQuestion,
        rough: bool,
        page: AuthorityPage,
    ) -> None:
        self._say_done()
        self.answered.emit(Answer(question, page, rough))

    def _on_failed(self, question: LibraryQuestion, error: Exception) -> None:
        self._say_done()
        self._hits.give_up(question)
        self._context.runner.failed.emit(Failure(error))

    @Slot(object)
    def _on_more_wanted(self, offset: int) -> None:
        question = self._hits.question
        self._context.runner.submit(
            self,
            partial(self._look, question, offset, PAGE),
            partial(self._on_more, question),
            partial(self._on_failed, question),
        )

    def _on_more(self, question: LibraryQuestion, page: AuthorityPage) -> None:
        self._hits.put_more(question, page.rows)
