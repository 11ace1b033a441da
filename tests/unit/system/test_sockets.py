"""A worker can make no network socket, whatever it was made to run."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import socket, sys
sys.path.insert(0, {root!r})
from caseapp.system import sockets
{filter}
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_PACKET):
    try:
        socket.socket(family).close()
        print("made")
    except OSError as error:
        print(error.errno)
socket.socket(socket.AF_UNIX).close()
print("local")
"""
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="the kernel's filter is used on Linux only",
)


def told(filter_line):
    line = [sys.executable, "-c", PROGRAM.format(root=str(ROOT), filter=filter_line)]
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout.split()


def test_the_kernel_refuses_every_socket_but_local_ones():
    assert told("sockets.refuse_network()") == ["13", "13", "13", "local"]


def test_without_the_filter_the_same_program_makes_them():
    assert told("")[:2] == ["made", "made"]
