"""The trust of a date: the lowest of everything it was made of, with the link that lowered it."""

from collections.abc import Iterable, Iterator

from caseapp.domain.deadlines.facts import Facts
from caseapp.domain.deadlines.result import TrustLink
from caseapp.domain.deadlines.rule import Regime, Rule, Variant
from caseapp.domain.vocabulary import Trust

_ORDER = tuple(Trust)
_Grade = tuple[Trust | None, TrustLink]


def lowest(
    rule: Rule,
    regime: Regime,
    variants: Iterable[Variant],
    *,
    estimated: bool,
    deemed: Facts | None = None,
) -> tuple[Trust | None, TrustLink]:
    """Return the lowest grade and what it belongs to; of equals, the rule itself.

    An estimated feast makes the holiday data a secondary source for this date. `deemed` are the
    facts where the count starts from a day of deemed service. None means plain arithmetic that
    claims no law.
    """
    grades: list[_Grade] = [
        (rule.trust if rule.pack else None, TrustLink.RULE),
        *((variant.trust, TrustLink.RULE) for variant in variants),
        (_counting(rule, regime), TrustLink.COUNTING_RULE),
        (rule.treaty_trust, TrustLink.TREATY),
        (Trust.SECONDARY if estimated else None, TrustLink.HOLIDAYS),
        *_bases(rule.after),
        (deemed.service_trust if deemed else None, TrustLink.SERVICE),
    ]
    known = [(trust, link) for trust, link in grades if trust is not None]
    if not known:
        return None, TrustLink.RULE
    return max(known, key=lambda grade: _ORDER.index(grade[0]))


def _counting(rule: Rule, regime: Regime) -> Trust | None:
    return regime.trust_of(rule.period.unit) if rule.period else regime.trust


def _bases(base: Rule | None) -> Iterator[_Grade]:
    while base is not None:
        yield base.trust, TrustLink.BASE_RULE
        if base.regime is not None:
            yield _counting(base, base.regime), TrustLink.BASE_RULE
        yield base.treaty_trust, TrustLink.BASE_RULE
        base = base.after
