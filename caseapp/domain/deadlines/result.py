"""What a calculation gives: a date with all its readings, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from caseapp.domain.deadlines.facts import Facts, Suspension
from caseapp.domain.deadlines.steps import Step
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, Manner, Suspensive, Trust


class TrustLink(StrEnum):
    """Which part of a calculation lowered the trust of its date."""

    RULE = "rule"
    COUNTING_RULE = "counting_rule"
    TREATY = "treaty"
    HOLIDAYS = "holidays"
    BASE_RULE = "base_rule"
    """The rule whose end it is counted from."""
    SERVICE = "service"
    """The rule that says when something posted counts as served."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the facts: which date started the period, and how it was counted.

    `variant` is "" for the plain count, or the code of what differs ("first_day_included",
    "if_moved", "if_not_moved", "remedy_notice", "answer" …). A reading that does not
    `count` warns, and never makes the last day later.
    """

    kind: DateKind
    start: date
    at: time | None
    variant: str
    last_day: date
    last_moment: datetime
    counts: bool = True
    safe: bool = False
    claimed_by: str = ""


@dataclass(frozen=True, slots=True)
class Computation:
    """A date with its calculation.

    `last_moment` is local and aware: for whole days 23:59:59 of the last day (the law's 24:00),
    for hours the exact moment. Trust is None only for plain arithmetic that claims no law.
    """

    rule: str
    rule_version: str
    facts: Facts
    zone: str
    last_day: date
    last_moment: datetime
    safe_day: date
    safe_moment: datetime
    timed: bool
    """The last moment is an hour, not the end of a day."""
    reasons: tuple[Step, ...]
    """Why the date is provisional; empty: it is not."""
    trust: Trust | None
    trust_link: TrustLink
    suspensive: Suspensive
    citation: str
    steps: tuple[Step, ...]
    readings: tuple[Reading, ...]
    extendable: bool = False
    against_state: bool = False
    versions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Versions of holidays and tzdata."""

    @property
    def provisional(self) -> bool:
        """Something may still move this date."""
        return bool(self.reasons)

    def to_data(self) -> dict[str, object]:
        """Return the canonical form that is stored: JSON values only."""
        return {
            "rule": self.rule,
            "rule_version": self.rule_version,
            "facts": _facts_to_data(self.facts),
            "zone": self.zone,
            "last_day": self.last_day.isoformat(),
            "last_moment": self.last_moment.isoformat(),
            "safe_day": self.safe_day.isoformat(),
            "safe_moment": self.safe_moment.isoformat(),
            "timed": self.timed,
            "reasons": [reason.to_data() for reason in self.reasons],
            "trust": self.trust.value if self.trust else None,
            "trust_link": self.trust_link.value,
            "suspensive": self.suspensive.value,
            "citation": self.citation,
            "steps": [known.to_data() for known in self.steps],
            "readings": [_reading_to_data(reading) for reading in self.readings],
            "extendable": self.extendable,
            "against_state": self.against_state,
            "versions": dict(self.versions),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> "Computation":
        """Read what `to_data` wrote; equal to what was written."""
        plain: dict[str, object] = dict(data)
        zone = str(plain["zone"])
        trust = plain["trust"]
        return cls(
            rule=str(plain["rule"]),
            rule_version=str(plain["rule_version"]),
            facts=_facts_from_data(_mapping(plain["facts"])),
            zone=zone,
            last_day=date.fromisoformat(str(plain["last_day"])),
            last_moment=_moment(plain["last_moment"], zone),
            safe_day=date.fromisoformat(str(plain["safe_day"])),
            safe_moment=_moment(plain["safe_moment"], zone),
            timed=bool(plain["timed"]),
            reasons=tuple(Step.from_data(item) for item in _lists(plain["reasons"])),
            trust=Trust(str(trust)) if trust is not None else None,
            trust_link=TrustLink(str(plain["trust_link"])),
            suspensive=Suspensive(str(plain["suspensive"])),
            citation=str(plain["citation"]),
            steps=tuple(Step.from_data(item) for item in _lists(plain["steps"])),
            readings=tuple(
                _reading_from_data(_mapping(item), zone) for item in _items(plain["readings"])
            ),
            extendable=bool(plain["extendable"]),
            against_state=bool(plain["against_state"]),
            versions=MappingProxyType(
                {name: str(value) for name, value in _mapping(plain["versions"]).items()}
            ),
        )


class NoDateReason(StrEnum):
    """Why the law, as the packs have it, gives no date here."""

    NO_RULE = "no_rule"
    """No pack has a rule for this act in this state: the last day must be typed with its source."""
    RULE_UNVERIFIED = "rule_unverified"
    COUNTING_UNVERIFIED = "counting_unverified"
    RANGE = "range"
    UNKNOWN = "unknown"
    COUNTING_ROW = "counting_row"
    GATE = "gate"
    NO_PERIOD = "no_period"
    MISSING_FACT = "missing_fact"
    """Something must be asked first; `values` name it."""
    NO_CALENDAR = "no_calendar"
    """Holidays of the place or year are not known."""
    IMPOSSIBLE = "impossible"
    """The facts cannot be counted (an hour that does not exist); `values` tell why."""


@dataclass(frozen=True, slots=True)
class Undetermined:
    """No date: *deadline to be determined*. `hint` repeats the row in words, never a date."""

    rule: str
    rule_version: str
    reason: NoDateReason
    hint: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def instant(moment: datetime) -> float:
    """Return what moments are compared by.

    Two local moments of one zone compare by their hands, which is wrong in the hour that a clock
    shows twice.
    """
    return moment.timestamp()


def day_of(moment: datetime, *, timed: bool) -> date:
    """Return the last day of a period that ends at a moment.

    An hour count that ends at midnight ends with the day before (its 24:00): nobody who reads the
    day that begins there would act in time.
    """
    if timed and moment.time() == time():
        return moment.date() - timedelta(days=1)
    return moment.date()


def hour_of(moment: datetime, *, timed: bool) -> time | None:
    """Return the hour that stands beside `day_of`; None: the day counts until its end."""
    return moment.time().replace(microsecond=0) if timed and moment.time() != time() else None


def _moment(text: object, zone: str) -> datetime:
    moment = datetime.fromisoformat(str(text))
    info = ZoneInfo(zone)
    local = moment.astimezone(info)
    return local if local.utcoffset() == moment.utcoffset() else moment


def _facts_to_data(facts: Facts) -> dict[str, object]:
    return {
        "dates": [
            {
                "kind": given.kind.value,
                "day": given.day.isoformat(),
                "at": given.at.isoformat() if given.at else None,
                "manner": given.manner.value,
                "claimed_by": given.claimed_by,
            }
            for given in facts.dates
        ],
        "place": facts.place,
        "answers": dict(sorted(facts.answers.items())),
        "suspensions": [
            [
                pause.first.isoformat(),
                pause.last.isoformat() if pause.last else None,
                pause.source,
            ]
            for pause in facts.suspensions
        ],
        **(
            {"service": [facts.service_rule, _code(facts.service_trust)]}
            if facts.service_rule
            else {}
        ),
    }


def _facts_from_data(data: Mapping[str, object]) -> Facts:
    dates = [_mapping(item) for item in _items(data["dates"])]
    service = _items(data.get("service", ["", None]))
    return Facts(
        dates=tuple(
            EventDateDraft(
                DateKind(str(item["kind"])),
                date.fromisoformat(str(item["day"])),
                time.fromisoformat(str(item["at"])) if item["at"] is not None else None,
                Manner(str(item["manner"])),
                str(item["claimed_by"]),
            )
            for item in dates
        ),
        place=str(data["place"]),
        answers=MappingProxyType(
            {name: str(value) for name, value in _mapping(data["answers"]).items()}
        ),
        suspensions=tuple(
            Suspension(
                date.fromisoformat(str(first)),
                date.fromisoformat(str(last)) if last is not None else None,
                str(source),
            )
            for first, last, source in _lists(data["suspensions"])
        ),
        service_rule=str(service[0] or ""),
        service_trust=Trust(str(service[1])) if service[1] is not None else None,
    )


def _code(trust: Trust | None) -> str | None:
    return trust.value if trust else None


def _reading_to_data(reading: Reading) -> dict[str, object]:
    return {
        "kind": reading.kind.value,
        "start": reading.start.isoformat(),
        "at": reading.at.isoformat() if reading.at else None,
        "variant": reading.variant,
        "last_day": reading.last_day.isoformat(),
        "last_moment": reading.last_moment.isoformat(),
        "counts": reading.counts,
        "safe": reading.safe,
        "claimed_by": reading.claimed_by,
    }


def _reading_from_data(data: Mapping[str, object], zone: str) -> Reading:
    at = data["at"]
    return Reading(
        DateKind(str(data["kind"])),
        date.fromisoformat(str(data["start"])),
        time.fromisoformat(str(at)) if at is not None else None,
        str(data["variant"]),
        date.fromisoformat(str(data["last_day"])),
        _moment(data["last_moment"], zone),
        bool(data["counts"]),
        bool(data["safe"]),
        str(data["claimed_by"]),
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(type(value).__name__)
    return value


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(type(value).__name__)
    return value


def _lists(value: object) -> list[list[object]]:
    return [item for item in _items(value) if isinstance(item, list)]
