"""`caseapp packs`: what leaves, what comes in, and that machines can read both."""

import pytest

from tests import factory
from tests.integration.console import run

GIVEN = factory.PASSPHRASE + "\n"


@pytest.fixture
def path(vault_path):
    return vault_path[0]


def soering(path):
    told = run("search", path, "-", "--json", given=GIVEN + "Soering\n")
    return next(one["uid"] for one in told.json["authorities"] if "Soering" in one["title"])


def test_a_pack_goes_out_and_its_name_comes_back(path, tmp_path):
    uid, file = soering(path), tmp_path / "out.zip"
    checked = run("packs", "check", path, uid, "--json", given=GIVEN)
    assert [item["kind"] for item in checked.json["items"]] == ["published"]

    told = run("packs", "export", path, uid, "--name", "almaty", "-o", file, "--json", given=GIVEN)
    assert told.code == 0, told.err
    assert (told.json["decisions"], told.json["left_out"]) == (1, [])
    assert file.read_bytes().startswith(b"PK")

    installed = run("packs", "install", path, file, "--json", given=GIVEN)
    assert (installed.json["name"], installed.json["elsewhere"]) == ("almaty", 1)
    listed = run("packs", "list", path, "--json", given=GIVEN)
    assert [one["name"] for one in listed.json["packs"]] == ["leading-decisions", "almaty"]
    assert run("packs", "remove", path, "almaty", given=GIVEN).code == 0
    assert "almaty" in run("packs", "restore", path, "almaty", given=GIVEN).out


def test_what_is_no_pack_is_refused_by_name(path, tmp_path):
    file = tmp_path / "no.zip"
    file.write_bytes(b"nothing")
    told = run("packs", "install", path, file, "--json", given=GIVEN)
    assert told.code == 1
    assert '"error": "NotAPack"' in told.err
