"""The form that starts a memo: template, language, title, addressee."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.drafts import MemoDraft
from caseapp.domain.views.matters import ProceedingView
from caseapp.i18n import LANGUAGES
from caseapp.ui.context import Context
from caseapp.ui.event.dialog import heading_of
from caseapp.ui.office import FilingCalls
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Choice, Field, TextLine
from caseapp.ui.words import language_name

_RUSSIAN_READ_IN = frozenset({"KZ", "KG", "AM", "GE", "MN"})
"""Host states whose courts take papers in Russian, or whose bar works in it: preset only."""


class MemoForm(TypedForm):
    """Starts a memo in a proceeding."""

    FORM = "memo-start"

    def __init__(
        self,
        context: Context,
        calls: FilingCalls,
        proceeding: ProceedingView,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("New memo"),
            subtitle=heading_of(context, proceeding),
            submit=t("Start memo"),
            place=proceeding.uid,
            parent=parent,
        )
        self._calls = calls
        self._proceeding = proceeding
        preset = "ru" if proceeding.host_state in _RUSSIAN_READ_IN else "en"
        self.language = Choice(((code, language_name(t, code)) for code in LANGUAGES), preset)
        self.template = Choice()
        self.heading = TextLine(limit=300)
        self.addressee = TextLine(proceeding.court_or_body, limit=300)
        self.editors = {
            "language": self.language, "template": self.template, "title": self.heading,
            "addressee": self.addressee,
        }  # fmt: skip
        self.add(Field(t("Template"), self.template, name="template"))
        self.add(Field(t("Language of the memo"), self.language, name="language"))
        self.add(
            Field(
                t("Title"), self.heading, name="title", hint=t("left empty, the template's title")
            )
        )
        self.add(Field(t("Addressee"), self.addressee, name="addressee"))
        self.language.currentIndexChanged.connect(self._on_language)
        self._on_language()
        self.fit()

    @Slot()
    def _on_language(self) -> None:
        work = partial(self._calls.list_templates, self.language.value())
        self.context.runner.submit(self, work, self._on_templates, key="templates")

    def _on_templates(self, templates: Sequence[tuple[str, str]]) -> None:
        untouched = not self.is_dirty()
        self.template.offer(templates, self.template.value())
        if untouched:
            self.set_baseline()

    @override
    def submit(self) -> None:
        if not self.template.value():
            return
        draft = MemoDraft(
            proceeding=self._proceeding.uid,
            template=self.template.value(),
            language=self.language.value(),
            title=self.text("title"),
            addressee=self.text("addressee"),
        )
        self.send(partial(self._calls.start_memo, draft))
