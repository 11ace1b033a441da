"""The badge of each stored date: what this office knows of the rule that gave it.

Lists of the first screen need it: nothing here loads the packs of law.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.deadlines import Outcome
from caseapp.domain.rule_marks import RuleMark
from caseapp.domain.rules import OFFICE_RULE, Review, mark_of, office_mark, wording_of
from caseapp.models.base import ever, live
from caseapp.models.deadline import Deadline
from caseapp.models.office_rule import OfficeRule
from caseapp.models.rule_copy import RuleCopy
from caseapp.models.rule_review import RuleReview


class Marks:
    """Badges of the deadlines of one answer; asks the vault once, however many there are."""

    def __init__(self, session: Session, deadlines: Iterable[Deadline], today: date) -> None:
        rows = [row for row in deadlines if row.rule]
        self._today = today
        self._reviews: Mapping[str, Review] = reviews_in(session) if rows else {}
        self._wordings = _wordings(session, {row.rule_copy_id or 0 for row in rows})
        own = any(row.rule.startswith(OFFICE_RULE) for row in rows)
        self._office = office_marks(session, today, binned=True) if own else {}

    def of(self, row: Deadline) -> RuleMark | None:
        """Return the badge of a deadline; None for one that no rule gave."""
        if row.trust is None or not row.rule:
            return None
        if row.rule in self._office:
            return self._office[row.rule]
        wording = self._wordings.get(row.rule_copy_id or 0, "")
        return mark_of(row.trust, wording, self._reviews.get(row.rule), self._today)


class OutcomeMarks:
    """Badges of what the law gives now, before it is stored."""

    def __init__(self, session: Session, today: date) -> None:
        self._today = today
        self._reviews = reviews_in(session)
        self._office = office_marks(session, today)

    def of(self, outcome: Outcome) -> RuleMark | None:
        """Return the badge of a date; None where there is none."""
        result = outcome.computed
        if result is None or result.trust is None:
            return None
        if result.rule in self._office:
            return self._office[result.rule]
        review = self._reviews.get(result.rule)
        return mark_of(result.trust, wording_of(result.rule_version), review, self._today)


def office_marks(session: Session, today: date, *, binned: bool = False) -> dict[str, RuleMark]:
    """Return the badge of each office rule, by its id; `binned`: of those taken back, too."""
    columns = (
        OfficeRule.rule,
        OfficeRule.author,
        OfficeRule.written_on,
        OfficeRule.expires_on,
    )
    query = (ever if binned else live)(OfficeRule, *columns).order_by(OfficeRule.id)
    return {
        rule: office_mark(author, day, until, today)
        for rule, author, day, until in session.execute(query)
    }


def _wordings(session: Session, copies: set[int]) -> dict[int, str]:
    if not copies:
        return {}
    query = select(RuleCopy.id, RuleCopy.rule_version).where(RuleCopy.id.in_(copies))
    return {local: wording_of(version) for local, version in session.execute(query)}


def reviews_in(session: Session) -> Mapping[str, Review]:
    """Return the newest review of each rule that the office reviewed, by the rule's id."""
    query = live(RuleReview).order_by(RuleReview.reviewed_on, RuleReview.id)
    return {one.rule: review_of(one) for one in session.scalars(query)}


def review_of(stored: RuleReview) -> Review:
    """Return a review as a value."""
    return Review(
        uid=stored.uid,
        rule=stored.rule,
        wording=stored.wording,
        trust=stored.trust,
        reviewer=stored.reviewer,
        day=stored.reviewed_on,
        until=stored.expires_on,
        source=stored.source,
        note=stored.note,
        version=stored.version,
    )
