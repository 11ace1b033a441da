"""Giving a search a name: one that is to be kept, or one that is."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.saved_searches import SavedSearchDraft
from caseapp.domain.views.library import SavedSearchRow
from caseapp.domain.vocabulary import OFFICE
from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.authorities.port import SavedCalls
from caseapp.ui.context import Context
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Field, TextLine, Tick

NAME_LIMIT = 200


class SaveSearchForm(TypedForm):
    """Names a search that is to be kept, or gives one another name."""

    FORM = "saved-search"

    def __init__(
        self,
        context: Context,
        calls: SavedCalls,
        question: LibraryQuestion,
        name: str,
        parent: QWidget | None = None,
        *,
        row: SavedSearchRow | None = None,
    ) -> None:
        t = context.t
        title = t("Save this search") if row is None else t("Rename the search")
        super().__init__(
            context,
            title,
            submit=t("Save"),
            width=480,
            place=row.uid if row is not None else "",
            parent=parent,
        )
        self._calls = calls
        self._question = question
        self._row = row
        self.name = TextLine(name[:NAME_LIMIT], limit=NAME_LIMIT)
        shared = row is not None and row.shared
        self.shared = Tick(t("For everybody in the office"), checked=shared)
        self.editors = {"name": self.name, "shared": self.shared}
        self.add(Field(t("Name"), self.name, name="name"))
        if context.role in OFFICE:
            self.body.addWidget(self.shared)
        self.name.selectAll()
        self.name.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.are_filled("name"):
            return
        draft = SavedSearchDraft(
            self.text("name"),
            self._question.query,
            dict(self._question.filters),
            shared=self.shared.isChecked(),
            version=self._row.version if self._row is not None else None,
        )
        if self._row is None:
            self.send(partial(self._calls.save_search, draft))
        else:
            self.send(partial(self._calls.change_saved_search, self._row.uid, draft))
