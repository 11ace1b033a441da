"""A process that starts savers, kills each at a random moment and looks at what they left.

    python -m tests.security.killing VAULT KEY_HEX LIVES [early]

It forks, so that a life costs no start of the interpreter. A saver opens the vault as the program
does and makes the saves of `ledger`. Every fourth is killed at a moment counted from its birth,
while it opens the vault and takes back what the one before left half done; the others after their
first save. Prints one line per life: how many saves were acknowledged, and "ok" or what is wrong.

With "early" a save is acknowledged before it is made: the control, which must be caught.
"""

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from caseapp.domain.errors import CaseappError
from caseapp.storage.history import verify_chain
from caseapp.storage.keys import MasterKey
from caseapp.storage.vault import Vault
from tests import compiled
from tests.security import ledger

LIVES_OF_A_VAULT = 10


def main(pattern: str, key_hex: str, lives: str, *manner: str) -> None:
    """Kill and look, `lives` times; each vault is used up after some of them."""
    compiled.share()
    key, path = MasterKey.unpack(bytes.fromhex(key_hex)), Path(f"{pattern}.killed")
    acknowledged = -1
    for number in range(int(lives)):
        if number % LIVES_OF_A_VAULT == 0:
            shutil.rmtree(path, ignore_errors=True)
            shutil.copytree(pattern, path)
            acknowledged = -1
            begin(path, key)
        before = acknowledged
        acknowledged = max(acknowledged, one_life(path, key, number, early=bool(manner)))
        verdict, last = left(path, key, acknowledged)
        print(acknowledged - before, verdict, flush=True)
        if verdict != "ok":
            acknowledged = last


def begin(path: Path, key: MasterKey) -> None:
    """Put the sum into a new vault."""
    vault = Vault.open(path, key)
    with vault.writing() as session:
        ledger.set_up(session)
    vault.close()


def one_life(path: Path, key: MasterKey, number: int, *, early: bool) -> int:
    """Let a child save until it is killed; return the last save that it acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        work(path, key, writer, early=early)
    os.close(writer)
    told = b"" if number % 4 == 3 else os.read(reader, 4)
    time.sleep(random.uniform(0, 0.04))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reader, 65536):
        told += more
    os.close(reader)
    return int.from_bytes(told[-4:], "big") if told else -1


def work(path: Path, key: MasterKey, writer: int, *, early: bool) -> None:
    """Save for ever."""
    try:
        vault = Vault.open(path, key)
        with vault.reading() as session:
            driver = session.connection().connection.driver_connection
            last = ledger.last_save(driver)
        number = -1 if last is None else last + 1
        while True:
            if early:
                os.write(writer, number.to_bytes(4, "big"))
            with vault.writing() as session:
                ledger.save(session, vault.key, number)
            if not early:
                os.write(writer, number.to_bytes(4, "big"))
            number += 1
    finally:
        os._exit(1)


def left(path: Path, key: MasterKey, acknowledged: int) -> tuple[str, int]:
    """Open what the dead saver left; return the verdict and the last save that stands."""
    try:
        vault = Vault.open(path, key)
    except CaseappError as error:
        return type(error).__name__, -1
    try:
        faults = vault.page_faults()
        with vault.reading() as session:
            last = ledger.last_save(session.connection().connection.driver_connection)
            verify_chain(session, vault.key)
    except CaseappError as error:
        return type(error).__name__, -1
    finally:
        vault.close()
    if faults:
        return "corrupt", -1
    if last is None:
        return "half", -1
    return ("ok" if last >= acknowledged else "lost"), last


if __name__ == "__main__":
    main(*sys.argv[1:])
