"""Checking an open vault: header, pages, history, records against the history, documents."""

from collections.abc import Callable

from sqlalchemy import func, true

from caseapp.domain.integrity import Finding, Found
from caseapp.domain.views.people import PersonRow
from caseapp.domain.views.vaults import VaultCheck, VaultInfo
from caseapp.domain.vocabulary import Role
from caseapp.models.base import live
from caseapp.models.person import Person
from caseapp.services.access import EVERYBODY, OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import is_visible
from caseapp.services.steps.vault.verifying import verify
from caseapp.storage import snapshot
from caseapp.storage.header import VERSION, read_header
from caseapp.storage.schema import HEAD

Progress = Callable[[int, int], None]
"""`progress(done, total)`; the parts are not equally long."""


def _unheard(_done: int, _total: int) -> None:
    """Take progress that nobody asked for."""


@allows(Role.LAWYER, Role.AUDITOR)
def check_vault(desk: Desk, progress: Progress = _unheard) -> VaultCheck:
    """Verify everything that this vault can verify about itself; changes nothing in it.

    A vault that was rolled back as a whole is seen by the anchor at the opening (`services.
    integrity`), not here.

    Args:
        desk: at the open vault.
        progress: told after each part.

    """
    bad_pages = desk.vault.page_faults()
    unused = not bad_pages and bool(desk.vault.unused_faults())
    done = total = 1
    steps = verify(desk)
    while True:
        try:
            found = next(steps)
        except StopIteration as stopped:
            found = stopped.value
            break
        done, total = found.done, found.total
        progress(done, total)
    progress(total, total)
    if unused:
        desk.vault.doubt(Found(Finding.UNUSED_DAMAGED))
    if bad_pages:
        desk.vault.doubt(Found(Finding.PAGES_DAMAGED), *found.found())
    else:
        desk.vault.doubt(*found.found())
    return VaultCheck(
        header_from_previous=read_header(desk.vault.path).from_previous,
        bad_pages=bad_pages or tuple(found.bad_tables),
        history_entries=found.entries,
        history_broken_at=found.broken_at,
        contradicted=tuple(sorted(found.contradicted)),
        documents=len(found.documents),
        bad_documents=tuple(dict.fromkeys(found.bad_documents)),
        unused_damaged=unused,
        verdict=desk.vault.watch.verdict,
    )


@allows(*EVERYBODY)
def vault_info(desk: Desk) -> VaultInfo:
    """Return what the vault is and how much of each kind is in it, in numbers only.

    The auditor counts everything and is told no names; everybody else counts what is theirs to
    see. A guest learns of nobody.
    """
    query = live(Person, Person.uid, Person.name, Person.role).order_by(Person.name)
    all_of_it = desk.person.role is Role.AUDITOR
    with desk.vault.reading() as session:
        people = tuple(PersonRow(*values) for values in session.execute(query))
        counts = tuple(
            (
                kind,
                session.scalars(
                    live(model, func.count(model.id)).where(
                        true() if all_of_it else is_visible(desk, model)
                    )
                ).one(),
            )
            for kind, model in sorted(snapshot.kinds().items())
        )
    header = desk.vault.header
    return VaultInfo(
        path=str(desk.vault.path),
        vault_id=header.vault_id,
        format_version=VERSION,
        schema=HEAD,
        slots=tuple(slot.kind.value for slot in header.slots),
        people=people if desk.person.role in OFFICE else (),
        counts=counts,
        header_from_previous=header.from_previous,
    )
