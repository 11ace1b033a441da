"""A copy of a vault is recognised as one, and what only one side has is listed."""

import shutil
import time
from datetime import date

import pytest

from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.integrity import Finding, VaultUnderDoubtError
from caseapp.domain.vaults import VaultInUseError
from caseapp.services import backups, copies, deadlines
from caseapp.services.vaults import open_desk
from caseapp.storage.anchor import Anchors
from tests import casefiles, factory
from tests.integration.test_backups import run


class Machine:
    """A computer with its own memory of vaults and its own name in the history."""

    def __init__(self, folder, name):
        self.name = name
        self.anchors = Anchors(folder / name, name)

    def sit_down(self, path, key):
        desk = open_desk(
            path, key, clock=factory.fixed_clock(), device=self.name, language="en",
            isolated=factory.no_worker, anchors=self.anchors,
        )  # fmt: skip
        copies.meet_machine(desk)
        return desk

    def work(self, path, key, proceeding, *days):
        """Sit down, enter deadlines on these days, leave."""
        desk = self.sit_down(path, key)
        for day in days:
            add(desk, proceeding, day)
        desk.vault.close()


def add(desk, proceeding, day):
    draft = ManualDeadlineDraft(proceeding, f"Deadline of {day}", day, "order")
    return deadlines.add_manual(desk, draft)


@pytest.fixture
def world(vault_path, tmp_path):
    """A vault with a proceeding, and two machines."""
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    proceeding = casefiles.proceeding(desk)
    desk.vault.close()
    return path, key, proceeding, Machine(tmp_path, "office"), Machine(tmp_path, "laptop")


def day(number):
    return date(2026, 4, number)


def fork(world, tmp_path):
    """Let the office and the laptop go on in a copy each; return the laptop's copy."""
    path, key, proceeding, office, laptop = world
    office.work(path, key, proceeding, day(1))
    copy = tmp_path / "stick.casevault"
    shutil.copytree(path, copy)
    office.work(path, key, proceeding, day(3), day(5), day(7))
    laptop.work(copy, key, proceeding, day(2))
    return copy


def test_a_second_opener_is_refused_within_a_second(world):
    path, key, _, office, laptop = world
    desk = office.sit_down(path, key)
    begun = time.monotonic()
    with pytest.raises(VaultInUseError):
        laptop.sit_down(path, key)
    assert time.monotonic() - begun < 1
    desk.vault.close()


def test_a_vault_that_went_on_elsewhere_and_comes_back_is_no_alarm(world):
    path, key, proceeding, office, laptop = world
    for machine in (office, laptop, office, laptop):
        machine.work(path, key, proceeding, day(1))
    desk = office.sit_down(path, key)
    assert desk.vault.watch.verdict.findings == frozenset()
    assert not copies.compare_versions(desk).forked
    desk.vault.close()


def test_where_both_went_on_the_copy_opens_read_only(world, tmp_path):
    _, key, proceeding, office, _ = world
    desk = office.sit_down(fork(world, tmp_path), key)
    assert Finding.VAULT_FORKED in desk.vault.watch.verdict.findings
    with pytest.raises(VaultUnderDoubtError):
        add(desk, proceeding, day(9))
    desk.vault.close()


def test_what_one_side_alone_has_is_listed_the_oldest_due_first(world, tmp_path):
    path, key, _, office, _ = world
    desk = office.sit_down(fork(world, tmp_path), key)
    found = copies.compare_versions(desk)
    desk.vault.close()
    assert found.other == str(path)
    listed = [(row.kind, row.side, row.day) for row in found.rows]
    assert listed == [
        ("deadline", "here", day(2)),
        ("deadline", "there", day(3)),
        ("deadline", "there", day(5)),
        ("deadline", "there", day(7)),
    ]


def test_without_the_other_version_this_side_is_listed_and_the_place_named(world, tmp_path):
    path, key, _, office, _ = world
    copy = fork(world, tmp_path)
    shutil.rmtree(path)
    desk = office.sit_down(copy, key)
    found = copies.compare_versions(desk)
    desk.vault.close()
    assert (found.other, found.last_path) == ("", str(path))
    assert [(row.side, row.day) for row in found.rows] == [("here", day(2))]


def test_the_other_version_is_found_among_the_backups(world, tmp_path):
    path, key, proceeding, office, laptop = world
    stick = tmp_path / "stick"
    desk = office.sit_down(path, key)
    backups.add_target(desk, stick)
    desk.vault.close()
    copy = tmp_path / "copy.casevault"
    shutil.copytree(path, copy)
    office.work(path, key, proceeding, day(3), day(4))
    desk = office.sit_down(path, key)
    run(backups.make_backup(desk))
    desk.vault.close()
    shutil.rmtree(path)
    laptop.work(copy, key, proceeding, day(2))
    desk = office.sit_down(copy, key)
    found = copies.compare_versions(desk)
    desk.vault.close()
    assert str(stick) in found.other
    assert [row.side for row in found.rows] == ["here", "there", "there"]


def test_an_older_copy_of_ones_own_work_is_older_and_not_another_version(world, tmp_path):
    path, key, proceeding, office, _ = world
    office.work(path, key, proceeding, day(1))
    copy = tmp_path / "old.casevault"
    shutil.copytree(path, copy)
    office.work(path, key, proceeding, day(3))
    desk = office.sit_down(copy, key)
    assert desk.vault.watch.verdict.findings == {Finding.VAULT_OLDER}
    found = copies.compare_versions(desk)
    desk.vault.close()
    assert [(row.side, row.day) for row in found.rows] == [("there", day(3))]
