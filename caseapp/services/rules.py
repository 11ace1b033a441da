"""The rules in force: reading them, and this office's reviews of them."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.errors import FutureDateError, NotFoundError
from caseapp.domain.rule_marks import RuleStanding
from caseapp.domain.rules import (
    Review,
    RuleNotReviewableError,
    RuleReviewDraft,
    UnknownHostStateError,
    a_year_after,
    own_trust,
    wording_of,
)
from caseapp.domain.views.rules import LawState, RuleRow, RuleView
from caseapp.domain.vocabulary import ProceedingKind, Role, Trust
from caseapp.i18n import catalogue
from caseapp.models.base import live
from caseapp.models.rule_review import RuleReview
from caseapp.packs.rule_views import is_reviewable, rule_rows, rule_view
from caseapp.services.access import EVERYBODY, OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.law import HOST_STATES, host_states, law, law_troubles, states_of
from caseapp.services.steps.dates.rule_marks import office_marks, review_of, reviews_in
from caseapp.services.steps.history import Recording
from caseapp.services.steps.settings import store_setting
from caseapp.wording.refusals import refusal


@allows(*EVERYBODY)
def list_rules(
    desk: Desk,
    *,
    host: str = "",
    proceeding: ProceedingKind | None = None,
    trust: Trust | None = None,
    computable: bool | None = None,
) -> list[RuleRow]:
    """Return the rules in force with their state of review, in the order of the packs.

    Args:
        desk: who asks.
        host: state or court; what applies in a state counts as its own.
        proceeding: of this kind alone.
        trust: of this lowest grade alone.
        computable: only rules that give a date (True), or only those that do not (False).

    """
    with desk.vault.reading() as session:
        return rule_rows(
            law(session, desk),
            catalogue(desk.language),
            reviews=reviews_in(session),
            marks=office_marks(session, desk.clock.today()),
            today=desk.clock.today(),
            host=host,
            proceeding=proceeding,
            trust=trust,
            computable=computable,
        )


@allows(*EVERYBODY)
def get_rule(desk: Desk, rule: str) -> RuleView:
    """Return a rule with citation, source, worked examples and every review of this office.

    Raises:
        UnknownRuleError: no pack in force has it.

    """
    today = desk.clock.today()
    with desk.vault.reading() as session:
        return rule_view(
            law(session, desk).rule(rule),
            catalogue(desk.language),
            reviews=_reviews_of(session, rule),
            today=today,
            mark=office_marks(session, today).get(rule),
        )


@allows(*READERS)
def list_reviews(desk: Desk) -> list[Review]:
    """Return the newest review of each rule that the office reviewed."""
    with desk.vault.reading() as session:
        return list(reviews_in(session).values())


@allows(Role.LAWYER)
def review_rule(desk: Desk, draft: RuleReviewDraft) -> Changes:
    """Record that the office read the law behind a rule; the badge is answered once per rule.

    The review answers for the wording in force, and for twelve months.

    Raises:
        UnknownRuleError: no pack in force has the rule.
        RuleNotReviewableError: it was never verified, or is the office's own.
        EmptyFieldError: without a name or a source.
        FutureDateError: nobody has read anything tomorrow.

    """
    reviewer = fields.line("reviewer", draft.reviewer, required=True)
    source = fields.notes("source", draft.source, required=True)
    note = fields.notes("note", draft.note)
    if draft.day > desk.clock.today():
        raise FutureDateError(field="day", day=draft.day)
    with desk.vault.writing() as session:
        rule = law(session, desk).rule(draft.rule)
        if not is_reviewable(rule):
            raise RuleNotReviewableError(rule=rule.id)
        recording = Recording(session, desk, "review_rule")
        recording.add(
            RuleReview(
                rule=rule.id,
                wording=wording_of(rule.version),
                trust=own_trust(rule),
                reviewer=reviewer,
                reviewed_on=draft.day,
                expires_on=a_year_after(draft.day),
                source=source,
                note=note,
                entered_by_id=person_id(session, desk),
            )
        )
    return recording.changes()


@allows(Role.LAWYER)
def revoke_review(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Take a review away; the rule is shown by its grade again. It stays in the history.

    Raises:
        NotFoundError: there is no such review.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        found = session.scalars(live(RuleReview).where(RuleReview.uid == uid)).one_or_none()
        if found is None:
            raise NotFoundError(kind=RuleReview.kind)
        recording = Recording(session, desk, "revoke_review")
        recording.delete(found, version)
    return recording.changes()


@allows(*EVERYBODY)
def law_state(desk: Desk) -> LawState:
    """Return the office's states, what is wrong with its own law, and how much is unreviewed."""
    t = catalogue(desk.language)
    with desk.vault.reading() as session:
        packs = law(session, desk)
        states = host_states(session)
        rows = rule_rows(packs, t, reviews=reviews_in(session), today=desk.clock.today())
        troubles = tuple(refusal(error, t) for error in law_troubles(session, desk))
    mine = [row for row in rows if row.host in states and row.computable]
    settled = (RuleStanding.REVIEWED, RuleStanding.OFFICE_RULE)
    return LawState(
        host_states=states,
        known_states=states_of(packs),
        troubles=troubles,
        unreviewed=sum(row.mark.standing not in settled for row in mine),
    )


@allows(*OFFICE)
def get_host_states(desk: Desk) -> tuple[str, ...]:
    """Return the states in which the office works; empty: nobody was asked yet."""
    with desk.vault.reading() as session:
        return host_states(session)


@allows(Role.LAWYER)
def set_host_states(desk: Desk, states: Iterable[str]) -> Changes:
    """Keep the states in which the office works.

    Raises:
        UnknownStateError: not a code of two letters.
        EmptyFieldError: none at all.
        UnknownHostStateError: no pack has law for it.

    """
    cleaned = tuple(dict.fromkeys(fields.state("host_states", one) for one in states))
    chosen = tuple(one for one in cleaned if one)
    fields.line("host_states", " ".join(chosen), required=True)
    with desk.vault.writing() as session:
        known = states_of(law(session, desk))
        for state in chosen:
            if state not in known:
                raise UnknownHostStateError(text=state)
        store_setting(session, desk, "set_host_states", HOST_STATES, list(chosen))
    return Changes.of(setting=HOST_STATES)


def _reviews_of(session: Session, rule: str) -> list[Review]:
    query = live(RuleReview).where(RuleReview.rule == rule)
    newest = query.order_by(RuleReview.reviewed_on.desc(), RuleReview.id.desc())
    return [review_of(one) for one in session.scalars(newest)]
