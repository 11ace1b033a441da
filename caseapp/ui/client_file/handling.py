"""Handling flags of a matter, and how they are shown."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.views.matters import MatterView
from caseapp.domain.vocabulary import HandlingFlag, Role
from caseapp.i18n import N_
from caseapp.ui.context import Context
from caseapp.ui.office import MatterCalls
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import PlainLabel, Tick

FLAGS = {
    HandlingFlag.SOURCE: N_("Do not name the source"),
    HandlingFlag.LAWYER_ONLY: N_("Lawyer only"),
    HandlingFlag.RELATIVES: N_("Danger to relatives"),
}


class HandlingForm(TypedForm):
    """Sets the flags of a matter; only a lawyer takes one away."""

    FORM = "handling"

    def __init__(
        self,
        context: Context,
        calls: MatterCalls,
        matter: MatterView,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Handling flags"),
            subtitle=t("file {number}", number=matter.file_number),
            submit=t("Save handling flags"),
            width=560,
            place=matter.uid,
            parent=parent,
        )
        self._calls = calls
        self._matter = matter
        self.ticks = {
            flag: Tick(t(words), checked=flag in matter.handling) for flag, words in FLAGS.items()
        }
        for flag, tick in self.ticks.items():
            # What stands stays for who may not take it away.
            tick.setEnabled(context.role is Role.LAWYER or not tick.isChecked())
            self.editors[flag.value] = tick
            self.body.addWidget(tick)
        note = t("A flagged matter goes into a calendar file as “appointment” and never as more.")
        self.body.addWidget(PlainLabel(note, "muted", wrap=True))
        next(iter(self.ticks.values())).setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        flags = [flag for flag, tick in self.ticks.items() if tick.isChecked()]
        call = self._calls.mark_handling
        if call is not None:
            self.send(partial(call, self._matter.uid, flags, self._matter.version))
