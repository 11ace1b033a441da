"""People with keys of their own, the way they get them: a code on paper, a passphrase of theirs."""

from pathlib import Path

from caseapp.domain.keys import Passphrase
from caseapp.services.unlock import renewal, unlock_vault, unlock_with_code
from caseapp.services.vaults import open_desk
from caseapp.storage.keys import MasterKey
from tests.factory import CHEAP, fixed_clock, no_worker

THEIRS = "a passphrase of my own"


def take_seat(path: Path, code: str, passphrase: str = THEIRS) -> MasterKey:
    """Exchange a printed code for a passphrase at a closed vault; return the key it opens with."""
    key = unlock_with_code(path, code)
    desk = open_desk(
        path,
        key,
        clock=fixed_clock(),
        device="test",
        language="en",
        isolated=no_worker,
        renewal=renewal(path, key, Passphrase(passphrase), CHEAP),
    )
    desk.vault.close()
    return unlock_vault(path, passphrase, CHEAP)
