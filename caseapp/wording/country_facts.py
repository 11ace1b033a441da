"""What a fact on a country says in the reader's language; its note stays in English."""

from babel import Locale
from babel.dates import get_day_names

from caseapp.domain.countries import CountryFact, Standing, Subject
from caseapp.i18n import Catalogue
from caseapp.wording.countries import STANDINGS, offence_text
from caseapp.wording.days import source_day


def heading(fact: CountryFact, t: Catalogue) -> str:
    """Return what a fact says, as far as it is data; else the name that its collector gave it."""
    if fact.subject is Subject.LANGUAGE and fact.languages:
        return _languages(fact, t)
    if fact.subject is Subject.WEEKEND and fact.weekend:
        return ", ".join(_weekday(day, t) for day in fact.weekend)
    if fact.subject is Subject.INCIDENT and fact.when:
        return source_day(fact.when, t)
    if fact.subject is Subject.OFFENCE and fact.parts:
        return offence_text(fact, t)
    if fact.treaty is not None:
        return _standing(fact, t)
    return fact.name.replace("_", " ")


def _languages(fact: CountryFact, t: Catalogue) -> str:
    known = Locale.parse(t.language)
    languages = ", ".join(str(known.languages.get(code, code)) for code in fact.languages)
    scripts = ", ".join(str(known.scripts.get(code, code)) for code in fact.scripts)
    if not scripts:
        return languages
    return t("{languages}; script: {scripts}", languages=languages, scripts=scripts)


def _weekday(day: int, t: Catalogue) -> str:
    return str(get_day_names("wide", "stand-alone", t.language)[day])


def _standing(fact: CountryFact, t: Catalogue) -> str:
    words = t(STANDINGS[fact.standing or Standing.UNCLEAR])
    if not fact.since:
        return words
    return t("{standing} since {since}", standing=words, since=source_day(fact.since, t))
