"""Counting from the command line as a real process: fast, and without window or database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COUNT = ("count", "--method", "echr", "--period", "4 months", "--event", "2026-03-03", "--json")


def python(script, *arguments):
    line = [sys.executable, "-c", script, *arguments]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)


def test_counting_loads_neither_qt_nor_the_database():
    script = (
        "import sys\n"
        "from caseapp.__main__ import main\n"
        "assert main(sys.argv[1:]) == 0\n"
        "heavy = {'PySide6', 'shiboken6', 'sqlalchemy', 'sqlcipher3', 'reportlab', 'alembic'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = python(script, *COUNT)

    answer, loaded = done.stdout.splitlines()
    assert json.loads(answer)["last_day"] == "2026-07-03"
    assert loaded == "[]"


def test_control_the_watch_sees_the_database_when_it_is_loaded():
    done = python("import sys, caseapp.services.vaults; print('sqlalchemy' in sys.modules)")

    assert done.stdout.strip() == "True", done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_the_window_is_refused_in_one_sentence():
    environment = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    environment.pop("QT_QPA_PLATFORM", None)
    line = [sys.executable, "-m", "caseapp"]
    done = subprocess.run(
        line, cwd=ROOT, capture_output=True, text=True, check=False, env=environment
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_mistake_of_ours():
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "caseapp", "--help"]
    done = subprocess.run(
        command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)

    assert done.stderr == ""
