"""A process that starts backups, kills each at a random moment and looks at what they left.

    python -m tests.security.backup_killing VAULT KEY_HEX STICK ROUNDS

Prints one line per round: how many backups stand, how many of their manifests verify over bytes
that are not what they say (must be 0), and whether anything unfinished counts as one.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from caseapp.domain.backups import BackupReason
from caseapp.storage import live_copy, verification
from caseapp.storage.backup_folder import BackupFolder
from caseapp.storage.generations import Wanted, make_generation
from caseapp.storage.keys import MasterKey
from caseapp.storage.manifest import verifies
from caseapp.storage.vault import Vault


def main(path: str, key_hex: str, stick: str, rounds: str) -> None:
    """Kill and look, `rounds` times."""
    key = MasterKey(bytes.fromhex(key_hex))
    live_copy.PAGES_PER_STEP = 10
    dice = random.Random(int(rounds))
    whole = one_life(Path(path), key, Path(stick), None)
    for number in range(int(rounds)):
        one_life(Path(path), key, Path(stick), dice.uniform(0, whole))
        if number % 3 == 0:
            # A backup adds to the pool what it lacks: begin with an empty one again.
            remove_pool(Path(stick))
        vault = Vault.open(Path(path), key)
        folder = BackupFolder(Path(stick), vault.header.vault_id)
        vault.close()
        print(*look(folder, key), flush=True)


def look(folder: BackupFolder, key: MasterKey) -> tuple[int, int]:
    """Return how many generations stand, and how many verify over bad bytes."""
    standing = folder.list_generations()
    lies = 0
    for found in standing:
        if (
            found.manifest is None
            or not verifies(found.manifest, key)
            or not verification.verify(folder, found.name).restorable
        ):
            lies += 1
    return len(standing), lies


def remove_pool(stick: Path) -> None:
    """Empty the pool and take all generations away, as a new stick would be."""
    for folder in stick.iterdir():
        if folder.is_dir():
            folder.rename(folder.with_name(f"{folder.name}-{time.monotonic_ns()}"))


def one_life(path: Path, key: MasterKey, stick: Path, seconds: float | None) -> float:
    """Let a child make a backup; kill it after so long. Returns how long a whole one takes."""
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        vault = Vault.open(path, key)
        folder = BackupFolder(stick, vault.header.vault_id)
        wanted = Wanted(datetime.now(UTC), "killed", BackupReason.ASKED, UTC)
        for _ in make_generation(
            path, vault.key, vault.start_copy, vault.end_copy, [folder], wanted
        ):
            pass
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.monotonic() - begun


if __name__ == "__main__":
    main(*sys.argv[1:])
