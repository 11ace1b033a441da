"""A request for interim measures as a form: body, facts, reason, documents, what was answered."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.protection.bodies import Recorded
from caseapp.domain.protection.drafts import InterimDraft
from caseapp.domain.protection.words import InterimBody, InterimState
from caseapp.domain.views.interim import BodyView, InterimPanel, InterimView
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.custody.dialog import HourField
from caseapp.ui.office import InterimCalls
from caseapp.ui.overriding import override
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Choice, Field, Notice, PlainLabel, TextLine, Tick
from caseapp.wording.interim import BODIES, STATES


class InterimForm(TypedForm):
    """One request to one body."""

    FORM = "interim"

    def __init__(
        self,
        context: Context,
        calls: InterimCalls,
        panel: InterimPanel,
        body: InterimBody,
        chosen: InterimView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        known = next((one for one in panel.bodies if one.body is body), None)
        super().__init__(
            context,
            chosen.name if chosen else t(BODIES[body]),
            subtitle=t("file {number}", number=panel.file_number),
            submit=t("Save request") if chosen else t("Choose this body"),
            place=panel.proceeding,
            parent=parent,
        )
        self._calls = calls
        self._panel = panel
        self._body = body
        old = chosen.draft if chosen else None
        self.kept |= {
            "uid": chosen.uid if chosen else None,
            "version": old.version if old else None,
            "body": body.value,
        }
        self._warn(known, chosen)
        self._build(old)
        if chosen is not None:
            self._build_answer(chosen.draft)
        self._build_documents(old)
        if chosen is not None and context.role is Role.LAWYER:
            self.offer_bin(
                t("Delete this request"),
                t("Delete the request to {body}?", body=chosen.name),
                partial(calls.delete_interim, chosen.uid, chosen.draft.version or 1),
            )
        self.facts.setFocus()
        self.fit()

    def _warn(self, known: BodyView | None, chosen: InterimView | None) -> None:
        """Show what a second body costs, and what nobody verified."""
        t = self.t
        if known is None or chosen is not None:
            return
        others = [
            one.name for one in self._panel.chosen if one.draft.body is not InterimBody.DOMESTIC
        ]
        if others:
            title = t("Chosen already: {bodies}", bodies=", ".join(others))
            self.body.addWidget(Notice(title, known.parallel, tone="alert"))
        if known.check_today or known.recorded is not Recorded.YES:
            self.body.addWidget(
                Notice(
                    t("Check today whether this body has jurisdiction over the state"),
                    known.basis or t("No source in the program records it."),
                    tone="notice",
                )
            )

    def _build(self, old: InterimDraft | None) -> None:
        t = self.t
        self.facts = short_area(old.facts if old else "")
        self.reason = short_area(old.reason if old else "")
        self.court = TextLine(old.court_or_body if old else "", limit=200)
        self.notes = short_area(old.notes if old else "")
        self.editors |= {
            "facts": self.facts, "reason": self.reason, "court_or_body": self.court,
            "notes": self.notes,
        }  # fmt: skip
        if self._body is InterimBody.DOMESTIC:
            self.add(Field(t("Court or body"), self.court, name="court_or_body"))
        self.add(Field(t("Facts"), self.facts, name="facts",
                       hint=t("what it is asked about, in a few words")))  # fmt: skip
        if self._body is not InterimBody.DOMESTIC:
            self.add(Field(t("Reason"), self.reason, name="reason",
                           hint=t("needed for a second body on the same facts, and where no "
                                  "source records its jurisdiction")))  # fmt: skip
        self.add(Field(t("Notes"), self.notes, name="notes"))

    def _build_answer(self, old: InterimDraft) -> None:
        t = self.t
        states = [(one.value, t(words)) for one, words in STATES.items()]
        self.state = Choice(states, old.state.value)
        self.requested = self.date_field(
            t("Requested on"), "requested_day", value=old.requested_day
        )
        self.requested_at = HourField(t("Hour"), "requested_at", old.requested_at)
        self.reference = TextLine(old.reference, limit=200)
        self.decided = self.date_field(t("Decided on"), "decided_day", value=old.decided_day)
        self.until = self.date_field(t("Until"), "until_day", coming=True, value=old.until_day)
        self.editors |= {
            "state": self.state, "requested_at": self.requested_at.line,
            "reference": self.reference,
        }  # fmt: skip
        self.add(Field(t("Where it stands"), self.state, name="state"))
        self.add(self.requested, self.requested_at)
        self.add(Field(t("Number or receipt"), self.reference, name="reference"))
        self.add(self.decided, self.until)

    def _build_documents(self, old: InterimDraft | None) -> None:
        t = self.t
        chosen = set(old.documents if old else ())
        self.ticks: dict[str, Tick] = {}
        self.body.addWidget(PlainLabel(t("Documents that go with it"), "label"))
        if not self._panel.documents:
            self.body.addWidget(
                PlainLabel(t("The matter has no documents yet."), "muted", wrap=True)
            )
        for uid, title in self._panel.documents:
            tick = Tick(title)
            tick.setChecked(uid in chosen)
            self.ticks[uid] = tick
            self.editors[f"document:{uid}"] = tick
            self.body.addWidget(tick)

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        uid = self.kept["uid"]
        sentence = self.t("This is no hour of a day. Write it as 14:20.")
        if uid is not None and not self.requested_at.check(sentence):
            return
        draft = self._draft()
        work = (
            partial(self._calls.choose_body, draft)
            if uid is None
            else partial(self._calls.change_interim, uid, draft)
        )
        self.set_busy(True)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)

    def _draft(self) -> InterimDraft:
        answered = self.kept["uid"] is not None
        return InterimDraft(
            proceeding=self._panel.proceeding,
            body=self._body,
            facts=self.facts.toPlainText(),
            court_or_body=self.text("court_or_body"),
            reason=self.reason.toPlainText(),
            state=InterimState(self.state.value()) if answered else InterimState.CHOSEN,
            requested_day=self.requested.value() if answered else None,
            requested_at=self.requested_at.value() if answered else None,
            reference=self.text("reference") if answered else "",
            decided_day=self.decided.value() if answered else None,
            until_day=self.until.value() if answered else None,
            documents=tuple(
                uid for uid, _ in self._panel.documents if self.ticks[uid].isChecked()
            ),
            notes=self.notes.toPlainText(),
            version=self.kept["version"],
        )
