"""Bodies outside a state, what is recorded of their jurisdiction, what a request to each is."""

from functools import lru_cache

from caseapp.domain.countries import Countries, CountryFact, CountryProfile
from caseapp.domain.deadlines import Rule
from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.protection.bodies import Jurisdiction, Recorded, jurisdictions
from caseapp.domain.protection.words import InterimBody
from caseapp.domain.views.interim import BodyView
from caseapp.packs import countries
from caseapp.packs.law import LawPacks
from caseapp.services.steps.words import Words
from caseapp.wording import interim as wording

REQUESTS = {
    InterimBody.ECHR: "ECHR-R39-REQUEST",
    InterimBody.CAT: "CAT22-INTERIM",
    InterimBody.HRC: "HRC-INTERIM",
    InterimBody.WGAD: "WGAD-URGENT",
}
"""Rows of law that say what a request to each body is."""


def bodies_for(packs: LawPacks, host_state: str) -> list[Jurisdiction]:
    """Return every body with what the country's facts record of its jurisdiction over a state."""
    found = list(jurisdictions(_profile(host_state)))
    if request_of(packs, InterimBody.WGAD) is not None:
        found.append(Jurisdiction(InterimBody.WGAD, Recorded.UNKNOWN))
    return found


def body_view(one: Jurisdiction, packs: LawPacks, words: Words) -> BodyView:
    """Return a body as the panel shows it."""
    t, fact = words.t, one.fact
    rule = request_of(packs, one.body)
    return BodyView(
        body=one.body,
        name=t(wording.BODIES[one.body]),
        recorded=one.recorded,
        basis=fact.value if fact else "",
        source=_source(fact),
        grade=t(wording.GRADES[fact.grade]) if fact else "",
        checked_on=fact.collected if fact else None,
        check_today=one.check_today,
        request=words.action(rule.id, rule.action, "") if rule else "",
        citation=rule.citation if rule else "",
        effect=wording.effect_text(rule.suspensive, t) if rule else "",
        parallel=wording.parallel_text(one.parallel.value if one.parallel else "", t),
    )


def request_of(packs: LawPacks, body: InterimBody) -> Rule | None:
    """Return the row that says what a request to a body is."""
    try:
        return packs.rule(REQUESTS[body]) if body in REQUESTS else None
    except UnknownRuleError:
        return None


def _profile(host_state: str) -> CountryProfile | None:
    return _countries().profiles.get(host_state)


@lru_cache(maxsize=1)
def _countries() -> Countries:
    return countries.load()


def _source(fact: CountryFact | None) -> str:
    return fact.source.strip("- ") if fact is not None else ""
