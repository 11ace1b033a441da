"""Tags and years narrow a search of the library, and tell nobody what is not theirs to see."""

import pytest

from caseapp.domain.saved_searches import SavedSearchDraft
from caseapp.domain.vocabulary import Role
from caseapp.services import authorities, saved_searches, tags
from tests import casefiles, factory


@pytest.fixture(scope="module")
def office(library_pattern, tmp_path_factory):
    """Two tags of the office on three decisions, and one of a matter of the lawyer alone."""
    desk = factory.copied(library_pattern, tmp_path_factory.mktemp("tags"))
    one, two, three = (row.uid for row in authorities.find(desk, limit=3).rows)
    for uid, name in ((one, "Urgent"), (two, "Urgent"), (three, "to read")):
        tags.tag_decision(desk, uid, name)
    matter = casefiles.matter(desk, casefiles.client(desk, "Client"))
    for uid in (one, three):
        tags.tag_decision(desk, uid, "Urgent", matter)
    tags.tag_decision(desk, one, "defence", matter)
    yield desk, (one, two, three)
    desk.vault.close()


@pytest.fixture(scope="module")
def helper(office):
    """Somebody of the office who is no member of that matter."""
    return casefiles.colleague(office[0], Role.PARALEGAL, "Helper")


def found(desk, query="", **filters):
    page = authorities.find(desk, query=query, filters=filters, limit=500)
    return [row.uid for row in page.rows]


def facets(page_or_choices, field):
    return {one.label: one.count for one in page_or_choices if one.field == field}


def uid_of(desk, name, *, of_matter=False):
    return next(
        one.uid
        for one in tags.list_tags(desk)
        if one.name == name and bool(one.matter) == of_matter
    )


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("tag:urgent", {0, 1, 2}),
        ("TAG:URG", {0, 1, 2}),
        ("метка:urgent", {0, 1, 2}),
        ('tag:"to read"', {2}),
        ("tag:read,defence", {0, 2}),
        ("tag:urgent -tag:defence", {1, 2}),
        ("tag:urgent tag:defence", {0}),
    ],
)
def test_a_tag_is_a_field_of_the_query(office, query, places):
    desk, uids = office
    assert set(found(desk, query)) == {uids[place] for place in places}


def test_a_tag_can_be_asked_for_while_typing_and_beside_words(office):
    desk, uids = office
    page = authorities.find(desk, query="tag:urgent cou", typing=True, limit=20)
    assert {row.uid for row in page.rows} <= set(uids)
    assert page.rows


def test_an_unknown_tag_is_named_and_passed_over(office):
    desk, _ = office
    page = authorities.find(desk, query="tag:nonsense")
    assert [one.label for one in page.understood] == ["No tag is called “nonsense”."]
    assert page.total == authorities.find(desk).total


def test_tags_are_counted_and_chosen_beside_a_result(office):
    desk, (one, two, three) = office
    page = authorities.find(desk)
    counted = facets(page.facets, "tag")
    number = next(one.file_number for one in tags.list_tags(desk) if one.matter)
    assert counted == {
        "Urgent": 2, "to read": 1,
        f"Urgent · file {number}": 2, f"defence · file {number}": 1,
    }  # fmt: skip
    assert set(found(desk, tag=[uid_of(desk, "Urgent")])) == {one, two}
    assert found(desk, tag=[uid_of(desk, "to read")]) == [three]
    assert set(found(desk, f'tag:"Urgent · file {number}"')) == {one, three}


def test_the_chip_of_a_tag_says_what_it_is_called(office):
    desk, _ = office
    (said,) = authorities.find(desk, query='tag:"to read"').understood
    assert said.label == "Tag: to read"


def test_a_tag_of_a_matter_tells_nothing_to_who_is_no_member(office, helper):
    _, (one, two, _) = office
    assert facets(authorities.find(helper).facets, "tag") == {"Urgent": 2, "to read": 1}
    assert facets(authorities.list_choices(helper), "tag") == {"Urgent": 2, "to read": 1}
    assert set(found(helper, "tag:urgent")) == {one, two}
    (said,) = authorities.find(helper, query="tag:defence").understood
    assert (said.known, said.values) == (False, ())


def test_a_chosen_tag_that_is_not_theirs_finds_nothing(office, helper):
    desk, _ = office
    hidden = uid_of(desk, "defence", of_matter=True)
    assert found(helper, tag=[hidden]) == []
    assert found(desk, tag=[hidden]) != [], "the control: the member finds it"
    draft = SavedSearchDraft("Shared", filters={"tag": [hidden]}, shared=True)
    saved_searches.save_search(desk, draft)
    (row,) = saved_searches.list_saved_searches(helper)
    assert saved_searches.count_saved_search(helper, row.uid).total == 0
    assert saved_searches.count_saved_search(desk, row.uid).total == 1


def test_a_guest_sees_no_tag_of_the_office(office):
    desk, _ = office
    guest = casefiles.colleague(desk, Role.GUEST, "Guest of tags")
    assert facets(authorities.find(guest).facets, "tag") == {}
    assert authorities.find(guest, query="tag:urgent").understood[0].known is False


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("year:2008", {2008}),
        ("год:2008", {2008}),
        ("year:2008,2010", {2008, 2010}),
        ("year:2008-2010", {2008, 2009, 2010}),
    ],
)
def test_a_year_is_a_field_of_the_query(office, query, years):
    desk, _ = office
    rows = authorities.find(desk, query=query, limit=500).rows
    assert {row.day.year for row in rows} == years


def test_years_are_counted_newest_first(office):
    desk, _ = office
    page = authorities.find(desk)
    years = [one for one in page.facets if one.field == "year"]
    assert [one.value for one in years] == sorted((one.value for one in years), reverse=True)
    assert sum(one.count for one in years) == page.total
    chosen = authorities.find(desk, filters={"year": [years[0].value]})
    assert chosen.total == years[0].count


@pytest.mark.parametrize("value", ["year:soon", "year:20", "year:2008-03"])
def test_what_is_no_year_is_named(office, value):
    desk, _ = office
    (said,) = authorities.find(desk, query=value).understood
    assert not said.known
    assert "2010-2015" in said.label
