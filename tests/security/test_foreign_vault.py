"""A vault that an adversary made: refused before one row of it is believed."""

import pytest

from caseapp.domain.vaults import ForeignSchemaError, HeaderDamagedError, VaultDamagedError
from caseapp.storage.connection import connect
from caseapp.storage.header import CURRENT, DATABASE, PREVIOUS
from caseapp.storage.vault import Vault
from caseapp.storage.vault_file import VaultFile
from tests import factory

PLANTED = {
    "trigger": "CREATE TRIGGER t AFTER UPDATE ON deadline BEGIN DELETE FROM deadline; END",
    "view": "CREATE VIEW quiet AS SELECT * FROM deadline",
    "table": "CREATE VIRTUAL TABLE other USING fts5(x)",
}


def plant(path, key, statement):
    connection = connect(path / DATABASE, key)
    connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("kind", list(PLANTED))
def test_a_vault_with_something_that_acts_by_itself_is_not_opened(vault_path, kind):
    path, key, _ = vault_path
    plant(path, key, PLANTED[kind])

    with pytest.raises(ForeignSchemaError) as refused:
        VaultFile.open(path, key)
    assert refused.value.values["kind"] == kind


def test_a_table_that_no_model_knows_is_refused_before_the_desk_stands(vault_path):
    path, key, _ = vault_path
    plant(path, key, "CREATE TABLE shadow (id INTEGER)")

    with pytest.raises(ForeignSchemaError):
        Vault.open(path, key)


def test_a_vault_of_our_own_with_its_index_opens(vault_path):
    """The control: what the program makes is all known."""
    Vault.open(*vault_path[:2]).close()


def test_a_foreign_database_under_our_header_is_refused(vault_path, tmp_path):
    path, key, _ = vault_path
    stranger, _, _ = factory.make_vault(tmp_path, "stranger.casevault")
    (path / DATABASE).write_bytes((stranger / DATABASE).read_bytes())

    with pytest.raises(VaultDamagedError):
        Vault.open(path, key)


def test_a_header_that_another_key_sealed_does_not_verify(vault_path, tmp_path):
    path, key, _ = vault_path
    stranger, _, _ = factory.make_vault(tmp_path, "stranger.casevault")
    for name in (CURRENT, PREVIOUS):
        (path / name).write_bytes((stranger / name).read_bytes())

    with pytest.raises(HeaderDamagedError):
        Vault.open(path, key)
