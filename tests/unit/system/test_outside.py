"""Where copies for other programs lie, and that no folder keeps the sweep from the others."""

import os
import stat
from pathlib import Path

import pytest

from caseapp.system import outside

DEAD = f"caseapp-{2**22 + 7}-{'0' * 16}"
HUGE = "caseapp-99999999999999999999-0123456789abcdef"
LARGE = "caseapp-9999999999-0123456789abcdef"
OWN = f"caseapp-{os.getpid()}-{'1' * 16}"


@pytest.fixture
def run(tmp_path, monkeypatch):
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return folder


def left(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_control_such_a_number_is_more_than_the_system_takes():
    for name in (HUGE, LARGE):
        with pytest.raises(OverflowError):
            os.kill(int(name.split("-")[1]), 0)


def test_a_number_that_no_process_has_stops_no_sweep(run):
    for name in (HUGE, LARGE, DEAD, OWN, f"caseapp-٣٣-{'0' * 16}"):
        (run / name).mkdir()
    assert outside.sweep(own=True) == 3
    assert left(run) == {HUGE, f"caseapp-٣٣-{'0' * 16}"}, "not names of ours: left alone"


def test_one_folder_that_cannot_be_judged_keeps_no_other(run, monkeypatch):
    for name in (LARGE, DEAD, OWN):
        (run / name).mkdir()

    def judge(process):
        raise OverflowError if process == 9999999999 else ValueError

    monkeypatch.setattr(outside, "_is_alive", judge)
    assert outside.sweep(own=True) == 1
    assert left(run) == {LARGE, DEAD}


def test_what_is_a_link_or_of_another_user_is_left_alone(run, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    (run / DEAD).symlink_to(tmp_path / "elsewhere")
    assert outside.sweep(own=True) == 0
    (run / OWN).mkdir()
    is_private = outside._is_private
    monkeypatch.setattr(outside, "_is_private", lambda f: f == run or is_private(f))
    with monkeypatch.context() as other:
        other.setattr(os, "getuid", lambda: 2**20 + 1)
        assert outside.sweep(own=True) == 0
    assert left(run) == {DEAD, OWN}
    assert outside.sweep(own=True) == 1, "control: it goes when it is ours"


def test_the_next_program_image_sweeps_what_bears_its_own_number(run):
    path = outside.new_path(".pdf")
    outside.write(path, b"copy")
    assert outside.sweep(own=False) == 0
    assert path.exists(), "control: as of a living process"
    assert outside.sweep(own=True) == 1
    assert left(run) == set()


@pytest.mark.parametrize("offered", ["", "run/user"])
def test_without_a_runtime_folder_copies_lie_in_a_private_one(tmp_path, run, monkeypatch, offered):
    monkeypatch.setenv("XDG_RUNTIME_DIR", offered)
    path = outside.new_path(".pdf")
    root = tmp_path / "state" / "caseapp" / "outside"
    assert path.parent.parent == root
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
    assert outside.sweep(own=True) == 1, "also from a session that has a runtime folder"


def test_a_private_folder_that_others_may_enter_is_not_used(tmp_path, run, monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    root = outside.base()
    root.chmod(0o755)
    with pytest.raises(PermissionError):
        outside.new_path(".pdf")
    (root / DEAD).mkdir()
    assert outside.sweep(own=True) == 0
    root.chmod(0o700)
    assert outside.sweep(own=True) == 1, "control"


def test_a_folder_of_our_number_that_others_may_enter_is_not_written_to(run):
    (run / OWN).mkdir()
    (run / OWN).chmod(0o777)
    assert outside.new_path(".pdf").parent.name != OWN
