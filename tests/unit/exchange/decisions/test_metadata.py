"""What decisions of other courts and bodies say of themselves on their title pages."""

import pytest

from caseapp.exchange.decisions.reading import read_decision


def page(title, *lines):
    body = "".join(f"<p>{line}</p>" for line in (*lines, "1. First.", "2. Second."))
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


PAGES = {
    "BAILII": (
        page("HJ (Iran) v Secretary of State for the Home Department (Rev 1) [2010] UKSC 31 (07 July 2010)",
             "Neutral Citation Number: [2010] UKSC 31", "JUDGMENT"),
        ("HJ (Iran) v Secretary of State for the Home Department", ("[2010] UKSC 31",), "UK", "2010-07-07"),
    ),
    "CURIA": (
        page("CURIA - Documents", "JUDGMENT OF THE COURT (Grand Chamber)", "6 September 2016 (*)",
             "In Case C‑182/15,", "REQUEST for a preliminary ruling", "Aleksei Petruhhin,", "THE COURT (Grand Chamber),"),
        ("Aleksei Petruhhin", ("C-182/15",), "CJEU", "2016-09-06"),
    ),
    "CAT": (
        page("", "CAT/C/34/D/233/2003", "Submitted by: Mr. Ahmed Agiza (represented by counsel)",
             "State party: Sweden", "Date of present decision: 20 May 2005"),
        ("Ahmed Agiza v. Sweden", ("233/2003",), "CAT", "2005-05-20"),
    ),
    "a German court": (
        page("", "OBERLANDESGERICHT KARLSRUHE", "Beschluss vom 17. Februar 2020", "Ausl 301 AR 156/19"),
        ("", ("Ausl 301 AR 156/19",), "DE", "2020-02-17"),
    ),
    "a French court": (
        page("", "COUR DE CASSATION", "Chambre criminelle, 3 novembre 2015, 15-83.910"),
        ("", ("15-83.910",), "FR", "2015-11-03"),
    ),
    "Strasbourg in Russian": (
        page("", "ПЕРВАЯ СЕКЦИЯ", "ДЕЛО «ГАРАБАЕВ ПРОТИВ РОССИИ»", "(Жалоба № 38411/02)", "7 июня 2007 г."),
        ("Гарабаев против России", ("38411/02",), "ECtHR", "2007-06-07"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), PAGES.values(), ids=PAGES)
def test_a_title_page_gives_name_number_court_and_day(data, expected):
    draft = read_decision("decision.html", data)
    day = draft.day.isoformat() if draft.day else ""
    assert (draft.name, draft.numbers, draft.court, day) == expected


def test_a_french_judgment_holds_in_french():
    data = page(
        "", "AFFAIRE DAOUDI c. FRANCE", "(Requête no 19576/08)", "3 décembre 2009"
    ).replace(
        b"</body>",
        b"<p>PAR CES MOTIFS, LA COUR</p><p>1. Dit qu'il y aurait violation de l'article 3;</p>"
        b"<p>2. Dit qu'il n'y a pas eu violation des articles 8 et 13.</p></body>",
    )
    draft = read_decision("arrêt.html", data)
    assert draft.conclusion == "violation: 3 | no violation: 8, 13"


def test_a_name_on_a_line_of_its_own_is_not_cut():
    lines = [
        "Zakrzewski v Regional Court in Lodz, Poland [2013] UKSC 2",
        "1. First.",
        "2. Second.",
    ]
    page = "".join(f"<p>{line}</p>" for line in lines)
    draft = read_decision("case.html", page.encode())
    assert draft.name == "Zakrzewski v Regional Court in Lodz, Poland"
    assert draft.numbers == ("[2013] UKSC 2",)
