"""Lock, Desk, and Lock again: the real processes, one after the other."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from caseapp.domain.vaults import VaultInUseError
from caseapp.storage.keys import MasterKey
from caseapp.storage.vault import Vault

PROGRAM = Path(__file__).with_name("locks_again.py")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def arguments(pid):
    """What a process was started with; [] when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
    except OSError:
        return []


def children(pid):
    """Process ids of what a process started."""
    try:
        return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


@pytest.fixture
def desk_pid(tmp_path, monkeypatch, vault_path, qtbot):
    """Unlock and lock in real processes; the id of the process that then shows the lock screen."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, PROGRAM, "lock", vault_path[0]], cwd=tmp_path, check=False, timeout=50
    )
    assert done.returncode == 0
    pid = int((tmp_path / "desk.pid").read_text())
    qtbot.waitUntil(lambda: "--lock" in arguments(pid), timeout=20_000)
    yield pid
    with contextlib.suppress(ProcessLookupError):  # a test has killed it already
        os.kill(pid, signal.SIGKILL)


def test_locking_shows_a_painted_lock_screen_and_frees_the_vault(desk_pid, vault_path, qtbot):
    # The lock screen starts the next Desk after its first paint, so that shows the paint.
    qtbot.waitUntil(lambda: len(children(desk_pid)) == 1, timeout=20_000)
    [waiting] = children(desk_pid)
    qtbot.waitUntil(lambda: "--desk" in arguments(waiting), timeout=20_000)

    Vault.open(vault_path[0], vault_path[1]).close()


def test_a_desk_that_waits_ends_when_its_lock_screen_is_killed(desk_pid, qtbot):
    qtbot.waitUntil(lambda: len(children(desk_pid)) == 1, timeout=20_000)
    [waiting] = children(desk_pid)
    os.kill(desk_pid, signal.SIGKILL)

    qtbot.waitUntil(lambda: "--desk" not in arguments(waiting), timeout=20_000)


def test_the_vault_is_held_while_it_is_open(vault_path):
    vault = Vault.open(vault_path[0], vault_path[1])
    try:
        with pytest.raises(VaultInUseError):
            Vault.open(vault_path[0], MasterKey.unpack(vault_path[1].pack()))
    finally:
        vault.close()
