"""Acts that are said to bar removals, as the rule that judges them needs them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.protection.removal import Act
from caseapp.domain.protection.words import BarKind
from caseapp.domain.rule_marks import RuleStanding
from caseapp.domain.rules import mark_of, own_trust, wording_of
from caseapp.domain.vocabulary import Suspensive
from caseapp.models.base import live
from caseapp.models.document import Document
from caseapp.models.office_rule import OfficeRule
from caseapp.models.removal import Bar
from caseapp.services.desk import Desk
from caseapp.services.steps.cases.client_list import these
from caseapp.services.steps.dates.rule_marks import reviews_in
from caseapp.services.steps.words import Words
from caseapp.wording.days import day_text

if TYPE_CHECKING:
    from caseapp.packs.law import LawPacks


@dataclass(frozen=True, slots=True)
class Bars:
    """The acts of some proceedings with all that decides whether they count."""

    by_proceeding: Mapping[int, list[Bar]]
    documents: Mapping[int, tuple[str, str]]
    """Orders that are in the file: (uid, title) by local id."""
    reviews: Mapping[str, str]
    """Rules whose review by this office holds today, with the words for it."""
    packs: "LawPacks | None"
    """None where no act rests on a rule: the first screen does not load the packs for nothing."""

    def act(self, bar: Bar) -> Act:
        """Return what is known of an act."""
        return Act(
            what=bar.what,
            effect=self.effect(bar),
            order_in_file=bar.document_id in self.documents,
            rule_reviewed=bar.rule in self.reviews,
            from_day=bar.from_day,
            until_day=bar.until_day,
            until_event=bool(bar.until_event),
            served_day=bar.served_day,
            proof=bool(bar.served_proof),
            lifted_day=bar.lifted_day,
        )

    def acts(self, proceeding: int) -> list[Act]:
        """Return the acts of one proceeding."""
        return [self.act(bar) for bar in self.by_proceeding.get(proceeding, ())]

    def effect(self, bar: Bar) -> Suspensive:
        """Return the effect of an act: that of a rule stands in its pack and is never typed."""
        if bar.what is not BarKind.RULE:
            return bar.effect
        try:
            found = self.packs.rule(bar.rule) if self.packs is not None else None
        except UnknownRuleError:
            found = None
        return found.suspensive if found is not None else Suspensive.UNVERIFIED


def bars_of(session: Session, desk: Desk, proceedings: Iterable[int]) -> Bars:
    """Read the acts of proceedings: one query per kind of thing."""
    found: dict[int, list[Bar]] = defaultdict(list)
    query = live(Bar).where(Bar.proceeding_id.in_(these(list(proceedings)))).order_by(Bar.id)
    for bar in session.scalars(query):
        found[bar.proceeding_id].append(bar)
    bars = [bar for rows in found.values() for bar in rows]
    documents = _documents(session, bars)
    if not any(bar.rule for bar in bars):
        return Bars(found, documents, {}, None)
    from caseapp.services.steps.dates.law import law  # noqa: PLC0415 - Today needs no packs

    packs = law(session, desk)
    return Bars(found, documents, _reviews(session, desk, bars, packs), packs)


def _documents(session: Session, bars: Iterable[Bar]) -> dict[int, tuple[str, str]]:
    ids = {bar.document_id for bar in bars if bar.document_id is not None}
    if not ids:
        return {}
    query = live(Document, Document.id, Document.uid, Document.title).where(Document.id.in_(ids))
    return {row[0]: (row[1], row[2]) for row in session.execute(query)}


def _reviews(
    session: Session, desk: Desk, bars: Iterable[Bar], packs: "LawPacks"
) -> dict[str, str]:
    wanted = {bar.rule for bar in bars if bar.rule}
    today, t = desk.clock.today(), Words(desk.language).t
    found = {}
    for rule_id, review in reviews_in(session).items():
        if rule_id not in wanted:
            continue
        try:
            rule = packs.rule(rule_id)
        except UnknownRuleError:
            continue
        mark = mark_of(own_trust(rule), wording_of(rule.version), review, today)
        if mark.standing is RuleStanding.REVIEWED:
            day = day_text(review.day, t)
            found[rule_id] = t("reviewed by {name} on {day}", name=review.reviewer, day=day)
    own = live(OfficeRule, OfficeRule.rule, OfficeRule.author, OfficeRule.written_on)
    for rule_id, author, day in session.execute(
        own.where(OfficeRule.rule.in_(wanted), OfficeRule.expires_on > today)
    ):
        found[rule_id] = t("office rule by {name} of {day}", name=author, day=day_text(day, t))
    return found
