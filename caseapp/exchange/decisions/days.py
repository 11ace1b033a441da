"""The day of a decision on its title page."""

import re
from collections.abc import Sequence
from datetime import date

from caseapp.domain.written_dates import DATE, read_date

_TWO_LANGUAGES = re.compile(r"(\d{1,2}(?:er)?)\s+[^\W\d_]+\s?/\s?([^\W\d_]+\s+\d{4})")
_BESIDE = 14


def day_alone(front: Sequence[str]) -> date | None:
    """Return the first date with a line of its own; else the first of all."""
    texts = [_TWO_LANGUAGES.sub(r"\1 \2", text) for text in front]
    for text in texts:
        found = DATE.search(text)
        if found and len(text) < len(found[0]) + _BESIDE and not re.match(r"\d+/\d+/\d+$", text):
            day = read_date(found)
            if day is not None:
                return day
    return next((day for text in texts if (day := day_in(text)) is not None), None)


def day_in(text: str) -> date | None:
    """Return the first date of a text."""
    found = DATE.search(text)
    return read_date(found) if found else None
