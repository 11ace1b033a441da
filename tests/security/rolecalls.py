"""With what every service is called, and what came of the call."""

import inspect
from array import array
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from caseapp import services
from caseapp.domain.annotations import (
    AnnotationDraft,
    AnnotationSort,
    AnnotationWords,
    PassageDraft,
)
from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.country_notes import CountryNoteDraft, NoteGrade, NoteSort
from caseapp.domain.drafts import ClientDraft as Client
from caseapp.domain.drafts import (
    EventDraft,
    HearingDraft,
    LapseDraft,
    ManualDeadlineDraft,
    MatterDraft,
    MemoDraft,
    NameDraft,
    ProceedingDraft,
    TaskDraft,
)
from caseapp.domain.errors import NotAllowedError, NotFoundError, UserError
from caseapp.domain.integrity import Explanation
from caseapp.domain.keys import Passphrase
from caseapp.domain.own_decisions import OwnDecisionDraft
from caseapp.domain.protection.drafts import (
    BarDraft,
    CustodyDraft,
    CustodyEndDraft,
    InterimDraft,
    RemovalDraft,
)
from caseapp.domain.protection.words import BarKind, CustodyEnd, InterimBody
from caseapp.domain.quoted import MemoQuotation
from caseapp.domain.reading_memory import ReadingMemory
from caseapp.domain.rules import HolidayChange, HolidayDraft, RuleReviewDraft
from caseapp.domain.saved_searches import SavedSearchDraft
from caseapp.domain.tags import TagDraft
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.pack_export import PackOrder
from caseapp.domain.vocabulary import CalendarLevel, Closing, ProceedingKind, Role
from caseapp.models.base import ever
from caseapp.models.client import Client as ClientRow
from caseapp.services.access import ROLES
from caseapp.services.desk import Desk
from caseapp.storage.vault import Vault
from caseapp.system.worker import WorkerError
from tests import casefiles
from tests.casefiles import TODAY
from tests.factory import CHEAP
from tests.security.rolefile import MINE, THEIRS, File, Office, office_rule, rs_pack
from tests.security.roletable import ALLOWED, INVISIBLE, REFUSED

NOWHERE = Path("/proc/nowhere/at/all")
"""A place where nothing can be written."""
BEFORE_ANYBODY = {"access", "desk", "entry", "restore", "unlock", "vaults"}
"""Modules of services that work before there is anybody at a desk."""
IN_MANY_STEPS = {"demo.build_demo"}
"""Services that need what they wrote a command ago."""
LEAK = "LEAK"
Call = tuple[tuple[Any, ...], dict[str, Any]]


def call(*positional: Any, **keywords: Any) -> Call:
    """Return arguments as they are handed on."""
    return positional, keywords


@dataclass(frozen=True)
class Given:
    """What arguments are made from: a file, the office around it, and the desk."""

    file: File
    office: Office
    desk: Desk


ARGUMENTS: dict[str, Callable[[Given], Call]] = {
    "annotations.add_annotation": lambda g: call(_written(g)),
    "annotations.change_annotation": lambda g: call(g.file.annotation, AnnotationWords("New")),
    "annotations.delete_annotation": lambda g: call(g.file.annotation),
    "annotations.find_annotations": lambda g: call(g.file.word),
    "annotations.list_annotations": lambda g: call(g.office.library.authority),
    "annotations.restore_annotation": lambda g: call(g.file.binned_annotation),
    "audit.list_record_history": lambda g: call("matter", g.file.matter),
    "authorities.confirm_authority": lambda g: call(g.office.library.authority, "read it"),
    "authorities.find": lambda g: call(query=f"{THEIRS[:5]}*"),
    "authorities.find_paragraphs": lambda g: call(g.office.library.authority, THEIRS),
    "authorities.find_similar": lambda g: call(g.office.library.authority),
    "authorities.get_authority": lambda g: call(g.office.library.authority),
    "authority_text.cite": lambda g: call(g.office.library.authority, CitationStyle.PLAIN),
    "authority_text.get_text": lambda g: call(g.office.library.authority),
    "calendar_export.export_calendar": lambda g: call(CalendarLevel.FULL, g.file.matter),
    "clients.add_client": lambda g: call(Client((NameDraft("New"),))),
    "clients.change_client": lambda g: call(g.file.client, Client((NameDraft("Other"),))),
    "clients.count_clients": lambda g: call(text=g.file.word),
    "clients.delete_client": lambda g: call(g.file.client),
    "clients.get_client": lambda g: call(g.file.client),
    "clients.list_client_ids": lambda g: call(text=g.file.word),
    "clients.list_clients": lambda g: call(text=g.file.word),
    "clients.restore_client": lambda g: call(g.file.binned_client),
    "closings.ask_to_close": lambda g: call(g.file.deadline, None, Closing.DELETE, "why"),
    "closings.close": lambda g: call(g.file.deadline),
    "closings.keep_open": lambda g: call(g.file.deadline),
    "countries.add_note": lambda g: call(_note()),
    "countries.change_note": lambda g: call(g.office.library.note, _note()),
    "countries.delete_note": lambda g: call(g.office.library.note),
    "countries.find_countries": lambda g: call("kaz"),
    "countries.get_country": lambda g: call("KZ"),
    "custody.change_custody": lambda g: call(g.file.custody, _held(g.file)),
    "custody.delete_custody": lambda g: call(g.file.custody),
    "custody.end_custody": lambda g: call(
        g.file.custody, CustodyEndDraft(TODAY, CustodyEnd.LET_OUT, "seen at the gate")
    ),
    "custody.get_custody": lambda g: call(g.file.proceeding),
    "custody.print_custody": lambda g: call(g.file.custody),
    "custody.record_custody": lambda g: call(_held(g.file)),
    "deadlines.accept": lambda g: call(g.file.deadline),
    "deadlines.add_manual": lambda g: call(
        ManualDeadlineDraft(g.file.proceeding, "Appeal", TODAY, "Order")
    ),
    "deadlines.change": lambda g: call(g.file.deadline, None, TODAY, None, "why"),
    "deadlines.check_date": lambda g: call(g.file.deadline),
    "deadlines.confirm_filed": lambda g: call(g.file.deadline),
    "deadlines.decline": lambda g: call(g.file.deadline, None, "why"),
    "deadlines.determine": lambda g: call(g.file.deadline, None, TODAY, None, "source"),
    "deadlines.get_deadline": lambda g: call(g.file.deadline),
    "deadlines.list_deadlines": lambda g: call(matter=g.file.matter),
    "deadlines.list_open_questions": lambda g: call(g.file.deadline),
    "deadlines.no_remedy": lambda g: call(g.file.deadline, None, "source"),
    "deadlines.record_filed": lambda g: call(
        g.file.deadline, None, how="hand", where="court", day=TODAY
    ),
    "backups.add_target": lambda g: call(NOWHERE),
    "backups.back_up_to": lambda g: call(NOWHERE),
    "backups.check_backup": lambda g: call("none"),
    "backups.dismiss_place": lambda g: call("/somewhere"),
    "backups.list_backups": lambda g: call("none"),
    "backups.look_at_place": lambda g: call(NOWHERE),
    "backups.remove_target": lambda g: call("none"),
    "clear_copies.mark_destroyed": lambda g: call("none", 1, TODAY),
    "clear_copies.write_copy": lambda g: call(_leaving(g), NOWHERE),
    "drills.drill_backup": lambda g: call("none"),
    "documents.add_document": lambda g: call(g.file.matter, g.file.client, **_scan()),
    "documents.add_document_version": lambda g: call(
        g.file.document, 1, file_name="b.pdf", media_type="application/pdf", pieces=[b"x"]
    ),
    "documents.delete_document": lambda g: call(g.file.document),
    "documents.list_documents": lambda g: call(g.file.matter),
    "documents.read_document": lambda g: call(g.file.document),
    "drafts.keep_draft": lambda g: call("client:new", "text"),
    "drafts.take_draft": lambda g: call(f"proceeding:{g.file.proceeding}"),
    "events.change_event": lambda g: call(g.file.event, _event(g.file)),
    "events.delete_event": lambda g: call(g.file.event),
    "events.list_acts": lambda g: call(g.file.proceeding),
    "events.list_events": lambda g: call(g.file.proceeding),
    "events.preview_event": lambda g: call(_event(g.file)),
    "events.record_event": lambda g: call(_event(g.file)),
    "extensions.ask_extension": lambda g: call(
        g.file.deadline, None, day=TODAY, until=None, note="by letter"
    ),
    "extensions.extend": lambda g: call(g.file.deadline, None, TODAY, None, "source"),
    "filing_precedents.put_precedents": lambda g: call(g.file.memo, "DE", "RU"),
    "filing_precedents.take_out_precedents": lambda g: call(g.file.memo, "DE", "RU"),
    "filings.change_memo": lambda g: call(g.file.memo, _memo(g.file)),
    "filings.delete_memo": lambda g: call(g.file.memo),
    "filings.get_memo": lambda g: call(g.file.memo),
    "filings.list_memos": lambda g: call(g.file.proceeding),
    "filings.memo_pages": lambda g: call(g.file.memo, filed=False, width=100),
    "filings.print_memo": lambda g: call(g.file.memo, filed=False),
    "filings.start_memo": lambda g: call(_memo(g.file)),
    "handling.mark_handling": lambda g: call(g.file.matter, ()),
    "hearings.add_hearing": lambda g: call(HearingDraft(g.file.proceeding, TODAY)),
    "hearings.change_hearing": lambda g: call(
        g.file.hearing, HearingDraft(g.file.proceeding, TODAY)
    ),
    "hearings.delete_hearing": lambda g: call(g.file.hearing),
    "hearings.list_hearings": lambda g: call(proceeding=g.file.proceeding),
    "holidays.add_holiday": lambda g: call(_holiday(date(2026, 3, 12))),
    "holidays.change_holiday": lambda g: call(
        g.office.library.holiday, _holiday(date(2026, 3, 13))
    ),
    "holidays.remove_holiday": lambda g: call(g.office.library.holiday),
    "integrity.accept": lambda g: call(Explanation.COPY, "not its name"),
    "integrity.check_seal": lambda g: call("no seal"),
    "interim.change_interim": lambda g: call(g.file.interim, _request(g.file)),
    "interim.choose_body": lambda g: call(_request(g.file)),
    "interim.delete_interim": lambda g: call(g.file.interim),
    "interim.get_interim": lambda g: call(g.file.proceeding),
    "interim.look_into_documents": lambda g: call(g.file.interim),
    "lapses.get_lapse": lambda g: call(g.file.deadline),
    "lapses.record_lapse": lambda g: call(g.file.deadline, None, LapseDraft("note")),
    "keys.add_device": lambda _: call(Passphrase("not theirs"), "", CHEAP),
    "keys.add_passphrase": lambda _: call(Passphrase("not theirs"), Passphrase("b"), "", CHEAP),
    "keys.change_passphrase": lambda _: call("", Passphrase("a"), Passphrase("a"), CHEAP),
    "keys.give_code": lambda g: call(g.desk.person.uid, Passphrase("not theirs"), CHEAP),
    "keys.remove_key": lambda _: call("no such key"),
    "keys.rename_key": lambda _: call("no such key", 1, "label"),
    "keys.renew_recovery_code": lambda _: call(Passphrase("not theirs"), CHEAP),
    "law_packs.replace_pack": lambda g: call("rs.toml", rs_pack()),
    "law_packs.restore_earlier_pack": lambda g: call(g.office.library.pack),
    "law_packs.restore_shipped_pack": lambda g: call("rs"),
    "leads.set_leads": lambda g: call(g.file.deadline, None, ()),
    "matters.add_member": lambda g: call(g.file.matter, g.desk.person.uid),
    "matters.add_proceeding": lambda g: call(
        ProceedingDraft(g.file.matter, ProceedingKind.OTHER, "KZ")
    ),
    "matters.change_matter": lambda g: call(g.file.matter, _matter(g.file)),
    "matters.change_proceeding": lambda g: call(
        g.file.proceeding, ProceedingDraft(g.file.matter, ProceedingKind.OTHER, "KZ")
    ),
    "matters.get_matter": lambda g: call(g.file.matter),
    "matters.get_proceeding": lambda g: call(g.file.proceeding),
    "matters.list_matters": lambda g: call(text=g.file.word),
    "matters.open_matter": lambda g: call(
        MatterDraft("New", (g.file.client,), (g.office.desks[Role.LAWYER].person.uid,))
    ),
    "matters.remove_member": lambda g: call(g.file.matter, g.office.desks[Role.GUEST].person.uid),
    "office_rules.add_office_rule": lambda g: call(office_rule(number=9)),
    "office_rules.change_office_rule": lambda g: call(
        g.office.library.office_rule, office_rule(number=8)
    ),
    "office_rules.delete_office_rule": lambda g: call(g.office.library.office_rule),
    "office_rules.export_office_rules": lambda g: call("KG"),
    "office_rules.list_acts_of": lambda g: call(ProceedingKind.EXTRADITION),
    "office_rules.list_methods": lambda g: call("KG"),
    "office_rules.try_office_rule": lambda g: call(office_rule(), TODAY),
    "people.add_person": lambda g: call("New colleague", Role.PARALEGAL),
    "people.change_person": lambda g: call(
        g.office.desks[Role.GUEST].person.uid, None, "Other", Role.GUEST, date(2030, 1, 1)
    ),
    "people.list_guest_matters": lambda g: call(g.office.desks[Role.GUEST].person.uid),
    "people.remove_person": lambda g: call(g.office.desks[Role.GUEST].person.uid),
    "people.set_guest_matters": lambda g: call(
        g.office.desks[Role.GUEST].person.uid, (g.file.matter,)
    ),
    "reencrypt.reencrypt": lambda _: call(Passphrase("not theirs"), policy=CHEAP),
    "memo_quotations.quote_in_memo": lambda g: call(
        g.file.memo,
        MemoQuotation(g.office.library.authority, PassageDraft(0, 0, 0, 1, "x"), "facts"),
    ),
    "relations.list_relations": lambda g: call(g.office.library.authority),
    "own_decisions.change_own_decision": lambda g: call(
        g.office.library.authority, OwnDecisionDraft("New name")
    ),
    "own_decisions.get_own_decision": lambda g: call(g.office.library.authority),
    "own_decisions.remove_own_decision": lambda g: call(g.office.library.authority, 1),
    "authority_packs.install_pack": lambda _: call("pack.zip", b"no pack"),
    "authority_packs.remove_pack": lambda _: call("almaty"),
    "authority_packs.restore_pack": lambda _: call("almaty"),
    "pack_export.check_pack": lambda g: call([g.office.library.authority]),
    "pack_export.export_pack": lambda g: call(PackOrder("almaty", (g.office.library.authority,))),
    "precedents.find_precedents": lambda _: call("KZ", "RU"),
    "precedents.print_precedents": lambda _: call("KZ", "RU"),
    "reading_memory.remember_reading": lambda _: call(ReadingMemory("plain")),
    "previews.list_versions": lambda g: call(g.file.document),
    "previews.open_outside": lambda g: call(g.file.document, 1),
    "previews.preview_document": lambda g: call(g.file.document, 1, page=0, width=100),
    "removal.add_bar": lambda g: call(_bar(g.file)),
    "removal.change_bar": lambda g: call(g.file.bar, _bar(g.file)),
    "removal.change_removal": lambda g: call(RemovalDraft(g.file.proceeding)),
    "removal.delete_bar": lambda g: call(g.file.bar),
    "removal.get_removal": lambda g: call(g.file.proceeding),
    "removal.list_risks": lambda g: call(g.file.client),
    "review_sheet.list_deciding": lambda g: call("KZ"),
    "review_sheet.print_review_sheet": lambda g: call(("KZ",)),
    "rules.get_rule": lambda g: call("RS-EXTR-3D"),
    "rules.review_rule": lambda g: call(RuleReviewDraft("RS-EXTR-3D", "A", TODAY, "read")),
    "rules.revoke_review": lambda g: call(g.office.library.review),
    "rules.set_host_states": lambda g: call(("KZ",)),
    "salvage.salvage": lambda g: call(Path("/"), "six good words"),
    "saved_searches.change_saved_search": lambda g: call(
        g.office.library.saved_search, SavedSearchDraft("Of mine", "torture")
    ),
    "saved_searches.count_saved_search": lambda g: call(g.office.library.saved_search),
    "saved_searches.delete_saved_search": lambda g: call(g.office.library.saved_search),
    "saved_searches.mark_search_seen": lambda g: call(g.office.library.saved_search),
    "saved_searches.save_search": lambda _: call(SavedSearchDraft("Of mine", "torture")),
    "scans.add_scan": lambda g: call(g.file.deadline, **_scan()),
    "citation_check.check_citations": lambda _: call("Saadi v. Italy, no. 37201/06"),
    "citation_check.check_in_slices": lambda _: call("Saadi v. Italy, no. 37201/06"),
    "imports.import_decisions": lambda _: call([NOWHERE]),
    "imports.run_import": lambda _: call([NOWHERE]),
    "scans.list_scans": lambda g: call(g.file.deadline),
    "scans.scan_pages": lambda g: call(g.file.document, 100),
    "sheets.list_carried": lambda g: call(TODAY, date(2026, 12, 31)),
    "sheets.list_log": lambda g: call(TODAY, TODAY),
    "sheets.print_carry_list": lambda g: call(TODAY, date(2026, 12, 31)),
    "sheets.print_control_slip": lambda g: call(g.file.deadline),
    "sheets.print_log": lambda g: call(TODAY, TODAY),
    "tags.change_tag": lambda g: call(g.file.tag, TagDraft("New")),
    "tags.delete_tag": lambda g: call(g.file.tag),
    "tags.list_tagged": lambda g: call(g.file.tag),
    "tags.list_tags": lambda g: call(g.office.library.authority),
    "tags.merge_tags": lambda g: call(g.file.tag, g.file.tag),
    "tags.tag_decision": lambda g: call(g.office.library.authority, "New", g.file.matter),
    "tags.untag_decision": lambda g: call(g.office.library.authority, g.file.tag),
    "tasks.add_task": lambda g: call(TaskDraft(g.file.matter, "Call")),
    "tasks.delete_task": lambda g: call(g.file.task),
    "tasks.finish_task": lambda g: call(g.file.task),
    "tasks.list_tasks": lambda g: call(matter=g.file.matter),
}
"""Arguments of every service that takes more than the desk, or that can be asked for a file."""


def public_services(package: ModuleType = services) -> dict[str, Callable[..., Any]]:
    """Return every public function of the services that has a desk, by module and name."""
    found: dict[str, Callable[..., Any]] = {}
    for info in iter_modules(package.__path__, f"{package.__name__}."):
        short = info.name.rpartition(".")[2]
        if info.ispkg or short in BEFORE_ANYBODY:
            continue
        module = import_module(info.name)
        found |= {
            f"{short}.{name}": function
            for name, function in inspect.getmembers(module, inspect.isfunction)
            if function.__module__ == info.name
            and not name.startswith("_")
            # What takes no desk reaches no vault; test_declarations asks about it.
            and (declared(function) or "desk" in inspect.signature(function).parameters)
        }
    return found


def outcome(service: Callable[..., Any], desk: Desk, given: Given, name: str) -> str:
    """Call a service as it stands, take back what it did, and say what came of it."""
    positional, keywords = ARGUMENTS.get(name, lambda _: call())(given)
    trial = _LongTrial if name in IN_MANY_STEPS else _Trial
    try:
        with trial(desk.vault) as vault:
            tried = replace(desk, vault=vault, isolated=_no_worker)
            answer = service(tried, *positional, **keywords)
        shown = _shown(desk, answer)
    except NotAllowedError as refused:
        return REFUSED if not _leaks(repr(refused.values), desk, given) else LEAK
    except NotFoundError as refused:
        return INVISIBLE if not _leaks(repr(refused.values), desk, given) else LEAK
    except UserError as refused:
        # Past every gate: what is wrong is the state or the value, and that may be said.
        shown = repr(refused.values)
    return ALLOWED if not _leaks(shown, desk, given) else LEAK


def _leaving(given: Given) -> MemoPdf:
    leaves = Leaves(CopyKind.CONTROL_SLIP, Redaction.FULL, given.file.matter)
    return MemoPdf(b"%PDF", 1, "", leaves=leaves)


def _written(given: Given) -> AnnotationDraft:
    return AnnotationDraft(
        given.office.library.authority,
        AnnotationSort.NOTE,
        AnnotationWords("New"),
        matter=given.file.matter,
    )


def declared(function: Callable[..., Any]) -> frozenset[Role]:
    """Return the roles that a service declares."""
    roles: frozenset[Role] = getattr(function, ROLES, frozenset())
    return roles


def _leaks(shown: str, desk: Desk, given: Given) -> bool:
    """Say whether an answer holds anything of the file of others.

    An auditor's may hold uids, which is what a log consists of, and no word of any file.
    """
    theirs = given.office.theirs
    if desk.person.role is Role.AUDITOR:
        return any(word in shown for word in (THEIRS, MINE))
    return any(word in shown for word in (THEIRS, theirs.number, *theirs.uids()))


def _shown(desk: Desk, answer: Any) -> str:
    if isinstance(answer, Generator):
        answer = list(_to_the_end(answer))
    if isinstance(answer, array):
        with desk.vault.reading() as session:
            query = ever(ClientRow, ClientRow.uid).where(ClientRow.id.in_(list(answer)))
            answer = session.scalars(query).all()
    return repr(answer)


def _to_the_end(slices: Generator[Any, None, Any]) -> Iterator[Any]:
    try:
        while True:
            yield next(slices)
    except StopIteration as done:
        yield done.value


class _DoneError(Exception):
    """Ends a command that came to its end, so that nothing of it stays."""


class _Trial:
    """A vault in which every command is rolled back once it has come to its end."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open between two commands."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._vault, name)

    @contextmanager
    def writing(self) -> Iterator[Any]:
        try:
            with self._vault.writing() as session:
                yield session
                session.flush()
                raise _DoneError  # noqa: TRY301 - how a trial ends
        except _DoneError:
            pass


class _LongTrial(_Trial):
    """A vault in which the commands of one call see each other, and are rolled back together."""

    def __enter__(self) -> Any:
        self._around = super().writing()
        self._session = self._around.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._around.__exit__(None, None, None)

    @contextmanager
    def writing(self) -> Iterator[Any]:
        yield self._session
        self._session.flush()
        self._session.expunge_all()

    reading = writing


def _no_worker(task: str, payload: bytes, limits: object) -> bytes:
    raise WorkerError(task)


def _event(file: File) -> EventDraft:
    return EventDraft(file.proceeding, "other_act", (casefiles.served(date(2026, 3, 1)),))


def _held(file: File) -> CustodyDraft:
    return CustodyDraft(file.proceeding, file.client, TODAY)


def _memo(file: File) -> MemoDraft:
    return MemoDraft(file.proceeding, "memo-against-extradition", "en")


def _matter(file: File) -> MatterDraft:
    return MatterDraft("Title", (file.client,))


def _bar(file: File) -> BarDraft:
    return BarDraft(file.proceeding, BarKind.OTHER, "Promise", TODAY)


def _request(file: File) -> InterimDraft:
    return InterimDraft(file.proceeding, InterimBody.HRC, "facts", reason="why")


def _note() -> CountryNoteDraft:
    return CountryNoteDraft("KZ", NoteSort.NOTE, NoteGrade.PRESS, TODAY, "Note", "paper")


def _holiday(day: date) -> HolidayDraft:
    return HolidayDraft("RS", day, HolidayChange.ADDED, "Gazette", "Mourning")


def _scan() -> dict[str, Any]:
    return {
        "title": "Receipt", "file_name": "r.pdf", "media_type": "application/pdf", "pieces": [b"x"]
    }  # fmt: skip
