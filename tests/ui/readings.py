"""A judgment to be read, and an office that writes beside it: what the service would answer."""

from dataclasses import replace
from datetime import UTC, date, datetime

from caseapp.domain.annotations import AnnotationSort, MarkColour, Passage, PassageState
from caseapp.domain.authorities import PartKind
from caseapp.domain.changes import Changes
from caseapp.domain.passages import anchor_of, locate
from caseapp.domain.reading_memory import ReadingMemory
from caseapp.domain.relations import RelationKind
from caseapp.domain.views.annotations import AnnotationView
from caseapp.domain.views.authority_text import AuthorityText, TextParagraph
from caseapp.domain.views.relations import RelatedDecision, Relations
from caseapp.domain.views.tags import TaggedDecision, TagView
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.authorities.reading.port import ReadingCalls
from tests.ui import cases

MADE = datetime(2026, 1, 30, 9, 0, tzinfo=UTC)
JUDGMENT = AuthorityText(
    "a-1",
    "Vydumannyi v. Georgia",
    (
        TextParagraph(PartKind.FRONT, "", "FIRST SECTION"),
        TextParagraph(PartKind.HEADING, "", "THE LAW"),
        TextParagraph(PartKind.TEXT, "1", "The <b>applicant</b> was detained."),
        TextParagraph(PartKind.TEXT, "2", "The prohibition is absolute.\nNothing may be weighed."),
        TextParagraph(PartKind.TEXT, "3", "يحظر التعذيب حظرا مطلقا، ולא יעונה אדם."),
        TextParagraph(PartKind.TEXT, "4", "A letter 𝒜 of a rare script, then the absolute end."),
        TextParagraph(PartKind.OPERATIVE, "1", "Holds that there has been a violation."),
        TextParagraph(PartKind.OPINION, "1", "I cannot agree with the majority."),
    ),
)


def annotation(uid, sort=AnnotationSort.NOTE, text="", quote="", **values):
    """Return something that was written beside the judgment."""
    one = AnnotationView(
        uid=f"n-{uid}", version=1, authority="a-1", title=JUDGMENT.title, in_library=True,
        sort=sort, text=text, point="",
        colour=MarkColour.GREEN if sort is AnnotationSort.HIGHLIGHT else None,
        part=None, number="", span=0, quote=quote, matter=None, file_number="",
        written_by="Aida Omarova", created_at=MADE, changed_at=MADE, may_change=True,
        passage=Passage(PassageState.WHOLE),
    )  # fmt: skip
    return replace(one, **values)


NOTES = (
    annotation(1, text="Read again before the hearing"),
    annotation(
        2, AnnotationSort.HIGHLIGHT, "The strongest sentence", "prohibition is absolute",
        part=PartKind.TEXT, number="2", span=1,
        passage=Passage(PassageState.STANDS, 3, 4, 3, 27),
    ),
    annotation(
        3, AnnotationSort.QUOTATION, "", "of old", part=PartKind.TEXT, number="4", span=1,
        written_by="Other Lawyer", may_change=False, file_number="2026/014", matter="m-1",
        passage=Passage(PassageState.CHANGED, 5, 0, 5, 0),
    ),
)  # fmt: skip


def related(number, kind=RelationKind.CITES, code="cites", year=2000, **values):
    """Return a decision that stands to the judgment."""
    one = RelatedDecision(
        uid=f"r-{number}", title=f"Sluchai {number} v. Georgia", court="ECtHR",
        day=date(year, 1 + number % 12, 3), date_text=f"{year}-{1 + number % 12:02}-03",
        kind=kind, code=code, relation=code.replace("_", " "), incoming=False, warns=False,
        paragraphs=(str(number),), basis="", may_be_printed=True,
    )  # fmt: skip
    return replace(one, **values)


RELATIONS = Relations(
    "a-1", JUDGMENT.title, date(2008, 2, 28), "2008-02-28",
    (
        related(
            1, RelationKind.UNDOES, "superseded_by_grand_chamber", 2012, warns=True,
            title="Vydumannyi v. Georgia [GC]", relation="superseded by the Grand Chamber in",
        ),
        related(2, RelationKind.FOLLOWS, "follows", 2001),
        related(3, RelationKind.DISTINGUISHES, "distinguishes", 2015, incoming=True),
        related(4, year=1996), related(5, year=1996), related(6, year=2019, paragraphs=()),
    ),
)  # fmt: skip
TAGS = (
    TagView("t-1", 1, "absolute prohibition", MarkColour.BLUE, None, "", 3),
    TagView("t-2", 1, "for the hearing", None, "m-1", "2026/014", 1),
)


def reading_calls(calls, notes=NOTES, tags=TAGS, relations=RELATIONS):
    """Return the calls of reading; commands are noted and answered."""
    every = (*tags, TagView("t-3", 1, "assurances", None, None, "", 7))

    def add(draft):
        calls.append(("add_annotation", (draft,), {}))
        if draft.passage is not None:
            assert locate(anchor_of(draft.passage, JUDGMENT.paragraphs), JUDGMENT.paragraphs)
        return Changes.of(annotation="n-9", authority="a-1")

    return ReadingCalls(
        list_annotations=lambda uid: notes,
        find_annotations=lambda query="", **how: _found(calls, notes, query, how),
        add_annotation=add,
        change_annotation=calls.command("change_annotation", annotation="n-2"),
        delete_annotation=calls.command("delete_annotation", annotation="n-2"),
        restore_annotation=calls.command("restore_annotation", annotation="n-2"),
        list_tags=lambda uid=None: tags if uid else every,
        list_tagged=lambda uid: (TaggedDecision("a-1", f"Vydumannyi of {uid}"),),
        tag_decision=calls.command("tag_decision", tag="t-3", authority="a-1"),
        untag_decision=calls.command("untag_decision", tag="t-1", authority="a-1"),
        change_tag=calls.command("change_tag", tag="t-1"),
        merge_tags=calls.command("merge_tags", tag="t-1"),
        delete_tag=calls.command("delete_tag", tag="t-1"),
        list_relations=lambda uid: relations,
        quote_in_memo=calls.command("quote_in_memo", filing="f-1"),
        list_matters=lambda: (cases.matter_view(),),
        list_memos=lambda proceeding: (cases.memo_view().row,),
        get_memo=lambda uid: cases.memo_view(),
        recall_reading=lambda: ReadingMemory("plain", (("a-1", 3),)),
        remember_reading=calls.command("remember_reading"),
    )


def _found(calls, notes, query, how):
    calls.append(("find_annotations", (query,), how))
    return tuple(one for one in notes if query.casefold() in f"{one.text} {one.quote}".casefold())


def library_tools(reading=None, text=JUDGMENT):
    """Return the tools of a library in which one judgment can be read."""
    nothing = LibraryTools(*([None] * len(LibraryTools._fields)))
    return nothing._replace(
        get_text=lambda uid: text,
        cite=lambda uid, style, paragraphs: f"{style}: {'+'.join(paragraphs)}",
        reading=reading,
    )
