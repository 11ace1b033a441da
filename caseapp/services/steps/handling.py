"""Handling flags on the way out: what a sheet of the office may say of a flagged matter."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from caseapp.domain.clear_copies import CopyKind, Leaves
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.handling import Outlet, outlets
from caseapp.domain.ids import MatterUid, new_uid
from caseapp.domain.initials import initials
from caseapp.domain.views.deadlines import DeadlineView
from caseapp.domain.vocabulary import OFFICE, HandlingFlag, Role
from caseapp.i18n import catalogue
from caseapp.models.base import live
from caseapp.models.matter import Matter
from caseapp.services.desk import Desk
from caseapp.services.steps.access import require_matter
from caseapp.services.steps.history import record

PRINT = "sheet"
"""Kind of a print in the history; the entry names no client."""
NAMELESS = frozenset({HandlingFlag.SOURCE, HandlingFlag.RELATIVES})
"""Flags under which paper has initials for names."""


def flags_of(matter: Matter) -> frozenset[HandlingFlag]:
    """Return what a matter forbids."""
    return frozenset(HandlingFlag(code) for code in matter.handling.split())


def flagged(session: Session, matters: Iterable[MatterUid]) -> frozenset[MatterUid]:
    """Return those of these matters of which no list says more than the file number."""
    query = live(Matter, Matter.uid).where(Matter.uid.in_(set(matters)), Matter.handling != "")
    return frozenset(MatterUid(uid) for uid in session.scalars(query))


def require_printable(desk: Desk, flags: frozenset[HandlingFlag], command: str) -> None:
    """Refuse to print what only a lawyer may see on paper.

    Raises:
        NotAllowedError: the matter is for lawyers only, and this is none.

    """
    if HandlingFlag.LAWYER_ONLY in flags and desk.person.role is not Role.LAWYER:
        raise NotAllowedError(command=command)


def require_may_leave(session: Session, desk: Desk, leaves: Leaves) -> None:
    """Refuse to let a copy out that the flags of its matter hold back from this person.

    Copies of several matters say no more of a flagged one than its number: their makers see to it.

    Raises:
        NotAllowedError: guests and auditors take nothing out; or a flag wants a lawyer, or
            nobody, to do it.

    """
    flags: frozenset[HandlingFlag] = frozenset()
    if leaves.matter is not None:
        flags = flags_of(require_matter(session, desk, leaves.matter))
    found = outlets(leaves.kind, flags)
    held_back = Outlet.REFUSED in found or (
        Outlet.LAWYER in found and desk.person.role is not Role.LAWYER
    )
    if held_back or desk.person.role not in OFFICE:
        raise NotAllowedError(command="write_copy", uid=leaves.matter or "")


def warning_of(desk: Desk, flags: frozenset[HandlingFlag], kind: CopyKind) -> tuple[str, ...]:
    """Return the sentence that whoever lets a flagged matter out is told; empty without need."""
    if not outlets(kind, flags) & {Outlet.WARNED, Outlet.GIVERLESS}:
        return ()
    t = catalogue(desk.language)
    return (t("This matter is flagged. Read who is named before the copy leaves the office."),)


def as_handled(view: DeadlineView, flags: frozenset[HandlingFlag]) -> DeadlineView:
    """Return a deadline as paper may show it: where a flag asks for it, without names.

    The client stands with initials, and whoever gave a date is left out, in the dates and in the
    calculation.
    """
    if not flags & NAMELESS:
        return view
    claims = [one.claimed_by for one in view.trigger.dates] if view.trigger else []
    trigger = view.trigger
    if trigger is not None:
        bare = tuple(replace(one, claimed_by="") for one in trigger.dates)
        trigger = replace(trigger, dates=bare)
    names = ", ".join(initials(name) for name in view.row.client_name.split(", "))
    return replace(
        view,
        row=replace(view.row, client_name=names),
        calculation=tuple(_without(sentence, claims) for sentence in view.calculation),
        trigger=trigger,
    )


def note_print(session: Session, desk: Desk, command: str, **values: object) -> None:
    """Write into the history that something left the vault on paper: when, by whom, how much."""
    uid = new_uid()
    after = {name: str(value) for name, value in values.items()}
    record(session, desk, command, PRINT, uid, 0, None, after, uid, undoable=False)


def _without(sentence: str, claims: Iterable[str]) -> str:
    for claim in claims:
        if claim:
            sentence = sentence.replace(claim, "…")
    return sentence
