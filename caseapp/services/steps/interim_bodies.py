"""Bodies outside a state and what the packs record of their jurisdiction over it."""

from collections.abc import Iterable

from caseapp.domain.deadlines import Rule
from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.protection.bodies import Fact, Jurisdiction, Recorded, jurisdictions
from caseapp.domain.protection.words import InterimBody
from caseapp.domain.views.interim import BodyView
from caseapp.packs.law import LawPacks
from caseapp.services.steps.words import Words
from caseapp.wording import interim as wording

_PACKS = {InterimBody.ECHR: "echr", InterimBody.CAT: "cat22", InterimBody.HRC: "op1"}
"""Packs of law whose parties are the states over which a body has jurisdiction."""
_NAMES = {InterimBody.ECHR: "ECHR", InterimBody.CAT: "CAT art 22", InterimBody.HRC: "ICCPR-OP1"}
REQUESTS = {
    InterimBody.ECHR: "ECHR-R39-REQUEST",
    InterimBody.CAT: "CAT22-INTERIM",
    InterimBody.HRC: "HRC-INTERIM",
    InterimBody.WGAD: "WGAD-URGENT",
}
"""Rows of law that say what a request to each body is."""
_AFTER_ANOTHER = {InterimBody.HRC: "HRC-OP1-3Y"}
"""Rows about a complaint after another international procedure."""


def bodies_for(packs: LawPacks, host_state: str, more: Iterable[Fact] = ()) -> list[Jurisdiction]:
    """Return every body with what is recorded of its jurisdiction over a state.

    Args:
        packs: the law in force.
        host_state: ISO code.
        more: facts of the country's profile.

    """
    found = list(jurisdictions([*_of_packs(packs, host_state), *more], host_state))
    if request_of(packs, InterimBody.WGAD) is not None:
        found.append(Jurisdiction(InterimBody.WGAD, Recorded.UNKNOWN, None))
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
        source=fact.source.strip("-") if fact else "",
        grade=t(wording.GRADES[fact.grade]) if fact and fact.grade in wording.GRADES else "",
        checked_on=fact.checked_on if fact else None,
        check_today=one.check_today,
        request=words.action(rule.id, rule.action, "") if rule else "",
        citation=rule.citation if rule else "",
        effect=wording.effect_text(rule.suspensive, t) if rule else "",
        parallel=wording.parallel_text(_parallel(one, packs), t),
    )


def request_of(packs: LawPacks, body: InterimBody) -> Rule | None:
    """Return the row that says what a request to a body is."""
    return _rule(packs, REQUESTS.get(body, ""))


def _of_packs(packs: LawPacks, host_state: str) -> Iterable[Fact]:
    known = {pack.id: pack for pack in packs.packs}
    for body, name in _PACKS.items():
        pack = known.get(name)
        if pack is None or host_state not in pack.states:
            continue
        party = next((one for one in pack.parties if one.state == host_state), None)
        if party is not None:
            yield Fact(
                host_state, _NAMES[body], party.status, party.source, party.trust.value,
                pack.edition,
            )  # fmt: skip
        else:
            yield Fact(host_state, _NAMES[body], "bound", "-", "unverified", pack.edition)


def _parallel(one: Jurisdiction, packs: LawPacks) -> str:
    if one.parallel is not None:
        return one.parallel.value
    rule = _rule(packs, _AFTER_ANOTHER.get(one.body, ""))
    return f"{rule.action}: {rule.counting_text} ({rule.citation})" if rule else ""


def _rule(packs: LawPacks, rule_id: str) -> Rule | None:
    try:
        return packs.rule(rule_id) if rule_id else None
    except UnknownRuleError:
        return None
