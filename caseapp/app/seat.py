"""The person at an open vault. The desk, and with it SQLAlchemy, comes when it is first used."""

from collections.abc import Callable, Sequence
from datetime import datetime

from caseapp.domain.views.client_list import ClientRow
from caseapp.domain.views.people import PersonRow
from caseapp.domain.vocabulary import Role
from caseapp.services.desk import Desk


class Seat:
    """Who sits here is known at once; `desk` is asked for on the database thread only."""

    def __init__(
        self,
        person: PersonRow,
        make: Callable[[], Desk],
        clients: Sequence[ClientRow] | None = None,
    ) -> None:
        """Keep what is known.

        Args:
            person: who opened the vault.
            make: makes the desk; called once.
            clients: the first page of the client list, where it was read at the door.

        """
        self.person = person
        self._make = make
        self._clients = clients
        self._desk: Desk | None = None
        self._away: tuple[datetime | None] | None = None

    @classmethod
    def of(cls, desk: Desk) -> "Seat":
        """Return the seat of a desk that stands."""
        seat = cls(desk.person, lambda: desk)
        seat._desk = desk
        return seat

    @property
    def writes(self) -> bool:
        """Whether the person's role may change anything."""
        return self.person.role in {Role.LAWYER, Role.PARALEGAL}

    @property
    def reads(self) -> bool:
        """Whether the person's role may read matters; an auditor's may not."""
        return self.person.role is not Role.AUDITOR

    @property
    def has_desk(self) -> bool:
        """Whether the desk was made."""
        return self._desk is not None

    def desk(self) -> Desk:
        """Return the desk, made now if nobody asked before."""
        if self._desk is None:
            self._desk = self._make()
        return self._desk

    def take_clients(self) -> Sequence[ClientRow] | None:
        """Return the first page of the client list as it was at the door, once."""
        clients, self._clients = self._clients, None
        return clients

    def away_since(self, ask: Callable[[], datetime | None]) -> datetime | None:
        """Return when the person was here before this time; asked once, before it is noted."""
        if self._away is None:
            self._away = (ask(),)
        return self._away[0]

    def forget_clients(self) -> None:
        """Something was changed: what was read at the door is old."""
        self._clients = None
