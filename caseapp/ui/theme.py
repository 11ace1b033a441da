"""Colours, sizes and fonts of the window: the only module with a colour literal in it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from caseapp import resources
from caseapp.ui.stylesheet import stylesheet

ThemeName = Literal["light", "dark", "system"]

FAMILY = "Noto Sans"
"""Family of the window, shipped in resources/fonts so that every script looks alike."""

BASE_SIZE = 13
"""Body text in logical pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme. The `*_soft` ones are backgrounds of their colour."""

    background: str
    card: str
    line: str
    border: str
    """Edge of something that can be typed into or pressed: 3:1 against the card."""
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    red: str
    red_soft: str
    amber: str
    amber_soft: str
    green: str
    green_soft: str
    hover: str
    mark_yellow: str
    """Grounds of what a person highlighted: they mean what the office makes them mean."""
    mark_green: str
    mark_blue: str
    mark_violet: str


LIGHT = Tokens(
    background="#F6F7F9",
    card="#FFFFFF",
    line="#E1E4EA",
    border="#878F9D",
    text="#1B2230",
    muted="#5B6576",
    accent="#2456A6",
    accent_soft="#E8EFFA",
    on_accent="#FFFFFF",
    red="#B3261E",
    red_soft="#FCEBEA",
    amber="#8A5A00",
    amber_soft="#FFF3D9",
    green="#1E6B3A",
    green_soft="#E6F4EA",
    hover="#F0F2F6",
    mark_yellow="#FFEFA3",
    mark_green="#CDEFD3",
    mark_blue="#CFE3FF",
    mark_violet="#E9DAFB",
)
DARK = Tokens(
    background="#14171C",
    card="#1C2027",
    line="#2E343E",
    border="#68707E",
    text="#E7EAF0",
    muted="#9AA4B4",
    accent="#8AB4F8",
    accent_soft="#223049",
    on_accent="#14171C",
    red="#FF8A80",
    red_soft="#3A1F1E",
    amber="#FFCB6B",
    amber_soft="#3A2F17",
    green="#8BD8A0",
    green_soft="#1B3324",
    hover="#252A33",
    mark_yellow="#4D4416",
    mark_green="#1F4A2C",
    mark_blue="#1F3F69",
    mark_violet="#45325F",
)

_SCALE = "caseapp_scale"
_THEME = "caseapp_theme"
_STYLE = "caseapp_style"
_FONTS = "caseapp_fonts"
_DESKTOP = "caseapp_desktop"
_HALF = 128
_FIRST_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


def px(value: float) -> int:
    """Return a distance in pixels at the window's text scale; every layout number goes through."""
    return max(1, round(value * scale())) if value else 0


def scale() -> float:
    """Return the text scale that was applied (1.0 is 100 %)."""
    app = QCoreApplication.instance()
    value = app.property(_SCALE) if app is not None else None
    return float(value) if value is not None else 1.0


def tokens() -> Tokens:
    """Return the colours in force, for the few widgets that paint themselves."""
    app = QCoreApplication.instance()
    name = app.property(_THEME) if app is not None else None
    return DARK if name == "dark" else LIGHT


def resolve(name: ThemeName) -> Tokens:
    """Return the colours of a theme; "system" follows the desktop, light when it says nothing."""
    if name == "system":
        app = QCoreApplication.instance()
        return DARK if app is not None and app.property(_DESKTOP) == "dark" else LIGHT
    return DARK if name == "dark" else LIGHT


def new_application(program: str) -> QApplication:
    """Return a new application in the one style that the stylesheet was made for.

    Asked for as an argument: `setStyle` answers with the style, and describing that to Python
    takes Qt 11 ms that nobody needs.
    """
    app = QApplication([program, "-style", "fusion"])
    app.setProperty(_STYLE, True)
    note_desktop(app)
    return app


def note_desktop(app: QApplication) -> None:
    """Remember whether the desktop is dark: the palette says so until it is ours."""
    dark = app.palette().window().color().lightness() < _HALF
    app.setProperty(_DESKTOP, "dark" if dark else "light")


def apply(app: QApplication, name: ThemeName = "system", text_scale: float = 1.0) -> None:
    """Dress the application: style, fonts, palette, stylesheet.

    Colours may change at any time; the scale only reaches widgets built afterwards.
    """
    prepare(app, name, text_scale)
    put_sheet(app)


def prepare(app: QApplication, name: ThemeName = "system", text_scale: float = 1.0) -> None:
    """Do all of `apply` but the stylesheet.

    A process that builds its first window puts the sheet on when the window stands, just before
    it is shown: a widget with a sheet is polished again every time its layout moves it.
    """
    if not app.property(_STYLE):
        note_desktop(app)
        app.setProperty(_STYLE, True)
        app.setStyle("Fusion")
    chosen = resolve(name)
    app.setProperty(_SCALE, text_scale)
    app.setProperty(_THEME, "dark" if chosen is DARK else "light")
    load_first_fonts(app)
    font = QFont(FAMILY)
    font.setPixelSize(px(BASE_SIZE))
    app.setFont(font)
    app.setPalette(palette(chosen))


def put_sheet(app: QApplication) -> None:
    """Put the stylesheet of the colours in force on the application."""
    chosen = tokens()
    app.setStyleSheet(stylesheet({f.name: getattr(chosen, f.name) for f in fields(chosen)}, px))


def load_first_fonts(app: QApplication) -> None:
    """Register what the first paint needs; without them Qt falls back to what the system has."""
    if not app.property(_FONTS):
        app.setProperty(_FONTS, "first")
        _register(_FIRST_FONTS)


def load_fonts(app: QApplication) -> None:
    """Register every shipped sans font, once: after the first paint, for seldom seen scripts."""
    if app.property(_FONTS) == "all":
        return
    load_first_fonts(app)
    app.setProperty(_FONTS, "all")
    folder = resources.path("fonts")
    names = sorted(file.name for file in folder.glob("NotoSans*.ttf"))
    _register(name for name in names if name not in _FIRST_FONTS)


def _register(names: Iterable[str]) -> None:
    for name in names:
        file = resources.path("fonts", name)
        if file.is_file():
            QFontDatabase.addApplicationFont(str(file))


def palette(colours: Tokens) -> QPalette:
    """Return the palette, for everything that Fusion draws without a stylesheet rule."""
    made = QPalette()
    role = QPalette.ColorRole
    plain = {
        role.Window: colours.background,
        role.WindowText: colours.text,
        role.Base: colours.card,
        role.AlternateBase: colours.hover,
        role.Text: colours.text,
        role.Button: colours.card,
        role.ButtonText: colours.text,
        role.BrightText: colours.red,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Mid: colours.line,
        role.Light: colours.card,
        role.Midlight: colours.hover,
        role.Dark: colours.border,
        role.Shadow: colours.line,
    }
    for which, value in plain.items():
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.muted))
    return made
