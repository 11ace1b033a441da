"""A one-time code for somebody: shown once, copied by hand, kept nowhere."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.views.keys import GivenCode
from caseapp.domain.views.people import PersonView
from caseapp.ui.context import Context
from caseapp.ui.keys.fields import OwnPassphrase
from caseapp.ui.overriding import override
from caseapp.ui.settings.people_port import PeopleCalls
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets import Notice, PlainLabel


class PersonCodeForm(UnkeptForm):
    """Asks for the lawyer's own passphrase, then shows the code.

    It is no draft: neither passphrase nor code is ever kept.
    """

    def __init__(
        self,
        context: Context,
        calls: PeopleCalls,
        person: PersonView,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("One-time code for {name}", name=person.row.name),
            subtitle=t(
                "With it they open the vault once and choose a passphrase that nobody else knows. "
                "An earlier code of theirs stops working."
            ),
            submit=t("Make the code"),
            width=600,
            parent=parent,
        )
        self._calls, self._person = calls, person
        self.present = OwnPassphrase(t, with_keyfile=None, label=t("Your own passphrase"))
        self.body.addWidget(self.present)
        self.remember(self.present.field)
        self.code = PlainLabel("", "title", wrap=True)
        self.code.setAccessibleName(t("One-time code"))
        self.code.hide()
        self.body.addWidget(self.code)
        self.advice = Notice(
            t("Copy it by hand and hand it over yourself. It is shown only now."), tone="notice"
        )
        self.advice.hide()
        self.body.addWidget(self.advice)
        self._changes: object = None
        self.present.line.setFocus()
        fit_within(self, px(600), px(400))

    @override
    def submit(self) -> None:
        if self._changes is not None:
            self.done_saving(self._changes)
            return
        self.set_busy(True)
        work = partial(self._calls.give_code, self._person.row.uid, self.present.own())
        self.context.runner.submit(self, work, self._on_given, self.show_refusal)

    def _on_given(self, given: GivenCode) -> None:
        self.present.forget()
        self.present.hide()
        self.code.setText(given.code)
        self.code.show()
        self.advice.show()
        self._changes = given.changes
        self.cancel_button.hide()
        self.submit_button.setText(self.t("It is copied"))
        self.set_busy(False)

    @override
    def reject(self) -> None:
        if self._changes is not None:
            self.done_saving(self._changes)
        else:
            super().reject()
