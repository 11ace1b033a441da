"""Packs in: whole or not at all, never over what the office wrote, and out again."""

import hashlib
import io
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.annotations import AnnotationDraft, AnnotationSort, AnnotationWords
from caseapp.domain.authorities import (
    AuthorityPack,
    OutcomeKind,
    PackFileError,
    PackRowError,
    PartKind,
    Relation,
)
from caseapp.domain.authority_packs import (
    AlteredPackError,
    DoubledIdError,
    NewerPackError,
    NoEarlierPackError,
    NotAPackError,
    PackContents,
    PackedParagraph,
    PackedRemark,
    PackInForceError,
    PackNotInstalledError,
    PackTooLargeError,
    RemarkKind,
    ReservedPackNameError,
    UnknownLabelError,
    UnknownRelationError,
)
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.views.authority_packs import PackOutcome
from caseapp.domain.vocabulary import Role
from caseapp.packs import authorities as shipped
from caseapp.packs import authority_files
from caseapp.packs.authority_files import write_pack
from caseapp.services import (
    annotations,
    authorities,
    authority_text,
    imports,
    own_decisions,
    tags,
)
from caseapp.services.authority_packs import install_pack, list_packs, remove_pack, restore_pack
from tests import factory

OWN = {
    "name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR", "respondent": "Georgia", "paragraphs": ["THE LAW", "1. Our own text."],
}  # fmt: skip
TEMPLATE = shipped.load().decisions[0]
TEXT = (PackedParagraph(PartKind.TEXT, "1", "Their text of it."),)


def decision(number="12345/06", name="Vydumannyi v. Georgia", day=date(2008, 2, 28), **changes):
    values = {
        "id": f"x-{number}", "title": name, "number": number, "decided_on": day,
        "date_text": day.isoformat(), "ecli": "", "hudoc_itemid": "", "host_states": "Georgia",
        "host_codes": ("GE",), "issues": ("diplomatic-assurances",), "outcome": "violation: 3",
        "outcome_kinds": (OutcomeKind.VIOLATION,),
    }  # fmt: skip
    return replace(TEMPLATE, **{**values, **changes})


FIRST = decision()
SECOND = decision("777/10", "Drugoi v. Armenia", date(2011, 5, 3))


def packed(*decisions, edition="1", relations=(), texts=None, remarks=()):
    pack = AuthorityPack("almaty", edition, "", decisions, tuple(relations), ())
    groups = {term.keyword: term.group for term in shipped.issue_groups()}
    contents = PackContents(pack, texts or {}, tuple(remarks))
    return write_pack("almaty", edition, contents, groups, shipped.shipped_states(), {})


def rewritten(data, change):
    """Return the pack with a file changed and its hash stated anew: by somebody who knows how."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    lines = []
    current = ""
    for line in files["manifest.toml"].decode().splitlines():
        if line.startswith("[files."):
            current = line.split('"')[1]
        stated = line.startswith("sha256") and current in files
        digest = hashlib.sha256(files[current]).hexdigest() if stated else ""
        lines.append(f'sha256 = "{digest}"' if stated else line)
    files["manifest.toml"] = "\n".join(lines).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """A library with a decision that the office imported itself."""
    folder = tmp_path_factory.mktemp("office")
    path, key, _ = factory.make_vault(folder)
    desk = factory.in_process(factory.sit_down(path, key))
    authorities.load_pack(desk)
    file = folder / "own.jsonl"
    file.write_text(json.dumps(OWN))
    imports.run_import(desk, [file])
    desk.vault.close()
    return path, key


@pytest.fixture
def office(pattern, tmp_path):
    path = tmp_path / "copy.casevault"
    shutil.copytree(pattern[0], path)
    desk = factory.sit_down(path, pattern[1])
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
    install_pack(office, "a.zip", packed(FIRST))
    assert not one(office).may_be_printed

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


def test_remarks_come_in_once_and_stay_deleted(office):
    remark = PackedRemark(SECOND.id, RemarkKind.NOTE, "88", "They rely on it")
    install_pack(office, "a.zip", packed(SECOND, remarks=[remark]))
    uid = one(office, "Drugoi").uid
    (note,) = annotations.list_annotations(office, uid)
    assert note.text == "They rely on it\n[almaty, § 88]"
    annotations.delete_annotation(office, note.uid)

    install_pack(office, "b.zip", packed(SECOND, remarks=[remark], edition="2"))
    assert annotations.list_annotations(office, uid) == ()


def _replace(name, old, new):
    def change(files):
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return change


def _twice(files):
    files["decisions.csv"] += files["decisions.csv"].splitlines(keepends=True)[1]
    files["manifest.toml"] = files["manifest.toml"].replace(b"rows = 2", b"rows = 3", 1)


def remarked(kind, text):
    return packed(SECOND, remarks=[PackedRemark(SECOND.id, kind, "", text)])


RELATED = packed(FIRST, SECOND, relations=[Relation(SECOND.id, "follows", FIRST.id, "b")])
BAD = {
    "unknown relation": (
        rewritten(RELATED, _replace("relations.csv", b"follows", b"praises")), UnknownRelationError),
    "unknown label": (
        rewritten(RELATED, _replace("vocabulary.csv", b"diplomatic-assurances", b"moonshine")),
        UnknownLabelError),
    "label of a decision": (
        rewritten(RELATED, _replace("decisions.csv", b"diplomatic-assurances", b"moonshine")),
        UnknownLabelError),
    "doubled id": (rewritten(RELATED, _twice), DoubledIdError),
    "newer format": (
        rewritten(RELATED, _replace("manifest.toml", b"format = 1", b"format = 2")),
        NewerPackError),
    "wrong hash": (
        rewritten(RELATED, _replace("manifest.toml", b"decisions.csv", b"decisions.csx")),
        AlteredPackError),
    "a gate that says maybe": (
        rewritten(RELATED, _replace("decisions.csv", b",yes,yes,", b",maybe,yes,")), PackRowError),
    "reserved name": (
        rewritten(RELATED, _replace("manifest.toml", b'"almaty"', b'"leading-decisions"')),
        ReservedPackNameError),
    "a file missing": (
        rewritten(RELATED, lambda files: files.pop("states.csv")), PackFileError),
    "a file too many": (
        rewritten(RELATED, lambda files: files.update({"run.sh": b"rm"})), NotAPackError),
    "a title that reads otherwise": (
        rewritten(RELATED, _replace("decisions.csv", b"Drugoi", b"Drugoi \xe2\x80\xae")), PackRowError),
    "a title without end": (
        rewritten(RELATED, _replace("decisions.csv", b"Drugoi", b"Drugoi " * 999)), PackRowError),
    "an edition without end": (
        rewritten(RELATED, _replace("manifest.toml", b'edition = "1"', b'edition = "%s"' % (b"1" * 99))),
        PackRowError),
    "files that are none": (
        rewritten(RELATED, _replace("manifest.toml", b"[files.", b"[files]\nx = 1\n[files.")),
        PackFileError),
    "a text of our own words": (
        packed(SECOND, texts={SECOND.id: (PackedParagraph(PartKind.HOLDING, "1", "They held."),)}),
        PackRowError),
    "an empty note": (remarked(RemarkKind.NOTE, " \u200b"), PackRowError),
    "a note without end": (remarked(RemarkKind.NOTE, "n" * 40_001), PackRowError),
    "an empty tag": (remarked(RemarkKind.TAG, ""), PackRowError),
    "a tag without end": (remarked(RemarkKind.TAG, "t" * 61), PackRowError),
    "half of it": (RELATED[: len(RELATED) // 2], NotAPackError),
    "no pack": (b"%PDF-1.4 nothing", NotAPackError),
    "nothing": (b"", NotAPackError),
}  # fmt: skip


@pytest.fixture(scope="module")
def still(pattern, tmp_path_factory):
    """A desk that only refusals are shown to."""
    path = tmp_path_factory.mktemp("still") / "copy.casevault"
    shutil.copytree(pattern[0], path)
    desk = factory.sit_down(path, pattern[1])
    yield desk
    desk.vault.close()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_pack_is_refused_by_name_and_nothing_of_it_stays(still, name):
    data, error = BAD[name]
    before = [(row.uid, row.outcome) for row in rows(still)]
    with pytest.raises(error) as refused:
        install_pack(still, "bad.zip", data)
    assert type(refused.value) is error
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


def test_a_bomb_is_refused_before_it_is_unpacked(still, monkeypatch):
    monkeypatch.setattr(authority_files, "_UNPACKED", 1000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("decisions.csv", b"0" * 100_000)
    with pytest.raises(PackTooLargeError):
        install_pack(still, "bomb.zip", out.getvalue())


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
