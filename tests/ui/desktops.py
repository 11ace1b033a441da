"""A private bus with a desktop's voice on it, for the tests of locking."""

import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

LOCKED_WITHIN = 2.0
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/>
<allow own="*"/></policy></busconfig>"""

with_bus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="no dbus-daemon"
)


class Desktop:
    """The private bus and who speaks on it."""

    def __init__(self, address, voice):
        self.address = address
        self._voice = voice

    def say(self, word):
        self._voice.stdin.write(word + "\n")
        self._voice.stdin.flush()

    def hears(self):
        """What the program asked the login manager, one line."""
        return self._voice.stdout.readline()


@contextmanager
def private_desktop(folder: Path) -> Generator[Desktop]:
    config = folder / "bus.conf"
    config.write_text(CONFIG.format(socket=folder / "bus"))
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        text=True,
    )
    address = daemon.stdout.readline().strip()
    line = [sys.executable, str(Path(__file__).with_name("desktop_bus.py")), address]
    voice = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert voice.stdout.readline() == "ready\n"
    try:
        yield Desktop(address, voice)
    finally:
        for child in (voice, daemon):
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                if stream is not None:
                    stream.close()
