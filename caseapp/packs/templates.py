"""Templates of filings: a small block language, read into steps and never executed.

A template is lines. A line that begins with `@` is a directive, the lines after it continue its
text, `#` begins a comment. `{path}` stands for a field of `domain.filings.MemoValues`, `{path?}`
for one that may be empty; `{{` and `}}` are braces. There are no expressions. Header:

    @template ID      @language CODE      @name NAME
    @section KEY | LABEL | HINT       text that the lawyer writes (repeatable)

Text:

    @caption COURT    @reference TEXT    @row LABEL | VALUE
    @title TEXT       @heading TEXT      @subheading TEXT
    @para TEXT        numbered           @plain TEXT   not numbered
    @quote TEXT       @source TEXT       @item TEXT    @letter TEXT   list, lettered list
    @text KEY         the lawyer's section; @letters KEY: each line of it an item of the list
    @table PATH       @contents          @authorities  @break
    @precedents       the precedent reports that were put into the filing, if any
    @sign NAME | CAPACITY | PLACE AND DATE | LINE | …
    @if PATH, … @end  only when one of the fields is not empty (`section.KEY` for a section)
    @repeat PATH as NAME … @end
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from caseapp import resources
from caseapp.domain.filings import MemoValues
from caseapp.domain.template_errors import (
    MalformedLineError,
    NoSuchTemplateError,
    TemplateTooLongError,
    UnbalancedBlockError,
    UnknownDirectiveError,
    UnknownFieldError,
    UnknownSectionError,
)
from caseapp.packs.template_fields import Scope, is_table, is_text, item_type, members, type_of

SIZE_LIMIT = 200_000
DEPTH_LIMIT = 8

_HEADER = frozenset({"template", "language", "name", "section"})
_TEXTS = frozenset(
    {
        "caption", "reference", "row", "title", "heading", "subheading", "para", "plain",
        "quote", "source", "item", "letter", "sign",
    }
)  # fmt: skip
_MARKS = frozenset({"contents", "authorities", "break", "precedents"})
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_FIELD = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the filing that the lawyer writes."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FieldRef:
    """A field within a text."""

    path: str
    optional: bool = False


Text = tuple[str | FieldRef, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One directive: its word, the cells of its text, its path, and what it encloses."""

    word: str
    line: int
    cells: tuple[Text, ...] = ()
    path: str = ""
    name: str = ""
    inner: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read and checked."""

    id: str
    language: str
    name: str
    sections: tuple[Section, ...]
    steps: tuple[Step, ...]


@lru_cache
def load(template: str, language: str) -> Template:
    """Read a template that ships with the program.

    Raises:
        NoSuchTemplateError: there is none of this name in this language.

    """
    if not re.fullmatch(r"[a-z0-9-]+", template) or not re.fullmatch(r"[a-z_]+", language):
        raise NoSuchTemplateError(template=template, language=language)
    path = resources.path("templates", f"{template}.{language}.tmpl")
    if not path.is_file():
        raise NoSuchTemplateError(template=template, language=language)
    return parse(path.read_text(encoding="utf-8"), template)


def list_templates(language: str) -> tuple[Template, ...]:
    """Return the templates of a language, sorted by name."""
    folder = resources.path("templates")
    ids = sorted(path.name.split(".")[0] for path in folder.glob(f"*.{language}.tmpl"))
    return tuple(sorted((load(name, language) for name in ids), key=lambda found: found.name))


def parse(text: str, source: str = "") -> Template:
    """Read a template.

    Raises:
        TemplateError: one of `template_errors`, with the number of the line.

    """
    if len(text) > SIZE_LIMIT:
        raise TemplateTooLongError(template=source, line=0, limit=SIZE_LIMIT)
    return _Reader(source).read(text)


def alternatives(paths: str) -> tuple[str, ...]:
    """Return the paths of an `@if`, of which one that is not empty is enough."""
    return tuple(part.strip() for part in paths.split(","))


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    word: str
    text: str


class _Reader:
    """Reads one template; holds what the lines said so far."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._header = {"template": "", "language": "", "name": ""}
        self._sections: dict[str, Section] = {}

    def read(self, text: str) -> Template:
        lines = self._lines(text)
        while lines and lines[0].word in _HEADER:
            self._read_header(lines.pop(0))
        scope = {**members(MemoValues)}
        steps, rest = self._steps(lines, scope, depth=0)
        if rest:
            raise UnbalancedBlockError(template=self._source, line=rest[0].number)
        header = self._header
        if not all(header.values()):
            raise MalformedLineError(
                template=self._source, line=1, text="@template @language @name"
            )
        return Template(
            header["template"],
            header["language"],
            header["name"],
            tuple(self._sections.values()),
            steps,
        )

    def _lines(self, text: str) -> list[_Line]:
        lines: list[_Line] = []
        open_text = False
        for number, raw in enumerate(text.splitlines(), start=1):
            line = raw.strip()
            if not line or line.startswith("#"):
                open_text = open_text and bool(line)
            elif line.startswith("@"):
                word, _, rest = line[1:].partition(" ")
                lines.append(_Line(number, word, rest.strip()))
                open_text = True
            elif open_text:
                joined_text = f"{lines[-1].text} {line}".strip()
                lines[-1] = replace(lines[-1], text=joined_text)
            else:
                raise MalformedLineError(template=self._source, line=number, text=line)
        return lines

    def _read_header(self, line: _Line) -> None:
        if line.word != "section":
            self._header[line.word] = line.text
            return
        key, label, hint, *_ = [*(cell.strip() for cell in line.text.split("|")), "", "", ""]
        if not _NAME.match(key) or not label or key in self._sections:
            raise self._malformed(line)
        self._sections[key] = Section(key, label, hint)

    def _steps(
        self, lines: list[_Line], scope: Scope, depth: int
    ) -> tuple[tuple[Step, ...], list[_Line]]:
        """Read steps up to the `@end` that closes them; return what stands behind."""
        steps: list[Step] = []
        while lines:
            line, *lines = lines
            if line.word == "end":
                if depth == 0:
                    raise UnbalancedBlockError(template=self._source, line=line.number)
                return tuple(steps), lines
            if line.word in {"if", "repeat"}:
                step, lines = self._enclosing(line, lines, scope, depth + 1)
                steps.append(step)
            else:
                steps.append(self._step(line, scope))
        if depth:
            last = steps[-1].line if steps else 0
            raise UnbalancedBlockError(template=self._source, line=last)
        return tuple(steps), lines

    def _enclosing(
        self, line: _Line, lines: list[_Line], scope: Scope, depth: int
    ) -> tuple[Step, list[_Line]]:
        if depth > DEPTH_LIMIT:
            raise self._malformed(line)
        path, name = line.text, ""
        if line.word == "repeat":
            path, _, name = (part.strip() for part in line.text.partition(" as "))
            item = item_type(self._type(path, line, scope))
            if item is None or not _NAME.match(name) or name in scope:
                raise self._malformed(line)
            scope = {**scope, name: item}
        else:
            for one in alternatives(path):
                if one.startswith("section."):
                    self._section(one.removeprefix("section."), line)
                else:
                    self._type(one, line, scope)
        inner, rest = self._steps(lines, scope, depth)
        return Step(line.word, line.number, path=path, name=name, inner=inner), rest

    def _step(self, line: _Line, scope: Scope) -> Step:
        if line.word in {"text", "letters"}:
            self._section(line.text, line)
            return Step(line.word, line.number, path=line.text)
        if line.word == "table":
            if not is_table(self._type(line.text, line, scope)):
                raise self._malformed(line)
            return Step("table", line.number, path=line.text)
        if line.word in _MARKS:
            if line.text:
                raise self._malformed(line)
            return Step(line.word, line.number)
        if line.word not in _TEXTS:
            raise UnknownDirectiveError(template=self._source, line=line.number, word=line.word)
        return Step(line.word, line.number, cells=self._cells(line, scope))

    def _cells(self, line: _Line, scope: Scope) -> tuple[Text, ...]:
        parts = line.text.split("|") if line.word in {"row", "sign"} else [line.text]
        if not line.text or (line.word == "row" and len(parts) != 2):  # noqa: PLR2004 - label, value
            raise self._malformed(line)
        return tuple(self._fields(part.strip(), line, scope) for part in parts)

    def _fields(self, text: str, line: _Line, scope: Scope) -> Text:
        found: list[str | FieldRef] = []
        last = 0
        for match in _FIELD.finditer(text):
            found.append(text[last : match.start()])
            last = match.end()
            whole, path = match.group(0), match.group(1)
            if path is None and whole in {"{{", "}}"}:
                found.append(whole[0])
            elif path is None:
                raise self._malformed(line)
            else:
                found.append(self._field(path, line, scope))
        found.append(text[last:])
        return tuple(part for part in found if part != "")

    def _field(self, path: str, line: _Line, scope: Scope) -> FieldRef:
        name = path.removesuffix("?")
        if not is_text(self._type(name, line, scope)):
            raise self._malformed(line)
        return FieldRef(name, optional=name != path)

    def _type(self, path: str, line: _Line, scope: Scope) -> object:
        kind = type_of(path, scope)
        if kind is None:
            raise UnknownFieldError(template=self._source, line=line.number, path=path)
        return kind

    def _section(self, key: str, line: _Line) -> None:
        if key not in self._sections:
            raise UnknownSectionError(template=self._source, line=line.number, section=key)

    def _malformed(self, line: _Line) -> MalformedLineError:
        text = f"@{line.word} {line.text}".strip()
        return MalformedLineError(template=self._source, line=line.number, text=text[:80])
