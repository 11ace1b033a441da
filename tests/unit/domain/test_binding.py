"""Whether a decision binds in a state is concluded from collected facts, or not at all."""

import pytest

from caseapp.domain.binding import weigh
from caseapp.domain.library import Binding, BindingReason
from caseapp.packs import countries

COLLECTED = countries.load()


def _weight(court, state, hosts=("RU",)):
    return weigh(court, hosts, state, COLLECTED.profiles.get(state))


@pytest.mark.parametrize(
    ("court", "state", "binding", "reason"),
    [
        ("ECtHR", "DE", Binding.BINDING, BindingReason.PARTY),
        ("ECtHR", "KZ", Binding.PERSUASIVE, BindingReason.NOT_PARTY),
        ("ECtHR", "BR", Binding.UNKNOWN, BindingReason.PARTY_UNKNOWN),
        ("HRC", "KZ", Binding.PERSUASIVE, BindingReason.ACCEPTED),
        ("HRC", "IL", Binding.PERSUASIVE, BindingReason.NOT_ACCEPTED),
        ("HRC", "BR", Binding.PERSUASIVE, BindingReason.ACCEPTED_UNKNOWN),
        ("CJEU", "KZ", Binding.UNKNOWN, BindingReason.UNION),
        ("Germany: Federal Constitutional Court", "KZ", Binding.PERSUASIVE, "other_state"),
    ],
)
def test_courts_and_committees_are_weighed_by_the_treaties_of_the_state(
    court, state, binding, reason
):
    weight = _weight(court, state)
    assert (weight.binding, weight.reason) == (binding, reason)


def test_a_court_of_the_state_itself_is_left_to_its_law():
    weight = _weight("Germany: Federal Constitutional Court", "DE", ("DE",))
    assert (weight.binding, weight.reason) == (Binding.UNKNOWN, BindingReason.OWN_COURT)


def test_whose_court_it_is_may_be_unknown():
    assert _weight("Some court", "DE", ()).reason is BindingReason.COURT_UNKNOWN


def test_sources_that_differ_establish_nothing():
    assert COLLECTED.profiles["AM"].treaties
    assert _weight("CAT", "KG").reason in {
        BindingReason.ACCEPTED_UNKNOWN,
        BindingReason.NOT_ACCEPTED,
    }
    assert not _weight("CAT", "KG").sure


def test_what_rests_on_memory_alone_says_so():
    assert not _weight("ECtHR", "KZ").sure
    assert _weight("ECtHR", "DE").sure
