"""A program of its own: records an event, opens the deadline that it proposed, then waits to die.

Reads the packed key from standard input; arguments are the vault, a proceeding, a folder.
Prints "open" when the dialog stands on the screen.
"""

import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def main() -> None:
    from caseapp import settings
    from caseapp.app.processes import Opening
    from caseapp.app.window.desk import DeskSession
    from caseapp.app.window.surface import make_application
    from caseapp.domain.clock import FixedClock
    from caseapp.domain.vocabulary import DateKind
    from caseapp.ui.deadline.dialog import DeadlineForm
    from caseapp.ui.event.dialog import EventForm
    from caseapp.ui.screen import Place
    from tests.journeys.person import NOW
    from tests.ui.hands import type_text
    from tests.ui.surroundings import Link

    vault, proceeding, folder = sys.argv[1:]
    where = Path(folder) / "preferences.json"
    preferences = settings.load(where)
    app = make_application(preferences)
    opening = Opening(vault, bytearray.fromhex(sys.stdin.readline()), language="en")
    clock = FixedClock(NOW, "Asia/Bishkek")
    session = DeskSession(Link(), opening, preferences, where, clock)
    session.start()

    def wait(condition):
        for _ in range(1500):
            if condition():
                return
            app.processEvents()
            time.sleep(0.02)  # unlike qWait it lets the database thread run
        raise TimeoutError

    def visible(kind):
        return [form for form in session.shell.findChildren(kind) if form.isVisible()]

    wait(lambda: session.shell is not None)
    session.shell.go(Place("proceeding", proceeding, "event"))
    wait(lambda: visible(EventForm))
    form = visible(EventForm)[0]
    wait(lambda: form.act.count() > 1)
    form.act.choose("extradition_decision")
    type_text(form.lines[DateKind.SERVED_ON_CLIENT].day.line, "2.2.26")
    form.submit_button.click()
    wait(lambda: not visible(EventForm))
    screen = session.shell.screen_shown
    wait(lambda: any(v.row.state.value == "proposed" for v in screen._view.deadlines))
    view = next(v for v in screen._view.deadlines if v.row.state.value == "proposed")
    session.shell.go(Place("proceeding", proceeding, f"deadline:{view.row.uid}"))
    wait(lambda: visible(DeadlineForm))
    print("open", flush=True)
    app.exec()


if __name__ == "__main__":
    main()
