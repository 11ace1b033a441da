"""The fields of every answer to a deadline; those that no possible answer needs are not made."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.ui.deadline.scan import ScanField
from caseapp.ui.typed import short_area
from caseapp.ui.widgets import Field, TextLine, Tick

if TYPE_CHECKING:
    from caseapp.ui.deadline.dialog import DeadlineForm

Line = tuple[tuple[str, Callable[[], QWidget]], ...]
"""What stands beside each other: names and makers."""


class AnswerFields:
    """Makes the fields of a form, line by line, and knows them by their names."""

    def __init__(self, form: "DeadlineForm", row: DeadlineRow, wanted: frozenset[str]) -> None:
        self._form = form
        self._row = row
        self.rows: dict[str, QWidget] = {}
        self.scans: list[ScanField] = []
        for line in self._lines():
            made = [(name, make()) for name, make in line if name in wanted]
            self.rows.update(made)
            if made:
                form.add(*(widget for _, widget in made))

    def show(self, names: tuple[str, ...]) -> None:
        """Show these fields and no others."""
        for name, widget in self.rows.items():
            widget.setVisible(name in names)

    def _lines(self) -> Iterator[Line]:
        yield from self._dates()
        yield from self._filing()
        yield from self._extension()
        yield from self._lapse()
        yield from self._waiver()
        t = self._form.t
        source = t("article, decision or letter, and who saw it")
        yield (("source", lambda: self._area(t("Source"), "source", hint=source)),)
        yield (("reason", lambda: self._area(t("Reason"), "reason")),)

    def _dates(self) -> Iterator[Line]:
        form, t = self._form, self._form.t
        example = t("such as 31.1.27, fri or +10d")
        yield (
            (
                "last_day",
                lambda: form.date_field(t("Last day"), "last_day", coming=True, hint=example),
            ),
            (
                "at",
                lambda: self._line(t("Hour"), "at", hint=t("empty: the end of the day"), limit=8),
            ),
        )

    def _filing(self) -> Iterator[Line]:
        form, t, row = self._form, self._form.t, self._row
        manner = t("post, counter, e-mail …")
        yield (
            ("how", lambda: self._line(t("How it was filed"), "how", hint=manner)),
            ("where", lambda: self._line(t("Where"), "where", value=row.court_or_body)),
        )
        local = t("local time, such as 14:20")
        yield (
            ("day", lambda: form.date_field(t("Filed on"), "day")),
            ("filed_at", lambda: self._line(t("Hour"), "filed_at", hint=local, limit=8)),
            ("reference", lambda: self._line(t("Incoming number or receipt"), "reference")),
        )
        proof = t("without number, receipt and scan it stands as “proof missing”")
        yield (
            ("scan", lambda: self._scan(t("Scan of the receipt"), "scan", t("No scan"), proof)),
        )

    def _extension(self) -> Iterator[Line]:
        form, t = self._form, self._form.t
        until = t("the day that was asked for, where one was named")
        yield (
            ("asked_day", lambda: form.date_field(t("Asked on"), "asked_day")),
            (
                "asked_until",
                lambda: form.date_field(t("Asked until"), "asked_until", coming=True, hint=until),
            ),
        )
        how = t("How and where it was asked")
        yield (("asked_note", lambda: self._line(how, "asked_note")),)

    def _lapse(self) -> Iterator[Line]:
        form, t = self._form, self._form.t
        found = t("what was found and decided; the day is noted by the program")
        yield (("lapse_note", lambda: self._area(t("What was done"), "lapse_note", hint=found)),)
        own = t("Follow the restoration up with a last day of its own")
        yield (("restoration", lambda: self._tick(own, "restoration")),)
        ended = t("starts the period of restoration; empty: to be determined")
        yield (
            (
                "obstacle_removed",
                lambda: form.date_field(t("Obstacle ended on"), "obstacle_removed", hint=ended),
            ),
        )
        tell = t("Put on the list of tasks: tell the client")
        yield (("tell", lambda: self._tick(tell, "tell")),)
        yield (
            (
                "tell_client",
                lambda: form.date_field(
                    t("By"), "tell_client", coming=True, value=form.context.clock.today()
                ),
            ),
        )

    def _waiver(self) -> Iterator[Line]:
        form, t = self._form, self._form.t
        name = t("name, or why none was needed")
        yield (
            ("interpreter", lambda: self._line(t("Interpreter"), "interpreter", hint=name)),
            ("second_lawyer", lambda: self._line(t("Second lawyer"), "second_lawyer")),
        )
        told = t("which consequences, by whom, in which language")
        yield (("informed", lambda: self._area(t("Information given"), "informed", hint=told)),)
        time = t("from when to when")
        yield (("reflection", lambda: self._line(t("Time to reflect"), "reflection", hint=time)),)
        law = t("where no such day exists: the source that says so")
        yield (
            (
                "revoke_until",
                lambda: form.date_field(t("Last day to revoke"), "revoke_until", coming=True),
            ),
            (
                "no_revocation",
                lambda: self._line(t("Cannot be revoked"), "no_revocation", hint=law),
            ),
        )
        none = t("Not chosen yet")
        yield (
            (
                "instruction",
                lambda: self._scan(t("Signed instruction"), "instruction", none),
            ),
        )

    def _line(
        self, label: str, name: str, *, hint: str = "", value: str = "", limit: int = 200
    ) -> Field:
        self._form.editors[name] = line = TextLine(value, limit=limit)
        return Field(label, line, name=name, hint=hint)

    def _area(self, label: str, name: str, *, hint: str = "") -> Field:
        self._form.editors[name] = area = short_area()
        return Field(label, area, name=name, hint=hint)

    def _tick(self, label: str, name: str) -> Tick:
        self._form.editors[name] = tick = Tick(label, checked=True)
        return tick

    def _scan(self, label: str, name: str, none: str, hint: str = "") -> ScanField:
        form = self._form
        made = ScanField(form.context, label, name, none=none, hint=hint, ask=form.ask_file)
        form.editors[name] = made.choice
        self.scans.append(made)
        return made
