"""Today from the command line does what the window does: lapsed titles open their tasks."""

from datetime import time, timedelta

import pytest

from caseapp.domain.clock import FixedClock
from caseapp.domain.protection.drafts import CustodyDraft
from caseapp.domain.protection.words import TaskCode
from caseapp.services import audit, custody, tasks
from tests import casefiles, factory
from tests.casefiles import TODAY
from tests.integration.console import run

WORDS = factory.PASSPHRASE + "\n"
LAPSES = {TaskCode.LAPSE_APPLICATION, TaskCode.LAPSE_GATE}


@pytest.fixture
def lapsed(vault_path):
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    client = casefiles.client(desk)
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk, client))
    custody.record_custody(desk, CustodyDraft(proceeding, client, TODAY, time(8)))
    desk.vault.close()
    return path, key


def opened(path, key):
    desk = factory.sit_down(path, key)
    try:
        codes = {task.code for task in tasks.list_tasks(desk)}
        return codes, [entry.command for entry in audit.list_history(desk)]
    finally:
        desk.vault.close()


def today(path, *options):
    late = FixedClock(factory.NOW + timedelta(days=5), "Asia/Almaty")
    return run("today", path, "--passphrase-file", "-", *options, given=WORDS, clock=late)


def test_a_clock_in_doubt_is_said_first_and_nothing_is_opened(lapsed):
    told = today(lapsed[0])
    assert told.code == 0
    assert "36 hours" in told.out.splitlines()[1]
    assert "--clock-is-right" in told.out
    assert not opened(*lapsed)[0] & LAPSES


def test_with_the_clock_confirmed_lapsed_titles_open_their_tasks(lapsed):
    told = today(lapsed[0], "--clock-is-right")
    assert told.code == 0
    assert "36 hours" not in told.out
    codes, commands = opened(*lapsed)
    assert codes >= LAPSES
    assert "confirm_clock" in commands
