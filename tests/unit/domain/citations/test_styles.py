"""One decision written in the three styles."""

from datetime import date

import pytest

from caseapp.domain.citations import (
    CitationKind,
    CitationStyle,
    Cited,
    recognise,
    write_citation,
)

SAADI = Cited(
    CitationKind.ECTHR, "Saadi v. Italy", ("37201/06",), date(2008, 2, 28),
    court="ECtHR", grand_chamber=True, paragraphs=("125", "133-135"),
)  # fmt: skip
ARANYOSI = Cited(
    CitationKind.CJEU, "Aranyosi and Căldăraru", ("C-404/15", "C-659/15 PPU"), date(2016, 4, 5),
    ecli="ECLI:EU:C:2016:198", court="CJEU", paragraphs=("94",),
)  # fmt: skip
VIEWS = Cited(
    CitationKind.HRC, "Alzery v. Sweden", ("1416/2005",), date(2006, 10, 25), court="HRC",
    document="CCPR/C/88/D/1416/2005",
)  # fmt: skip
DZGOEV = Cited(
    CitationKind.UK, "Dzgoev v Russian Federation", ("[2017] EWHC 735 (Admin)",), date(2017, 4, 6),
    paragraphs=("12", "14-16"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("cited", "style", "written"),
    [
        (SAADI, CitationStyle.ECTHR, "Saadi v. Italy [GC], no. 37201/06, §§ 125 and 133-135, 28 February 2008"),
        (SAADI, CitationStyle.OSCOLA, "Saadi v Italy App no 37201/06 (ECtHR [GC], 28 February 2008), paras 125, 133–135"),
        (SAADI, CitationStyle.PLAIN, "Saadi v. Italy, ECtHR [GC], 37201/06, 28 February 2008, §§ 125 and 133-135"),
        (ARANYOSI, CitationStyle.ECTHR,
         "judgment of 5 April 2016, Aranyosi and Căldăraru, C-404/15 and C-659/15 PPU, EU:C:2016:198, paragraph 94"),
        (ARANYOSI, CitationStyle.OSCOLA,
         "Joined Cases C-404/15 and C-659/15 PPU Aranyosi and Căldăraru EU:C:2016:198, para 94"),
        (Cited(CitationKind.HRC, "Kindler v. Canada", ("470/1991",), date(1993, 7, 30), court="HRC"),
         CitationStyle.OSCOLA, "Kindler v Canada, Communication No 470/1991 (HRC, 30 July 1993)"),
        (VIEWS, CitationStyle.OSCOLA,
         "Alzery v Sweden, Communication No 1416/2005 (HRC, 25 October 2006) UN Doc CCPR/C/88/D/1416/2005"),
        (VIEWS, CitationStyle.ECTHR,
         "HRC, Alzery v. Sweden, Communication no. 1416/2005, CCPR/C/88/D/1416/2005, 25 October 2006"),
        (DZGOEV, CitationStyle.OSCOLA, "Dzgoev v Russian Federation [2017] EWHC 735 (Admin) [12], [14]–[16]"),
        (Cited(CitationKind.UK, "Russian Federation v Shulgin", (), date(2022, 3, 9),
               court="England and Wales: Westminster Magistrates’ Court"), CitationStyle.ECTHR,
         "Russian Federation v Shulgin (Westminster Magistrates’ Court, 9 March 2022)"),
        (Cited(CitationKind.DE, "BVerfG, 2 BvR 408/21", ("2 BvR 408/21",), date(2021, 3, 19),
               court="Germany: Federal Constitutional Court"), CitationStyle.PLAIN,
         "BVerfG, 2 BvR 408/21, 19 March 2021"),
        (Cited(CitationKind.CAT, "Pelit v. Azerbaijan", ("281/2005",), year=2007, court="CAT"),
         CitationStyle.ECTHR, "CAT, Pelit v. Azerbaijan, Communication no. 281/2005 (2007)"),
    ],
)  # fmt: skip
def test_a_citation_is_written_in_the_style_asked_for(cited, style, written):
    assert write_citation(cited, style) == written


@pytest.mark.parametrize("style", list(CitationStyle))
@pytest.mark.parametrize("cited", [SAADI, ARANYOSI], ids=["Saadi", "Aranyosi"])
def test_what_is_written_is_recognised_again(cited, style):
    (found,) = recognise(write_citation(cited, style))
    assert (found.kind, found.day or found.year) in {
        (cited.kind, cited.day),
        (cited.kind, cited.day.year),
    }
    assert found.numbers == cited.numbers


def test_nothing_is_filled_in_that_is_not_known():
    bare = Cited(CitationKind.ECTHR, "Saadi v. Italy")
    assert write_citation(bare, CitationStyle.ECTHR) == "Saadi v. Italy"
