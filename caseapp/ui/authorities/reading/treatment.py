"""The banner over a decision that others undid."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.relations import pinpoints, warns
from caseapp.domain.views.authorities import RelationRow
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.reading.words import pinpoint_text
from caseapp.ui.widgets import Card, Row


def undoing(relations: Iterable[RelationRow]) -> list[RelationRow]:
    """Return the relations that undo the decision they are shown with."""
    return [one for one in relations if warns(one.code, incoming=one.incoming)]


def row_of(t: Catalogue, one: RelationRow, go: Callable[[str], None]) -> Row:
    """Return how a decision stands to another, read as a sentence that leads to the other."""
    numbers = pinpoints(one.basis)
    row = Row(
        t("{relation} {title}", relation=capitalised(one.relation), title=one.other_title),
        pinpoint_text(numbers) if numbers else "",
    )
    row.clicked.connect(partial(_go, go, one.other))
    return row


def capitalised(words: str) -> str:
    """Return words with a capital letter at their beginning, the rest as it is."""
    return words[:1].upper() + words[1:]


def banner(
    t: Catalogue, relations: Iterable[RelationRow], go: Callable[[str], None]
) -> QWidget | None:
    """Return the banner; None where nothing undoes the decision."""
    found = undoing(relations)
    if not found:
        return None
    card = Card(t("Later decisions went another way"))
    card.make_urgent()
    for one in found:
        card.add(row_of(t, one, go), inset=False)
    return card


def _go(go: Callable[[str], None], uid: str, _checked: object = None) -> None:
    go(uid)
