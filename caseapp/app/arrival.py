"""What is done once, when a person has opened the vault and nobody waits."""

from contextlib import suppress
from typing import TYPE_CHECKING

from caseapp.domain.changes import Changes
from caseapp.domain.errors import UserError
from caseapp.domain.vocabulary import Role

if TYPE_CHECKING:
    from caseapp.app.seat import Seat


def prepare(seat: "Seat") -> Changes:
    """Bring the library that ships with the program into a vault that does not have it yet."""
    from caseapp.services import absence, authorities, copies

    desk = seat.desk()
    if seat.writes:
        with suppress(UserError):
            copies.meet_machine(desk)
    if desk.vault.watch.read_only:
        return Changes()
    with suppress(UserError):  # a vault may be there to be read only
        if not seat.reads:
            return Changes()
        seat.away_since(lambda: absence.last_here(desk))
        absence.note_presence(desk)
    if seat.person.role is not Role.LAWYER:
        return Changes()
    return authorities.load_pack(seat.desk())
