"""Reading the HTML of HUDOC, EUR-Lex, BAILII and other sites. It is read, never rendered.

lxml's parser takes any tag soup, fetches nothing, and runs nothing.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from caseapp.exchange.decisions.blocks import Block, Read, clean
from caseapp.exchange.decisions.encodings import decoded
from caseapp.exchange.decisions.page_lists import Drawn, PageLists

_BLOCKS = frozenset(
    [
        *(
            "p",
            "div",
            "li",
            "td",
            "th",
            "tr",
            "table",
            "tbody",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *("blockquote", "section", "article", "ul", "ol", "dl", "dt", "dd", "pre", "center", "hr"),
        *("body", "html", "header", "footer", "main", "aside", "fieldset", "form", "caption"),
    ]
)
_LEFT_OUT = frozenset(
    [
        *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math"),
        *("nav", "button", "select", "input", "textarea", "head", "link", "meta", "img", "video"),
    ]
)
_PROGRAMS = frozenset(["script", "iframe", "object", "embed"])
_NOTE = re.compile(
    r"^_?(?:ftn|fn|footnote|note|edn|sdfootnote)[-_]?\d+(?:sym|_\d+)?$", re.IGNORECASE
)
_REFERENCE = re.compile(r"^_?(?:ftnref|fnref|footnoteref|ednref)[-_]?\d+", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENCODING = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_HEAD_BYTES = 4096
_SITES = (("hudoc", "HUDOC"), ("echr.coe.int", "HUDOC"), ("eur-lex", "EUR-Lex"), ("curia", "CURIA"),
          ("bailii", "BAILII"))  # fmt: skip


def read_html(data: bytes) -> Read | None:
    """Read a page; None if there is no element in it at all."""
    root = _parsed(data)
    if root is None:
        return None
    found = root.find(".//title")
    title = clean(found.text_content()) if found is not None else ""
    walk = _Walk()
    walk.through(root)
    walk.flush()
    return Read(tuple(walk.blocks), _source(data), title, walk.programs)


def _parsed(data: bytes) -> html.HtmlElement | None:
    named = _ENCODING.search(data[:_HEAD_BYTES])
    text = decoded(data, named[1].decode("ascii") if named else "")
    # What follows the end of a page would be lost: two pages in one file must be seen.
    text = _END_OF_PAGE.sub("", text)
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _source(data: bytes) -> str:
    head = data[:200_000].lower()
    site = next((name for mark, name in _SITES if mark.encode() in head), "")
    return f"{site}, HTML" if site else "HTML"


class _Walk:
    """Collects the text of leaf blocks, in the order of the page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.programs = False
        self._pieces: list[str] = []
        self._note = False
        self._cell = False
        self._lists = PageLists()
        self._drawn = Drawn()

    def through(self, root: html.HtmlElement) -> None:
        """Walk without recursion: hostile pages nest tens of thousands deep."""
        stack: list[Iterator[tuple[str, html.HtmlElement]]] = [iter([("enter", root)])]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                continue
            action, element = step
            if action == "text":
                self._pieces.append(element.tail or "")
            elif action == "leave":
                self._leave(element)
            elif self._enter(element):
                stack.append(self._inside(element))

    def _inside(self, element: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
        for child in element:
            if isinstance(child.tag, str):
                yield "enter", child
            yield "text", child
        yield "leave", element

    def _enter(self, element: html.HtmlElement) -> bool:
        """Begin an element; False leaves out what is in it."""
        tag = element.tag.lower().rpartition("}")[2]
        if tag in _PROGRAMS:
            self.programs = True
        if tag in _LEFT_OUT or _HIDDEN.search(element.get("style") or ""):
            return False
        if tag == "br":
            self._pieces.append("\n")
            return False
        if tag in _BLOCKS:
            self.flush()
            self._cell = tag in {"td", "th"} or (self._cell and tag in {"p", "div", "span"})
            self._drawn = self._lists.entered(element, tag) or self._drawn
        if _is_note(element, tag):
            self._note = True
        self._pieces.append(element.text or "")
        return True

    def _leave(self, element: html.HtmlElement) -> None:
        tag = element.tag.lower().rpartition("}")[2]
        if tag in _BLOCKS:
            self.flush()
            self._lists.left(tag)
            if tag in {"tr", "table"}:
                self._cell = False
            if tag == "li":
                self._drawn = Drawn()

    def flush(self) -> None:
        """End a block."""
        text = "".join(self._pieces)
        self._pieces.clear()
        for piece in re.split(r"\n\s*\n", text) if "\n\n" in text.replace(" ", "") else [text]:
            line = clean(piece)
            if line:
                self.blocks.append(self._block(line))
        self._note = False

    def _block(self, line: str) -> Block:
        drawn, self._drawn = self._drawn.before(line), Drawn()
        if not drawn.isdigit():
            return Block(f"{drawn} {line}".strip(), note=self._note, cell=self._cell)
        if self._note:
            return Block(f"[{drawn}] {line}", note=True)
        return Block(line, number=drawn, cell=self._cell)


def _is_note(element: html.HtmlElement, tag: str) -> bool:
    names = (element.get("id") or "", element.get("name") or "")
    if any(_REFERENCE.match(name) for name in names):
        return False
    marked = any(_NOTE.match(name) for name in names)
    classed = "footnote" in (element.get("class") or "").lower() and tag in {"p", "div", "li"}
    return marked or classed
