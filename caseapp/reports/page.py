"""The page of a filing: A4, margins, and the styles of each kind of text. Measures in points."""

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from caseapp.reports.text import Align, TextStyle

WIDTH, HEIGHT = A4
LEFT = 28 * mm
RIGHT = 24 * mm
TOP = 27 * mm
BOTTOM = 26 * mm
MEASURE = WIDTH - LEFT - RIGHT
"""Width of the text."""
ROOM = HEIGHT - TOP - BOTTOM
"""Height of the text."""

BODY = TextStyle(11, 16, Align.JUSTIFIED)
QUOTE = TextStyle(10, 14, Align.JUSTIFIED)
SOURCE = TextStyle(9.5, 13, Align.RIGHT)
CELL = TextStyle(9.5, 13)
COURT = TextStyle(12.5, 17, Align.CENTRED)
REFERENCE = TextStyle(11, 16, Align.CENTRED)
TITLE = TextStyle(14, 20, Align.CENTRED)
HEADINGS = {1: TextStyle(12, 17), 2: TextStyle(11, 16)}
CONTENTS = TextStyle(10.5, 15)
GROUP = TextStyle(10.5, 15)
NOTE = TextStyle(9, 12.5)
RUNNING = TextStyle(8.5, 11)

NUMBER_INDENT = 26.0
"""Room for the number of a paragraph."""
QUOTE_INDENT = 44.0
QUOTE_RIGHT = 22.0
LIST_INDENT = 48.0
GAP = 7.0
"""Between paragraphs."""
