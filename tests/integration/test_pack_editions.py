"""Editions of packs: what the office wrote stays with its decision, or it is told what became of it."""

import json
from dataclasses import replace

import pytest

from caseapp.domain.annotations import (
    AnnotationDraft,
    AnnotationSort,
    AnnotationWords,
    PassageDraft,
    PassageState,
)
from caseapp.domain.authorities import PartKind, Relation
from caseapp.domain.authority_packs import (
    PackBrokeReaderError,
    PackedParagraph,
    PackedRemark,
    RemarkKind,
)
from caseapp.i18n import catalogue
from caseapp.services import annotations, authorities, authority_text, imports, tags
from caseapp.services.authority_packs import remove_pack, restore_pack
from caseapp.system.worker import WorkerTimedOutError
from caseapp.wording.authority_packs import outcome_text
from tests import factory
from tests.decision_packs import FIRST, SECOND, install_pack, packed

LINE = {
    "name": "CASE OF DRUGOI v. ARMENIA", "number": "777/10", "date": "2011-05-03",
    "court": "ECtHR", "respondent": "Armenia", "paragraphs": ["THE LAW", "1. Our own text."],
}  # fmt: skip


def text(*sentences):
    return tuple(
        PackedParagraph(PartKind.TEXT, str(number), said)
        for number, said in enumerate(sentences, start=1)
    )


@pytest.fixture
def office(library_desk):
    return factory.in_process(library_desk)


def uid_of(desk, name="Drugoi"):
    found = authorities.find(desk, query=name, limit=9).rows
    return next((row.uid for row in found if name in row.title), None)


def note(desk, uid, said="cite first"):
    words = AnnotationWords(text=said)
    annotations.add_annotation(desk, AnnotationDraft(uid, AnnotationSort.NOTE, words))


def mark(desk, uid, quote):
    paragraphs = authority_text.get_text(desk, uid).paragraphs
    place = next(at for at, one in enumerate(paragraphs) if quote in one.text)
    start = paragraphs[place].text.index(quote)
    passage = PassageDraft(place, start, place, start + len(quote), quote)
    draft = AnnotationDraft(uid, AnnotationSort.HIGHLIGHT, AnnotationWords(), passage)
    annotations.add_annotation(desk, draft)


def states(desk, uid):
    return {one.quote: one.passage.state for one in annotations.list_annotations(desk, uid)}


def words(desk, uid):
    return [one.text for one in authority_text.get_text(desk, uid).paragraphs if one.number]


def imported(desk, folder, line=None):
    file = folder / "own.jsonl"
    file.write_text(json.dumps(line or LINE))
    imports.run_import(desk, [file])


def test_a_highlight_stays_on_its_words_or_says_that_they_are_gone(office):
    before = text("The ban is absolute.", "Assurances were given.", "It holds.")
    install_pack(office, "a.zip", packed(SECOND, texts={SECOND.id: before}))
    uid = uid_of(office)
    for quote in ("absolute", "Assurances", "holds"):
        mark(office, uid, quote)

    after = text("The ban is, as ever, absolute.", "Guarantees were given.")
    outcome = install_pack(office, "b.zip", packed(SECOND, texts={SECOND.id: after}, edition="2"))

    assert outcome.loosened == 2
    assert states(office, uid) == {
        "absolute": PassageState.STANDS,
        "Assurances": PassageState.CHANGED,
        "holds": PassageState.MISSING,
    }
    assert "under 2 passages that you marked" in outcome_text(outcome, catalogue("en"))


def test_words_that_moved_to_another_number_are_no_longer_marked(office):
    """The control of the one above: a mark that follows its words would be a wrong pinpoint."""
    install_pack(office, "a.zip", packed(SECOND, texts={SECOND.id: text("It holds.", "Costs.")}))
    uid = uid_of(office)
    mark(office, uid, "holds")
    moved = text("Costs.", "It holds.")
    outcome = install_pack(office, "b.zip", packed(SECOND, texts={SECOND.id: moved}, edition="2"))
    assert (outcome.loosened, states(office, uid)) == (1, {"holds": PassageState.CHANGED})


def test_a_decision_that_an_edition_gives_up_leaves_its_notes_in_the_notebook(office):
    install_pack(office, "a.zip", packed(FIRST, SECOND))
    note(office, uid_of(office))
    outcome = install_pack(office, "b.zip", packed(FIRST, edition="2"))

    assert uid_of(office) is None
    assert outcome.alone == 1
    assert "stays in the notebook" in outcome_text(outcome, catalogue("en"))
    (kept,) = annotations.find_annotations(office, "cite first")
    assert (kept.title, kept.in_library) == (SECOND.title, False)


def test_it_comes_back_to_its_notes_under_whatever_id(office):
    install_pack(office, "a.zip", packed(FIRST, SECOND))
    uid = uid_of(office)
    note(office, uid)
    install_pack(office, "b.zip", packed(FIRST, edition="2"))
    renamed = replace(SECOND, id="y-1")
    install_pack(office, "c.zip", packed(FIRST, renamed, edition="3"))
    assert (uid_of(office), len(annotations.list_annotations(office, uid))) == (uid, 1)

    again = replace(SECOND, id="z-1")
    install_pack(office, "d.zip", packed(FIRST, again, edition="4"))
    assert (uid_of(office), len(annotations.list_annotations(office, uid))) == (uid, 1)


def test_a_decision_that_changes_number_and_date_keeps_its_notes(office):
    install_pack(office, "a.zip", packed(SECOND))
    uid = uid_of(office)
    note(office, uid)
    changed = replace(SECOND, number="778/10", date_text="2011-05-04")
    install_pack(office, "b.zip", packed(changed, edition="2"))
    assert uid_of(office) == uid
    assert authorities.get_authority(office, uid).row.number == "778/10"
    assert len(annotations.list_annotations(office, uid)) == 1


def test_going_back_an_edition_and_away_and_back_keeps_everything(office):
    install_pack(office, "a.zip", packed(SECOND, texts={SECOND.id: text("First text.")}))
    uid = uid_of(office)
    note(office, uid)
    tags.tag_decision(office, uid, "torture")
    mark(office, uid, "First")
    install_pack(
        office, "b.zip", packed(SECOND, texts={SECOND.id: text("Second text.")}, edition="2")
    )
    restore_pack(office, "almaty")
    assert states(office, uid) == {"": PassageState.WHOLE, "First": PassageState.STANDS}

    assert remove_pack(office, "almaty").alone == 2
    restore_pack(office, "almaty")
    assert states(office, uid) == {"": PassageState.WHOLE, "First": PassageState.STANDS}
    assert [one.name for one in tags.list_tags(office, uid)] == ["torture"]


def test_an_edition_that_comes_after_a_removal_brings_its_own_text(office):
    install_pack(office, "a.zip", packed(SECOND, texts={SECOND.id: text("First text.")}))
    remove_pack(office, "almaty")
    newer = packed(SECOND, texts={SECOND.id: text("Second text.")}, edition="2")
    install_pack(office, "b.zip", newer)
    assert words(office, uid_of(office)) == ["Second text."]


def test_no_edition_replaces_a_text_that_the_office_imported(office, tmp_path):
    imported(office, tmp_path)
    uid = uid_of(office)
    for edition in ("1", "2", "3"):
        brought = {SECOND.id: text(f"Their text {edition}.")}
        install_pack(office, "a.zip", packed(SECOND, texts=brought, edition=edition))
        assert (uid_of(office), words(office, uid)) == (uid, ["Our own text."])
    remove_pack(office, "almaty")
    assert words(office, uid) == ["Our own text."]


def test_one_decision_in_two_packs_passes_from_one_to_the_other(office):
    first = {SECOND.id: text("The first text.")}
    second = {SECOND.id: text("The second text.")}
    install_pack(office, "a.zip", packed(SECOND, texts=first))
    outcome = install_pack(office, "b.zip", packed(SECOND, texts=second, name="tbilisi"))
    uid = uid_of(office)
    note(office, uid)
    assert (outcome.elsewhere, words(office, uid)) == (1, ["The first text."])

    assert remove_pack(office, "almaty").alone == 0
    assert (uid_of(office), words(office, uid)) == (uid, ["The second text."])
    assert len(annotations.list_annotations(office, uid)) == 1

    restore_pack(office, "almaty")
    assert words(office, uid) == ["The second text."]
    install_pack(office, "c.zip", packed(FIRST, edition="2", name="tbilisi"))
    assert (uid_of(office), words(office, uid)) == (uid, ["The first text."])


def test_a_remark_that_was_changed_here_does_not_come_again(office):
    remark = PackedRemark(SECOND.id, RemarkKind.NOTE, "", "They rely on it")
    install_pack(office, "a.zip", packed(SECOND, remarks=[remark]))
    uid = uid_of(office)
    (one,) = annotations.list_annotations(office, uid)
    annotations.change_annotation(office, one.uid, AnnotationWords(text="We doubt it"))
    install_pack(office, "b.zip", packed(SECOND, remarks=[remark], edition="2"))
    assert [one.text for one in annotations.list_annotations(office, uid)] == ["We doubt it"]


def test_a_tag_in_another_case_is_the_tag_that_stands(office):
    install_pack(office, "a.zip", packed(SECOND))
    uid = uid_of(office)
    tags.tag_decision(office, uid, "Torture")
    remarks = [
        PackedRemark(SECOND.id, RemarkKind.TAG, "", said) for said in ("torture", "New", "NEW")
    ]
    install_pack(office, "b.zip", packed(SECOND, remarks=remarks, edition="2"))
    assert [one.name for one in tags.list_tags(office)] == ["New", "Torture"]


def test_what_another_office_says_of_a_decision_of_the_library_bears_its_name(office):
    soering, *_ = (one.uid for one in authorities.find(office, query="Soering").rows)
    before = len(authorities.get_authority(office, soering).relations)
    theirs = replace(SECOND, id="s", number="14038/88", date_text="1989-07-07")
    relation = Relation(SECOND.id, "departs_from", "s", "their reading")
    install_pack(office, "a.zip", packed(SECOND, theirs, relations=[relation]))
    relations = authorities.get_authority(office, soering).relations
    assert len(relations) == before + 1
    assert "their reading [almaty]" in {one.basis for one in relations}
    remove_pack(office, "almaty")
    assert len(authorities.get_authority(office, soering).relations) == before


def test_a_pack_that_breaks_its_reader_is_refused_by_name(office):
    def broken(*_):
        raise WorkerTimedOutError("pack")

    with pytest.raises(PackBrokeReaderError):
        install_pack(factory.in_process(office, broken), "a.zip", packed(SECOND))
    assert uid_of(office) is None


def test_a_pack_that_is_read_no_more_can_be_replaced_and_removed(office):
    install_pack(office, "a.zip", packed(SECOND, texts={SECOND.id: text("First text.")}))
    uid = uid_of(office)

    def newer_alone(name, payload, limits):
        if b'"a.zip"' in payload[:40]:
            raise WorkerTimedOutError(name)
        return office.isolated(name, payload, limits)

    desk = factory.in_process(office, newer_alone)
    install_pack(desk, "b.zip", packed(SECOND, edition="2"))
    assert uid_of(office) == uid
    remove_pack(factory.in_process(office, newer_alone), "almaty")


def test_a_confirmation_ends_with_the_text_that_was_read(office):
    unsure = replace(SECOND, holding_verified="no")
    first = packed(unsure, texts={unsure.id: text("They held so.")})
    install_pack(office, "a.pack", first, trusted=True)
    uid = uid_of(office)
    authorities.confirm_authority(office, uid, "Read § 1.")
    assert authorities.get_authority(office, uid).confirmed_by == factory.LAWYER

    changed = packed(unsure, texts={unsure.id: text("They held the opposite.")}, edition="2")
    install_pack(office, "b.pack", changed, trusted=True)
    view = authorities.get_authority(office, uid)
    assert (view.confirmed_by, view.holding_may_be_printed) == ("", False)

    install_pack(office, "a.pack", first, trusted=True)
    assert authorities.get_authority(office, uid).confirmed_by == factory.LAWYER


def test_a_text_that_comes_after_a_confirmation_takes_nothing_back(office, tmp_path):
    install_pack(office, "a.pack", packed(replace(SECOND, holding_verified="no")), trusted=True)
    uid = uid_of(office)
    authorities.confirm_authority(office, uid, "Read it in the court's database.")
    imported(office, tmp_path)
    assert words(office, uid)
    assert authorities.get_authority(office, uid).holding_may_be_printed
