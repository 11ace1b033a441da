"""`caseapp packs`: what leaves, what comes in, and that machines can read both."""

import pytest

from caseapp.domain.annotations import AnnotationDraft, AnnotationSort, AnnotationWords
from caseapp.domain.drafts import ClientDraft, NameDraft
from caseapp.services import annotations, authorities, clients
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


def test_a_pack_that_is_not_there_is_not_called_damaged(path, tmp_path):
    told = run("packs", "install", path, tmp_path / "gone.zip", given=GIVEN)
    assert told.code == 1
    assert "There is no file “gone.zip”." in told.err


def test_a_decision_is_named_as_the_search_prints_it(path):
    uid = soering(path)
    assert uid in run("search", path, "Soering", given=GIVEN).out


def test_on_the_command_line_too_each_thing_leaves_by_its_own_tick(library_desk, tmp_path):
    path, file = library_desk.vault.path, tmp_path / "out.zip"
    uid = next(
        row.uid for row in authorities.find(library_desk, query="Soering").rows
        if "Soering" in row.title
    )  # fmt: skip
    clients.add_client(library_desk, ClientDraft((NameDraft("Скорякин Иван"),)))
    for said in ("Cite first", "As for Mr Skoriakin"):
        words = AnnotationWords(text=said)
        draft = AnnotationDraft(uid, AnnotationSort.NOTE, words)
        annotations.add_annotation(library_desk, draft)
    plain, traced = (one.uid for one in annotations.list_annotations(library_desk, uid))
    library_desk.vault.close()

    asked = ("packs", "export", path, uid, "--name", "almaty", "-o", file, "--json")
    refused = run(*asked, "--tick", plain, "--tick", traced, given=GIVEN)
    assert '"error": "UnansweredTrace"' in refused.err
    assert not file.exists()

    made = run(*asked, "--tick", plain, given=GIVEN)
    assert made.json["remarks"] == 1
    assert [one["key"] for one in made.json["left_out"]] == [traced]
    answered = run(*asked[:-1], "--tick", f"{traced}=a common name", given=GIVEN)
    assert plain in answered.out
