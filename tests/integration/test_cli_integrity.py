"""Seal, accept and salvage from the command line."""

import json
import shutil

import pytest

from caseapp.domain.drafts import ClientDraft, NameDraft
from caseapp.services import clients, vaults
from caseapp.storage.anchor import Anchors, default_folder
from tests import factory
from tests.integration.console import run


@pytest.fixture
def vault(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "Office.casevault"
    given = f"{factory.PASSPHRASE}\n"
    assert run("vault", "create", path, "--passphrase-file", "-", given=given).code == 0
    return path


def told(*arguments):
    return run(*arguments, "--passphrase-file", "-", given=f"{factory.PASSPHRASE}\n")


def test_a_seal_is_compared_with_the_vault_it_was_taken_from(vault):
    groups = " ".join(told("vault", "seal", vault, "--json").json["groups"])
    assert told("vault", "check", vault, "--seal", groups).code == 0
    wrong = told("vault", "check", vault, "--seal", "0" * 64)
    assert wrong.code == 1
    assert "No entry of this history" in wrong.out


def test_a_vault_put_back_is_told_and_accepted_by_its_name(vault, tmp_path):
    shutil.copytree(vault, tmp_path / "older")
    key = vaults.unlock_vault(vault, factory.PASSPHRASE, factory.CHEAP)
    desk = vaults.open_desk(
        vault, key, clock=factory.fixed_clock(), device="x", language="en",
        isolated=factory.no_worker, anchors=Anchors(default_folder(), "x"),
    )  # fmt: skip
    clients.add_client(desk, ClientDraft((NameDraft("Test"),)))
    desk.vault.close()
    shutil.rmtree(vault)
    shutil.copytree(tmp_path / "older", vault)
    found = told("vault", "check", vault)
    assert (found.code, "open for reading only" in found.out) == (1, True)
    info = told("vault", "info", vault)
    assert (info.code, "open for reading only" in info.err) == (0, True)
    info = told("vault", "info", vault, "--json")
    assert json.loads(info.err)["found"] == ["vault_older"]
    assert info.json["schema"], "and the answer to machines stays as it is"
    assert told("search", vault, "torture").code == 0, "what is in doubt can still be read"
    accept = ("vault", "accept", vault, "--because", "restored", "--confirm")
    assert told(*accept, "Other").code == 1
    assert told(*accept, "Office").code == 0
    assert told("vault", "check", vault).code == 0
    assert told("vault", "info", vault).err == ""


def test_what_can_be_read_is_saved_into_a_new_vault(vault, tmp_path):
    secret = tmp_path / "new.txt"
    secret.write_text("six quite other words for this\n", encoding="utf-8")
    made = told(
        "vault", "salvage", vault, "-o", tmp_path / "new.casevault",
        "--new-passphrase-file", secret,
    )  # fmt: skip
    assert made.code == 0, made.err
    assert "Nothing was missing." in made.out
