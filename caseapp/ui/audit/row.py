"""One entry of the history as a line."""

from caseapp.domain.views.vaults import HistoryRow
from caseapp.i18n import N_, Catalogue
from caseapp.ui.context import Context
from caseapp.ui.widgets import Row
from caseapp.wording.commands import command_words

KINDS = {
    "client": N_("Client"),
    "matter": N_("Matter"),
    "proceeding": N_("Proceeding"),
    "event": N_("Event"),
    "deadline": N_("Deadline"),
    "hearing": N_("Hearing"),
    "custody": N_("Custody"),
    "interim": N_("Interim measure"),
    "task": N_("Task"),
    "filing": N_("Filing"),
    "document": N_("Document"),
    "person": N_("Person"),
    "key_slot": N_("Key"),
    "refusal": N_("Refused attempt"),
    "vault": N_("Vault"),
}


def kind_words(kind: str, t: Catalogue) -> str:
    """Return what a kind of record is called; kinds that nobody asks for by name keep their code."""
    return t(KINDS[kind]) if kind in KINDS else kind


def row_of(row: HistoryRow, t: Catalogue, context: Context) -> Row:
    """Return the line of an entry; one about a matter of others says that it is there."""
    day = context.show_date(row.at.date())
    note = f"{row.at:%H:%M} UTC"
    if not row.kind:
        words = t("An entry about a matter of others")
        return Row(words, t("Entry {seq}", seq=row.seq), day=day, day_note=note, opens=False)
    number = t("Entry {seq}", seq=row.seq)
    who = row.person_name or t("nobody known")
    detail = t("{first} · {second}", first=kind_words(row.kind, t), second=who)
    detail = t("{first} · {second}", first=detail, second=number)
    if row.undone:
        detail = t("{first} · {second}", first=detail, second=t("taken back"))
    return Row(command_words(row.command, t), detail, day=day, day_note=note, opens=False)
