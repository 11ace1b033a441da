"""Keys of the vault: who holds which, and what every change leaves in both generations."""

import json
from base64 import b64decode
from contextlib import contextmanager
from dataclasses import replace

import pytest

from caseapp.domain.errors import NotAllowedError, NotFoundError
from caseapp.domain.keys import DeviceSecret, Passphrase, PrintedCode
from caseapp.domain.vaults import (
    DeviceKeyMissingError,
    KeyfileNotWantedError,
    KeyOfAnotherError,
    KeyringUnavailableError,
    LastKeyError,
    SamePassphraseError,
    VaultReadOnlyError,
    WrongKeyfileError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from caseapp.domain.vocabulary import Role, SlotKind
from caseapp.services import keys, people
from caseapp.services.audit import list_history
from caseapp.services.vault_check import check_vault
from caseapp.storage import header, unlocking
from caseapp.storage.header import CURRENT, PREVIOUS, read_header
from caseapp.system.worker import WorkerTimedOutError
from tests.factory import CHEAP, PASSPHRASE

OWN = Passphrase(PASSPHRASE)
NEW = Passphrase("seven new words")
KEYFILE = bytes(range(64))


class Keyring:
    """Stands in for the worker: keeps secrets in a dictionary, as told."""

    def __init__(self):
        self.kept = {}
        self.answers = lambda text: text

    def __call__(self, task, payload, limits):
        assert (task, limits.seconds) == ("keyring", 5.0)
        request = json.loads(payload)
        match request["do"]:
            case "keep":
                self.kept[request["name"]] = request["secret"]
            case "forget":
                self.kept.pop(request["name"], None)
        return self.answers(self.kept.get(request["name"], "")).encode()


def key_of(desk, kind):
    return next(row for row in keys.list_keys(desk) if row.kind is kind and row.mine)


def opens(desk, secret):
    """Try a secret at both generations, as somebody with a copy of either file would."""
    path, found = desk.vault.path, []
    whole = (path / CURRENT).read_bytes()
    for content in (whole, (path / PREVIOUS).read_bytes()):
        (path / CURRENT).write_bytes(content)
        found.append(unlocking.unlock(path, secret, CHEAP))
    (path / CURRENT).write_bytes(whole)
    return [key.raw() for key in found] == [desk.vault.key.raw()] * 2


def opens_neither(desk, secret, error):
    path = desk.vault.path
    whole = (path / CURRENT).read_bytes()
    for content in (whole, (path / PREVIOUS).read_bytes()):
        (path / CURRENT).write_bytes(content)
        with pytest.raises(error):
            unlocking.unlock(path, secret, CHEAP)
    (path / CURRENT).write_bytes(whole)


def somebody(desk, name="Bek", role=Role.PARALEGAL):
    """Add somebody with a code, and return their desk and the code."""
    uid = people.add_person(desk, name, role).created
    given = keys.give_code(desk, uid, OWN, CHEAP)
    row = next(person for person in people.list_people(desk) if person.uid == uid)
    return replace(desk, person=row), given.code


def test_a_new_vault_has_a_passphrase_and_a_code_that_are_the_owners(desk):
    rows = keys.list_keys(desk)
    assert [row.kind for row in rows] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    assert all(row.mine and row.in_header for row in rows)
    assert [row.current for row in rows] == [True, False]


def test_a_changed_passphrase_opens_and_the_old_one_opens_neither_generation(desk):
    row = key_of(desk, SlotKind.PASSPHRASE)
    keys.change_passphrase(desk, row.uid, OWN, NEW, CHEAP)
    assert opens(desk, NEW)
    opens_neither(desk, OWN, WrongPassphraseError)
    assert key_of(desk, SlotKind.PASSPHRASE).version == row.version + 1


def test_a_passphrase_is_changed_by_who_knows_it_and_into_another(desk):
    uid = key_of(desk, SlotKind.PASSPHRASE).uid
    with pytest.raises(WrongPassphraseError):
        keys.change_passphrase(desk, uid, NEW, Passphrase("third"), CHEAP)
    with pytest.raises(SamePassphraseError):
        keys.change_passphrase(desk, uid, OWN, OWN, CHEAP)
    assert opens(desk, OWN)


def test_a_keyfile_joins_the_passphrase_and_neither_opens_alone(desk):
    both = Passphrase(PASSPHRASE, KEYFILE)
    uid = key_of(desk, SlotKind.PASSPHRASE).uid
    keys.change_passphrase(desk, uid, OWN, both, CHEAP)
    assert opens(desk, both)
    assert key_of(desk, SlotKind.KEYFILE).uid == uid
    opens_neither(desk, Passphrase(PASSPHRASE, KEYFILE + b"."), WrongKeyfileError)
    opens_neither(desk, Passphrase("other", KEYFILE), WrongKeyfileError)


def test_a_second_passphrase_stands_beside_the_first(desk):
    keys.add_passphrase(desk, OWN, NEW, "spare", CHEAP)
    assert opens(desk, OWN)
    assert opens(desk, NEW)
    assert [row.label for row in keys.list_keys(desk)] == ["", "", "spare"]


@pytest.mark.parametrize(
    "command",
    [
        lambda desk, wrong: keys.add_passphrase(desk, wrong, NEW, "", CHEAP),
        lambda desk, wrong: keys.add_device(desk, wrong, "", CHEAP),
        lambda desk, wrong: keys.renew_recovery_code(desk, wrong, CHEAP),
        lambda desk, wrong: keys.give_code(desk, people.add_person(desk, "Bek", Role.LAWYER)
                                           .created, wrong, CHEAP),
    ],
    ids=["passphrase", "device", "recovery", "code"],
)  # fmt: skip
def test_nobody_is_let_in_without_a_passphrase_of_who_sits_there(desk, command):
    before = read_header(desk.vault.path).slots
    with pytest.raises(WrongPassphraseError):
        command(desk, Passphrase("whoever walked by"))
    with pytest.raises(WrongKeyfileError):
        command(desk, Passphrase(PASSPHRASE, KEYFILE))
    assert read_header(desk.vault.path).slots == before


def test_a_new_recovery_code_ends_the_old_one(vault_path, desk):
    given = keys.renew_recovery_code(desk, OWN, CHEAP)
    assert opens(desk, PrintedCode(given.code))
    opens_neither(desk, PrintedCode(vault_path[2]), WrongRecoveryCodeError)
    assert given.code not in repr(given)


def test_only_the_owner_renews_the_recovery_code_and_no_code_is_given_to_the_owner(desk):
    other, _ = somebody(desk, role=Role.LAWYER)
    with pytest.raises(WrongPassphraseError):
        keys.renew_recovery_code(other, OWN, CHEAP)
    with pytest.raises(NotAllowedError):
        keys.give_code(desk, desk.person.uid, OWN, CHEAP)


def test_a_second_code_for_somebody_ends_the_first(desk):
    other, first = somebody(desk)
    second = keys.give_code(desk, other.person.uid, OWN, CHEAP).code
    assert opens(desk, PrintedCode(second))
    opens_neither(desk, PrintedCode(first), WrongRecoveryCodeError)


def test_others_see_their_own_keys_and_touch_no_others(desk):
    other, _ = somebody(desk)
    mine = key_of(desk, SlotKind.PASSPHRASE)
    assert [row.person_name for row in keys.list_keys(other)] == ["Bek"]
    for call in (
        lambda: keys.remove_key(other, mine.uid),
        lambda: keys.rename_key(other, mine.uid, mine.version, "x"),
        lambda: keys.change_passphrase(other, mine.uid, OWN, NEW, CHEAP),
    ):
        with pytest.raises(KeyOfAnotherError):
            call()
    assert opens(desk, OWN)


def test_a_lawyer_takes_a_key_of_somebody_away(desk):
    other, code = somebody(desk)
    [row] = keys.list_keys(other)
    keys.remove_key(desk, row.uid, row.version)
    opens_neither(desk, PrintedCode(code), WrongRecoveryCodeError)
    assert keys.list_keys(other) == []


@pytest.mark.parametrize("kind", [SlotKind.PASSPHRASE, SlotKind.RECOVERY])
def test_the_owner_keeps_the_last_passphrase_and_the_last_code(desk, kind):
    with pytest.raises(LastKeyError):
        keys.remove_key(desk, key_of(desk, kind).uid)
    keys.add_passphrase(desk, OWN, NEW, "", CHEAP)
    if kind is SlotKind.PASSPHRASE:
        keys.remove_key(desk, key_of(desk, kind).uid)
        opens_neither(desk, OWN, WrongPassphraseError)


def test_this_computer_opens_the_vault_until_it_is_taken_away(desk):
    keyring = Keyring()
    seated = replace(desk, isolated=keyring)
    keys.add_device(seated, OWN, "office laptop", CHEAP)
    row = key_of(desk, SlotKind.DEVICE)
    secret = DeviceSecret(row.slot, b64decode(keyring.kept[row.slot]))
    assert opens(desk, secret)
    keys.remove_key(seated, row.uid)
    opens_neither(desk, secret, DeviceKeyMissingError)
    assert keyring.kept == {}


def test_a_keyring_that_swallows_or_alters_gives_no_key(desk):
    keyring = Keyring()
    for answers in (lambda _: "", lambda text: text[::-1], lambda _: "not base64"):
        keyring.answers = answers
        with pytest.raises(KeyringUnavailableError):
            keys.add_device(replace(desk, isolated=keyring), OWN, "", CHEAP)
    assert keyring.kept == {}
    assert len(read_header(desk.vault.path).slots) == 2


def test_a_keyring_that_does_not_answer_is_unavailable(desk):
    def never(task, payload, limits):
        raise WorkerTimedOutError(task)

    with pytest.raises(KeyringUnavailableError):
        keys.add_device(replace(desk, isolated=never), OWN, "", CHEAP)


def test_nobody_is_left_with_a_computers_key_alone(desk):
    other, _ = somebody(desk)
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO key_slot (uid, version, created_at, changed_at, slot, person_id,"
            " opened_by, label, renewals) SELECT 'd', 1, created_at, changed_at, 'd', person_id,"
            " 'device', '', 0 FROM key_slot ORDER BY id DESC LIMIT 1"
        )
    code = next(row for row in keys.list_keys(other) if row.kind is SlotKind.RECOVERY)
    with pytest.raises(LastKeyError):
        keys.remove_key(desk, code.uid)


def test_every_change_of_a_key_is_in_the_history_and_the_vault_stays_sound(desk):
    uid = key_of(desk, SlotKind.PASSPHRASE).uid
    keys.change_passphrase(desk, uid, OWN, NEW, CHEAP)
    keys.add_passphrase(desk, NEW, OWN, "", CHEAP)
    keys.remove_key(desk, uid)
    commands = [entry.command for entry in list_history(desk)]
    assert {"change_key", "add_key", "remove_key"} <= set(commands)
    assert check_vault(desk).sound


def test_a_header_that_cannot_be_written_changes_no_record(desk, monkeypatch):
    def refuse(*_):
        raise VaultReadOnlyError

    monkeypatch.setattr("caseapp.services.steps.vault.key_slots.write_header", refuse)
    with pytest.raises(VaultReadOnlyError):
        keys.add_passphrase(desk, OWN, NEW, "", CHEAP)
    assert len(keys.list_keys(desk)) == 2


def test_a_commit_that_fails_puts_the_header_back(desk, monkeypatch):
    before, real = read_header(desk.vault.path), type(desk.vault).writing

    @contextmanager
    def failing(vault):
        with real(vault) as session:
            yield session
            assert len(read_header(vault.path).slots) == 3
            raise ZeroDivisionError

    monkeypatch.setattr(type(desk.vault), "writing", failing)
    with pytest.raises(ZeroDivisionError):
        keys.add_passphrase(desk, OWN, NEW, "", CHEAP)
    after = read_header(desk.vault.path)
    assert after.slots == before.slots
    assert after.generation > before.generation


def test_strays_of_a_crash_are_shown_and_swept(desk):
    header_now = read_header(desk.vault.path)
    stray = replace(header_now.slots[0], id="ab" * 16)
    kept = (header_now.slots[0], stray)
    header.write_header(desk.vault.path, replace(header_now, slots=kept), desk.vault.key)
    shown = keys.list_keys(desk)
    assert [(row.uid != "", row.in_header) for row in shown] == [
        (True, True), (True, False), (False, True),
    ]  # fmt: skip
    keys.remove_strays(desk)
    assert [row.in_header for row in keys.list_keys(desk)] == [True]
    assert len(read_header(desk.vault.path).slots) == 1


def test_keys_that_do_not_exist_are_not_found(desk):
    with pytest.raises(NotFoundError):
        keys.remove_key(desk, "nothing")


def test_a_keyfile_where_none_is_wanted_is_refused_unhashed(desk, monkeypatch):
    monkeypatch.setattr("caseapp.storage.kdf.derive", None)
    with pytest.raises(KeyfileNotWantedError):
        unlocking.unlock(desk.vault.path, Passphrase("x", KEYFILE), CHEAP)
