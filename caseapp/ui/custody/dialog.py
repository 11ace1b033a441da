"""Custody as a form: hours, place, legal basis, title, what stopped the clock; and its end."""

from datetime import time
from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.protection.drafts import CustodyDraft, CustodyEndDraft, PauseDraft
from caseapp.domain.protection.words import CustodyEnd
from caseapp.domain.views.custody import ArrestRow, CustodyPanel, CustodyView
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.office import CustodyCalls
from caseapp.ui.overriding import override
from caseapp.ui.typed import TypedForm, clock_time, short_area
from caseapp.ui.widgets import Choice, Field, PlainLabel, TextLine
from caseapp.wording.acts import ACTS
from caseapp.wording.custody import CUSTODY_ENDS


class HourField(Field):
    """An hour typed freely; empty means not known."""

    def __init__(self, label: str, name: str, at: time | None, hint: str = "") -> None:
        self.line = TextLine(f"{at:%H:%M}" if at else "", limit=8)
        super().__init__(label, self.line, name=name, hint=hint)

    def value(self) -> time | None:
        """Return the hour; None for an empty or unreadable text."""
        return clock_time(self.line.text())

    def check(self, sentence: str) -> bool:
        """Say whether the text is an hour or empty; show the sentence if it is not."""
        if not self.line.text().strip() or self.value() is not None:
            return True
        self.set_error(sentence)
        self.line.setFocus()
        return False


class CustodyForm(TypedForm):
    """A client is held: since when by both accounts, where, on what."""

    FORM = "custody"

    def __init__(
        self,
        context: Context,
        calls: CustodyCalls,
        panel: CustodyPanel,
        custody: CustodyView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Change custody") if custody else t("Record custody"),
            subtitle=t("file {number}", number=panel.file_number),
            submit=t("Save custody"),
            place=panel.proceeding,
            parent=parent,
        )
        self._calls = calls
        self._panel = panel
        arrest = panel.arrests[0] if panel.arrests and custody is None else None
        self.kept |= {
            "uid": custody.uid if custody else None,
            "version": custody.version if custody else None,
            "event": custody.event if custody else arrest.event if arrest else None,
        }
        self._pauses = tuple(
            PauseDraft(one.first, one.source, one.last)
            for one in (custody.pauses if custody else ())
        )
        self._build_hours(custody or arrest)
        self._build_title(custody)
        self._build_pause()
        if custody is not None and context.role is Role.LAWYER:
            self.offer_bin(
                t("Delete this custody"),
                t("Delete the custody of {name}?", name=custody.client_name),
                partial(calls.delete_custody, custody.uid, custody.version),
            )
        self.footnote.setText(self._what_saving_does())
        first = self.seized.line if self.kept["event"] is None else self.held_at
        first.setFocus()
        self.fit()

    def _build_hours(self, old: CustodyView | ArrestRow | None) -> None:
        t = self.t
        names = [(uid, name) for uid, name in self._panel.clients]
        self.client = Choice(names, old.client if isinstance(old, CustodyView) else "")
        self.act = Choice([(code, t(ACTS[code])) for code in ("arrest", "detention_order")])
        self.seized = self.date_field(
            t("Seized, actual day"), "seized", value=old.seized_day if old else None
        )
        self.seized_at = HourField(
            t("Actual hour"), "seized_at", old.seized_at if old else None,
            t("when the client could no longer leave"),
        )  # fmt: skip
        self.recorded = self.date_field(
            t("Day in the record"), "seized_recorded", value=old.recorded_day if old else None
        )
        self.recorded_at = HourField(
            t("Hour in the record"), "recorded_at", old.recorded_at if old else None
        )
        self.editors |= {
            "client": self.client, "act": self.act,
            "seized_at": self.seized_at.line, "recorded_at": self.recorded_at.line,
        }  # fmt: skip
        self.add(Field(t("Client"), self.client, name="client"),
                 Field(t("What began it"), self.act, name="act"))  # fmt: skip
        self.add(self.seized, self.seized_at)
        self.add(self.recorded, self.recorded_at)
        if self.kept["event"] is not None:
            for field in (self.seized, self.seized_at, self.recorded, self.recorded_at):
                field.setEnabled(False)
            self.act.setEnabled(False)
            self.client.setEnabled(self.kept["uid"] is None)
            self.body.addWidget(
                PlainLabel(
                    t(
                        "The hours are those of the arrest in “What happened”. Correct them "
                        "there: its limits follow."
                    ),
                    "muted",
                    wrap=True,
                )
            )

    def _build_title(self, old: CustodyView | None) -> None:
        t = self.t
        self.held_at = TextLine(old.place if old else "", limit=300)
        self.basis = short_area(old.basis if old else "")
        self.title_text = short_area(old.title if old else "")
        self.until = self.date_field(
            t("Title until"), "title_until", coming=True, value=old.title_until if old else None
        )
        self.until_at = HourField(
            t("Hour"), "title_until_at", old.title_until_at if old else None,
            t("empty: the end of the day"),
        )  # fmt: skip
        self.notes = short_area(old.notes if old else "")
        self.editors |= {
            "custody_place": self.held_at, "basis": self.basis, "custody_title": self.title_text,
            "title_until_at": self.until_at.line, "notes": self.notes,
        }  # fmt: skip
        self.add(Field(t("Place of custody"), self.held_at, name="custody_place",
                       hint=t("who holds the client, and where")))  # fmt: skip
        self.add(Field(t("Legal basis"), self.basis, name="basis",
                       hint=t("article, as the record of arrest or the order names it")))  # fmt: skip
        self.add(Field(t("Title"), self.title_text, name="custody_title",
                       hint=t("order or warrant: who, when, number")))  # fmt: skip
        self.add(self.until, self.until_at)
        self.add(Field(t("Notes"), self.notes, name="notes"))

    def _build_pause(self) -> None:
        t = self.t
        standing = self._open_pause()
        self.pause_first = self.date_field(
            t("Limits stood still from"), "pause_first",
            hint=t("only where an act stopped the clock"),
            value=standing.first if standing else None,
        )  # fmt: skip
        self.pause_last = self.date_field(
            t("until, that day included"), "pause_last", hint=t("empty: they still do")
        )
        self.pause_source = TextLine(standing.source if standing else "", limit=500)
        self.editors["source"] = self.pause_source
        self.add(self.pause_first, self.pause_last)
        self.add(Field(t("What stopped the clock, and who saw it"), self.pause_source,
                       name="source"))  # fmt: skip

    def _open_pause(self) -> PauseDraft | None:
        return next((one for one in self._pauses if one.last is None), None)

    def _what_saving_does(self) -> str:
        if self.kept["event"] is not None:
            return ""
        return self.t("Saving records the arrest and the limits of the State that follow from it.")

    @override
    def submit(self) -> None:
        if not self.dates_are_readable() or not self._hours_are_readable():
            return
        seized = self.seized.value()
        if seized is None and self.recorded.value() is None:
            self.show_refusal(EmptyFieldError(field="seized"))
            return
        first = self.pause_first.value()
        if first is None and self.text("source"):
            self.show_refusal(EmptyFieldError(field="pause_first"))
            return
        self.set_busy(True)
        uid, draft = self.kept["uid"], self._draft()
        work = (
            partial(self._calls.record_custody, draft)
            if uid is None
            else partial(self._calls.change_custody, uid, draft)
        )
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)

    def _hours_are_readable(self) -> bool:
        sentence = self.t("This is no hour of a day. Write it as 14:20.")
        hours = (self.seized_at, self.recorded_at, self.until_at)
        return all(field.check(sentence) for field in hours)

    def _draft(self) -> CustodyDraft:
        recorded = self.recorded.value()
        seized = self.seized.value() or recorded or self.context.clock.today()
        return CustodyDraft(
            proceeding=self._panel.proceeding,
            client=next(uid for uid, _ in self._panel.clients if uid == self.client.value()),
            seized_day=seized,
            seized_at=self.seized_at.value(),
            recorded_day=recorded,
            recorded_at=self.recorded_at.value(),
            act=self.act.value(),
            event=self.kept["event"],
            place=self.text("custody_place"),
            basis=self.basis.toPlainText(),
            title=self.title_text.toPlainText(),
            title_until=self.until.value(),
            title_until_at=self.until_at.value(),
            pauses=self._drafted_pauses(),
            notes=self.notes.toPlainText(),
            version=self.kept["version"],
        )

    def _drafted_pauses(self) -> tuple[PauseDraft, ...]:
        """Return the pauses that stand, and the one that is typed in place of the open one."""
        kept = tuple(one for one in self._pauses if one.last is not None)
        first = self.pause_first.value()
        if first is None:
            return kept
        return (*kept, PauseDraft(first, self.text("source"), self.pause_last.value()))


class CustodyEndForm(TypedForm):
    """Custody ended: when, how, and who saw it."""

    FORM = "custody-end"

    def __init__(
        self,
        context: Context,
        calls: CustodyCalls,
        custody: CustodyView,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("End of custody"),
            subtitle=custody.client_name,
            submit=t("Save end of custody"),
            place=custody.proceeding,
            parent=parent,
        )
        self._calls = calls
        self.kept |= {"uid": custody.uid, "version": custody.version}
        self.day = self.date_field(t("Day"), "ended_day")
        self.at = HourField(t("Hour"), "ended_at", None, t("local time of the place"))
        self.how = Choice([(one.value, t(words)) for one, words in CUSTODY_ENDS.items()])
        self.source = short_area()
        self.editors |= {"ended_at": self.at.line, "how": self.how, "source": self.source}
        self.add(self.day, self.at)
        self.add(Field(t("How"), self.how, name="how"))
        self.add(Field(t("Who saw it"), self.source, name="source",
                       hint=t("a lapsed limit is no end of custody")))  # fmt: skip
        self.day.line.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        if not self.at.check(self.t("This is no hour of a day. Write it as 14:20.")):
            return
        day = self.day.value()
        if day is None:
            self.show_refusal(EmptyFieldError(field="ended_day"))
            return
        draft = CustodyEndDraft(
            day, CustodyEnd(self.how.value()), self.source.toPlainText(), self.at.value()
        )
        self.set_busy(True)
        work = partial(self._calls.end_custody, self.kept["uid"], draft, self.kept["version"])
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)
