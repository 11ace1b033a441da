import csv
import gettext
from dataclasses import replace
from datetime import date

import pytest

from caseapp import resources
from caseapp.domain.blocks import plain
from caseapp.domain.cited import CitedAuthority
from caseapp.domain.filings import Counsel, EventFact, MemoFacts
from caseapp.i18n import Catalogue, catalogue
from caseapp.wording import filings, refusals

EN = catalogue("en")
UNTRANSLATED_RU = Catalogue("ru", gettext.NullTranslations())
CASE = CitedAuthority(
    "k",
    "A v. B",
    "ECtHR",
    "1/20",
    "2020-03-02",
    "Grand Chamber",
    "violation: 3",
    "What was held.",
    pinpoint="§§ 5-7",
    citation_verified=True,
    outcome_verified=True,
    holding_verified="yes",
)
FACTS = MemoFacts("A Court", date(2026, 3, 12), Counsel("A Lawyer"), ("Ivan", "Иван"))


def cite(t=EN, **changes):
    return plain(filings.citation(replace(CASE, **changes), t))


def test_a_citation_has_name_formation_number_paragraphs_and_date():
    assert cite() == "A v. B [GC], no. 1/20, §§ 5–7, 2 March 2020"
    assert cite(number="1/20; 2/20") == "A v. B [GC], nos. 1/20, 2/20, §§ 5–7, 2 March 2020"
    assert cite(court="CAT", formation="", day="2007") == (
        "A v. B, communication no. 1/20, §§ 5–7, 2007"
    )


def test_a_decision_on_admissibility_is_printed_as_one():
    assert cite(formation="Chamber (decision)", pinpoint="").startswith("A v. B (dec.), no. 1/20")
    grand = cite(formation="Grand Chamber (decision)", pinpoint="")
    assert grand.startswith("A v. B (dec.) [GC], no. 1/20")


def test_a_decision_known_by_its_number_does_not_say_it_twice():
    text = cite(court="A national court", case_name="BVerfG, 2 BvR 1/20", number="2 BvR 1/20")
    assert text.count("2 BvR 1/20") == 1


def test_the_name_is_in_italics_and_tied_to_the_authority():
    name = filings.citation(CASE, EN)[0]
    assert (name.text, name.italic, name.cite) == ("A v. B", True, "k")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("violation: 3", "violation of Article 3"),
        ("violation: 3, 5-1-f", "violation of Articles 3, 5 § 1 (f)"),
        ("no violation: 13+3", "no violation of Article 13 in conjunction with 3"),
        ("violation: P4-4", "violation of Article 4 of Protocol No. 4"),
        (
            "violation: 3 (extradition, if executed) | no violation: 34",
            "violation of Article 3 (extradition, if carried out); no violation of Article 34",
        ),
        ("inadmissible", "application inadmissible"),
        ("violation: 3 (something else)", "violation: 3 (something else)"),
        ("violation: 3; 34", "violation: 3; 34"),
        ("struck out", "struck out"),
    ],
)
def test_an_outcome_is_put_into_words_only_where_nothing_is_lost(said, words):
    assert plain(filings.outcome(replace(CASE, outcome=said), EN)) == words


def test_words_of_the_library_do_not_stand_in_a_filing_of_another_language():
    odd = replace(CASE, outcome="violation: 3 (something else)")
    assert filings.outcome(odd, UNTRANSLATED_RU) == ()
    assert filings.holding(CASE, UNTRANSLATED_RU) == ()
    assert "another language" in plain(filings.badge(CASE, UNTRANSLATED_RU))


def test_an_unverified_holding_is_not_printed_until_a_lawyer_confirms_it():
    doubtful = replace(CASE, holding_verified="no")
    assert filings.holding(doubtful, EN) == ()
    confirmed = replace(doubtful, confirmed_by="A Lawyer")
    assert plain(filings.holding(confirmed, EN)) == "What was held"
    assert plain(filings.badge(confirmed, EN)) == "[holding confirmed by A Lawyer]"


def test_the_sentence_says_all_that_may_be_said_and_ends_each_part_once():
    noted = replace(CASE, good_law_note="Superseded in 2022.")
    assert plain(filings.sentence(noted, EN)) == (
        "A v. B [GC], no. 1/20, §§ 5–7, 2 March 2020. Outcome: violation of Article 3. "
        "What was held. Note: Superseded in 2022."
    )
    assert ".." not in plain(filings.sentence(noted, UNTRANSLATED_RU))


def test_a_badge_is_never_printed_on_the_filed_copy():
    for case in (CASE, replace(CASE, citation_verified=False), replace(CASE, holding="")):
        assert all(span.draft for span in filings.badge(case, EN))


def test_the_table_of_authorities_goes_by_court_and_name_without_repetition():
    cases = [
        replace(CASE, key="1", court="Zzz court", case_name="B"),
        replace(CASE, key="2", court="CAT", case_name="A"),
        replace(CASE, key="3", case_name="b v. C"),
        replace(CASE, key="4", case_name="A v. C"),
        replace(CASE, key="4", case_name="A v. C"),
    ]
    entries = filings.entries(cases, EN)
    assert [entry.key for entry in entries] == ["4", "3", "2", "1"]
    assert entries[0].group == "European Court of Human Rights"
    assert "§" not in plain(entries[0].text)


def test_the_doubt_and_the_flags_go_with_the_entry():
    entry = filings.entry(replace(CASE, good_law_note="Doubt.", outcome_verified=False), EN)
    assert (entry.note, entry.citation_verified, entry.outcome_verified) == ("Doubt.", True, False)


def test_states_have_the_names_that_courts_use():
    assert filings.state_name("RU", EN) == "Russian Federation"
    assert filings.state_name("KZ", UNTRANSLATED_RU) == "Казахстан"
    assert filings.state_name("", EN) == ""


def test_the_chronology_is_in_order_and_its_badges_are_drafts():
    events = (EventFact(date(2026, 2, 3), "Later"), EventFact(date(2026, 1, 3), "First", "client"))
    table = filings.memo_values(replace(FACTS, events=events), EN).chronology
    assert [plain(row[1]) for row in table.rows] == ["First [client]", "Later"]
    assert table.rows[0][1][1].draft
    assert filings.memo_values(FACTS, EN).chronology is None


def test_the_first_name_is_the_clients_and_the_others_are_also_written():
    client = filings.memo_values(FACTS, EN).client
    assert (client.name, plain(client.other_names)) == ("Ivan", "Иван")


def test_a_name_that_cannot_be_printed_yet_is_left_out_and_the_working_copy_says_so():
    facts = replace(FACTS, names=("Ivan", "إيفان", "Iwan"))
    names = filings.memo_values(facts, EN).client.other_names
    assert plain(names, draft=False) == "Iwan"
    assert "right-to-left" in plain(names)


def test_the_page_label_keeps_its_fields():
    assert filings.labels(EN).page_of == "Page {page} of {pages}"
    assert filings.labels(UNTRANSLATED_RU).letters.startswith("АБВ")


def test_every_refusal_of_filings_has_a_sentence():
    from caseapp.domain import blocks, template_errors
    from caseapp.domain.errors import UserError

    kinds = {
        kind
        for module in (blocks, template_errors)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, UserError)
    } - {UserError, template_errors.TemplateError}
    assert len(kinds) > 14
    assert kinds <= set(refusals.SENTENCES)


def test_remarks_of_the_library_on_itself_are_not_printed():
    case = replace(
        CASE, outcome="violation: 3 [from memory]", good_law_note="Refined in 2016 (memory)."
    )
    text = plain(filings.sentence(case, EN))
    assert "memory" not in text
    assert "Article 3" in text
    assert "Note: Refined in 2016." in text
    assert "note is from memory" in plain(filings.badge(case, EN))


def test_every_authority_that_ships_can_be_cited_in_words():
    path = resources.path("authorities", "decisions.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 288
    for row in rows:
        case = replace(
            CASE, case_name=row["case_name"], court=row["court"],
            number=row["application_or_ecli"], day=row["date"], outcome=row["outcome"],
            good_law_note=row["still_good_law_note"],
        )  # fmt: skip
        text = plain(filings.sentence(case, EN))
        assert text.startswith(row["case_name"])
        assert "Outcome: " in text
        assert bool(row["still_good_law_note"]) == ("Note: " in text)


def test_what_went_against_the_person_is_never_relied_on():
    adverse = replace(CASE, key="n", case_name="Nobody v. State", outcome="no violation: 3")
    values = filings.memo_values(replace(FACTS, authorities=(CASE, adverse)), EN)
    assert [plain(one.citation)[:6] for one in values.authorities] == ["A v. B"]
    assert [plain(one.citation)[:6] for one in values.adverse] == ["Nobody"]


def test_an_adverse_decision_that_the_lawyer_names_is_not_listed_again():
    adverse = replace(CASE, case_name="Nobody v. State", outcome="no violation: 3")
    texts = {"adverse": "Nobody v. State was about another law."}
    facts = replace(FACTS, authorities=(adverse,), sections=texts)
    values = filings.memo_values(facts, EN)
    assert (values.authorities, values.adverse) == ((), ())
    assert [one.key for one in filings.entries(facts.authorities, EN)] == ["k"]
