"""From a rule and the facts of an event to a date with its calculation. Pure: no clock, no file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from caseapp.domain.deadlines.calendars import STRASBOURG, Calendars, state_of
from caseapp.domain.deadlines.counting import Counter
from caseapp.domain.deadlines.errors import (
    MissingFactError,
    NotComputableError,
    PlaceOfOtherStateError,
)
from caseapp.domain.deadlines.facts import Facts
from caseapp.domain.deadlines.gates import check_answers, check_validity, refusal_to_compute
from caseapp.domain.deadlines.questions import needs_calendar
from caseapp.domain.deadlines.readings import Counted, readings_of, reasons_of
from caseapp.domain.deadlines.result import Computation, day_of, instant
from caseapp.domain.deadlines.rule import (
    DEFECTIVE_NOTICE,
    FirstDay,
    Period,
    Regime,
    Rule,
    Unit,
    Variant,
)
from caseapp.domain.deadlines.starts import Start, starts_of
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.deadlines.story import Story
from caseapp.domain.deadlines.trust import lowest
from caseapp.domain.vocabulary import DateKind, Trust

NO_PLACE = "UTC"
"""Clock of a count for which no place is known; no state keeps it."""


def compute(rule: Rule, facts: Facts, calendars: Calendars) -> Computation:
    """Count a rule. The safe day is never later than the last day.

    Raises:
        NotComputableError: the rule never computes; ask `refusal_to_compute` first.
        UserError: a named refusal of `errors`; nothing was computed.

    """
    if rule.regime is None or rule.period is None or refusal_to_compute(rule) is not None:
        raise NotComputableError(rule.id)
    return _Calculation(rule, rule.regime, rule.period, facts, calendars).run()


@dataclass(frozen=True, slots=True)
class _Calculation:
    rule: Rule
    regime: Regime
    period: Period
    facts: Facts
    calendars: Calendars

    def run(self) -> Computation:
        check_answers(self.rule, self.facts)
        validity = check_validity(self.rule, self.facts)
        counter = self._counter()
        starts = starts_of(self.rule, self.facts, self._count_base)
        period, chosen = self._period()
        ordinary = list(self._ordinary(counter, starts, period))
        extra = list(self._variants(counter, starts, ordinary, chosen))
        return self._result(counter, validity, ordinary, extra, chosen)

    def _count_base(self, base: Rule) -> Computation:
        return compute(base, self.facts, self.calendars)

    def _counter(self) -> Counter:
        home = self.rule.home
        place = self.facts.place or home or NO_PLACE
        if home == STRASBOURG:
            place = home
        elif self.facts.place and home and state_of(place) != state_of(home):
            raise PlaceOfOtherStateError(rule=self.rule.id, place=place, host=home)
        if place == NO_PLACE and needs_calendar(self.rule):
            raise MissingFactError(rule=self.rule.id, fact="place", expected="RS, DE-BY")
        return Counter(
            self.rule.id,
            self.regime,
            self.calendars.zone(place),
            place,
            self.calendars,
            self.facts.answers,
            self.rule.backward,
            self.rule.strictly_before,
            self.facts.suspensions,
            strict=not self.rule.pack,
        )

    def _period(self) -> tuple[Period, Variant | None]:
        for variant in self.rule.variants:
            if variant.key != DEFECTIVE_NOTICE and self._answered(variant):
                return variant.period, variant
        return self.period, None

    def _answered(self, variant: Variant) -> bool:
        return self.facts.answers.get(variant.key) in variant.answers

    def _inclusions(self) -> tuple[tuple[bool, str], ...]:
        if self.regime.first_day is FirstDay.EXCLUDED or self.period.unit is Unit.HOURS:
            return ((False, ""),)
        match self.facts.answers.get("first_day"):
            case "included":
                return ((True, ""),)
            case "excluded":
                return ((False, ""),)
            case _ if self.regime.first_day is FirstDay.ASKED:
                return ((False, ""),)
            case _:
                return ((True, "first_day_included"), (False, "first_day_excluded"))

    def _ordinary(
        self, counter: Counter, starts: list[Start], period: Period
    ) -> Iterator[Counted]:
        for start in starts:
            for included, variant in self._inclusions():
                ends = counter.count(period, start.day, start.at, included=included)
                yield Counted(start, variant, included, ends, counts=True)

    def _variants(
        self,
        counter: Counter,
        starts: list[Start],
        ordinary: list[Counted],
        chosen: Variant | None,
    ) -> Iterator[Counted]:
        for variant in self.rule.variants:
            if variant is chosen:
                continue
            if variant.key == DEFECTIVE_NOTICE and self._answered(variant):
                for start in starts:
                    ends = counter.count(variant.period, start.day, start.at, included=False)
                    yield Counted(start, DEFECTIVE_NOTICE, included=False, ends=ends, counts=True)
            elif variant.key != DEFECTIVE_NOTICE and variant.key not in self.facts.answers:
                first = ordinary[0]
                ends = counter.count(
                    variant.period, first.start.day, first.start.at, included=first.included
                )
                name = f"answer:{variant.key}"
                yield Counted(first.start, name, first.included, ends, counts=False)

    def _result(
        self,
        counter: Counter,
        validity: tuple[list[Step], list[Step]],
        ordinary: list[Counted],
        extra: list[Counted],
        chosen: Variant | None,
    ) -> Computation:
        timed = self.period.unit is Unit.HOURS or any(
            one.ends.last.second != _LAST_SECOND for one in ordinary
        )
        readings = list(readings_of([*ordinary, *extra], timed=timed))
        last = max((one.last_moment for one in readings if one.counts), key=instant)
        safe = min((one.last_moment for one in readings), key=instant)
        readings = [
            replace(one, safe=True) if instant(one.last_moment) == instant(safe) else one
            for one in readings
        ]
        main = min(ordinary, key=lambda one: instant(one.ends.safe))
        reasons = reasons_of([*validity[1], *self._doubts()], [*ordinary, *extra], main)
        estimated = any(reason.code == "holiday_estimated" for reason in reasons)
        trust, link = lowest(
            self.rule,
            self.regime,
            [*self._used(chosen)],
            estimated=estimated,
            deemed=self.facts if main.start.kind is DateKind.DEEMED_SERVED else None,
        )
        story = Story(self.rule, self.regime, self.period.unit, self.facts, main, timed)
        steps = [
            *validity[0],
            *([step("no_place_clock")] if timed and counter.zone == NO_PLACE else []),
            *story.tell(len({one.start for one in ordinary}), readings, trust, link, chosen),
        ]
        calendar = next((one.ends.calendar for one in ordinary if one.ends.calendar), "")
        return Computation(
            rule=self.rule.id,
            rule_version=self.rule.version,
            facts=self.facts,
            zone=counter.zone,
            last_day=day_of(last, timed=timed),
            last_moment=last,
            safe_day=day_of(safe, timed=timed),
            safe_moment=safe,
            timed=timed,
            reasons=tuple(reasons),
            trust=trust,
            trust_link=link,
            suspensive=self.rule.suspensive,
            citation=self.rule.citation,
            steps=tuple(steps),
            readings=tuple(readings),
            extendable=self.rule.extendable,
            against_state=self.rule.against_state,
            versions=MappingProxyType(
                {"tzdata": self.calendars.tzdata, **({"holidays": calendar} if calendar else {})}
            ),
        )

    def _doubts(self) -> Iterator[Step]:
        if self.regime.trust_of(self.period.unit) is Trust.UNVERIFIED:
            yield step("counting_not_verified", method=self.regime.id)
        answer = self.facts.answers.get(DEFECTIVE_NOTICE)
        asked = any(question.key == DEFECTIVE_NOTICE for question in self.rule.questions)
        longer = any(variant.key == DEFECTIVE_NOTICE for variant in self.rule.variants)
        if asked and not longer and answer in ("wrong", "missing"):
            yield step("not_opposable")

    def _used(self, chosen: Variant | None) -> Iterator[Variant]:
        if chosen is not None:
            yield chosen
        for variant in self.rule.variants:
            if variant.key == DEFECTIVE_NOTICE and self._answered(variant):
                yield variant


_LAST_SECOND = 59
