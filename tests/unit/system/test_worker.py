"""The worker host always gets rid of its worker, and a worker has nothing worth taking."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from caseapp.system import framing
from caseapp.system.children import Children
from caseapp.system.worker import (
    MEGABYTE,
    Limits,
    WorkerFailedError,
    WorkerRefusedError,
    WorkerStoppedError,
    WorkerTimedOutError,
    WorkerTooBigError,
    run_worker,
)

NAUGHTY = Path(__file__).with_name("naughty.py")
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")


def command(name):
    return [sys.executable, "-I", str(NAUGHTY), name]


def run(name, payload=b"", *, children=None, **limits):
    return run_worker(
        name, payload, Limits(**limits), command=command, children=children or Children()
    )


def is_running(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_until(condition, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        threading.Event().wait(0.005)


def test_a_worker_answers_with_bytes_of_any_size():
    payload = bytes(range(256)) * 4096

    assert run("echo", payload) == payload


def test_what_a_library_prints_does_not_spoil_the_answer():
    assert run("echo", b"answer") == b"answer"


def test_a_worker_that_hangs_is_killed_in_time():
    before = time.monotonic()

    with pytest.raises(WorkerTimedOutError):
        run("hang", seconds=0.3)

    assert time.monotonic() - before < 2


def test_no_child_is_left_after_a_timeout():
    children = Children()

    with pytest.raises(WorkerTimedOutError):
        run("hang", seconds=0.3, children=children)

    assert children.count() == 0


@linux
def test_what_a_worker_started_dies_with_it(tmp_path):
    with pytest.raises(WorkerTimedOutError):
        run("breed", str(tmp_path / "born").encode(), seconds=2.0)

    (born,) = tmp_path.iterdir()
    pid = int(born.name.rpartition(".")[2])
    wait_until(lambda: not is_running(pid))


@linux
def test_a_busy_worker_runs_out_of_processor_time_even_without_its_host():
    line = command("spin")
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as child:
        request = framing.Request(b"", 1 << 30, cpu_seconds=1, answer_bytes=9, host=os.getpid())
        framing.write_request(child.stdin.fileno(), request)
        code = child.wait(20)

    assert code in {-signal.SIGXCPU, -signal.SIGKILL}


@linux
def test_a_worker_gets_no_more_memory_than_allowed():
    wanted = str(120 * MEGABYTE).encode()

    assert run("eat", wanted, memory=400 * MEGABYTE)
    with pytest.raises(WorkerTooBigError):
        run("eat", wanted, memory=110 * MEGABYTE)


def test_an_answer_larger_than_allowed_is_not_read():
    assert len(run("flood", b"5000", answer=5000)) == 5000
    with pytest.raises(WorkerTooBigError):
        run("flood", b"5001", answer=5000)


@posix
def test_a_crash_is_told_from_a_timeout():
    with pytest.raises(WorkerFailedError, match="exit -11"):
        run("crash")


def test_a_worker_that_leaves_without_an_answer_failed():
    with pytest.raises(WorkerFailedError, match="exit 3"):
        run("leave")


def test_an_error_tells_its_type_and_never_its_text():
    with pytest.raises(WorkerFailedError) as caught:
        run("fail", b"Ivanova")

    assert caught.value.detail == "LookupError"
    assert "Ivanova" not in str(caught.value)


def test_a_refusal_comes_with_its_code():
    with pytest.raises(WorkerRefusedError) as caught:
        run("refuse")

    assert caught.value.detail == "encrypted-pdf"


@linux
def test_a_worker_writes_no_file(tmp_path):
    target = tmp_path / "leak"

    with pytest.raises(WorkerFailedError, match="OSError"):
        run("write", str(target).encode())

    assert not target.exists() or target.read_bytes() == b""


@linux
def test_a_worker_inherits_neither_environment_nor_files(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_OF_THE_OFFICE", "do not hand down")
    with (tmp_path / "case.db").open("wb") as vault:
        os.set_inheritable(vault.fileno(), True)
        told = json.loads(run("tell"))

    assert "SECRET_OF_THE_OFFICE" not in told["environment"]
    assert len(told["files"]) <= 6, "three standard streams, two pipes, the listing itself"


@linux
def test_control_a_plain_child_does_inherit_the_environment(monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_OFFICE", "handed down")
    show = "import os; print(os.environ['SECRET_OF_THE_OFFICE'])"

    plain = subprocess.run([sys.executable, "-c", show], capture_output=True, check=True)

    assert plain.stdout.strip() == b"handed down"


def test_locking_stops_a_running_worker_within_half_a_second():
    children, seen = Children(), []

    def work():
        try:
            run("hang", children=children)
        except WorkerStoppedError as error:
            seen.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    wait_until(lambda: children.count() == 1)
    before = time.monotonic()
    assert children.stop_all(0.5) == 0
    assert time.monotonic() - before < 0.5
    thread.join(5)
    assert len(seen) == 1


def test_after_locking_no_worker_starts_any_more():
    children = Children()
    children.stop_all()

    with pytest.raises(WorkerStoppedError):
        run("echo", b"late", children=children)


@linux
def test_a_worker_dies_when_its_host_is_killed(tmp_path):
    host = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import os, subprocess\n"
        "child = subprocess.Popen([sys.executable, '-I', sys.argv[2], 'hang'],"
        " stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)\n"
        "from caseapp.system import framing\n"
        "framing.write_request(child.stdin.fileno(), framing.Request(b'', 1 << 30, 60, 9, os.getpid()))\n"
        "print(child.pid, flush=True)\n"
        "child.wait()\n"
    )
    root = str(NAUGHTY.parents[3])
    line = [sys.executable, "-c", host, root, str(NAUGHTY)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        pid = int(process.stdout.readline())
        wait_until(lambda: b"hang" in Path(f"/proc/{pid}/cmdline").read_bytes())
        assert is_running(pid)
        process.kill()
    wait_until(lambda: not is_running(pid))
