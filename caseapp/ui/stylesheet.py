"""The stylesheet, made from the theme's tokens and from nothing else.

Widgets say what they are with the dynamic property `kind`; looks are decided here.
"""

from collections.abc import Callable, Mapping
from string import Template

_SHEET = Template(
    """
QWidget[kind="page"], QMainWindow, QDialog { background: $background; }
QScrollArea, QWidget[kind="clear"] { background: transparent; border: 0; }
QFrame[kind="nav"] { background: $card; border: 0; border-right: 1px solid $line; }
QFrame[kind="bar"] { background: $card; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="footer"] { background: $card; border: 0; border-top: 1px solid $line; }
QFrame[kind="card"] { background: $card; border: 1px solid $line; border-radius: ${p8}px; }
QFrame[kind="card"][urgent="true"] { border: 1px solid $red; }
QFrame[kind="alert"] { background: $red_soft; border: 1px solid $red; border-radius: ${p8}px; }
QFrame[kind="notice"] { background: $amber_soft; border: 1px solid $amber; border-radius: ${p8}px; }
QFrame[kind="note"] { background: $accent_soft; border: 1px solid $accent; border-radius: ${p8}px; }
QFrame[kind="rule"] { background: $line; border: 0; }

QLabel { color: $text; background: transparent; }
QLabel[kind="title"] { font-size: ${p22}px; font-weight: 600; }
QLabel[kind="section"] { font-size: ${p14}px; font-weight: 600; }
QLabel[kind="section"][urgent="true"] { color: $red; }
QLabel[kind="day"] { font-size: ${p14}px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: ${p12}px; }
QLabel[kind="label"] { color: $muted; font-size: ${p12}px; }
QLabel[kind="error"] { color: $red; font-size: ${p12}px; }
QLabel[kind="alarm"] { color: $red; font-weight: 600; }
QLabel[kind="echo"] { color: $accent; font-size: ${p12}px; }
QLabel[kind="code"] { font-size: ${p16}px; font-weight: 600; }
QLabel[kind="badge"] { border-radius: ${p4}px; padding: ${p2}px ${p7}px; font-size: ${p12}px;
    font-weight: 600; }
QLabel[tone="red"] { background: $red_soft; color: $red; }
QLabel[tone="amber"] { background: $amber_soft; color: $amber; }
QLabel[tone="blue"] { background: $accent_soft; color: $accent; }
QLabel[tone="green"] { background: $green_soft; color: $green; }
QLabel[tone="plain"] { background: $hover; color: $muted; }

QPushButton { background: $card; color: $text; border: 1px solid $border;
    border-radius: ${p6}px; padding: ${p6}px ${p12}px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: ${q6}px ${q12}px; }
QPushButton:disabled { color: $muted; border-color: $line; background: $background; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
    font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton[kind="danger"] { color: $red; border-color: $red; }
QPushButton[kind="danger"]:focus { border: 2px solid $red; background: $red_soft; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent;
    color: $accent; padding: ${p6}px ${p3}px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: ${q6}px ${q3}px; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
    color: $accent; padding: ${p3}px ${p3}px; }
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: ${q3}px ${q3}px; }
QPushButton[kind="link"]:disabled { color: $muted; background: transparent; }
QPushButton[kind="nav"] { text-align: left; background: transparent; border: 2px solid transparent;
    padding: ${p6}px ${p10}px; border-radius: ${p6}px; color: $muted; }
QPushButton[kind="nav"]:hover { background: $hover; }
QPushButton[kind="nav"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[kind="nav"]:focus { border: 2px solid $accent; padding: ${p6}px ${p10}px; }
QLabel[kind="navname"], QLabel[kind="navkeys"] { color: $muted; }
QLabel[kind="navkeys"] { font-size: ${p11}px; }
QLabel[kind="navcount"] { color: $text; font-weight: 600; }
QLabel[kind="navname"][on="true"] { color: $accent; font-weight: 600; }
QLabel[kind="navcount"][on="true"], QLabel[kind="navkeys"][on="true"] { color: $accent; }
QPushButton[kind="chip"] { background: $accent_soft; border: 1px solid $accent_soft;
    color: $text; border-radius: ${p10}px; padding: ${p2}px ${p9}px; font-size: ${p12}px; }
QPushButton[kind="chip"][wrong="true"] { background: $amber_soft; border-color: $amber_soft;
    color: $amber; }
QPushButton[kind="chip"]:hover { border-color: $accent; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: ${q2}px ${q9}px; }
QPushButton[kind="find"] { background: $background; color: $muted; text-align: left; }
QPushButton[kind="row"] { background: transparent; border: 2px solid transparent;
    border-radius: ${p6}px; padding: 0; text-align: left; }
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:focus { border: 2px solid $accent; padding: 0; }

QLineEdit, QPlainTextEdit, QComboBox { background: $card; color: $text;
    border: 1px solid $border; border-radius: ${p6}px; padding: ${p6}px ${p8}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent;
    padding: ${q6}px ${q8}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
    border: 2px solid $red; padding: ${q6}px ${q8}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $muted;
    background: $background; border-color: $line; }
QLineEdit:read-only { background: $background; }
QLineEdit[kind="find"] { background: $background; }
QComboBox::drop-down { border: 0; width: ${p26}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $card; color: $text; border: 1px solid $border;
    selection-background-color: $accent_soft; selection-color: $accent; outline: 0; }
QCheckBox, QRadioButton { color: $text; spacing: ${p8}px; padding: ${p3}px;
    border: 2px solid transparent; border-radius: ${p4}px; }
QCheckBox::indicator, QRadioButton::indicator { width: ${p16}px; height: ${p16}px;
    background: $card; border: 1px solid $border; }
QCheckBox::indicator { border-radius: ${p4}px; }
QRadioButton::indicator { border-radius: ${p8}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QRadioButton::indicator:checked { background: $card; border: ${p5}px solid $accent;
    width: ${p8}px; height: ${p8}px; }
QCheckBox::indicator:disabled { border-color: $line; background: $background; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }

QTableView, QListView, QTreeView { background: $card; color: $text; border: 1px solid $line;
    padding: 1px; border-radius: ${p6}px; gridline-color: $line; selection-background-color: $accent_soft;
    selection-color: $text; alternate-background-color: $card; outline: 0; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $accent;
    padding: 0; }
QTableView::item, QListView::item, QTreeView::item { padding: ${p4}px ${p8}px; }
QHeaderView::section { background: $card; color: $muted; border: 0;
    border-bottom: 1px solid $line; padding: ${p7}px ${p8}px; font-weight: 600; }
QTabBar::tab { background: transparent; color: $muted; border: 2px solid transparent;
    border-bottom: 2px solid transparent; padding: ${p7}px ${p12}px; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar:focus::tab:selected { border: 2px solid $accent; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QProgressBar { background: $line; border: 0; border-radius: ${p3}px; }
QProgressBar::chunk { background: $accent; border-radius: ${p3}px; }
QProgressBar[tone="red"]::chunk { background: $red; }
QProgressBar[tone="amber"]::chunk { background: $amber; }
QProgressBar[tone="green"]::chunk { background: $green; }
QMenu { background: $card; color: $text; border: 1px solid $border; padding: ${p4}px; }
QMenu::item { padding: ${p5}px ${p12}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $accent_soft; color: $accent; }
QToolTip { background: $card; color: $text; border: 1px solid $border; padding: ${p4}px; }
QSplitter::handle { background: $line; }
QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: ${p4}px; margin: ${p2}px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: 0; width: 0; height: 0; }
"""
)


def stylesheet(colours: Mapping[str, str], px: Callable[[float], int]) -> str:
    """Return the sheet. `pN` is N scaled; `qN` is the padding under a two-pixel focus ring."""
    sizes = {f"p{n}": str(px(n)) for n in range(1, 33)}
    inner = {f"q{n}": str(max(0, px(n) - 1)) for n in range(1, 33)}
    return _SHEET.substitute(colours, **sizes, **inner)
