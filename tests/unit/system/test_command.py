"""How the program starts itself: isolated, by path, never from what was typed."""

import subprocess
import sys
import zoneinfo

from caseapp.system import tz
from caseapp.system.clipboard import privacy_marks
from caseapp.system.command import command_line
from caseapp.system.keyring_allow import allowed_backend


def test_the_command_line_does_not_depend_on_what_was_typed(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["caseapp", "search", "Ivanova"])

    assert "Ivanova" not in command_line("--lock")
    assert command_line("--lock")[-1] == "--lock"


def test_a_child_is_isolated_from_the_environment(monkeypatch, tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('somebody else\\'s json')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    line = command_line("--worker", "unknown")
    control = [sys.executable, "-c", "import json"]

    assert subprocess.run(line, cwd=tmp_path, capture_output=True, check=False).returncode == 2
    assert subprocess.run(control, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_a_frozen_program_starts_itself_without_an_interpreter(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/дело о/caseapp")

    assert command_line("--lock") == ["/opt/дело о/caseapp", "--lock"]


def test_only_the_pinned_time_zones_count():
    assert zoneinfo.TZPATH == ()
    assert tz.data_version() >= "2026"


def test_every_system_marks_a_copy_as_private():
    assert privacy_marks("linux")["x-kde-passwordManagerHint"] == b"secret"
    assert len(privacy_marks("win32")) == 3
    assert privacy_marks("darwin")


def test_no_keyring_is_asked_on_a_system_we_do_not_know():
    assert allowed_backend("linux") == ("keyring.backends.SecretService", "Keyring")
    assert allowed_backend("freebsd14") is None
