"""What identifies the clients of this vault: names, births, numbers, addresses, accounts.

Read from the whole vault, the bin included: a client of a colleague must not leave either. Whose
matter this person is no member of is said by nothing but that something was found.
"""

from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select

from caseapp.domain.names import name_forms
from caseapp.domain.numbers_in_text import (
    accounts,
    houses,
    is_number,
    numbers_in,
    references,
    squeezed,
)
from caseapp.domain.scripts import script_of
from caseapp.domain.text import fold
from caseapp.models.base import ever
from caseapp.models.client import Client, ClientName
from caseapp.models.deadline import Deadline
from caseapp.models.interim import InterimMeasure
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.search.names import KEY, stored_forms
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id, visible_matters
from caseapp.services.steps.cases.client_access import client_is_visible
from caseapp.system.slices import Pace

SHORTEST_KEY = 4
NO_VOWELS = frozenset({"Arab", "Hebr"})
_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek", "Geor", "Armn"})
"""Scripts in which a single letter is an initial, and no name."""
_SHORTEST_STREET = 3
_PAGE = 200
Whose = tuple[str, bool]
"""Name of a client or number of a file, and whether this person may not know it."""
Sought = defaultdict[str, set[Whose]]


def _sought() -> Sought:
    return defaultdict(set)


@dataclass(slots=True)
class Marks:
    """What is looked for in a text that is to leave, and whose it is."""

    names: Sought = field(default_factory=_sought)
    """By the key of a word, as the index of names spells it."""
    consonants: Sought = field(default_factory=_sought)
    """By their consonants, for texts in scripts that leave the vowels out."""
    short: Sought = field(default_factory=_sought)
    """Words of few letters, folded."""
    short_keys: Sought = field(default_factory=_sought)
    """The same as they sound."""
    births: dict[date, set[Whose]] = field(default_factory=lambda: defaultdict(set))
    numbers: Sought = field(default_factory=_sought)
    accounts: Sought = field(default_factory=_sought)
    """Names of mailboxes and accounts, as `domain.traces.accounts` gives them."""
    houses: dict[tuple[str, str], set[Whose]] = field(default_factory=lambda: defaultdict(set))
    """By the key of a street and a number beside it."""

    def add_client(self, whose: Whose, birth: date | None, texts: Sequence[str]) -> None:
        """Add what the sheet of a client has; the last of the texts is the address."""
        if birth is not None:
            self.births[birth].add(whose)
            for order in ("%Y%m%d", "%d%m%Y", "%y%m%d"):
                self.add_number(birth.strftime(order), whose)
        for text in texts:
            for number in numbers_in(text):
                self.numbers[number].add(whose)
            for account, _, _ in accounts(text):
                self.accounts[account].add(whose)
        for street, number, _, _ in houses(texts[-1]):
            for key in street_keys(street):
                self.houses[key, number].add(whose)

    def add_name(self, name: str, whose: Whose) -> None:
        """Add every word of a name, an Arabic one without its article too."""
        words = name.replace("-", " ").split()
        for word in (*words, *(one.removeprefix("ال") for one in words if one[:2] == "ال")):
            key = name_forms(word).key
            if len(key) < SHORTEST_KEY:
                plain = fold(word).strip(".,")
                if len(plain) > 1 or (plain and script_of(plain) not in _ALPHABETS):
                    self.short[plain].add(whose)
                    self.short_keys[key].add(whose)
                continue
            for form in stored_forms(word).split():
                # Consonants alone are shared by too many words, save where nobody writes vowels.
                by_sound = form.startswith(KEY) or script_of(word) in NO_VOWELS
                (self.names if by_sound else self.consonants)[form].add(whose)

    def add_number(self, number: str, whose: Whose) -> None:
        """Add the number of a file, a proceeding, an application, and each that stands in it."""
        plain = squeezed(number)
        if is_number(plain):
            self.numbers[plain].add(whose)

    def add_reference(self, text: str, whose: Whose) -> None:
        """Add what somebody typed as a reference: a number, or some with words between."""
        for number in (text, *references(text)):
            self.add_number(number, whose)


def street_keys(word: str) -> frozenset[str]:
    """Return how a word of an address sounds, whatever its script and case: Абая, Абай, Abay."""
    keys = name_forms(word).key.split()
    return frozenset(key.rstrip("aeiouyz") for key in keys if len(key) >= _SHORTEST_STREET)


def gather(desk: Desk) -> Generator[None, None, Marks]:
    """Read the vault once, for all texts of one pack; in slices, each in a session of its own."""
    marks, pace = Marks(), Pace()
    with desk.vault.reading() as session:
        visible = client_is_visible(person_id(session, desk))
        seen = set(session.scalars(ever(Client, Client.id).where(visible)))
        mine = set(session.scalars(visible_matters(desk)))
    whose: dict[int, Whose] = {}
    people = ever(
        Client, Client.id, Client.name, Client.date_of_birth, Client.notes,
        Client.contact_channel, Client.contact_never, Client.contact_agreed_words,
        Client.contact_address,
    )  # fmt: skip
    for local, name, birth, *texts in _rows(desk, people, Client):
        whose[local] = (name, False) if local in seen else ("", True)
        marks.add_client(whose[local], birth, texts)
        if pace.is_over():
            yield
    names = ever(Client, ClientName.id, ClientName.client_id, ClientName.text).join(
        ClientName, ClientName.client_id == Client.id
    )
    for _, client, name in _rows(desk, names, ClientName):
        marks.add_name(name, whose.get(client, ("", True)))
        if pace.is_over():
            yield
    of_file: dict[int, Whose] = {}
    for local, number in _rows(desk, ever(Matter, Matter.id, Matter.file_number), Matter):
        of_file[local] = (number, False) if local in mine else ("", True)
        marks.add_number(number, of_file[local])
    for query, table in _references():
        for _, matter, number in _rows(desk, query, table):
            marks.add_reference(number, of_file.get(matter, ("", True)))
            if pace.is_over():
                yield
    return marks


def _references() -> Iterator[tuple[Select[Any], type[Any]]]:
    """Give the numbers under which courts and bodies have a matter."""
    yield (
        ever(Proceeding, Proceeding.id, Proceeding.matter_id, Proceeding.reference_number).where(
            Proceeding.reference_number != ""
        ),
        Proceeding,
    )
    yield (
        ever(InterimMeasure, InterimMeasure.id, Proceeding.matter_id, InterimMeasure.reference)
        .join(Proceeding, Proceeding.id == InterimMeasure.proceeding_id)
        .where(InterimMeasure.reference != ""),
        InterimMeasure,
    )
    yield (
        ever(Deadline, Deadline.id, Deadline.matter_id, Deadline.filed_reference).where(
            Deadline.filed_reference != ""
        ),
        Deadline,
    )


def _rows(desk: Desk, query: Select[Any], table: type[Any]) -> Iterator[tuple[Any, ...]]:
    """Give the rows page by page: nobody waits for a session that stays open."""
    last = 0
    while True:
        with desk.vault.reading() as session:
            limited = query.where(table.id > last).order_by(table.id).limit(_PAGE)
            page = [tuple(row) for row in session.execute(limited)]
        yield from page
        if len(page) < _PAGE:
            return
        last = page[-1][0]
