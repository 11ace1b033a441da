"""What the history has to say of a vault that could not be written when it happened."""

from sqlalchemy.orm import Session

from caseapp.domain.ids import new_uid
from caseapp.domain.integrity import VaultUnderDoubtError
from caseapp.domain.vaults import VaultReadOnlyError
from caseapp.domain.views.integrity import Noted
from caseapp.services.desk import Desk
from caseapp.services.steps.history import record
from caseapp.storage import owed

KIND = "vault"


def note(desk: Desk, command: str, **said: str) -> Noted:
    """Enter a command into the history, or write down that it has to be entered."""
    try:
        with desk.vault.writing() as session:
            _enter(session, desk, command, dict(said))
    except (VaultUnderDoubtError, VaultReadOnlyError):
        entry = {
            **said,
            "command": command,
            "person": desk.person.uid,
            "at": desk.clock.now().isoformat(),
        }
        anchors, vault = desk.vault.watch.anchors, desk.vault
        if anchors and owed.owe(anchors, vault.header.vault_id, vault.key, entry):
            return Noted.LATER
        return Noted.NOWHERE
    return Noted.NOW


def settle(desk: Desk) -> None:
    """Enter what is owed; the vault can be written."""
    anchors, vault = desk.vault.watch.anchors, desk.vault
    if anchors is None:
        return
    entries = owed.owed(anchors, vault.header.vault_id, vault.key)
    if not entries:
        return
    with vault.writing() as session:
        for entry in entries:
            _enter(session, desk, entry.pop("command", ""), entry)
    owed.settled(anchors, vault.header.vault_id)


def _enter(session: Session, desk: Desk, command: str, said: dict[str, str]) -> None:
    uid = desk.vault.header.vault_id
    record(*(session, desk, command, KIND, uid, 0, None, dict(said), new_uid()), undoable=False)
