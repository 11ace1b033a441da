"""Records and entries read without the ORM say what the ORM says."""

import json

from caseapp import resources
from caseapp.models.base import ever
from caseapp.storage import (
    layouts,
    model_layouts,
    raw_history,
    raw_records,
    record_texts,
    snapshot,
)
from caseapp.storage.anchor import Mark


def raw(desk):
    return desk.vault.engine.raw_connection()


def test_the_kept_layouts_are_those_of_the_models():
    kept = json.loads(resources.path(*layouts.RECORDS).read_text("utf-8"))
    assert kept == json.loads(json.dumps(model_layouts.derived()))


def test_every_critical_kind_has_a_layout():
    assert set(layouts.CRITICAL) <= set(layouts.layouts())
    assert {"event_date", "custody_pause", "interim_document"} <= set(layouts.critical_tables())


def test_a_record_read_in_bulk_is_the_snapshot_of_its_row(demo_desk):
    seen = 0
    for kind, layout in layouts.layouts().items():
        model = snapshot.kinds()[kind]
        with demo_desk.vault.reading() as session:
            expected = {
                row.uid: snapshot.take(session, row) for row in session.scalars(ever(model))
            }
        connection = raw(demo_desk)
        reader = raw_records.Reader(connection.driver_connection)
        reader.prepare(layout)
        parts = {}
        for _ in reader.part_slices(layout, parts):
            pass
        found = {
            uid: json.loads(raw_records.canonical_text(record))
            for _, uid, record in reader.records(layout, parts)
        }
        connection.close()
        assert found == json.loads(snapshot.canonical(expected))
        seen += len(found)
    assert seen > 100


def test_the_chain_read_in_bulk_holds_and_ends_at_the_newest_entry(demo_desk):
    connection = raw(demo_desk)
    reader = raw_history.ChainReader(connection.driver_connection, demo_desk.vault.key, Mark())
    for _ in raw_history.chain_slices(reader, 50):
        pass
    assert reader.broken_at is None
    assert reader.at == raw_history.newest(connection.driver_connection)
    kinds = tuple(reader.last)
    assert raw_history.last_macs(connection.driver_connection, kinds) == reader.last
    connection.close()


def test_the_quick_text_of_an_entry_is_the_slow_one(demo_desk):
    connection = raw(demo_desk)
    rows = connection.driver_connection.execute(raw_history._ENTRIES, (0, -1)).fetchall()
    connection.close()
    assert [raw_history._text(row) for row in rows] == [
        raw_history._slow_text(row) for row in rows
    ]


def test_the_text_that_sqlite_makes_of_a_record_is_the_canonical_one(demo_desk):
    made = 0
    for kind, layout in layouts.layouts().items():
        query = record_texts.text_query(layout)
        if query is None:
            continue
        model = snapshot.kinds()[kind]
        with demo_desk.vault.reading() as session:
            expected = {
                row.uid: snapshot.canonical(["row", kind, snapshot.take(session, row)])
                for row in session.scalars(ever(model))
            }
            driver = session.connection().connection.driver_connection
            found = {uid: text for _, uid, text in driver.execute(query, (0, -1))}
        assert found == expected
        made += len(found)
    assert made > 100
