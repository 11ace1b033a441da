"""Facts on countries as rows of a list and as profiles to read, in the reader's language."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from caseapp.domain.countries import (
    Countries,
    CountryFact,
    CountryProfile,
    FactGrade,
    Subject,
    Treaty,
    TreatyStatus,
    UnknownCountryError,
)
from caseapp.domain.deadlines.calendars import Calendars
from caseapp.domain.errors import UserError
from caseapp.domain.rule_marks import RuleMark
from caseapp.domain.rules import Review
from caseapp.domain.views.countries import (
    ComingHoliday,
    CountryRow,
    CountrySection,
    CountryView,
    FactView,
    TreatyView,
)
from caseapp.i18n import Catalogue
from caseapp.packs.law import LawPacks
from caseapp.packs.rule_views import rule_rows
from caseapp.wording import country_facts
from caseapp.wording.countries import SUBJECTS, TREATIES, grade_text, place_name, standing_text
from caseapp.wording.holidays import holiday_name
from caseapp.wording.refusals import refusal
from caseapp.wording.states import state_names

ALWAYS = (
    Subject.BARS,
    Subject.EXTRADITION,
    Subject.ASYLUM_LAW,
    Subject.BODY,
    Subject.LANGUAGE,
    Subject.WEEKEND,
    Subject.HOLIDAYS,
    Subject.INCIDENT,
)
"""Subjects that the profile of a state shows even where nothing was collected."""
_ISO = 2
_LONGEST = 40
"""Characters of the name of a place."""
_AHEAD = timedelta(days=365)
_NO_SOURCE = "-"
_NOT_STATES = frozenset({"EU"})


def is_state(place: str) -> bool:
    """Say whether facts are about a state, not about a court, a body or a union."""
    return len(place) == _ISO and place not in _NOT_STATES


def known_place(known: Countries, written: str) -> str:
    """Return a place as the facts write it; any state of the world is one.

    Raises:
        UnknownCountryError: no state has this code and no facts stand under it.

    """
    for place in (written, written.upper()):
        if place in known.profiles or place in state_names("en"):
            return place
    raise UnknownCountryError(place=written[:_LONGEST], known=", ".join(known.places()))


def states_with_law(packs: LawPacks) -> tuple[str, ...]:
    """Return the states that have law of their own in a pack."""
    return tuple(sorted({pack.host for pack in packs.packs if pack.host in pack.states}))


def country_rows(
    known: Countries,
    packs: LawPacks,
    t: Catalogue,
    *,
    notes: Mapping[str, int] | None = None,
    ours: Iterable[str] = (),
) -> list[CountryRow]:
    """Return every place with facts, law or notes: states first, by name; then courts and bodies.

    Args:
        known: the facts.
        packs: the law in force.
        t: the reader's language.
        notes: how many notes the office has, by place.
        ours: states in which the office works.

    """
    counted = notes or {}
    mine = frozenset(ours)
    places = {*known.places(), *states_with_law(packs), *counted, *mine}
    rows = [_row(_profile(known, place), t, counted.get(place, 0), mine) for place in places]
    return sorted(rows, key=lambda row: (not row.is_state, row.name.casefold()))


def country_view(
    known: Countries,
    packs: LawPacks,
    place: str,
    t: Catalogue,
    *,
    today: date,
    reviews: Mapping[str, Review] | None = None,
    marks: Mapping[str, RuleMark] | None = None,
    notes: int = 0,
    ours: Iterable[str] = (),
) -> CountryView:
    """Return the profile of a place; authorities and notes are the vault's, not known here."""
    profile = _profile(known, place)
    expected = ALWAYS if is_state(place) else ()
    shown = [one for one in Subject if one is not Subject.TREATY]
    rules = rule_rows(packs, t, reviews=reviews, marks=marks, today=today, host=place)
    days, trouble = coming_holidays(packs.calendars, place, today, t)
    return CountryView(
        row=_row(profile, t, notes, frozenset(ours)),
        treaties=tuple(_treaty(status, t) for status in profile.treaties),
        treaties_missing=tuple(
            t(words)
            for treaty, words in TREATIES.items()
            if is_state(place) and profile.treaty(treaty) is None and treaty in _ASKED
        ),
        sections=tuple(
            CountrySection(subject, t(SUBJECTS[subject]), _facts(profile, subject, t))
            for subject in shown
            if subject in expected or profile.about(subject)
        ),
        missing=tuple(
            t(SUBJECTS[subject])
            for subject in shown
            if is_state(place) and subject in _ASKED_BESIDE and not profile.about(subject)
        ),
        holidays=days,
        holidays_trouble=trouble,
        rules=tuple(sorted(rules, key=lambda row: not row.computable)),
    )


_ASKED = frozenset(Treaty) - {Treaty.ECE_PROTOCOLS, Treaty.BILATERAL_OTHER}
"""Treaties of which every profile says where the state stands, or that nothing was collected."""
_ASKED_BESIDE = (
    Subject.REMOVAL,
    Subject.REPRESENTATION,
    Subject.COUNTING,
    Subject.SERVICE,
    Subject.PRACTICE,
)
"""Further subjects whose absence is said, in one line."""


def coming_holidays(
    calendars: Calendars, place: str, today: date, t: Catalogue
) -> tuple[tuple[ComingHoliday, ...], str]:
    """Return the days off of the coming twelve months, or why they are not known."""
    found = []
    try:
        calendar = calendars.calendar(place)
        day = today
        while day < today + _AHEAD:
            holiday = calendar.holiday(day)
            if holiday is not None:
                name = holiday_name(holiday.name, t)
                found.append(ComingHoliday(day, name, holiday.estimated))
            day += timedelta(days=1)
    except UserError as error:
        return (), refusal(error, t)
    return tuple(found), ""


def _profile(known: Countries, place: str) -> CountryProfile:
    try:
        return known.profile(place)
    except UnknownCountryError:
        return CountryProfile(place, ())


def _row(profile: CountryProfile, t: Catalogue, notes: int, ours: frozenset[str]) -> CountryRow:
    place, facts = profile.place, profile.facts
    return CountryRow(
        place=place,
        name=place_name(place, t),
        is_state=is_state(place),
        facts=len(facts),
        unverified=sum(fact.grade is FactGrade.UNVERIFIED for fact in facts),
        is_ours=place in ours,
        notes=notes,
        checked_on=profile.collected if facts else None,
    )


def _facts(profile: CountryProfile, subject: Subject, t: Catalogue) -> tuple[FactView, ...]:
    match subject:
        case Subject.INCIDENT:
            found = profile.incidents
        case Subject.OFFENCE:
            found = profile.offences
        case _:
            found = profile.about(subject)
    return tuple(_fact(fact, t) for fact in found)


def _fact(fact: CountryFact, t: Catalogue) -> FactView:
    return FactView(
        subject=fact.subject,
        heading=country_facts.heading(fact, t),
        note=fact.value,
        correction=fact.correction,
        source="" if fact.source == _NO_SOURCE else fact.source,
        grade=fact.grade,
        grade_text=grade_text(fact.grade, t),
        checked_on=fact.collected,
        address=fact.address,
        without_notice=fact.without_notice,
    )


def _treaty(status: TreatyStatus, t: Catalogue) -> TreatyView:
    return TreatyView(
        treaty=status.treaty,
        name=t(TREATIES[status.treaty]),
        standing=status.standing,
        standing_text=standing_text(status, t),
        disputed=status.disputed,
        grade=status.grade,
        grade_text=grade_text(status.grade, t),
        facts=tuple(_fact(fact, t) for fact in status.facts),
    )
