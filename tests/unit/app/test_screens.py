"""The window asks for services that exist and that say who may call them."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from caseapp.app import screens
from caseapp.app.seat import Seat

NAMES = sorted(
    set(re.findall(r'later\(seat, "([\w.]+)"\)', Path(screens.__file__).read_text("utf-8")))
)


def test_there_are_bindings_to_look_at():
    assert len(NAMES) > 30


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

    import sys

    sys.modules["caseapp.services.pretend"] = Module
    try:
        seat = Seat(None, lambda: "desk")
        screens.later(seat, "pretend.get")(1, two=2)
    finally:
        del sys.modules["caseapp.services.pretend"]
    assert seen == [(("desk", 1), {"two": 2})]
