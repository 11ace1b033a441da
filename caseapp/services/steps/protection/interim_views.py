"""Interim measures as the panel shows them: domestic relief first, then the bodies."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func
from sqlalchemy.orm import Session

from caseapp.domain.deadlines import is_hint
from caseapp.domain.ids import DocumentUid, ProceedingUid
from caseapp.domain.protection.bodies import Jurisdiction, Recorded
from caseapp.domain.protection.drafts import InterimDraft, RemovalDraft
from caseapp.domain.protection.preflight import Checked, File, Heading, check
from caseapp.domain.protection.removal import REFUSALS
from caseapp.domain.protection.words import InterimBody
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.interim import InterimPanel, InterimView, ReliefRow
from caseapp.domain.views.removal import RiskRow
from caseapp.domain.vocabulary import UNANSWERED, ProceedingKind, Suspensive
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.document import Document, DocumentVersion
from caseapp.models.event import Event
from caseapp.models.interim import InterimDocument, InterimMeasure
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.packs.law import LawPacks
from caseapp.services.desk import Desk
from caseapp.services.steps.cases.document_versions import newest_number
from caseapp.services.steps.dates.deadline_views import deadline_rows, deadlines_query, in_order
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.protection.interim_bodies import bodies_for, body_view
from caseapp.services.steps.protection.interim_countdown import countdown_of
from caseapp.services.steps.protection.removal_risk import risk_of
from caseapp.services.steps.protection.removal_views import documents_of, draft_of, removal_of
from caseapp.services.steps.words import Words
from caseapp.storage.snapshot import load_parts
from caseapp.wording import interim as wording

_ABROAD = frozenset({ProceedingKind.INDIVIDUAL_COMPLAINT, ProceedingKind.INTERIM_MEASURES})
"""Rules of bodies outside the state: they are not domestic relief."""


def panel_of(session: Session, desk: Desk, proceeding: Proceeding, matter: Matter) -> InterimPanel:
    """Return the panel of one proceeding."""
    words = Words(desk.language)
    packs = law(session, desk)
    risk, _ = risk_of(session, desk, proceeding)
    removal = draft_of(removal_of(session, proceeding), proceeding)
    deadlines = _deadlines(session, desk, proceeding)
    bodies = bodies_for(packs, proceeding.host_state)
    return InterimPanel(
        proceeding=ProceedingUid(proceeding.uid),
        file_number=matter.file_number,
        client_names=risk.client_names,
        host_state=proceeding.host_state,
        because=tuple(_because(deadlines, words)),
        domestic=tuple(_domestic(session, packs, proceeding, deadlines, words)),
        bodies=tuple(body_view(one, packs, words) for one in bodies),
        chosen=tuple(_chosen(session, proceeding, risk, removal, words)),
        countdown=countdown_of(desk, packs, risk) if _bound(bodies) else None,
        call_list=removal.call_list,
        contact=removal.contact,
        documents=documents_of(session, matter),
    )


def _bound(bodies: Iterable[Jurisdiction]) -> bool:
    """Say whether the Court's jurisdiction is recorded."""
    return any(one.body is InterimBody.ECHR and one.recorded is Recorded.YES for one in bodies)


def _deadlines(session: Session, desk: Desk, proceeding: Proceeding) -> list[DeadlineRow]:
    query = deadlines_query(desk).where(
        Deadline.proceeding_id == proceeding.id,
        Deadline.state.in_(UNANSWERED),
        ~Deadline.against_state,
    )
    return deadline_rows(session, desk, in_order(query))


def _because(deadlines: Sequence[DeadlineRow], words: Words) -> Iterable[str]:
    for row in deadlines:
        effect = wording.effect_text(row.suspensive, words.t)
        if row.act in REFUSALS and effect:
            yield words.t("{act}: {action}, {effect}.", act=words.act(row.act), action=row.action,
                          effect=effect)  # fmt: skip


def _domestic(
    session: Session,
    packs: LawPacks,
    proceeding: Proceeding,
    deadlines: Sequence[DeadlineRow],
    words: Words,
) -> Iterable[ReliefRow]:
    abroad = {rule.id for pack in packs.packs for rule in pack.rules if rule.proceeding in _ABROAD}
    for row in deadlines:
        if row.rule in abroad:
            continue
        effect = wording.effect_text(row.suspensive, words.t)
        if row.suspensive is Suspensive.YES:
            effect = words.t("suspensive effect by its rule")
        yield ReliefRow(row.action, " · ".join(filter(None, (row.court_or_body, effect))), row)
    acts = session.scalars(
        live(Event, Event.act).where(Event.proceeding_id == proceeding.id).order_by(Event.id)
    )
    met: set[str] = set()
    for act in dict.fromkeys(acts):
        for rule in packs.hints_for(proceeding.host_state, act, proceeding.requesting_state):
            if rule.id in met or rule.against_state or rule.id in abroad or not is_hint(rule):
                continue
            met.add(rule.id)
            effect = wording.effect_text(rule.suspensive, words.t)
            yield ReliefRow(
                words.action(rule.id, rule.action, ""),
                " · ".join(
                    part for part in (words.body(rule.body, ""), rule.citation, effect) if part
                ),
            )


def _chosen(
    session: Session,
    proceeding: Proceeding,
    risk: RiskRow,
    removal: RemovalDraft,
    words: Words,
) -> Iterable[InterimView]:
    query = live(InterimMeasure).where(InterimMeasure.proceeding_id == proceeding.id)
    for row in session.scalars(query.order_by(InterimMeasure.id)):
        load_parts(session, row)
        files = _files(session, row)
        name = words.t(wording.BODIES[row.body])
        yield InterimView(
            uid=row.uid,
            draft=_draft(row, proceeding, [uid for uid, _ in files]),
            name=row.court_or_body or name,
            state=words.t(wording.STATES[row.state]),
            basis=row.basis,
            chosen_on=row.chosen_on,
            documents=tuple((uid, file.title) for uid, file in files),
            checks=_checks(row, risk, removal, [file for _, file in files]),
        )


def _draft(
    row: InterimMeasure, proceeding: Proceeding, documents: Sequence[DocumentUid]
) -> InterimDraft:
    return InterimDraft(
        proceeding=ProceedingUid(proceeding.uid),
        body=row.body,
        facts=row.facts,
        court_or_body=row.court_or_body,
        reason=row.reason,
        state=row.state,
        requested_day=row.requested_day,
        requested_at=row.requested_at,
        reference=row.reference,
        decided_day=row.decided_day,
        until_day=row.until_day,
        documents=tuple(documents),
        notes=row.notes,
        version=row.version,
    )


def _checks(
    row: InterimMeasure, risk: RiskRow, removal: RemovalDraft, files: Sequence[File]
) -> tuple[Checked, ...]:
    if row.body is not InterimBody.ECHR:
        return ()
    heading = Heading(
        contact=removal.contact,
        removal_date=risk.fixed_day is not None,
        removal_hour=risk.fixed_at is not None,
        destination=removal.destination,
    )
    return check(heading, files)


def newest_versions(session: Session, row: InterimMeasure) -> list[tuple[int, DocumentUid, int]]:
    """Return the chosen documents: local id, uid and number of the newest version."""
    query = (
        live(Document, Document.id, Document.uid, func.max(DocumentVersion.number))
        .join(InterimDocument, InterimDocument.document_id == Document.id)
        .join(DocumentVersion, DocumentVersion.document_id == Document.id)
        .where(InterimDocument.interim_id == row.id)
        .group_by(Document.id, Document.uid)
        .order_by(Document.id)
    )
    return [(local, DocumentUid(uid), number) for local, uid, number in session.execute(query)]


def _files(session: Session, row: InterimMeasure) -> list[tuple[DocumentUid, File]]:
    """Return the chosen documents by their newest version."""
    query = (
        live(
            Document,
            Document.uid,
            Document.title,
            DocumentVersion.file_name,
            DocumentVersion.size,
            DocumentVersion.number,
            InterimDocument.text_layer,
            InterimDocument.checked_number,
        )
        .join(InterimDocument, InterimDocument.document_id == Document.id)
        .join(DocumentVersion, DocumentVersion.document_id == Document.id)
        .where(InterimDocument.interim_id == row.id, DocumentVersion.number == newest_number())
        .order_by(InterimDocument.id)
    )
    return [
        (DocumentUid(uid), File(title, name, size, found if looked == number else None))
        for uid, title, name, size, number, found, looked in session.execute(query)
    ]
