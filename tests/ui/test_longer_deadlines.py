"""The forms of deadlines and sheets with longer words, half again as large: nothing is cut."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from caseapp.domain.vocabulary import Closing
from caseapp.ui import theme
from caseapp.ui.deadline.dialog import DeadlineForm
from caseapp.ui.deadline.model import Answer
from caseapp.ui.deadline.second_look import SecondLookForm
from caseapp.ui.sheets.carry import CarryForm
from caseapp.ui.sheets.log import LogForm
from tests.ui import cases
from tests.ui.accessibility import clipped
from tests.ui.offices import office
from tests.ui.stretched import LONGER
from tests.ui.surroundings import surroundings
from tests.ui.test_deadline_second_look import ASKED, filed
from tests.ui.test_sheets import Sheets

S = cases.S
VIEWS = {
    "lapsed": cases.deadline_view(state=S.LAPSED),
    "open": cases.deadline_view(state=S.OPEN, extendable=True),
    "closing": cases.deadline_view(state=S.OPEN, closing=Closing.WAIVE, around={"closing": ASKED}),
    "filed": filed(own_entry=True),
}


@pytest.fixture(params=[1.0, 1.5], ids=["100", "150"])
def words(request, qapp):
    """The surroundings of a form in longer words, at one size of letters."""
    theme.apply(qapp, "dark", request.param)
    context = replace(surroundings(), t=LONGER)
    yield context
    context.runner.abandon(seconds=5)


def shown(qtbot, form, context):
    qtbot.addWidget(form)
    # A window of 1280 x 720 leaves a dialog no more than this.
    form.resize(min(theme.px(720), 1256), 680)
    form.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    return form


@pytest.mark.parametrize("name", VIEWS)
def test_every_answer_of_a_deadline_fits(qtbot, words, name):
    made, _ = office()
    form = shown(qtbot, DeadlineForm(words, made.deadlines, VIEWS[name]), words)
    form.behind.button.click()
    if hasattr(form, "more"):
        form.more.button.click()
    for answer in form._choices:
        form.choose(answer)
        assert clipped(form) == []


@pytest.mark.parametrize("answer", [Answer.CONFIRM, Answer.CHECK, Answer.CLOSE])
def test_a_second_look_fits(qtbot, words, answer):
    made, _ = office()
    view = filed(own_entry=True, closing=ASKED)
    form = SecondLookForm(words, made.deadlines, view, answer)
    assert clipped(shown(qtbot, form, words)) == []


@pytest.mark.parametrize("kind", [LogForm, CarryForm])
def test_the_sheets_fit(qtbot, words, kind):
    form = shown(qtbot, kind(words, Sheets().calls()), words)
    assert clipped(form) == []
    form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert clipped(form) == []
