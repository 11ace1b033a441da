"""A crash of ours tells where, never what."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from caseapp.system.hardening import print_redacted, redacted

ROOT = Path(__file__).resolve().parents[3]

SHOW = """
import os, resource, sys
sys.path.insert(0, {root!r})
from caseapp.system import hardening
{harden}
os.close(os.open({path!r}, os.O_CREAT | os.O_WRONLY, 0o666))
import ctypes
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def caught():
    name = "Ivanova"
    try:
        try:
            {}[name]
        except KeyError as error:
            raise ValueError(f"no client {name}") from error
    except ValueError as error:
        return error


def test_a_report_names_types_and_places():
    report = redacted(caught())

    assert "ValueError" in report
    assert "KeyError" in report
    assert "caught" in report


def test_a_report_holds_no_message_and_no_value():
    assert "Ivanova" in str(caught()), "control: the message itself has it"
    assert "Ivanova" not in redacted(caught())


def test_a_program_without_standard_error_reports_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    error = caught()

    assert print_redacted(type(error), error, error.__traceback__) is None


def test_the_hook_writes_the_redacted_report():
    stream, error = io.StringIO(), caught()
    print_redacted(type(error), error, error.__traceback__, stream)

    assert stream.getvalue() == redacted(error) + "\n"


@pytest.mark.skipif(sys.platform != "linux", reason="prctl")
@pytest.mark.parametrize(("harden", "mode"), [("hardening.harden()", 0o600), ("", 0o644)])
def test_a_hardened_process_leaves_no_core_and_private_files(tmp_path, harden, mode):
    path = tmp_path / "made"
    script = SHOW.format(root=str(ROOT), harden=harden, path=str(path))
    line = ["sh", "-c", 'umask 022; exec "$0" -c "$1"', sys.executable, script]
    told = subprocess.run(line, capture_output=True, text=True, check=True, env=dict(os.environ))

    assert path.stat().st_mode & 0o777 == mode
    core, dumpable = told.stdout.split()
    if harden:
        assert (core, dumpable) == ("0", "0")
    else:
        assert dumpable == "1", "control: a plain process can be dumped"


TROUBLES = """
import os, sys, threading, warnings
sys.path.insert(0, {root!r})
from caseapp.system import hardening
{harden}
NAME = "Ivano" + "va"
class Bad:
    def __del__(self):
        raise ValueError(NAME)
def fail():
    raise ValueError(NAME)
thread = threading.Thread(target=fail); thread.start(); thread.join()
Bad()
warnings.warn(NAME, RuntimeWarning)
import logging
logging.getLogger("library").warning("no client %s", NAME)
import faulthandler
print(faulthandler.is_enabled(), file=sys.stderr)
fail()
"""


def stderr_of(harden):
    line = [sys.executable, "-X", "faulthandler", "-c"]
    line.append(TROUBLES.format(root=str(ROOT), harden=harden))
    return subprocess.run(line, capture_output=True, text=True, check=False).stderr


def test_a_thread_a_destructor_a_warning_and_a_log_tell_no_values():
    told = stderr_of("hardening.harden(); hardening.hush_logging()")

    assert "Ivanova" not in told
    assert told.count("ValueError") == 3, "the thread's, the destructor's, the program's own"
    assert "RuntimeWarning" in told
    assert "False" in told, "faulthandler is off"


def test_a_plain_process_tells_them_all():
    """The control: without the hooks the same troubles print the name five times."""
    told = stderr_of("")

    assert told.count("Ivanova") >= 5
    assert "True" in told
