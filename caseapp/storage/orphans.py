"""Files of documents that no row names: what becomes of them at an opening.

A file that the history once named and names no more was dropped by a command and goes, and so does
one that an interrupted re-encryption wrote down before it began (`EXPECTED`). One that
the newest entry of its document names stays where it is: the rows are wrong then, and the check
says so. What nobody ever heard of is put aside (`aside`): a crash between file and row leaves such
files, and so does a database that was put back to an earlier day.
"""

import json
import re
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.models.document import Document, DocumentVersion
from caseapp.models.history import HistoryEntry
from caseapp.models.setting import Setting
from caseapp.storage import aside, blobs

EXPECTED = "reencrypting"
"""Setting: names of the files that a re-encryption is about to write."""
_NAME = re.compile(r'"blob":"([0-9a-f]{32})"')


def settle(session: Session, vault: Path, folder: Path) -> None:
    """Bring back what is known again, and see to the files that no row names.

    Args:
        session: reads the rows; nothing is written.
        vault: its folder.
        folder: of the files of documents.

    Raises:
        LinkedFolderError: `folder` or `aside` is a link: nothing was touched.
        DiskFullError, DiskFailedError, VaultReadOnlyError: the next opening goes on.

    """
    known = set(session.scalars(select(DocumentVersion.blob)))
    standing = blobs.names_in(folder)
    aside.bring_back(vault, folder, known - standing)
    blobs.sweep_unfinished(folder)
    strangers = standing - known
    if not strangers:
        return
    newest, ever = _named(session)
    value = session.scalar(select(Setting.value).where(Setting.name == EXPECTED))
    expected = frozenset(() if value is None else json.loads(value))
    for name in sorted(strangers - newest):
        if name in ever or name in expected:
            (folder / name).unlink(missing_ok=True)
        else:
            aside.put_aside(vault, folder / name)


def _named(session: Session) -> tuple[set[str], set[str]]:
    """Return the files that the newest entry of each document names, and all that any names."""
    last = (
        select(func.max(HistoryEntry.seq))
        .where(HistoryEntry.kind == Document.kind)
        .group_by(HistoryEntry.uid)
    )
    newest_numbers = set(session.scalars(last))
    newest: set[str] = set()
    ever: set[str] = set()
    query = select(HistoryEntry.seq, HistoryEntry.before, HistoryEntry.after)
    for seq, before, after in session.execute(query.where(HistoryEntry.kind == Document.kind)):
        said, said_before = set(_NAME.findall(after or "")), set(_NAME.findall(before or ""))
        ever |= said | said_before
        if seq in newest_numbers:
            newest |= said if after else said_before
    return newest, ever
