"""What the window's processes load before Qt needs no Qt."""

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
