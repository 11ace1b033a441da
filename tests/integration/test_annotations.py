"""What the office writes beside decisions: kept by the words, seen by the right people, undone."""

import dataclasses
import json

import pytest

from caseapp.domain.annotations import (
    AnnotationDraft,
    AnnotationSort,
    AnnotationWords,
    MarkColour,
    NoPassageError,
    NotYourNoteError,
    PassageChangedError,
    PassageDraft,
    PassageState,
    PassageTooLongError,
)
from caseapp.domain.errors import ChangedMeanwhileError, EmptyFieldError, NotFoundError
from caseapp.domain.vocabulary import Role
from caseapp.packs import authorities as packs
from caseapp.services import annotations, audit, authorities, imports, matters, own_decisions
from tests import casefiles, factory
from tests.factory import in_process

NOTE, HIGHLIGHT, QUOTATION = AnnotationSort
DECISION = {
    "name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR",
    "paragraphs": ["THE LAW", "1. Torture is prohibited.", "2. Nothing may be weighed."],
}  # fmt: skip
PROHIBITED = PassageDraft(1, 11, 1, 21, "prohibited")
SOERING = "echr-001-57619"


@pytest.fixture(scope="module")
def loaded(library_pattern, tmp_path_factory):
    folder = tmp_path_factory.mktemp("annotations")
    desk = in_process(factory.copied(library_pattern, folder))
    file = folder / "one.jsonl"
    file.write_text(json.dumps(DECISION))
    (one,) = imports.run_import(desk, [file]).decisions
    yield desk, one.uid
    desk.vault.close()


@pytest.fixture
def office(loaded):
    """A desk and a decision with a text; what a test writes beside it goes to the bin."""
    desk, uid = loaded
    yield desk, uid
    for one in annotations.find_annotations(desk):
        annotations.delete_annotation(desk, one.uid)


def written(desk, uid, sort=NOTE, text="", passage=None, matter=None, **words):
    draft = AnnotationDraft(uid, sort, AnnotationWords(text, **words), passage, matter)
    return annotations.add_annotation(desk, draft).created


def only(desk, uid):
    (one,) = annotations.list_annotations(desk, uid)
    return one


def test_a_highlight_says_where_it_stands_who_made_it_and_when(office):
    desk, uid = office
    written(desk, uid, HIGHLIGHT, passage=PROHIBITED)
    one = only(desk, uid)
    assert (one.number, one.quote, one.colour) == ("1", "prohibited", MarkColour.YELLOW)
    assert (one.passage.state, one.passage.start) == (PassageState.STANDS, 11)
    assert (one.written_by, one.created_at) == (factory.LAWYER, factory.NOW)
    assert one.title == "Vydumannyi v. Georgia"


def test_a_quotation_keeps_its_point_of_law_and_a_note_needs_no_passage(office):
    desk, uid = office
    written(desk, uid, QUOTATION, "for the memo", PROHIBITED, point="Absolute prohibition")
    written(desk, uid, NOTE, "Read again")
    note, quotation = annotations.list_annotations(desk, uid)
    assert (note.text, note.passage.state) == ("Read again", PassageState.WHOLE)
    assert (quotation.point, quotation.text) == ("Absolute prohibition", "for the memo")


@pytest.mark.parametrize(
    ("sort", "passage", "error"),
    [
        (NOTE, PROHIBITED, EmptyFieldError),
        (QUOTATION, None, NoPassageError),
        (HIGHLIGHT, PassageDraft(1, 11, 1, 21, "forbidden!"), PassageChangedError),
        (HIGHLIGHT, PassageDraft(0, 0, 99, 1, "x"), PassageTooLongError),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(office, sort, passage, error):
    desk, uid = office
    with pytest.raises(error):
        written(desk, uid, sort, "", passage)
    assert annotations.list_annotations(desk, uid) == ()


def test_words_change_with_their_version_and_the_passage_stays(office):
    desk, uid = office
    made = written(desk, uid, HIGHLIGHT, passage=PROHIBITED)
    blue = AnnotationWords("Use this", colour=MarkColour.BLUE, version=1)
    annotations.change_annotation(desk, made, blue)
    one = only(desk, uid)
    assert (one.text, one.colour, one.quote, one.version) == (
        "Use this", MarkColour.BLUE, "prohibited", 2,
    )  # fmt: skip
    with pytest.raises(ChangedMeanwhileError):
        annotations.change_annotation(desk, made, blue)


def test_what_is_deleted_waits_in_the_bin(office):
    desk, uid = office
    made = written(desk, uid, NOTE, "Read again")
    annotations.delete_annotation(desk, made)
    assert annotations.list_annotations(desk, uid) == ()
    assert made in {one.uid for one in annotations.find_annotations(desk, in_bin=True)}
    annotations.restore_annotation(desk, made)
    assert only(desk, uid).text == "Read again"


def test_every_step_can_be_taken_back_and_stands_in_the_history(office):
    desk, uid = office
    made = written(desk, uid, NOTE, "Read again")
    annotations.change_annotation(desk, made, AnnotationWords("Read twice"))
    audit.undo_last(desk)
    assert only(desk, uid).text == "Read again"
    annotations.delete_annotation(desk, made)
    audit.undo_last(desk)
    assert only(desk, uid).uid == made
    told = [row.command for row in audit.list_record_history(desk, "annotation", made)]
    assert {"add_annotation", "change_annotation", "delete_annotation"} <= set(told)


@pytest.mark.parametrize("role", [Role.LAWYER, Role.PARALEGAL, Role.GUEST])
def test_what_was_written_for_a_matter_is_its_members_alone(office, role):
    desk, uid = office
    matter = casefiles.matter(desk)
    made = written(desk, uid, NOTE, "She told us why", matter=matter)
    other = casefiles.colleague(desk, role, f"Other {role}")
    assert annotations.list_annotations(other, uid) == ()
    assert annotations.find_annotations(other, "told") == ()
    with pytest.raises(NotFoundError):
        audit.list_record_history(other, "annotation", made)
    matters.add_member(desk, matter, other.person.uid)
    one = only(other, uid)
    assert (one.text, one.matter, bool(one.file_number)) == ("She told us why", matter, True)


def test_notes_of_the_office_are_for_those_who_work_there(office):
    desk, uid = office
    written(desk, uid, NOTE, "The judge likes this one")
    assert annotations.list_annotations(casefiles.colleague(desk, Role.GUEST, "Gast"), uid) == ()
    assert annotations.list_annotations(casefiles.colleague(desk, Role.PARALEGAL, "Helf"), uid)


def test_a_paralegal_changes_their_own_words_and_no_others(office):
    desk, uid = office
    helper = casefiles.colleague(desk, Role.PARALEGAL, "Helper")
    theirs, own = written(desk, uid, NOTE, "Mine"), written(helper, uid, NOTE, "Hers")
    assert [one.may_change for one in annotations.list_annotations(helper, uid)] == [False, True]
    with pytest.raises(NotYourNoteError):
        annotations.delete_annotation(helper, theirs)
    with pytest.raises(NotYourNoteError):
        annotations.change_annotation(helper, theirs, AnnotationWords("Hers now"))
    annotations.delete_annotation(helper, own)
    assert only(desk, uid).uid == theirs


@pytest.mark.parametrize("query", ["ЗАПРЕТ", "запрет пыт", "vydumannyi", "PROHIB", "абсолютн"])
def test_notes_are_found_by_their_words_passage_point_and_decision(office, query):
    desk, uid = office
    text, point = "Запрет пыток без исключений", "Абсолютность запрета"
    made = written(desk, uid, QUOTATION, text, PROHIBITED, point=point)
    written(desk, uid, NOTE, "Something else") if query != "vydumannyi" else None
    assert [one.uid for one in annotations.find_annotations(desk, query)] == [made]


def test_they_are_narrowed_by_sort_and_matter(office):
    desk, uid = office
    matter = casefiles.matter(desk)
    note = written(desk, uid, NOTE, "One", matter=matter)
    mark = written(desk, uid, HIGHLIGHT, passage=PROHIBITED)
    found = annotations.find_annotations
    assert [one.uid for one in found(desk, sort=HIGHLIGHT)] == [mark]
    assert [one.uid for one in found(desk, matter=matter)] == [note]
    assert [one.uid for one in found(desk, limit=1)] == [mark]


def test_a_text_that_was_imported_anew_keeps_the_notes_and_says_what_changed(office):
    desk, uid = office
    written(desk, uid, HIGHLIGHT, passage=PROHIBITED)
    written(desk, uid, HIGHLIGHT, passage=PassageDraft(2, 0, 2, 7, "Nothing"))
    _import_anew(desk, uid, ["THE FACTS", "1. Torture is strictly prohibited.", "2. Weighed."])
    first, second = annotations.list_annotations(desk, uid)
    assert (first.passage.state, first.passage.start) == (PassageState.STANDS, 20)
    assert (second.passage.state, second.quote) == (PassageState.CHANGED, "Nothing")
    _import_anew(desk, uid, DECISION["paragraphs"])
    assert [one.passage.state for one in annotations.list_annotations(desk, uid)] == [
        PassageState.STANDS, PassageState.STANDS,
    ]  # fmt: skip


def _import_anew(desk, uid, paragraphs):
    """Take the decision out of the library, and import the file again."""
    file = desk.vault.path.parent / "again.jsonl"
    file.write_text(json.dumps(DECISION | {"paragraphs": paragraphs}))
    version = own_decisions.get_own_decision(desk, uid).version
    own_decisions.remove_own_decision(desk, uid, version)
    imports.run_import(desk, [file])


def _with_pack(monkeypatch, change, edition):
    pack = packs.load()
    monkeypatch.setattr(packs, "load", lambda: change(pack))
    monkeypatch.setattr(packs, "shipped_version", lambda: (pack.name, edition))


def _without(pack):
    decisions = tuple(one for one in pack.decisions if one.id != SOERING)
    relations = tuple(one for one in pack.relations if SOERING not in {one.from_id, one.to_id})
    return dataclasses.replace(pack, decisions=decisions, relations=relations)


def _worded_anew(pack):
    changed = tuple(
        dataclasses.replace(one, holding="Another holding.", good_law_note="Superseded.")
        if one.id == SOERING
        else one
        for one in pack.decisions
    )
    return dataclasses.replace(pack, decisions=changed)


def test_a_new_edition_of_the_pack_touches_no_note(desk, monkeypatch):
    authorities.load_pack(desk)
    rows = authorities.find(desk, query="Soering 14038/88").rows
    uid = next(row.uid for row in rows if row.id_in_pack == SOERING)
    made = written(desk, uid, NOTE, "Our first authority")
    before = only(desk, uid)

    with monkeypatch.context() as patch:
        _with_pack(patch, _worded_anew, "2")
        authorities.load_pack(desk)
    assert authorities.get_authority(desk, uid).good_law_note == "Superseded."
    assert only(desk, uid) == before

    with monkeypatch.context() as patch:
        _with_pack(patch, _without, "3")
        authorities.load_pack(desk)
    (kept,) = annotations.find_annotations(desk, "first authority")
    assert (kept.uid, kept.in_library, kept.title) == (made, False, before.title)

    authorities.load_pack(desk)
    assert only(desk, uid) == before
