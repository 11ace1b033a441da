"""Workers that misbehave on purpose, started by path like the real ones: `naughty.py WORK`."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from caseapp.system.worker_child import RefusedWork, serve


def echo(payload: bytes) -> bytes:
    print("a library that talks to standard output")
    return payload


def hang(payload: bytes) -> bytes:
    time.sleep(600)
    return payload


def spin(payload: bytes) -> bytes:
    while True:
        pass


def eat(payload: bytes) -> bytes:
    return bytes(len(bytearray(int(payload))).to_bytes(8, "big"))


def flood(payload: bytes) -> bytes:
    return bytes(int(payload))


def crash(payload: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return payload


def leave(payload: bytes) -> bytes:
    os._exit(3)


def fail(payload: bytes) -> bytes:
    raise LookupError("the client's name is " + payload.decode())


def refuse(payload: bytes) -> bytes:
    raise RefusedWork("encrypted-pdf")


def breed(payload: bytes) -> bytes:
    """Leave a grandchild that holds every pipe open, then hang."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(payload.decode()).write_bytes(b"")  # files cannot grow here, but can be made
    Path(payload.decode()).rename(payload.decode() + f".{child.pid}")
    return hang(payload)


def write(payload: bytes) -> bytes:
    Path(payload.decode()).write_bytes(b"what the parser saw")
    return b"written"


def tell(payload: bytes) -> bytes:
    with os.scandir("/proc/self/fd") as entries:
        files = sorted(int(entry.name) for entry in entries)
    return json.dumps({"environment": dict(os.environ), "files": files}).encode()


if __name__ == "__main__":
    raise SystemExit(serve(lambda: globals()[sys.argv[1]]))
