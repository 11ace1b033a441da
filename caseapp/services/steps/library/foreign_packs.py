"""The packs of other offices that are in force: opened, gated, and laid out again."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from caseapp.domain.authorities import AuthorityPack, Decision, PackError
from caseapp.domain.authority_packs import PackBrokeReaderError, PackContents
from caseapp.models.authority import AuthorityPackFile
from caseapp.models.base import live
from caseapp.packs.authority_answers import BadAnswerError, pack_request, read_answer
from caseapp.services.desk import Desk
from caseapp.services.steps.library.authority_pack import write_decisions
from caseapp.system.worker import MEGABYTE, Limits, WorkerError

OPEN = Limits(seconds=60.0, memory=1024 * MEGABYTE, answer=256 * MEGABYTE)
"""What one pack may take, however it was made."""


def opened(desk: Desk, file_name: str, data: bytes) -> PackContents:
    """Return what is in a pack; a worker reads it, which has neither key nor vault.

    Raises:
        PackBrokeReaderError: the worker did not come back with an answer.
        PackError: it is refused, as `packs.authority_files.open_pack` says.

    """
    try:
        return read_answer(desk.isolated("pack", pack_request(file_name, data), OPEN))
    except (WorkerError, BadAnswerError) as error:
        raise PackBrokeReaderError(file=file_name) from error


def gated(pack: AuthorityPack, *, trusted: bool) -> AuthorityPack:
    """Return a pack as it may stand here: with its gates shut, unless a lawyer answers for them."""
    if trusted:
        return pack
    return replace(pack, decisions=tuple(map(_shut, pack.decisions)))


def _shut(decision: Decision) -> Decision:
    destination = "no" if decision.destination_verified == "yes" else decision.destination_verified
    return replace(
        decision,
        citation_verified=False,
        outcome_verified=False,
        holding_verified="no",
        destination_verified=destination,
    )


def edition_before(desk: Desk, row: AuthorityPackFile | None) -> PackContents:
    """Return what the edition in force brought; nothing where this program reads it no more."""
    if row is not None:
        with suppress(PackError):
            return opened(desk, row.file_name, row.data)
    return PackContents(AuthorityPack("", "", "", (), (), ()))


def lay_out_packs(
    session: Session, desk: Desk, now: datetime, *, but: str = "", anew: bool = False
) -> frozenset[str]:
    """Bring in again what the packs in force have; return the uids that were touched.

    What stands of a pack that this program does not read any more stays as it stands.

    Args:
        session: of the command.
        desk: whose command it is.
        now: the stamp of the rows.
        but: name of a pack that goes: the others then hold what stood in the library for it.
        anew: lay out every decision, the unchanged ones too.

    """
    touched: set[str] = set()
    query = live(AuthorityPackFile).where(AuthorityPackFile.name != but)
    for row in session.scalars(query.order_by(AuthorityPackFile.id)).all():
        try:
            contents = opened(desk, row.file_name, row.data)
        except PackError:
            continue
        written = write_decisions(
            session,
            gated(contents.pack, trusted=row.trusted),
            now,
            anew=anew,
            shipped=False,
            texts=contents.texts,
            texts_before=contents.texts,
        )
        touched |= written.touched
    return frozenset(touched)
