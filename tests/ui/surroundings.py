"""What a screen of the window is given in a test: a real runner, words, a clock, plain parsing."""

from datetime import UTC, date, datetime

from caseapp.domain.clock import FixedClock
from caseapp.domain.errors import ImpossibleDateError, UserError
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.system.durable import replace_durably
from caseapp.ui.context import ChangeHub, Context
from caseapp.ui.drafts import DraftKeeper
from caseapp.ui.tasks import TaskRunner

NOW = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)


def parse(text):
    """Read D.M.YYYY and nothing else."""
    try:
        day, month, year = (int(part) for part in text.split("."))
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        raise ImpossibleDateError(text=text) from None


def show(day):
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def say(error):
    if isinstance(error, UserError):
        return f"{type(error).__name__}: {sorted(error.values.items())}"
    return f"{type(error).__name__}: {error}"


class Link:
    """The pipe to the lock process, with nobody at the other end."""

    def __init__(self):
        self.said = []

    def answer(self, state, sentence=""):
        self.said.append((state, sentence))


def stop_collecting(session):
    """Return what ends a session's collecting before its window is closed by `qtbot`."""
    return lambda _shell: session.stop_collecting()


def surroundings(role=Role.LAWYER, language="en"):
    return Context(
        t=catalogue(language),
        clock=FixedClock(NOW, "Asia/Bishkek"),
        runner=TaskRunner(),
        hub=ChangeHub(),
        drafts=DraftKeeper(),
        role=role,
        person_name="Aida Omarova",
        say=say,
        parse_date=parse,
        parse_birth_date=parse,
        parse_coming_date=parse,
        show_date=show,
        leave=lambda made, path: replace_durably(path, made.data),
    )
