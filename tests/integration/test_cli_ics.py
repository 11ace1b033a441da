"""Calendar files from the command line."""

import json
from datetime import date

import pytest
import vobject

from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.vocabulary import HandlingFlag
from caseapp.services import deadlines, handling
from tests import casefiles, factory
from tests.integration.console import run

GIVEN = factory.PASSPHRASE + "\n"


@pytest.fixture
def office(vault_path):
    """A closed vault with one deadline in a far year, and the uid of its matter."""
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    matter = casefiles.matter(desk)
    proceeding = casefiles.proceeding(desk, matter)
    deadlines.add_manual(
        desk, ManualDeadlineDraft(proceeding, "Cassation", date(2031, 3, 20), "x")
    )
    handling.mark_handling(desk, casefiles.matter(desk), [HandlingFlag.LAWYER_ONLY])
    desk.vault.close()
    return path, matter


def test_a_calendar_file_is_written_for_its_owner_alone(office, tmp_path):
    target = tmp_path / "dates.ics"
    told = run("ics", office[0], "-o", target, given=GIVEN)
    assert told.code == 0, told.err
    assert "1 date" in told.out
    (event,) = vobject.readOne(target.read_text()).vevent_list
    assert event.summary.value == "Appointment"
    assert target.stat().st_mode & 0o077 == 0


def test_more_than_an_appointment_is_warned_of_and_refused_for_flagged_matters(office, tmp_path):
    path, matter = office
    target = tmp_path / "dates.ics"
    refused = run("ics", path, "-o", target, "--level", "full", "--json", given=GIVEN)
    assert refused.code == 1
    assert json.loads(refused.err)["error"] == "FlaggedMatter"
    assert not target.exists()
    told = run("ics", path, "-o", target, "--level", "full", "--matter", matter, given=GIVEN)
    assert told.code == 0
    assert "Whoever reads this calendar" in told.err
    assert "Cassation" in target.read_text()


def test_a_level_that_does_not_exist_is_no_command(office, tmp_path):
    told = run("ics", office[0], "-o", tmp_path / "x.ics", "--level", "names", given=GIVEN)
    assert told.code == 2
