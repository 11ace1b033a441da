"""A vault full of made-up work: sound as it stands, and every command of it can be taken back."""

import pytest

from caseapp.domain.vaults import NothingToUndoError
from caseapp.services import audit
from caseapp.services.demo import build_demo
from caseapp.services.vaults import check_vault, vault_info

OWN_KINDS = (
    "client", "matter", "proceeding", "event", "deadline", "hearing", "task", "filing",
    "custody", "removal", "bar", "interim",
)  # fmt: skip


def test_all_that_the_demo_did_can_be_undone_and_the_vault_stays_sound(desk):
    build_demo(desk)
    assert check_vault(desk).sound
    assert dict(vault_info(desk).counts)["client"] >= 12
    while audit.get_undoable(desk):
        audit.undo_last(desk)
    with pytest.raises(NothingToUndoError):
        audit.undo_last(desk)
    counts = dict(vault_info(desk).counts)
    assert {kind: counts[kind] for kind in OWN_KINDS} == dict.fromkeys(OWN_KINDS, 0)
    assert check_vault(desk).sound
