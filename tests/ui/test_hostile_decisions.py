"""A decision is what somebody else wrote: its page shows letters, whatever they spell."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from caseapp.domain.authorities import PartKind
from caseapp.domain.views.authority_text import TextParagraph
from caseapp.i18n import catalogue
from caseapp.ui.authorities.reading.page import DecisionPage

HOSTILE = (
    '<b>a</b><img src="file:///etc/hosts"><a href="//host/share">x</a>',
    "<html><head><style>*{background:url(file:///etc/hosts)}</style></head><body>a</body></html>",
    "<table><tr><td>a</td></tr></table><!-- b -->",
    "# a\n\n![x](file:///etc/hosts) [y](http://example.org) `z`",
    "http://example.org/?a=1&amp;b=2 mailto:a@example.org",
    "&lt;b&gt;a&lt;/b&gt;",
    "\u202egpj.exe \u2066a\u2069",
    "\ufffc \x00 \x1b[2J \x0b \x0c \x85",
    "a\r\nb\rc\nd\u2028e\u2029f\ufdd0g\ufdd1h",
)
NEXT = "The paragraph after it."


@pytest.fixture
def page(qtbot):
    made = DecisionPage(catalogue("en"))
    qtbot.addWidget(made)
    return made


def laid_out(qtbot, page, *paragraphs):
    with qtbot.waitSignal(page.laid_out):
        page.load([TextParagraph(PartKind.TEXT, *one) for one in paragraphs])
    return page.document()


def pieces(document):
    """Return every run of letters of the same look."""
    block = document.begin()
    while block.isValid():
        runs = block.begin()
        while not runs.atEnd():
            yield runs.fragment()
            runs += 1
        block = block.next()


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_paragraph_says_stands_there_letter_by_letter(qtbot, page, text):
    document = laid_out(qtbot, page, ("1", text), ("2", NEXT))

    shown = document.firstBlock().text().removeprefix("1.  ")
    breaks = "\n\r\u2028\u2029\ufdd0\ufdd1"
    assert shown == text.translate(str.maketrans(dict.fromkeys(breaks, "\u2028")))
    for piece in pieces(document):
        look = piece.charFormat()
        assert (look.isImageFormat(), look.isAnchor(), look.anchorHref()) == (False, False, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_paragraph_shifts_those_after_it(qtbot, page, text):
    """Else words would be quoted with the number of another paragraph."""
    document = laid_out(qtbot, page, ("1", text), ("2", NEXT))

    assert document.blockCount() == 2
    page.show_place(1)
    page.moveCursor(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    assert page.passage().quote == NEXT
    assert [one.number for one in page.chosen()] == ["2"]


def test_a_number_that_breaks_the_line_shifts_nothing_either(qtbot, page):
    assert laid_out(qtbot, page, ("1\u20292", "a"), ("3", NEXT)).blockCount() == 2


def test_nothing_is_pasted_dropped_or_followed(qtbot, page):
    laid_out(qtbot, page, ("1", HOSTILE[0]))
    before = page.toPlainText()
    given = QMimeData()
    given.setHtml(HOSTILE[0])
    given.setText("words")
    given.setUrls([QUrl("file:///etc/hosts")])

    page.insertFromMimeData(given)

    assert page.toPlainText() == before
    assert not page.acceptDrops()
    flags = Qt.TextInteractionFlag
    followed = flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
    assert not page.textInteractionFlags() & (followed | flags.TextEditable)


@pytest.mark.parametrize("text", HOSTILE[:3])
def test_a_stock_page_would_read_the_same_text_as_markup(qtbot, text):
    """The control."""
    stock = QTextEdit()
    qtbot.addWidget(stock)
    stock.setText(text)
    assert stock.toPlainText() != text
