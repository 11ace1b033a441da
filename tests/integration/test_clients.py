from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.casefiles import ClientHasMatterError
from caseapp.domain.drafts import ClientDraft, ManualDeadlineDraft, NameDraft, SafeContactDraft
from caseapp.domain.errors import (
    BugError,
    ChangedMeanwhileError,
    ControlCharacterError,
    DateOrderError,
    EmptyFieldError,
    FutureDateError,
    NotFoundError,
    TextTooLongError,
    UserError,
)
from caseapp.domain.vocabulary import Role
from caseapp.services import clients, deadlines, matters
from tests import casefiles

WHOLE = ClientDraft(
    names=(
        NameDraft("Гаухар Тестова", "legal", "Cyrl"),
        NameDraft("Gaukhar Testova", "passport"),
        NameDraft("გაუხარი", "alias"),
    ),
    date_of_birth=date(1984, 3, 12),
    citizenships=("ru", "KZ", "RU"),
    languages=("ru", "KK"),
    safe_contact=SafeContactDraft("Signal", "+7 700 000 00 00", "18–21", "bicycle", "no calls"),
    notes="Met at the clinic.\nCautious.",
)


def test_a_client_is_kept_as_typed(desk):
    uid = clients.add_client(desk, WHOLE).created
    kept = clients.get_client(desk, uid)
    assert [name.text for name in kept.names] == [name.text for name in WHOLE.names]
    assert [name.script for name in kept.names] == ["Cyrl", "Latn", "Geor"]
    assert kept.citizenships == ("RU", "KZ")
    assert kept.languages == ("ru", "kk")
    assert kept.safe_contact == WHOLE.safe_contact
    assert (kept.notes, kept.date_of_birth) == (WHOLE.notes, WHOLE.date_of_birth)


def test_a_change_replaces_names_and_counts_the_version(desk):
    uid = clients.add_client(desk, WHOLE).created
    draft = replace(WHOLE, names=(NameDraft("Гаухар Новая"),), version=1)
    clients.change_client(desk, uid, draft)
    kept = clients.get_client(desk, uid)
    assert [name.text for name in kept.names] == ["Гаухар Новая"]
    assert kept.version == 2


def test_a_draft_of_an_older_version_is_refused(desk):
    uid = clients.add_client(desk, WHOLE).created
    clients.change_client(desk, uid, replace(WHOLE, notes="one", version=1))
    with pytest.raises(ChangedMeanwhileError):
        clients.change_client(desk, uid, replace(WHOLE, notes="two", version=1))
    assert clients.get_client(desk, uid).notes == "one"


@pytest.mark.parametrize(
    ("draft", "error"),
    [
        (replace(WHOLE, names=()), EmptyFieldError),
        (replace(WHOLE, names=(NameDraft("  \u200b"),)), EmptyFieldError),
        (replace(WHOLE, names=(NameDraft("A"), NameDraft(""))), EmptyFieldError),
        (replace(WHOLE, names=(NameDraft("A"),) * 51), TextTooLongError),
        (replace(WHOLE, names=(NameDraft("An\x07na"),)), ControlCharacterError),
        (replace(WHOLE, names=(NameDraft("Anna\u202e"),)), ControlCharacterError),
        (replace(WHOLE, names=(NameDraft("A" * 201),)), TextTooLongError),
        (replace(WHOLE, names=(NameDraft("A", "nickname"),)), UserError),
        (replace(WHOLE, notes="x" * 10_000_000), TextTooLongError),
        (replace(WHOLE, notes="a\u2066b"), ControlCharacterError),
        (replace(WHOLE, date_of_birth=date(2026, 3, 4)), FutureDateError),
        (replace(WHOLE, citizenships=("Russia",)), UserError),
        (replace(WHOLE, languages=("Russian",)), UserError),
        (replace(WHOLE, safe_contact=SafeContactDraft(never="\x1b[2J")), ControlCharacterError),
    ],
)
def test_bad_input_is_refused_and_nothing_is_half_saved(desk, draft, error):
    with pytest.raises(error):
        clients.add_client(desk, draft)
    assert clients.count_clients(desk) == 0
    uid = clients.add_client(desk, WHOLE).created
    with pytest.raises(error):
        clients.change_client(desk, uid, replace(draft, version=1))
    assert clients.get_client(desk, uid).version == 1


def test_nobody_is_born_after_something_happened_to_them(desk):
    uid = casefiles.client(desk, "Анна", born=date(1990, 1, 1))
    casefiles.event(desk, casefiles.proceeding(desk, casefiles.matter(desk, uid)))
    draft = ClientDraft(names=(NameDraft("Анна"),), date_of_birth=date(2026, 3, 2))
    with pytest.raises(DateOrderError):
        clients.change_client(desk, uid, draft)
    assert clients.get_client(desk, uid).date_of_birth == date(1990, 1, 1)


def test_the_list_is_sorted_by_folded_name_and_paged(desk):
    for name in ("Ярослав", "анна", "Борис", "Ёлкина", "Егоров"):
        casefiles.client(desk, name)
    names = [row.name for row in clients.list_clients(desk)]
    assert names == ["анна", "Борис", "Егоров", "Ёлкина", "Ярослав"]
    assert [row.name for row in clients.list_clients(desk, offset=1, limit=2)] == names[1:3]
    backwards = clients.list_clients(desk, descending=True)
    assert [row.name for row in backwards] == names[::-1]


@pytest.mark.parametrize(
    "sort", ["name", "other_names", "citizenships", "file_numbers", "host_states", "next_day"]
)
@pytest.mark.parametrize("descending", [False, True])
def test_ids_and_pages_agree_in_every_order(desk, sort, descending):
    for number in range(5):
        uid = casefiles.client(desk, f"Client {number % 3}")
        if number % 2:
            at = casefiles.proceeding(desk, casefiles.matter(desk, uid), "KZ")
            casefiles.event(desk, at)
    ids = clients.list_client_ids(desk, sort=sort, descending=descending)
    rows = clients.list_clients(desk, sort=sort, descending=descending)
    assert [row.id for row in rows] == list(ids)
    if sort in ("file_numbers", "host_states", "next_day"):
        assert [bool(row.file_numbers) for row in rows] == [True, True, False, False, False]


def test_by_next_day_the_earliest_comes_first_once_and_who_has_nothing_last(desk):
    by_name = {name: casefiles.client(desk, name) for name in ("none", "later", "sooner")}
    for name, day in (("later", 20), ("sooner", 10), ("sooner", 25)):
        at = casefiles.proceeding(desk, casefiles.matter(desk, by_name[name]))
        draft = ManualDeadlineDraft(at, "Appeal", date(2026, 3, day), "Order")
        deadlines.add_manual(desk, draft)
    rows = clients.list_clients(desk, sort="next_day")
    assert [row.name for row in rows] == ["sooner", "later", "none"]
    one_by_one = [clients.list_clients(desk, sort="next_day", offset=n, limit=1) for n in range(4)]
    assert one_by_one == [[rows[0]], [rows[1]], [rows[2]], []]
    rows = clients.list_clients(desk, sort="next_day", descending=True)
    assert [row.name for row in rows] == ["later", "sooner", "none"]
    assert [row.name for row in clients.list_clients(desk, sort="next_day", text="sooner")] == [
        "sooner"
    ]


def test_an_unknown_column_is_our_bug(desk):
    with pytest.raises(BugError):
        clients.list_clients(desk, sort="notes")


@pytest.mark.parametrize(
    "text",
    ["гаухар", "ТЕСТОВА", "testo", "gaukhar тест", "გაუხარი", "Gauhar", "2026/001", "  "],
)
def test_a_client_is_found_by_any_name_in_any_script_or_by_file_number(desk, text):
    uid = clients.add_client(desk, WHOLE).created
    casefiles.matter(desk, uid)
    assert [row.uid for row in clients.list_clients(desk, text=text)] == [uid]
    assert clients.count_clients(desk, text=text) == 1


@pytest.mark.parametrize("text", ["петров", "%", "_", "'; --", "тестова петрова", "2025/001"])
def test_what_is_not_there_is_not_found(desk, text):
    clients.add_client(desk, WHOLE)
    found = clients.list_clients(desk, text=text)
    assert not found or not text.strip("%_'; -")


def test_a_line_shows_files_states_and_the_next_safe_day(desk):
    uid = clients.add_client(desk, WHOLE).created
    first = casefiles.matter(desk, uid)
    casefiles.event(desk, casefiles.proceeding(desk, first, "KZ"))
    casefiles.event(desk, casefiles.proceeding(desk, casefiles.matter(desk, uid), "KG"))
    (row,) = clients.list_clients(desk)
    assert (row.name, row.other_names) == ("Гаухар Тестова", "Gaukhar Testova, გაუხარი")
    assert (row.file_numbers, row.host_states) == ("2026/002, 2026/001", "KG, KZ")
    assert row.next_day == date(2026, 3, 11)
    assert row.to_be_determined


def test_until_a_matter_is_opened_only_who_entered_the_client_sees_it(desk):
    other = casefiles.colleague(desk, Role.LAWYER)
    uid = casefiles.client(desk, "Анна")
    assert clients.list_clients(other) == []
    with pytest.raises(NotFoundError):
        clients.get_client(other, uid)
    assert clients.get_client(desk, uid).uid == uid


def test_members_of_the_matter_see_the_client_and_nobody_else_does(desk):
    other = casefiles.colleague(desk, Role.LAWYER)
    stranger = casefiles.colleague(desk, Role.LAWYER, "Stranger")
    uid = casefiles.client(desk, "Анна")
    casefiles.matter(desk, uid, members=(other,))
    assert len(clients.list_clients(other)) == clients.count_clients(other) == 1
    assert clients.get_client(other, uid).matters[0].file_number == "2026/001"
    assert clients.list_clients(stranger) == []
    assert clients.list_client_ids(stranger).tolist() == []
    assert clients.list_clients(stranger, text="анна") == []
    assert clients.list_clients(stranger, text="2026") == []


def test_a_matter_of_others_shows_nowhere_in_the_file_of_a_shared_client(desk):
    other = casefiles.colleague(desk, Role.LAWYER)
    uid = casefiles.client(desk, "Анна")
    casefiles.matter(desk, uid, members=(other,))
    secret = casefiles.matter(desk, uid, title="Secret")
    casefiles.event(desk, casefiles.proceeding(desk, secret, "DE"))
    (row,) = clients.list_clients(other)
    assert (row.file_numbers, row.host_states) == ("2026/001", "")
    assert (row.next_day, row.to_be_determined) == (None, False)
    assert [one.file_number for one in clients.get_client(other, uid).matters] == ["2026/001"]


def test_a_client_without_matter_goes_to_the_bin_and_comes_back(desk):
    uid = casefiles.client(desk, "Анна")
    clients.delete_client(desk, uid, 1)
    assert clients.list_clients(desk) == []
    with pytest.raises(NotFoundError):
        clients.get_client(desk, uid)
    clients.restore_client(desk, uid)
    assert clients.get_client(desk, uid).names[0].text == "Анна"


def test_a_client_with_a_matter_stays(desk):
    uid = casefiles.client(desk, "Анна")
    casefiles.matter(desk, uid)
    with pytest.raises(ClientHasMatterError) as refused:
        clients.delete_client(desk, uid)
    assert refused.value.values == {"file_numbers": "2026/001"}
    assert matters.list_matters(desk)


@pytest.mark.parametrize("text", ["a " * 5000, "".join(f"слово{n} " for n in range(2000))])
def test_a_search_of_thousands_of_words_is_answered(desk, text):
    assert isinstance(clients.list_clients(desk, text=text), list)
    assert clients.list_clients(desk, text=f"{text} nobody") == []
    assert matters.list_matters(desk, text=text) == []
