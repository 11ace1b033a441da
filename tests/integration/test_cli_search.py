"""Searching from the command line: names come through a pipe, not through the shell's history."""

import json

import pytest

from caseapp.domain.drafts import ClientDraft, NameDraft
from caseapp.services import clients
from tests import factory
from tests.integration.console import run

GIVEN = factory.PASSPHRASE + "\n"


@pytest.fixture(scope="module")
def vault(library_pattern, tmp_path_factory):
    """A closed vault with one client who has a name in two scripts; it is only searched."""
    desk = factory.copied(library_pattern, tmp_path_factory.mktemp("searched"))
    names = (NameDraft("Пётр Выдуманный", script="Cyrl"), NameDraft("Petr Vydumannyi", "passport"))
    clients.add_client(desk, ClientDraft(names))
    desk.vault.close()
    return desk.vault.path


@pytest.mark.parametrize("query", ["выдуманный", "ПЁТР", "vydum"])
def test_a_name_is_found_in_any_script_and_case_through_a_pipe(vault, query):
    told = run("search", vault, "-", "--json", given=GIVEN + query + "\n")

    assert told.code == 0, told.err
    assert [client["name"] for client in told.json["clients"]] == ["Пётр Выдуманный"]


def test_without_a_query_the_next_line_is_searched(vault):
    told = run("search", vault, given=GIVEN + "выдуманный\n")

    assert "Пётр Выдуманный" in told.out


def test_authorities_are_found_by_case_name(vault):
    told = run("search", vault, "soering", "--json", given=GIVEN)

    assert told.code == 0, told.err
    assert "Soering" in told.json["authorities"][0]["title"]


def test_each_line_of_standard_input_is_answered_by_one_line(vault):
    asked = ["soering", "", "court:ECtHR state:Казахстан", "court:Nowhere torture"]

    told = run("search", vault, "-", "--json", "--limit", "3", given=GIVEN + "\n".join(asked))

    first, second, third = (json.loads(line) for line in told.out.splitlines())
    assert first["query"] == "soering"
    assert set(first["authorities"][0]) >= {"uid", "hudoc_itemid", "title", "paragraph", "score"}
    assert {len(one["authorities"]) for one in (second, third)} == {3}
    assert third["not_understood"] == ["court:Nowhere"]


def test_a_value_that_names_nothing_is_named_to_people(vault):
    told = run("search", vault, "court:Nowhere torture", given=GIVEN)

    assert "No court or formation of the library is called “Nowhere”." in told.err


def test_finding_nothing_is_no_error(vault):
    told = run("search", vault, "зззззз", given=GIVEN)

    assert told.code == 0, told.err
    assert "Выдуманный" not in told.out


@pytest.mark.parametrize(
    "hostile", ['"', "'", "NEAR(", "* OR *", "\x1b[2J", "\u202e", "--", "a" * 5000]
)
def test_no_query_raises(vault, hostile):
    assert run("search", vault, "-", given=GIVEN + hostile + "\n").code == 0


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "many"])
def test_a_limit_out_of_range_is_misuse(vault, limit):
    assert run("search", vault, "-", "--limit", limit, given=GIVEN + "a\n").code == 2
