"""Replacing a file, and the lock of one opener."""

import subprocess
import sys

import pytest

from caseapp.system import durable
from caseapp.system.durable import make_private_folder, replace_durably
from caseapp.system.instance import InstanceLock


def test_a_replaced_file_has_the_new_content_and_its_owners_rights(tmp_path):
    file = tmp_path / "a b.json"
    replace_durably(file, b"old")
    replace_durably(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_a_large_file_is_written_whole(tmp_path):
    content = bytes(range(256)) * 20_000
    replace_durably(tmp_path / "large", content)
    assert (tmp_path / "large").read_bytes() == content


def test_a_failed_replacement_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    file = tmp_path / "file"
    replace_durably(file, b"old")

    def fail(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(durable, "sync_file", fail)
    with pytest.raises(OSError, match="Input/output"):
        replace_durably(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_file_is_durable_before_its_name_and_the_name_before_the_return(tmp_path, monkeypatch):
    order = []
    monkeypatch.setattr(durable, "sync_file", lambda _handle: order.append("file"))
    monkeypatch.setattr(durable, "sync_folder", lambda _folder: order.append("folder"))
    real = type(tmp_path).replace

    def replace(self, target):
        order.append("replace")
        return real(self, target)

    monkeypatch.setattr(type(tmp_path), "replace", replace)
    replace_durably(tmp_path / "file", b"x")
    assert order == ["file", "replace", "folder"]


def test_a_private_folder_is_made_once(tmp_path):
    make_private_folder(tmp_path / "v")
    assert (tmp_path / "v").stat().st_mode & 0o777 == 0o700
    with pytest.raises(FileExistsError):
        make_private_folder(tmp_path / "v")


def test_a_second_lock_is_refused_until_the_first_is_released(tmp_path):
    first = InstanceLock(tmp_path / "LOCK")
    with pytest.raises(BlockingIOError):
        InstanceLock(tmp_path / "LOCK")
    first.release()
    first.release()
    InstanceLock(tmp_path / "LOCK").release()


def test_another_process_is_refused_too_and_a_dead_one_holds_nothing(tmp_path):
    program = (
        "import sys; from pathlib import Path; from caseapp.system.instance import InstanceLock\n"
        "try: InstanceLock(Path(sys.argv[1])); print('taken')\n"
        "except BlockingIOError: print('refused')"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "LOCK")]

    def ask() -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    held = InstanceLock(tmp_path / "LOCK")
    assert ask() == "refused"
    held.release()
    assert ask() == "taken"
    InstanceLock(tmp_path / "LOCK").release()


def test_a_lock_in_a_missing_folder_says_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        InstanceLock(tmp_path / "gone" / "LOCK")
