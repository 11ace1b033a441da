"""What a relation says, and where it is said."""

import pytest

from caseapp.domain.authorities import TREATMENTS
from caseapp.domain.relations import KIND_OF, marks_of, pinpoints, speaks_of, warns


def test_every_relation_of_a_pack_is_of_a_kind():
    assert set(KIND_OF) == TREATMENTS


@pytest.mark.parametrize(
    ("code", "incoming"),
    [
        ("superseded_by_grand_chamber", False),
        ("revised_by", False),
        ("departs_from", True),
        ("departs_from_country_finding_in", True),
        ("reassesses_country_finding_in", True),
    ],
)
def test_the_decision_that_is_undone_is_warned_of_and_the_other_is_not(code, incoming):
    assert warns(code, incoming=incoming)
    assert not warns(code, incoming=not incoming)


@pytest.mark.parametrize("code", ["follows", "distinguishes", "cites", "companion_of"])
def test_what_undoes_nothing_warns_nobody(code):
    assert not warns(code, incoming=True)
    assert not warns(code, incoming=False)


@pytest.mark.parametrize(
    ("basis", "paragraphs"),
    [
        ("VERIFIED in the full text: § 72 refers to Mamatkulov and Askarov", ("72",)),
        ("VERIFIED in the full text: §§ 32-42 summary of case-law", ("32-42",)),
        ("VERIFIED in the full text: § 144 refers to Savriddin Dzhurayev §§ 211-213", ("144",)),
        ("§§ 12, 14–16 and more", ("12", "14-16")),
        ("MEMORY", ()),
        ("VERIFIED (public Opinion in C-238/19, point 1)", ()),
    ],
)
def test_the_first_paragraphs_of_a_basis_are_those_of_the_decision_that_tells(basis, paragraphs):
    assert pinpoints(basis) == paragraphs


def test_a_decision_is_known_by_number_name_and_first_party():
    found = speaks_of(marks_of("Soering v. the United Kingdom", ["14038/88"], ["Saadi v. Italy"]))
    for text in ("(no. 14038/88)", "Soering v. the United Kingdom", "as in Soering, cited above"):
        assert found.search(text)
    assert not found.search("Soeringer, no. 114038/88")


def test_parties_of_two_decisions_do_not_stand_for_either():
    titles = ["Saadi v. Italy", "Saadi v. the United Kingdom"]
    found = speaks_of(marks_of(titles[0], ["37201/06"], titles))
    assert found.search("Saadi v. Italy")
    assert not found.search("Saadi, cited above")
    assert "N.A." not in marks_of("N.A. v. Finland", ["25244/18"], [])
