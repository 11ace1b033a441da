"""What a kill, a full disk and a read-only disk leave behind."""

import collections
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from caseapp.domain.errors import DiskFailedError, DiskFullError
from caseapp.domain.vaults import VaultReadOnlyError
from caseapp.domain.vocabulary import Role
from caseapp.models.setting import Setting
from caseapp.services import people
from caseapp.services.vaults import check_vault
from caseapp.storage import blobs, header
from caseapp.storage.disk import disk_error
from caseapp.storage.header import read_header
from caseapp.storage.keys import MasterKey
from caseapp.system import durable
from tests import factory

ROOT = Path(__file__).resolve().parents[2]


def start(path: Path, key: MasterKey, *more: str, limit: int | None = None):
    def prepare() -> None:
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "tests.security.writer", str(path), key.pack().hex(), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        preexec_fn=prepare,  # noqa: PLW1509 - the child is single-threaded Python of ours
    )


def pairs(path: Path, key: MasterKey) -> dict[str, int]:
    """Return how many halves of each pair stand, after a check of the whole vault."""
    desk = factory.sit_down(path, key)
    assert check_vault(desk).sound
    with desk.vault.reading() as session:
        names = session.scalars(select(Setting.name)).all()
    desk.vault.close()
    found: dict[str, int] = {}
    for name in names:
        found[name[:11]] = found.get(name[:11], 0) + 1
    return found


def acknowledged(output: str) -> set[str]:
    numbers = [line.split()[1] for line in output.splitlines() if line.startswith("saved ")]
    return {f"pair-{int(number):06}" for number in numbers}


def killed(path: Path, key: MasterKey, lives: int, *manner: str) -> collections.Counter[str]:
    """Return the verdicts over so many killed savers."""
    program = [sys.executable, "-m", "tests.security.killing", str(path), key.pack().hex()]
    command = [*program, str(lives), *manner]
    told = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    lines = [line.split() for line in told.stdout.splitlines()]
    assert sum(int(saved) for saved, _ in lines) > lives // 2
    return collections.Counter(verdict for _, verdict in lines)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("half", [1, 2])
def test_a_kill_at_any_moment_loses_no_acknowledged_save_and_halves_none(vault_path, half):
    path, key, _ = vault_path
    assert killed(path, key, 50) == {"ok": 50}


@pytest.mark.soak
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_two_thousand_kills_do_not_either(vault_path, quarter):
    path, key, _ = vault_path
    assert killed(path, key, 500) == {"ok": 500}


def test_a_save_that_is_acknowledged_too_early_is_missed_after_a_kill(vault_path):
    """The control."""
    path, key, _ = vault_path
    assert killed(path, key, 20, "early")["lost"] > 5


def test_a_file_that_may_not_grow_is_a_disk_error_and_nothing_is_half_saved(vault_path):
    path, key, _ = vault_path
    size = (path / "case.db").stat().st_size
    child = start(path, key, "30000", limit=size + 200_000)
    out, errors = child.communicate(timeout=50)
    assert child.returncode == 0, errors
    assert "refused DiskF" in out
    standing = pairs(path, key)
    assert acknowledged(out) == standing.keys()
    assert set(standing.values()) == {2}
    assert f"left {2 * len(standing)}" in out


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_full_disk_is_told_and_nothing_is_half_saved(vault_path, tmp_path):
    path, key, _ = vault_path
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        moved = disk / path.name
        subprocess.run(["cp", "-r", str(path), str(moved)], check=True)
        out, errors = start(moved, key, "30000").communicate(timeout=50)
        assert "refused DiskFullError" in out, errors
        standing = pairs(moved, key)
        assert acknowledged(out) == standing.keys()
        assert set(standing.values()) == {2}
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@contextmanager
def nobody_special(folder: Path) -> Generator[None]:
    """Give up root's rights for a while: root is not bound by file modes."""
    if os.geteuid() != 0:
        yield
        return
    for parent in (folder, *folder.parents[:-2]):
        parent.chmod(parent.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_vault_opens_and_refuses_to_save(vault_path):
    path, key, _ = vault_path
    factory.sit_down(path, key).vault.close()
    for file in path.iterdir():
        file.chmod(0o555 if file.is_dir() else 0o444)
    path.chmod(0o555)
    with nobody_special(path):
        desk = factory.sit_down(path, key)
        assert people.list_people(desk)[0].name == factory.LAWYER
        with pytest.raises(VaultReadOnlyError):
            people.add_person(desk, "Another", Role.PARALEGAL)
        desk.vault.close()
    path.chmod(0o755)


def test_a_document_on_a_full_disk_leaves_no_file(tmp_path, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs, "sync_file", full)
    with pytest.raises(DiskFullError):
        blobs.write_blob(tmp_path, [b"x" * 100])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "error"), [(28, DiskFullError), (30, VaultReadOnlyError), (5, DiskFailedError)]
)
def test_what_the_system_says_becomes_our_error(code, error):
    assert type(disk_error(OSError(code, ""))) is error


STEPS = ("write", "sync_file", "replace", "sync_folder")


def break_at(monkeypatch, step: str, count: int) -> None:
    """Let one step of a durable replacement fail the nth time it is called."""
    owner = {"write": durable.os, "replace": Path}.get(step, durable)
    real, calls = getattr(owner, step), iter(range(1, 100))

    def fails(*arguments):
        if next(calls) == count:
            raise OSError(5, "Input/output error")
        return real(*arguments)

    monkeypatch.setattr(owner, step, fails)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("step", STEPS)
def test_a_header_rewrite_that_breaks_leaves_a_header_that_opens(
    vault_path, monkeypatch, step, count
):
    path, key, _ = vault_path
    before = read_header(path)
    with monkeypatch.context() as broken:
        break_at(broken, step, count)
        with pytest.raises(DiskFailedError):
            header.write_header(path, before, key)
    after = header.verify_header(path, key)
    assert not after.from_previous
    assert after.generation >= before.generation
    assert not list(path.glob(".*.tmp"))


def test_rewriting_in_place_would_break_the_header(vault_path):
    """The control: the same cut in the middle of an in-place write leaves nothing to read."""
    path, _, _ = vault_path
    file = path / header.CURRENT
    whole = file.read_bytes()
    with file.open("r+b") as handle:
        handle.truncate(0)
        handle.write(whole[: len(whole) // 2])
    assert read_header(path).from_previous
