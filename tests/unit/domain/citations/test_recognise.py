"""Citations are recognised in every form that European and United Nations decisions have."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.citations import CitationKind, recognise


def only(text):
    (found,) = recognise(text)
    return found


@pytest.mark.parametrize(
    ("text", "numbers", "name", "when"),
    [
        ("Saadi v. Italy [GC], no. 37201/06, §§ 125 and 133, ECHR 2008", ["37201/06"], "Saadi v. Italy", 2008),
        ("Salem v. Portugal (dec.), no. 26844/04, 9 May 2006", ["26844/04"], "Salem v. Portugal", date(2006, 5, 9)),
        ("Balogh v Hungary App no 47940/99 (ECtHR, 20 July 2004)", ["47940/99"], "Balogh v Hungary", date(2004, 7, 20)),
        ("Garabayev v Russia (38411/02), 7 June 2007", ["38411/02"], "Garabayev v Russia", date(2007, 6, 7)),
        ("EGMR (GK), Urt. v. 28.2.2008 – 37201/06 – (Saadi/Italien), Rn. 125 ff.", ["37201/06"], "Saadi/Italien", date(2008, 2, 28)),
        ("CEDH, gde ch., 28 févr. 2008, Saadi c/ Italie, req. n° 37201/06", ["37201/06"], "Saadi c/ Italie", date(2008, 2, 28)),
        ("постановление ЕСПЧ от 28 февраля 2008 г. по делу «Саади против Италии», жалоба № 37201/06, § 125",
         ["37201/06"], "Саади против Италии", date(2008, 2, 28)),
        ("Mamatkulov and Askarov v. Turkey [GC], nos. 46827/99 and 46951/99, ECHR 2005-I",
         ["46827/99", "46951/99"], "Mamatkulov and Askarov v. Turkey", 2005),
        ("ECLI:CE:ECHR:2008:0228JUD003720106", ["37201/06"], "", date(2008, 2, 28)),
    ],
)  # fmt: skip
def test_cases_of_strasbourg_are_known_by_their_applications(text, numbers, name, when):
    found = only(text)
    assert (found.kind, list(found.numbers), found.name) == (CitationKind.ECTHR, numbers, name)
    assert when in (found.day, found.year)


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Soering v. the United Kingdom, 7 July 1989, § 91, Series A no. 161", "Series A no. 161"),
        ("Cour eur. D.H., arrêt Soering c. Royaume-Uni du 7 juillet 1989, série A n° 161", "Series A no. 161"),
        ("Omojudi v UK (2009) 51 EHRR 10", "(2009) 51 EHRR 10"),
        ("Osman v UK ECHR 1998–VIII 3124", "ECHR 1998-VIII 3124"),
        ("Simpson v UK (1989) 64 DR 188", "(1989) 64 DR 188"),
    ],
)  # fmt: skip
def test_older_cases_are_known_by_the_printed_series(text, report):
    found = only(text)
    assert (found.kind, found.reports) == (CitationKind.ECTHR, (report,))


@pytest.mark.parametrize(
    ("text", "numbers", "name", "ecli"),
    [
        ("Judgment of 5 April 2016, Aranyosi and Căldăraru, C‑404/15 and C‑659/15 PPU, EU:C:2016:198, paragraphs 91 to 94",
         ["C-404/15", "C-659/15 PPU"], "Aranyosi and Căldăraru", "ECLI:EU:C:2016:198"),
        ("Case C-411/10 N.S. and Others [2011] EU:C:2011:865, para 94", ["C-411/10"], "N.S. and Others", "ECLI:EU:C:2011:865"),
        ("Case 26/62 Van Gend en Loos [1963] ECR 1", ["26/62"], "Van Gend en Loos", ""),
        ("Case 26/62 van Gend en Loos [1963] ECR 1", ["26/62"], "van Gend en Loos", ""),
        ("Case 41/74 van Duyn v Home Office [1974] ECR 1337", ["41/74"], "van Duyn v Home Office", ""),
        ("CJUE, 5 avril 2016, Aranyosi et Căldăraru, aff. jointes C-404/15 et C-659/15 PPU, point 94",
         ["C-404/15", "C-659/15 PPU"], "Aranyosi et Căldăraru", ""),
        ("EuGH, Urteil vom 5. April 2016 – C-404/15 –, Rn. 94", ["C-404/15"], "", ""),
        ("Case C-216/18 PPU LM (Deficiencies in the system of justice) ECLI:EU:C:2018:586", ["C-216/18 PPU"], "LM (Deficiencies in the system of justice)", "ECLI:EU:C:2018:586"),
    ],
)  # fmt: skip
def test_cases_of_luxembourg_are_known_by_number_and_identifier(text, numbers, name, ecli):
    found = only(text)
    assert found.kind is CitationKind.CJEU
    assert (list(found.numbers), found.name, found.ecli) == (numbers, name, ecli)


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Paez v. Sweden, Communication No. 39/1996, U.N. Doc. CAT/C/18/D/39/1996, para. 14.5", CitationKind.CAT, "39/1996"),
        ("Committee against Torture, Abdussamatov and others v. Kazakhstan, communication No. 444/2010", CitationKind.CAT, "444/2010"),
        ("Human Rights Committee, Kindler v. Canada, communication no. 470/1991, § 13.2", CitationKind.HRC, "470/1991"),
        ("Kindler v. Canada, U.N. Doc. CCPR/C/48/D/470/1991 (1993)", CitationKind.HRC, "470/1991"),
        ("A/HRC/WGAD/2017/42, Opinion No. 42/2017", CitationKind.UN, "42/2017"),
        ("R (Ullah) v Special Adjudicator [2004] UKHL 26, [2004] 2 AC 323, [24]", CitationKind.UK, "[2004] UKHL 26"),
        ("AM and another v Secretary of State [2019] UKUT 46 (IAC)", CitationKind.UK, "[2019] UKUT 46 (IAC)"),
        ("Minister for Justice and Equality v Celmer [2018] IEHC 119", CitationKind.IE, "[2018] IEHC 119"),
        ("BVerfG, Beschluss vom 15. Dezember 2015 – 2 BvR 2735/14 –, Rn. 49", CitationKind.DE, "2 BvR 2735/14"),
        ("BVerwG, Urteil vom 31. Januar 2013 – 10 C 15.12 –, BVerwGE 146, 12", CitationKind.DE, "10 C 15.12"),
        ("OVG NRW, Urteil vom 10. Mai 2016 – 14 A 2316/16.A", CitationKind.DE, "14 A 2316/16.A"),
        ("Cass. crim., 3 mars 2015, n° 14-86.498, Bull. crim. n° 45", CitationKind.FR, "14-86.498"),
        ("CE, Ass., 25 septembre 1984, Lujambio Galdeano, n° 62847, Rec. p. 308", CitationKind.FR, "62847"),
        ("Cons. const., 14 nov. 2014, n° 2014-427 QPC", CitationKind.FR, "2014-427 QPC"),
        ("CNDA, 5 mai 2015, n° 14009212", CitationKind.FR, "14009212"),
    ],
)  # fmt: skip
def test_other_bodies_are_known_by_their_own_numbers(text, kind, number):
    found = only(text)
    assert (found.kind, found.numbers) == (kind, (number,))


@pytest.mark.parametrize(
    "text",
    [
        "Law no. 34/08 of 12 May 2008 on asylum",
        "Article 3 § 1 and Article 5 § 4 of the Convention, Rule 39 § 1",
        "Regulation (EU) No 604/2013 of 26 June 2013 (OJ L 180, 29.6.2013, p. 31)",
        "Directive 2011/95/EU; Framework Decision 2002/584/JHA",
        "He was born on 12.03.1985 and lives at 12/34 Main Street, tel. no. 123/45.",
        "Decree No. 45/99 of 3 May 1999; he appealed on 5 May 2005 (file no. 1-23/08)",
        "Smith v. Jones was decided long ago, on 5 May 2003.",
        "Security Council resolution 1373 (2001), CPT/Inf (2004) 36, and A/RES/39/46",
    ],
)
def test_laws_files_and_dates_are_no_citations(text):
    assert recognise(text) == ()


def test_a_text_that_repeats_the_sign_between_parties_is_soon_read():
    begun = time.process_time()
    assert recognise("v. " * 4_000) == ()
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "kind", "number", "name", "day"),
    [
        ("Judge v. Canada, no. 829/1998, HRC, Views of 5 August 2003",
         CitationKind.HRC, "829/1998", "Judge v. Canada", date(2003, 8, 5)),
        ("A. v. Sweden, no. 149/1999, CAT, decision of 24 November 2000",
         CitationKind.CAT, "149/1999", "A. v. Sweden", date(2000, 11, 24)),
        ("Saadi v. Italy, no. 37201/06, ECtHR, 28 February 2008",
         CitationKind.ECTHR, "37201/06", "Saadi v. Italy", date(2008, 2, 28)),
    ],
)  # fmt: skip
def test_a_court_behind_the_number_belongs_to_it_with_the_date(text, kind, number, name, day):
    found = only(text)
    assert (found.kind, found.numbers, found.name, found.day) == (kind, (number,), name, day)


def test_a_court_that_leads_to_the_next_decision_is_not_taken():
    first, second = recognise(
        "Saadi v. Italy, no. 37201/06, ECtHR, Soering v. the United Kingdom, no. 14038/88"
    )
    assert (first.name, second.name) == ("Saadi v. Italy", "Soering v. the United Kingdom")


def test_citations_in_one_sentence_keep_their_own_parts():
    text = (
        "(see Mamatkulov and Askarov v. Turkey [GC], nos. 46827/99 and 46951/99, § 67, "
        "ECHR 2005-I, and Saadi v. Italy [GC], no. 37201/06, § 125, 28 February 2008)"
    )
    first, second = recognise(text)
    assert (first.paragraphs, second.paragraphs) == (("67",), ("125",))
    assert text[second.start : second.end].startswith("Saadi v. Italy")


def test_the_date_of_another_act_is_not_taken():
    text = "Soering v. the United Kingdom, no. 14038/88, and Order of the Court of 14.06.2012"
    assert only(text).day is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("§§ 88-91, 93 and 95", ("88-91", "93", "95")),
        ("§§ 187-89", ("187-189",)),
        ("§ 83 et seq.", ("83",)),
        ("paras 24–26", ("24-26",)),
    ],
)
def test_pinpoints_are_read_as_numbers_and_ranges(written, read):
    assert only(f"Saadi v. Italy [GC], no. 37201/06, {written}").paragraphs == read


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400) | st.text("v. §no[]()0123456789/,;ABC abcECHR–", max_size=400))
def test_any_text_is_safe(text):
    for found in recognise(text):
        assert 0 <= found.start < found.end <= len(text)
