"""Older pages put back without the key: every one is seen before a case is shown.

The engine accepts an older copy of a page: its seal is genuine. Controls: the engine alone misses
many of the same splices, and without the anchor a file that was put back whole is accepted.
"""

import random
from functools import partial

import pytest

from bench import bigvault
from caseapp.domain.integrity import Finding
from caseapp.domain.vaults import VaultDamagedError
from caseapp.models.base import live
from caseapp.models.client import Client
from caseapp.models.custody import Custody
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event
from caseapp.models.hearing import Hearing
from caseapp.models.interim import InterimMeasure
from caseapp.models.task import Task
from caseapp.services import integrity, vaults
from caseapp.services.steps.history import Recording
from caseapp.storage.anchor import Anchors
from caseapp.storage.header import write_header
from caseapp.storage.layouts import critical_tables
from caseapp.storage.vault_file import VaultFile
from tests import factory
from tests.security import pages

RECORDS = 1_500
SINGLE, MULTI, OTHERS = 200, 152, 40
PARTS = 4
CHANGES = {
    Deadline: ("reason", "act", "due_moment"),
    Event: ("notes", "act"),
    Hearing: ("place", "moment"),
    Custody: ("notes", "place"),
    InterimMeasure: ("notes", "facts"),
    Client: ("notes",),
    Task: ("text",),
}


class Twice:
    """A vault at two moments, both closed by this machine, and its anchor at the later one."""

    def __init__(self, folder):
        self.anchors = Anchors(folder / "anchors", "machine")
        big = bigvault.build(folder / "twice.casevault", RECORDS)
        self.path, self.key = big.path, big.key
        self.file = self.path / "case.db"
        self.olds = [self.closed_after(lambda _: None)]
        for seed in (5, 9):
            work = partial(self.work, dice=random.Random(seed))
            self.olds.append(self.closed_after(work))
        self.new = self.closed_after(lambda desk: self.work(desk, random.Random(6)))
        self.owners = pages.owners(self.file, self.key)
        self.differing = [
            (number, old) for old in self.olds for number in pages.differing(old, self.new)
        ]

    def closed_after(self, work):
        desk = self.sit_down()
        work(desk)
        self.verify(desk)
        desk.vault.close()
        return self.file.read_bytes()

    def sit_down(self):
        return vaults.open_desk(
            self.path, self.key, clock=factory.fixed_clock(), device="machine", language="en",
            isolated=factory.no_worker, anchors=self.anchors,
        )  # fmt: skip

    def verify(self, desk):
        for _ in integrity.check_the_rest(desk):
            pass

    def work(self, desk, dice):
        for model, names in CHANGES.items():
            with desk.vault.writing() as session:
                rows = session.scalars(live(model)).all()
                recording = Recording(session, desk, "change", undoable=False)
                for row in dice.sample(rows, min(len(rows), 60)):
                    with recording.change(row):
                        for name in names:
                            value = getattr(row, name)
                            changed = (
                                value + "x" if isinstance(value, str) else value.replace(year=2027)
                            )
                            setattr(row, name, changed)

    def put(self, data):
        self.file.write_bytes(data)

    def look(self):
        """Return what is found at the door; None where it does not even open."""
        try:
            opened = VaultFile.open(self.path, self.key, self.anchors)
        except VaultDamagedError:
            return None
        verdict = opened.watch.verdict
        opened.connection.close()
        opened.close()
        return verdict

    def is_seen_at_the_door(self):
        verdict = self.look()
        return verdict is None or verdict.read_only

    def is_seen_by_the_whole_check(self):
        try:
            desk = self.sit_down()
            try:
                self.verify(desk)
                return desk.vault.watch.read_only
            finally:
                desk.vault.close()
        except VaultDamagedError:
            return True


@pytest.fixture(scope="module")
def _made(tmp_path_factory):
    return Twice(tmp_path_factory.mktemp("twice"))


@pytest.fixture
def twice(_made):
    """The vault as it was closed last; whatever a test does to its files is put right before."""
    anchor = _made.anchors.path_of(_header(_made))
    kept = anchor.read_bytes()
    _made.put(_made.new)
    yield _made
    _made.put(_made.new)
    anchor.write_bytes(kept)


def _header(twice):
    return next(twice.anchors.folder.iterdir()).stem


def of_tables(twice, wanted):
    """Return (page, older file) for every older page of these tables and their indexes."""
    return [
        (number, old)
        for number, old in twice.differing
        if twice.owners.get(number, ("", ""))[0] in wanted
    ]


def test_an_untouched_vault_raises_no_alarm(twice):
    assert twice.look().found == ()
    (twice.anchors.path_of(_header(twice))).unlink()
    assert twice.look().findings == {Finding.ANCHOR_MISSING}


@pytest.mark.parametrize("part", range(PARTS))
def test_each_single_older_page_of_critical_tables_and_their_indexes_is_seen(twice, part):
    splices = of_tables(twice, set(critical_tables()))
    names = {twice.owners[number][1] for number, _ in splices}
    assert len(splices) >= SINGLE
    assert {"deadline", "event", "hearing", "ix_deadline_state_due_moment"} <= names
    missed = []
    for number, old in random.Random(1).sample(splices, SINGLE)[part::PARTS]:
        twice.put(pages.spliced(twice.new, old, (number,)))
        if not twice.is_seen_at_the_door() and not is_harmless(twice, number):
            missed.append(twice.owners[number])
    assert missed == []


@pytest.mark.parametrize("part", range(PARTS))
def test_each_mix_of_older_pages_is_seen(twice, part):
    critical = of_tables(twice, set(critical_tables()))
    dice = random.Random(part)
    missed = []
    for _ in range(MULTI // PARTS):
        old = dice.choice(twice.olds)
        ours = [number for number, file in critical if file is old]
        others = [number for number, file in twice.differing if file is old and number not in ours]
        some = dice.sample(ours, dice.randint(2, 4)) + dice.sample(others, dice.randint(0, 6))
        twice.put(pages.spliced(twice.new, old, tuple(some)))
        if not twice.is_seen_at_the_door() and not all(is_harmless(twice, n) for n in some):
            missed.append([twice.owners.get(number) for number in some])
    assert missed == []


@pytest.mark.parametrize("part", range(PARTS))
def test_older_pages_of_other_tables_are_seen_by_the_whole_check(twice, part):
    wanted = {"client", "client_name", "matter", "proceeding", "task", "history"}
    missed = []
    for number, old in random.Random(4).sample(of_tables(twice, wanted), OTHERS)[part::PARTS]:
        twice.put(pages.spliced(twice.new, old, (number,)))
        if not twice.is_seen_by_the_whole_check() and not is_harmless(twice, number):
            missed.append(twice.owners[number])
    assert missed == []


def test_the_engine_alone_misses_older_pages_of_tables(twice):
    """The control: these are splices that only the history contradicts."""
    splices = [
        (number, old)
        for number, old in of_tables(twice, {"custody", "interim"})
        if twice.owners[number][0] == twice.owners[number][1]
    ]
    seen = 0
    for number, old in splices:
        twice.put(pages.spliced(twice.new, old, (number,)))
        seen += pages.engine_sees(twice.file, twice.key)
    assert seen < 0.7 * len(splices)


def is_harmless(twice, number):
    """Say whether a page says the same, laid out in another way: no row and no index differs."""
    table, _ = twice.owners[number]
    if pages.engine_sees(twice.file, twice.key):
        return False
    found = pages.rows(twice.file, twice.key, table)
    spliced = twice.file.read_bytes()
    twice.put(twice.new)
    same = pages.rows(twice.file, twice.key, table) == found
    twice.put(spliced)
    return same


def test_a_file_put_back_whole_is_seen_with_the_anchor_and_only_with_it(twice):
    for old in twice.olds:
        twice.put(old)
        assert twice.look().findings == {Finding.VAULT_OLDER}
        opened = VaultFile.open(twice.path, twice.key, Anchors(twice.path.parent / "nothing"))
        assert not opened.watch.read_only
        opened.close()


def test_a_header_put_back_is_seen_with_the_anchor(twice):
    file, previous = twice.path / "vault.json", twice.path / "vault.prev.json"
    kept = file.read_bytes(), previous.read_bytes()
    opened = VaultFile.open(twice.path, twice.key, twice.anchors)
    renewed = write_header(twice.path, opened.header, twice.key)
    opened.close()
    opened = VaultFile.open(twice.path, twice.key, twice.anchors)
    assert (opened.watch.verdict.found, opened.header.generation) == ((), renewed.generation)
    opened.close()
    file.write_bytes(kept[0])
    previous.write_bytes(kept[1])
    assert twice.look().findings == {Finding.HEADER_OLDER}
    file.unlink()
    assert Finding.HEADER_OLDER in twice.look().findings
    file.write_bytes(kept[0])


def test_a_history_that_went_another_way_is_seen_as_a_fork(twice):
    twice.put(twice.olds[1])
    opened = VaultFile.open(twice.path, twice.key)
    opened.close()
    desk = vaults.open_desk(
        twice.path, twice.key, clock=factory.fixed_clock(), device="other", language="en",
        isolated=factory.no_worker,
    )  # fmt: skip
    twice.work(desk, random.Random(7))
    twice.work(desk, random.Random(8))
    desk.vault.close()
    assert twice.look().findings == {Finding.VAULT_FORKED}
