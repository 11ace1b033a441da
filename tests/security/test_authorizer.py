"""SQL on an open vault cannot copy it out, take off its settings or load foreign code."""

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from caseapp.storage.authorizer import unguarded

FORBIDDEN = (
    "ATTACH '{folder}/clear.db' AS clear KEY ''",
    "PRAGMA key = 'x'",
    "PRAGMA rekey = 'x'",
    "PRAGMA cipher_page_size = 512",
    "PRAGMA cipher_log_level = TRACE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA secure_delete = OFF",
    "PRAGMA temp_store = FILE",
    "PRAGMA trusted_schema = ON",
    "PRAGMA writable_schema = ON",
    "PRAGMA temp_store_directory = '{folder}'",
    "SELECT load_extension('x.so')",
    "SELECT sqlcipher_export('main')",
)
READ = (
    "PRAGMA cipher_integrity_check",
    "PRAGMA integrity_check",
    "PRAGMA foreign_key_check",
    "PRAGMA journal_mode",
    "PRAGMA table_info(client)",
    "SELECT count(*) FROM client",
)


@pytest.fixture
def driver(desk):
    """The driver's connection of an open vault."""
    connection = desk.vault.engine.raw_connection()
    yield connection.driver_connection
    connection.close()


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_what_would_open_or_weaken_the_vault_is_refused(driver, tmp_path, statement):
    with pytest.raises(dbapi2.DatabaseError, match="not authorized"):
        driver.execute(statement.format(folder=tmp_path))
    assert not (tmp_path / "clear.db").exists()


@pytest.mark.parametrize("statement", READ)
def test_what_the_program_itself_asks_is_answered(driver, statement):
    assert driver.execute(statement).fetchall() is not None


def test_compacting_into_another_file_is_refused(driver, tmp_path):
    with pytest.raises(dbapi2.Error):
        driver.execute(f"VACUUM INTO '{tmp_path}/copy.db'")
    assert not (tmp_path / "copy.db").exists() or not (tmp_path / "copy.db").stat().st_size


def test_a_service_cannot_attach_either(desk, tmp_path):
    with (
        pytest.raises(Exception, match="not authorized"),
        desk.vault.writing() as session,
    ):
        session.execute(text(f"ATTACH '{tmp_path}/clear.db' AS clear KEY ''"))


def test_without_the_guard_one_word_writes_a_clear_copy(driver, tmp_path):
    """The control: what is refused above is possible, and it is what it is feared to be."""
    with unguarded(driver):
        driver.execute(f"ATTACH '{tmp_path}/clear.db' AS clear KEY ''")
        driver.execute("CREATE TABLE clear.copy AS SELECT name FROM person")
        driver.execute("DETACH clear")
    assert (tmp_path / "clear.db").read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(dbapi2.DatabaseError, match="not authorized"):
        driver.execute(f"ATTACH '{tmp_path}/again.db' AS again KEY ''")


def test_a_connection_that_is_made_again_is_guarded_too(desk, tmp_path):
    desk.vault.engine.dispose()
    connection = desk.vault.engine.raw_connection()
    try:
        with pytest.raises(dbapi2.DatabaseError, match="not authorized"):
            connection.driver_connection.execute(f"ATTACH '{tmp_path}/clear.db' AS clear KEY ''")
    finally:
        connection.close()
