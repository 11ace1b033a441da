"""How forms read the dates that people type, and how dates are written for them."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from caseapp.domain.freedates import DoubtfulDateError, Meaning, read_day

if TYPE_CHECKING:
    from caseapp.domain.clock import Clock


def read_date(clock: "Clock", meaning: Meaning, text: str) -> date:
    """Read a typed date for a form.

    Raises:
        ImpossibleDateError: it cannot be read.
        DoubtfulDateError: it can, and is worth a second look; the field asks once.

    """
    found = read_day(text, today=clock.today(), meaning=meaning)
    if found.doubt is not None:
        raise DoubtfulDateError(text=text[:40], day=found.day, doubt=found.doubt)
    return found.day


def show_date(language: str, words: Callable[[date, str], str], day: date) -> str:
    """Write a date with its weekday and year."""
    return words(day, language)
