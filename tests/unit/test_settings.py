"""Preferences survive anything that a file can contain."""

import json
import os

import pytest

from caseapp.settings import Settings, device_name, load, save


def test_what_was_saved_is_read_back(tmp_path):
    path = tmp_path / "new" / "settings.json"
    chosen = Settings("ru", "dark", "/дела/office.casevault", 12)
    save(chosen, path)

    assert load(path) == chosen


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff\xfe", b'"text"', b"null"])
def test_a_file_that_makes_no_sense_gives_the_defaults(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)

    assert load(path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "xx"),
        ("theme", 3),
        ("idle_minutes", 0),
        ("idle_minutes", True),
        ("idle_minutes", 10**9),
        ("last_vault", None),
        ("remember_vault", "yes"),
    ],
)
def test_one_bad_value_costs_only_itself(tmp_path, name, value):
    path = tmp_path / "settings.json"
    good = {"language": "ru", "theme": "dark", "unknown": 1}
    path.write_text(json.dumps(good | {name: value}))
    found = load(path)

    assert getattr(found, name) == getattr(Settings(), name)
    assert found.theme == "dark" or name == "theme"


def test_a_failed_save_keeps_the_old_file_and_leaves_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    save(Settings("ru"), path)
    monkeypatch.setattr("caseapp.settings.json.dump", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save(Settings("en"), path)

    assert load(path).language == "ru"
    assert list(tmp_path.iterdir()) == [path]


def test_a_vault_that_may_not_be_remembered_is_not_written(tmp_path):
    path = tmp_path / "settings.json"
    save(Settings(last_vault="/дела/office.casevault", remember_vault=False), path)

    assert "office" not in path.read_text(encoding="utf-8")


def test_an_installation_keeps_its_random_name(tmp_path):
    path = tmp_path / "settings.json"
    save(Settings("ru"), path)
    first = device_name(path)

    assert device_name(path) == first
    assert len(first) == 8
    assert load(path).language == "ru"


def test_two_installations_have_different_names(tmp_path):
    assert device_name(tmp_path / "a.json") != device_name(tmp_path / "b.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_what_is_no_file_is_never_replaced(tmp_path):
    pipe = tmp_path / "settings.json"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match=str(pipe)):
        save(Settings(), pipe)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
