"""The banner above every screen while the vault is not as it was left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseapp.domain.integrity import TWO_VERSIONS, Verdict
from caseapp.i18n import Catalogue
from caseapp.ui.theme import px
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.flow import FlowLayout
from caseapp.ui.widgets.labels import PlainLabel
from caseapp.wording import integrity as wording


class DoubtBanner(QFrame):
    """Says what was found, what it means and what to do. Nothing hides it.

    Signals:
        accept_requested: a lawyer wants to accept the vault as it stands.
        salvage_requested: what can be read shall be saved into a new vault.
        compare_requested: what only one of two versions has shall be listed.
        seen: a notice, which costs nothing, was read.
    """

    accept_requested = Signal()
    salvage_requested = Signal()
    compare_requested = Signal()
    seen = Signal()

    def __init__(
        self,
        t: Catalogue,
        verdict: Verdict,
        *,
        may_accept: bool,
        may_salvage: bool,
        may_compare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.t = t
        self.setProperty("kind", "alert" if verdict.read_only else "notice")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.headline = PlainLabel(
            wording.headline(verdict, t), "alarm" if verdict.read_only else "strong", wrap=True
        )
        self.reasons = [
            PlainLabel(sentence, "body", wrap=True) for sentence in wording.sentences(verdict, t)
        ]
        self.advice = PlainLabel(wording.advice(verdict, t), "body", wrap=True)
        self.compare_button = Button(t("Show what differs"))
        self.accept_button = Button(t("Accept the vault as it stands…"))
        self.salvage_button = Button(t("Save what can be read…"))
        self.seen_button = Button(t("Understood"))
        self.compare_button.clicked.connect(self.compare_requested)
        self.accept_button.clicked.connect(self.accept_requested)
        self.salvage_button.clicked.connect(self.salvage_requested)
        self.seen_button.clicked.connect(self.seen)
        self._arrange()
        # Once they have a place: what is shown before opens a window of its own.
        for button, offered in (
            (self.compare_button, may_compare and bool(verdict.findings & TWO_VERSIONS)),
            (self.accept_button, may_accept and verdict.explicable),
            (self.salvage_button, may_salvage and verdict.read_only),
            (self.seen_button, not verdict.read_only),
        ):
            button.setVisible(offered)
        self.setAccessibleName(self.headline.text())
        words = [label.text() for label in (*self.reasons, self.advice) if label.text()]
        self.setAccessibleDescription(" ".join(words))

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(10), px(16), px(10))
        box.setSpacing(px(4))
        box.addWidget(self.headline)
        for label in self.reasons:
            box.addWidget(label)
        if self.advice.text():
            box.addWidget(self.advice)
        buttons = QWidget()
        buttons.setProperty("kind", "clear")
        buttons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(buttons)
        for button in (
            *(self.compare_button, self.accept_button),
            *(self.salvage_button, self.seen_button),
        ):
            flow.addWidget(button)
        line = QHBoxLayout()
        line.addWidget(buttons, 1)
        box.addLayout(line)
