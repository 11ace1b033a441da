"""The narrow column of a client's file: how to reach without harm, who the person is."""

from caseapp.domain.drafts import SafeContactDraft
from caseapp.domain.initials import initials
from caseapp.domain.views.clients import ClientView
from caseapp.ui.context import Context
from caseapp.ui.widgets import Card, Notice, PlainLabel
from caseapp.ui.widgets.facts import facts
from caseapp.ui.words import NAME_KINDS, SCRIPTS, language_name, state_name
from caseapp.wording.filings import long_date


def safe_contact_card(context: Context, contact: SafeContactDraft) -> Card:
    """Return what never to do first, then words and hours, the number last."""
    t = context.t
    card = Card(t("Safe contact"))
    if contact == SafeContactDraft():
        card.add(
            PlainLabel(
                t(
                    "Nothing is agreed. Do not call or write before it is known how this client can "
                    "be reached without harm."
                ),
                "muted",
                wrap=True,
            )
        )
        return card
    if contact.never:
        card.add(Notice(t("Never"), contact.never, tone="alert"))
    card.add(
        facts(
            (
                (t("Agreed words"), contact.agreed_words),
                (t("Hours"), contact.hours),
                (t("Channel"), contact.channel),
                (t("Number or address"), contact.address),
            )
        )
    )
    return card


def person_card(context: Context, client: ClientView) -> Card:
    """Return every name with its script, birth, citizenships and languages."""
    t = context.t
    card = Card(t("Personal details"))
    names = [
        (
            t("{kind} · {script}", kind=t(NAME_KINDS[name.kind]), script=t(SCRIPTS[name.script]))
            if name.kind in NAME_KINDS and name.script in SCRIPTS
            else name.kind,
            initials(name.text) if context.discreet() else name.text,
        )
        for name in client.names
    ]
    birth = long_date(client.date_of_birth, t) if client.date_of_birth else t("not known")
    card.add(
        facts(
            [
                *names,
                (t("Date of birth"), birth),
                (t("Citizenships"), ", ".join(state_name(t, c) for c in client.citizenships)),
                (t("Languages"), ", ".join(language_name(t, c) for c in client.languages)),
            ]
        )
    )
    return card


def notes_card(context: Context, client: ClientView) -> Card:
    """Return the notes."""
    card = Card(context.t("Notes"))
    card.add(PlainLabel(client.notes, "body", wrap=True, selectable=True))
    return card
