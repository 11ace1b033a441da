"""Copies that left: what, when, where to, and whether it still exists."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.views.clear_copies import CopyRow
from caseapp.ui.context import Context
from caseapp.ui.copies.port import CopiesPort
from caseapp.ui.daytexts import short_day
from caseapp.ui.filling import fill
from caseapp.ui.saving import AskPath, ask_path, print_to
from caseapp.ui.screen import Screen
from caseapp.ui.theme import px
from caseapp.ui.widgets import (
    Badge,
    Button,
    Card,
    EmptyState,
    Field,
    Notice,
    Page,
    PlainLabel,
    Row,
    TextLine,
    Tick,
    Tone,
)
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.labels import breakable
from caseapp.ui.widgets.message import PlainMessage
from caseapp.wording.clear_copies import KINDS, REDACTIONS

MOST_SHOWN = 200
"""Lines shown; the paper has them all."""
TYPING_MS = 200


class CopiesScreen(Screen):
    """The register of copies in clear."""

    watches: ClassVar[tuple[str, ...]] = ("clear_copy",)

    def __init__(
        self,
        context: Context,
        port: CopiesPort,
        parent: QWidget | None = None,
        *,
        ask: AskPath = ask_path,
    ) -> None:
        super().__init__(context, parent)
        t = self.t
        self._port, self._ask = port, ask
        self.rows: Sequence[CopyRow] = ()
        self.print_button = Button(t("Save PDF"))
        self.print_button.clicked.connect(self._on_print)
        self.page = Page(
            t("Copies that left"),
            (self.print_button,),
            subtitle=t(
                "Every file that anybody can read and that this program wrote. Destroy what is "
                "needed no more, and say so here."
            ),
        )
        self.search = TextLine(limit=200)
        self.standing = Tick(t("Only those that are not destroyed"), checked=True)
        self.said = Notice("", tone="note")
        self.said.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(14))
        self.page.body.addWidget(Field(t("Place, file number or name"), self.search))
        self.page.body.addWidget(self.standing)
        self.page.body.addWidget(self.said)
        self.page.body.addLayout(self._rows)
        self.page.body.addStretch(1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING_MS)
        self._wait.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._wait.start)
        self.standing.toggled.connect(self.refresh)
        self.set_page(self.page)

    @override
    def find_in_list(self) -> bool:
        self.search.setFocus()
        return True

    def _asked(self) -> dict[str, object]:
        return {"standing": self.standing.isChecked(), "text": self.search.text()}

    @override
    @Slot()
    def refresh(self) -> None:
        work = partial(self._port.list_copies, **self._asked())
        self.context.runner.submit(self, work, self._on_rows, key="copies")

    def _on_rows(self, rows: Sequence[CopyRow]) -> None:
        t = self.t
        self.rows = rows
        clear_layout(self._rows)
        if not rows:
            empty = EmptyState(
                t("No copy is noted here"),
                t("What is printed or saved from this program is noted by itself."),
            )
            self._rows.addWidget(empty)
            return
        card = Card(t("Copies"), str(len(rows)))
        shown = []
        for row in rows[:MOST_SHOWN]:
            line = self._row(row)
            line.opened.connect(self._on_opened)
            shown.append(line)
        fill(card, shown)
        if len(rows) > MOST_SHOWN:
            more = t("The first {count}; the paper has them all.", count=MOST_SHOWN)
            card.add(PlainLabel(more, "muted", wrap=True))
        self._rows.addWidget(card)

    def _row(self, row: CopyRow) -> Row:
        t = self.t
        title = t(KINDS[row.kind])
        if row.file_number:
            number = t("file {number}", number=row.file_number)
            title = t("{first} · {second}", first=title, second=number)
        detail = t(
            "{person} · {how}\n{place}",
            person=row.person,
            how=t(REDACTIONS[row.redaction]),
            place=breakable(row.place),
        )
        if row.note:
            detail = t("{detail}\nAnswered for: {note}", detail=detail, note=row.note)
        badges: tuple[Badge, ...] = ()
        if row.destroyed_on is not None:
            day = short_day(row.destroyed_on, t.language)
            badges = (Badge(t("Destroyed {day}", day=day), Tone.GREEN),)
        elif row.ask:
            badges = (Badge(t("Still there?"), Tone.AMBER),)
        return Row(
            title,
            detail,
            day=short_day(row.left_at.date(), t.language),
            badges=badges,
            opens=row.destroyed_on is None,
            subject=row,
        )

    @Slot(object)
    def _on_opened(self, row: CopyRow) -> None:
        t = self.t
        ask = PlainMessage(
            t("Is this copy destroyed?"),
            t(
                "{what}, taken out on {day} to:\n{place}\n\nDelete the file and empty the bin of "
                "the system, or burn the paper, before you say so. Sticks keep what was deleted.",
                what=t(KINDS[row.kind]),
                day=self.context.show_date(row.left_at.date()),
                place=row.place,
            ),
            stay=t("It is still there"),
            go=t("It is destroyed"),
            parent=self,
        )
        ask.agreed.connect(partial(self._on_destroyed, row))
        ask.open()

    def _on_destroyed(self, row: CopyRow) -> None:
        day = self.context.clock.today()
        work = partial(self._port.mark_destroyed, row.uid, row.version, day)
        self.context.runner.submit(self, work, self.context.hub.publish, self._on_refused)

    @Slot()
    def _on_print(self) -> None:
        t = self.t
        path = self._ask(self, t("Save PDF"), t("Copies.pdf"))
        if path:
            prints = partial(self._port.print_copies, **self._asked())
            work = partial(print_to, self.context, prints, Path(path))
            self.context.runner.submit(self, work, self._on_written, self._on_refused)

    def _on_written(self, written: tuple[str, int]) -> None:
        name, pages = written
        self._tell(
            self.t.plural(
                "Written to {name}: {count} page.",
                "Written to {name}: {count} pages.",
                pages,
                name=name,
            )
        )
        self.refresh()

    def _on_refused(self, error: Exception) -> None:
        self._tell(self.context.say(error))

    def _tell(self, sentence: str) -> None:
        self.said.say(sentence)
        self.said.show()
