"""A process that starts savers, kills each at a random moment and looks at what they left.

    python -m tests.security.killing VAULT KEY_HEX ROUNDS

It forks, so that a round costs no start of the interpreter. Prints one line per round: how many
saves were acknowledged, how many of them are gone, how many stand by half.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from sqlalchemy import delete, select

from caseapp.models.setting import Setting
from caseapp.storage.keys import MasterKey
from caseapp.storage.vault import Vault
from tests.security.writer import save_pair


def main(path: str, key_hex: str, rounds: str) -> None:
    """Kill and look, `rounds` times."""
    key = MasterKey(bytes.fromhex(key_hex))
    for _ in range(int(rounds)):
        acknowledged = one_life(Path(path), key)
        standing = left(Path(path), key)
        lost = len(acknowledged - standing.keys())
        halves = sum(count != 2 for count in standing.values())
        print(len(acknowledged), lost, halves, flush=True)


def one_life(path: Path, key: MasterKey) -> set[int]:
    """Let a child save until it is killed; return the saves that it acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        vault = Vault.open(path, key)
        number = 0
        while True:
            save_pair(vault, number, 200)
            os.write(writer, number.to_bytes(4, "big"))
            number += 1
    os.close(writer)
    told = os.read(reader, 4)
    time.sleep(random.uniform(0, 0.04))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reader, 65536):
        told += more
    os.close(reader)
    return {int.from_bytes(told[i : i + 4], "big") for i in range(0, len(told), 4)}


def left(path: Path, key: MasterKey) -> dict[int, int]:
    """Return how many halves of each pair stand, and remove them for the next round."""
    vault = Vault.open(path, key)
    assert vault.page_faults() == ()
    with vault.writing() as session:
        names = session.scalars(select(Setting.name)).all()
        session.execute(delete(Setting))
    vault.close()
    numbers = [int(name.split("-")[1]) for name in names]
    return {number: numbers.count(number) for number in set(numbers)}


if __name__ == "__main__":
    main(*sys.argv[1:])
