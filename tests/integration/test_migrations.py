"""Schema revisions on keyed files with rows in every table."""

import shutil
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from caseapp.domain.vaults import MigrationFailedError, NewerFormatError, VaultDamagedError
from caseapp.models.base import Base
from caseapp.search import index
from caseapp.storage import schema, upgrade
from caseapp.storage.engine import WRITES, open_engine
from caseapp.storage.keys import MasterKey
from caseapp.storage.vault import Vault
from tests import factory

ROWS = 3
NOW = datetime(2026, 3, 3, tzinfo=UTC)
TOUCH = """
revision = "9998"
down_revision = "{previous}"
branch_labels = depends_on = None
import sqlalchemy as sa
from alembic import op
TABLES = {tables!r}
def upgrade():
    for table in TABLES:
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("tried", sa.String(9)))
def downgrade():
    for table in TABLES:
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.drop_column("tried")
"""


@pytest.fixture
def engine(tmp_path):
    made = open_engine(tmp_path / "case.db", MasterKey.new(), lambda: False)
    yield made
    made.dispose()


@pytest.fixture
def full(engine):
    """A database at the newest revision with rows in every table."""
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        Base.metadata.create_all(connection)
        schema.stamp(connection.connection.driver_connection)
        fill(connection)
        index.create(connection)
    return engine


def fill(connection: sa.Connection) -> None:
    for table in Base.metadata.sorted_tables:
        for number in range(1, ROWS + 1):
            connection.execute(
                table.insert().values(
                    {column.name: value(column, number) for column in table.columns}
                )
            )


def value(column: sa.Column[Any], number: int) -> Any:
    for key in column.foreign_keys:
        # A child of a row of its own: with CASCADE, a dropped parent would take it along.
        return number if key.column.table is not column.table else None
    if isinstance(column.type, sa.TypeDecorator) and hasattr(column.type, "words"):
        return next(iter(column.type.words))
    samples: dict[str, Any] = {
        "int": number,
        "bool": False,
        "datetime": NOW if isinstance(column.type, sa.TypeDecorator) else NOW.replace(tzinfo=None),
        "date": date(2026, 1, number),
        "time": time(number),
        "bytes": bytes([number]) * 8,
        "float": float(number),
        "dict": {"number": number},
    }
    name = column.type.python_type.__name__
    return samples.get(name, f"{column.name}-{number}"[: getattr(column.type, "length", 0) or 40])


def counts(engine: sa.Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return upgrade.row_counts(connection)


def scripts_with(tmp_path: Path, text: str) -> Path:
    scripts = tmp_path / "migrations % tried"
    shutil.copytree(upgrade.SCRIPTS, scripts)
    (scripts / "versions" / "r9998_tried.py").write_text(text)
    return scripts


def touch(*tables: str) -> str:
    """Return a revision that makes these tables anew."""
    return TOUCH.format(previous=schema.HEAD, tables=tables)


def test_the_newest_revision_is_what_the_models_are(engine):
    upgrade.migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": upgrade.include_object}
        )
        assert compare_metadata(context, Base.metadata) == []


def described(engine: sa.Engine) -> dict[str, Any]:
    inspector = sa.inspect(engine)
    return {
        table: (
            sorted(
                (c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)
            ),
            sorted((i["name"], tuple(i["column_names"])) for i in inspector.get_indexes(table)),
            sorted(str(sorted(f.items(), key=str)) for f in inspector.get_foreign_keys(table)),
            sorted(str(u) for u in inspector.get_unique_constraints(table)),
        )
        for table in inspector.get_table_names()
    }


def test_a_new_vault_and_a_migrated_one_have_the_same_tables(engine, tmp_path):
    upgrade.migrate(engine)
    other = open_engine(tmp_path / "new.db", MasterKey.new(), lambda: False)
    with other.execution_options(**{WRITES: True}).begin() as connection:
        Base.metadata.create_all(connection)
        schema.stamp(connection.connection.driver_connection)
    assert described(engine) == described(other)
    other.dispose()


def test_the_newest_revision_can_be_taken_back_and_made_again(engine):
    upgrade.migrate(engine)
    upgrade.migrate(engine, "base", down=True)
    assert counts(engine) == {}
    upgrade.migrate(engine)
    assert set(counts(engine)) == set(Base.metadata.tables)


def test_every_row_survives_up_and_down(full, tmp_path):
    before = counts(full)
    assert set(before.values()) == {ROWS}
    every = (table.name for table in Base.metadata.sorted_tables)
    scripts = scripts_with(tmp_path, touch(*every))
    upgrade.migrate(full, "9998", scripts=scripts)
    assert counts(full) == before
    upgrade.migrate(full, schema.HEAD, scripts=scripts, down=True)
    assert counts(full) == before


def test_with_foreign_keys_on_the_children_would_vanish(full, tmp_path, monkeypatch):
    """The control: the same step, with the switch left on, loses rows and is refused."""
    monkeypatch.setattr(upgrade, "_switch", lambda *_args, **_values: None)
    with pytest.raises(MigrationFailedError) as caught:
        upgrade.migrate(full, "9998", scripts=scripts_with(tmp_path, touch("filing")))
    assert isinstance(caught.value.__cause__, upgrade.RowsLostError)
    assert set(counts(full).values()) == {ROWS}


def test_foreign_keys_are_on_again_after_a_migration(full, tmp_path):
    upgrade.migrate(full, "9998", scripts=scripts_with(tmp_path, touch("filing")))
    with full.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_step_that_fails_leaves_the_vault_as_it_was(full, tmp_path):
    before = described(full)
    text = touch("client", "filing").replace(
        "def downgrade", '    raise RuntimeError("late")\ndef downgrade'
    )
    with pytest.raises(MigrationFailedError):
        upgrade.migrate(full, "9998", scripts=scripts_with(tmp_path, text))
    assert described(full) == before
    with full.connect() as connection:
        driver = connection.connection.driver_connection
        assert schema.stored_revision(driver) == schema.HEAD


def write_revision(path: Path, key: MasterKey, revision: str | None) -> None:
    desk = factory.sit_down(path, key)
    with desk.vault.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM alembic_version")
        if revision is not None:
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))
    desk.vault.close()


def test_an_older_vault_is_copied_and_brought_up_to_date_at_opening(
    vault_path, tmp_path, monkeypatch
):
    path, key, _ = vault_path
    scripts = scripts_with(tmp_path, touch("client", "filing"))
    monkeypatch.setattr(upgrade, "SCRIPTS", scripts)
    monkeypatch.setattr(schema, "HEAD", "9998")
    old = "0001"
    Vault.open(path, key).close()
    copy = path / f"case.{old}.db"
    with open_engine(copy, key, lambda: False).connect() as connection:
        driver = connection.connection.driver_connection
        assert schema.stored_revision(driver) == old
        assert connection.exec_driver_sql("SELECT count(*) FROM person").scalar() == 1
        connection.engine.dispose()


def test_a_newer_schema_is_refused(vault_path):
    path, key, _ = vault_path
    write_revision(path, key, "9999")
    with pytest.raises(NewerFormatError) as caught:
        Vault.open(path, key)
    assert caught.value.values["found"] == "9999"


def test_a_database_without_schema_is_damaged(vault_path):
    path, key, _ = vault_path
    write_revision(path, key, None)
    with pytest.raises(VaultDamagedError):
        Vault.open(path, key)


def test_every_table_compiles_for_postgresql():
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in Base.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect))
        for made in table.indexes:
            assert str(CreateIndex(made).compile(dialect=dialect))
