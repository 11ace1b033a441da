"""Types and roots of every select."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from caseapp.domain.vocabulary import Role
from caseapp.models.base import Base, Code, UtcMoment, alive, binned, ever, live
from caseapp.models.matter import Matter
from caseapp.models.person import Person
from caseapp.storage.snapshot import kinds

DIALECT = sqlite.dialect()


def test_a_moment_is_stored_in_utc_and_comes_back_aware():
    here = datetime(2026, 3, 3, 14, tzinfo=timezone(timedelta(hours=5)))
    stored = UtcMoment().process_bind_param(here, DIALECT)
    assert stored == datetime(2026, 3, 3, 9)  # noqa: DTZ001 - what the column holds
    assert UtcMoment().process_result_value(stored, DIALECT) == here
    assert UtcMoment().process_result_value(None, DIALECT) is None


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="2026"):
        UtcMoment().process_bind_param(datetime(2026, 3, 3), DIALECT)  # noqa: DTZ001


def test_a_word_is_stored_by_its_code_and_an_unknown_one_is_refused():
    assert Code(Role).process_bind_param(Role.GUEST, DIALECT) == "guest"
    assert Code(Role).process_result_value("guest", DIALECT) is Role.GUEST
    with pytest.raises(ValueError, match="king"):
        Code(Role).process_bind_param("king", DIALECT)


@pytest.mark.parametrize(
    ("query", "where"),
    [
        (live(Person), "person.deleted_at IS NULL"),
        (binned(Person, Person.uid), "person.deleted_at IS NOT NULL"),
        (live(Person, Matter.uid).where(alive(Matter)), "matter.deleted_at IS NULL"),
    ],
)
def test_each_root_says_what_it_wants_of_the_bin(query, where):
    assert where in str(query)


def test_ever_asks_nothing_of_the_bin():
    assert "WHERE" not in str(ever(Person, Person.uid))


def test_every_kind_has_its_columns_and_its_own_name():
    for kind, model in kinds().items():
        columns = set(model.__table__.columns.keys())
        assert {"id", "uid", "version", "created_at", "changed_at", "deleted_at"} <= columns
        assert model.__tablename__ == kind


def test_foreign_keys_restrict_and_cascade_only_to_the_parts_of_one_aggregate():
    roots = {model.__tablename__ for model in kinds().values()}
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            assert key.ondelete in {"RESTRICT", "CASCADE"}, key
            assert key.ondelete == "RESTRICT" or table.name not in roots, key


def test_every_foreign_key_is_the_start_of_an_index():
    for table in Base.metadata.sorted_tables:
        starts = {next(iter(index.columns)).name for index in table.indexes}
        starts |= {
            next(iter(rule.columns)).name for rule in table.constraints if len(rule.columns)
        }
        starts |= {column.name for column in table.columns if column.unique}
        asked = {key.parent.name for key in table.foreign_keys if key.ondelete == "CASCADE"}
        assert asked <= starts, table.name
