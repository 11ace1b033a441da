"""Journeys run in the window, dressed as the program is."""

from tests.ui.conftest import _dressed, _sheet  # noqa: F401
