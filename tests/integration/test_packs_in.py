"""Packs in: whole or not at all, never over what the office wrote, and out again."""

import json
import shutil
from dataclasses import replace

import pytest

from caseapp.domain.annotations import AnnotationDraft, AnnotationSort, AnnotationWords
from caseapp.domain.authorities import PartKind, Relation
from caseapp.domain.authority_packs import (
    NoEarlierPackError,
    PackedParagraph,
    PackedRemark,
    PackInForceError,
    PackNotInstalledError,
    RemarkKind,
    UnknownRelationError,
)
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.views.authority_packs import PackOutcome
from caseapp.domain.vocabulary import Role
from caseapp.packs import authorities as shipped
from caseapp.services import (
    annotations,
    authorities,
    authority_text,
    imports,
    own_decisions,
    tags,
)
from caseapp.services.authority_packs import list_packs, remove_pack, restore_pack
from tests import factory
from tests.decision_packs import FIRST, SECOND, TEXT, install_pack, packed, rewritten

OWN = {
    "name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR", "respondent": "Georgia", "paragraphs": ["THE LAW", "1. Our own text."],
}  # fmt: skip


@pytest.fixture(scope="module")
def pattern(library_pattern, tmp_path_factory):
    """A library with a decision that the office imported itself."""
    folder = tmp_path_factory.mktemp("office")
    desk = factory.in_process(factory.copied(library_pattern, folder))
    file = folder / "own.jsonl"
    file.write_text(json.dumps(OWN))
    imports.run_import(desk, [file])
    desk.vault.close()
    return desk.vault.path, library_pattern[1]


@pytest.fixture
def office(pattern, tmp_path):
    desk = factory.in_process(factory.copied(pattern, tmp_path))
    yield desk
    desk.vault.close()


def rows(desk, query=""):
    return authorities.find(desk, query=query, limit=500).rows


def one(desk, name="Vydumannyi"):
    (found,) = [row for row in rows(desk, name) if name in row.title]
    return found


def test_a_pack_comes_in_with_its_relations_and_can_be_searched(office):
    relation = Relation(SECOND.id, "follows", FIRST.id, "their reading")
    outcome = install_pack(office, "a.zip", packed(FIRST, SECOND, relations=[relation]))

    assert isinstance(outcome, PackOutcome)
    assert (outcome.decisions, outcome.taken_over) == (2, 1)
    view = authorities.get_authority(office, one(office, "Drugoi").uid)
    assert [(other.code, other.other_title) for other in view.relations] == [
        ("follows", "Vydumannyi v. Georgia")
    ]
    assert [(row.name, row.in_force, row.decisions) for row in list_packs(office)] == [
        ("leading-decisions", True, 288), ("almaty", True, 2)
    ]  # fmt: skip


def test_a_decision_that_was_imported_before_is_no_duplicate(office):
    before = one(office)
    install_pack(office, "a.zip", packed(FIRST, texts={FIRST.id: TEXT}))

    after = one(office)
    assert after.uid == before.uid
    assert after.outcome == "violation: 3"
    text = authority_text.get_text(office, after.uid)
    assert [one.text for one in text.paragraphs if one.number] == ["Our own text."]


def test_the_gates_of_a_foreign_pack_are_shut_until_a_lawyer_answers_for_them(office):
    theirs = replace(FIRST, destination_verified="yes", holding_verified="yes")
    install_pack(office, "a.zip", packed(theirs))
    view = authorities.get_authority(office, one(office).uid)
    assert not view.row.may_be_printed
    assert (view.destination_verified, view.holding_verified) == ("no", "no")

    install_pack(office, "a.zip", packed(FIRST), trusted=True)
    assert one(office).may_be_printed


def test_an_update_keeps_notes_and_what_the_office_corrected(office):
    uid = one(office).uid
    draft = own_decisions.get_own_decision(office, uid)
    own_decisions.change_own_decision(office, uid, replace(draft, name="Vydumannyi (No. 2)"))
    words = AnnotationWords(text="cite first")
    annotations.add_annotation(office, AnnotationDraft(uid, AnnotationSort.NOTE, words))

    install_pack(office, "a.zip", packed(FIRST), trusted=True)
    install_pack(
        office, "b.zip", packed(replace(FIRST, holding="New."), edition="2"), trusted=True
    )

    row = one(office)
    assert (row.uid, row.title) == (uid, "Vydumannyi (No. 2)")
    assert not row.may_be_printed  # the sender verified another name
    assert authorities.get_authority(office, uid).holding == "New."
    assert [note.text for note in annotations.list_annotations(office, uid)] == ["cite first"]


def test_a_removed_pack_leaves_the_office_what_it_had(office):
    uid, before = one(office).uid, own_decisions.get_own_decision(office, one(office).uid)
    install_pack(office, "a.zip", packed(FIRST, SECOND), trusted=True)
    remove_pack(office, "almaty")

    assert [row.title for row in rows(office, "Drugoi") if "Drugoi" in row.title] == []
    after = own_decisions.get_own_decision(office, uid)
    assert replace(after, version=0) == replace(before, version=0)
    assert not one(office).may_be_printed
    assert len(rows(office)) == 289
    assert [row.in_force for row in list_packs(office)] == [True, False]


def test_what_the_office_took_out_comes_and_goes_with_a_pack(office):
    uid = one(office).uid
    own_decisions.remove_own_decision(
        office, uid, own_decisions.get_own_decision(office, uid).version
    )
    install_pack(office, "a.zip", packed(FIRST))
    assert one(office).uid == uid
    remove_pack(office, "almaty")
    assert [row.title for row in rows(office, "Vydumannyi") if "Vydumannyi" in row.title] == []


def test_what_the_office_added_a_text_to_stays_when_its_pack_goes(office, tmp_path):
    install_pack(office, "a.zip", packed(SECOND))
    file = tmp_path / "text.jsonl"
    file.write_text(json.dumps(OWN | {"name": "CASE OF DRUGOI v. ARMENIA", "number": "777/10",
                                      "date": "2011-05-03"}))  # fmt: skip
    imports.run_import(factory.in_process(office), [file])
    uid = one(office, "Drugoi").uid
    remove_pack(office, "almaty")

    assert one(office, "Drugoi").uid == uid
    assert own_decisions.get_own_decision(office, uid).name == "Drugoi v. Armenia"


def test_an_edition_can_be_rolled_back_and_a_removed_pack_comes_back(office):
    install_pack(office, "a.zip", packed(SECOND))
    install_pack(office, "b.zip", packed(replace(SECOND, holding="Other."), edition="2"))
    assert restore_pack(office, "almaty").edition == "1"
    assert authorities.get_authority(office, one(office, "Drugoi").uid).holding == SECOND.holding

    remove_pack(office, "almaty")
    assert restore_pack(office, "almaty").edition == "1"
    assert one(office, "Drugoi")


def test_a_newer_text_of_the_pack_replaces_its_older_one(office):
    install_pack(office, "a.zip", packed(SECOND, texts={SECOND.id: TEXT}))
    newer = (PackedParagraph(PartKind.TEXT, "1", "A corrected quokka text."),)
    install_pack(office, "b.zip", packed(SECOND, texts={SECOND.id: newer}, edition="2"))
    (row,) = rows(office, "quokka")
    assert row.title == SECOND.title
    assert rows(office, "“Their text of it”") == ()


def test_a_decision_of_the_shipped_library_stays_as_it_is(office):
    soering = next(row for row in shipped.load().decisions if row.id == "echr-001-57619")
    before = one(office, "Soering")
    outcome = install_pack(office, "a.zip", packed(replace(soering, id="s", holding="Nonsense.")))

    assert outcome.elsewhere == 1
    assert one(office, "Soering") == before
    assert authorities.get_authority(office, before.uid).holding == soering.holding


def test_no_pack_opens_a_gate_that_the_shipped_library_keeps_shut(office):
    shut = next(row for row in shipped.load().decisions if not row.may_be_printed)
    raised = replace(shut, id="s", citation_verified=True, outcome_verified=True)
    outcome = install_pack(office, "a.zip", packed(raised), trusted=True)

    assert outcome.elsewhere == 1
    row = next(row for row in rows(office) if row.id_in_pack == shut.id)
    assert not row.may_be_printed


def test_remarks_come_in_once_and_stay_deleted(office):
    remark = PackedRemark(SECOND.id, RemarkKind.NOTE, "88", "They rely on it")
    install_pack(office, "a.zip", packed(SECOND, remarks=[remark]))
    uid = one(office, "Drugoi").uid
    (note,) = annotations.list_annotations(office, uid)
    assert note.text == "They rely on it\n[almaty, § 88]"
    annotations.delete_annotation(office, note.uid)

    install_pack(office, "b.zip", packed(SECOND, remarks=[remark], edition="2"))
    assert annotations.list_annotations(office, uid) == ()


@pytest.fixture(scope="module")
def still(pattern, tmp_path_factory):
    """A desk that only refusals are shown to."""
    path = tmp_path_factory.mktemp("still") / "copy.casevault"
    shutil.copytree(pattern[0], path)
    desk = factory.in_process(factory.sit_down(path, pattern[1]))
    yield desk
    desk.vault.close()


def test_a_bad_pack_is_refused_and_nothing_of_it_stays(still):
    def praised(files):
        files["relations.csv"] = files["relations.csv"].replace(b"follows", b"praises")

    relation = Relation(SECOND.id, "follows", FIRST.id, "b")
    before = [(row.uid, row.outcome) for row in rows(still)]
    with pytest.raises(UnknownRelationError):
        install_pack(
            still, "bad.zip", rewritten(packed(FIRST, SECOND, relations=[relation]), praised)
        )
    assert [(row.uid, row.outcome) for row in rows(still)] == before
    assert len(list_packs(still)) == 1


def test_signs_that_hide_something_stay_out_of_texts_notes_and_tags(office):
    def hidden(files):
        for name in ("texts.jsonl", "remarks.jsonl"):
            files[name] = files[name].replace(b"HERE", b"\\ud800\\u0000\\u202e")

    remarks = [
        PackedRemark(SECOND.id, RemarkKind.NOTE, "1", "a HERE note"),
        PackedRemark(SECOND.id, RemarkKind.TAG, "", "a HERE tag"),
    ]
    text = (PackedParagraph(PartKind.TEXT, "1", "a HERE text"),)
    data = packed(SECOND, remarks=remarks, texts={SECOND.id: text})
    install_pack(office, "a.zip", rewritten(data, hidden))

    uid = one(office, "Drugoi").uid
    (note,) = annotations.list_annotations(office, uid)
    assert note.text.split() == ["a", "note", "[almaty,", "§", "1]"]
    assert [tag.name for tag in tags.list_tags(office, uid)] == ["a tag"]
    assert "a     text" in [part.text for part in authority_text.get_text(office, uid).paragraphs]


def test_the_same_pack_twice_is_said_to_be_in_force(office):
    install_pack(office, "a.zip", packed(SECOND))
    with pytest.raises(PackInForceError):
        install_pack(office, "a.zip", packed(SECOND))


def test_what_is_not_there_cannot_be_removed_or_brought_back(still):
    with pytest.raises(PackNotInstalledError):
        remove_pack(still, "almaty")
    with pytest.raises(NoEarlierPackError):
        restore_pack(still, "almaty")


def test_a_paralegal_installs_nothing(still):
    with pytest.raises(NotAllowedError):
        install_pack(factory.as_role(still, Role.PARALEGAL), "a.zip", packed(SECOND))


def test_a_new_way_of_laying_out_reaches_foreign_packs_too(office, monkeypatch):
    install_pack(office, "a.zip", packed(SECOND, texts={SECOND.id: TEXT}))
    uid = one(office, "Drugoi").uid
    monkeypatch.setattr(authorities, "LAYOUT", "next")
    assert uid in authorities.load_pack(office).touched["authority"]
    assert one(office, "Drugoi").uid == uid
    assert [row.title for row in rows(office, '"Their text of it"')] == [SECOND.title]
