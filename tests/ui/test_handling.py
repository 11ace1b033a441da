"""Handling flags of a matter in the window."""

from dataclasses import replace

import pytest

from caseapp.domain.vocabulary import HandlingFlag, Role
from caseapp.ui.client_file.handling import HandlingForm
from tests.ui import cases
from tests.ui.accessibility import problems, settle
from tests.ui.offices import office
from tests.ui.surroundings import surroundings


@pytest.fixture
def form(qtbot):
    def make(role=Role.LAWYER, flags=()):
        context = surroundings(role)
        made, calls = office()
        given = made.matters._replace(mark_handling=calls.command("mark_handling", matter="m-1"))
        shown = HandlingForm(context, given, replace(cases.matter_view(), handling=flags))
        qtbot.addWidget(shown)
        shown.show()
        made_contexts.append(context)
        return shown, calls

    made_contexts = []
    yield make
    for context in made_contexts:
        context.runner.abandon()


def test_a_flag_is_set_by_a_tick(qtbot, form):
    shown, calls = form()
    shown.ticks[HandlingFlag.RELATIVES].setChecked(True)
    with qtbot.waitSignal(shown.saved):
        shown.submit()
    ((_, (_uid, flags, _version), _),) = calls.named("mark_handling")
    assert flags == [HandlingFlag.RELATIVES]


def test_a_paralegal_takes_no_flag_away(form):
    shown, _ = form(Role.PARALEGAL, (HandlingFlag.SOURCE,))
    enabled = {flag: tick.isEnabled() for flag, tick in shown.ticks.items()}
    assert enabled == {
        HandlingFlag.SOURCE: False,
        HandlingFlag.LAWYER_ONLY: True,
        HandlingFlag.RELATIVES: True,
    }


def test_the_form_can_be_used_without_a_mouse(form):
    shown, _ = form()
    settle()
    assert problems(shown) == []
