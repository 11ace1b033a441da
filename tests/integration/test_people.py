"""People of the office: coming, changing, going, and what a guest may read until when."""

from datetime import date

import pytest

from caseapp.domain.errors import ChangedMeanwhileError, NotAllowedError, NotFoundError
from caseapp.domain.keys import Passphrase
from caseapp.domain.people import (
    GuestTermMissingError,
    GuestTermPastError,
    LastLawyerError,
    LastLawyerOfMattersError,
    OneselfError,
    OwnerError,
)
from caseapp.domain.vocabulary import Role
from caseapp.services import drafts, keys, matters, people
from caseapp.storage.header import read_header
from tests import casefiles, factory
from tests.casefiles import TODAY

UNTIL = date(2026, 4, 1)
MINE = Passphrase(factory.PASSPHRASE)


def team(desk):
    return {view.row.name: view for view in people.list_team(desk)}


def changed(desk, person, role=None, name=None, until=None):
    row = person.person
    return people.change_person(desk, row.uid, None, name or row.name, role or row.role, until)


def test_everybody_is_listed_with_role_keys_and_who_sits_here(desk):
    people.add_person(desk, "Guest", Role.GUEST, until=UNTIL)
    found = team(desk)
    assert (found["Guest"].row.until, found["Guest"].keys, found["Guest"].over) == (
        UNTIL,
        0,
        False,
    )
    assert found[factory.LAWYER].here
    assert found[factory.LAWYER].owner
    assert found[factory.LAWYER].keys == 2


@pytest.mark.parametrize(
    ("until", "refusal"), [(None, GuestTermMissingError), (date(2026, 3, 2), GuestTermPastError)]
)
def test_a_guest_needs_a_last_day_that_has_not_passed(desk, until, refusal):
    with pytest.raises(refusal):
        people.add_person(desk, "Guest", Role.GUEST, until=until)
    assert "Guest" not in team(desk)


def test_the_last_day_itself_counts_and_nobody_else_has_one(desk):
    people.add_person(desk, "Guest", Role.GUEST, until=TODAY)
    people.add_person(desk, "Helper", Role.PARALEGAL, until=UNTIL)
    assert team(desk)["Guest"].row.until == TODAY
    assert team(desk)["Helper"].row.until is None


def test_name_and_role_are_changed_by_the_version_that_was_read(desk):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    changed(desk, helper, Role.LAWYER, "Zoya")
    assert team(desk)["Zoya"].row.role is Role.LAWYER
    with pytest.raises(ChangedMeanwhileError):
        people.change_person(desk, helper.person.uid, 1, "Zoya", Role.AUDITOR, None)


def test_a_guest_becomes_a_paralegal_and_the_day_goes(desk):
    guest = casefiles.colleague(desk, Role.GUEST)
    changed(desk, guest, Role.PARALEGAL, until=UNTIL)
    assert team(desk)[guest.person.name].row.until is None


def test_nobody_changes_their_own_role_nor_removes_themselves(desk):
    partner = casefiles.colleague(desk, Role.LAWYER)
    with pytest.raises(OneselfError):
        changed(partner, partner, Role.AUDITOR)
    with pytest.raises(OneselfError):
        people.remove_person(partner, partner.person.uid)


def test_the_owner_stays_and_stays_a_lawyer(desk):
    partner = casefiles.colleague(desk, Role.LAWYER)
    with pytest.raises(OwnerError):
        changed(partner, desk, Role.PARALEGAL)
    with pytest.raises(OwnerError):
        people.remove_person(partner, desk.person.uid)


def test_the_last_lawyer_stays(desk):
    """The owner is one, so that this is only met where the records were tampered with."""
    partner = casefiles.colleague(desk, Role.LAWYER)
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql("UPDATE person SET role = 'auditor' WHERE owner")
    with pytest.raises(LastLawyerError):
        people.remove_person(desk, partner.person.uid)


def test_the_only_lawyer_of_a_matter_stays_and_matters_of_others_are_counted(desk):
    partner = casefiles.colleague(desk, Role.LAWYER)
    client = casefiles.client(desk)
    shared = casefiles.matter(desk, client, members=(partner,), file_number="2026/011")
    matters.remove_member(desk, shared, desk.person.uid)
    with pytest.raises(LastLawyerOfMattersError) as refused:
        people.remove_person(desk, partner.person.uid)
    assert refused.value.values == {"file_numbers": "", "others": 1}
    matters.add_member(partner, shared, desk.person.uid)
    assert people.remove_person(desk, partner.person.uid).touched["person"]


def test_who_is_removed_loses_every_key_in_both_generations_of_the_header(desk):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    keys.give_code(desk, helper.person.uid, MINE, factory.CHEAP)
    before = {slot.id for slot in read_header(desk.vault.path).slots}
    drafts.keep_draft(helper, "client:new", "half a sentence")
    people.remove_person(desk, helper.person.uid)
    left = {slot.id for slot in read_header(desk.vault.path).slots}
    assert len(before - left) == 1
    for name in ("vault.json", "vault.prev.json"):
        assert next(iter(before - left)) not in (desk.vault.path / name).read_text("ascii")
    assert helper.person.name not in team(desk)


@pytest.mark.parametrize("role", [Role.PARALEGAL, Role.GUEST, Role.AUDITOR])
def test_only_lawyers_change_who_works_here(desk, role):
    other = casefiles.colleague(desk, role)
    for call in (
        lambda: people.add_person(other, "Friend", Role.LAWYER),
        lambda: changed(other, desk, Role.AUDITOR),
        lambda: people.remove_person(other, desk.person.uid),
        lambda: people.set_guest_matters(other, desk.person.uid, ()),
    ):
        with pytest.raises(NotAllowedError):
            call()


def test_a_guest_reads_the_matters_that_were_named_and_no_others(desk):
    guest = casefiles.colleague(desk, Role.GUEST)
    first, second = casefiles.matter(desk), casefiles.matter(desk)
    people.set_guest_matters(desk, guest.person.uid, (first,))
    assert [one.uid for one in matters.list_matters(guest)] == [first]
    people.set_guest_matters(desk, guest.person.uid, (second,))
    assert [one.uid for one in matters.list_matters(guest)] == [second]
    named = {one.uid: one.named for one in people.list_guest_matters(desk, guest.person.uid)}
    assert named == {first: False, second: True}


def test_matters_of_others_stay_as_they_are_and_cannot_be_named(desk):
    partner, guest = casefiles.colleague(desk, Role.LAWYER), casefiles.colleague(desk, Role.GUEST)
    theirs = casefiles.matter(partner)
    people.set_guest_matters(partner, guest.person.uid, (theirs,))
    people.set_guest_matters(desk, guest.person.uid, ())
    assert [one.uid for one in matters.list_matters(guest)] == [theirs]
    assert people.list_guest_matters(desk, guest.person.uid) == []
    with pytest.raises(NotFoundError):
        people.set_guest_matters(desk, guest.person.uid, (theirs,))
