"""The real Russian words in every dialog, with all the badges there are: nothing is cut."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.app.dates import read_date, show_date
from caseapp.app.window.surface import words_for_errors
from caseapp.domain.freedates import Meaning
from caseapp.domain.vocabulary import DateKind, DeadlineState, Suspensive, Trust
from caseapp.i18n import catalogue
from caseapp.ui import theme
from caseapp.ui.authorities.dialog import ConfirmForm, ToMemoForm
from caseapp.ui.client_file.dialog import MatterForm, ProceedingForm
from caseapp.ui.client_file.steps import MembersForm, TaskForm
from caseapp.ui.clients.dialog import ClientForm
from caseapp.ui.daytexts import full_day
from caseapp.ui.deadline.by_hand import ManualDeadlineForm
from caseapp.ui.deadline.dialog import DeadlineForm
from caseapp.ui.deadline.row import deadline_row
from caseapp.ui.event.dialog import EventForm
from caseapp.ui.filing.dialog import MemoForm
from caseapp.ui.hearing.dialog import HearingForm
from caseapp.ui.settings.person import PersonForm
from caseapp.ui.theme import px
from caseapp.ui.widgets import Badge, Choice
from tests.ui import cases
from tests.ui.accessibility import clipped, settle
from tests.ui.offices import office
from tests.ui.surroundings import surroundings
from tests.ui.test_people import Office as PeopleOffice

RUSSIAN = catalogue("ru")
BADGED = {
    "state": DeadlineState.SERVICE_DISPUTED,
    "suspensive": Suspensive.UNVERIFIED,
    "provisional": True,
    "extendable": False,
    "trust": Trust.UNVERIFIED,
}
"""A deadline with as many badges as there can be, each with its longest words."""

DIALOGS = {
    "client": lambda c, o: ClientForm(c, o.clients, cases.client_view()),
    "matter": lambda c, o: MatterForm(c, o.matters, "c-1", "Пётр Ильин"),
    "proceeding": lambda c, o: ProceedingForm(
        c, o.matters, "m-1", proceeding=cases.proceeding_view(host_state="DE")
    ),
    "task": lambda c, o: TaskForm(c, o.matters, "m-1"),
    "members": lambda c, o: MembersForm(c, o.matters, cases.matter_view()),
    "event": lambda c, o: EventForm(
        c, o.events, cases.proceeding_view(), event=cases.event_view()
    ),
    "deadline": lambda c, o: DeadlineForm(c, o.deadlines, cases.deadline_view(**BADGED)),
    "undetermined": lambda c, o: DeadlineForm(c, o.deadlines, cases.undetermined_view()),
    "by hand": lambda c, o: ManualDeadlineForm(c, o.deadlines, "pr-1"),
    "hearing": lambda c, o: HearingForm(c, o.hearings, "pr-1", hearing=cases.hearing_row()),
    "memo": lambda c, o: MemoForm(c, o.filings, cases.proceeding_view()),
    "confirm": lambda c, o: ConfirmForm(c, o.authorities, cases.authority_view()),
    "to memo": lambda c, o: ToMemoForm(c, o, cases.authority_view()),
    "person": lambda c, o: PersonForm(c, PeopleOffice().calls(), None),
}


@pytest.fixture(params=[1.0, 1.5], ids=["100", "150"])
def russian(request, qapp):
    theme.apply(qapp, "light", request.param)
    plain = surroundings()
    read = partial(read_date, plain.clock)
    made = replace(
        plain,
        t=RUSSIAN,
        say=words_for_errors(RUSSIAN),
        parse_date=partial(read, Meaning.PAST),
        parse_coming_date=partial(read, Meaning.COMING),
        show_date=partial(show_date, "ru", full_day),
    )
    yield made
    made.runner.abandon(seconds=5)


@pytest.fixture
def opened(qtbot, russian):
    def make(name):
        calls, _ = office(preview=replace(cases.preview(), proposals=(cases.proposal(**BADGED),)))
        form = DIALOGS[name](russian, calls)
        qtbot.addWidget(form)
        form.show()
        # What a pause holds back comes too: the preview of an event changes the whole form.
        pause = getattr(form, "_pause", None)
        qtbot.waitUntil(
            lambda: not (russian.runner.is_busy or (pause is not None and pause.isActive()))
        )
        settle()
        return form

    return make


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_fits_in_russian_and_what_is_chosen_is_read_whole(opened, name):
    form = opened(name)
    assert clipped(form) == []
    cut = [
        choice.currentText()
        for choice in form.findChildren(Choice)
        if choice.isVisible()
        and choice.fontMetrics().horizontalAdvance(choice.currentText()) > choice.width() - px(34)
    ]
    assert cut == []


def test_a_name_has_room_beside_what_it_is(opened):
    form = opened("client")
    for width in (560, 700, 800):
        form.resize(theme.px(width), theme.px(680))
        settle()
        assert form.names.lines[0].text.width() >= theme.px(180)
        assert clipped(form) == []


@pytest.mark.parametrize("name", ["client", "task", "event", "deadline", "by hand", "hearing"])
def test_what_a_dialog_refuses_fits_in_russian(opened, name):
    form = opened(name)
    for field in form.fields:
        field.set_error("Дата в поле «Копия получена клиентом» — вс, 1 марта 2026 г. — в будущем.")
    assert clipped(form) == []


@pytest.mark.parametrize("width", [600, 760, 1000])
def test_a_refused_date_of_an_event_is_read_whole(opened, width):
    form = opened("event")
    form.resize(theme.px(width), theme.px(560))
    line = form.lines[DateKind.SERVED_ON_CLIENT]
    line.day.set_text("31.02.2026")
    assert not line.day.check()
    assert "31.02.2026" in line.day.error_label.text()
    assert line.day.error_label.width() > line.day.width() or width == 600
    assert clipped(form) == []


def test_a_row_with_five_badges_fits_in_russian(qtbot, russian):
    row = cases.deadline_row(**BADGED, last_day=date(2026, 2, 28))
    shown = deadline_row(russian, row)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(shown)
    assert len(shown.findChildren(Badge)) == 5
    for width in (420, 700, 1000):
        window.resize(theme.px(width), theme.px(400))
        window.show()
        assert clipped(window) == []
