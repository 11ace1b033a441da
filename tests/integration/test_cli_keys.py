"""Keys from the command line: secrets come in lines, never as arguments."""

import pytest

from caseapp.domain.keys import Passphrase
from caseapp.services import keys
from caseapp.services.unlock import make_keyfile
from tests import factory
from tests.factory import CHEAP, LAWYER, PASSPHRASE
from tests.integration.console import run


def opens(path, passphrase):
    return run("vault", "info", path, given=passphrase + "\n").code == 0


def test_the_keys_are_listed_with_whose_they_are(vault_path):
    told = run("vault", "keys", vault_path[0], given=PASSPHRASE + "\n")
    assert told.out.splitlines() == [f"passphrase: {LAWYER}", f"code on paper: {LAWYER}"]


def test_the_keys_are_told_to_machines(vault_path):
    told = run("vault", "keys", vault_path[0], "--json", given=PASSPHRASE + "\n")
    assert [(row["kind"], row["current"]) for row in told.json["keys"]] == [
        ("passphrase", True),
        ("recovery", False),
    ]


def test_the_passphrase_is_changed_by_two_lines(vault_path):
    path = vault_path[0]
    told = run("vault", "passphrase", path, given=f"{PASSPHRASE}\nseven new words\n")
    assert told.code == 0, told.err
    assert opens(path, "seven new words")
    assert not opens(path, PASSPHRASE)
    assert "seven" not in told.out + told.err


@pytest.mark.parametrize(
    "given", ["wrong\nnew\n", f"{PASSPHRASE}\n", f"{PASSPHRASE}\n{PASSPHRASE}\n", ""],
    ids=["wrong", "no second", "the same", "nothing"],
)  # fmt: skip
def test_a_change_that_cannot_be_leaves_the_old_passphrase(vault_path, given):
    told = run("vault", "passphrase", vault_path[0], given=given)
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert opens(vault_path[0], PASSPHRASE)


def test_a_code_from_paper_is_exchanged_by_two_lines(vault_path):
    path, _, code = vault_path
    assert run("vault", "recover", path, given=f"{code}\n").code == 1
    assert opens(path, PASSPHRASE)
    told = run("vault", "recover", path, given=f"{code}\nremembered\n")
    assert told.code == 0, told.err
    assert opens(path, "remembered")
    assert not opens(path, PASSPHRASE)


def test_everything_is_re_encrypted_and_the_new_code_is_told_once(vault_path):
    path, _, old = vault_path
    told = run("vault", "re-encrypt", path, "--json", given=PASSPHRASE + "\n")
    assert told.code == 0, told.err
    assert opens(path, PASSPHRASE)
    assert run("vault", "recover", path, given=f"{old}\nx\n").code == 1
    code = told.json["recovery_code"]
    assert run("vault", "recover", path, given=f"{code}\nx\n").code == 0


@pytest.mark.parametrize("option", ["--passphrase", "--new-passphrase", "--code"])
def test_no_option_takes_a_secret(vault_path, option):
    told = run("vault", "passphrase", vault_path[0], option, "secret", given="x\n")
    assert told.code == 2


@pytest.fixture
def with_keyfile(vault_path, tmp_path):
    """A vault that opens only with both, and the keyfile."""
    desk = factory.sit_down(*vault_path[:2])
    file = tmp_path / "key"
    content = make_keyfile(file)
    [own] = [row for row in keys.list_keys(desk) if row.current]
    keys.change_passphrase(
        desk, own.uid, Passphrase(PASSPHRASE), Passphrase(PASSPHRASE, content), CHEAP
    )
    desk.vault.close()
    return vault_path[0], file


def test_a_vault_opens_with_passphrase_and_keyfile_and_with_neither_alone(with_keyfile, tmp_path):
    path, file = with_keyfile
    assert not opens(path, PASSPHRASE)
    told = run("vault", "info", path, "--keyfile", file, given=PASSPHRASE + "\n")
    assert told.code == 0, told.err
    told = run("vault", "info", path, "--keyfile", tmp_path / "none", given=PASSPHRASE + "\n")
    assert (told.code, "used as a keyfile" in told.err) == (1, True)


def test_its_passphrase_is_changed_and_everything_re_encrypted_with_the_keyfile(with_keyfile):
    path, file = with_keyfile
    both = ("--keyfile", file)
    told = run("vault", "passphrase", path, *both, given=f"{PASSPHRASE}\nseven new words\n")
    assert told.code == 0, told.err
    told = run("vault", "re-encrypt", path, *both, given="seven new words\n")
    assert told.code == 0, told.err
    assert run("vault", "info", path, *both, given="seven new words\n").code == 0
    assert not opens(path, "seven new words")


def test_it_is_backed_up_and_restored_with_the_keyfile(with_keyfile, tmp_path):
    path, file = with_keyfile
    (tmp_path / "stick").mkdir()
    given = PASSPHRASE + "\n"
    told = run("vault", "backup", path, tmp_path / "stick", "--keyfile", file, given=given)
    assert told.code == 0, told.err
    target = tmp_path / "new.casevault"
    assert run("vault", "restore", tmp_path / "stick", target, given=given).code == 1
    told = run("vault", "restore", tmp_path / "stick", target, "--keyfile", file, given=given)
    assert told.code == 0, told.err
