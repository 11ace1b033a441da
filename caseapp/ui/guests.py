"""What a guest is told where there is nothing to see: what is shown here, and until when."""

from typing import TYPE_CHECKING

from caseapp.ui.widgets.cards import EmptyState

if TYPE_CHECKING:
    from caseapp.ui.context import Context


def nothing_for_guest(context: "Context", title: str) -> EmptyState:
    """Return the page of a guest to whom nothing of a list is open.

    Args:
        context: knows the last day on which the guest may read.
        title: what there is none of.

    """
    t = context.t
    shown = t(
        "You see the matters that a lawyer of this office named for you, and nothing else. If one "
        "is missing, ask that lawyer."
    )
    if context.until is None:
        return EmptyState(title, shown)
    until = t("You may read until {day}.", day=context.show_date(context.until))
    return EmptyState(title, t("{first} {second}", first=shown, second=until))


def seat_words(context: "Context", role: str) -> str:
    """Return who sits here and as what; of a guest, until when.

    Args:
        context: of the window.
        role: word of the person's role.

    """
    t, name = context.t, context.person_name
    if context.until is None:
        return t("{name} · {role}", name=name, role=role)
    day = context.show_date(context.until)
    return t("{name} · {role} until {day}", name=name, role=role, day=day)
