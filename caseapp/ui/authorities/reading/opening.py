"""Opening the text of a decision over a window."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.authority_text import AuthorityText
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.authorities.reading.sitting import Sitting
from caseapp.ui.authorities.reading.window import ReadingWindow
from caseapp.ui.context import Context


def open_text(
    context: Context,
    calls: LibraryTools,
    uid: AuthorityUid,
    sitting: Sitting,
    window: QWidget,
    *,
    paragraph: str = "",
    words: str = "",
) -> None:
    """Read a text and show it over a window, at a paragraph and with words to be found in it."""

    def show(text: AuthorityText) -> None:
        made = ReadingWindow(
            context, calls, text, sitting, window, paragraph=paragraph, words=words
        )
        # A judgment that was closed is not kept: each is some megabytes.
        made.finished.connect(made.deleteLater)
        made.open()

    context.runner.submit(window, partial(calls.get_text, uid), show, key="text")
