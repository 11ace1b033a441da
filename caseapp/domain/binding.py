"""Whether a decision binds the authorities of a state, as far as collected facts say."""

from collections.abc import Collection
from dataclasses import dataclass

from caseapp.domain.countries import CountryProfile, FactGrade, Standing, Treaty
from caseapp.domain.library import Binding, BindingReason

COMPLAINTS = {"CAT": Treaty.CAT_22, "HRC": Treaty.ICCPR_OP1}
"""Committees by the letters that the library has for them: what lets individuals complain."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a decision is worth before the authorities of a state."""

    binding: Binding
    reason: BindingReason
    sure: bool = True
    """False: the fact that this rests on is unverified."""


def weigh(
    court: str, hosts: Collection[str], state: str, profile: CountryProfile | None
) -> Weight:
    """Return whether a decision binds in a state.

    A judgment of the Strasbourg Court counts as binding in every party to the Convention, since
    they all undertook to secure what it interprets. Views of United Nations committees are no
    judgments. Nothing is concluded from what was not collected.

    Args:
        court: as the library has it.
        hosts: ISO 3166 codes of the host states of the decision.
        state: ISO 3166 code of the state in which it is to be relied on.
        profile: the facts collected about that state; None where there are none.

    """
    if court == "ECtHR":
        return _by_treaty(profile, Treaty.ECHR, _OF_COURT)
    if court in COMPLAINTS:
        return _by_treaty(profile, COMPLAINTS[court], _OF_COMMITTEE)
    if court == "CJEU":
        return Weight(Binding.UNKNOWN, BindingReason.UNION)
    if state in hosts:
        return Weight(Binding.UNKNOWN, BindingReason.OWN_COURT)
    if hosts:
        return Weight(Binding.PERSUASIVE, BindingReason.OTHER_STATE)
    return Weight(Binding.UNKNOWN, BindingReason.COURT_UNKNOWN)


_Answers = dict[Standing | None, tuple[Binding, BindingReason]]
_OF_COURT: _Answers = {
    Standing.PARTY: (Binding.BINDING, BindingReason.PARTY),
    Standing.SIGNED: (Binding.PERSUASIVE, BindingReason.NOT_PARTY),
    Standing.NOT_PARTY: (Binding.PERSUASIVE, BindingReason.NOT_PARTY),
    None: (Binding.UNKNOWN, BindingReason.PARTY_UNKNOWN),
}
_OF_COMMITTEE: _Answers = {
    Standing.PARTY: (Binding.PERSUASIVE, BindingReason.ACCEPTED),
    Standing.SIGNED: (Binding.PERSUASIVE, BindingReason.NOT_ACCEPTED),
    Standing.NOT_PARTY: (Binding.PERSUASIVE, BindingReason.NOT_ACCEPTED),
    None: (Binding.PERSUASIVE, BindingReason.ACCEPTED_UNKNOWN),
}


def _by_treaty(profile: CountryProfile | None, treaty: Treaty, answers: _Answers) -> Weight:
    status = profile.treaty(treaty) if profile is not None else None
    if status is None or status.disputed or status.standing not in answers:
        return Weight(*answers[None])
    return Weight(*answers[status.standing], sure=status.grade is not FactGrade.UNVERIFIED)
