"""Encrypting everything anew: all or nothing, wherever it is cut off."""

import os
import shutil
from pathlib import Path

import pytest

from caseapp.domain.errors import NotAllowedError
from caseapp.domain.keys import Passphrase, PrintedCode
from caseapp.domain.vaults import (
    HeaderDamagedError,
    VaultDamagedError,
    WorkCancelledError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from caseapp.domain.vocabulary import Role, SlotKind
from caseapp.services import documents, keys, people
from caseapp.services.audit import list_history
from caseapp.services.reencrypt import reencrypt
from caseapp.services.vault_check import check_vault
from caseapp.storage import header, switching, unlocking
from caseapp.storage.connection import connect
from caseapp.storage.header import CURRENT, DATABASE, PREVIOUS
from caseapp.storage.keys import Purpose
from caseapp.storage.vault import Vault
from tests import casefiles, factory
from tests.factory import CHEAP, PASSPHRASE

OWN = Passphrase(PASSPHRASE)
TEXTS = (b"%PDF first " * 9000, b"second")


@pytest.fixture
def office(vault_path):
    """Return the path and key of a closed vault with a client and two documents."""
    path, key, code = vault_path
    desk = factory.sit_down(path, key)
    client = casefiles.client(desk)
    matter = casefiles.matter(desk, client)
    for number, text in enumerate(TEXTS):
        documents.add_document(
            desk, matter, client, title=f"Paper {number}", file_name="a.pdf",
            media_type="application/pdf", pieces=[text],
        )  # fmt: skip
    desk.vault.close()
    return path, key, code


def texts(desk):
    rows = documents.list_documents(desk)
    return sorted(documents.read_document(desk, row.uid) for row in rows)


def reopened(path, secret=OWN):
    return factory.sit_down(path, unlocking.unlock(path, secret, CHEAP))


def is_whole(path):
    """Open a vault by the passphrase that both states share, and verify all of it."""
    desk = reopened(path)
    found = check_vault(desk)
    assert found.sound, found
    assert texts(desk) == sorted(TEXTS)
    slots = len(keys.list_keys(desk))
    desk.vault.close()
    left = {file.name for file in path.iterdir()} - {"LOCK", f"{DATABASE}-journal"}
    assert left == {CURRENT, PREVIOUS, DATABASE, "blobs"}
    assert len(list((path / "blobs").iterdir())) == len(TEXTS)
    return slots == 2


def test_everything_opens_with_the_same_passphrase_under_another_key(office):
    path, old, code = office
    before = {file.name for file in (path / "blobs").iterdir()}
    desk = factory.sit_down(path, old)
    made = reencrypt(desk, OWN, policy=CHEAP)
    assert is_whole(path)
    assert before.isdisjoint(file.name for file in (path / "blobs").iterdir())
    assert unlocking.unlock(path, PrintedCode(made.recovery_code), CHEAP).raw() != old.raw()
    with pytest.raises(WrongRecoveryCodeError):
        unlocking.unlock(path, PrintedCode(code), CHEAP)


def test_the_old_key_opens_neither_header_nor_database(office):
    path, old, _ = office
    reencrypt(factory.sit_down(path, old), OWN, policy=CHEAP)
    with pytest.raises(HeaderDamagedError):
        Vault.open(path, old)
    with pytest.raises(VaultDamagedError):
        connect(path / DATABASE, old)


def test_the_history_goes_on_under_its_own_key(office):
    path, old, _ = office
    desk = factory.sit_down(path, old)
    count, key = check_vault(desk).history_entries, desk.vault.key.derive(Purpose.HISTORY)
    reencrypt(desk, OWN, policy=CHEAP)
    desk = reopened(path)
    assert desk.vault.key.derive(Purpose.HISTORY) == key
    assert desk.vault.key.derive(Purpose.DATABASE) != old.derive(Purpose.DATABASE)
    assert check_vault(desk).history_entries > count
    assert list_history(desk)[0].command == "reencrypt"
    desk.vault.close()


def test_it_can_be_done_again_and_the_history_key_stays(office):
    path, old, _ = office
    for _ in range(2):
        reencrypt(reopened(path), OWN, policy=CHEAP)
    desk = reopened(path)
    assert desk.vault.key.derive(Purpose.HISTORY) == old.derive(Purpose.HISTORY)
    desk.vault.close()
    assert is_whole(path)


def test_everybody_else_gets_a_code_and_nothing_they_had_opens(office):
    path, old, _ = office
    desk = factory.sit_down(path, old)
    uid = people.add_person(desk, "Bek", Role.PARALEGAL).created
    first = keys.give_code(desk, uid, OWN, CHEAP).code
    made = reencrypt(desk, OWN, policy=CHEAP)
    [(name, code)] = made.codes
    assert name == "Bek"
    assert unlocking.unlock(path, PrintedCode(code), CHEAP).slot
    with pytest.raises(WrongRecoveryCodeError):
        unlocking.unlock(path, PrintedCode(first), CHEAP)
    desk = reopened(path)
    kinds = [(row.person_name, row.kind) for row in keys.list_keys(desk)]
    desk.vault.close()
    assert sorted(kinds) == [
        (factory.LAWYER, SlotKind.PASSPHRASE),
        (factory.LAWYER, SlotKind.RECOVERY),
        ("Bek", SlotKind.RECOVERY),
    ]


def test_it_takes_a_lawyer_who_knows_the_passphrase(office):
    desk = factory.sit_down(*office[:2])
    with pytest.raises(WrongPassphraseError):
        reencrypt(desk, Passphrase("another"), policy=CHEAP)
    with pytest.raises(NotAllowedError):
        reencrypt(factory.as_role(desk, Role.PARALEGAL), OWN, policy=CHEAP)
    desk.vault.close()


def test_progress_ends_at_its_total_and_never_goes_back(office):
    seen = []
    reencrypt(factory.sit_down(*office[:2]), OWN, lambda *step: seen.append(step), policy=CHEAP)
    done = [step[0] for step in seen]
    assert done == sorted(done)
    assert seen[-1][0] == seen[-1][1]


@pytest.mark.parametrize("after", [0, 1, 2, 3, 4])
def test_cancelled_at_any_moment_the_vault_is_as_it_was(office, after):
    path, old, _ = office
    desk, asked = factory.sit_down(path, old), []

    def cancelled():
        asked.append(1)
        return len(asked) > after

    with pytest.raises(WorkCancelledError):
        reencrypt(desk, OWN, cancelled=cancelled, policy=CHEAP)
    assert texts(desk) == sorted(TEXTS)
    desk.vault.close()
    assert is_whole(path)
    assert unlocking.unlock(path, OWN, CHEAP).raw() == old.raw()


STEPS = ("fsync", "replace", "rename", "unlink")


def killed_at(number, path, old, order):
    """Run it in a child that dies at its n-th step on the disk; return whether it died."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    left = [number]

    def dying(real):
        def step(*args, **kwargs):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return real(*args, **kwargs)

        return step

    try:
        desk = factory.sit_down(path, old)
        for name in STEPS:
            setattr(os, name, dying(getattr(os, name)))
        order(desk)
        os._exit(0)
    finally:
        os._exit(1)


def in_order(desk):
    reencrypt(desk, OWN, policy=CHEAP)


def copies(office, tmp_path):
    for number in range(200):
        path = tmp_path / f"copy {number}" / "test.casevault"
        shutil.copytree(office[0], path)
        yield number, path


def test_killed_at_every_step_the_vault_is_the_old_one_or_the_new_one(office, tmp_path):
    _, old, _ = office
    new = []
    for number, path in copies(office, tmp_path):
        if not killed_at(number, path, old, in_order):
            break
        assert is_whole(path)
        new.append(unlocking.unlock(path, OWN, CHEAP).raw() != old.raw())
    assert len(new) > 15
    assert new == sorted(new)
    assert set(new) == {False, True}


def test_control_switched_without_the_next_header_some_kill_loses_the_vault(office, tmp_path):
    _, old, _ = office

    def publish(path: Path, made, key):
        (path / switching.NEXT_DATABASE).replace(path / DATABASE)
        header.write_header(path, made, key)

    def out_of_order(desk):
        switching.publish = publish
        in_order(desk)

    lost = False
    for number, path in copies(office, tmp_path):
        if lost or not killed_at(number, path, old, out_of_order):
            break
        try:
            reopened(path).vault.close()
        except VaultDamagedError:
            lost = True
    assert lost
