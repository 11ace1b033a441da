"""The forms for a new matter and for a proceeding."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from caseapp.domain.drafts import MatterDraft, ProceedingDraft
from caseapp.domain.fields import UnknownStateError
from caseapp.domain.ids import ClientUid, MatterUid
from caseapp.domain.views.matters import ProceedingView
from caseapp.domain.vocabulary import ProceedingKind
from caseapp.ui.context import Context
from caseapp.ui.office import MatterCalls
from caseapp.ui.states import StateChoice
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Choice, Field, TextLine
from caseapp.ui.words import PROCEEDING_KINDS, states

_REQUESTING = ("RU", "BY", "TJ", "UZ", "TM", "AZ", "KZ", "KG", "CN", "IR", "TR")


class MatterForm(TypedForm):
    """Opens a matter for one client."""

    FORM = "matter"

    def __init__(
        self,
        context: Context,
        calls: MatterCalls,
        client: ClientUid,
        client_name: str,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("New matter"),
            subtitle=client_name,
            submit=t("New matter"),
            place=client,
            parent=parent,
        )
        self._calls = calls
        self._client = client
        self.heading = TextLine(limit=300)
        self.number = TextLine(limit=40)
        self.editors = {"title": self.heading, "file_number": self.number}
        self.add(
            Field(
                t("Title"),
                self.heading,
                name="title",
                hint=t("what the work is, for example: extradition to Russia"),
            )
        )
        self.add(
            Field(
                t("File number"),
                self.number,
                name="file_number",
                hint=t("left empty, the next number of the year is given"),
            )
        )
        self.footnote.setText(t("You become a member of the matter; others see nothing of it."))
        self.heading.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.are_filled("title"):
            return
        draft = MatterDraft(
            self.text("title"), (self._client,), file_number=self.text("file_number")
        )
        self.send(partial(self._calls.open_matter, draft))


class ProceedingForm(TypedForm):
    """Adds a proceeding to a matter, or changes one."""

    FORM = "proceeding"

    def __init__(
        self,
        context: Context,
        calls: MatterCalls,
        matter: MatterUid,
        subtitle: str = "",
        proceeding: ProceedingView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Change proceeding") if proceeding else t("New proceeding"),
            subtitle=subtitle,
            submit=t("Save proceeding"),
            width=720,
            place=matter,
            parent=parent,
        )
        self._calls = calls
        self._matter = matter
        self._uid = proceeding.uid if proceeding else None
        self.kept["version"] = proceeding.version if proceeding else None
        self._build_kind(proceeding)
        self._build_court(proceeding)
        self.kind.setFocus()
        self.fit()

    def _build_kind(self, old: ProceedingView | None) -> None:
        t = self.t
        self.kind = Choice(
            ((kind.value, t(words)) for kind, words in PROCEEDING_KINDS.items()),
            old.kind.value if old else "",
        )
        none = [("", t("Choose a state"))]
        self.host = StateChoice(none + states(t), old.host_state if old else "")
        self.requesting = StateChoice(
            [("", t("None or not known")), *states(t, _REQUESTING)],
            old.requesting_state if old else "",
        )
        self.editors |= {
            "kind": self.kind, "host_state": self.host, "requesting_state": self.requesting,
        }  # fmt: skip
        self.add(Field(t("Kind of proceeding"), self.kind, name="kind"))
        fields = (
            Field(t("Host state"), self.host, name="host_state"),
            Field(t("Requesting state"), self.requesting, name="requesting_state"),
        )
        self.add(*fields)
        for field, choice in zip(fields, (self.host, self.requesting), strict=True):
            choice.not_found.connect(partial(self._on_no_such_state, field))
            choice.found.connect(partial(field.set_error, ""))

    def _build_court(self, old: ProceedingView | None) -> None:
        t = self.t
        self.court = TextLine(old.court_or_body if old else "", limit=300)
        self.is_court = QCheckBox(t("This is a court, not another body"))
        self.is_court.setAccessibleName(t("This is a court, not another body"))
        self.is_court.setChecked(old.is_court if old else True)
        self.seat = TextLine(old.place if old else "", limit=20)
        self.number = TextLine(old.reference_number if old else "", limit=100)
        self.stage = TextLine(old.stage if old else "", limit=200)
        self.editors |= {
            "court_or_body": self.court, "is_court": self.is_court, "place": self.seat,
            "reference_number": self.number, "stage": self.stage,
        }  # fmt: skip
        self.add(
            Field(
                t("Court or body"),
                self.court,
                name="court_or_body",
                hint=t("as it is written on its papers, with the town"),
            )
        )
        self.add(self.is_court)
        self.add(
            Field(t("Reference number"), self.number, name="reference_number"),
            Field(t("Stage"), self.stage, name="stage", hint=t("for example: first instance")),
        )
        self._seat_field = Field(
            t("Region of the seat, for its holidays"),
            self.seat,
            name="place",
            hint=t("German Land as DE-BY; empty for the whole state"),
        )
        self.add(self._seat_field)
        self.host.currentIndexChanged.connect(self._on_host_changed)
        self._on_host_changed()

    def _on_no_such_state(self, field: Field, typed: str) -> None:
        error = UnknownStateError(field=field.name, text=typed)
        field.set_error(self.context.say(error))

    @Slot()
    def _on_host_changed(self) -> None:
        self._seat_field.setVisible(self.host.value() in {"DE", "FR", "ES"})

    def draft(self) -> ProceedingDraft:
        """Return what the form holds."""
        return ProceedingDraft(
            matter=self._matter,
            kind=ProceedingKind(self.kind.value()),
            host_state=self.host.value(),
            requesting_state=self.requesting.value(),
            court_or_body=self.text("court_or_body"),
            is_court=self.is_court.isChecked(),
            place=self.text("place") if self._seat_field.isVisibleTo(self) else "",
            reference_number=self.text("reference_number"),
            stage=self.text("stage"),
            version=self.kept["version"],
        )

    @override
    def submit(self) -> None:
        if not self.are_filled("host_state"):
            return
        draft = self.draft()
        work = (
            partial(self._calls.add_proceeding, draft)
            if self._uid is None
            else partial(self._calls.change_proceeding, self._uid, draft)
        )
        self.send(work)
