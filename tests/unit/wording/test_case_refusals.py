import re
from datetime import date

import pytest

from caseapp.domain import casefiles, fields, freedates, statuses
from caseapp.domain.errors import (
    DateOrderError,
    EmptyFieldError,
    FutureDateError,
    TextTooLongError,
    UserError,
)
from caseapp.domain.vocabulary import DateKind, DeadlineState
from caseapp.i18n import catalogue
from caseapp.wording.field_names import FIELD_NAMES, field_name
from caseapp.wording.refusals import cases, refusal

T = catalogue("en")
OURS = [
    kind
    for module in (casefiles, fields, freedates, statuses)
    for kind in vars(module).values()
    if isinstance(kind, type)
    and issubclass(kind, UserError)
    and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_sentence_whose_fields_are_its_values(kind):
    sentence = cases.SENTENCES[kind]
    named = set(re.findall(r"\{(\w+)\}", sentence))
    promised = re.search(r"\(values: ([^)]*)\)", kind.__doc__ or "")
    assert named <= set(promised[1].replace(",", " ").split() if promised else ())
    assert sentence.endswith(".")
    assert refusal(kind(**dict.fromkeys(named, "x")), T)


def test_a_field_is_named_in_words_never_by_its_code():
    said = refusal(TextTooLongError(field="safe_contact.hours", limit=200, length=999), T)
    assert "Safe contact: hours" in said
    assert "safe_contact" not in said


def test_a_date_of_an_event_is_named_by_what_it_says():
    said = refusal(DateOrderError(earlier="date_of_birth", later="served_on_client"), T)
    assert "Date of birth" in said
    assert "Copy received by client" in said


def test_days_are_said_with_their_weekday():
    said = refusal(FutureDateError(field="filed", day=date(2026, 3, 4)), T)
    assert "Wed 4 Mar 2026" in said


def test_a_state_is_said_in_words():
    said = refusal(
        statuses.WrongStateError(step="accept", state=DeadlineState.TO_BE_DETERMINED), T
    )
    assert "To be determined" in said


@pytest.mark.parametrize("code", sorted({*FIELD_NAMES, *DateKind}))
def test_no_field_is_empty_or_a_code(code):
    assert field_name(code, T) != code
    assert refusal(EmptyFieldError(field=code), T)
