"""The calculation as a careful colleague tells it: each step a code, worded by `wording`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from caseapp.domain.deadlines.facts import Facts
from caseapp.domain.deadlines.hour_count import END_OF_DAY
from caseapp.domain.deadlines.readings import Counted
from caseapp.domain.deadlines.result import Reading, TrustLink
from caseapp.domain.deadlines.rule import (
    DEFECTIVE_NOTICE,
    WHOLE_DAY_UNITS,
    FirstDay,
    Posting,
    Regime,
    Roll,
    Rule,
    Unit,
    Variant,
)
from caseapp.domain.deadlines.starts import Start
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.vocabulary import DateKind, Trust

ENDS_WITH_OFFICE = "ends_day_office"
"""Step of a last day that ends when the office closes."""

_SATURDAY = 5
_BEFORE_SERVICE = {
    DateKind.READY_FOR_COLLECTION: "deemed_by_ready",
    DateKind.POSTED: "deemed_by",
    DateKind.SENT: "deemed_by",
}
"""Dates from which a rule makes the day of service, with the step that tells of it."""
_MOVES = frozenset({Roll.NEXT_WORKING_DAY, Roll.BODY_CLOSED, Roll.SATURDAY_NOT_SEEN})


@dataclass(frozen=True, slots=True)
class Story:
    """What is told of one calculation. `main` is the count that gives the safe day."""

    rule: Rule
    regime: Regime
    unit: Unit
    facts: Facts
    main: Counted
    timed: bool

    def tell(
        self,
        starts: int,
        readings: Iterable[Reading],
        trust: Trust | None,
        link: TrustLink,
        chosen: Variant | None,
    ) -> Iterator[Step]:
        """Yield trigger, count, result, other readings, and what would change the date."""
        yield from self._start(starts)
        yield from self.main.ends.steps
        yield from self._end()
        yield from self._others(readings)
        if chosen is not None:
            yield step("answer_used", key=chosen.key, citation=chosen.citation)
        if link is not TrustLink.RULE and self.rule.pack:
            yield step("trust_lowered", trust=str(trust), link=link, by=self._lowered_by(link))
        yield from self._would_change()

    def _start(self, starts: int) -> Iterator[Step]:
        start = self.main.start
        if self.rule.pack:
            day, hour = start.event
            at = hour.strftime("%H:%M") if hour else ""
            yield step("start", kind=start.kind, day=day, at=at, claimed_by=start.claimed_by)
            yield from self._deemed_by(start)
            if self.rule.after is not None and start.given is not None:
                moment = datetime.combine(start.day, start.at or END_OF_DAY)
                yield step("after", rule=self.rule.after.id, moment=moment)
        else:
            yield from self._plain_start(start)
        if starts > 1:
            yield step("earliest_of", dates=starts, kind=start.kind, day=start.event[0])
        for given in self.facts.dates:
            never = given.kind in (DateKind.ISSUED, DateKind.SENT)
            if never and given.kind not in self.rule.starts_from:
                yield step("never_starts", kind=given.kind, day=given.day)
        if self.unit in WHOLE_DAY_UNITS and not self.rule.backward:
            code = "day_included" if self.main.included else "day_excluded"
            yield step(code, day=start.day, counting_rule=self.regime.article_for(self.unit))

    def _deemed_by(self, start: Start) -> Iterator[Step]:
        if start.kind is not DateKind.DEEMED_SERVED or not self.facts.service_rule:
            return
        for kind, code in _BEFORE_SERVICE.items():
            given = self.facts.of_kind(kind)
            if given is not None:
                yield step(code, day=given.day, rule=self.facts.service_rule)
                return

    def _plain_start(self, start: Start) -> Iterator[Step]:
        posted = self.facts.of_kind(DateKind.POSTED)
        if posted is not None and start.kind is DateKind.DEEMED_SERVED:
            days = (start.day - posted.day).days
            yield step("deemed_served", day=posted.day, days=days, served_day=start.day)
            return
        at = start.at.strftime("%H:%M") if start.at else ""
        yield step("start_plain", day=start.day, at=at)

    def _end(self) -> Iterator[Step]:
        last = self.main.ends.last
        if self.timed:
            yield step("ends_moment", moment=last)
            return
        forward = self.unit in WHOLE_DAY_UNITS and not self.rule.backward
        office = forward and self.regime.office_closes
        yield step(ENDS_WITH_OFFICE if office else "ends_day", day=last.date())
        if not forward:
            return
        if self.regime.roll is Roll.NEVER and last.weekday() >= _SATURDAY:
            article = self.regime.article_for(self.unit)
            yield step("not_moved", day=last.date(), counting_rule=article)
        if self.regime.posting is Posting.COUNTS:
            yield step("posting_counts", day=last.date())
        elif self.regime.posting is Posting.DOES_NOT_COUNT:
            yield step("posting_does_not_count", day=last.date())

    def _others(self, readings: Iterable[Reading]) -> Iterator[Step]:
        main = self.main
        for reading in readings:
            if (
                reading.variant == main.variant
                and (reading.kind, (reading.start, reading.at))
                == (main.start.kind, main.start.event)
                and reading.last_moment == main.ends.last
            ):
                continue
            yield step(
                "other_reading",
                variant=reading.variant,
                kind=reading.kind,
                start_day=reading.start,
                moment=reading.last_moment,
            )

    def _lowered_by(self, link: TrustLink) -> str:
        """Return the id of the row that the link is; "" where it has none."""
        match link:
            case TrustLink.COUNTING_RULE:
                return self.regime.counting_rule
            case TrustLink.BASE_RULE:
                return self.rule.after.id if self.rule.after else ""
            case TrustLink.SERVICE:
                return self.facts.service_rule
            case _:
                return ""

    def _would_change(self) -> Iterator[Step]:
        kinds = [kind.value for kind in self.rule.starts_from]
        if len(kinds) > 1:
            yield step("would_change_start", kinds=",".join(kinds))
        notices = any(variant.key == DEFECTIVE_NOTICE for variant in self.rule.variants)
        if notices and self.facts.answers.get(DEFECTIVE_NOTICE) not in ("wrong", "missing"):
            yield step("would_change_notice")
        if not self.rule.pack and self.regime.first_day is FirstDay.ASKED and not self.timed:
            yield step("would_change_first_day")
        moves = self.regime.roll in _MOVES and self.unit is not Unit.WORKING_DAYS
        if self.unit in WHOLE_DAY_UNITS and moves and not self.rule.backward:
            yield step("would_change_holiday", day=self._last_day())

    def _last_day(self) -> date:
        return self.main.ends.last.date()
