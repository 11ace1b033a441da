"""One entry of the history as a line."""

from zoneinfo import ZoneInfo

from caseapp.domain.views.vaults import HistoryRow
from caseapp.domain.vocabulary import Role
from caseapp.i18n import N_, Catalogue
from caseapp.ui.context import Context
from caseapp.ui.daytexts import city
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
    "person": N_("Person of the office"),
    "key_slot": N_("Key"),
    "refusal": N_("Refused attempt"),
    "vault": N_("Vault"),
    "authority": N_("Authority"),
    "authority_confirmation": N_("Confirmation of a holding"),
    "authority_import": N_("Import of decisions"),
    "authority_pack": N_("Library of authorities"),
    "authority_pack_file": N_("Pack of authorities"),
    "annotation": N_("Note on a decision"),
    "bar": N_("Bar to removal"),
    "calendar_export": N_("Calendar file"),
    "clear_copy": N_("Copy that left"),
    "country_note": N_("Note about a state"),
    "holiday_override": N_("Calendar day of the office"),
    "law_pack": N_("Law pack"),
    "office_rule": N_("Office rule"),
    "removal": N_("Removal"),
    "rule_review": N_("Review of a rule"),
    "saved_search": N_("Saved search"),
    "setting": N_("Setting of the vault"),
    "sheet": N_("Print"),
    "tag": N_("Tag"),
    "tagging": N_("Tag of a decision"),
}


def kind_words(kind: str, t: Catalogue) -> str:
    """Return what a kind of record is called; one of a newer program is something else."""
    return t(KINDS[kind]) if kind in KINDS else t("Something else")


def row_of(row: HistoryRow, t: Catalogue, context: Context) -> Row:
    """Return the line of an entry; one about a matter of others says that it is there."""
    zone = context.clock.zone
    local = row.at.astimezone(ZoneInfo(zone))
    day = context.show_date(local.date())
    note = t("{time} {city}", time=f"{local:%H:%M}", city=city(zone, t.language))
    if not row.kind:
        words = t("An entry about a matter of others")
        return Row(words, t("Entry {seq}", seq=row.seq), day=day, day_note=note, opens=False)
    number = t("Entry {seq}", seq=row.seq)
    who = row.person_name or t("nobody known")
    detail = t("{first} · {second}", first=kind_words(row.kind, t), second=who)
    detail = t("{first} · {second}", first=detail, second=number)
    if context.role is Role.AUDITOR and row.uid:
        # Who is told of no name finds the date by its number on the screen of dates.
        detail = t("{first} · {second}", first=detail, second=t("record {uid}", uid=row.uid))
    if row.undone:
        detail = t("{first} · {second}", first=detail, second=t("taken back"))
    return Row(command_words(row.command, t), detail, day=day, day_note=note, opens=False)
