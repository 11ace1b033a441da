"""What the office imported: confirming what was recognised, and taking a decision out again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.ids import AuthorityUid
from caseapp.domain.own_decisions import OwnDecisionDraft
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.context import Context
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Field, PlainMessage, TextLine


class OwnDecisionForm(TypedForm):
    """Shows each recognised field; what is wrong is typed over, the rest is kept."""

    FORM = "own-decision"

    def __init__(
        self,
        context: Context,
        calls: LibraryTools,
        uid: AuthorityUid,
        draft: OwnDecisionDraft,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("What was recognised"),
            subtitle=t(
                "Compare with the decision and correct what is wrong. This does not verify it: it "
                "stays out of filings."
            ),
            submit=t("Keep"),
            place=uid,
            parent=parent,
        )
        self._calls = calls
        self._uid = uid
        self._draft = draft
        lines = {
            "name": (t("Name of the case"), draft.name, ""),
            "numbers": (t("Numbers"), "; ".join(draft.numbers), t("several are parted by ;")),
            "court": (t("Court"), draft.court, ""),
            "ecli": (t("ECLI"), draft.ecli, ""),
            "respondent": (t("Respondent state"), draft.respondent, ""),
            "conclusion": (
                t("Conclusion"),
                draft.conclusion,
                t("such as violation: 3 | no violation: 13"),
            ),
        }
        for name, (label, text, hint) in lines.items():
            line = TextLine(text, limit=500)
            self.editors[name] = line
            self.add(Field(label, line, name=name, hint=hint))
            if name == "numbers":
                self.day = self.date_field(t("Date of the decision"), "day", value=draft.day)
                self.add(self.day)
        self.editors["name"].setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.are_filled("name") or not self.dates_are_readable():
            return
        changed = OwnDecisionDraft(
            name=self.text("name"),
            numbers=tuple(part.strip() for part in self.text("numbers").split(";")),
            ecli=self.text("ecli"),
            day=self.day.value(),
            court=self.text("court"),
            respondent=self.text("respondent"),
            conclusion=self.text("conclusion"),
            version=self._draft.version,
        )
        self.send(partial(self._calls.change_own_decision, self._uid, changed))


def open_own(
    context: Context,
    calls: LibraryTools,
    uid: AuthorityUid,
    over: QWidget,
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """Show what was recognised in a decision, to be corrected."""

    def show(draft: OwnDecisionDraft) -> None:
        form = OwnDecisionForm(context, calls, uid, draft, over)
        form.saved.connect(context.hub.publish)
        form.open()

    context.runner.submit(over, partial(calls.get_own_decision, uid), show, failed, key="own")


def ask_to_remove(context: Context, calls: LibraryTools, uid: AuthorityUid, over: QWidget) -> None:
    """Ask, and take a decision out of the library."""
    t = context.t

    def ask(draft: OwnDecisionDraft) -> None:
        question = PlainMessage(
            t("Take “{title}” out of the library?", title=draft.name),
            t(
                "Its text goes for good; import the file again to have it back. Notes, tags and "
                "quotations stay in the notes of the library, and are beside it again then."
            ),
            stay=t("Keep it"),
            go=t("Take it out"),
            danger=True,
            parent=over,
        )
        work = partial(calls.remove_own_decision, uid, draft.version)
        question.agreed.connect(
            lambda: context.runner.submit(over, work, context.hub.publish, key="own")
        )
        question.open()

    context.runner.submit(over, partial(calls.get_own_decision, uid), ask, key="own")
