"""Checking an open vault: header, pages, history, records against the history, documents."""

from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.domain.vaults import BlobDamagedError, HistoryDamagedError
from caseapp.domain.views.people import PersonRow
from caseapp.domain.views.vaults import VaultCheck, VaultInfo
from caseapp.domain.vocabulary import Role
from caseapp.models.base import Aggregate, ever, live
from caseapp.models.document import Document, DocumentVersion
from caseapp.models.history import HistoryEntry
from caseapp.models.person import Person
from caseapp.services.access import EVERYBODY, allows
from caseapp.services.desk import Desk
from caseapp.storage import blobs, snapshot
from caseapp.storage.header import VERSION, read_header
from caseapp.storage.history import row_mac, verify_chain
from caseapp.storage.schema import HEAD

Progress = Callable[[int, int], None]
"""`progress(done, total)`; the parts are not equally long."""
_PAGES, _CHAIN = 1, 1


def _unheard(_done: int, _total: int) -> None:
    """Take progress that nobody asked for."""


@allows(Role.LAWYER, Role.AUDITOR)
def check_vault(desk: Desk, progress: Progress = _unheard) -> VaultCheck:
    """Verify everything that this vault can verify about itself; changes nothing.

    A vault that was rolled back as a whole is not seen here: that needs a copy of the history's
    head from outside.

    Args:
        desk: at the open vault.
        progress: told after each part.

    """
    model_kinds = [model for model in snapshot.kinds().values() if model.in_history]
    with desk.vault.reading() as session:
        versions = session.execute(
            ever(Document, Document.uid, DocumentVersion.blob, DocumentVersion.stored_sha256).join(
                DocumentVersion, DocumentVersion.document_id == Document.id
            )
        ).all()
    total, done = _PAGES + _CHAIN + len(model_kinds) + len(versions), 0
    bad_pages = desk.vault.page_faults()
    progress(done := done + _PAGES, total)
    entries, broken_at = _chain(desk)
    progress(done := done + _CHAIN, total)
    contradicted: list[tuple[str, str]] = []
    for model in model_kinds:
        with desk.vault.reading() as session:
            contradicted += _contradicted(session, desk, model)
        progress(done := done + 1, total)
    bad_documents = []
    for uid, name, expected in versions:
        if not _is_stored(desk, name, expected):
            bad_documents.append(uid)
        progress(done := done + 1, total)
    return VaultCheck(
        header_from_previous=read_header(desk.vault.path).from_previous,
        bad_pages=bad_pages,
        history_entries=entries,
        history_broken_at=broken_at,
        contradicted=tuple(sorted(contradicted)),
        documents=len({uid for uid, _, _ in versions}),
        bad_documents=tuple(dict.fromkeys(bad_documents)),
    )


@allows(*EVERYBODY)
def vault_info(desk: Desk) -> VaultInfo:
    """Return what the vault is and how much of each kind is in it, in numbers only."""
    query = live(Person, Person.uid, Person.name, Person.role).order_by(Person.name)
    with desk.vault.reading() as session:
        people = tuple(PersonRow(*values) for values in session.execute(query))
        counts = tuple(
            (kind, session.scalars(live(model, func.count(model.id))).one())
            for kind, model in sorted(snapshot.kinds().items())
        )
    header = desk.vault.header
    return VaultInfo(
        path=str(desk.vault.path),
        vault_id=header.vault_id,
        format_version=VERSION,
        schema=HEAD,
        slots=tuple(slot.kind.value for slot in header.slots),
        people=people,
        counts=counts,
        header_from_previous=header.from_previous,
    )


def _chain(desk: Desk) -> tuple[int, int | None]:
    with desk.vault.reading() as session:
        try:
            return verify_chain(session, desk.vault.key), None
        except HistoryDamagedError as error:
            entries = session.scalar(select(func.count(HistoryEntry.seq))) or 0
            return entries, int(str(error.values["seq"]))


def _contradicted(session: Session, desk: Desk, model: type[Aggregate]) -> list[tuple[str, str]]:
    """Compare every record with what its last entry says: this is what finds an old page."""
    last = (
        select(HistoryEntry.row_mac)
        .where(HistoryEntry.kind == model.kind, HistoryEntry.uid == model.uid)
        .order_by(HistoryEntry.seq.desc())
        .limit(1)
        .correlate(model)
        .scalar_subquery()
    )
    found = []
    for row, expected in session.execute(ever(model, model, last)).all():
        if row_mac(desk.vault.key, model.kind, snapshot.take(session, row)) != expected:
            found.append((model.kind, row.uid))
    known = select(HistoryEntry.uid).where(HistoryEntry.kind == model.kind).distinct()
    gone = session.scalars(known.where(HistoryEntry.uid.not_in(ever(model, model.uid))))
    return found + [(model.kind, uid) for uid in gone]


def _is_stored(desk: Desk, name: str, expected: str) -> bool:
    try:
        return blobs.stored_hash(desk.vault.blobs, name) == expected
    except BlobDamagedError:
        return False
