"""The doctor needs nothing but Python, and names the one line that helps."""

import subprocess
import sys
from pathlib import Path

from caseapp import doctor

ROOT = Path(__file__).resolve().parents[2]


def test_a_healthy_machine_lacks_nothing():
    assert doctor.findings() == []
    assert doctor.main([]) == 0


def test_a_missing_library_is_named_by_its_package():
    (line,) = doctor.findings(loads=lambda soname: soname != "libEGL.so.1")

    assert line.endswith("sudo apt-get install -y libegl1")


def test_all_missing_libraries_stand_in_one_line():
    (line,) = doctor.findings(loads=lambda _: False)

    assert "libgl1" in line
    assert "libxcb-cursor0" in line


def test_a_library_that_nobody_has_does_not_load():
    assert not doctor.is_there("libof-a-dream.so.7")


def test_a_missing_module_is_named_by_what_to_install():
    assert doctor.missing_modules(doctor.MODULES, lambda _: None)[0] == "pyside6-essentials"


def test_the_doctor_runs_without_any_installed_package():
    line = [sys.executable, "-I", "-S", str(ROOT / "caseapp" / "doctor.py")]
    told = subprocess.run(line, capture_output=True, text=True, check=False)

    assert told.returncode == 1
    assert "Python packages missing" in told.stdout
    assert told.stderr == ""
