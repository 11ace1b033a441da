"""Memos: written in sections, filled from the file, printed by a worker that holds no key."""

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.blocks import Document, Mark, UnfilledFieldError
from caseapp.domain.blocks.payload import (
    pages_request,
    read_pages_answer,
    read_render_answer,
    render_request,
)
from caseapp.domain.casefiles import (
    NoAuthorityError,
    PrintingFailedError,
    UnknownSectionKeyError,
)
from caseapp.domain.changes import Changes
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.drafts import MemoDraft
from caseapp.domain.errors import ControlCharacterError, TextTooLongError
from caseapp.domain.ids import FilingUid, MatterUid, ProceedingUid
from caseapp.domain.precedents import StalePrecedentsError
from caseapp.domain.views.authorities import AuthorityRow
from caseapp.domain.views.filings import FilingRow, MemoPdf, MemoView
from caseapp.i18n import Catalogue, catalogue
from caseapp.models.authority import Authority
from caseapp.models.base import live
from caseapp.models.filing import Filing, FilingAuthority, FilingSection
from caseapp.models.proceeding import Proceeding
from caseapp.packs import templates
from caseapp.packs.filings import build_memo
from caseapp.reports.sheets.precedents import precedent_section
from caseapp.search.hits import Hit
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.cases.proceedings import require_proceeding
from caseapp.services.steps.dates.proceeding_parts import filing_row, filing_rows
from caseapp.services.steps.filings.memo_facts import cited_rows, memo_facts, warnings_of
from caseapp.services.steps.filings.memos import require_memo
from caseapp.services.steps.handling import flags_of, require_printable, warning_of
from caseapp.services.steps.history import Recording
from caseapp.services.steps.library import kept_precedents
from caseapp.services.steps.library.authority_views import page_rows
from caseapp.services.steps.library.kept_precedents import compared, report_of
from caseapp.storage.snapshot import load_parts
from caseapp.system.worker import Limits, WorkerError

RENDER = Limits(seconds=120.0)
SCREEN = Limits(seconds=60.0)
MOST_AUTHORITIES = 500
"""Authorities of one memo; more is a mistake."""


@allows(*READERS)
def list_templates(desk: Desk, language: str = "") -> list[tuple[str, str]]:
    """Return (code, name) of the templates of a language; of the desk's where none is given."""
    return [(one.id, one.name) for one in templates.list_templates(language or desk.language)]


@allows(*READERS)
def list_memos(desk: Desk, proceeding: ProceedingUid) -> list[FilingRow]:
    """Return the memos of a proceeding, the newest first.

    Raises:
        NotFoundError: the proceeding is not this person's.

    """
    with desk.vault.reading() as session:
        row, _ = require_proceeding(session, desk, proceeding)
        return filing_rows(session, row)


@allows(*OFFICE)
def start_memo(desk: Desk, draft: MemoDraft) -> Changes:
    """Start a memo from a template; its sections may still be empty.

    Raises:
        NotFoundError: the proceeding is not this person's.
        NoSuchTemplateError: there is no such template in this language.
        UnknownSectionKeyError, NoAuthorityError: of the template or the library.
        UserError: a text that may not be stored; nothing is.

    """
    with desk.vault.writing() as session:
        proceeding, _ = require_proceeding(session, desk, draft.proceeding)
        recording = Recording(session, desk, "start_memo")
        filing = Filing(proceeding_id=proceeding.id)
        _fill(session, filing, draft)
        recording.add(filing)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


@allows(*OFFICE)
def change_memo(desk: Desk, uid: FilingUid, draft: MemoDraft) -> Changes:
    """Change the texts, authorities, template or language of a memo.

    Raises: as `start_memo`, and
        ChangedMeanwhileError: the draft was made from an older version.

    """
    with desk.vault.writing() as session:
        filing, proceeding, _ = require_memo(session, desk, uid)
        recording = Recording(session, desk, "change_memo")
        with recording.change(filing, draft.version):
            _fill(session, filing, draft)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


@allows(*OFFICE)
def delete_memo(desk: Desk, uid: FilingUid, version: int | None = None) -> Changes:
    """Move a memo to the bin.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        filing, proceeding, _ = require_memo(session, desk, uid)
        recording = Recording(session, desk, "delete_memo")
        recording.delete(filing, version)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


@allows(*READERS)
def get_memo(desk: Desk, uid: FilingUid) -> MemoView:
    """Return a memo with its sections in the template's order, and what to know before printing.

    Raises:
        NotFoundError: it does not exist or is not visible.

    """
    with desk.vault.reading() as session:
        filing, proceeding, _ = require_memo(session, desk, uid)
        load_parts(session, filing)
        labels = _labels(filing)
        texts = {section.key: section.text for section in filing.sections}
        cited = cited_rows(session, filing)
        kept = tuple(compared(session, desk, row) for row in filing.precedents)
        return MemoView(
            row=filing_row(filing, proceeding),
            addressee=filing.addressee,
            sections=tuple((key, label, texts.get(key, "")) for key, label in labels.items()),
            authorities=_authorities(session, filing, catalogue(desk.language)),
            warnings=(
                *warnings_of(session, filing, cited, labels, catalogue(desk.language)),
                *kept_precedents.warnings_of(kept, catalogue(desk.language)),
            ),
            precedents=kept,
        )


@allows(*OFFICE)
def print_memo(desk: Desk, uid: FilingUid, *, filed: bool) -> MemoPdf:
    """Print a memo: the working copy with marks and grades, or the filed copy without.

    Raises:
        NotFoundError: it does not exist or is not visible.
        NotAllowedError: the matter is for lawyers only, and this is none.
        UnfilledFieldError: a filed copy may have no gaps.
        StalePrecedentsError: a filed copy says nothing that the library does not say any more.
        PrintingFailedError: the worker gave no answer.
        UserError: a text that cannot be printed.

    """
    kind = CopyKind.FILED_COPY if filed else CopyKind.MEMO
    with desk.vault.reading() as session:
        _, _, matter = require_memo(session, desk, uid)
        flags = flags_of(matter)
        require_printable(desk, flags, "print_memo")
        leaves = Leaves(kind, Redaction.FULL, MatterUid(matter.uid))
    document, warnings = _document(desk, uid, Mark.FILED if filed else Mark.WORKING)
    rendered = read_render_answer(_worker(desk, "render", render_request(document), RENDER))
    told = (*warnings, *warning_of(desk, flags, kind))
    return MemoPdf(rendered.data, rendered.pages, rendered.sha256, told, leaves=leaves)


@allows(*READERS)
def memo_pages(desk: Desk, uid: FilingUid, *, filed: bool, width: int) -> list[bytes]:
    """Return the pages of the very file that would be printed, as PNG pictures.

    Args:
        desk: who asks.
        uid: the memo.
        filed: the filed copy instead of the working copy.
        width: of the pictures, in pixels.

    Raises: as `print_memo`.

    """
    document, _ = _document(desk, uid, Mark.FILED if filed else Mark.WORKING)
    rendered = read_render_answer(_worker(desk, "render", render_request(document), RENDER))
    answer = _worker(desk, "screen", pages_request(rendered.data, width), SCREEN)
    return list(read_pages_answer(answer))


def _document(desk: Desk, uid: FilingUid, mark: Mark) -> tuple[Document, tuple[str, ...]]:
    """Build the document; the vault is free again before it is printed."""
    with desk.vault.reading() as session:
        filing, proceeding, matter = require_memo(session, desk, uid)
        load_parts(session, filing)
        t = catalogue(filing.language)
        facts = memo_facts(session, desk, filing, proceeding, matter, t)
        labels = _labels(filing)
        cited = cited_rows(session, filing)
        kept = tuple(compared(session, desk, row) for row in filing.precedents)
        warnings = (
            *warnings_of(session, filing, cited, labels, catalogue(desk.language)),
            *kept_precedents.warnings_of(kept, catalogue(desk.language)),
        )
        template = templates.load(filing.template, filing.language)
        reports = [report_of(row) for row in filing.precedents]
    if mark is Mark.FILED:
        for stale in (one for one in kept if not one.may_be_filed):
            raise StalePrecedentsError(host=stale.host, requesting=stale.requesting)
    try:
        document = build_memo(
            template,
            facts,
            t,
            mark,
            precedents=tuple(block for one in reports for block in precedent_section(one, t)),
            further=[one.cited for report in reports for one in report.named],
        )
    except (ControlCharacterError, TextTooLongError) as error:
        field = str(error.values["field"])
        raise type(error)(**{**error.values, "field": labels.get(field, field)}) from error
    if mark is Mark.FILED and document.gaps:
        raise UnfilledFieldError(fields=", ".join(labels.get(gap, gap) for gap in document.gaps))
    return document, warnings


def _worker(desk: Desk, task: str, payload: bytes, limits: Limits) -> bytes:
    try:
        return desk.isolated(task, payload, limits)
    except WorkerError as error:
        raise PrintingFailedError from error


def _fill(session: Session, filing: Filing, draft: MemoDraft) -> None:
    template = templates.load(draft.template, draft.language)
    title = fields.line("title", draft.title, limit=fields.LINE_LIMIT)
    addressee = fields.line("addressee", draft.addressee, limit=fields.LINE_LIMIT)
    known = {section.key: section.label for section in template.sections}
    for key, _ in draft.sections:
        if key not in known:
            raise UnknownSectionKeyError(section=key[: fields.NAME_LIMIT])
    # A refusal names the section as the outline of the memo does.
    texts = {key: fields.notes(known[key], text) for key, text in draft.sections}

    filing.template, filing.language = template.id, template.language
    filing.title, filing.addressee = title or template.name, addressee
    filing.sections = [
        FilingSection(position=position, key=section.key, text=texts.get(section.key, ""))
        for position, section in enumerate(template.sections)
    ]
    filing.authorities = _cited(session, draft)


def _cited(session: Session, draft: MemoDraft) -> list[FilingAuthority]:
    if len(draft.authorities) > MOST_AUTHORITIES:
        raise TextTooLongError(
            field="authorities", limit=MOST_AUTHORITIES, length=len(draft.authorities)
        )
    wanted = dict(draft.authorities)
    found = set(session.scalars(live(Authority, Authority.uid).where(Authority.uid.in_(wanted))))
    for uid in wanted:
        if uid not in found:
            raise NoAuthorityError(authority=uid[: fields.NAME_LIMIT])
    return [
        FilingAuthority(position=position, authority=uid, pinpoint=fields.line("pinpoint", text))
        for position, (uid, text) in enumerate(wanted.items())
    ]


def _authorities(
    session: Session, filing: Filing, t: Catalogue
) -> tuple[tuple[AuthorityRow, str], ...]:
    pinpoints = {one.authority: one.pinpoint for one in filing.authorities}
    hits = [Hit(row.id, (), 0.0) for row in cited_rows(session, filing)]
    rows = page_rows(session, hits, None, t, passages=0, binding={})
    return tuple((row, pinpoints.get(row.uid, "")) for row in rows)


def _labels(filing: Filing) -> dict[str, str]:
    template = templates.load(filing.template, filing.language)
    return {section.key: section.label for section in template.sections}
