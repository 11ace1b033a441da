"""Every code of the library has words."""

import pytest

from caseapp.domain.authorities import (
    TREATMENTS,
    AlreadyConfirmedError,
    Label,
    OutcomeKind,
    PackFileError,
    PackRowError,
    UnprintableAuthorityError,
)
from caseapp.i18n import catalogue
from caseapp.packs.authorities import load
from caseapp.wording.authorities import (
    FACET_TITLES,
    OUTCOMES,
    RELATIONS,
    label_text,
    relation_text,
)
from caseapp.wording.issues import GROUPS, ISSUES
from caseapp.wording.refusals import refusal

T = catalogue("en")


def test_every_outcome_relation_and_facet_has_words():
    assert set(OUTCOMES) == set(OutcomeKind)
    assert set(RELATIONS) == TREATMENTS
    assert set(FACET_TITLES) == set(Label)


def test_every_keyword_and_group_of_the_vocabulary_has_words():
    vocabulary = load().vocabulary
    assert set(ISSUES) == {term.keyword for term in vocabulary}
    assert set(GROUPS) == {term.group for term in vocabulary}


def test_every_label_of_the_library_can_be_worded():
    for decision in load().decisions:
        for label, value in decision.labels():
            assert label_text(label, value, T)


def test_a_relation_reads_differently_from_its_other_end():
    assert relation_text("follows", T, incoming=False) == "follows"
    assert relation_text("follows", T, incoming=True) == "followed by"


@pytest.mark.parametrize(
    "error",
    [
        UnprintableAuthorityError(title="Bozano v. France"),
        AlreadyConfirmedError(title="Soering"),
        PackRowError(file="decisions.csv", row=7, field="date", text="31.02"),
        PackFileError(file="states.csv", row=0, field="", text=""),
    ],
)
def test_every_refusal_says_what_it_is_about(error):
    sentence = refusal(error, T)
    assert str(next(iter(error.values.values()))) in sentence
    assert sentence.endswith(".")
