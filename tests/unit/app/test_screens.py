"""The window asks for services that exist and that say who may call them."""

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from caseapp.app import bindings, screens
from caseapp.app.bindings.integrity import bind_integrity
from caseapp.app.bindings.services import Services
from caseapp.app.bindings.shell import shell_port
from caseapp.app.seat import Seat
from caseapp.domain.views.people import PersonRow
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.settings import Settings

SOURCES = [path.read_text("utf-8") for path in sorted(Path(bindings.__path__[0]).glob("*.py"))]
NAMES = sorted({name for text in SOURCES for name in re.findall(r'later\("([\w.]+)"\)', text)})
IMPORTED = sorted(
    {
        name
        for text in SOURCES
        for line in re.findall(r" {4}from caseapp\.services import ([\w, ]+)", text)
        for name in line.split(", ")
    }
)


def bound(role):
    """Bind everything that a window of this role may call."""
    seat = Seat(PersonRow("p-1", "Aida", role), lambda: "desk")
    made = Services(seat)
    screens.specs(made, Settings, lambda settings: None)
    shell_port(made, catalogue("en"))
    bind_integrity(made)  # the desk names it before it loads the rest
    return made


@pytest.fixture
def services():
    return bound(Role.LAWYER)


def test_there_are_bindings_to_look_at():
    assert len(NAMES) > 90
    assert len(IMPORTED) > 3


def test_what_the_window_calls_is_loaded_while_nobody_waits(services):
    called = {name.partition(".")[0] for name in NAMES} | set(IMPORTED)
    # The list of dates is an auditor's alone.
    assert set(services.modules) | set(bound(Role.AUDITOR).modules) == called


@pytest.mark.parametrize("name", NAMES)
def test_every_bound_service_exists_and_declares_who_may_call_it(name):
    module, _, function = name.partition(".")
    service = getattr(import_module(f"caseapp.services.{module}"), function)
    assert service.allowed_roles


@pytest.mark.parametrize(("folder", "name"), screens.SCREENS.items())
def test_every_screen_that_is_named_exists(folder, name):
    assert hasattr(import_module(f"caseapp.ui.{folder}.view"), name)


def test_a_service_is_called_with_the_desk_first():
    seen = []

    class Module:
        @staticmethod
        def get(*positional, **keywords):
            seen.append((positional, keywords))

    sys.modules["caseapp.services.pretend"] = Module
    try:
        seat = Seat(None, lambda: "desk")
        Services(seat).later("pretend.get")(1, two=2)
    finally:
        del sys.modules["caseapp.services.pretend"]
    assert seen == [(("desk", 1), {"two": 2})]
