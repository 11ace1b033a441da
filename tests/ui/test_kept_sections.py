"""Sections of a memo and charts on the screen: said in words, changed only when asked."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from caseapp.domain.views.precedents import KeptPrecedents
from caseapp.i18n import catalogue
from caseapp.ui.authorities.charts import Bar, BarChart
from caseapp.ui.filing.kept import KeptSections
from caseapp.ui.widgets import Button
from tests.ui.accessibility import problems

KEPT = KeptPrecedents("UA", "KZ", date(2026, 3, 3), 8, newer=3)
STALE = KeptPrecedents("TR", "KZ", date(2026, 3, 3), 8, changed=2)


@pytest.fixture
def sections(qtbot):
    made = KeptSections(catalogue("en"))
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show_sections([KEPT, STALE])
    made.show()
    return made


def button(widget, name):
    return next(one for one in widget.findChildren(Button) if one.accessibleName() == name)


def test_a_section_says_when_it_was_made_and_what_is_newer(sections):
    said = " ".join(label.text() for label in sections.findChildren(QLabel))
    assert "made on 3 March 2026. 3 decisions are newer in the library." in said
    assert "May not be filed as it stands" in said
    assert problems(sections) == []


def test_it_is_made_again_or_taken_out_only_when_asked(sections, qtbot):
    with qtbot.waitSignal(sections.made_again) as again:
        button(sections, "Make again: UA – KZ").click()
    with qtbot.waitSignal(sections.taken_out) as out:
        button(sections, "Take out: TR – KZ").click()
    assert (again.args, out.args) == ([KEPT], [STALE])


@pytest.mark.parametrize("width", [240, 900])
def test_a_chart_is_painted_and_read_out(qtbot, width):
    bars = [Bar("Assurances", (2, 1), "for: 2 of 3"), Bar("Fair trial", (0, 3), "for: 0 of 3")]
    holder = QWidget()
    qtbot.addWidget(holder)
    chart = BarChart("Ground", ("For the person", "Against the person"), bars, holder)
    chart.resize(width, chart.heightForWidth(width))
    holder.show()
    picture = chart.grab().toImage()

    assert chart.accessibleDescription().splitlines() == [
        "Assurances: For the person 2, Against the person 1",
        "Fair trial: Against the person 3",
    ]
    sampled = (
        picture.pixelColor(x, y) for x in range(0, width, 3) for y in range(0, picture.height(), 3)
    )
    colours = {colour.name() for colour in sampled}
    assert len(colours) > 3


def test_the_words_after_a_bar_are_never_cut(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    ends = ("4 of 5 (80 %)", "4 of 5 (75 %)")
    pictures = []
    for end in ends:
        bars = [Bar("Assurances", (4, 1), f"in favour of the person: {end}")]
        chart = BarChart("Ground", ("For", "Against"), bars, holder)
        chart.resize(480, chart.heightForWidth(480))
        pictures.append(chart.grab().toImage())

    assert pictures[0] != pictures[1]
