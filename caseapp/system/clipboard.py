"""Marks that ask clipboard managers and histories to leave a copied text alone.

They are requests: a manager may ignore them, and on macOS Qt passes on only types that a
converter was registered for, so that the copy there is protected by clearing alone.
"""

import sys
from typing import Final

CLEAR_SECONDS: Final = 20
"""After this many seconds our own copy is taken back, if the clipboard still holds it."""
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{name}"'


def privacy_marks(platform: str = sys.platform) -> dict[str, bytes]:
    """Return the extra types (MIME type → data) to set beside the text."""
    if platform == "win32":
        no = (0).to_bytes(4, "little")  # a DWORD, as Windows documents these three
        return {
            _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): b"1",
            _WINDOWS.format(name="CanIncludeInClipboardHistory"): no,
            _WINDOWS.format(name="CanUploadToCloudClipboard"): no,
        }
    if platform == "darwin":
        return {"org.nspasteboard.ConcealedType": b"1"}
    return {"x-kde-passwordManagerHint": b"secret"}
