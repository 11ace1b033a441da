"""What the discreet view makes of read models."""

from datetime import UTC, datetime

from caseapp.domain.discreet import veiled
from caseapp.domain.views.vaults import Undoable

NOW = datetime(2026, 2, 1, tzinfo=UTC)


def test_the_last_change_of_a_client_is_named_by_initials():
    change = Undoable("change_client", "g-1", NOW, "Ермек Жумабаев", "client")
    assert veiled(change).subject == "Е. Ж."


def test_words_that_somebody_typed_stay():
    change = Undoable("change_task", "g-1", NOW, "Ask for the file", "task")
    assert veiled(change) == change
