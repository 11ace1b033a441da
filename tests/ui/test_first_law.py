"""What the window says of the law by itself: the first questions, a changed law."""

import pytest

from caseapp.domain.changes import Changes
from caseapp.domain.rules import LawChecked, LawProgress
from caseapp.domain.vocabulary import Role
from caseapp.ui.rules.first import FirstLaw
from caseapp.ui.rules.watch import LawWatch
from caseapp.ui.screen import Place
from tests.ui import lawbooks
from tests.ui.accessibility import problems
from tests.ui.lawbooks import button


class Above:
    """The window above the screens, as the watch sees it."""

    def __init__(self):
        self.told, self.kept, self.gone = [], [], []

    def tell(self, sentence):
        self.told.append(sentence)

    def keep_in_view(self, notice):
        self.kept.append(notice)

    def go(self, place):
        self.gone.append(place)


def checking():
    yield LawProgress(3, 10)
    return LawChecked(10, 2, {"deadline": frozenset({"d-1"})})


def test_a_changed_law_is_counted_in_slices_with_visible_progress(qtbot, around):
    context, above = around(), Above()
    heard = []
    context.hub.changed.connect(heard.append)
    watch = LawWatch(context, lawbooks.Book().port(review_law=checking), above)

    context.hub.publish(Changes.of(law_pack="p-1"))
    qtbot.waitUntil(lambda: len(above.told) == 2)

    assert "3 of 10" in above.told[0]
    assert "no stored date moved" in above.told[1]
    assert heard[-1].concerns("deadline")
    assert watch.parent() is None


def test_a_new_office_is_asked_for_its_states_until_it_answered(qtbot, around):
    context, above = around(), Above()
    book = lawbooks.Book(states=())
    first = FirstLaw(context, book.port(), above)
    first.start()
    qtbot.waitUntil(lambda: bool(above.kept))
    qtbot.addWidget(above.kept[0])
    button(above.kept[0], "Choose states").click()
    assert above.gone == [Place("rules", part="states")]

    book.states = ("KZ",)
    context.hub.publish(Changes.of(setting="office.host_states"))
    qtbot.waitUntil(lambda: first.asking is None and first.offer is not None)
    qtbot.addWidget(first.offer)
    assert above.kept == [above.kept[0], first.offer]


def test_the_review_sheet_is_offered_until_it_is_printed(qtbot, around, tmp_path):
    context, above = around(), Above()
    sheet = tmp_path / "sheet.pdf"
    first = FirstLaw(
        context, lawbooks.Book(states=("KZ",)).port(), above, ask=lambda *_: str(sheet)
    )
    first.start()
    qtbot.waitUntil(lambda: bool(above.kept))
    qtbot.addWidget(above.kept[0])
    assert problems(above.kept[0]) == []
    first.print_button.click()
    qtbot.waitUntil(lambda: first.offer is None)
    assert sheet.exists()
    assert "sheet.pdf" in above.told[0]


@pytest.mark.parametrize("role", [Role.PARALEGAL, Role.GUEST])
def test_only_a_lawyer_is_asked(qtbot, around, role):
    context, above = around(role=role), Above()
    FirstLaw(context, lawbooks.Book(states=()).port(), above).start()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert above.kept == []


def test_an_office_that_answered_is_left_alone(qtbot, around):
    context, above = around(), Above()
    port = lawbooks.Book(states=("KZ",)).port(sheet_waits=lambda: False)
    FirstLaw(context, port, above).start()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert above.kept == []


def test_not_now_is_kept_in_the_vault(qtbot, around):
    context, above, book = around(), Above(), lawbooks.Book(states=("KZ",))
    first = FirstLaw(context, book.port(), above)
    first.start()
    qtbot.waitUntil(lambda: first.offer is not None)
    qtbot.addWidget(first.offer)
    first.later_button.click()
    qtbot.waitUntil(lambda: book == [("put_sheet_aside", ())])
    assert first.offer is None
