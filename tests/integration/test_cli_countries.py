"""`caseapp countries`: profiles with and without a vault."""

from datetime import date

from caseapp.domain.country_notes import CountryNoteDraft, NoteGrade, NoteSort
from caseapp.services import countries
from tests import factory
from tests.integration.console import run

WORDS = factory.PASSPHRASE + "\n"


def test_the_list_names_every_place_with_its_unverified_facts():
    rows = {row["place"]: row for row in run("countries", "list", "--json").json}

    assert {"KG", "RS", "ECtHR"} <= set(rows)
    assert rows["KG"]["unverified"] > 0
    assert rows["KG"]["checked_on"] == "2026-11-22"


def test_a_profile_is_printed_with_grades_sources_and_gaps():
    told = run("countries", "show", "kg")

    assert told.code == 0
    assert "Refugee Convention of 1951" in told.out
    assert "[not verified] no source seen; checked on Sun 22 Nov 2026" in told.out
    assert "Nothing collected. That does not mean that there is nothing." in told.out
    assert "Rules in force" in told.out


def test_a_profile_is_read_by_machines():
    shown = run("countries", "show", "RS", "--json").json

    assert shown["treaties"][0]["facts"][0]["grade"]
    assert "RS-EXTR-3D" in {row["id"] for row in shown["rules"]}
    assert shown["notes"] is None


def test_an_unknown_place_is_exit_2_and_named():
    told = run("countries", "show", "XX", "--json")

    assert told.code == 2
    assert "UnknownCountry" in told.out + told.err
    assert "XX" in told.out + told.err


def test_with_a_vault_the_offices_notes_stand_in_the_profile(vault_path):
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    draft = CountryNoteDraft(
        "KG", NoteSort.INCIDENT, NoteGrade.RUMOUR, date(2026, 3, 1), "Night flight.", "A colleague"
    )
    countries.add_note(desk, draft)
    desk.vault.close()

    told = run("countries", "show", "KG", "--vault", path, "--passphrase-file", "-", given=WORDS)

    assert told.code == 0
    assert "Incident, Sun 1 Mar 2026 (Rumour): Night flight." in told.out
