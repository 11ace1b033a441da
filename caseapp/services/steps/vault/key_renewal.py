"""What a printed code is good for: choosing a new passphrase, which is then the way in."""

import json

from caseapp.domain.vaults import NewPassphraseNeededError
from caseapp.domain.vocabulary import SlotKind
from caseapp.services.desk import Desk
from caseapp.services.steps.vault.key_holders import keys_of, me
from caseapp.services.steps.vault.key_slots import changing_keys
from caseapp.storage.header import Header
from caseapp.storage.slots import Slot


def is_printed(header: Header, slot_id: str) -> bool:
    """Say whether a slot is opened by a printed code."""
    return any(slot.id == slot_id and slot.kind is SlotKind.RECOVERY for slot in header.slots)


def exchange(desk: Desk, renewal: str) -> None:
    """Put the new passphrase in the place of all that this person had; the vault goes on with it.

    The owner's recovery code stays for the next time, a one-time code is used up.

    Args:
        desk: opened by a printed code.
        renewal: what `unlock.renewal` made.

    Raises:
        NewPassphraseNeededError: there is none.
        DiskFullError, DiskFailedError, VaultReadOnlyError: nothing was changed.

    """
    if not renewal:
        raise NewPassphraseNeededError
    slot = Slot.from_json(json.loads(renewal))
    with changing_keys(desk, "renew_passphrase") as change:
        person = me(change.session, desk)
        for row in keys_of(change.session, person):
            if not (person.owner and row.opened_by is SlotKind.RECOVERY):
                change.remove(row)
        change.add(slot, person)
    desk.vault.key.slot = slot.id
