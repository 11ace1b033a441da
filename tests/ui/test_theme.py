"""The theme: readable in both themes, and the only place with a colour."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

import caseapp.ui
from caseapp.ui import theme
from caseapp.ui.stylesheet import stylesheet

UI = Path(caseapp.ui.__file__).parent
ON_CARD = ("text", "muted", "accent", "red", "amber", "green")
SOFT = (("red", "red_soft"), ("amber", "amber_soft"), ("green", "green_soft"),
        ("accent", "accent_soft"), ("on_accent", "accent"), ("text", "red_soft"),
        ("text", "amber_soft"), ("text", "accent_soft"), ("muted", "hover"),
        ("text", "hover"), ("accent", "background"), ("text", "mark_yellow"),
        ("text", "mark_green"), ("text", "mark_blue"), ("text", "mark_violet"))  # fmt: skip


def luminance(colour):
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["card", "background"])
@pytest.mark.parametrize("name", ON_CARD)
def test_text_stands_out_from_its_ground(tokens, ground, name):
    assert contrast(getattr(tokens, name), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("name", "ground"), SOFT)
def test_text_stands_out_from_its_coloured_ground(tokens, name, ground):
    assert contrast(getattr(tokens, name), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["border", "accent", "red"])
def test_the_edge_of_a_control_can_be_seen(tokens, name):
    assert contrast(getattr(tokens, name), tokens.card) >= 3
    assert contrast(getattr(tokens, name), tokens.background) >= 3


def test_the_measure_itself_tells_good_from_bad():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#888888") < 4.5


def test_no_other_module_has_a_colour_literal():
    literal = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\s*\d|Qt\.GlobalColor""")
    guilty = [
        str(file.relative_to(UI))
        for file in UI.rglob("*.py")
        if file.name != "theme.py" and literal.search(file.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_the_stylesheet_has_no_colour_of_its_own():
    names = {field.name: "TOKEN" for field in fields(theme.LIGHT)}
    assert not re.search(r"#[0-9A-Fa-f]{3}", stylesheet(names, round))


def test_sizes_follow_the_scale(qapp):
    theme.apply(qapp, "light", 1.5)
    assert theme.px(16) == 24
    assert qapp.font().pixelSize() == 20


def test_a_distance_of_nothing_stays_nothing_and_a_hairline_stays_one(qapp):
    assert theme.px(0) == 0
    assert theme.px(0.4) == 1


def test_dark_is_dark_and_light_is_light(qapp):
    theme.apply(qapp, "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.DARK.background)
    assert theme.tokens() is theme.DARK
    theme.apply(qapp, "light")
    assert theme.tokens() is theme.LIGHT


def test_the_shipped_font_is_the_one_in_use(qapp):
    assert qapp.font().family() == theme.FAMILY
