"""Profiles of states on a real vault, with the office's own notes and incidents."""

from datetime import date

import pytest

from caseapp.domain.countries import FactGrade, Subject, UnknownCountryError
from caseapp.domain.country_notes import (
    CountryNoteDraft,
    NoteGrade,
    NoteSort,
    UnknownNotePlaceError,
)
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    EmptyFieldError,
    FutureDateError,
    NotAllowedError,
    NotFoundError,
)
from caseapp.domain.rule_marks import RuleStanding
from caseapp.domain.rules import RuleReviewDraft
from caseapp.domain.vocabulary import Role
from caseapp.services import audit, countries, rules
from tests import factory


def draft(place="KG", **fields):
    values = {
        "sort": NoteSort.INCIDENT,
        "grade": NoteGrade.PRESS,
        "day": date(2026, 2, 20),
        "text": "Handed over at the airport at night.",
        "source": "Kloop, 21 February 2026",
        **fields,
    }
    return CountryNoteDraft(place, **values)


def notes(desk, place="KG"):
    return countries.get_country(desk, place).notes


def test_every_state_with_facts_or_law_is_listed_before_courts_and_bodies(desk):
    rows = countries.list_countries(desk)

    kinds = [row.is_state for row in rows]
    assert {"KZ", "KG", "RS", "ECtHR"} <= {row.place for row in rows}
    assert kinds == sorted(kinds, reverse=True)
    assert all(row.checked_on is not None or row.facts == 0 for row in rows)


def test_a_profile_has_treaties_bars_languages_rules_and_decisions(library_desk):
    view = countries.get_country(library_desk, "RS")

    subjects = {section.subject: section.facts for section in view.sections}
    assert view.treaties
    assert subjects[Subject.BARS]
    assert subjects[Subject.LANGUAGE][0].heading.startswith("Serbian")
    assert "RS-EXTR-3D" in {row.id for row in view.rules}
    assert view.authorities > 0


def test_what_was_not_collected_stands_there_as_an_empty_section(desk):
    view = countries.get_country(desk, "BE")

    sections = {section.subject: section.facts for section in view.sections}
    assert sections[Subject.BARS] == ()
    assert "Refugee Convention of 1951" in view.treaties_missing


def test_a_state_nobody_collected_anything_about_is_shown_empty(desk):
    view = countries.get_country(desk, "UZ")

    assert (view.row.facts, view.row.checked_on, view.treaties) == (0, None, ())


def test_an_unverified_fact_stays_unverified(desk):
    facts = [
        fact
        for row in countries.list_countries(desk)
        for section in countries.get_country(desk, row.place).sections
        for fact in section.facts
        if not fact.source
    ]

    assert facts
    assert {fact.grade for fact in facts} == {FactGrade.UNVERIFIED}
    assert {fact.grade_text for fact in facts} == {"not verified"}


def test_rules_of_a_profile_show_the_review_of_this_office(desk):
    review = RuleReviewDraft("RS-EXTR-3D", "Aigerim Test", date(2026, 3, 2), "Official Gazette")
    rules.review_rule(desk, review)

    view = countries.get_country(desk, "RS")

    mark = next(row.mark for row in view.rules if row.id == "RS-EXTR-3D")
    assert mark.standing is RuleStanding.REVIEWED


def test_days_off_are_named_for_the_coming_year_and_their_absence_is_said(desk):
    assert countries.get_country(desk, "KZ").holidays
    nowhere = countries.get_country(desk, "ECtHR")
    assert nowhere.holidays == ()
    assert nowhere.holidays_trouble


def test_an_own_incident_stands_in_the_profile_with_its_grade_source_and_author(desk):
    countries.add_note(desk, draft())

    (note,) = notes(desk)

    assert (note.sort, note.grade) == (NoteSort.INCIDENT, NoteGrade.PRESS)
    assert note.source == "Kloop, 21 February 2026"
    assert note.entered_by == factory.LAWYER
    assert next(r for r in countries.list_countries(desk) if r.place == "KG").notes == 1


def test_a_note_is_changed_and_moved_to_the_bin(desk):
    uid = countries.add_note(desk, draft()).created
    countries.change_note(desk, uid, draft(grade=NoteGrade.COURT, version=1))
    assert notes(desk)[0].grade is NoteGrade.COURT

    countries.delete_note(desk, uid, 2)

    assert notes(desk) == ()
    assert countries.list_notes(desk) == []
    with pytest.raises(NotFoundError):
        countries.change_note(desk, uid, draft())


def test_undo_takes_a_note_back_and_brings_a_deleted_one_again(desk):
    uid = countries.add_note(desk, draft()).created
    countries.delete_note(desk, uid)

    audit.undo_last(desk)
    assert [note.uid for note in notes(desk)] == [uid]

    audit.undo_last(desk)
    assert notes(desk) == ()


def test_the_history_keeps_every_change_of_a_note(desk):
    uid = countries.add_note(desk, draft()).created
    countries.change_note(desk, uid, draft(text="He was handed over by car."))

    commands = [entry.command for entry in audit.list_record_history(desk, "country_note", uid)]

    assert set(commands) == {"add_country_note", "change_country_note"}


def test_a_note_made_from_an_older_version_is_refused(desk):
    uid = countries.add_note(desk, draft()).created
    countries.change_note(desk, uid, draft(text="Another.", version=1))

    with pytest.raises(ChangedMeanwhileError):
        countries.change_note(desk, uid, draft(version=1))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": " "}, EmptyFieldError),
        ({"source": ""}, EmptyFieldError),
        ({"day": date(2026, 3, 4)}, FutureDateError),
        ({"place": "XX"}, UnknownNotePlaceError),
    ],
)
def test_a_note_without_text_source_or_state_is_refused(desk, fields, error):
    with pytest.raises(error):
        countries.add_note(desk, draft(**fields))
    assert countries.list_notes(desk) == []


def test_a_place_that_is_no_state_is_refused_by_name(desk):
    with pytest.raises(UnknownCountryError):
        countries.get_country(desk, "XX")


def test_a_note_about_a_state_without_facts_puts_it_into_the_list(desk):
    assert "UZ" not in {row.place for row in countries.list_countries(desk)}

    countries.add_note(desk, draft("uz"))

    assert "UZ" in {row.place for row in countries.list_countries(desk)}


def test_guests_read_the_facts_and_not_the_offices_notes(desk):
    countries.add_note(desk, draft())
    guest = factory.as_role(desk, Role.GUEST)

    assert countries.get_country(guest, "KG").notes is None
    assert countries.get_country(guest, "KG").row.notes == 0
    assert all(row.notes == 0 for row in countries.list_countries(guest))
    with pytest.raises(NotAllowedError):
        countries.list_notes(guest)


def test_a_paralegal_enters_notes_and_deletes_none(desk):
    paralegal = factory.as_role(desk, Role.PARALEGAL)
    uid = countries.add_note(paralegal, draft()).created

    with pytest.raises(NotAllowedError):
        countries.delete_note(paralegal, uid)
    assert notes(desk)


@pytest.mark.parametrize(
    ("text", "place"),
    [("kyrg", "KG"), ("Кыргыз", "KG"), ("KG", "KG"), ("herzegovina", None), ("stan", "KZ")],
)
def test_a_country_is_found_by_code_or_by_its_name_in_any_language(desk, text, place):
    found = [one for one, _ in countries.find_countries(desk, text)]
    assert place in found if place else found == []


def test_nothing_typed_finds_no_country(desk):
    assert countries.find_countries(desk, " ") == []
