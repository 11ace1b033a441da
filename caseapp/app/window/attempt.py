"""One step of leaving that may fail without keeping the steps after it from being done."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from caseapp.system.hardening import print_redacted

T = TypeVar("T")


def attempt(step: Callable[[], T]) -> T | None:
    """Do it; where it raises, log types and lines, no values, and return None."""
    try:
        return step()
    except Exception as error:  # noqa: BLE001 - whatever it is, the vault closes all the same
        with suppress(Exception):  # the terminal that the log goes to may be gone
            print_redacted(type(error), error, error.__traceback__)
        return None
