"""The demo from the command line: complete, encrypted, and it never eats somebody else's files."""

import json
import os
import shutil

import pytest

from caseapp.app import console as root
from caseapp.cli.demo import PASSPHRASE
from caseapp.services.unlock import unlock_vault
from caseapp.storage.vault import Vault
from tests import casefiles, factory
from tests.integration.console import run

UNTOUCHED = "untouched"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One demo for the tests that only look at it."""
    folder = tmp_path_factory.mktemp("демо папка") / "demo"
    told = run("demo", "--out", folder, "--no-window", "--json")
    # Whoever prints a memo out of the demo works in it.
    shutil.copytree(folder, folder.with_name(UNTOUCHED))
    return folder, told


@pytest.fixture
def copy(built, tmp_path, monkeypatch):
    """A demo of a test's own, in which nobody worked."""
    # To a machine that remembers this copy, the shared demo would be an older one put back.
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return shutil.copytree(built[0].with_name(UNTOUCHED), tmp_path / "demo")


def test_the_demo_writes_an_encrypted_vault_and_a_memo(built):
    folder, told = built

    assert told.code == 0, told.err
    assert (folder / "memo.pdf").read_bytes().startswith(b"%PDF-")
    assert not (folder / "demo.casevault" / "case.db").read_bytes().startswith(b"SQLite format 3")


def test_the_demo_leaves_no_name_in_clear(built):
    folder, _ = built
    needles = [text for name in ("Образцов", "Namunaev") for text in both_encodings(name)]

    for path in (folder / "demo.casevault").rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert not any(needle in content for needle in needles), path


def both_encodings(text):
    return text.encode(), text.encode("utf-16-le")


def test_today_of_the_demo_shows_every_kind_of_trouble(built):
    today = built[1].json["today"]

    for section in ("to_be_determined", "overdue", "today", "next_days", "unconfirmed"):
        assert today[section], section
    assert today["unchecked"]
    assert today["hearings"]
    assert today["tasks"]
    rows = [row for section in today.values() if isinstance(section, list) for row in section]
    assert any(row.get("against_state") for row in rows)


def test_the_demo_has_at_least_twelve_clients_in_different_states(built):
    told = run("vault", "info", built[0] / "demo.casevault", "--json", given=PASSPHRASE + "\n")

    assert dict(told.json["counts"])["client"] >= 12


def test_a_new_demo_replaces_an_old_one(copy, monkeypatch):
    mark = json.loads((copy / ".demo.json").read_bytes())
    monkeypatch.setattr(root, "has_display", lambda: False)
    told = run("demo", "--out", copy, "--language", "ru")

    assert told.code == 0, told.err
    assert json.loads((copy / ".demo.json").read_bytes()) != mark
    assert PASSPHRASE in told.out
    assert sorted(path.name for path in copy.iterdir()) == [
        ".demo.json",
        "demo.casevault",
        "memo.pdf",
    ]


def test_a_demo_in_which_somebody_worked_is_left_alone(copy):
    path = copy / "demo.casevault"
    key = unlock_vault(path, PASSPHRASE, factory.CHEAP)
    desk = factory.sit_down(path, key)
    casefiles.client(desk, "Somebody")
    desk.vault.close()
    before = (path / "case.db").read_bytes()
    told = run("demo", "--out", copy, "--no-window")

    assert (told.code, told.err.count("\n")) == (1, 1)
    assert "--out" in told.err
    assert (path / "case.db").read_bytes() == before


def test_a_vault_that_is_no_demo_is_left_alone(tmp_path):
    path, _, _ = factory.make_vault(tmp_path, "demo.casevault")
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    told = run("demo", "--out", tmp_path, "--no-window")

    assert told.code == 1
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("header", [None, "damaged"])
def test_a_folder_whose_header_cannot_be_read_is_left_alone(tmp_path, header):
    kept = tmp_path / "demo.casevault" / "case.db"
    kept.parent.mkdir()
    kept.write_text("a year of work")
    if header is not None:
        (kept.parent / "vault.json").write_text(header)

    told = run("demo", "--out", tmp_path, "--no-window")

    assert told.code == 1
    assert kept.read_text() == "a year of work"


def test_a_memo_of_somebody_else_is_left_alone(tmp_path):
    memo = tmp_path / "memo.pdf"
    memo.write_bytes(b"%PDF- of a lawyer")

    assert run("demo", "--out", tmp_path, "--no-window").code == 1
    assert memo.read_bytes() == b"%PDF- of a lawyer"


def test_a_demo_that_is_open_is_left_alone(built):
    folder, _ = built
    path = folder / "demo.casevault"
    vault = Vault.open(path, unlock_vault(path, PASSPHRASE, factory.CHEAP))
    try:
        told = run("demo", "--out", folder, "--no-window")
    finally:
        vault.close()

    assert told.code == 1
    assert told.err.count("\n") == 1
    assert path.is_dir()


def test_the_window_opens_at_the_new_demo(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(root._Console, "open_window", lambda *given: opened.append(given[1:]))
    monkeypatch.setattr(root, "has_display", lambda: True)

    assert run("demo", "--out", tmp_path).code == 0
    assert opened == [(tmp_path / "demo.casevault", PASSPHRASE)]


@pytest.fixture(scope="module")
def memo(built):
    """Uid of the demo's memo, as the command line lists it."""
    told = run("memo", built[0] / "demo.casevault", "--json", given=PASSPHRASE + "\n")
    assert told.code == 0, told.err
    return told.json["memos"][0]["uid"]


@pytest.mark.parametrize("options", [(), ("--filed",)])
def test_a_memo_is_printed_for_its_owner_alone(built, memo, tmp_path, options):
    target = tmp_path / "меморандум 1.pdf"
    line = ("memo", built[0] / "demo.casevault", memo, "-o", target, *options)
    told = run(*line, "--json", given=PASSPHRASE + "\n")

    assert told.code == 0, told.err
    assert target.read_bytes().startswith(b"%PDF-")
    assert told.json["pages"] > 1
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_memo_that_does_not_exist_is_refused_and_writes_nothing(built, tmp_path):
    line = ("memo", built[0] / "demo.casevault", "no-such-uid", "-o", tmp_path / "memo.pdf")
    told = run(*line, given=PASSPHRASE + "\n")

    assert (told.code, told.err.count("\n")) == (1, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_memo_for_a_folder_that_is_not_there_is_refused(built, memo, tmp_path):
    target = tmp_path / "none" / "memo.pdf"
    told = run("memo", built[0] / "demo.casevault", memo, "-o", target, given=PASSPHRASE + "\n")

    assert told.code == 1
    assert "none" in told.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_memo_takes_the_place_of_no_pipe_and_no_device(built, memo, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told = run("memo", built[0] / "demo.casevault", memo, "-o", pipe, given=PASSPHRASE + "\n")

    assert told.code == 1
    assert pipe.is_fifo()


def test_a_memo_without_a_file_to_write_is_misuse(built):
    assert run("memo", built[0] / "demo.casevault", "some-uid").code == 2
