"""Tags on decisions: of the office or of a matter, given, renamed, merged, taken back."""

import pytest

from caseapp.domain.annotations import (
    AnnotationDraft,
    AnnotationSort,
    AnnotationWords,
    MarkColour,
)
from caseapp.domain.errors import EmptyFieldError, NotAllowedError, NotFoundError, TextTooLongError
from caseapp.domain.tags import SameTagError, TagDraft, TagOwnersDifferError
from caseapp.domain.vocabulary import Role
from caseapp.services import annotations, audit, authorities, matters, tags
from tests import casefiles, factory


@pytest.fixture(scope="module")
def loaded(library_pattern, tmp_path_factory):
    desk = factory.copied(library_pattern, tmp_path_factory.mktemp("tags"))
    yield desk, [row.uid for row in authorities.find(desk, limit=3).rows]
    desk.vault.close()


@pytest.fixture
def office(loaded):
    desk, uids = loaded
    yield desk, uids
    for one in tags.list_tags(desk):
        tags.delete_tag(desk, one.uid)


def names(desk, uid=None):
    return [one.name for one in tags.list_tags(desk, uid)]


def given(desk, uid, name, matter=None):
    tags.tag_decision(desk, uid, name, matter)
    owner = matter or None
    return next(
        one.uid for one in tags.list_tags(desk) if one.name == name and one.matter == owner
    )


def test_a_tag_is_made_when_it_is_first_given_and_counts_its_decisions(office):
    desk, (one, two, _) = office
    tags.tag_decision(desk, one, "  to  read ")
    tags.tag_decision(desk, two, "To Read")
    tags.tag_decision(desk, two, "to read")
    (tag,) = tags.list_tags(desk)
    assert (tag.name, tag.count, tag.matter) == ("to read", 2, None)
    assert {row.authority for row in tags.list_tagged(desk, tag.uid)} == {one, two}


@pytest.mark.parametrize(("name", "error"), [(" ", EmptyFieldError), ("x" * 61, TextTooLongError)])
def test_a_tag_has_a_short_name(office, name, error):
    desk, (one, *_) = office
    with pytest.raises(error):
        tags.tag_decision(desk, one, name)


def test_a_tag_is_taken_from_one_decision_and_stays_on_the_others(office):
    desk, (one, two, _) = office
    tag = given(desk, one, "assurances")
    tags.tag_decision(desk, two, "assurances")
    tags.untag_decision(desk, one, tag)
    assert (names(desk, one), names(desk, two)) == ([], ["assurances"])
    with pytest.raises(NotFoundError):
        tags.untag_decision(desk, one, tag)


def test_a_tag_is_renamed_and_coloured_but_never_named_like_another(office):
    desk, (one, *_) = office
    tag = given(desk, one, "assurances")
    given(desk, one, "Türkiye")
    tags.change_tag(desk, tag, TagDraft("promises", MarkColour.GREEN))
    assert names(desk, one) == ["promises", "Türkiye"]
    with pytest.raises(SameTagError):
        tags.change_tag(desk, tag, TagDraft("TURKIYE"))


def test_two_tags_become_one_and_that_is_taken_back_at_once(office):
    desk, (one, two, _) = office
    going, staying = given(desk, one, "assurance"), given(desk, one, "assurances")
    tags.tag_decision(desk, two, "assurance")
    tags.merge_tags(desk, going, staying)
    assert (names(desk), names(desk, two)) == (["assurances"], ["assurances"])
    audit.undo_last(desk)
    assert names(desk, two) == ["assurance"]
    assert names(desk, one) == ["assurance", "assurances"]


def test_a_deleted_tag_is_on_no_decision_and_comes_back_whole(office):
    desk, (one, *_) = office
    tag = given(desk, one, "assurances")
    tags.delete_tag(desk, tag)
    assert (names(desk), names(desk, one)) == ([], [])
    audit.undo_last(desk)
    assert names(desk, one) == ["assurances"]


def test_a_paralegal_tags_and_renames_but_neither_merges_nor_deletes(office):
    desk, (one, *_) = office
    helper = casefiles.colleague(desk, Role.PARALEGAL, "Helper of tags")
    tag = given(helper, one, "assurances")
    tags.change_tag(helper, tag, TagDraft("promises"))
    for forbidden in (
        lambda: tags.merge_tags(helper, tag, tag),
        lambda: tags.delete_tag(helper, tag),
    ):
        with pytest.raises(NotAllowedError):
            forbidden()


@pytest.mark.parametrize("role", [Role.LAWYER, Role.PARALEGAL, Role.GUEST])
def test_a_tag_of_a_matter_is_its_members_alone(office, role):
    desk, (one, *_) = office
    matter = casefiles.matter(desk)
    tag = given(desk, one, "for her", matter)
    other = casefiles.colleague(desk, role, f"Tagger {role}")
    assert names(other, one) == []
    with pytest.raises(NotFoundError):
        tags.list_tagged(other, tag)
    matters.add_member(desk, matter, other.person.uid)
    assert names(other, one) == ["for her"]
    assert tags.list_tagged(other, tag)


def test_tags_of_different_owners_may_share_a_name_and_are_never_merged(office):
    desk, (one, *_) = office
    matter = casefiles.matter(desk)
    office_tag, own = given(desk, one, "strong"), given(desk, one, "strong", matter)
    assert names(desk, one) == ["strong", "strong"]
    with pytest.raises(TagOwnersDifferError):
        tags.merge_tags(desk, own, office_tag)


def test_notes_are_found_by_the_tag_of_their_decision(office):
    desk, (one, two, _) = office
    tag = given(desk, one, "strong")
    for uid, text in ((one, "First"), (two, "Second")):
        draft = AnnotationDraft(uid, AnnotationSort.NOTE, AnnotationWords(text))
        annotations.add_annotation(desk, draft)
    found = annotations.find_annotations(desk, tag=tag)
    assert [row.text for row in found] == ["First"]
