"""What bars a removal: acts that count, gaps, and the days that nothing covers."""

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.errors import DateOrderError, EmptyFieldError, NotAllowedError, NotFoundError
from caseapp.domain.ids import ClientUid, ProceedingUid
from caseapp.domain.protection.drafts import BarDraft, RemovalDraft
from caseapp.domain.protection.errors import NoSuchRuleError
from caseapp.domain.protection.words import BarKind
from caseapp.domain.views.removal import RemovalPanel, RiskRow
from caseapp.domain.vocabulary import Role
from caseapp.models.base import alive, live
from caseapp.models.document import Document
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.models.removal import Bar, Removal
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.cases.client_access import require_client
from caseapp.services.steps.cases.proceedings import require_proceeding
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.history import Recording
from caseapp.services.steps.protection.removal_risk import of_client, risks
from caseapp.services.steps.protection.removal_views import panel_of, removal_of


@allows(*READERS)
def get_removal(desk: Desk, proceeding: ProceedingUid) -> RemovalPanel:
    """Return what bars removal in a proceeding, and why each act counts or does not.

    Raises:
        NotFoundError: the proceeding is not this person's.

    """
    with desk.vault.reading() as session:
        row, matter = require_proceeding(session, desk, proceeding)
        return panel_of(session, desk, row, matter)


@allows(*READERS)
def list_risks(desk: Desk, client: ClientUid | None = None) -> list[RiskRow]:
    """Return the proceedings in which a removal is possible, covered by counted acts or not.

    Args:
        desk: who asks; other people's matters are not seen.
        client: of this client alone.

    Raises:
        NotFoundError: the client is not this person's.

    """
    with desk.vault.reading() as session:
        if client is not None:
            require_client(session, desk, client)
        found = risks(session, desk)
        return found if client is None else of_client(found, client)


@allows(*OFFICE)
def change_removal(desk: Desk, draft: RemovalDraft) -> Changes:
    """Record who would remove where, and whom to call. Only a lawyer closes the alarm.

    Raises:
        NotFoundError: the proceeding is not this person's.
        NotAllowedError: the alarm would be closed or opened again, and this is not a lawyer.
        EmptyFieldError: it is closed without a source.
        ChangedMeanwhileError: the draft was made from an older version.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        proceeding, matter = require_proceeding(session, desk, draft.proceeding)
        row = removal_of(session, proceeding)
        closing = draft.closed_on != (row.closed_on if row else None)
        if closing and desk.person.role is not Role.LAWYER:
            raise NotAllowedError(command="change_removal")
        recording = Recording(session, desk, "change_removal")
        if row is None:
            row = Removal(proceeding_id=proceeding.id)
            _fill_removal(row, draft)
            recording.add(row)
        else:
            with recording.change(row, draft.version):
                _fill_removal(row, draft)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(*OFFICE)
def add_bar(desk: Desk, draft: BarDraft) -> Changes:
    """Record an act that is said to bar the removal; whether it counts is worked out.

    Raises:
        NotFoundError: the proceeding, or the document, is not this person's.
        NoSuchRuleError: the rule is in no pack.
        DateOrderError: it ends before it begins.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        proceeding, matter = require_proceeding(session, desk, draft.proceeding)
        recording = Recording(session, desk, "add_bar")
        row = Bar(proceeding_id=proceeding.id)
        _fill_bar(session, desk, row, proceeding, draft)
        recording.add(row)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(*OFFICE)
def change_bar(desk: Desk, uid: str, draft: BarDraft) -> Changes:
    """Change an act, such as its service on the removing body.

    Raises: as `add_bar`, and
        ChangedMeanwhileError: the draft was made from an older version.

    """
    with desk.vault.writing() as session:
        row, proceeding, matter = _require(session, desk, uid)
        recording = Recording(session, desk, "change_bar")
        with recording.change(row, draft.version):
            _fill_bar(session, desk, row, proceeding, draft)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(Role.LAWYER)
def delete_bar(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Move an act that was entered by mistake to the bin.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        row, proceeding, matter = _require(session, desk, uid)
        recording = Recording(session, desk, "delete_bar")
        recording.delete(row, version)
        _touch(recording, proceeding, matter)
    return recording.changes()


def _fill_removal(row: Removal, draft: RemovalDraft) -> None:
    row.destination = fields.line("destination", draft.destination)
    row.carrier = fields.line("carrier", draft.carrier)
    row.body = fields.line("body", draft.body)
    row.contact = fields.notes("contact", draft.contact, limit=2000)
    row.call_list = fields.notes("call_list", draft.call_list, limit=10_000)
    required = draft.closed_on is not None
    row.closed_on = draft.closed_on
    row.closed_source = fields.notes(
        "closed_source", draft.closed_source, limit=2000, required=required
    )


def _fill_bar(
    session: Session, desk: Desk, row: Bar, proceeding: Proceeding, draft: BarDraft
) -> None:
    title = fields.line("title", draft.title, limit=fields.LINE_LIMIT, required=True)
    rule = _rule(session, desk, draft)
    for name, day in (("until_day", draft.until_day), ("lifted_day", draft.lifted_day)):
        if day is not None and day < draft.from_day:
            raise DateOrderError(earlier="from_day", later=name)
    if draft.lifted_day is not None and not draft.lifted_source.strip():
        raise EmptyFieldError(field="lifted_source")
    document = _document(session, proceeding, draft)
    row.what, row.title, row.effect, row.rule = draft.what, title, draft.effect, rule
    row.document_id = document
    row.from_day, row.until_day = draft.from_day, draft.until_day
    row.until_event = fields.line("until_event", draft.until_event, limit=300)
    row.served_body = fields.line("served_body", draft.served_body)
    row.served_day, row.served_at = draft.served_day, draft.served_at
    row.served_proof = fields.line("served_proof", draft.served_proof, limit=300)
    row.lifted_day = draft.lifted_day
    row.lifted_source = fields.notes("lifted_source", draft.lifted_source, limit=2000)
    row.notes = fields.notes("notes", draft.notes)


def _rule(session: Session, desk: Desk, draft: BarDraft) -> str:
    if draft.what is not BarKind.RULE:
        return ""
    rule = fields.line("rule", draft.rule, limit=80, required=True)
    try:
        return law(session, desk).rule(rule).id
    except UnknownRuleError:
        raise NoSuchRuleError(rule=rule) from None


def _document(session: Session, proceeding: Proceeding, draft: BarDraft) -> int | None:
    if draft.document is None:
        return None
    query = live(Document, Document.id).where(
        Document.uid == draft.document, Document.matter_id == proceeding.matter_id
    )
    found: int | None = session.scalars(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=Document.kind)
    return found


def _require(session: Session, desk: Desk, uid: str) -> tuple[Bar, Proceeding, Matter]:
    query = (
        live(Bar, Bar, Proceeding, Matter)
        .join(Proceeding, Proceeding.id == Bar.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Bar.uid == uid,
            alive(Proceeding, Matter),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=Bar.kind)
    row, proceeding, matter = found
    return row, proceeding, matter


def _touch(recording: Recording, proceeding: Proceeding, matter: Matter) -> None:
    recording.touch(Proceeding.kind, proceeding.uid)
    recording.touch(Matter.kind, matter.uid)
