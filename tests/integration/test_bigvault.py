"""The made-up vault of the bench: what is measured there is what the program would have written."""

from sqlalchemy import select

from bench import bigvault
from caseapp.models.base import ever
from caseapp.models.deadline import Deadline
from caseapp.models.history import HistoryEntry
from caseapp.services import clients, today
from caseapp.services.vaults import check_vault

RECORDS = 400


def test_every_record_of_the_big_vault_verifies_and_a_changed_one_does_not(tmp_path):
    desk = bigvault.desk(bigvault.build(tmp_path / "big.casevault", RECORDS))
    found = check_vault(desk)
    assert found.sound
    assert RECORDS <= found.history_entries <= RECORDS + 10
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql("UPDATE deadline SET last_day = '2020-01-01'")
    assert len(check_vault(desk).contradicted) == RECORDS * 60 // 200
    desk.vault.close()


def test_the_big_vault_shows_on_the_screens(tmp_path):
    desk = bigvault.desk(bigvault.build(tmp_path / "big.casevault", RECORDS))
    assert len(clients.list_client_ids(desk)) == RECORDS // 10
    assert today.get_today(desk)
    with desk.vault.reading() as session:
        assert session.scalars(ever(Deadline, Deadline.rule)).first() == ""
        assert session.scalars(select(HistoryEntry.device).distinct()).all() == ["", "bench"]
    desk.vault.close()
