"""What each process loads before Qt.

Qt for Python reads the source text of every module that is imported after it, to see whether that
module uses its optional features: a third of Desk's start, for SQLAlchemy alone a quarter. What
needs no Qt is therefore loaded first. No module named here may import Qt.
"""

import gc
import sys
from collections.abc import Generator
from importlib import import_module
from types import ModuleType
from typing import Final

LOCK: Final = (
    "json",
    "caseapp.settings",
    "caseapp.i18n",
    "caseapp.domain.errors",
    "caseapp.system.hardening",
    "caseapp.ui.lock.model",
    "caseapp.ui.stylesheet",
)
DESK: Final = (
    *LOCK,
    "caseapp.services.entry",
    "caseapp.domain.freedates",
    "caseapp.app.processes",
    "caseapp.system.idle",
    "caseapp.system.relaunch",
    "caseapp.system.worker",
    "caseapp.system.zone",
)
REST: Final = (
    "babel.dates",
    "sqlalchemy.dialects.sqlite",
    "caseapp.services.vaults",
    "caseapp.services.today",
    "caseapp.services.clients",
    "caseapp.services.drafts",
    "caseapp.wording.calculation",
    "caseapp.wording.filings",
    "caseapp.ui.shell.view",
    "caseapp.ui.today.view",
    "caseapp.ui.clients.view",
)
"""What the first query needs, and the first screens: loaded while the passphrase is typed."""


_READS_SOURCE: Final = "_mod_uses_pyside"


def load(names: tuple[str, ...]) -> None:
    """Load these modules, then Qt, and stop looking for garbage.

    Nothing that is loaded at the start becomes garbage: looking for it is a tenth of the start.
    `MainThreadCollector` takes over in both processes.
    """
    gc.disable()
    for name in names:
        import_module(name)
    import_module("PySide6.QtCore")
    _spare_reading()


def rest() -> Generator[None]:
    """Load what is wanted soon, a module at a time: whoever waits may stop asking."""
    for name in REST:
        import_module(name)
        yield


def _spare_reading() -> None:
    """Tell Qt for Python what it would find in the source of what is loaded after it.

    Our windows use Qt and none of its optional features, anything else does not use Qt. Where
    that part of Qt for Python is not what it was, it reads as it likes and the start is slower.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, _READS_SOURCE):
        setattr(feature, _READS_SOURCE, _uses_qt)


def _uses_qt(module: ModuleType) -> bool:
    return module.__name__.startswith("caseapp.")
