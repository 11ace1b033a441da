from dataclasses import replace

import pytest

from caseapp.domain.casefiles import (
    FileNumberTakenError,
    NoClientError,
    NoLawyerError,
    UnknownPersonError,
)
from caseapp.domain.deadlines.errors import UnknownPlaceError, UnknownSubdivisionError
from caseapp.domain.drafts import MatterDraft, ProceedingDraft, TaskDraft
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    ControlCharacterError,
    EmptyFieldError,
    NotAllowedError,
    NotFoundError,
    UserError,
)
from caseapp.domain.vocabulary import ProceedingKind, Role
from caseapp.services import clients, matters, tasks
from tests import casefiles


def number(desk, uid):
    return matters.get_matter(desk, uid).file_number


def test_file_numbers_follow_one_another(desk):
    first, second = casefiles.matter(desk), casefiles.matter(desk)
    assert (number(desk, first), number(desk, second)) == ("2026/001", "2026/002")


def test_a_typed_number_moves_the_next_one_on(desk):
    casefiles.matter(desk, file_number="2026/0999")
    casefiles.matter(desk, file_number="OLD-7")
    assert number(desk, casefiles.matter(desk)) == "2026/1000"


@pytest.mark.parametrize("typed", ["2026/001", "2026/1"])
def test_a_number_is_given_once(desk, typed):
    uid = casefiles.client(desk)
    casefiles.matter(desk, uid)
    with pytest.raises(FileNumberTakenError):
        casefiles.matter(desk, uid, file_number=typed)
    assert len(matters.list_matters(desk)) == 1


def test_whoever_opens_a_matter_is_its_member(desk):
    view = matters.get_matter(desk, casefiles.matter(desk))
    assert [member.uid for member in view.members] == [desk.person.uid]
    assert view.clients[0][1] == "Анна Петрова"


def test_a_matter_needs_a_client_that_is_visible(desk):
    with pytest.raises(NoClientError):
        matters.open_matter(desk, MatterDraft("Title", ()))
    mine = casefiles.client(desk)
    other = casefiles.colleague(desk, Role.LAWYER)
    with pytest.raises(NotFoundError):
        matters.open_matter(other, MatterDraft("Title", (mine,)))


def test_a_matter_needs_a_lawyer(desk):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    uid = casefiles.client(helper)
    with pytest.raises(NoLawyerError):
        matters.open_matter(helper, MatterDraft("Title", (uid,)))
    opened = casefiles.matter(helper, uid, members=(desk,))
    with pytest.raises(NoLawyerError):
        matters.remove_member(desk, opened, desk.person.uid)
    assert len(matters.get_matter(desk, opened).members) == 2


def test_members_come_and_go(desk):
    other = casefiles.colleague(desk, Role.PARALEGAL)
    uid = casefiles.matter(desk)
    matters.add_member(desk, uid, other.person.uid)
    matters.add_member(desk, uid, other.person.uid)
    assert len(matters.get_matter(other, uid).members) == 2
    matters.remove_member(desk, uid, other.person.uid)
    with pytest.raises(NotFoundError):
        matters.get_matter(other, uid)
    assert matters.list_matters(other) == []
    with pytest.raises(UnknownPersonError):
        matters.add_member(desk, uid, "nobody")


def test_a_paralegal_lets_nobody_in(desk):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    uid = casefiles.matter(desk, members=(helper,))
    with pytest.raises(NotAllowedError):
        matters.add_member(helper, uid, desk.person.uid)


def test_a_change_keeps_number_and_members(desk):
    uid = casefiles.matter(desk)
    second = casefiles.client(desk, "Борис")
    draft = MatterDraft("New title", (second,), version=1)
    matters.change_matter(desk, uid, draft)
    view = matters.get_matter(desk, uid)
    assert (view.title, view.file_number) == ("New title", "2026/001")
    assert [name for _, name in view.clients] == ["Борис"]
    with pytest.raises(ChangedMeanwhileError):
        matters.change_matter(desk, uid, replace(draft, title="x"))


@pytest.mark.parametrize("text", ["2026/00", "extradition", "ПЕТРОВ", ""])
def test_a_matter_is_found_by_number_title_or_client(desk, text):
    uid = casefiles.matter(desk, title="extradition to Russia")
    assert [view.uid for view in matters.list_matters(desk, text=text)] == [uid]
    assert matters.list_matters(desk, text="Борис") == []


@pytest.mark.parametrize("kind", list(ProceedingKind))
def test_every_kind_of_proceeding_can_be_opened(desk, kind):
    uid = casefiles.proceeding(desk, kind=kind, host_state="de", place="de-by", stage="first")
    view = matters.get_proceeding(desk, uid)
    assert (view.kind, view.host_state, view.requesting_state) == (kind, "DE", "RU")
    assert (view.place, view.zone, view.stage) == ("DE-BY", "Europe/Berlin", "first")
    assert view.reference_number == "2-117/2026"
    assert view.client_names == ("Анна Петрова",)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"host_state": ""}, EmptyFieldError),
        ({"host_state": "ZZ"}, UnknownPlaceError),
        ({"host_state": "DE", "place": "DE-XX"}, UnknownSubdivisionError),
        ({"requesting_state": "Russia"}, UserError),
        ({"court_or_body": "Court\x00"}, ControlCharacterError),
        ({"reference_number": "\u202e711-2"}, ControlCharacterError),
    ],
)
def test_a_proceeding_with_bad_input_is_refused_whole(desk, fields, error):
    uid = casefiles.matter(desk)
    with pytest.raises(error):
        casefiles.proceeding(desk, uid, **fields)
    assert matters.get_matter(desk, uid).proceedings == ()


def test_a_proceeding_is_changed_by_version(desk):
    uid = casefiles.proceeding(desk)
    view = matters.get_proceeding(desk, uid)
    draft = ProceedingDraft(view.matter, view.kind, "KG", stage="appeal", version=1)
    matters.change_proceeding(desk, uid, draft)
    changed = matters.get_proceeding(desk, uid)
    assert (changed.host_state, changed.zone, changed.stage) == ("KG", "Asia/Bishkek", "appeal")
    with pytest.raises(ChangedMeanwhileError):
        matters.change_proceeding(desk, uid, draft)


def test_a_matter_shows_its_tasks_and_proceedings(desk):
    uid = casefiles.matter(desk)
    casefiles.proceeding(desk, uid)
    tasks.add_task(desk, TaskDraft(uid, "Ask for the translation"))
    view = matters.get_matter(desk, uid)
    assert [task.text for task in view.tasks] == ["Ask for the translation"]
    assert [one.court_or_body for one in view.proceedings] == ["Supreme Court, Astana"]


def test_a_matter_of_others_does_not_exist(desk):
    other = casefiles.colleague(desk, Role.LAWYER)
    uid = casefiles.matter(desk)
    inside = casefiles.proceeding(desk, uid)
    for call in (
        lambda: matters.get_matter(other, uid),
        lambda: matters.change_matter(other, uid, MatterDraft("x", ())),
        lambda: matters.add_member(other, uid, other.person.uid),
        lambda: matters.get_proceeding(other, inside),
        lambda: casefiles.proceeding(other, uid),
    ):
        with pytest.raises(NotFoundError):
            call()
    assert matters.list_matters(other) == []


def test_co_clients_share_a_matter(desk):
    uids = casefiles.client(desk, "Анна"), casefiles.client(desk, "Борис")
    view = matters.get_matter(desk, casefiles.matter(desk, *uids))
    assert [name for _, name in view.clients] == ["Анна", "Борис"]
    assert clients.get_client(desk, uids[1]).matters[0].uid == view.uid
