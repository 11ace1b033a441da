"""From a rule and the facts of an event to a date with its calculation. Pure: no clock, no file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from types import MappingProxyType

from caseapp.domain.deadlines.calendars import Calendars
from caseapp.domain.deadlines.counting import Counter, Ends
from caseapp.domain.deadlines.errors import (
    HourNotLawfulError,
    MissingFactError,
    NotComputableError,
    PlaceOfOtherStateError,
)
from caseapp.domain.deadlines.facts import Facts
from caseapp.domain.deadlines.gates import check_answers, check_validity, refusal_to_compute
from caseapp.domain.deadlines.hour_count import END_OF_DAY
from caseapp.domain.deadlines.questions import takes_hour
from caseapp.domain.deadlines.result import Computation, Reading, TrustLink, day_of, instant
from caseapp.domain.deadlines.rule import FirstDay, Period, Regime, Rule, Unit, Variant
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.deadlines.trust import lowest
from caseapp.domain.vocabulary import DateKind, Trust

DEFECTIVE_NOTICE = "remedy_notice"
"""The question whose answer lengthens a period without making the ordinary end any less safe."""

NO_PLACE = "UTC"
"""Clock of a count for which no place is known; no state keeps it."""


@dataclass(frozen=True, slots=True)
class _Start:
    kind: DateKind
    day: date
    at: time | None
    claimed_by: str = ""
    given: tuple[date, time | None] | None = None
    """Day and hour of the event itself, where the count starts from the end of another rule."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """One end with the start and the manner of counting that gave it."""

    start: _Start
    variant: str
    included: bool
    ends: Ends
    counts: bool


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
        starts = self._starts()
        period, chosen = self._period()
        ordinary = list(self._ordinary(counter, starts, period))
        extra = list(self._variants(counter, starts, ordinary, chosen))
        return self._result(counter, validity, ordinary, extra, chosen)

    def _counter(self) -> Counter:
        home = self.rule.home
        place = self.facts.place or home or self.rule.host
        if self.facts.place and home and place.split("-")[0] != home.split("-")[0]:
            raise PlaceOfOtherStateError(rule=self.rule.id, place=place, host=home)
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

    def _starts(self) -> list[_Start]:
        if self.rule.after is not None:
            return self._starts_after(self.rule.after)
        known = {
            _Start(given.kind, given.day, given.at, given.claimed_by)
            for given in self.facts.dates
            if given.kind in self.rule.starts_from
        }
        if not known:
            raise MissingFactError(
                rule=self.rule.id,
                fact=" | ".join(kind.value for kind in self.rule.starts_from),
                expected="date",
            )
        if not takes_hour(self.rule):
            timed = next((start for start in known if start.at is not None), None)
            if timed is not None and timed.at is not None:
                raise HourNotLawfulError(rule=self.rule.id, at=timed.at.strftime("%H:%M"))
        return sorted(known, key=_order)

    def _starts_after(self, base: Rule) -> list[_Start]:
        fixed = [given for given in self.facts.dates if given.kind is DateKind.EXPIRES]
        if fixed and DateKind.EXPIRES in self.rule.starts_from:
            return sorted((_Start(one.kind, one.day, one.at) for one in fixed), key=_order)
        result = compute(base, self.facts, self.calendars)
        return sorted(
            {
                _Start(
                    reading.kind,
                    reading.last_moment.date(),
                    reading.last_moment.time() if result.timed else None,
                    reading.claimed_by,
                    (reading.start, reading.at),
                )
                for reading in result.readings
                if reading.counts
            },
            key=_order,
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
        self, counter: Counter, starts: list[_Start], period: Period
    ) -> Iterator[_Counted]:
        for start in starts:
            for included, variant in self._inclusions():
                ends = counter.count(period, start.day, start.at, included=included)
                yield _Counted(start, variant, included, ends, counts=True)

    def _variants(
        self,
        counter: Counter,
        starts: list[_Start],
        ordinary: list[_Counted],
        chosen: Variant | None,
    ) -> Iterator[_Counted]:
        for variant in self.rule.variants:
            if variant is chosen:
                continue
            if variant.key == DEFECTIVE_NOTICE and self._answered(variant):
                for start in starts:
                    ends = counter.count(variant.period, start.day, start.at, included=False)
                    yield _Counted(start, DEFECTIVE_NOTICE, included=False, ends=ends, counts=True)
            elif variant.key != DEFECTIVE_NOTICE and variant.key not in self.facts.answers:
                first = ordinary[0]
                ends = counter.count(
                    variant.period, first.start.day, first.start.at, included=first.included
                )
                name = f"answer:{variant.key}"
                yield _Counted(first.start, name, first.included, ends, counts=False)

    def _result(
        self,
        counter: Counter,
        validity: tuple[list[Step], list[Step]],
        ordinary: list[_Counted],
        extra: list[_Counted],
        chosen: Variant | None,
    ) -> Computation:
        timed = self.period.unit is Unit.HOURS or any(
            one.ends.last.second != _LAST_SECOND for one in ordinary
        )
        readings = list(_readings([*ordinary, *extra], timed=timed))
        last = max((one.last_moment for one in readings if one.counts), key=instant)
        safe = min((one.last_moment for one in readings), key=instant)
        readings = [
            replace(one, safe=instant(one.last_moment) == instant(safe)) for one in readings
        ]
        main = min(ordinary, key=lambda one: instant(one.ends.safe))
        reasons = _reasons([*validity[1], *self._unverified()], [*ordinary, *extra], main)
        estimated = any(reason.code == "holiday_estimated" for reason in reasons)
        trust, link = lowest(self.rule, self.regime, [*self._used(chosen)], estimated=estimated)
        steps = [
            *validity[0],
            *([step("no_place_clock")] if timed and counter.zone == NO_PLACE else []),
            *self._story(main, timed=timed),
            *self._others(readings, main),
            *self._closing(trust, link, chosen),
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

    def _unverified(self) -> Iterator[Step]:
        if self.regime.trust_of(self.period.unit) is Trust.UNVERIFIED:
            yield step("counting_not_verified", method=self.regime.id, unit=self.period.unit)

    def _used(self, chosen: Variant | None) -> Iterator[Variant]:
        if chosen is not None:
            yield chosen
        for variant in self.rule.variants:
            if variant.key == DEFECTIVE_NOTICE and self._answered(variant):
                yield variant

    def _story(self, main: _Counted, *, timed: bool) -> Iterator[Step]:
        start, ends = main.start, main.ends
        if self.rule.pack:
            day, hour = start.given or (start.day, start.at)
            at = hour.strftime("%H:%M") if hour else ""
            yield step("start", kind=start.kind, day=day, at=at, claimed_by=start.claimed_by)
            if self.rule.after is not None and start.given is not None:
                moment = datetime.combine(start.day, start.at or END_OF_DAY)
                yield step("after", rule=self.rule.after.id, moment=moment)
        else:
            yield from self._plain_start(start)
        for given in self.facts.dates:
            if given.kind in (DateKind.ISSUED, DateKind.SENT) and (
                given.kind not in self.rule.starts_from
            ):
                yield step("never_starts", kind=given.kind, day=given.day)
        if self.period.unit is not Unit.HOURS and not self.rule.backward:
            code = "day_included" if main.included else "day_excluded"
            if self.period.unit is not Unit.AT_ONCE:
                yield step(code, day=start.day, counting_rule=self.regime.citation)
        yield from ends.steps
        if timed:
            yield step("ends_moment", moment=ends.last)
        else:
            yield step("ends_day", day=ends.last.date())
        if self.regime.roll.value == "never" and not timed and not self.rule.backward:
            yield from self._stays(ends.last.date())

    def _plain_start(self, start: _Start) -> Iterator[Step]:
        posted = self.facts.of_kind(DateKind.POSTED)
        if posted is not None and start.kind is DateKind.DEEMED_SERVED:
            days = (start.day - posted.day).days
            yield step("deemed_served", day=posted.day, days=days, served_day=start.day)
            return
        at = start.at.strftime("%H:%M") if start.at else ""
        yield step("start_plain", day=start.day, at=at)

    def _stays(self, day: date) -> Iterator[Step]:
        if day.weekday() >= _SATURDAY:
            yield step("not_moved", day=day, counting_rule=self.regime.citation)

    def _others(self, readings: list[Reading], main: _Counted) -> Iterator[Step]:
        for reading in readings:
            if (
                reading.variant == main.variant
                and (reading.kind, (reading.start, reading.at))
                == (main.start.kind, main.start.given or (main.start.day, main.start.at))
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

    def _closing(self, trust: object, link: TrustLink, chosen: Variant | None) -> Iterator[Step]:
        if chosen is not None:
            yield step("answer_used", key=chosen.key, citation=chosen.citation)
        if link is not TrustLink.RULE and self.rule.pack:
            yield step("trust_lowered", trust=str(trust), link=link)
        starts = [kind.value for kind in self.rule.starts_from]
        if len(starts) > 1:
            yield step("would_change_start", kinds=",".join(starts))
        if any(variant.key == DEFECTIVE_NOTICE for variant in self.rule.variants) and (
            self.facts.answers.get(DEFECTIVE_NOTICE) not in ("wrong", "missing")
        ):
            yield step("would_change_notice")


_LAST_SECOND = 59
_SATURDAY = 5


def _order(start: _Start) -> tuple[date, time, str]:
    return start.day, start.at or time(), start.kind.value


def _readings(counted: list[_Counted], *, timed: bool) -> Iterator[Reading]:
    for one in counted:
        start, ends = one.start, one.ends
        day, at = start.given or (start.day, start.at)
        plain = Reading(
            start.kind,
            day,
            at,
            one.variant,
            day_of(ends.last, timed=timed),
            ends.last,
            one.counts,
            claimed_by=start.claimed_by,
        )
        if instant(ends.safe) < instant(ends.last):
            yield replace(
                plain,
                variant="cautious",
                last_day=day_of(ends.safe, timed=timed),
                last_moment=ends.safe,
            )
        yield plain
        for variant, other in ends.others:
            yield replace(
                plain,
                variant=variant,
                last_day=day_of(other, timed=timed),
                last_moment=other,
                counts=False,
            )


def _reasons(first: list[Step], counted: list[_Counted], main: _Counted) -> list[Step]:
    reasons = list(first)
    for one in counted:
        if one.counts:
            reasons.extend(doubt for doubt in one.ends.doubts if doubt not in reasons)
        elif one.ends.last < main.ends.last:
            key = one.variant.removeprefix("answer:")
            reasons.append(step("question_open", key=key, moment=one.ends.last))
    if main.variant.startswith("first_day"):
        reasons.append(step("first_day_not_settled"))
    return reasons
