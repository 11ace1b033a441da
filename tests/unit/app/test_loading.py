"""What the window's processes load, and when: before Qt no Qt, before the first screens no more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from caseapp.app.window import loading

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from importlib import import_module
from caseapp.app.window import loading
for name in loading.{process}:
    import_module(name)
print(sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken"))))
loading.load(loading.{process})
print("PySide6.QtCore" in sys.modules)
from caseapp.ui.theme import px
from shibokensupport.feature import pyside_feature_dict
print(pyside_feature_dict["caseapp.ui.theme"])
"""

FIRST_SCREENS = """
import sys
from caseapp.app.window import loading
loading.load(loading.DESK)
import caseapp.app.window.desk, caseapp.ui.today.view, caseapp.ui.clients.view
print(*sys.modules)
"""
TOO_MUCH = {
    "alembic", "holidays", "icalendar", "pikepdf", "reportlab", "sqlalchemy",
    "caseapp.models", "caseapp.storage.vault", "caseapp.domain.blocks", "caseapp.domain.deadlines",
    "caseapp.domain.drafts",
}  # fmt: skip


@pytest.mark.parametrize("process", ["LOCK", "DESK"])
def test_nothing_that_is_loaded_before_qt_loads_qt(process):
    out = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(process=process)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    before, after, known = out.stdout.splitlines()
    assert (before, after) == ("[]", "True")
    assert known == "0", "what Qt for Python finds in a module without its features"


def test_the_lock_process_loads_nothing_of_the_desk():
    assert not any(name.startswith(("caseapp.services", "sqlalchemy")) for name in loading.LOCK)


def test_the_first_screens_load_neither_database_nor_engine_nor_forms(tmp_path):
    out = subprocess.run(
        [sys.executable, "-c", FIRST_SCREENS],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    )
    loaded = set(out.stdout.split())
    assert "caseapp.ui.clients.view" in loaded
    assert sorted(TOO_MUCH & loaded) == []
