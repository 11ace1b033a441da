"""Nothing of this program loads what can talk to a network, or opens a socket that could.

`test_markers` traces a whole day's calls to the kernel where strace is installed; this holds
everywhere, and for every module.
"""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(240)
ROOT = Path(__file__).resolve().parents[2]


def told(folder, *control):
    program = [sys.executable, "-m", "tests.security.networkless", str(folder), *control]
    done = subprocess.run(
        program, cwd=ROOT, capture_output=True, text=True, check=False, timeout=220
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_start_screens_and_every_module_load_nothing_that_talks_to_a_network(tmp_path):
    [line] = told(tmp_path)
    screens, modules = map(int, line.split())
    assert screens > 5
    assert modules > 400


def test_what_would_talk_to_a_network_is_seen_and_refused(tmp_path):
    """The control."""
    assert told(tmp_path, "control") == [
        "loads PySide6.QtNetwork",
        "loads http.client",
        "opens 2",
        "asks socket.getaddrinfo",
    ]
