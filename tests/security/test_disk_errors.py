"""Every file operation of a save, a document, a header and a backup fails once (`breaking`)."""

import errno
import os
import subprocess
import sys
from functools import cache
from typing import NamedTuple

import pytest

from tests import factory, office
from tests.security import recording

FAILED, UNKNOWN, FULL = "DiskFailedError", "DiskFailedError?", "DiskFullError"
pytestmark = pytest.mark.timeout(240)


class Told(NamedTuple):
    """What `breaking` says of one failure."""

    nth: str
    said: str
    again: str
    reopened: str
    sound: str
    after: str
    litter: str


@pytest.fixture(scope="module")
def broken(shim, tmp_path_factory):
    """Return a function that breaks a scene at every place."""
    folder = tmp_path_factory.mktemp("pattern")
    path, key, _ = factory.make_vault(folder)
    desk = factory.sit_down(path, key)
    office.matter(desk)
    desk.vault.close()

    @cache
    def run(scene: str, kind: str, code: int, *how: str) -> list[Told]:
        root = tmp_path_factory.mktemp("root")
        program = [sys.executable, "-m", "tests.security.breaking", str(path), key.pack().hex()]
        environment = {**os.environ, "LD_PRELOAD": str(shim), "DISKSHIM_ROOT": str(root)}
        told = subprocess.run(
            [*program, scene, kind, str(code), *how],
            env=environment,
            cwd=recording.ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        return [Told(*line.split()) for line in told.stdout.splitlines()]

    return run


def lies(told: Told) -> bool:
    """Whether what was said contradicts what stands, or a save is impossible afterwards."""
    if (told.sound, told.after, told.litter) != ("True", "saved", "0"):
        return True
    if told.again != told.reopened:
        return True
    expected = {"saved": ("1",), FAILED: ("0",), FULL: ("0",), UNKNOWN: ("0", "1")}
    return told.reopened not in expected.get(told.said, ())


SAVES = ("task", "document")
FULLEST = (pytest.param("task", marks=pytest.mark.soak), "document")
"""A document is a record with its entry in the history, and a file besides."""


@pytest.mark.parametrize("scene", SAVES)
@pytest.mark.parametrize("kind", ["write", "sync", "truncate"])
def test_a_refused_call_is_told_and_nothing_is_half_saved(broken, scene, kind):
    told = broken(scene, kind, errno.EIO)
    assert [one for one in told if lies(one)] == []
    assert {one.said for one in told} & {FAILED, UNKNOWN}


@pytest.mark.parametrize("scene", SAVES)
def test_where_the_end_of_a_save_fails_its_outcome_is_called_unknown(broken, scene):
    """The last fsync, after the journal was ended: the save is there, and nobody may deny it."""
    told = broken(scene, "sync", errno.EIO)
    assert (told[-1].said, told[-1].reopened) == (UNKNOWN, "1")


@pytest.mark.parametrize("scene", FULLEST)
def test_a_disk_that_fills_up_in_the_middle_of_a_page_keeps_nothing(broken, scene):
    told = broken(scene, "write", errno.ENOSPC, "further", "half")
    assert [one for one in told if lies(one)] == []
    assert {one.said for one in told} == {FULL}


@pytest.mark.parametrize("scene", FULLEST)
def test_a_disk_that_dies_is_told(broken, scene):
    told = broken(scene, "any", errno.EIO, "further")
    assert [one for one in told if lies(one)] == []
    assert {one.said for one in told} == {FAILED, UNKNOWN}


@pytest.mark.parametrize("kind", ["write", "sync", "rename", "open"])
def test_a_header_that_cannot_be_rewritten_still_opens(broken, kind):
    told = broken("header", kind, errno.EIO)
    assert told
    assert [one for one in told if lies(one)] == []


def test_a_dead_disk_under_a_header_leaves_nothing_behind_after_the_next_rewrite(broken):
    told = broken("header", "any", errno.EIO, "further")
    assert len(told) > 5
    assert [one for one in told if lies(one)] == []


@pytest.mark.parametrize("kind", ["sync", "rename", "open", "unlink", "truncate"])
def test_a_backup_that_cannot_be_written_leaves_the_vault_alone(broken, kind):
    told = broken("backup", kind, errno.EIO)
    assert told
    assert {one.said for one in told} <= {"saved", FAILED, UNKNOWN}
    assert {(one.again == one.reopened, one.sound, one.after) for one in told} == {
        (True, "True", "saved")
    }


@pytest.mark.soak
@pytest.mark.parametrize("how", [(), ("half",), ("further",), ("further", "half")])
@pytest.mark.parametrize("kind", recording.KINDS[:6])
@pytest.mark.parametrize("scene", SAVES)
def test_every_call_fails_in_every_way(broken, scene, kind, how):
    assert [one for one in broken(scene, kind, errno.EIO, *how) if lies(one)] == []


def test_a_lie_is_noticed():
    """The control: each of these would be one."""
    honest = Told("1", "saved", "1", "1", "True", "saved", "0")
    assert not lies(honest)
    assert lies(honest._replace(said=FAILED))
    assert lies(honest._replace(again="0", reopened="0"))
    assert lies(honest._replace(said="BUG:OSError"))
    assert lies(honest._replace(sound="False"))


def test_the_harness_would_see_a_disk_that_lies(shim, tmp_path, vault_path):
    """The control of the whole: a program that takes every error for a success is caught."""
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    office.matter(desk)
    desk.vault.close()
    program = (
        "import tests.security.breaking as b; real = b.attempt\n"
        "b.attempt = lambda desk, work: (real(desk, work), 'saved')[1]\n"
        f"b.main({str(path)!r}, '{key.pack().hex()}', 'task', 'write', '5')"
    )
    environment = {**os.environ, "LD_PRELOAD": str(shim), "DISKSHIM_ROOT": str(tmp_path / "r")}
    (tmp_path / "r").mkdir()
    command = [sys.executable, "-c", program]
    told = subprocess.run(
        command, env=environment, cwd=recording.ROOT, capture_output=True, text=True, check=True
    )
    assert all(lies(Told(*line.split())) for line in told.stdout.splitlines())
    assert told.stdout
