"""Custody, removal and interim measures with a third more letters, larger and mirrored."""

from dataclasses import replace

import pytest

from caseapp.domain.protection.words import InterimBody
from caseapp.ui.custody.bars import BarForm, RemovalForm
from caseapp.ui.custody.dialog import CustodyEndForm, CustodyForm
from caseapp.ui.custody.view import CustodyScreen
from caseapp.ui.interim.dialog import InterimForm
from caseapp.ui.interim.view import InterimScreen
from caseapp.ui.screen import Place
from tests.ui import protections
from tests.ui.accessibility import clipped, settle
from tests.ui.offices import office
from tests.ui.stretched import LONGER


@pytest.fixture
def context(context):
    return replace(context, t=LONGER)


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("screen_class", [CustodyScreen, InterimScreen])
def test_a_screen_fits_beside_the_navigation(qtbot, context, screen_class):
    made, _ = office()
    screen = screen_class(context, made)
    qtbot.addWidget(screen)
    screen.resize(980, 700)
    screen.show_place(Place("any", "pr-1"))
    screen.show()
    qtbot.waitUntil(lambda: bool(screen.page.title.text()))
    settle()
    assert clipped(screen) == []


FORMS = {
    "custody": lambda c, o: CustodyForm(
        c, o.custody, protections.custody_panel(), protections.custody_view()
    ),
    "end": lambda c, o: CustodyEndForm(c, o.custody, protections.custody_view()),
    "bar": lambda c, o: BarForm(c, o.removal, protections.removal_panel(), protections.bar()),
    "removal": lambda c, o: RemovalForm(c, o.removal, protections.removal_panel()),
    "body": lambda c, o: InterimForm(c, o.interim, protections.interim_panel(), InterimBody.CAT),
    "request": lambda c, o: InterimForm(
        c, o.interim, protections.interim_panel(), InterimBody.ECHR, protections.interim_view()
    ),
}


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("name", list(FORMS))
def test_a_form_fits(qtbot, context, name):
    made, _ = office()
    form = FORMS[name](context, made)
    qtbot.addWidget(form)
    form.open()
    settle()
    assert clipped(form) == []
