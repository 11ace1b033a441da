"""Vaults from the command line: every passphrase works, every refusal is one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from caseapp.storage.vault import Vault
from tests import factory
from tests.integration.console import run

ROOT = Path(__file__).resolve().parents[2]


def everything_in(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "passphrase",
    ["it's", '"', "верная лошадь", "🐎", "  a  ", "x" * 200, "; DROP TABLE client --"],
)
def test_any_passphrase_makes_and_opens_a_vault(tmp_path, passphrase):
    path = tmp_path / "дело 1.casevault"
    made = run("vault", "create", path, "--json", given=passphrase + "\n")
    told = run("vault", "info", path, "--json", given=passphrase + "\n")

    assert (made.code, told.code) == (0, 0), made.err + told.err
    assert made.json["recovery_code"]
    assert told.json["people"][0]["role"] == "lawyer"


def test_a_wrong_passphrase_is_one_sentence_and_writes_nothing(vault_path):
    path, _, _ = vault_path
    before = everything_in(path)
    told = run("vault", "info", path, given="wrong\n")

    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert everything_in(path) == before


def test_a_folder_that_is_no_vault_is_named(tmp_path):
    told = run("today", tmp_path / "none.casevault", given="x\n")

    assert told.code == 1
    assert "none.casevault" in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_vault_is_never_made_over_something(vault_path):
    path, _, _ = vault_path
    before = everything_in(path)

    assert run("vault", "create", path, given="another\n").code == 1
    assert everything_in(path) == before


def test_a_second_instance_is_refused_with_one_sentence(vault_path):
    path, key, _ = vault_path
    vault = Vault.open(path, key)
    before = everything_in(path)
    try:
        told = run("vault", "info", path, given=factory.PASSPHRASE + "\n")
    finally:
        vault.close()

    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert everything_in(path) == before


def test_a_sound_vault_passes_its_check(vault_path):
    told = run("vault", "check", vault_path[0], given=factory.PASSPHRASE + "\n")

    assert told.code == 0, told.err
    assert "in order" in told.out


def test_the_environment_gives_no_passphrase(vault_path, monkeypatch):
    for name in ("CASEAPP_PASSPHRASE", "PASSPHRASE", "CASEAPP_KEY"):
        monkeypatch.setenv(name, factory.PASSPHRASE)

    assert run("vault", "info", vault_path[0]).code == 1
    assert run("vault", "info", vault_path[0], given=factory.PASSPHRASE + "\n").code == 0


def test_a_real_process_makes_a_vault_that_another_one_opens(tmp_path):
    path, secret = tmp_path / "real.casevault", tmp_path / "passphrase"
    secret.write_text("верная лошадь\n", encoding="utf-8")
    line = [sys.executable, "-m", "caseapp", "vault"]
    options = [str(path), "--passphrase-file", str(secret)]
    for action in ("create", "info"):
        done = subprocess.run(
            [*line, action, *options], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr

    assert path.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o077 == 0 for file in path.rglob("*"))
    assert os.environ.get("CASEAPP_PASSPHRASE") is None


def test_a_vault_that_is_made_in_a_synchronised_folder_is_warned_about(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    made = run("vault", "create", tmp_path / "Dropbox" / "a.casevault", given="a\n")
    assert (made.code, "synchronised by Dropbox" in made.err) == (0, True)
    good = run("vault", "create", tmp_path / "a.casevault", given="a\n")
    assert (good.code, good.err) == (0, "")
