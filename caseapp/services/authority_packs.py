"""Packs of decisions in: of another office, whole or not at all, and out of the library again.

A pack never changes what this office wrote: notes, tags, highlights and quotations hang on the
decision, which keeps its uid; what a person corrected stays as corrected; a text that the office
imported stays. What the sender verified opens no gate to filings here, unless a lawyer of this
office answers for it.
"""

import hashlib
from collections.abc import Generator
from datetime import datetime
from functools import partial

from sqlalchemy import delete, func
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.authorities import AuthorityPack
from caseapp.domain.authority_packs import (
    NoEarlierPackError,
    PackContents,
    PackInForceError,
    PackNotInstalledError,
)
from caseapp.domain.ids import new_uid
from caseapp.domain.views.authority_packs import InstalledPack, PackOutcome
from caseapp.domain.vocabulary import Role
from caseapp.models.authority import Authority, AuthorityPackEdition, AuthorityPackFile
from caseapp.models.base import binned, live
from caseapp.models.person import Person
from caseapp.search import index
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.history import record
from caseapp.services.steps.library.authority_pack import Written, write_decisions
from caseapp.services.steps.library.foreign_packs import (
    edition_before,
    gated,
    lay_out_packs,
    opened,
)
from caseapp.services.steps.library.loosened import in_place, without_decision
from caseapp.services.steps.library.packed_remarks import write_remarks
from caseapp.system.slices import beside


@allows(*OFFICE)
def list_packs(desk: Desk) -> list[InstalledPack]:
    """Return the packs in force, the shipped library first, then those that were before."""
    with desk.vault.reading() as session:
        files = {row.name: row for row in session.scalars(live(AuthorityPackFile))}
        counts: dict[str, int] = dict(
            session.execute(
                live(Authority, Authority.pack, func.count()).group_by(Authority.pack)
            ).all()
        )
        names: dict[int, str] = dict(session.execute(live(Person, Person.id, Person.name)).all())
        editions = session.query(AuthorityPackEdition).all()
        rows = [
            _shown(edition, files.get(edition.name), counts.get(edition.name, 0), names)
            for edition in sorted(editions, key=lambda one: (one.name in files, one.name))
        ]
        before = session.scalars(binned(AuthorityPackFile).order_by(AuthorityPackFile.id.desc()))
        return rows + [_earlier(row, names) for row in before]


@allows(Role.LAWYER)
def install_pack(
    desk: Desk, file_name: str, data: bytes, *, trusted: bool = False
) -> Generator[None, None, PackOutcome]:
    """Take a pack of another office into the library, or its next edition.

    Yields while a worker reads it; it is then written in one piece.

    Args:
        desk: a lawyer.
        file_name: as it is shown.
        data: the file.
        trusted: this lawyer answers for what the sender verified: the gates stand as the pack
            has them. Without it they are shut.

    Raises:
        PackInForceError: exactly this file is in force.
        PackError: it is refused with file, row and field; nothing was changed.

    """
    name = fields.line("file_name", file_name, required=True)
    contents = yield from beside(partial(opened, desk, name, data))
    digest = hashlib.sha256(data).hexdigest()
    with desk.vault.writing() as session:
        current = _in_force(session, contents.pack.name)
        if current is not None and (current.sha256, current.trusted) == (digest, trusted):
            raise PackInForceError(name=current.name, edition=current.edition)
        fresh = AuthorityPackFile(
            name=contents.pack.name,
            edition=contents.pack.edition,
            file_name=name,
            sha256=digest,
            decisions=len(contents.pack.decisions),
            trusted=trusted,
            data=data,
            installed_by_id=person_id(session, desk),
        )
        outcome = _put_in_force(session, desk, fresh, contents, current)
        _note(session, desk, "install_authority_pack", current, fresh)
    return outcome


@allows(Role.LAWYER)
def remove_pack(desk: Desk, name: str) -> PackOutcome:
    """Take a pack out of the library; its file stays, so that it can come back.

    What the office had of its decisions before, or has a text of, is the office's own again.

    Raises:
        PackNotInstalledError: there is none of this name.

    """
    with desk.vault.writing() as session:
        current = _require(session, name)
        before = edition_before(desk, current)
        alone = without_decision(session)
        empty = AuthorityPack(name, current.edition, "", (), (), ())
        now = desk.clock.now()
        written = write_decisions(
            session, empty, now, anew=False, shipped=False, texts_before=before.texts
        )
        _to_bin(current, now)
        session.execute(delete(AuthorityPackEdition).where(AuthorityPackEdition.name == name))
        elsewhere = lay_out_packs(session, desk, now, but=name)
        _note(session, desk, "remove_authority_pack", current, None)
        written = written._replace(touched=written.touched | elsewhere)
        return _outcome(current, written, alone=len(without_decision(session) - alone))


@allows(Role.LAWYER)
def restore_pack(desk: Desk, name: str) -> PackOutcome:
    """Put the edition that was in force before back in force; a removed pack comes back.

    Raises:
        NoEarlierPackError: there was none.
        PackError: this program does not read it any more; nothing was changed.

    """
    with desk.vault.writing() as session:
        current = _in_force(session, name)
        query = binned(AuthorityPackFile).where(AuthorityPackFile.name == name)
        earlier = session.scalars(
            query.order_by(AuthorityPackFile.deleted_at.desc(), AuthorityPackFile.version.desc())
        ).first()
        if earlier is None:
            raise NoEarlierPackError(name=name[: fields.NAME_LIMIT])
        contents = opened(desk, earlier.file_name, earlier.data)
        outcome = _put_in_force(session, desk, earlier, contents, current)
        _note(session, desk, "restore_authority_pack", current, earlier)
    return outcome


def _in_force(session: Session, name: str) -> AuthorityPackFile | None:
    found: AuthorityPackFile | None = session.scalars(
        live(AuthorityPackFile).where(AuthorityPackFile.name == name)
    ).one_or_none()
    return found


def _require(session: Session, name: str) -> AuthorityPackFile:
    found = _in_force(session, name)
    if found is None:
        raise PackNotInstalledError(name=name[: fields.NAME_LIMIT])
    return found


def _put_in_force(
    session: Session,
    desk: Desk,
    fresh: AuthorityPackFile,
    contents: PackContents,
    current: AuthorityPackFile | None,
) -> PackOutcome:
    now = desk.clock.now()
    index.create(session.connection())
    before = edition_before(desk, current)
    marked, alone = in_place(session, fresh.name), without_decision(session)
    if current is not None:
        _to_bin(current, now)
    if fresh in session:
        fresh.version += 1
    else:
        fresh.uid, fresh.version, fresh.created_at = new_uid(), 1, now
        session.add(fresh)
    fresh.changed_at, fresh.deleted_at = now, None
    written = write_decisions(
        session,
        gated(contents.pack, trusted=fresh.trusted),
        now,
        anew=False,
        shipped=False,
        texts=contents.texts,
        texts_before=before.texts,
    )
    if written.gone:  # another pack in force may have what this one gave up
        elsewhere = lay_out_packs(session, desk, now, but=fresh.name)
        written = written._replace(touched=written.touched | elsewhere)
    write_remarks(session, desk, contents, before)
    edition = {"name": fresh.name, "edition": fresh.edition, "version": fresh.sha256}
    session.merge(AuthorityPackEdition(**edition, loaded_at=now))
    session.flush()
    alone_now = without_decision(session)
    return _outcome(
        fresh,
        written,
        alone=len(alone_now - alone),
        loosened=len(marked - in_place(session, fresh.name) - alone_now),
    )


def _to_bin(row: AuthorityPackFile, now: datetime) -> None:
    row.deleted_at = row.changed_at = now
    row.version += 1


def _note(
    session: Session,
    desk: Desk,
    command: str,
    before: AuthorityPackFile | None,
    after: AuthorityPackFile | None,
) -> None:
    uid = new_uid()
    record(
        *(session, desk, command, "authority_pack", uid, 1, _told(before), _told(after), uid),
        undoable=False,
    )


def _told(row: AuthorityPackFile | None) -> dict[str, object] | None:
    if row is None:
        return None
    return {
        "name": row.name,
        "edition": row.edition,
        "version": row.sha256,
        "file_name": row.file_name,
        "trusted": row.trusted,
    }


def _outcome(
    row: AuthorityPackFile, written: Written, *, alone: int = 0, loosened: int = 0
) -> PackOutcome:
    return PackOutcome(
        name=row.name,
        edition=row.edition,
        decisions=row.decisions,
        touched=written.touched,
        taken_over=written.taken_over,
        elsewhere=written.elsewhere,
        corrected=written.corrected,
        trusted=row.trusted,
        alone=alone,
        loosened=loosened,
    )


def _shown(
    edition: AuthorityPackEdition,
    file: AuthorityPackFile | None,
    decisions: int,
    names: dict[int, str],
) -> InstalledPack:
    return InstalledPack(
        name=edition.name,
        edition=edition.edition,
        sha256=edition.version if file else "",
        decisions=decisions,
        in_force=True,
        shipped=file is None,
        trusted=file.trusted if file else True,
        file_name=file.file_name if file else "",
        installed_by=names.get(file.installed_by_id, "") if file else "",
        installed_at=edition.loaded_at,
    )


def _earlier(row: AuthorityPackFile, names: dict[int, str]) -> InstalledPack:
    return InstalledPack(
        name=row.name,
        edition=row.edition,
        sha256=row.sha256,
        decisions=row.decisions,
        in_force=False,
        shipped=False,
        trusted=row.trusted,
        file_name=row.file_name,
        installed_by=names.get(row.installed_by_id, ""),
        installed_at=row.created_at,
    )
