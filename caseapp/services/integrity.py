"""Whether the open vault is as it was left: the sliced check, accepting, seals."""

from collections.abc import Generator
from datetime import UTC, timedelta

from sqlalchemy import func, select

from caseapp.domain.ids import new_uid
from caseapp.domain.integrity import (
    CannotBeAcceptedError,
    Explanation,
    Finding,
    PutAside,
    Verdict,
    WrongConfirmationError,
    groups_of,
    read_groups,
)
from caseapp.domain.views.integrity import Seal, SealCheck, VaultState
from caseapp.domain.vocabulary import Role
from caseapp.models.base import live
from caseapp.models.history import HistoryEntry
from caseapp.services.access import EVERYBODY, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.history import record
from caseapp.services.steps.owed import settle
from caseapp.services.steps.vault.key_holders import me
from caseapp.services.steps.vault.verifying import verify
from caseapp.storage import aside, foreign_logs, raw_history, restored, snapshot
from caseapp.storage.anchor import Mark
from caseapp.storage.watch import ACCEPTED
from caseapp.system.slices import told

KIND = "vault"
"""Kind of the entries that accept a vault; their uid is the vault's id."""
AGAIN_AFTER = timedelta(days=1)
"""An unchanged vault is verified again after this long: disks fail without writing."""


@allows(*EVERYBODY)
def get_state(desk: Desk) -> VaultState:
    """Return what was found so far, and whether the rest is still to be checked."""
    watch = desk.vault.watch
    with desk.vault.reading() as session:
        newest = session.scalar(select(func.max(HistoryEntry.seq))) or 0
        owns = desk.person.role is Role.LAWYER and me(session, desk).owner
    return VaultState(
        verdict=watch.verdict,
        watched=watch.on,
        whole=watch.whole and not _is_due(desk),
        checked_at=watch.checked_at,
        name=desk.vault.path.stem,
        newest=newest,
        remembered=None if watch.anchor is None else watch.anchor.newest.seq,
        may_accept=watch.verdict.explicable and desk.person.role is Role.LAWYER,
        may_salvage=watch.read_only and owns,
    )


@allows(*EVERYBODY)
def check_the_rest(desk: Desk) -> Generator[int, None, Verdict]:
    """Verify everything, in slices; yields how far it is, in per cent.

    What is found makes the vault read-only at once; a vault in which nothing is found is noted as
    verified, in the anchor too.
    """
    vault = desk.vault
    found = (yield from told(verify(desk), lambda step: step.percent)).found()
    if found:
        vault.doubt(*found)
    else:
        vault.watch.note_whole(desk.clock.now())
        vault.keep_anchor()
    return vault.watch.verdict


@allows(*EVERYBODY)
def keep_anchor(desk: Desk) -> None:
    """Write this machine's memory of the vault: every few minutes, so that a crash loses little."""
    desk.vault.keep_anchor()


@allows(Role.LAWYER)
def accept(desk: Desk, explanation: Explanation, confirmation: str) -> Verdict:
    """Take the vault as it stands for right; the history keeps who said so, and why.

    Args:
        desk: a lawyer's.
        explanation: the honest reason.
        confirmation: the name of the vault, typed.

    Raises:
        WrongConfirmationError: something else was typed.
        CannotBeAcceptedError: what was found has no honest reason.
        VaultReadOnlyError: the disk cannot be written.

    """
    watch = desk.vault.watch
    name = desk.vault.path.stem
    if confirmation.strip() != name:
        raise WrongConfirmationError(expected=name)
    if not watch.verdict.explicable:
        raise CannotBeAcceptedError
    before, known = watch.verdict, watch.anchor
    desk.vault.accept()
    said = {
        "explanation": explanation.value,
        "found": sorted(finding.value for finding in before.findings),
        "remembered": None if known is None else known.newest.seq,
        "put_aside": [one.name for one in foreign_logs.kept_logs(desk.vault.path)],
    }
    try:
        with desk.vault.writing() as session:
            record(
                *(session, desk, ACCEPTED, KIND, desk.vault.header.vault_id, 0),
                *(None, said, new_uid()),
                undoable=False,
            )
    except BaseException:
        desk.vault.doubt(*before.found)
        raise
    if Finding.BACKUP_UNPROVED in before.findings:
        restored.forget(desk.vault.path)
    settle(desk)
    desk.vault.keep_anchor()
    return watch.verdict


@allows(Role.LAWYER, Role.AUDITOR)
def list_aside(desk: Desk) -> list[PutAside]:
    """Return the files that were put aside in the vault instead of being read or deleted."""
    return aside.list_aside(desk.vault.path)


@allows(Role.LAWYER, Role.AUDITOR)
def get_seal(desk: Desk) -> Seal:
    """Return the head of the history as eight groups: for paper, or for somebody else to keep."""
    with desk.vault.reading() as session:
        counts = tuple(
            (kind, session.scalars(live(model, func.count(model.id))).one())
            for kind, model in sorted(snapshot.kinds().items())
            if model.in_history
        )
        newest = session.execute(
            select(HistoryEntry.seq, HistoryEntry.mac).order_by(HistoryEntry.seq.desc()).limit(1)
        ).first()
    seq, mac = (0, Mark().head) if newest is None else newest
    return Seal(desk.vault.header.vault_id, seq, groups_of(mac), desk.clock.now(), counts)


@allows(Role.LAWYER, Role.AUDITOR)
def check_seal(desk: Desk, text: str) -> SealCheck:
    """Compare a seal from paper with the chain: does the history go on unbroken from there?

    Raises:
        NotASealError: the text is not eight groups of eight hexadecimal digits.

    """
    mac = read_groups(text)
    with desk.vault.reading() as session:
        newest = session.scalar(select(func.max(HistoryEntry.seq))) or 0
        seq = session.scalar(select(HistoryEntry.seq).where(HistoryEntry.mac == mac))
        connection = session.connection().connection.driver_connection
        reader = raw_history.ChainReader(connection, desk.vault.key, Mark())
        try:
            reader.read()
        finally:
            reader.close()
    since = 0 if seq is None else newest - seq
    return SealCheck(seq, since, reader.broken_at is None)


def _is_due(desk: Desk) -> bool:
    at = desk.vault.watch.checked_at
    now = desk.clock.now().astimezone(UTC)
    # A clock that went back is no reason to leave the disk unread.
    return at is None or not timedelta() <= now - at.astimezone(UTC) < AGAIN_AFTER
