import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.blocks import (
    AuthoritiesTable,
    Caption,
    Contents,
    Heading,
    Listing,
    Numbered,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    Span,
    Table,
    Title,
    plain,
)
from caseapp.domain.errors import ControlCharacterError, TextTooLongError
from caseapp.domain.filings import ClientValues, EventValues, MemoValues
from caseapp.domain.template_errors import (
    MalformedLineError,
    NoSuchTemplateError,
    TemplateError,
    TemplateTooLongError,
    UnbalancedBlockError,
    UnknownDirectiveError,
    UnknownFieldError,
    UnknownSectionError,
)
from caseapp.packs.template_filling import fill
from caseapp.packs.templates import list_templates, load, parse

HEAD = "@template t\n@language en\n@name T\n@section facts | Facts\n"
HEAD_LINES = 4
TABLE = Table((), ((),))
VALUES = MemoValues(
    court="A Court",
    client=ClientValues(name="Ivan"),
    events=(EventValues("1 May", (Span("arrest"),)), EventValues("2 May", (Span("hearing"),))),
    chronology=TABLE,
)


def filled(body, values=VALUES, **sections):
    return fill(parse(HEAD + body), values, sections)


def blocks(body, values=VALUES, **sections):
    return filled(body, values, **sections).blocks


def span(text, **fields):
    return (Span(text, **fields),)


def test_a_field_is_replaced_by_its_value_and_double_braces_are_braces():
    (block,) = blocks("@para {client.name} before {court} {{x}}")
    assert plain(block.text) == "Ivan before A Court {x}"


def test_a_text_goes_on_over_lines_until_an_empty_one():
    (block,) = blocks("@para one\n  two\n# a comment\n\n")
    assert block == Numbered(span("one two"))


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("@title x", Title(span("x"))),
        ("@heading x", Heading(span("x"))),
        ("@subheading x", Heading(span("x"), 2)),
        ("@plain x", Paragraph(span("x"))),
        ("@contents", Contents()),
        ("@authorities", AuthoritiesTable()),
        ("@break", PageBreak()),
        ("@table chronology", TABLE),
        ("@quote x\n@source y", Quotation(span("x"), span("y"))),
        ("@item x\n@item y", Listing((span("x"), span("y")))),
        ("@letter x\n@letters facts", Listing((span("x"), span("one"), span("two")), ordered=True)),
        ("@caption x\n@reference y\n@row a | b", Caption(span("x"), span("y"), ((span("a"), span("b")),))),
        ("@sign a | b | c | | d", Signature(span("a"), span("b"), span("c"), (span("d"),))),
    ],
)  # fmt: skip
def test_each_directive_makes_its_block(line, block):
    assert blocks(line, facts="one\n\ntwo") == (block,)


def test_lists_of_two_kinds_stay_two_lists():
    assert len(blocks("@item a\n@letter b\n@para c\n@item d")) == 4


def test_what_is_conditional_appears_only_with_its_field():
    body = "@if client.other_names\n@para x\n@end\n@if client.name\n@para y\n@end"
    assert blocks(body) == (Numbered(span("y")),)


def test_a_section_is_conditional_on_its_text():
    body = "@if section.facts\n@heading Facts\n@text facts\n@end"
    assert blocks(body, facts=" \n ") == ()
    assert blocks(body, facts="He left.") == (Heading(span("Facts")), Numbered(span("He left.")))


def test_one_of_several_conditions_is_enough():
    body = "@if client.other_names, section.facts\n@para x\n@end"
    assert blocks(body, facts=" ") == ()
    assert blocks(body, facts="He left.") == (Numbered(span("x")),)


def test_a_repetition_goes_through_the_items_in_order():
    found = blocks("@repeat events as event\n@para {event.day}: {event.what}\n@end")
    assert [plain(block.text) for block in found] == ["1 May: arrest", "2 May: hearing"]


def test_an_empty_field_leaves_a_mark_and_is_named_as_a_gap():
    result = filled("@para to {place} {place?}\n@text facts")
    assert result.gaps == ("place", "facts")
    assert result.blocks[0].text == (Span("to "), Span("[place]", draft=True), Span(" "))
    assert result.blocks[1].text == span("[facts]", draft=True)


def test_a_value_with_braces_or_markup_is_never_read_again():
    hostile = MemoValues(court="{client.name} <b>@end</b>")
    (block,) = blocks("@para {court}", hostile)
    assert plain(block.text) == "{client.name} <b>@end</b>"


def test_values_that_deceive_or_never_end_are_refused():
    with pytest.raises(ControlCharacterError):
        blocks("@para {court}", MemoValues(court="a\u202eb"))
    with pytest.raises(TextTooLongError):
        blocks("@para {court}", MemoValues(court="x" * 20_001))


@pytest.mark.parametrize(
    ("body", "error", "line"),
    [
        ("@para {nobody}", UnknownFieldError, 1),
        ("\n\n@para {client.passport}", UnknownFieldError, 3),
        ("@para {client.__class__}", UnknownFieldError, 1),
        ("@para {court.upper}", UnknownFieldError, 1),
        ("@para {client.name.__len__}", UnknownFieldError, 1),
        ("@if nobody\n@end", UnknownFieldError, 1),
        ("@repeat events as e\n@para {e.nothing}\n@end", UnknownFieldError, 2),
        ("@repeat events as e\n@end\n@para {e.day}", UnknownFieldError, 3),
        ("@para {client}", MalformedLineError, 1),
        ("@para {events}", MalformedLineError, 1),
        ("@para {court", MalformedLineError, 1),
        ("@para {1 + 1}", UnknownFieldError, 1),
        ("@para", MalformedLineError, 1),
        ("@row only one", MalformedLineError, 1),
        ("@table court", MalformedLineError, 1),
        ("@contents x", MalformedLineError, 1),
        ("@repeat court as c\n@end", MalformedLineError, 1),
        ("@repeat events as court\n@end", MalformedLineError, 1),
        ("@repeat events\n@end", MalformedLineError, 1),
        ("\nloose text", MalformedLineError, 2),
        ("@text nothing", UnknownSectionError, 1),
        ("@if section.nothing\n@end", UnknownSectionError, 1),
        ("@if court, nobody\n@end", UnknownFieldError, 1),
        ("@exec rm", UnknownDirectiveError, 1),
        ("@template again", UnknownDirectiveError, 1),
        ("@end", UnbalancedBlockError, 1),
        ("@if court\n@para x", UnbalancedBlockError, 2),
        ("@if court\n" * 9 + "@end\n" * 9, MalformedLineError, 9),
    ],
)
def test_mistakes_are_refused_with_their_line(body, error, line):
    with pytest.raises(error) as refused:
        parse(HEAD + "@contents\n" + body, "mine")
    assert refused.value.values["line"] == HEAD_LINES + 1 + line
    assert refused.value.values["template"] == "mine"


def test_a_template_without_its_name_is_refused():
    with pytest.raises(MalformedLineError):
        parse("@template t\n@para x")


def test_a_section_is_declared_once_and_well():
    for line in ("@section facts | Again", "@section Bad Key | x", "@section x"):
        with pytest.raises(MalformedLineError):
            parse(HEAD + line)


def test_a_template_as_long_as_a_book_is_refused():
    with pytest.raises(TemplateTooLongError):
        parse(HEAD + "#" * 200_000)


@settings(max_examples=200)
@given(st.text(alphabet="@if repeat end para {}client.name|as\n#text?", max_size=120))
def test_no_text_makes_the_parser_fail_otherwise(text):
    try:
        template = parse(HEAD + text)
    except TemplateError:
        return
    assert template.name == "T"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_templates_that_ship_are_sound_and_ask_for_the_same_sections(language):
    (template,) = list_templates(language)
    assert template.id == "memo-against-extradition"
    assert template.language == language
    english = load(template.id, "en")
    assert [s.key for s in template.sections] == [s.key for s in english.sections]
    assert all(section.hint for section in template.sections)


def test_both_languages_say_the_same_things_in_the_same_order():
    def shape(steps):
        return [(step.word, step.path, shape(step.inner)) for step in steps]

    english, russian = (load("memo-against-extradition", code) for code in ("en", "ru"))
    assert shape(english.steps) == shape(russian.steps)


@pytest.mark.parametrize("name", ["nothing", "../fonts/x", "a/b", ""])
def test_a_template_that_does_not_exist_is_refused(name):
    with pytest.raises(NoSuchTemplateError):
        load(name, "en")
