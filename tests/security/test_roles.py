"""Role by role, function by function, in the own matter and in that of others: the whole table."""

import pytest
from sqlalchemy import select

from caseapp.domain.vocabulary import Role
from caseapp.models.matter import Matter
from caseapp.services import clients
from caseapp.services.steps import access as membership
from caseapp.services.steps.dates import hearing_views
from tests import factory
from tests.security.rolecalls import ARGUMENTS, LEAK, Given, declared, outcome, public_services
from tests.security.rolefile import ROLES, fill
from tests.security.roletable import OUTCOMES, OWNERS_ONLY, REFUSED, TABLE

SERVICES = public_services()


@pytest.fixture(scope="module")
def office(library_pattern, tmp_path_factory):
    desk = factory.copied(library_pattern, tmp_path_factory.mktemp("roles"))
    yield fill(desk)
    desk.vault.close()


def outcomes(office, name, service=None) -> str:
    """Return a row as the table has it: four roles in the own matter, four in that of others."""
    found = service or SERVICES[name]
    own = "".join(_tried(office, name, found, role, office.mine) for role in ROLES)
    if name not in ARGUMENTS:
        # Nothing in the call says whose file is meant: the other half is the same call.
        return f"{own} {own}"
    return f"{own} " + "".join(_tried(office, name, found, role, office.theirs) for role in ROLES)


def _tried(office, name, service, role, file) -> str:
    found = outcome(service, office.desks[role], Given(file, office, office.desks[role]), name)
    return "L" if found == LEAK else found


def test_every_public_service_has_its_row_and_no_row_is_left_over():
    assert set(SERVICES) == set(TABLE)
    assert set(ARGUMENTS) <= set(TABLE)


def test_every_row_says_something_for_every_role_in_both_matters():
    for name, row in TABLE.items():
        own, other = row.split()
        assert len(own) == len(other) == len(ROLES) == len(Role), name
        assert set(own + other) <= OUTCOMES, name


def test_the_declaration_of_every_service_is_that_of_the_table():
    allowed = {
        name: {role for role, found in zip(ROLES, row, strict=False) if found != REFUSED}
        for name, row in TABLE.items()
    } | {name: {Role.LAWYER} for name in OWNERS_ONLY}
    assert {name: declared(SERVICES[name]) for name in TABLE} == allowed


@pytest.mark.parametrize("name", TABLE)
def test_a_service_answers_each_role_as_the_table_says(office, name):
    assert outcomes(office, name) == TABLE[name]


def test_a_service_without_its_declaration_is_caught(office):
    """The control."""
    bare = SERVICES["clients.add_client"].__wrapped__
    assert outcomes(office, "clients.add_client", bare) == "aaaa aaaa"


@pytest.mark.parametrize(
    ("module", "name"),
    [(membership, "matters.get_matter"), (hearing_views, "hearings.list_hearings")],
)
def test_a_service_that_does_not_ask_for_membership_is_caught(office, monkeypatch, module, name):
    """The control: everybody is let into every matter, and what comes out is seen as a leak."""
    monkeypatch.setattr(module, "visible_matters", lambda desk: select(Matter.id))
    assert outcomes(office, name) == "aaa- LLL-"


def test_a_new_service_without_a_row_is_caught(monkeypatch):
    """The control: the list of services is read from the code, not from the table."""

    def give_it_all_away(desk):
        return desk

    give_it_all_away.__module__ = clients.__name__
    monkeypatch.setattr(clients, "give_it_all_away", give_it_all_away, raising=False)
    assert "clients.give_it_all_away" in set(public_services()) - set(TABLE)
