"""What is known about a state: dated, sourced, graded claims, never wording for a court."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.deadlines.errors import PackError
from caseapp.domain.errors import UserError
from caseapp.domain.vocabulary import Trust


class FactGrade(StrEnum):
    """How far a fact was checked, best first; never raised by the program."""

    SEEN = "seen"
    SEEN_DATED = "seen-dated"
    """Seen in a dated text that may have been replaced."""
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"

    @property
    def trust(self) -> Trust:
        """The grade that a date counted with this fact can have at best."""
        return _TRUST[self]


_TRUST = {
    FactGrade.SEEN: Trust.OFFICIAL,
    FactGrade.SEEN_DATED: Trust.SECONDARY,
    FactGrade.SECONDARY: Trust.SECONDARY,
    FactGrade.UNVERIFIED: Trust.UNVERIFIED,
}


class Subject(StrEnum):
    """What a fact is about, in the order in which a profile shows it."""

    TREATY = "treaty"
    PACT = "pact"
    BLOC = "bloc"
    BARS = "bars"
    EXTRADITION = "extradition"
    ASYLUM_LAW = "asylum_law"
    REMOVAL = "removal"
    BODY = "body"
    """Courts and bodies."""
    REPRESENTATION = "representation"
    """Who may or must act for the person."""
    LANGUAGE = "language"
    WEEKEND = "weekend"
    HOLIDAYS = "holidays"
    COUNTING = "counting"
    SERVICE = "service"
    PRACTICE = "practice"
    INCIDENT = "incident"
    DESIGNATION = "designation"
    OFFENCE = "offence"
    SOURCE = "source"
    """What the copies of the law that were read lack."""


class Treaty(StrEnum):
    """Treaties whose status is recorded."""

    REFUGEE_1951 = "refugee_1951"
    ECHR = "echr"
    CAT = "cat"
    CAT_22 = "cat_22"
    """The declaration that lets individuals complain to the Committee."""
    ICCPR_OP1 = "iccpr_op1"
    ETS_24 = "ets_24"
    ETS_86 = "ets_86"
    CETS_209 = "cets_209"
    CETS_212 = "cets_212"
    ECE_PROTOCOLS = "ece_protocols"
    MINSK_1993 = "minsk_1993"
    MINSK_1997 = "minsk_1997"
    """The Protocol that makes the forty days of art. 62."""
    CHISINAU_2002 = "chisinau_2002"
    BILATERAL_RUSSIA = "bilateral_russia"
    BILATERAL_OTHER = "bilateral_other"


class Standing(StrEnum):
    """Where a state stands towards a treaty, as the source has it."""

    PARTY = "party"
    SIGNED = "signed"
    NOT_PARTY = "not_party"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class OffencePart:
    """One part of an article with its sentence in years, as far as it was seen."""

    part: str
    """Number of the part, or the group it is for; "" where the article has no parts."""
    maximum_years: int | None
    """0: no imprisonment; None: only life was named."""
    minimum_years: int | None = None
    life: bool = False
    since: str = ""
    """When this sentence began to apply: ISO date, or year and month."""
    grade: FactGrade = FactGrade.UNVERIFIED


@dataclass(frozen=True, slots=True)
class CountryFact:
    """One claim. `value` is a note of those who collected it, kept verbatim in English."""

    place: str
    subject: Subject
    name: str
    value: str
    source: str
    """"-" where none was seen; the grade is then unverified."""
    grade: FactGrade
    collected: date
    correction: str = ""
    """What common belief has wrong about it, as the sources show."""
    treaty: Treaty | None = None
    standing: Standing | None = None
    since: str = ""
    """When the standing began: ISO date, year and month, or year."""
    languages: tuple[str, ...] = ()
    """ISO 639 codes in which one files."""
    scripts: tuple[str, ...] = ()
    """ISO 15924 codes."""
    weekend: tuple[int, ...] = ()
    """Days off, Monday is 0."""
    when: str = ""
    """Incidents: date as far as known."""
    without_notice: bool = False
    """An incident in which nobody was told before."""
    article: str = ""
    parts: tuple[OffencePart, ...] = ()
    address: str = ""
    """Of a court or body; "" where none was collected."""


@dataclass(frozen=True, slots=True)
class TreatyStatus:
    """What the facts on one treaty come to."""

    treaty: Treaty
    standing: Standing
    grade: FactGrade
    since: str
    disputed: bool
    """Two facts name different standings."""
    facts: tuple[CountryFact, ...]
    """Best graded first."""


@dataclass(frozen=True, slots=True)
class CountryProfile:
    """All facts about one place: a state, a court or a body."""

    place: str
    facts: tuple[CountryFact, ...]

    def about(self, subject: Subject) -> tuple[CountryFact, ...]:
        """Return the facts on a subject, in the order of the file."""
        return tuple(fact for fact in self.facts if fact.subject is subject)

    @property
    def treaties(self) -> tuple[TreatyStatus, ...]:
        """One status per treaty, in the order of `Treaty`."""
        found = self.about(Subject.TREATY)
        return tuple(
            _status(treaty, [fact for fact in found if fact.treaty is treaty])
            for treaty in Treaty
            if any(fact.treaty is treaty for fact in found)
        )

    def treaty(self, treaty: Treaty) -> TreatyStatus | None:
        """Return the status of one treaty; None where nothing was collected."""
        return next((status for status in self.treaties if status.treaty is treaty), None)

    @property
    def bars(self) -> tuple[CountryFact, ...]:
        """Bars to extradition and removal."""
        return self.about(Subject.BARS)

    @property
    def asylum_law(self) -> tuple[CountryFact, ...]:
        """Asylum law and its editions."""
        return self.about(Subject.ASYLUM_LAW)

    @property
    def bodies(self) -> tuple[CountryFact, ...]:
        """Courts and bodies."""
        return self.about(Subject.BODY)

    @property
    def incidents(self) -> tuple[CountryFact, ...]:
        """Incidents, the latest first."""
        return tuple(
            sorted(self.about(Subject.INCIDENT), key=lambda fact: fact.when, reverse=True)
        )

    @property
    def offences(self) -> tuple[CountryFact, ...]:
        """Articles of the criminal code with their sentences, in the order of their numbers."""
        return tuple(sorted(self.about(Subject.OFFENCE), key=lambda fact: _number(fact.article)))

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639 codes of the languages in which one files, each once."""
        found = (code for fact in self.about(Subject.LANGUAGE) for code in fact.languages)
        return tuple(dict.fromkeys(found))

    @property
    def scripts(self) -> tuple[str, ...]:
        """ISO 15924 codes of the scripts in which one files, each once."""
        found = (code for fact in self.about(Subject.LANGUAGE) for code in fact.scripts)
        return tuple(dict.fromkeys(found))

    @property
    def weekend(self) -> tuple[int, ...]:
        """Days off, Monday is 0; empty where none was collected."""
        return next((fact.weekend for fact in self.about(Subject.WEEKEND)), ())

    @property
    def collected(self) -> date:
        """The day of the oldest fact: what the profile as a whole was checked on."""
        return min(fact.collected for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Countries:
    """All profiles. Immutable; built whole or not at all."""

    profiles: Mapping[str, CountryProfile]

    def places(self) -> tuple[str, ...]:
        """Return every place with facts, states first."""
        return tuple(sorted(self.profiles, key=lambda place: (len(place) != _ISO, place)))

    def profile(self, place: str) -> CountryProfile:
        """Return the facts about a place.

        Raises:
            UnknownCountryError: nothing was collected about it.

        """
        found = self.profiles.get(place)
        if found is None:
            raise UnknownCountryError(place=place, known=", ".join(self.places()))
        return found

    def all(self) -> tuple[CountryFact, ...]:
        """Return every fact, by place."""
        return tuple(fact for place in self.places() for fact in self.profiles[place].facts)


class UnknownCountryError(UserError):
    """No facts were collected about this place (values: place, known)."""


class CountryPackError(PackError):
    """Root of what can be wrong in a file of facts (values: file, place, field, detail)."""


class UnreadableCountriesError(CountryPackError):
    """A file of facts is not valid TOML (values: file, detail)."""


class UnknownCountryKeyError(CountryPackError):
    """A file of facts holds a key that nobody knows (values: file, place, fact, field)."""


class MissingCountryKeyError(CountryPackError):
    """A file of facts lacks a required key (values: file, place, fact, field)."""


class BadCountryValueError(CountryPackError):
    """A value is of the wrong kind (values: file, place, fact, field, value, expected)."""


class DuplicateCountryFactError(CountryPackError):
    """Two facts about one place carry one name (values: file, place, fact)."""


_ISO = 2
"""Length of the code of a state; "EU" has it too."""


def _status(treaty: Treaty, facts: list[CountryFact]) -> TreatyStatus:
    ordered = sorted(facts, key=lambda fact: (tuple(FactGrade).index(fact.grade), _vague(fact)))
    best = ordered[0]
    standings = {fact.standing for fact in facts} - {Standing.UNCLEAR}
    alike = [one for one in ordered if (one.grade, one.standing) == (best.grade, best.standing)]
    return TreatyStatus(
        treaty,
        best.standing or Standing.UNCLEAR,
        best.grade,
        next((one.since for one in alike if one.since), ""),
        len(standings) > 1,
        tuple(ordered),
    )


def _vague(fact: CountryFact) -> bool:
    return fact.standing is Standing.UNCLEAR


def _number(article: str) -> tuple[int, ...]:
    return tuple(int(part) for part in article.split(".") if part.isdigit())


def grades(facts: Iterable[CountryFact]) -> dict[FactGrade, int]:
    """Count facts by grade, best first."""
    found = [fact.grade for fact in facts]
    return {grade: found.count(grade) for grade in FactGrade}
