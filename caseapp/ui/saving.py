"""Writing a printed sheet to a file: where it goes is asked, and the register notes it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from caseapp.domain.views.filings import MemoPdf
from caseapp.i18n import Catalogue
from caseapp.ui.context import Context

AskPath = Callable[[QWidget, str, str], str]
"""Asks where to write: (parent, title, suggested name) to a path, "" for none."""


def ask_path(parent: QWidget, title: str, name: str) -> str:
    """Ask with the system's own dialog."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, "PDF (*.pdf)")
    return chosen


def print_to(context: Context, prints: Callable[[], MemoPdf], path: Path) -> tuple[str, int]:
    """Print into a file that is replaced as a whole; returns its name and its number of pages.

    Runs on the database thread. The register of copies notes it.
    """
    printed = prints()
    context.leave(printed, path)
    return path.name, printed.pages


def written_words(t: Catalogue, written: tuple[str, int]) -> str:
    """Say what `print_to` wrote."""
    name, pages = written
    return t.plural(
        "Written to {name}: {count} page.", "Written to {name}: {count} pages.", pages, name=name
    )
