"""Taking the last change back: it is named first, and nothing happens before the person agreed."""

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.views.vaults import Undoable
from caseapp.i18n import Catalogue
from caseapp.ui.context import Context
from caseapp.ui.office import UndoCalls
from caseapp.ui.widgets.message import PlainMessage
from caseapp.wording.commands import command_words


def said(context: Context, found: Undoable) -> str:
    """Return which change it is: what was done, to what, and when."""
    local = found.at.astimezone(ZoneInfo(context.clock.zone))
    parts = (
        command_words(found.command, context.t),
        found.subject,
        context.t("{day}, {hour}", day=context.show_date(local.date()), hour=f"{local:%H:%M}"),
    )
    return " · ".join(part for part in parts if part)


def ask_undo(
    owner: QWidget, context: Context, calls: UndoCalls, tell: Callable[[str], None]
) -> None:
    """Name the last change, ask, take it back, announce it.

    Args:
        owner: the screen or window that asks.
        context: runner, words and the hub that is told of the changes.
        calls: the services.
        tell: shows a sentence that needs no answer.

    """
    context.runner.submit(
        owner, calls.describe, partial(_on_described, owner, context, calls, tell), key="undo"
    )


def _on_described(
    owner: QWidget,
    context: Context,
    calls: UndoCalls,
    tell: Callable[[str], None],
    found: Undoable | None,
) -> None:
    t = context.t
    if found is None:
        tell(t("There is nothing of yours to take back."))
        return
    question = PlainMessage(
        t("Take this change back?"),
        f"{said(context, found)}\n\n{_consequence(t, found)}",
        stay=t("Keep it"),
        go=t("Take it back"),
        danger=found.command == "change_memo",
        parent=owner,
    )
    question.agreed.connect(partial(_on_agreed, owner, context, calls, tell, found))
    question.open()


def _consequence(t: Catalogue, found: Undoable) -> str:
    if found.command == "change_memo":
        return t(
            "The whole memo becomes what it was before this change; the text that goes is kept in "
            "the history only. To take back a few words, press Ctrl+Z in the text itself."
        )
    return t("Taking a change back is itself a change: both stay in the history.")


def _on_agreed(
    owner: QWidget,
    context: Context,
    calls: UndoCalls,
    tell: Callable[[str], None],
    found: Undoable,
) -> None:
    def on_undone(changes: Changes) -> None:
        context.hub.publish(changes)
        tell(context.t("Taken back: {change}.", change=command_words(found.command, context.t)))

    context.runner.submit(owner, partial(calls.undo, found.group), on_undone)
