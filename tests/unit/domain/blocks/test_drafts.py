import pytest

from caseapp.domain.blocks import (
    Caption,
    Contents,
    Heading,
    Listing,
    Numbered,
    Paragraph,
    Quotation,
    Signature,
    Span,
    Table,
    Title,
)
from caseapp.domain.blocks.drafts import as_filed

BOTH = (Span("kept"), Span("[mark]", draft=True))
KEPT = (Span("kept"),)


@pytest.mark.parametrize(
    ("working", "filed"),
    [
        (Title(BOTH), Title(KEPT)),
        (Heading(BOTH, 2), Heading(KEPT, 2)),
        (Numbered(BOTH), Numbered(KEPT)),
        (Paragraph(BOTH), Paragraph(KEPT)),
        (Quotation(BOTH, BOTH), Quotation(KEPT, KEPT)),
        (Listing((BOTH,), ordered=True), Listing((KEPT,), ordered=True)),
        (Table((BOTH,), ((BOTH,),), (1.0,)), Table((KEPT,), ((KEPT,),), (1.0,))),
        (Caption(BOTH, BOTH, ((BOTH, BOTH),)), Caption(KEPT, KEPT, ((KEPT, KEPT),))),
        (Signature(BOTH, BOTH, BOTH, (BOTH,)), Signature(KEPT, KEPT, KEPT, (KEPT,))),
        (Contents(), Contents()),
    ],
)
def test_the_filed_copy_keeps_everything_but_the_marks(working, filed):
    assert as_filed(working) == filed


def test_a_row_of_the_caption_that_held_a_mark_only_is_not_filed():
    assert as_filed(Caption(KEPT, (), ((KEPT, BOTH[1:]),))).rows == ()
