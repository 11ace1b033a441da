"""An office with two files full of every kind of record: one of all four roles, one of neither.

Whatever stands in the file of others carries its own words, so that a leak is seen wherever it
comes out.
"""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from caseapp import resources
from caseapp.domain.annotations import AnnotationDraft, AnnotationSort, AnnotationWords
from caseapp.domain.country_notes import CountryNoteDraft, NoteGrade, NoteSort
from caseapp.domain.deadlines import Unit
from caseapp.domain.drafts import (
    ClientDraft,
    HearingDraft,
    ManualDeadlineDraft,
    MemoDraft,
    NameDraft,
    SafeContactDraft,
    TaskDraft,
)
from caseapp.domain.protection.drafts import BarDraft, CustodyDraft, InterimDraft, RemovalDraft
from caseapp.domain.protection.words import BarKind, InterimBody
from caseapp.domain.rules import HolidayChange, HolidayDraft, OfficeRuleDraft, RuleReviewDraft
from caseapp.domain.saved_searches import SavedSearchDraft
from caseapp.domain.vocabulary import CalendarLevel, ProceedingKind, Role
from caseapp.services import (
    annotations,
    authorities,
    calendar_export,
    clients,
    countries,
    custody,
    deadlines,
    documents,
    drafts,
    filings,
    hearings,
    holidays,
    interim,
    law_packs,
    matters,
    office_rules,
    removal,
    rules,
    saved_searches,
    tags,
    tasks,
)
from caseapp.services.desk import Desk
from tests import casefiles
from tests.casefiles import TODAY

ROLES = (Role.LAWYER, Role.PARALEGAL, Role.GUEST, Role.AUDITOR)
MINE, THEIRS = "Zinaida", "Qalandar"
"""A word in every text of the file of the four, and of the file of others."""


@dataclass(frozen=True)
class File:
    """Uids of the records of one file, by their kinds; and its number."""

    word: str
    client: str
    binned_client: str
    matter: str
    number: str
    proceeding: str
    event: str
    deadline: str
    hearing: str
    task: str
    memo: str
    custody: str
    bar: str
    interim: str
    document: str
    annotation: str
    binned_annotation: str
    tag: str

    def uids(self) -> set[str]:
        """Return every uid of the file."""
        return {getattr(self, one.name) for one in fields(self)} - {self.word, self.number}


@dataclass(frozen=True)
class Library:
    """Uids of what the office knows without regard to matters."""

    saved_search: str
    note: str
    holiday: str
    office_rule: str
    review: str
    authority: str
    pack: str
    """One that was in force before."""


@dataclass(frozen=True)
class Office:
    """Who works there, and the two files."""

    desks: dict[Role, Desk]
    mine: File
    theirs: File
    library: Library


def fill(desk: Desk) -> Office:
    """Fill a vault that has the library; the person at `desk` is the lawyer of the other file."""
    named = {role: casefiles.colleague(desk, role) for role in ROLES}
    lawyer, paralegal = named[Role.LAWYER], named[Role.PARALEGAL]
    mine = _file(lawyer, MINE)
    for role in ROLES[1:]:
        matters.add_member(lawyer, mine.matter, named[role].person.uid)
    theirs = _file(desk, THEIRS)
    _leave_behind(desk, theirs, lawyer, paralegal)
    return Office(named, mine, theirs, _library(desk))


def _leave_behind(desk: Desk, theirs: File, *who: Desk) -> None:
    """Let people work in the file of others, and leave it: what they did stays in there."""
    for one in who:
        matters.add_member(desk, theirs.matter, one.person.uid)
        tasks.add_task(one, TaskDraft(theirs.matter, f"Ask {THEIRS} again"))
        drafts.keep_draft(one, f"proceeding:{theirs.proceeding}", f"{THEIRS} said")
        calendar_export.export_calendar(one, CalendarLevel.FULL, theirs.matter)
        matters.remove_member(desk, theirs.matter, one.person.uid)


def _file(desk: Desk, word: str) -> File:
    contact = SafeContactDraft(address=f"{word}'s aunt", agreed_words=f"{word} words")
    named = ClientDraft(
        (NameDraft(f"{word} Client"),), safe_contact=contact, notes=f"{word} notes"
    )
    client = clients.add_client(desk, named).created
    binned = clients.add_client(desk, ClientDraft((NameDraft(f"{word} Binned"),))).created
    clients.delete_client(desk, binned)
    number = f"2026/{'700' if word == MINE else '813'}"
    matter = casefiles.matter(desk, client, title=f"{word} matter", file_number=number)
    court = f"{word} court"
    proceeding = casefiles.proceeding(desk, matter, court_or_body=court, reference_number=word)
    event = casefiles.event(desk, proceeding, notes=f"{word} heard it")
    deadlines.add_manual(
        desk, ManualDeadlineDraft(proceeding, f"Tell {word}", TODAY, f"{word} order")
    )
    proposed = deadlines.list_deadlines(desk, matter=matter)
    hearing = HearingDraft(proceeding, TODAY, place=f"{word} hall", notes=f"{word} comes")
    memo = MemoDraft(proceeding, "memo-against-extradition", "en", title=f"{word} memo")
    held = CustodyDraft(
        proceeding, client, TODAY - timedelta(days=60), place=f"{word} prison", title="order",
        title_until=TODAY - timedelta(days=1),
    )  # fmt: skip
    removal.change_removal(desk, RemovalDraft(proceeding, carrier=f"{word} air"))
    decision = authorities.find(desk, limit=1).rows[0].uid
    note = AnnotationDraft(
        decision, AnnotationSort.NOTE, AnnotationWords(f"{word} was asked"), matter=matter
    )
    binned_note = annotations.add_annotation(desk, note).created
    annotations.delete_annotation(desk, binned_note)
    return File(
        word=word,
        client=client,
        binned_client=binned,
        matter=matter,
        number=number,
        proceeding=proceeding,
        event=event,
        deadline=next(row for row in proposed if row.rule).uid,
        hearing=hearings.add_hearing(desk, hearing).created,
        task=tasks.add_task(desk, TaskDraft(matter, f"Call {word}", TODAY)).created,
        memo=filings.start_memo(desk, memo).created,
        custody=custody.record_custody(desk, held).created,
        bar=removal.add_bar(
            desk, BarDraft(proceeding, BarKind.OTHER, f"{word} promise", TODAY)
        ).created,
        interim=interim.choose_body(
            desk, InterimDraft(proceeding, InterimBody.HRC, f"{word} facts", reason=word)
        ).created,
        document=documents.add_document(
            desk, matter, client, title=f"{word} scan", file_name=f"{word}.pdf",
            media_type="application/pdf", pieces=[word.encode()],
        ).created,
        annotation=annotations.add_annotation(desk, note).created,
        binned_annotation=binned_note,
        tag=tags.tag_decision(desk, decision, f"for {word}", matter).created,
    )  # fmt: skip


def _library(desk: Desk) -> Library:
    note = CountryNoteDraft("KZ", NoteSort.NOTE, NoteGrade.COURT, TODAY, "Judge asks", "heard")
    holiday = HolidayDraft("RS", date(2026, 3, 11), HolidayChange.ADDED, "Gazette", "Mourning")
    review = RuleReviewDraft("RS-EXTR-3D", "Aigerim Test", date(2026, 3, 2), "read the law")
    search = SavedSearchDraft("Handed over", "surrender", shared=True)
    law_packs.replace_pack(desk, "rs.toml", rs_pack())
    law_packs.restore_shipped_pack(desk, "rs")
    earlier = next(row for row in law_packs.list_packs(desk) if not row.in_force)
    return Library(
        note=countries.add_note(desk, note).created,
        holiday=holidays.add_holiday(desk, holiday).created,
        office_rule=office_rules.add_office_rule(desk, office_rule()).created,
        review=rules.review_rule(desk, review).created,
        authority=authorities.find(desk, limit=1).rows[0].uid,
        saved_search=saved_searches.save_search(desk, search).created,
        pack=earlier.uid,
    )


def rs_pack() -> str:
    """Return a pack of law as it ships."""
    return (resources.path("lawpacks") / "rs.toml").read_text(encoding="utf-8")


def office_rule(**values) -> OfficeRuleDraft:
    """Return a rule as the office writes one."""
    draft = OfficeRuleDraft(
        "KG", ProceedingKind.EXTRADITION, "extradition_decision", "Appeal", 7,
        Unit.CALENDAR_DAYS, "plain-days", "CPC art. 535", "read it", "Aigerim Test", TODAY,
    )  # fmt: skip
    return replace(draft, **values)
