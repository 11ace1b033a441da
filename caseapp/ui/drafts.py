"""Forms that outlive a lock: what was typed is kept encrypted in the vault and comes back."""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from shiboken6 import isValid

_log = logging.getLogger(__name__)


@runtime_checkable
class HasDraft(Protocol):
    """A form whose typed text survives locking, quitting and a crash."""

    def draft_form(self) -> str:
        """Return a stable name of the form, such as "client" or "event": what reopens it."""

    def draft_place(self) -> str:
        """Return what the form is about: the uid of the client or proceeding, or ""."""

    def is_dirty(self) -> bool:
        """Say whether something was typed that is not saved."""

    def draft_payload(self) -> str:
        """Return everything typed, as JSON text of the form's own making."""

    def restore_draft(self, payload: str) -> None:
        """Put back what `draft_payload` gave; unknown keys are ignored."""


@dataclass(frozen=True, slots=True)
class KeptForm:
    """One form as it was left."""

    form: str
    place: str
    payload: str


def pack(forms: list[KeptForm]) -> str:
    """Return the text under which all open forms are kept together."""
    return json.dumps([asdict(form) for form in forms], ensure_ascii=False)


def unpack(text: str) -> list[KeptForm]:
    """Read what `pack` wrote; anything unreadable counts as no forms."""
    try:
        return [KeptForm(**entry) for entry in json.loads(text)]
    except (ValueError, TypeError, RecursionError):
        return []


class DraftKeeper(QObject):
    """Knows the open forms, so that a lock can keep them and an unlock can open them again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forms: list[QObject] = []
        self._openers: dict[str, Callable[[KeptForm], None]] = {}

    def register(self, form: QObject) -> None:
        """Remember an open form (a QObject that is a `HasDraft`)."""
        self._forms.append(form)

    def forget(self, form: QObject) -> None:
        """Stop keeping a form: it was saved or thrown away."""
        if form in self._forms:
            self._forms.remove(form)

    def reopens(self, form: str, opener: Callable[[KeptForm], None]) -> None:
        """Name who opens a kept form again; a screen calls this when it is built."""
        self._openers[form] = opener

    def dirty(self) -> list[KeptForm]:
        """Return every open form with something unsaved in it."""
        self._forms = [form for form in self._forms if isValid(form)]
        kept = (_kept(form) for form in self._forms if isinstance(form, HasDraft))
        return [form for form in kept if form is not None]

    def reopen(self, kept: list[KeptForm]) -> list[KeptForm]:
        """Open the forms again; returns those that nobody here knows how to open."""
        lost = []
        for form in kept:
            opener = self._openers.get(form.form)
            if opener is None:
                lost.append(form)
            else:
                opener(form)
        return lost


def _kept(form: HasDraft) -> KeptForm | None:
    """Return a form with something unsaved in it; one that fails costs no other form its text."""
    try:
        if form.is_dirty():
            return KeptForm(form.draft_form(), form.draft_place(), form.draft_payload())
    except Exception as error:  # noqa: BLE001 - a lock waits for nobody to mend a form
        _log.warning("a %s could not be kept: %s", type(form).__name__, type(error).__name__)
    return None
