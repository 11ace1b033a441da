"""The precedent report of golden files: made up, every side and ground in it."""

from datetime import date
from pathlib import Path

from caseapp.domain.blocks import AuthoritiesTable, Document, Mark
from caseapp.domain.cited import CitedAuthority
from caseapp.domain.precedents import Gap, Side
from caseapp.domain.views.precedents import Precedent, PrecedentReport, PrecedentSearch
from caseapp.reports import render
from caseapp.reports.sheets.precedents import precedent_report, precedent_section
from caseapp.wording.filings import entries, labels
from tests.golden.memo_facts import SOERING, SUPERSEDED, words
from tests.unit.reports.reading import line_places

FOLDER = Path(__file__).parent
GROUNDS = ("art. 3 risk generally", "assurances")
UNSURE = CitedAuthority(
    key="a9",
    case_name="Koné",
    court="France: Conseil d’État",
    number="169219",
    day="1996-07-03",
    outcome="principle affirmed",
    citation_verified=True,
    outcome_verified=True,
)
REPORT = PrecedentReport(
    search=PrecedentSearch("UA", "KZ", date(2026, 2, 3), "leading-decisions", "2026.1", 288, 4),
    pair=(
        Precedent(SOERING, ("UA",), Side.FAVOURABLE, GROUNDS, (), 1989),
        Precedent(SUPERSEDED, ("UA",), Side.ADVERSE, GROUNDS[:1], (), 2019),
    ),
    persuasive=(Precedent(UNSURE, ("FR",), Side.UNKNOWN, (), (), 1996),),
    apart=(),
    gaps=((Gap.NO_OWN_COURT, 0), (Gap.NO_TEXT, 3), (Gap.UNLABELLED, 4)),
)


def section(language):
    """Return a filed document that is nothing but the section of a memo."""
    t = words(language)
    return Document(
        title="Precedents",
        language=language,
        day=date(2026, 2, 3),
        blocks=(*precedent_section(REPORT, t), AuthoritiesTable()),
        labels=labels(t),
        authorities=entries((one.cited for one in REPORT.named), t),
        mark=Mark.FILED,
    )


CASES = {
    "precedents.en.section": lambda: section("en"),
    "precedents.ru.section": lambda: section("ru"),
    "precedents.en.working": lambda: precedent_report(REPORT, words("en")),
}


def printed(name):
    """Print one case and return its file."""
    return render(CASES[name]())


if __name__ == "__main__":
    for case in CASES:
        rows = ["\t".join(map(str, place)) for place in line_places(printed(case))]
        (FOLDER / f"{case}.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
