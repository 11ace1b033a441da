"""The sheet with the recovery code, straight to a printer: never a file on the way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from caseapp.i18n import Catalogue
from caseapp.ui.widgets.message import PlainMessage

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FILE_PRINTERS = ("pdf", "xps", "postscript", "onenote", "fax", "to file", "document writer")
"""Words in the names of printers that write files."""


def offer_printing(parent: QWidget, t: Catalogue, code: str, vault_name: str) -> None:
    """Ask for a printer and print; whatever would write a file is refused."""
    # Nobody else prints this way, and nobody waits for it at the start.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415

    if not QPrinterInfo.availablePrinterNames():
        _say(parent, t, t("There is no printer here. Copy the code by hand."))
        return
    printer = QPrinter()
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.accepted.connect(lambda: print_sheet(parent, t, printer, code, vault_name))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def print_sheet(
    parent: QWidget, t: Catalogue, printer: "QPrinter", code: str, vault_name: str
) -> bool:
    """Print the sheet; False where the printer writes files or does not print."""
    if writes_files(printer):
        _say(parent, t, t("This printer writes a file. Choose another, or copy the code by hand."))
        return False
    # What a spooler shows of a job must not say what it is.
    printer.setDocName("1")
    painter = QPainter()
    if not painter.begin(printer):
        _say(parent, t, t("The printer did not take the sheet. Copy the code by hand."))
        return False
    draw_sheet(painter, QRectF(printer.pageRect(printer.Unit.DevicePixel)), t, code, vault_name)
    painter.end()
    return True


def writes_files(printer: "QPrinter") -> bool:
    """Say whether a printer's output is a file, by its format, its target or its name."""
    name = printer.printerName().casefold()
    return (
        printer.outputFormat() is not printer.OutputFormat.NativeFormat
        or bool(printer.outputFileName())
        or not name
        or any(word in name for word in FILE_PRINTERS)
    )


def draw_sheet(painter: QPainter, page: QRectF, t: Catalogue, code: str, vault_name: str) -> None:
    """Draw the sheet: what it is, the groups, numbered, and where to keep it."""
    unit = page.height() / 60
    line = QRectF(page.left() + 3 * unit, page.top() + 4 * unit, page.width() - 6 * unit, 3 * unit)
    _write(painter, line, t("Recovery code"), unit * 1.6)
    line.translate(0, 3 * unit)
    _write(painter, line, t("Vault: {name}", name=vault_name), unit)
    for number, group in enumerate(code.split("-"), 1):
        line.translate(0, 3 * unit)
        _write(painter, line, t("{number}.  {group}", number=number, group=group), unit * 1.6)
    line.translate(0, 4 * unit)
    line.setHeight(12 * unit)
    words = t(
        "Whoever has this sheet and a copy of the vault can read everything in it. Keep it away "
        "from the computer. The code opens the vault together with a new passphrase."
    )
    _write(painter, line, words, unit)


def _write(painter: QPainter, where: QRectF, words: str, height: float) -> None:
    font = QFont("Noto Sans")
    font.setPixelSize(max(1, int(height)))
    painter.setFont(font)
    painter.drawText(where, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, words)


def _say(parent: QWidget, t: Catalogue, sentence: str) -> None:
    PlainMessage(t("Nothing was printed"), sentence, stay=t("Close"), parent=parent).open()
