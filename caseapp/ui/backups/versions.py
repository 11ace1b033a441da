"""Two versions of one vault: what only one of them has, the oldest due first."""

from PySide6.QtWidgets import QWidget

from caseapp.domain.views.copies import OneSided, TwoVersions
from caseapp.ui.context import Context
from caseapp.ui.daytexts import short_day
from caseapp.ui.filling import fill
from caseapp.ui.widgets import Badge, Card, PlainLabel, Row, Tone
from caseapp.wording import backups as words

MOST_SHOWN = 200


class VersionsCard(Card):
    """A red card, shown only where there are two versions."""

    def __init__(
        self, context: Context, found: TwoVersions, parent: QWidget | None = None
    ) -> None:
        t = context.t
        super().__init__(t("Two versions of this vault"), str(len(found.rows)), parent=parent)
        self._context = context
        self.make_urgent()
        self.add(PlainLabel(words.versions_words(found, t), wrap=True))
        if not found.rows:
            self.add(PlainLabel(t("No event and no deadline differs."), "muted", wrap=True))
        fill(self, [self._row(row) for row in found.rows[:MOST_SHOWN]])
        if len(found.rows) > MOST_SHOWN:
            self.add(PlainLabel(t("The first {count} are shown.", count=MOST_SHOWN), "muted"))

    def _row(self, row: OneSided) -> Row:
        t = self._context.t
        number = t("file {number}", number=row.file_number)
        tone = Tone.RED if row.side == "there" else Tone.AMBER
        return Row(
            row.what,
            t("{first} · {second}", first=number, second=row.client_name),
            day=short_day(row.day, t.language) if row.day else t("no day yet"),
            day_note=t("Deadline") if row.kind == "deadline" else t("Event"),
            badges=(Badge(t(words.SIDES[row.side]), tone),),
            opens=False,
        )
