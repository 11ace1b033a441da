"""Packs out: only what was ticked one by one leaves, and no trace of a client without a reason."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.annotations import AnnotationDraft, AnnotationSort, AnnotationWords
from caseapp.domain.authority_packs import (
    HiddenTraceError,
    NothingChosenError,
    PackNameError,
    TracedNameError,
    UnansweredTraceError,
)
from caseapp.domain.clear_copies import CopyKind, Redaction
from caseapp.domain.drafts import ClientDraft, MatterDraft, NameDraft
from caseapp.domain.traces import TraceKind
from caseapp.domain.views.pack_export import ItemKind, PackOrder, Tick
from caseapp.domain.vocabulary import Role
from caseapp.packs.authority_files import open_pack
from caseapp.services import (
    annotations,
    authorities,
    clear_copies,
    clients,
    imports,
    matters,
    pack_export,
    people,
    tags,
)
from caseapp.services.steps.library.traces import Search
from caseapp.system import slices
from caseapp.system.slices import finished
from tests import factory
from tests.decision_packs import SECOND, install_pack, packed

OWN = {
    "name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR", "respondent": "Georgia",
    "paragraphs": [
        "THE LAW",
        "1. The prohibition of torture is absolute.",
        "2. Mr Skoriakin was born on 12 March 1985 and had the passport AB 123-4567.",
    ],
}  # fmt: skip
SOERING = "echr-001-57619"


def check_pack(desk, decisions):
    return finished(pack_export.check_pack(desk, decisions))


def export_pack(desk, order):
    return finished(pack_export.export_pack(desk, order))


@pytest.fixture(scope="module")
def pattern(library_pattern, tmp_path_factory):
    """A library with one decision of the office's own, in which a client is named."""
    folder = tmp_path_factory.mktemp("office")
    desk = factory.in_process(factory.copied(library_pattern, folder))
    file = folder / "own.jsonl"
    file.write_text(json.dumps(OWN))
    imports.run_import(desk, [file])
    names = (NameDraft("Скорякин Иван", script="Cyrl"),)
    draft = ClientDraft(names, date(1985, 3, 12), notes="Паспорт АВ 1234567 до 2030")
    client = clients.add_client(desk, draft).created
    matters.open_matter(desk, MatterDraft("Extradition", (client,)))
    desk.vault.close()
    return desk.vault.path, library_pattern[1]


@pytest.fixture
def office(pattern, tmp_path):
    desk = factory.in_process(factory.copied(pattern, tmp_path))
    yield desk
    desk.vault.close()


def uid_of(desk, text):
    return next(
        row.uid for row in authorities.find(desk, query=text, limit=20).rows
        if text in row.title
    )  # fmt: skip


@pytest.fixture
def own(office):
    return uid_of(office, "Vydumannyi")


@pytest.fixture
def soering(office):
    return uid_of(office, "Soering")


def note(desk, uid, text):
    words = AnnotationWords(text=text)
    draft = AnnotationDraft(uid, AnnotationSort.NOTE, words)
    return annotations.add_annotation(desk, draft).created


def test_only_published_decisions_leave_by_themselves(office, own, soering):
    note(office, soering, "Our best authority")
    made = export_pack(office, PackOrder("almaty", (own, soering)))

    contents = open_pack("a.zip", made.data)
    assert [one.title for one in contents.pack.decisions] == ["Soering v. the United Kingdom"]
    assert contents.remarks == ()
    assert {item.kind for item in made.left_out} == {ItemKind.OWN, ItemKind.NOTE}
    assert made.leaves.redaction is Redaction.NOBODY


def test_a_decision_that_a_pack_took_over_is_still_the_offices_own(office, own):
    theirs = export_pack(office, PackOrder("tbilisi", (own,), (Tick(own, "it is published"),)))
    install_pack(office, "theirs.zip", theirs.data)

    (item,) = check_pack(office, [own])
    assert (item.kind, bool(item.traces)) == (ItemKind.OWN, True)
    with pytest.raises(NothingChosenError):
        export_pack(office, PackOrder("almaty", (own,)))


def imported_onto(desk, folder, name, number, day):
    file = folder / "text.jsonl"
    file.write_text(json.dumps({**OWN, "name": name, "number": number, "date": day}))
    imports.run_import(desk, [file])


def test_a_text_that_came_onto_a_decision_of_a_pack_waits_for_a_tick(office, tmp_path):
    install_pack(office, "theirs.zip", packed(SECOND, name="tbilisi"))
    uid = uid_of(office, "Drugoi")
    assert [item.needs_tick for item in check_pack(office, [uid])] == [False]
    imported_onto(office, tmp_path, SECOND.title, SECOND.number, SECOND.date_text)

    (item,) = check_pack(office, [uid])
    assert (item.kind, bool(item.traces)) == (ItemKind.OWN, True)
    with pytest.raises(NothingChosenError):
        export_pack(office, PackOrder("almaty", (uid,)))


def test_a_shipped_decision_travels_without_the_text_that_came_onto_it(office, soering, tmp_path):
    imported_onto(office, tmp_path, "Soering v. the United Kingdom", "14038/88", "1989-07-07")
    made = export_pack(office, PackOrder("almaty", (soering,)))
    assert open_pack("a.zip", made.data).texts == {}


def test_a_client_is_found_in_another_script_by_date_and_by_number(office, own):
    (item,) = check_pack(office, [own])

    found = {trace.kind: trace for trace in item.traces}
    assert found[TraceKind.NAME].found == "Skoriakin"
    assert found[TraceKind.NAME].whose == "Скорякин Иван"
    assert found[TraceKind.BIRTH].found == "12 March 1985"
    assert found[TraceKind.NUMBER].found == "AB 123-4567"
    assert {trace.place for trace in item.traces} == {"§ 2"}


@pytest.mark.parametrize(
    "text",
    ["Скорякиным", "SKORYAKIN", "სკორიაკინი", "12.03.1985", "12/3/85", "1985-03-12",
     "12 марта 1985 года", "١٢/٣/١٩٨٥", "АВ1234567", "2026/001"],
)  # fmt: skip
def test_traces_in_every_writing_are_found(office, soering, text):
    note(office, soering, f"See {text}, our client")
    assert check_pack(office, [soering])[1].traces


@pytest.mark.parametrize(
    "text", ["13.03.1985", "12 March 1986", "AB 1234568", "Skorina", "12026/0011"]
)
def test_what_is_only_near_is_no_trace(office, soering, text):
    note(office, soering, f"See {text}, the court said")
    assert check_pack(office, [soering])[1].traces == ()


def test_a_trace_leaves_with_a_reason_alone_and_the_register_keeps_it(office, own, tmp_path):
    with pytest.raises(UnansweredTraceError) as refused:
        export_pack(office, PackOrder("almaty", (own,), (Tick(own),)))
    assert refused.value.values["place"] == "§ 2"

    order = PackOrder("almaty", (own,), (Tick(own, "published with the client's consent"),))
    made = export_pack(office, order)
    clear_copies.write_copy(office, made, tmp_path / "out.zip")
    (row,) = clear_copies.list_copies(office)
    assert (row.kind, row.redaction) == (CopyKind.PACK, Redaction.FULL)
    assert row.note == "Vydumannyi v. Georgia: published with the client's consent"
    assert row.sha256 == made.sha256


def test_a_clients_name_of_a_matter_that_is_not_mine_keeps_it_here(office, own):
    uid = people.add_person(office, "Другой Юрист", Role.LAWYER).created
    colleague = replace(office, person=replace(office.person, uid=uid))

    (item,) = check_pack(colleague, [own])
    assert {(one.hidden, one.found, one.place, one.whose) for one in item.traces} == {
        (True, "", "", "")
    }
    with pytest.raises(HiddenTraceError):
        export_pack(colleague, PackOrder("almaty", (own,), (Tick(own, "false alarm"),)))


def test_ticked_notes_and_tags_travel_and_those_of_a_matter_never(office, soering):
    mine = note(office, soering, "Leading, cite first")
    of_matter = AnnotationDraft(
        soering, AnnotationSort.NOTE, AnnotationWords(text="for this matter"),
        matter=matters.list_matters(office)[0].uid,
    )  # fmt: skip
    annotations.add_annotation(office, of_matter)
    items = check_pack(office, [soering])
    assert [item.text for item in items if item.kind is ItemKind.NOTE] == ["Leading, cite first"]

    made = export_pack(office, PackOrder("almaty", (soering,), (Tick(mine),)))
    (remark,) = open_pack("a.zip", made.data).remarks
    assert (remark.decision, remark.text) == (SOERING, "Leading, cite first")


def test_a_highlight_and_a_tag_are_items_of_their_own(office, soering):
    tags.tag_decision(office, soering, "torture")
    kinds = [item.kind for item in check_pack(office, [soering])]
    assert kinds == [ItemKind.PUBLISHED, ItemKind.TAG]


@pytest.mark.parametrize("name", ["Almaty", "own", "leading-decisions", "a b", "-a"])
def test_a_name_that_no_pack_may_have_is_refused(office, soering, name):
    with pytest.raises(PackNameError):
        export_pack(office, PackOrder(name, (soering,)))


def test_a_pack_without_a_decision_is_none(office, own):
    with pytest.raises(NothingChosenError):
        check_pack(office, [])
    with pytest.raises(NothingChosenError):
        export_pack(office, PackOrder("almaty", (own,)))


def test_a_published_decision_of_a_client_waits_for_a_tick_too(office, soering):
    clients.add_client(office, ClientDraft((NameDraft("Ян Соринг"),)))
    (item,) = check_pack(office, [soering])
    assert (item.kind, item.needs_tick) == (ItemKind.PUBLISHED, True)
    with pytest.raises(NothingChosenError):
        export_pack(office, PackOrder("almaty", (soering,)))
    made = export_pack(office, PackOrder("almaty", (soering,), (Tick(soering, "published"),)))
    assert (made.decisions, made.leaves.redaction) == (1, Redaction.FULL)


def test_a_case_is_known_by_its_number_in_the_database_of_the_court(office, soering):
    notes = "Дело клиента: HUDOC 001-57619"
    clients.add_client(office, ClientDraft((NameDraft("Другой Человек"),), notes=notes))
    assert check_pack(office, [soering])[0].traces


@pytest.mark.parametrize(
    ("name", "edition"), [("skoriakin", ""), ("a", "Скорякину"), ("a", "12.3.85")]
)
def test_the_name_of_the_pack_tells_nothing_of_a_client(office, soering, name, edition):
    with pytest.raises(TracedNameError):
        export_pack(office, PackOrder(name, (soering,), edition=edition))


def test_nothing_of_this_vault_stands_between_the_lines_of_a_pack(office, own):
    mine = note(office, own, "Cite first")
    tags.tag_decision(office, own, "torture")
    ticks = [Tick(item.key, "published") for item in check_pack(office, [own])]
    data = export_pack(office, PackOrder("almaty", (own,), tuple(ticks))).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        inside = b"".join(archive.read(one) for one in archive.namelist())
        entries = archive.infolist()
    known = (own, own.replace("-", ""), mine, office.person.uid, factory.LAWYER, "own.jsonl")
    for text in (*known, office.vault.header.vault_id, office.device):
        assert text.encode() not in inside + data
    assert archive.comment == b""
    assert {(one.date_time[0], one.comment, one.extra) for one in entries} == {(1980, b"", b"")}


def test_a_note_beside_a_decision_that_stays_stays_with_it_and_is_told(office, own, soering):
    beside = note(office, own, "Ours to win")
    made = export_pack(office, PackOrder("almaty", (own, soering), (Tick(beside),)))
    assert (made.decisions, made.remarks) == (1, 0)
    assert {item.key for item in made.left_out} == {own, beside}


def meddled(steps, desk, uid):
    """Run slices to their end; once the first decision was read, change a note beside it."""
    changed = False
    while True:
        try:
            percent = next(steps)
        except StopIteration as ended:
            return ended.value
        if percent and not changed:
            words = AnnotationWords(text="Skoriakin will win")
            annotations.change_annotation(desk, uid, words)
            changed = True


def test_what_is_typed_while_a_pack_is_made_does_not_leave_in_it(
    office, own, soering, monkeypatch
):
    monkeypatch.setattr(slices, "SLICE_SECONDS", 0.0)
    mine = note(office, soering, "Cite first")
    order = PackOrder("almaty", (soering, own), (Tick(mine), Tick(own, "published")))
    made = meddled(pack_export.export_pack(office, order), office, mine)
    (remark,) = open_pack("a.zip", made.data).remarks
    assert remark.text == "Cite first"
    assert annotations.list_annotations(office, soering)[0].text == "Skoriakin will win"


@pytest.mark.parametrize("ticked", range(4))
def test_each_thing_leaves_by_its_own_tick_alone(office, soering, ticked):
    note(office, soering, "a note")
    tags.tag_decision(office, soering, "a tag")
    keys = [item.key for item in check_pack(office, [soering]) if item.needs_tick]
    given = [key for at, key in enumerate(keys) if ticked >> at & 1]
    made = export_pack(office, PackOrder("almaty", (soering,), tuple(map(Tick, given))))
    said = {one.text for one in open_pack("a.zip", made.data).remarks}
    assert said == {text for at, text in enumerate(("a note", "a tag")) if ticked >> at & 1}
    assert {item.key for item in made.left_out} == set(keys) - set(given)


def test_the_same_choice_gives_the_same_bytes(office, soering):
    order = PackOrder("almaty", (soering,))
    assert export_pack(office, order).data == export_pack(office, order).data


def test_without_the_search_the_trace_would_leave(office, own, monkeypatch):
    """The control: it is the search for traces that keeps it here."""
    monkeypatch.setattr(Search, "traces", lambda *_, **__: ())
    made = export_pack(office, PackOrder("almaty", (own,), (Tick(own),)))
    texts = open_pack("a.zip", made.data).texts
    assert "Skoriakin" in " ".join(one.text for text in texts.values() for one in text)


def test_common_words_of_a_judgment_are_no_names(office, own, tmp_path):
    text = "The applicant's income was in the calculation; it was the regular intention."
    row = OWN | {
        "name": "CASE OF DRUGOI v. GEORGIA",
        "number": "1/09",
        "paragraphs": [f"1. {text}"],
    }
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps(row))
    reader = factory.in_process(office)
    imports.run_import(reader, [file])
    clients.add_client(office, ClientDraft((NameDraft("Inkam Regular Kalkulation"),)))
    (item,) = check_pack(office, [uid_of(office, "Drugoi")])
    assert item.traces == ()
