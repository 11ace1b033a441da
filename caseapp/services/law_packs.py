"""Packs of law put in the place of the shipped ones: whole or not at all, and back again."""

import hashlib

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.deadlines import refusal_to_compute
from caseapp.domain.deadlines.errors import PackError
from caseapp.domain.errors import NotFoundError
from caseapp.domain.rules import (
    OFFICE_PACK,
    PackNotKnownError,
    PackNotReplacedError,
    PackTooLargeError,
)
from caseapp.domain.views.rules import PackRow
from caseapp.domain.vocabulary import Role
from caseapp.models.base import binned, live
from caseapp.models.law_pack import LawPack
from caseapp.models.person import Person
from caseapp.packs.examples import check_examples
from caseapp.packs.grades import raised_grades
from caseapp.packs.law import LawPacks, Pack, build
from caseapp.packs.law_check import LARGEST
from caseapp.packs.law_sources import OwnPack, contents_with, parsed
from caseapp.services.access import EVERYBODY, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.law import law, own_law, shipped_law
from caseapp.services.steps.history import Recording


@allows(*EVERYBODY)
def list_packs(desk: Desk) -> list[PackRow]:
    """Return the packs in force, then those that were in force before, the newest first."""
    with desk.vault.reading() as session:
        packs = law(session, desk).packs
        replaced = {row.pack: row for row in session.scalars(live(LawPack))}
        names = _names(session)
        before = session.scalars(binned(LawPack).order_by(LawPack.id.desc())).all()
        rows = [
            _in_force(pack, replaced.get(pack.id), names)
            for pack in packs
            if pack.rules and not pack.id.startswith(OFFICE_PACK)
        ]
        return rows + [_stored(row, names) for row in before]


@allows(Role.LAWYER)
def replace_pack(desk: Desk, file_name: str, text: str) -> Changes:
    """Put a pack in the place of the shipped one of its id, or of the one put there before.

    It is read by the schema together with all others, and every worked example of it is counted.
    Stored dates stay; where the law now gives another one, a review is raised.

    Raises:
        PackError: it is refused whole, with file, rule and field; nothing was changed.
        PackNotKnownError: no pack of this id ships.
        PackTooLargeError: it is no pack.

    """
    name = fields.line("file_name", file_name, required=True)
    if len(text.encode()) > LARGEST:
        raise PackTooLargeError(file=name, limit=LARGEST)
    pack_id = _id_of(name, text)
    with desk.vault.writing() as session:
        packs = _checked(session, desk, OwnPack(pack_id, name, text))
        edition = next(pack.edition for pack in packs.packs if pack.id == pack_id)
        recording = Recording(session, desk, "replace_pack")
        for old in session.scalars(live(LawPack).where(LawPack.pack == pack_id)).all():
            recording.delete(old)
        recording.add(
            LawPack(
                pack=pack_id,
                file_name=name,
                edition=edition,
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                installed_by_id=person_id(session, desk),
            )
        )
    return recording.changes()


@allows(Role.LAWYER)
def restore_shipped_pack(desk: Desk, pack: str) -> Changes:
    """Put the shipped pack back in force; the other one stays among the earlier ones.

    Raises:
        PackNotReplacedError: the shipped one is in force already.

    """
    with desk.vault.writing() as session:
        found = session.scalars(live(LawPack).where(LawPack.pack == pack)).all()
        if not found:
            raise PackNotReplacedError(pack=pack)
        recording = Recording(session, desk, "restore_shipped_pack")
        for row in found:
            recording.delete(row)
    return recording.changes()


@allows(Role.LAWYER)
def restore_earlier_pack(desk: Desk, uid: str) -> Changes:
    """Put a pack that was in force before back in force.

    Raises:
        NotFoundError: there is none.
        PackError: it does not fit the others any more; nothing was changed.

    """
    with desk.vault.writing() as session:
        row = session.scalars(binned(LawPack).where(LawPack.uid == uid)).one_or_none()
        if row is None:
            raise NotFoundError(kind=LawPack.kind)
        _checked(session, desk, OwnPack(row.pack, row.file_name, row.text))
        recording = Recording(session, desk, "restore_earlier_pack")
        for other in session.scalars(live(LawPack).where(LawPack.pack == row.pack)).all():
            recording.delete(other)
        recording.restore(row)
    return recording.changes()


def _id_of(name: str, text: str) -> str:
    pack = str(parsed(name, text).get("pack", ""))
    known = sorted({pack.id for pack in shipped_law().packs})
    if pack not in known:
        raise PackNotKnownError(pack=pack[: fields.NAME_LIMIT], known=", ".join(known))
    return pack


def _checked(session: Session, desk: Desk, fresh: OwnPack) -> LawPacks:
    """Return the law with a pack in it.

    Raises:
        PackError: the schema refuses it, it raises a grade, or one of its examples does not come
            out.

    """
    own = own_law(session, desk.clock.today())
    others = [one for one in own.packs if one.pack != fresh.pack]
    packs = build(contents_with([*others, fresh]), law(session, desk).calendars)
    content = parsed(fresh.file_name, fresh.text)
    for raised in raised_grades(fresh.file_name, content):
        raise raised
    for error in check_examples(packs, {fresh.pack: fresh.file_name}):
        if isinstance(error, PackError):
            raise error
    return packs


def _names(session: Session) -> dict[int, str]:
    rows = session.execute(live(Person, Person.id, Person.name))
    return {row[0]: row[1] for row in rows}


def _in_force(pack: Pack, replaced: LawPack | None, names: dict[int, str]) -> PackRow:
    return PackRow(
        pack=pack.id,
        host=pack.host,
        edition=pack.edition,
        rules=len(pack.rules),
        computable=sum(refusal_to_compute(rule) is None for rule in pack.rules),
        replaced=replaced is not None,
        file_name=replaced.file_name if replaced else "",
        installed_by=names.get(replaced.installed_by_id, "") if replaced else "",
        installed_at=replaced.changed_at if replaced else None,
        uid=replaced.uid if replaced else "",
    )


def _stored(row: LawPack, names: dict[int, str]) -> PackRow:
    return PackRow(
        pack=row.pack,
        host="",
        edition=row.edition,
        rules=0,
        computable=0,
        replaced=True,
        file_name=row.file_name,
        installed_by=names.get(row.installed_by_id, ""),
        installed_at=row.created_at,
        uid=row.uid,
        in_force=False,
    )
