"""What the first page asks the database, compiled to text: read before SQLAlchemy is loaded.

The text is no second wording of a query: `compiled` makes it from the selects that the services
ask themselves, `scripts/write_statements.py` keeps it in `resources/statements`, and a test holds
the file against the selects of the day.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, String, bindparam
from sqlalchemy.dialects import sqlite

from caseapp.models.base import alive, live
from caseapp.models.key_slot import KeySlot
from caseapp.models.person import Person
from caseapp.services.steps.cases.client_lines import PAGE
from caseapp.services.steps.cases.client_list import STATEMENTS, AnySelect, client_ids

_ASKED_WITH = {"me": 0, "ids": "", "slot": ""}
"""Values that come with the question; all others are constants of the query."""


def person_of_slot() -> Select[Any]:
    """Return the select of the person behind a slot of the header, to be asked with `slot`."""
    mine = KeySlot.slot == bindparam("slot", type_=String)
    return _people().join(KeySlot, KeySlot.person_id == Person.id).where(alive(KeySlot), mine)


def first_ids() -> Select[Any]:
    """Return the select of the first clients, as the list opens; to be asked with `me`."""
    nobody = 0
    return client_ids(nobody, "", "name", descending=False).limit(PAGE)


def compiled() -> dict[str, dict[str, Any]]:
    """Return the text and the constants of every statement, by name."""
    made: dict[str, Callable[[], AnySelect]] = {
        "person": person_of_slot,
        "ids": first_ids,
        **STATEMENTS,
    }
    return {name: _compiled(make()) for name, make in made.items()}


def _people() -> Select[Any]:
    return live(Person, Person.id, Person.uid, Person.name, Person.role, Person.until)


def _compiled(query: AnySelect) -> dict[str, Any]:
    text = query.compile(dialect=sqlite.dialect(paramstyle="named"))
    state = text.construct_expanded_state(_ASKED_WITH)
    constants = state.parameters.items() - _ASKED_WITH.items()
    return {"sql": " ".join(state.statement.split()), "values": dict(sorted(constants))}
