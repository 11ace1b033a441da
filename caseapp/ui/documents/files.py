"""Files of this machine on their way into the vault."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from caseapp.domain.vaults import DocumentTooLargeError

MEDIA = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
}
LARGEST = 200 * 1024 * 1024
"""Bytes; the service refuses more as well, this spares reading it first."""
_PIECE = 1 << 20

AskFile = Callable[[QWidget, str], str]
"""Asks which file to read: (parent, title) to a path, "" for none."""


def ask_file(parent: QWidget, title: str) -> str:
    """Ask with the system's own dialog; it begins nowhere and remembers nothing of ours."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title)
    return chosen


def dropped_file(data: QMimeData) -> str:
    """Return the one local file that is being dropped, "" for anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile() or urls[0].host():
        return ""  # //host/share would ask another machine for the file
    return urls[0].toLocalFile()


@contextmanager
def read_file(path: Path) -> Generator[dict[str, Any]]:
    """Give the keywords that adding a document takes, while the file is open.

    Raises:
        DocumentTooLargeError: nothing was read.
        OSError: it cannot be read.

    """
    if path.stat().st_size > LARGEST:
        raise DocumentTooLargeError(limit=LARGEST)
    with path.open("rb") as file:
        yield {
            "file_name": path.name,
            "media_type": MEDIA.get(path.suffix.lower(), "application/octet-stream"),
            "pieces": iter(partial(file.read, _PIECE), b""),
        }
