from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.blocks import (
    AuthoritiesTable,
    AuthorityEntry,
    AuthorityNotVerifiedError,
    Document,
    Heading,
    Mark,
    Numbered,
    RepeatedFieldError,
    Span,
    TableOfAuthoritiesMissingError,
    TooManyBlocksError,
    UncitedKeyError,
    UnfilledFieldError,
    check_document,
)
from caseapp.domain.errors import ControlCharacterError

ENTRY = AuthorityEntry("k", "A court", (Span("A v. B"),), "", True, True)
CITING = Numbered((Span("See "), Span("A v. B", cite="k")))
GOOD = Document(
    "Memo", "en", date(2026, 3, 12), (AuthoritiesTable(), CITING), authorities=(ENTRY,)
)


def test_a_document_whose_authorities_are_verified_passes():
    check_document(GOOD)


@pytest.mark.parametrize("flag", ["citation_verified", "outcome_verified"])
@pytest.mark.parametrize("mark", list(Mark))
def test_the_print_gate_is_closed_on_either_copy_when_a_flag_is_missing(flag, mark):
    closed = replace(GOOD, authorities=(replace(ENTRY, **{flag: False}),), mark=mark)
    with pytest.raises(AuthorityNotVerifiedError) as refused:
        check_document(closed)
    assert refused.value.values == {"authority": "A v. B"}


def test_an_unverified_authority_that_nobody_cites_does_no_harm():
    check_document(replace(GOOD, blocks=(), authorities=(replace(ENTRY, outcome_verified=False),)))


def test_citations_need_the_table_that_prints_the_doubts():
    with pytest.raises(TableOfAuthoritiesMissingError):
        check_document(replace(GOOD, blocks=(CITING,)))


def test_a_citation_of_nothing_is_refused():
    with pytest.raises(UncitedKeyError):
        check_document(replace(GOOD, authorities=()))


def test_a_filed_copy_with_a_gap_is_refused_and_a_working_copy_is_not():
    gapped = replace(GOOD, gaps=("court", "client.name"))
    check_document(gapped)
    with pytest.raises(UnfilledFieldError) as refused:
        check_document(replace(gapped, mark=Mark.FILED))
    assert refused.value.values == {"fields": "court, client.name"}


def test_two_headings_with_one_anchor_are_refused():
    heading = Heading((Span("x"),), anchor="a")
    with pytest.raises(RepeatedFieldError):
        check_document(replace(GOOD, blocks=(heading, heading)))


def test_a_direction_override_is_refused_wherever_it_stands():
    for bad in (
        replace(GOOD, title="a\u202eb"),
        replace(GOOD, running_head="a\u202eb"),
        replace(GOOD, blocks=(Heading((Span("a\u202eb"),)),)),
        replace(GOOD, authorities=(replace(ENTRY, note="a\u202eb"),)),
    ):
        with pytest.raises(ControlCharacterError):
            check_document(bad)


def test_a_document_without_end_is_refused():
    with pytest.raises(TooManyBlocksError):
        check_document(replace(GOOD, blocks=(CITING,) * 20_001))
