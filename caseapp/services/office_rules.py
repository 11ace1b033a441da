"""Rules that the office writes itself, once, with their source; they compute for twelve months."""

from datetime import date
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.acts import acts_of
from caseapp.domain.changes import Changes
from caseapp.domain.deadlines import Computation, Facts, compute
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.errors import NotFoundError
from caseapp.domain.rules import (
    OFFICE_RULE,
    ExampleDiffersError,
    OfficeRuleDraft,
    a_year_after,
)
from caseapp.domain.views.rules import OfficeRuleView
from caseapp.domain.vocabulary import ProceedingKind, Role
from caseapp.i18n import catalogue
from caseapp.models.base import ever, live
from caseapp.models.office_rule import OfficeRule
from caseapp.packs.law import LawPacks
from caseapp.packs.law_sources import OwnRule, compose, office_contents
from caseapp.packs.toml_text import pack_text
from caseapp.services.access import EVERYBODY, OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.law import law, own_law
from caseapp.services.steps.dates.office_rows import draft_of, row_of
from caseapp.services.steps.history import Recording
from caseapp.services.steps.words import Words
from caseapp.storage.snapshot import canonical
from caseapp.wording import rules


@allows(*EVERYBODY)
def list_office_rules(desk: Desk) -> list[OfficeRuleView]:
    """Return the office's own rules, as their forms have them."""
    today = desk.clock.today()
    with desk.vault.reading() as session:
        rows = session.scalars(live(OfficeRule).order_by(OfficeRule.rule))
        return [
            OfficeRuleView(
                row.uid, row.rule, draft_of(row), row.expires_on, row.expires_on <= today
            )
            for row in rows
        ]


@allows(*OFFICE)
def list_methods(desk: Desk, host_state: str) -> list[tuple[str, str]]:
    """Return (id, words) of the counting methods, those of the state first."""
    with desk.vault.reading() as session:
        regimes = law(session, desk).regimes.values()
    ranked = sorted(regimes, key=lambda one: (one.place != host_state, one.id))
    t = catalogue(desk.language)
    return [(one.id, rules.method(one.id, one.citation, t)) for one in ranked]


@allows(*OFFICE)
def list_acts_of(desk: Desk, kind: ProceedingKind) -> list[tuple[str, str]]:
    """Return (code, words) of the acts of a kind of proceeding."""
    words = Words(desk.language)
    return [(code, words.act(code)) for code in acts_of(kind)]


@allows(*OFFICE)
def try_office_rule(desk: Desk, draft: OfficeRuleDraft, day: date) -> Computation:
    """Count a rule that is being written from a day; stores nothing.

    Raises: as `add_office_rule`, and the refusals of the engine.

    """
    with desk.vault.reading() as session:
        row = row_of(desk, draft, f"{OFFICE_RULE}{draft.host_state.upper()}-0")
        packs = _with(session, desk, row, draft)
        return _count(packs, str(row["id"]), draft, day)


@allows(Role.LAWYER)
def add_office_rule(desk: Desk, draft: OfficeRuleDraft) -> Changes:
    """Write a rule; from now on it computes, with the badge "office rule".

    Raises:
        EmptyFieldError, NumberNotPositiveError, UnknownActError, UnknownStateError: of the form.
        FutureDateError: written tomorrow.
        ExampleIncompleteError, ExampleDiffersError: the example was not worked like this.
        PackError: the schema of all packs refuses it, with the field.

    """
    with desk.vault.writing() as session:
        state = fields.state("host_state", draft.host_state, required=True)
        row = row_of(desk, draft, _next_id(session, state))
        _check(session, desk, row, draft)
        recording = Recording(session, desk, "add_office_rule")
        stored = OfficeRule(entered_by_id=person_id(session, desk))
        _fill(stored, row, draft)
        recording.add(stored)
    return recording.changes()


@allows(Role.LAWYER)
def change_office_rule(desk: Desk, uid: str, draft: OfficeRuleDraft) -> Changes:
    """Write a rule anew, which also renews it for twelve months from the day given.

    Stored dates stay; where the rule now gives another one, a review is raised.

    Raises: as `add_office_rule`, and
        NotFoundError: there is no such rule.
        ChangedMeanwhileError: the draft was made from an older version.

    """
    with desk.vault.writing() as session:
        stored = _require(session, uid)
        row = row_of(desk, draft, stored.rule)
        _check(session, desk, row, draft, without=stored.rule)
        recording = Recording(session, desk, "change_office_rule")
        with recording.change(stored, draft.version):
            _fill(stored, row, draft)
    return recording.changes()


@allows(Role.LAWYER)
def delete_office_rule(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Take a rule back; it computes no more, and stored dates stay.

    Raises:
        NotFoundError: there is no such rule.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "delete_office_rule")
        recording.delete(_require(session, uid), version)
    return recording.changes()


@allows(*OFFICE)
def export_office_rules(desk: Desk, host_state: str) -> str:
    """Return the office's rules of a state as the text of a pack; "" where there are none.

    Names of those who wrote them go with it; nothing of any client does.
    """
    with desk.vault.reading() as session:
        own = own_law(session, desk.clock.today())
    mine = [rule for rule in own.rules if rule.host_state == host_state]
    contents = office_contents(mine)
    return "".join(pack_text(content) for content in contents.values())


def _check(
    session: Session, desk: Desk, row: dict[str, Any], draft: OfficeRuleDraft, without: str = ""
) -> None:
    packs = _with(session, desk, row, draft, without)
    if draft.example_day is None or draft.example_last_day is None:
        return
    counted = _count(packs, str(row["id"]), draft, draft.example_day).last_day
    if counted != draft.example_last_day:
        raise ExampleDiffersError(expected=draft.example_last_day, counted=counted)


def _with(
    session: Session, desk: Desk, row: dict[str, Any], draft: OfficeRuleDraft, without: str = ""
) -> LawPacks:
    """Return the law in force with this rule in it; the schema of all packs reads it.

    Raises:
        PackError: what is wrong, with the field.

    """
    own = own_law(session, desk.clock.today())
    state = fields.state("host_state", draft.host_state, required=True)
    fresh = OwnRule(str(row["id"]), state, row, draft.day, expired=False)
    others = [rule for rule in own.rules if rule.rule != without]
    composed = compose(own.packs, [*others, fresh], law(session, desk).calendars)
    for trouble in composed.troubles:
        if trouble.values.get("rule") == fresh.rule:
            raise trouble
    return composed.packs


def _count(packs: LawPacks, rule: str, draft: OfficeRuleDraft, day: date) -> Computation:
    facts = Facts((EventDateDraft(draft.starts_from[0], day),))
    return compute(packs.rule(rule), facts, packs.calendars)


def _fill(stored: OfficeRule, row: dict[str, Any], draft: OfficeRuleDraft) -> None:
    stored.rule = str(row["id"])
    stored.host_state = draft.host_state.upper()
    stored.row = canonical(row)
    stored.author = fields.line("author", draft.author, required=True)
    stored.written_on = draft.day
    stored.expires_on = a_year_after(draft.day)


def _next_id(session: Session, state: str) -> str:
    """Return an id that no rule of the office ever had: stored dates keep theirs."""
    count = session.scalar(
        ever(OfficeRule, func.count(OfficeRule.id)).where(OfficeRule.host_state == state)
    )
    return f"{OFFICE_RULE}{state}-{(count or 0) + 1}"


def _require(session: Session, uid: str) -> OfficeRule:
    found: OfficeRule | None = session.scalars(
        live(OfficeRule).where(OfficeRule.uid == uid)
    ).one_or_none()
    if found is None:
        raise NotFoundError(kind=OfficeRule.kind)
    return found
