"""What bars a removal, as the panel shows it."""

from datetime import date

from sqlalchemy.orm import Session

from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.ids import DocumentUid, ProceedingUid
from caseapp.domain.protection.drafts import BarDraft, RemovalDraft
from caseapp.domain.protection.removal import gaps
from caseapp.domain.views.removal import BarView, RemovalPanel, RiskRow
from caseapp.domain.vocabulary import Suspensive
from caseapp.models.base import live
from caseapp.models.document import Document
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.models.removal import Bar, Removal
from caseapp.packs.law import LawPacks
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.protection.removal_acts import Bars, bars_of
from caseapp.services.steps.protection.removal_risk import risk_of
from caseapp.services.steps.words import Words
from caseapp.wording import removal as wording
from caseapp.wording.days import day_text


def removal_of(session: Session, proceeding: Proceeding) -> Removal | None:
    """Return what is known of the removal that a proceeding can lead to."""
    query = live(Removal).where(Removal.proceeding_id == proceeding.id).order_by(Removal.id)
    found: Removal | None = session.scalars(query).first()
    return found


def panel_of(session: Session, desk: Desk, proceeding: Proceeding, matter: Matter) -> RemovalPanel:
    """Return the panel of one proceeding."""
    risk, danger = risk_of(session, desk, proceeding)
    bars = bars_of(session, desk, [proceeding.id])
    packs = law(session, desk)
    words, today = Words(desk.language), desk.clock.today()
    return RemovalPanel(
        risk=risk,
        at_risk=danger.there,
        why=tuple(_why(risk, today, words)),
        verdict=wording.verdict(risk.uncovered, today, words.t),
        bars=tuple(
            _bar(bar, bars, packs, proceeding, desk, words)
            for bar in bars.by_proceeding.get(proceeding.id, ())
        ),
        removal=draft_of(removal_of(session, proceeding), proceeding),
        documents=documents_of(session, matter),
        rules=tuple(_rules(packs, proceeding, words)),
    )


def draft_of(row: Removal | None, proceeding: Proceeding) -> RemovalDraft:
    """Return what is stored of a removal as a form has it."""
    uid = ProceedingUid(proceeding.uid)
    if row is None:
        return RemovalDraft(uid)
    return RemovalDraft(
        uid,
        destination=row.destination,
        carrier=row.carrier,
        body=row.body,
        contact=row.contact,
        call_list=row.call_list,
        closed_on=row.closed_on,
        closed_source=row.closed_source,
        version=row.version,
    )


def documents_of(session: Session, matter: Matter) -> tuple[tuple[DocumentUid, str], ...]:
    """Return the documents of a matter by title."""
    query = live(Document, Document.uid, Document.title).where(Document.matter_id == matter.id)
    return tuple(
        (DocumentUid(uid), title)
        for uid, title in session.execute(query.order_by(Document.title, Document.id))
    )


def _why(risk: RiskRow, today: date, words: Words) -> list[str]:
    t = words.t
    found = []
    if risk.fixed_day is not None:
        found.append(_fixed(risk, risk.fixed_day, today, words))
    if risk.in_custody:
        found.append(t("The client is in custody."))
    if risk.decision:
        found.append(
            t(
                "In the file: {act}. It is enforceable now or soon unless an act that counts "
                "says otherwise.",
                act=risk.decision,
            )
        )
    return found


def _fixed(risk: RiskRow, fixed: date, today: date, words: Words) -> str:
    t, day = words.t, day_text(fixed, words.t)
    if fixed < today:
        return t(
            "Removal was fixed for {day}. That day has passed: find out today where the client "
            "is, and record it.",
            day=day,
        )
    if risk.fixed_at is None:
        return t("Removal is fixed for {day}, hour not known.", day=day)
    return t(
        "Removal is fixed for {day}, {hour} ({zone}).",
        day=day,
        hour=f"{risk.fixed_at:%H:%M}",
        zone=risk.zone,
    )


def _bar(
    bar: Bar, bars: Bars, packs: LawPacks, proceeding: Proceeding, desk: Desk, words: Words
) -> BarView:
    act = bars.act(bar)
    found = gaps(act, desk.clock.today())
    document = bars.documents.get(bar.document_id or 0)
    return BarView(
        uid=bar.uid,
        draft=BarDraft(
            proceeding=ProceedingUid(proceeding.uid),
            what=bar.what,
            title=bar.title,
            from_day=bar.from_day,
            effect=bar.effect,
            rule=bar.rule,
            document=DocumentUid(document[0]) if document else None,
            until_day=bar.until_day,
            until_event=bar.until_event,
            served_body=bar.served_body,
            served_day=bar.served_day,
            served_at=bar.served_at,
            served_proof=bar.served_proof,
            lifted_day=bar.lifted_day,
            lifted_source=bar.lifted_source,
            notes=bar.notes,
            version=bar.version,
        ),
        label=words.t(wording.BAR_KINDS[bar.what]),
        effect=words.t(wording.EFFECTS[act.effect]),
        document_title=document[1] if document else "",
        rule_citation=_citation(packs, bar.rule),
        rule_review=bars.reviews.get(bar.rule, ""),
        gaps=found,
        gap_sentences=tuple(wording.gap_text(gap, act.effect, words.t) for gap in found),
    )


def _citation(packs: LawPacks, rule: str) -> str:
    try:
        return packs.rule(rule).citation if rule else ""
    except UnknownRuleError:
        return ""


def _rules(packs: LawPacks, proceeding: Proceeding, words: Words) -> list[tuple[str, str]]:
    """Return the rules of this state whose pack says that they suspend."""
    found = [
        (
            rule.id,
            words.t(
                "{action} ({citation})",
                action=words.action(rule.id, rule.action, ""),
                citation=rule.citation,
            ),
        )
        for pack in packs.packs
        if proceeding.host_state in pack.states
        for rule in pack.rules
        if rule.suspensive is Suspensive.YES and not rule.against_state
    ]
    return sorted(found, key=lambda one: one[1])
