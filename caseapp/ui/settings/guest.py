"""Which matters a guest may read."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.views.people import GuestMatter, PersonView
from caseapp.ui.context import Context
from caseapp.ui.overriding import override
from caseapp.ui.settings.people_port import PeopleCalls
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets import PlainLabel, Tick

MOST_SHOWN = 60
"""The newest matters; what is named already is always shown."""


class GuestMattersForm(UnkeptForm):
    """A tick for every matter of the lawyer who asks; matters of others stay as they are."""

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
            t("Matters of {name}", name=person.row.name),
            subtitle=t(
                "A guest reads what is ticked here, what other lawyers name, and nothing else."
            ),
            submit=t("Save"),
            width=600,
            parent=parent,
        )
        self._calls, self._person = calls, person
        self._hidden: list[str] = []
        self.ticks: dict[str, Tick] = {}
        self.note = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self.note)
        self.submit_button.setEnabled(False)
        fit_within(self, px(600), px(560))
        work = partial(calls.list_guest_matters, person.row.uid)
        context.runner.submit(self, work, self._show, self.show_refusal)

    def _show(self, matters: Sequence[GuestMatter]) -> None:
        shown = [one for number, one in enumerate(matters) if one.named or number < MOST_SHOWN]
        for one in shown:
            words = one.file_number
            if one.title:
                words = self.t("{number} · {title}", number=words, title=one.title)
            self.ticks[one.uid] = Tick(words, checked=one.named)
            self.body.addWidget(self.ticks[one.uid])
        if len(shown) < len(matters):
            self.note.setText(
                self.t("Older matters are not shown: let the guest in under Members of the file.")
            )
        elif not shown:
            self.note.setText(self.t("You are a member of no matter that a guest could read."))
        else:
            self.note.hide()
        self.submit_button.setEnabled(bool(shown))
        for first in list(self.ticks.values())[:1]:
            first.setFocus()

    @override
    def submit(self) -> None:
        named = [uid for uid, tick in self.ticks.items() if tick.isChecked()]
        self.send(partial(self._calls.set_guest_matters, self._person.row.uid, named))
