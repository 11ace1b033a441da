"""Accepting a vault that is not as this computer last saw it: a reason, and its name typed."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.integrity import Explanation, Verdict
from caseapp.domain.views.integrity import VaultState
from caseapp.ui.context import Context
from caseapp.ui.integrity.port import IntegrityCalls
from caseapp.ui.overriding import override
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets.choice import Choice
from caseapp.ui.widgets.field import Field
from caseapp.ui.widgets.labels import PlainLabel
from caseapp.ui.widgets.texts import TextLine
from caseapp.wording import integrity as wording


class AcceptDialog(UnkeptForm):
    """Asks for the reason and for the name of the vault; the history keeps both."""

    def __init__(
        self,
        context: Context,
        port: IntegrityCalls,
        state: VaultState,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Accept the vault as it stands"),
            submit=t("Accept"),
            width=620,
            parent=parent,
        )
        self._port = port
        for sentence in wording.sentences(state.verdict, t):
            self.body.addWidget(PlainLabel(sentence, "body", wrap=True))
        if state.remembered is not None:
            self.body.addWidget(
                PlainLabel(
                    t(
                        "This computer remembers entry {remembered} of the history; the vault ends "
                        "at entry {newest}.",
                        remembered=state.remembered,
                        newest=state.newest,
                    ),
                    "muted",
                    wrap=True,
                )
            )
        self.reason = Choice(
            [("", t("Choose the reason"))]
            + [(reason.value, t(words)) for reason, words in wording.EXPLANATIONS.items()],
            "",
        )
        self.name = TextLine(limit=300)
        self.add(Field(t("Why it is not as it was"), self.reason, name="explanation"))
        self.add(
            Field(
                t("Name of the vault"),
                self.name,
                name="confirmation",
                hint=t(
                    "Type {name} to confirm. The history keeps who accepted it.", name=state.name
                ),
            )
        )
        self.reason.currentIndexChanged.connect(self._weigh)
        self._weigh()

    @override
    def submit(self) -> None:
        self.set_busy(True)
        work = partial(self._port.accept, Explanation(self.reason.value()), self.name.text())
        self.context.runner.submit(self, work, self._on_accepted, self.show_refusal)

    @Slot()
    def _weigh(self) -> None:
        self.submit_button.setEnabled(bool(self.reason.value()))

    def _on_accepted(self, _verdict: Verdict) -> None:
        self.done_saving(Changes())
