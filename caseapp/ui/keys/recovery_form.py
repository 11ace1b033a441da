"""A new recovery code: made, copied or printed, and tried at once."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.views.keys import GivenCode
from caseapp.ui.context import Context
from caseapp.ui.create.steps import CodeStep, TestStep
from caseapp.ui.keys.fields import OwnPassphrase
from caseapp.ui.keys.port import KeysCalls
from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.unkept import UnkeptForm


class RecoveryForm(UnkeptForm):
    """Three stages in one window; from the second on there is only forward."""

    def __init__(
        self,
        context: Context,
        calls: KeysCalls,
        *,
        with_keyfile: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("New recovery code"),
            subtitle=t("The present code stops working at once. Have pen and paper ready."),
            submit=t("Make the code"),
            width=640,
            parent=parent,
        )
        self._calls = calls
        self._given: GivenCode | None = None
        self.present = OwnPassphrase(t, with_keyfile=with_keyfile)
        self.code = CodeStep(t)
        self.trial = TestStep(t)
        self.code.vault_name = calls.vault_name
        for widget in (self.present, self.code, self.trial):
            self.body.addWidget(widget)
        self.remember(self.present.field)
        for widget in (self.code, self.trial):
            widget.hide()
        fit_within(self, px(640), px(560))
        self.present.line.setFocus()

    @override
    def submit(self) -> None:
        self.clear_errors()
        if self._given is None:
            self.set_busy(True)
            work = partial(self._calls.renew_recovery_code, self.present.own())
            self.context.runner.submit(self, work, self._on_given, self.show_refusal)
        elif not self.trial.asked:
            self._try()
        elif self.trial.check():
            self.done_saving(self._given.changes)

    def _on_given(self, given: GivenCode) -> None:
        self._given = given
        self.present.forget()
        self.present.hide()
        self.code.show_code(given.code)
        self.code.show()
        self.cancel_button.hide()
        self.set_busy(False)
        self.submit_button.say(self.t("It is copied"))
        self.code.focus_first()

    def _try(self) -> None:
        if self._given is None:
            return
        self.code.hide()
        self.trial.ask(self._given.code)
        self.trial.show()
        self.submit_button.say(self.t("Compare"))
        self.trial.focus_first()

    @override
    def reject(self) -> None:
        """Go back to the code while it is being tried; leave only before there is one."""
        if self._given is None:
            super().reject()
        elif self.trial.asked:
            self.trial.asked = ()
            self.trial.hide()
            self._on_given(self._given)
