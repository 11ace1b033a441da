"""States in the reader's language, also those that a source names in English."""

from caseapp.i18n import catalogue
from caseapp.wording.authorities import formation_text
from caseapp.wording.states import written_states


def test_states_that_a_source_names_in_english_are_translated():
    assert written_states("Georgia; Russia", "ru") == "Грузия; Россия"
    assert written_states("Turkey (receiving State)", "ru") == "Турция (receiving State)"


def test_a_name_that_nobody_knows_stays():
    assert written_states("Ruritania", "ru") == "Ruritania"
    assert written_states("", "ru") == ""


def test_a_formation_without_a_word_stays_as_its_source_has_it():
    assert formation_text("Grand Chamber", catalogue("en")) == "Grand Chamber"
    assert formation_text("Bean LJ, Dove J", catalogue("ru")) == "Bean LJ, Dove J"
