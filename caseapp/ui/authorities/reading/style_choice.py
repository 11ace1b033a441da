"""Choosing the style in which citations are written."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy

from caseapp.domain.citations.styles import CitationStyle
from caseapp.i18n import N_, Catalogue
from caseapp.ui.authorities.reading.sitting import Sitting
from caseapp.ui.widgets import Choice, tip

STYLES = {
    CitationStyle.ECTHR: N_("As the Strasbourg Court cites"),
    CitationStyle.OSCOLA: N_("OSCOLA"),
    CitationStyle.PLAIN: N_("Plain"),
}


class StyleChoice(Choice):
    """The style of a sitting; choosing another changes it for all that is copied from then on."""

    def __init__(self, t: Catalogue, sitting: Sitting) -> None:
        options = [(style.value, t(words)) for style, words in STYLES.items()]
        super().__init__(options, sitting.citation_style)
        self._sitting = sitting
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(t("Style of the citation"))
        tip(self, t("The style of the citation"))
        self.currentIndexChanged.connect(self._on_chosen)

    @Slot()
    def _on_chosen(self) -> None:
        self._sitting.cite_in(self.value())
