"""The log of deadlines from the command line: for a court that asks how it was organised."""

import json
from datetime import date

import pytest

from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.services import deadlines
from tests import casefiles, factory
from tests.casefiles import TODAY
from tests.integration.console import run

GIVEN = factory.PASSPHRASE + "\n"


@pytest.fixture
def vault(vault_path):
    """A closed vault in which one deadline was entered and filed."""
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    draft = ManualDeadlineDraft(casefiles.proceeding(desk), "Appeal", date(2026, 3, 20), "Order")
    uid = deadlines.add_manual(desk, draft).created
    deadlines.record_filed(desk, uid, 1, how="post", where="court", day=TODAY, reference="1")
    desk.vault.close()
    return path


def test_the_log_of_today_names_who_did_what(vault):
    told = run("log", vault, given=GIVEN)
    assert told.code == 0, told.err
    assert "2 entries" in told.out
    assert "Filing recorded · Appeal · Still open, Fri 20 Mar 2026; now Filed" in told.out


def test_the_log_of_a_day_is_json_for_a_program(vault):
    told = run("log", vault, "--from", TODAY.isoformat(), "--json", given=GIVEN)
    entries = told.json["entries"]
    assert [entry["command"] for entry in entries] == ["add_manual", "record_filed"]
    assert entries[1]["state_after"] == "filed"


def test_the_log_is_printed_to_a_file_that_its_owner_alone_reads(vault, tmp_path):
    target = tmp_path / "log.pdf"
    assert run("log", vault, "-o", target, given=GIVEN).code == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert target.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("days", "error"),
    [
        (("--from", "2026-02-30"), "ImpossibleDate"),
        (("--from", "2026-03-03", "--until", "2026-03-02"), "DateOrder"),
    ],
)
def test_days_that_cannot_be_are_refused_by_name(vault, days, error):
    told = run("log", vault, *days, "--json", given=GIVEN)
    assert told.code == 1
    assert json.loads(told.err)["error"] == error
