"""A client's draft, checked and turned into what is stored."""

from collections.abc import Iterable
from datetime import date

from caseapp.domain import fields
from caseapp.domain.clock import Clock
from caseapp.domain.drafts import ClientDraft, NameDraft
from caseapp.domain.errors import EmptyFieldError, FutureDateError, TextTooLongError
from caseapp.domain.names import name_forms
from caseapp.domain.scripts import script_of
from caseapp.domain.text import fold
from caseapp.models.client import Client, ClientName

NAME_KINDS = frozenset({"legal", "passport", "alias"})
MOST_NAMES = 50
"""Names of one client; more is a mistake of pasting."""
JOIN = ", "
_SCRIPT_CODE = 4


def fill_client(client: Client, draft: ClientDraft, clock: Clock) -> None:
    """Put a checked draft into a client.

    Raises:
        UserError: the field that is wrong; nothing of the client was changed before it.

    """
    names = _names(draft.names)
    birth = _birth(draft.date_of_birth, clock)
    citizenships = _codes(fields.state("citizenships", one) for one in draft.citizenships)
    languages = _codes(_language(one) for one in draft.languages)
    safe = draft.safe_contact
    channel = fields.line("safe_contact.channel", safe.channel)
    address = fields.line("safe_contact.address", safe.address, limit=fields.LINE_LIMIT)
    hours = fields.line("safe_contact.hours", safe.hours)
    agreed = fields.notes("safe_contact.agreed_words", safe.agreed_words)
    never = fields.notes("safe_contact.never", safe.never)
    notes = fields.notes("notes", draft.notes)

    client.names = names
    client.name = names[0].text
    client.sort_name = fold(names[0].text)
    client.other_names = JOIN.join(name.text for name in names[1:])
    client.date_of_birth = birth
    client.citizenships = citizenships
    client.languages = languages
    client.contact_channel = channel
    client.contact_address = address
    client.contact_hours = hours
    client.contact_agreed_words = agreed
    client.contact_never = never
    client.notes = notes


def split_codes(joined: str) -> tuple[str, ...]:
    """Return the codes of a stored list."""
    return tuple(joined.split(JOIN)) if joined else ()


def _names(drafts: tuple[NameDraft, ...]) -> list[ClientName]:
    if not drafts:
        raise EmptyFieldError(field="names")
    if len(drafts) > MOST_NAMES:
        raise TextTooLongError(field="names", limit=MOST_NAMES, length=len(drafts))
    return [_name(position, draft) for position, draft in enumerate(drafts)]


def _name(position: int, draft: NameDraft) -> ClientName:
    text = fields.line("names", draft.text, required=True)
    script = fields.line("names.script", draft.script, limit=_SCRIPT_CODE)
    forms = name_forms(text)
    return ClientName(
        position=position,
        kind=fields.code("names.kind", draft.kind, NAME_KINDS),
        script=script.title() or script_of(text),
        text=text,
        folded=forms.folded,
        key=forms.key,
        skeleton=forms.skeleton,
    )


def _birth(day: date | None, clock: Clock) -> date | None:
    if day is not None and day > clock.today():
        raise FutureDateError(field="date_of_birth", day=day)
    return day


def _language(text: str) -> str:
    found = fields.line("languages", text).lower()
    if found and not (len(found) in (2, 3) and found.isascii() and found.isalpha()):
        raise fields.UnknownCodeError(field="languages", text=found)
    return found


def _codes(found: Iterable[str]) -> str:
    joined = JOIN.join(dict.fromkeys(one for one in found if one))
    return fields.line("citizenships", joined)
