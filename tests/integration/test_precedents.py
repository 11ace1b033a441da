"""The precedent report for a pair of states: both sides, how it was searched, what is missing."""

from dataclasses import replace

import pypdfium2
import pytest

from caseapp.domain.fields import UnknownStateError
from caseapp.domain.precedents import Doubt, Gap, SameStateError, Side
from caseapp.reports import worker
from caseapp.services.precedents import find_precedents, print_precedents
from tests import factory
from tests.integration.console import run


@pytest.fixture
def office(library_desk):
    return replace(library_desk, isolated=lambda _task, payload, _limits: worker.render(payload))


def words(pdf):
    document = pypdfium2.PdfDocument(pdf.data)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def named(found):
    return {one.cited.case_name for one in found}


def test_the_pair_and_what_is_persuasive_only_stand_apart(office):
    report = find_precedents(office, "DE", "RU")

    assert report.pair
    assert {one.host_states for one in report.pair} == {("DE",)}
    assert report.persuasive
    assert not named(report.pair) & named(report.persuasive)


def test_adverse_authority_stands_in_the_report(office):
    report = find_precedents(office, "FR", "RU")

    assert Side.ADVERSE in {one.side for one in (*report.pair, *report.persuasive)}


def test_what_is_not_verified_is_never_usable(office):
    report = find_precedents(office, "KZ", "RU")
    usable = (*report.pair, *report.persuasive)

    assert all(one.cited.citation_verified and one.cited.outcome_verified for one in usable)
    assert report.apart
    assert all(one.doubts for one in report.apart)
    assert Doubt.OUTCOME in {doubt for one in report.apart for doubt in one.doubts}


def test_the_search_names_labels_library_and_how_much_it_looked_through(office):
    search = find_precedents(office, "kz", "ru").search

    assert (search.host, search.requesting) == ("KZ", "RU")
    assert search.decisions == 288
    assert search.edition
    assert search.day == office.clock.today()


def test_a_host_without_decisions_of_its_own_courts_is_told(office):
    assert Gap.NO_OWN_COURT in dict(find_precedents(office, "KZ", "RU").gaps)
    assert Gap.NO_OWN_COURT not in dict(find_precedents(office, "DE", "RU").gaps)


def test_what_concerns_the_pair_and_is_not_verified_is_told_to_the_office_alone(office):
    """The library's only decision about these two states, with an outcome from memory."""
    assert dict(find_precedents(office, "KG", "UZ").gaps)[Gap.PAIR_NOT_VERIFIED] == 1
    assert Gap.PAIR_NOT_VERIFIED not in dict(find_precedents(office, "RS", "TR").gaps)
    told = "concerns both states, Kyrgyzstan and Uzbekistan: find it"
    assert told in words(print_precedents(office, "KG", "UZ"))
    assert told not in words(print_precedents(office, "KG", "UZ", filed=True))


@pytest.mark.parametrize("wrong", ["XQ", "Kazakhstan", "1", "ZZ"])
def test_an_unknown_state_is_refused_by_name(office, wrong):
    with pytest.raises(UnknownStateError) as refused:
        find_precedents(office, wrong, "RU")
    assert refused.value.values["text"] == wrong.upper()


def test_one_state_is_no_pair(office):
    with pytest.raises(SameStateError):
        find_precedents(office, "KZ", "kz")


def test_the_working_copy_shows_what_is_apart_and_that_it_is_no_statistic(office):
    report, said = find_precedents(office, "KZ", "RU"), words(print_precedents(office, "KZ", "RU"))

    assert "DRAFT – PRIVILEGED" in said
    assert "decisions, not a statistic" in said
    assert report.apart[0].cited.case_name in said


def test_the_filed_copy_has_no_marks_no_counts_and_nothing_unverified(office):
    report = find_precedents(office, "KZ", "RU")
    said = words(print_precedents(office, "KZ", "RU", filed=True))

    assert "How the search was made" in said
    for absent in ("DRAFT", "not a statistic", "may not be cited", "[citation"):
        assert absent not in said
    only_apart = named(report.apart) - named((*report.pair, *report.persuasive))
    assert not [name for name in only_apart if name in said]


def test_a_doubt_whether_a_decision_is_good_law_goes_with_it(office):
    report = find_precedents(office, "UA", "KZ")
    doubtful = [one for one in (*report.pair, *report.persuasive) if one.cited.good_law_note]

    assert doubtful
    said = words(print_precedents(office, "UA", "KZ", filed=True))
    assert "Note:" in said


def test_the_command_writes_the_report_and_answers_machines(vault_path, tmp_path):
    path = vault_path[0]
    file = tmp_path / "report.pdf"
    given = factory.PASSPHRASE + "\n"
    told = run("report", path, "--host", "KZ", "--requesting", "RU", "-o", file, "--json",
               given=given)  # fmt: skip

    assert told.code == 0, told.err
    assert file.read_bytes().startswith(b"%PDF")
    assert told.json["report"]["search"]["requesting"] == "RU"
    assert told.json["printed"]["pages"] >= 1


def test_the_command_reads_names_of_states_and_says_which_pair_it_took(vault_path):
    told = run("report", vault_path[0], "--host", "Kazakhstan", "--requesting", "Россия",
               given=factory.PASSPHRASE + "\n")  # fmt: skip

    assert told.code == 0, told.err
    assert "Kazakhstan – Russian Federation" in told.out


def test_the_command_refuses_an_unknown_state_and_writes_nothing(vault_path, tmp_path):
    path = vault_path[0]
    file = tmp_path / "report.pdf"
    told = run("report", path, "--host", "QQ", "--requesting", "RU", "-o", file,
               given=factory.PASSPHRASE + "\n")  # fmt: skip

    assert told.code == 1
    assert "QQ" in told.err
    assert not file.exists()
