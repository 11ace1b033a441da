"""Taking somebody out of the office, and shutting out the copies they may have."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.views.people import PersonView
from caseapp.ui.context import Context
from caseapp.ui.overriding import override
from caseapp.ui.settings.people_port import PeopleCalls
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets import Notice, PlainLabel, Tick


class PersonLeavesForm(UnkeptForm):
    """Removes a person with all their keys; re-encrypting everything is ticked from the start."""

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
            t("Remove {name} from the office", name=person.row.name),
            submit=t("Remove"),
            width=600,
            parent=parent,
        )
        self._calls, self._person = calls, person
        self._above = parent
        self.body.addWidget(
            PlainLabel(
                t(
                    "Every key of theirs stops opening this vault at once. What they did stays in "
                    "the history under their name. This cannot be taken back."
                ),
                wrap=True,
            )
        )
        self.reencrypt = Tick(t("Re-encrypt everything afterwards"), checked=True)
        self.body.addWidget(self.reencrypt)
        self.why = Notice(
            t(
                "Who held a key may have a copy of this vault, or the key itself. Re-encrypting "
                "gives the vault a new key. A copy that was made before can still be read by "
                "whoever has a key for it: nothing changes that."
            ),
            tone="notice",
        )
        self.body.addWidget(self.why)
        self.reencrypt.setVisible(calls.reencrypt is not None)
        fit_within(self, px(600), px(440))
        self.cancel_button.setFocus()

    @override
    def submit(self) -> None:
        row = self._person.row
        self.send(partial(self._calls.remove_person, row.uid, self._person.version))

    @override
    def done_saving(self, changes: object) -> None:
        super().done_saving(changes)
        if self.reencrypt.isChecked() and self._calls.reencrypt and self._above is not None:
            self._calls.reencrypt(self._above)
