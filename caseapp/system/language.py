"""The language that this user's system speaks."""

import os
import sys


def user_language() -> str:
    """Return an ISO 639 code ("ru"), "" if the system does not say.

    POSIX reads the usual variables in their order; Windows asks for the display language.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value.partition(".")[0].partition("_")[0].lower()
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed there only

        primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
        return {0x09: "en", 0x19: "ru", 0x1A: "sr"}.get(primary, "")
    else:
        return ""
