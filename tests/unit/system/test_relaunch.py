"""Locking leaves a fresh process: same pid, explicit arguments, nothing of the old memory."""

import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest

from caseapp.system import relaunch
from caseapp.system.handed import TooMuchError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="exec and /proc")
ROOT = Path(__file__).resolve().parents[3]

OLD = """
import os, subprocess, sys, time
sys.path.insert(0, {root!r})
from caseapp.system import command, relaunch
from caseapp.system.children import CHILDREN

command.command_line = relaunch.command_line = lambda *given: [
    sys.executable, "-I", "-c", {new!r}, *given]
secret = bytearray(b"marker-" + b"of-the-client")
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"],
                         start_new_session=True)
CHILDREN.add(child)
vault = os.open({vault!r}, os.O_RDWR)
print(os.getpid(), child.pid, vault, flush=True)

def prepare():
    {prepare}

relaunch.relaunch(prepare, patience={patience}, handed={handed!r})
"""

NEW = """
import os, re, sys
pid, vault = os.getpid(), int(sys.stdin.readline())
try:
    os.fstat(vault)
    print("the vault is still open")
except OSError:
    print(pid, sys.argv[1:])
if "--times" in sys.argv:
    print(os.read(int(sys.argv[-1]), 9999))
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in maps:
        span, rights, *_ = line.split()
        if rights.startswith("rw"):
            first, last = (int(number, 16) for number in span.split("-"))
            memory.seek(first)
            if re.search(rb"marker-[o]f-the-client", memory.read(last - first)):
                print("found the secret")
"""


def lock(tmp_path, *, prepare="pass", patience=1.5, handed=b""):
    vault = tmp_path / "case.db"
    vault.touch()
    script = OLD.format(
        root=str(ROOT),
        new=NEW,
        vault=str(vault),
        prepare=prepare,
        patience=patience,
        handed=handed,
    )
    line = [sys.executable, "-c", textwrap.dedent(script), "typed", "once"]
    with subprocess.Popen(
        line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        pid, child, handle = process.stdout.readline().split()
        out, _ = process.communicate(handle + "\n", timeout=20)
    return int(pid), int(child), out.splitlines()


def is_gone(pid):
    return not Path(f"/proc/{pid}").exists()


def test_locking_keeps_the_pid_and_takes_only_the_explicit_argument(tmp_path):
    pid, _, told = lock(tmp_path)

    assert told == [f"{pid} ['--lock']"]


def test_what_is_handed_over_is_read_by_the_fresh_program_and_is_all_it_gets(tmp_path):
    _, _, told = lock(tmp_path, handed=b"1234567890123456")

    assert "'--lock', '--times'" in told[0]
    assert told[1:] == ["b'1234567890123456'"]


def test_children_are_dead_and_reaped_after_locking(tmp_path):
    _, child, _ = lock(tmp_path)

    assert is_gone(child)


def test_a_preparation_that_hangs_is_left_behind(tmp_path):
    pid, child, told = lock(tmp_path, prepare="time.sleep(600)", patience=0.3)

    assert told == [f"{pid} ['--lock']"]
    assert is_gone(child)


def test_a_preparation_that_fails_does_not_keep_the_lock_open(tmp_path):
    pid, _, told = lock(tmp_path, prepare="1 / 0")

    assert told == [f"{pid} ['--lock']"]


def test_control_the_memory_scan_finds_a_secret_that_is_there():
    looking = NEW.replace("pid, vault = os.getpid(), int(sys.stdin.readline())", "vault = 99999")
    kept = "kept = bytearray(b'marker-' + b'of-the-client')\nimport os, re, sys\npid = 0\n"
    script = kept + looking.replace("import os, re, sys", "")

    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert "found the secret" in told.stdout


@pytest.mark.parametrize("trouble", [OSError(24, "too many"), TooMuchError(5000)])
def test_what_cannot_be_handed_over_keeps_nothing_from_locking(monkeypatch, trouble):
    gone = []

    def offer(_data):
        raise trouble

    idle = SimpleNamespace(start=lambda: None)
    monkeypatch.setattr(relaunch, "offer", offer)
    monkeypatch.setattr(relaunch, "_go", lambda *given: gone.append(given))
    monkeypatch.setattr(relaunch, "CHILDREN", SimpleNamespace(stop_all=lambda _seconds: 0))
    monkeypatch.setattr(relaunch, "threading", SimpleNamespace(Timer=lambda *_: idle))
    relaunch.relaunch(lambda: gone.append("closed"), handed=b"times")
    assert gone[0] == "closed"
    [line, handed] = gone[1]
    assert line[-1] == "--lock"
    assert handed == b""
