"""Each decision of the library, written in each style, is read again as what it is."""

from caseapp.domain.citations import CitationKind, CitationStyle, recognise, write_citation
from caseapp.models.authority import Authority
from caseapp.models.base import live
from caseapp.services.steps.library.citing import cited_of

POINTS = ("12", "14-16")
YEAR_ALONE = {CitationKind.UK, CitationKind.OTHER}
"""Their neutral citations and reports have the year, and nothing more of the date."""


def kept(cited, style):
    """Return what a style must say of a decision."""
    cjeu = cited.kind is CitationKind.CJEU
    dated = cited.kind not in YEAR_ALONE and not (cjeu and style is CitationStyle.OSCOLA)
    name = "" if any(number in cited.name for number in cited.numbers) else cited.name
    grand = cited.grand_chamber and cited.kind is CitationKind.ECTHR
    return (cited.kind, cited.numbers, cited.document, _bare(name), cited.day if dated else cited.year,
            POINTS, grand, cited.decision)  # fmt: skip


def read(cited, style):
    """Return what is recognised in what is written."""
    (found,) = recognise(write_citation(cited, style))
    date = kept(cited, style)[4]
    return (found.kind, found.numbers, found.document, _bare(found.name),
            found.year if isinstance(date, int) else found.day, found.paragraphs,
            "GC" in found.flags and cited.kind is CitationKind.ECTHR, "dec." in found.flags)  # fmt: skip


def _bare(name):
    """OSCOLA leaves the points of initials out."""
    return " ".join(name.replace(".", "").replace("\u2011", "-").split())


def test_every_decision_of_the_library_is_read_again_in_every_style(library_desk):
    with library_desk.vault.reading() as session:
        every = [cited_of(row, POINTS) for row in session.scalars(live(Authority))]
    assert len(every) == 288
    wrong = [
        (style.value, write_citation(cited, style))
        for cited in every
        for style in CitationStyle
        if read(cited, style) != kept(cited, style)
    ]
    assert wrong == []
