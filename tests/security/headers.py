"""Header rewrites behind the shim, for the simulated power cuts.

    python -m tests.security.headers FOLDER KEY_HEX COUNT durable|inplace

Each rewrite adds or takes away slots; it is acknowledged with the number of the generation.
"""

import secrets
import sys
from dataclasses import replace
from pathlib import Path

from caseapp.storage import header
from caseapp.storage.keys import MasterKey
from caseapp.storage.slots import Slot
from tests.security.recording import Shim


def in_place(path: Path, data: bytes) -> None:
    """Write over the file itself: what must not be done."""
    path.write_bytes(data)


def other_slot(slot: Slot) -> Slot:
    """Return a slot that nothing opens."""
    return replace(slot, id=secrets.token_hex(16), salt=secrets.token_bytes(len(slot.salt)))


def main(folder: str, key_hex: str, count: str, manner: str) -> None:
    """Rewrite the header."""
    path, key, shim = Path(folder), MasterKey.unpack(bytes.fromhex(key_hex)), Shim()
    for module in list(sys.modules.values()):
        if manner == "inplace" and hasattr(module, "replace_durably"):
            module.replace_durably = in_place
    standing = header.read_header(path)
    for number in range(int(count)):
        extra = [other_slot(standing.slots[0]) for _ in range(number % 4)]
        standing = header.write_header(
            path, replace(standing, slots=(*standing.slots[:2], *extra)), key
        )
        shim.acknowledge(standing.generation)


if __name__ == "__main__":
    main(*sys.argv[1:])
