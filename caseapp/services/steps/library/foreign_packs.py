"""The packs of other offices that are in force: their gates, and laying them out again."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from caseapp.domain.authorities import AuthorityPack, Decision
from caseapp.models.authority import AuthorityPackFile
from caseapp.models.base import live
from caseapp.packs.authority_files import open_pack
from caseapp.services.steps.library.authority_pack import write_decisions


def gated(pack: AuthorityPack, *, trusted: bool) -> AuthorityPack:
    """Return a pack as it may stand here: with its gates shut, unless a lawyer answers for them."""
    if trusted:
        return pack
    return replace(pack, decisions=tuple(map(_shut, pack.decisions)))


def _shut(decision: Decision) -> Decision:
    return replace(
        decision, citation_verified=False, outcome_verified=False, holding_verified="no"
    )


def lay_out_packs(
    session: Session, now: datetime, *, but: str = "", anew: bool = False
) -> frozenset[str]:
    """Bring in again what the packs in force have; return the uids that were touched.

    Args:
        session: of the command.
        now: the stamp of the rows.
        but: name of a pack that goes: the others then hold what stood in the library for it.
        anew: lay out every decision, the unchanged ones too.

    """
    touched: set[str] = set()
    query = live(AuthorityPackFile).where(AuthorityPackFile.name != but)
    for row in session.scalars(query.order_by(AuthorityPackFile.id)).all():
        contents = open_pack(row.file_name, row.data)
        written = write_decisions(
            session,
            gated(contents.pack, trusted=row.trusted),
            now,
            anew=anew,
            shipped=False,
            texts=contents.texts,
            texts_before=frozenset(contents.texts),
        )
        touched |= written.touched
    return frozenset(touched)
