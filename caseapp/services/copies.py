"""A copy is recognised as a copy: vault and machine compare what they know of each other.

The machine remembers the vault in its anchor; the vault remembers, per machine, how often it sat
down here. Where only one of the two went on, that is plain work; where both did, there are two
versions, and nothing is written before somebody has compared them.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.domain.errors import CaseappError
from caseapp.domain.integrity import TWO_VERSIONS, Finding, Found
from caseapp.domain.views.copies import OneSided, TwoVersions
from caseapp.models.base import alive, live
from caseapp.models.event import Event, EventDate
from caseapp.models.history import HistoryEntry
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.cases.matter_views import clients_of
from caseapp.services.steps.dates.deadline_views import deadline_rows, deadlines_query
from caseapp.services.steps.kept import keep_setting, read_setting
from caseapp.services.steps.owed import settle
from caseapp.services.steps.vault import backup_targets
from caseapp.services.steps.words import Words
from caseapp.storage import raw_history
from caseapp.storage.anchor import Anchor, Mark
from caseapp.storage.backup_folder import BackupFolder
from caseapp.storage.header import CURRENT, DATABASE, PREVIOUS, read_header
from caseapp.storage.manifest import verifies
from caseapp.storage.raw_history import MACHINES
from caseapp.storage.targets import locate
from caseapp.storage.vault import Vault

PREFIX = "caseapp-compare-"


@allows(*OFFICE)
def meet_machine(desk: Desk) -> None:
    """Exchange counters with this machine; where both went on, the vault is read-only from here.

    What the history owes since the vault could not be written is entered, too.
    Called once after an opening, before anything is written.
    """
    watch = desk.vault.watch
    anchor = watch.anchor
    if not watch.on or anchor is None:
        return
    with desk.vault.reading() as session:
        stored: Any = read_setting(session, MACHINES) or {}
        known = int(stored.get(desk.device, 0))
        forked = (
            Finding.VAULT_OLDER in watch.verdict.findings
            and anchor.counter > known
            and _others_since(session, _common(session, anchor).seq, anchor.device)
        )
    if forked:
        desk.vault.doubt(Found(Finding.VAULT_FORKED, (f"{anchor.newest.seq}",)))
    if watch.read_only:
        return
    settle(desk)
    desk.vault.keep_anchor()
    counted = desk.vault.watch.anchor
    if counted is not None:
        with desk.vault.writing() as session:
            keep_setting(session, MACHINES, {**stored, desk.device: counted.counter})


@allows(*OFFICE)
def compare_versions(desk: Desk) -> TwoVersions:
    """Return what only one of two versions of this vault has: events and deadlines.

    The other version is looked for where this machine saw it last, then among the backups that
    are plugged in. It is copied into a private temporary folder, opened there and thrown away.
    """
    anchor = desk.vault.watch.anchor
    if anchor is None or not desk.vault.watch.verdict.findings & TWO_VERSIONS:
        return TwoVersions(forked=False, common=0, other="", last_path="")
    with desk.vault.reading() as session:
        common = _common(session, anchor).seq
        here = _listed(session, desk)
        mine = _created_since(session, common)
    for place in _candidates(desk, anchor):
        with suppress(CaseappError, OSError), _opened(place, desk) as other:
            with other.vault.reading() as session:
                there = _listed(session, other)
            rows = _compared(here, there)
            return TwoVersions(
                forked=True, common=common, other=str(place), last_path=anchor.path, rows=rows
            )
    rows = _in_order(replace(row, side="here") for row in here if row.uid in mine)
    return TwoVersions(forked=True, common=common, other="", last_path=anchor.path, rows=rows)


def _common(session: Session, anchor: Anchor) -> Mark:
    """Return the last place that both have."""
    connection = session.connection().connection.driver_connection
    for mark in sorted((*anchor.marks, anchor.sealed, anchor.newest), key=lambda one: -one.seq):
        if raw_history.head_at(connection, mark.seq) == mark.head:
            return mark
    return Mark()


def _others_since(session: Session, seq: int, device: str) -> bool:
    """Say whether another machine wrote after an entry."""
    query = select(func.count(HistoryEntry.seq)).where(
        HistoryEntry.seq > seq, HistoryEntry.device != device
    )
    return bool(session.scalar(query))


def _created_since(session: Session, seq: int) -> set[str]:
    query = select(HistoryEntry.uid).where(
        HistoryEntry.seq > seq, HistoryEntry.kind.in_(("event", "deadline"))
    )
    return set(session.scalars(query))


def _listed(session: Session, desk: Desk) -> list[OneSided]:
    rows = [
        OneSided(
            kind="deadline",
            side="",
            day=row.due_day or row.safe_day or row.last_day,
            what=row.action,
            file_number=row.file_number,
            client_name=row.client_name,
            uid=row.uid,
        )
        for row in deadline_rows(session, desk, deadlines_query(desk))
    ]
    return rows + _events(session, desk)


def _events(session: Session, desk: Desk) -> list[OneSided]:
    words = Words(desk.language)
    found = session.execute(
        live(Event, Event.uid, Event.act, Matter.id, Matter.file_number, func.min(EventDate.day))
        .join(Proceeding, Proceeding.id == Event.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .outerjoin(EventDate, EventDate.event_id == Event.id)
        .where(alive(Proceeding, Matter), Matter.id.in_(visible_matters(desk)))
        .group_by(Event.id)
    ).all()
    names = clients_of(session, list({matter for _, _, matter, _, _ in found}))
    return [
        OneSided(
            kind="event",
            side="",
            day=day,
            what=words.act(act),
            file_number=number,
            client_name=", ".join(name for _, name in names[matter]),
            uid=uid,
        )
        for uid, act, matter, number, day in found
    ]


def _compared(here: list[OneSided], there: list[OneSided]) -> tuple[OneSided, ...]:
    mine, theirs = ({row.uid: row for row in side} for side in (here, there))
    rows = [replace(row, side="here") for uid, row in mine.items() if uid not in theirs]
    rows += [replace(row, side="there") for uid, row in theirs.items() if uid not in mine]
    rows += [
        replace(row, side="both")
        for uid, row in mine.items()
        if uid in theirs and theirs[uid].day != row.day
    ]
    return _in_order(rows)


def _in_order(rows: Any) -> tuple[OneSided, ...]:
    return tuple(
        sorted(rows, key=lambda row: (row.day or date.max, row.kind, row.file_number, row.uid))
    )


def _candidates(desk: Desk, anchor: Anchor) -> Iterator[Path]:
    """Yield folders that may hold the other version: the vault itself, then its backups."""
    vault_id = desk.vault.header.vault_id
    last = Path(anchor.path)
    if anchor.path and last != desk.vault.path and (last / DATABASE).is_file():
        yield last
    marks = {(mark.seq, mark.head.hex()) for mark in (*anchor.marks, anchor.newest)}
    with desk.vault.reading() as session:
        known = backup_targets.read_targets(session)
    for target in known:
        place = locate(target)
        if place is None:
            continue
        folder = BackupFolder(place, vault_id, target.label)
        for found in folder.list_generations():
            made = found.manifest
            if made and (made.entries, made.head) in marks and verifies(made, desk.vault.key):
                yield folder.path / found.name
                break


@contextmanager
def _opened(place: Path, desk: Desk) -> Iterator[Desk]:
    """Copy database and header of another version aside and open them there, without an anchor."""
    if read_header(place).vault_id != desk.vault.header.vault_id:
        raise CaseappError
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        path = Path(folder) / "other.casevault"
        path.mkdir(mode=0o700)
        for name in (CURRENT, PREVIOUS, DATABASE):
            if (place / name).is_file():
                shutil.copyfile(place / name, path / name)
        vault = Vault.open(path, desk.vault.key)
        try:
            yield replace(desk, vault=vault)
        finally:
            vault.close()
