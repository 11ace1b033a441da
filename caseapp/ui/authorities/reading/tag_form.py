"""One tag: renamed, coloured, merged, taken from a decision, deleted."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.annotations import MarkColour
from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.tags import LONGEST_TAG, TagDraft
from caseapp.domain.views.tags import TagView
from caseapp.domain.vocabulary import Role
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.authorities.reading.words import COLOURS
from caseapp.ui.context import Context
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Button, Choice, Field, TextLine


class TagForm(TypedForm):
    """Changes a tag wherever it was given; merging and deleting are a lawyer's.

    Opened for a decision, it can take the tag from that one.
    """

    FORM = "tag"

    def __init__(
        self,
        context: Context,
        calls: ReadingCalls,
        uid: AuthorityUid | None,
        tag: TagView,
        known: Sequence[TagView],
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        said = t.plural("On {count} decision", "On {count} decisions", tag.count)
        title = t("Tag “{name}”", name=tag.name)
        super().__init__(
            context, title, subtitle=said, submit=t("Keep"), place=tag.uid, parent=parent
        )
        self._calls, self._tag = calls, tag
        name = TextLine(tag.name, limit=LONGEST_TAG)
        colours = [("", t("No colour")), *((one.value, t(word)) for one, word in COLOURS.items())]
        self.editors = {"name": name, "colour": Choice(colours, tag.colour or "")}
        self.add(Field(t("Name"), name, name="name"))
        self.add(Field(t("Colour"), self.editors["colour"], name="colour"))
        if uid is not None:
            take = Button(t("Take it from this decision"))
            take.clicked.connect(partial(self._run, partial(calls.untag_decision, uid, tag.uid)))
            self.body.addWidget(take)
        if context.role is Role.LAWYER:
            self._offer_merging(known)
            self.offer_bin(
                t("Delete this tag everywhere"),
                t("Delete the tag “{name}”?", name=tag.name),
                partial(calls.delete_tag, tag.uid, tag.version),
            )
        name.setFocus()
        self.fit()

    def _offer_merging(self, known: Sequence[TagView]) -> None:
        t, tag = self.t, self._tag
        others = [
            (one.uid, one.name) for one in known if one.uid != tag.uid and one.matter == tag.matter
        ]
        if not others:
            return
        self.into = Choice([("", t("Keep it apart")), *others])
        hint = t("its decisions get the other tag, and this one goes to the bin")
        self.add(Field(t("Merge into"), self.into, name="into", hint=hint))
        self.editors["into"] = self.into

    @override
    def submit(self) -> None:
        typed = self.typed()
        if typed.get("into"):
            self.send(partial(self._calls.merge_tags, self._tag.uid, typed["into"]))
            return
        colour = MarkColour(typed["colour"]) if typed["colour"] else None
        draft = TagDraft(typed["name"].strip(), colour, version=self._tag.version)
        self.send(partial(self._calls.change_tag, self._tag.uid, draft))

    def _run(self, work: Callable[[], Changes], _checked: object = None) -> None:
        self.clear_errors()
        self.send(work)
