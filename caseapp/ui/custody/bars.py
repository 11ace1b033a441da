"""Forms of what bars removal: an act with its proof of service; who would remove where."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.protection.drafts import BarDraft, RemovalDraft
from caseapp.domain.protection.words import BarKind
from caseapp.domain.views.removal import BarView, RemovalPanel
from caseapp.domain.vocabulary import Role, Suspensive
from caseapp.ui.context import Context
from caseapp.ui.custody.dialog import HourField
from caseapp.ui.office import RemovalCalls
from caseapp.ui.overriding import override
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Choice, Field, TextLine
from caseapp.wording.removal import BAR_KINDS, EFFECTS


class BarForm(TypedForm):
    """An act that is said to bar the removal. Whether it counts is worked out from this."""

    FORM = "bar"

    def __init__(
        self,
        context: Context,
        calls: RemovalCalls,
        panel: RemovalPanel,
        bar: BarView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Change act") if bar else t("Add act"),
            subtitle=t("file {number}", number=panel.risk.file_number),
            submit=t("Save act"),
            place=panel.risk.proceeding,
            parent=parent,
        )
        self._calls = calls
        self._panel = panel
        old = bar.draft if bar else None
        self.kept |= {
            "uid": bar.uid if bar else None,
            "version": old.version if old else None,
        }
        self._build_act(old)
        self._build_period(old)
        self._build_service(old)
        if bar is not None and context.role is Role.LAWYER:
            self.offer_bin(
                t("Delete this act"),
                t("Delete “{title}”?", title=bar.draft.title),
                partial(calls.delete_bar, bar.uid, bar.draft.version or 1),
            )
        self._show_fields()
        self.heading.setFocus()
        self.what.currentIndexChanged.connect(self._on_kind)
        self.fit()

    def _build_act(self, old: BarDraft | None) -> None:
        t, panel = self.t, self._panel
        self.what = Choice(
            [(kind.value, t(words)) for kind, words in BAR_KINDS.items()],
            old.what.value if old else "",
        )
        self.heading = TextLine(old.title if old else "", limit=500)
        self.effect = Choice(
            [(one.value, t(words)) for one, words in EFFECTS.items()],
            (old.effect if old else Suspensive.UNVERIFIED).value,
        )
        self.rule = Choice(panel.rules, old.rule if old else "")
        documents = [("", t("Not in the file yet")), *panel.documents]
        self.document = Choice(documents, (old.document or "") if old else "")
        self.editors |= {
            "what": self.what, "title": self.heading, "effect": self.effect,
            "rule": self.rule, "document": self.document,
        }  # fmt: skip
        self.add(Field(t("What it is"), self.what, name="what"))
        self.add(Field(t("Court or body, number, day"), self.heading, name="title"))
        self.effect_field = Field(
            t("Its effect on removal"), self.effect, name="effect",
            hint=t("what its text says; anything but a plain bar is a gap"),
        )  # fmt: skip
        self.document_field = Field(
            t("The order in the file"), self.document, name="document",
            hint=t("an order that nobody here holds does not count"),
        )  # fmt: skip
        self.rule_field = Field(
            t("Rule with suspensive effect"), self.rule, name="rule",
            hint=t("counts only while this office's review of it holds"),
        )  # fmt: skip
        self.add(self.effect_field)
        self.add(self.document_field)
        self.add(self.rule_field)

    def _build_period(self, old: BarDraft | None) -> None:
        t = self.t
        first = old.from_day if old else self.context.clock.today()
        self.first = self.date_field(t("From"), "from_day", value=first)
        self.last = self.date_field(
            t("Until, that day included"), "until_day", coming=True,
            value=old.until_day if old else None,
        )  # fmt: skip
        self.until_event = TextLine(old.until_event if old else "", limit=300)
        self.lifted = self.date_field(
            t("Lifted on"), "lifted_day", value=old.lifted_day if old else None
        )
        self.lifted_source = TextLine(old.lifted_source if old else "", limit=500)
        self.editors |= {"until_event": self.until_event, "lifted_source": self.lifted_source}
        self.add(self.first, self.last)
        self.add(Field(t("Event that ends it"), self.until_event, name="until_event",
                       hint=t("where its text names an event instead of a day")))  # fmt: skip
        lifted = Field(t("Who saw that it was lifted"), self.lifted_source, name="lifted_source")
        self.add(self.lifted, lifted)
        if old is None:
            self.lifted.hide()
            lifted.hide()

    def _build_service(self, old: BarDraft | None) -> None:
        t = self.t
        body = old.served_body if old else self._panel.removal.body
        self.served_body = TextLine(body, limit=200)
        self.served = self.date_field(
            t("Served on"), "served_day", value=old.served_day if old else None
        )
        self.served_at = HourField(t("Hour"), "served_at", old.served_at if old else None)
        self.proof = TextLine(old.served_proof if old else "", limit=300)
        self.notes = short_area(old.notes if old else "")
        self.editors |= {
            "served_body": self.served_body, "served_at": self.served_at.line,
            "served_proof": self.proof, "notes": self.notes,
        }  # fmt: skip
        self.add(Field(t("Removing body that was served"), self.served_body, name="served_body"))
        self.add(self.served, self.served_at)
        self.add(Field(t("Proof of service"), self.proof, name="served_proof",
                       hint=t("incoming number, receipt or signed copy")))  # fmt: skip
        self.add(Field(t("Notes"), self.notes, name="notes"))

    @Slot()
    def _on_kind(self) -> None:
        self._show_fields()

    def _show_fields(self) -> None:
        by_rule = self.what.value() == BarKind.RULE.value
        self.rule_field.setVisible(by_rule)
        self.effect_field.setVisible(not by_rule)
        self.document_field.setVisible(not by_rule)

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        if not self.served_at.check(self.t("This is no hour of a day. Write it as 14:20.")):
            return
        first = self.first.value()
        if first is None:
            self.show_refusal(EmptyFieldError(field="from_day"))
            return
        document = next(
            (uid for uid, _ in self._panel.documents if uid == self.document.value()), None
        )
        draft = BarDraft(
            proceeding=self._panel.risk.proceeding,
            what=BarKind(self.what.value()),
            title=self.text("title"),
            from_day=first,
            effect=Suspensive(self.effect.value()),
            rule=self.rule.value(),
            document=document,
            until_day=self.last.value(),
            until_event=self.text("until_event"),
            served_body=self.text("served_body"),
            served_day=self.served.value(),
            served_at=self.served_at.value(),
            served_proof=self.text("served_proof"),
            lifted_day=self.lifted.value(),
            lifted_source=self.text("lifted_source"),
            notes=self.notes.toPlainText(),
            version=self.kept["version"],
        )
        uid = self.kept["uid"]
        work = (
            partial(self._calls.add_bar, draft)
            if uid is None
            else partial(self._calls.change_bar, uid, draft)
        )
        self.set_busy(True)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)


class RemovalForm(TypedForm):
    """Who would remove where, whom to call, and from when the decision can no longer be used."""

    FORM = "removal"

    def __init__(
        self,
        context: Context,
        calls: RemovalCalls,
        panel: RemovalPanel,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Removal"),
            subtitle=t("file {number}", number=panel.risk.file_number),
            submit=t("Save removal"),
            place=panel.risk.proceeding,
            parent=parent,
        )
        self._calls = calls
        old = panel.removal
        self._old = old
        self.destination = TextLine(old.destination, limit=200)
        self.carrier = TextLine(old.carrier, limit=200)
        self.removing = TextLine(old.body, limit=200)
        self.contact = short_area(old.contact)
        self.call_list = short_area(old.call_list, lines=4)
        self.editors |= {
            "destination": self.destination, "carrier": self.carrier, "body": self.removing,
            "contact": self.contact, "call_list": self.call_list,
        }  # fmt: skip
        self.add(Field(t("Destination"), self.destination, name="destination"),
                 Field(t("Flight or convoy"), self.carrier, name="carrier"))  # fmt: skip
        self.add(Field(t("Removing body"), self.removing, name="body",
                       hint=t("who has to be served with what bars the removal")))  # fmt: skip
        self.add(Field(t("Contact at the head of requests"), self.contact, name="contact",
                       hint=t("name, phone and hours of who can be reached at once")))  # fmt: skip
        self.add(Field(t("Call list"), self.call_list, name="call_list",
                       hint=t("in order, for when a court is closed until after the removal")))  # fmt: skip
        self._build_closing(old)
        self.footnote.setText(
            t("A fixed day is an event: record “Removal fixed” or “Surrender fixed”.")
        )
        self.destination.setFocus()
        self.fit()

    def _build_closing(self, old: RemovalDraft) -> None:
        """Offer to close the alarm to a lawyer alone."""
        t = self.t
        self.closed = self.date_field(
            t("No longer enforceable from"), "closed_on", value=old.closed_on
        )
        self.closed_source = TextLine(old.closed_source, limit=500)
        self.editors["closed_source"] = self.closed_source
        source = Field(t("Source"), self.closed_source, name="closed_source",
                       hint=t("judgment or decision that ended it, and who saw it"))  # fmt: skip
        self.add(self.closed, source)
        if self.context.role is not Role.LAWYER:
            self.closed.hide()
            source.hide()

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        old = self._old
        draft = RemovalDraft(
            proceeding=old.proceeding,
            destination=self.text("destination"),
            carrier=self.text("carrier"),
            body=self.text("body"),
            contact=self.contact.toPlainText(),
            call_list=self.call_list.toPlainText(),
            closed_on=self.closed.value(),
            closed_source=self.text("closed_source"),
            version=old.version,
        )
        self.set_busy(True)
        work = partial(self._calls.change_removal, draft)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)
