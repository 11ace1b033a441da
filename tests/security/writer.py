"""A process that saves until the disk says no: run by the durability tests.

    python -m tests.security.writer VAULT KEY_HEX [BYTES_PER_SAVE]

Prints "saved N" after each acknowledged save, or "refused TypeName" and stops.
"""

import itertools
import sys
from pathlib import Path

from caseapp.domain.errors import UserError
from caseapp.models.setting import Setting
from caseapp.storage.keys import MasterKey
from caseapp.storage.vault import Vault


def save_pair(vault: Vault, number: int, size: int) -> None:
    """Save two rows that belong together."""
    with vault.writing() as session:
        for half in ("a", "b"):
            value = f"{number:06}" * (size // 6)
            session.add(Setting(name=f"pair-{number:06}-{half}", value=value))


def main(path: str, key: str, size: str = "200") -> None:
    """Save pairs of rows; each pair is one transaction."""
    vault = Vault.open(Path(path), MasterKey.unpack(bytes.fromhex(key)))
    for number in itertools.count():
        try:
            save_pair(vault, number, int(size))
        except UserError as error:
            print("refused", type(error).__name__, flush=True)
            with vault.reading() as session:
                print("left", session.query(Setting).count(), flush=True)
            break
        print("saved", number, flush=True)
    vault.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
