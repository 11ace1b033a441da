"""The form of a client: names in several scripts, where from, how to reach without harm."""

import json
from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.drafts import ClientDraft, NameDraft, SafeContactDraft
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.views.clients import ClientView
from caseapp.domain.vocabulary import Role
from caseapp.ui.clients.names import NamesEditor
from caseapp.ui.context import Context
from caseapp.ui.form import FormDialog
from caseapp.ui.office import ClientCalls
from caseapp.ui.overriding import override
from caseapp.ui.states import StatesField
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.widgets import DateField, Field, PlainLabel, TextArea, TextLine
from caseapp.wording.filings import long_date

_SAFE = ("channel", "address", "hours", "agreed_words", "never")


def codes(text: str) -> tuple[str, ...]:
    """Split typed codes of languages at commas and spaces."""
    return tuple(text.replace(",", " ").replace(";", " ").lower().split())


class ClientForm(FormDialog):
    """A new client, or changes to one."""

    def __init__(
        self,
        context: Context,
        calls: ClientCalls,
        client: ClientView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Change client") if client else t("New client"),
            submit=t("Save client"),
            parent=parent,
        )
        fit_within(self, px(800), px(680))
        self._calls = calls
        self._uid = client.uid if client else None
        self._version = client.version if client else None
        self._build_person(client)
        self._build_safe_contact(client.safe_contact if client else SafeContactDraft())
        self._build_notes(client)
        if client is not None and context.role is Role.LAWYER:
            self.offer_bin(
                t("Delete this client"),
                t("Delete {name}?", name=client.names[0].text),
                partial(calls.delete_client, client.uid, client.version),
            )
        self.names.lines[0].text.setFocus()
        self.set_baseline()

    def _build_person(self, client: ClientView | None) -> None:
        t = self.t
        self.names = NamesEditor(t, client.names if client else ())
        names = Field(t("Names"), self.names, name="names")
        names.label.hide()
        self.add(names)
        self.birth = DateField(
            t("Date of birth"),
            parse=self.context.parse_birth_date,
            show=partial(long_date, t=t),
            say=self.context.say,
            name="date_of_birth",
            hint=t("for example 12.3.1984"),
            value=client.date_of_birth if client else None,
        )
        self.citizenships = StatesField(
            t("Citizenships"),
            t=t,
            say=self.context.say,
            name="citizenships",
            hint=t("names or codes of states, for example Russia, BY"),
            codes=client.citizenships if client else (),
        )
        self.languages = TextLine(", ".join(client.languages) if client else "")
        self.add(
            self.birth,
            self.citizenships,
            Field(
                t("Languages"),
                self.languages,
                name="languages",
                hint=t("codes, the best one first, for example ru, en"),
            ),
        )

    def _build_safe_contact(self, contact: SafeContactDraft) -> None:
        t = self.t
        self.body.addWidget(PlainLabel(t("Safe contact"), "section"))
        self.safe = {key: TextLine(getattr(contact, key)) for key in _SAFE}
        self.add(
            Field(
                t("Channel"), self.safe["channel"], name="channel", hint=t("for example Signal")
            ),
            Field(t("Number or address"), self.safe["address"], name="address"),
            Field(t("Hours"), self.safe["hours"], name="hours"),
        )
        self.add(
            Field(
                t("Agreed words"),
                self.safe["agreed_words"],
                name="agreed_words",
                hint=t("said first, so that both sides know who speaks"),
            ),
            Field(
                t("What never to do"),
                self.safe["never"],
                name="never",
                hint=t("for example: never call the parents"),
            ),
        )

    def _build_notes(self, client: ClientView | None) -> None:
        self.notes = TextArea(client.notes if client else "", lines=4)
        self.add(Field(self.t("Notes"), self.notes, name="notes"))

    def draft(self) -> ClientDraft:
        """Return what the form holds."""
        return ClientDraft(
            names=self.names.drafts(),
            date_of_birth=self.birth.value(),
            citizenships=self.citizenships.codes(),
            languages=codes(self.languages.text()),
            safe_contact=SafeContactDraft(
                **{key: line.text().strip() for key, line in self.safe.items()}
            ),
            notes=self.notes.toPlainText(),
            version=self._version,
        )

    @override
    def submit(self) -> None:
        if not self.birth.check():
            self.birth.line.setFocus()
            return
        if not self.citizenships.check():
            self.citizenships.line.setFocus()
            return
        draft = self.draft()
        if not draft.names:
            self.show_refusal(EmptyFieldError(field="names"))
            return
        work = (
            partial(self._calls.add_client, draft)
            if self._uid is None
            else partial(self._calls.change_client, self._uid, draft)
        )
        self.send(work)

    @override
    def draft_form(self) -> str:
        return "client"

    @override
    def draft_place(self) -> str:
        return self._uid or ""

    @override
    def draft_payload(self) -> str:
        return json.dumps(
            {
                "uid": self._uid,
                "version": self._version,
                "names": [[n.text, n.kind, n.script] for n in self.names.drafts()],
                "birth": self.birth.text(),
                "citizenships": self.citizenships.text(),
                "languages": self.languages.text(),
                "notes": self.notes.toPlainText(),
                "safe": {key: line.text() for key, line in self.safe.items()},
            },
            ensure_ascii=False,
        )

    @override
    def restore_draft(self, payload: str) -> None:
        kept = json.loads(payload)
        self._uid = kept.get("uid")
        self._version = kept.get("version")
        self.names.show_names(tuple(NameDraft(*name) for name in kept.get("names", [])))
        self.birth.set_text(kept.get("birth", ""))
        self.citizenships.set_text(kept.get("citizenships", ""))
        self.languages.setText(kept.get("languages", ""))
        self.notes.setPlainText(kept.get("notes", ""))
        for key, text in kept.get("safe", {}).items():
            if key in self.safe:
                self.safe[key].setText(text)
        if self._uid:
            self.title.setText(self.t("Change client"))
