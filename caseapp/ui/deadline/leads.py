"""Lead times of a deadline: to the translator, to the notary, to the post."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.reminders import LONGEST_LEAD, Lead, LeadLengthError
from caseapp.domain.views.deadlines import DeadlineView
from caseapp.domain.vocabulary import LeadKind
from caseapp.i18n import N_
from caseapp.ui.context import Context
from caseapp.ui.office import DeadlineCalls
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Choice, Field, TextLine
from caseapp.wording.leads import BY

UNKNOWN = {
    LeadKind.TRANSLATION: N_("Send to the translator in time: the court's calendar is not known"),
    LeadKind.NOTARY: N_("Take to the notary in time: the court's calendar is not known"),
    LeadKind.POST: N_("Take to the post in time: the court's calendar is not known"),
}
LABELS = {
    LeadKind.TRANSLATION: N_("Translation takes, days"),
    LeadKind.NOTARY: N_("Notary takes, days"),
    LeadKind.POST: N_("Post takes, days"),
}


def lead_lines(context: Context, view: DeadlineView) -> Iterator[str]:
    """Yield by when what has to go out, the first to go out first."""
    t = context.t
    for one in view.leads:
        if one.day is None:
            yield t(UNKNOWN[one.lead.kind])
            continue
        words = t(BY[one.lead.kind], day=context.show_date(one.day))
        number = one.lead.number
        yield (
            t.plural(
                "{what} ({count} working day before)",
                "{what} ({count} working days before)",
                number,
                what=words,
            )
            if one.lead.working
            else t.plural(
                "{what} ({count} day before)", "{what} ({count} days before)", number, what=words
            )
        )


class LeadsForm(TypedForm):
    """How long what takes; counted back from the safe day, one before the other."""

    FORM = "leads"

    def __init__(
        self,
        context: Context,
        calls: DeadlineCalls,
        deadline: DeadlineView,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Lead times"),
            subtitle=t("Counted back from the safe day on the court's calendar; empty: none."),
            submit=t("Save lead times"),
            width=560,
            place=deadline.row.uid,
            parent=parent,
        )
        self._calls = calls
        self._row = deadline.row
        self._fields: dict[LeadKind, Field] = {}
        known = {one.lead.kind: one.lead for one in deadline.leads}
        for kind, words in LABELS.items():
            lead = known.get(kind)
            number = TextLine(str(lead.number) if lead else "", limit=3)
            unit = Choice(
                (("working", t("working days")), ("days", t("calendar days"))),
                "working" if lead is None or lead.working else "days",
            )
            unit.setAccessibleName(t("working or calendar days"))
            self.editors |= {kind.value: number, f"{kind}_unit": unit}
            self._fields[kind] = Field(t(words), number, name=kind.value)
            self.add(self._fields[kind], Field(t("Counted in"), unit, name=f"{kind}_unit"))
        self.editors[LeadKind.TRANSLATION.value].setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        leads = []
        for kind, field in self._fields.items():
            text = self.text(kind.value)
            if not text:
                continue
            number = int(text) if text.isascii() and text.isdigit() else 0
            if not 1 <= number <= LONGEST_LEAD:
                field.set_error(self.context.say(LeadLengthError(number=text, most=LONGEST_LEAD)))
                field.editor.setFocus()
                return
            leads.append(Lead(kind, number, self.text(f"{kind}_unit") == "working"))
        if self._calls.set_leads is not None:
            self.send(partial(self._calls.set_leads, self._row.uid, self._row.version, leads))
