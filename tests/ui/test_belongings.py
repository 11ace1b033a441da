"""What the collector takes with a form that nobody holds: nothing of the application's.

Qt for Python lets what a method answers belong to whoever was asked. If both are garbage at once,
and the belonging is cleared first, Python destroys it: `widget.screen()` costs the application its
only screen, and the next window crashes or aborts.
"""

import ast
import gc
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

import caseapp
from caseapp.ui.clients.dialog import ClientForm
from caseapp.ui.event.dialog import EventForm
from tests.ui import cases
from tests.ui.offices import office
from tests.ui.surroundings import surroundings

FORMS = {
    "client": lambda context, calls: ClientForm(context, calls.clients),
    "event": lambda context, calls: EventForm(context, calls.events, cases.proceeding_view()),
}
SHARED = {"screen", "windowHandle"}
"""Methods of a widget that answer with something that is not the widget's own."""
TWO_FORMS = """
import gc
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

class Form(QDialog):
    def __init__(self):
        super().__init__()
        self.me = self

gc.disable()
app = QApplication(["program", "-platform", "offscreen"])
QGuiApplication.primaryScreen().destroyed.connect(lambda: print("destroyed", flush=True))
for _ in range(2):
    ASK
gc.collect()
print(len(QGuiApplication.screens()), "left")
"""


@pytest.mark.parametrize("form", FORMS)
def test_two_forms_that_are_collected_leave_the_screen(qtbot, form):
    context = surroundings()
    for _ in range(2):
        made = FORMS[form](context, office()[0])
        made.me = made
        # What the collector leaves, since Qt holds a slot of it, goes with the test.
        qtbot.addWidget(made)
    qtbot.waitUntil(lambda runner=context.runner: not runner.is_busy)
    context.runner.abandon(seconds=5)
    del made, context
    gc.collect()
    assert len(QGuiApplication.screens()) == 1


def run(ask):
    command = [sys.executable, "-c", TWO_FORMS.replace("ASK", ask)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    return told.stdout.split("\n")[0]


def test_a_form_that_is_asked_for_its_screen_takes_it_along():
    assert run("Form().screen().size()") == "destroyed"


def test_the_application_may_be_asked():
    assert run("Form(), QGuiApplication.primaryScreen().size()") == "1 left"


def asking(source):
    """Lines on which something other than the application's class is asked for a shared thing."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        func.lineno
        for func in calls
        if isinstance(func, ast.Attribute)
        and func.attr in SHARED
        and getattr(func.value, "id", "") not in {"QApplication", "QGuiApplication"}
    ]


def test_no_widget_is_asked_for_what_belongs_to_the_application():
    sources = list(Path(caseapp.__file__).parent.rglob("*.py"))
    assert len(sources) > 100
    found = {path.name: asking(path.read_text("utf-8")) for path in sources}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_widget_that_is_asked_is_found():
    assert asking("room = form.screen().size()\nQGuiApplication.screens()") == [1]
