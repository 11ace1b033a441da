"""Through the door: a vault opened far enough for its first screen. Imports no SQLAlchemy.

Who has typed the passphrase sees the window and the client list while the rest of the program
still loads; `vaults.sit_down` makes the desk out of what stands here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from caseapp import resources
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import PersonUid
from caseapp.domain.vaults import NewPassphraseNeededError
from caseapp.domain.views.client_list import ClientRow
from caseapp.domain.views.people import PersonRow
from caseapp.domain.vocabulary import DeadlineState, Role, SlotKind
from caseapp.services.access import READERS
from caseapp.services.steps.cases.client_lines import client_lines
from caseapp.services.unlock import MasterKey
from caseapp.storage import schema
from caseapp.storage.anchor import Anchors
from caseapp.storage.faults import driver_errors
from caseapp.storage.vault_file import VaultFile

STATEMENTS = ("statements", "first_page.json")
"""Resource with the text of every statement (`steps.cases.first_page` says where it comes from)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An open vault, who opened it, and the first page of the client list as it opens."""

    file: VaultFile
    person: PersonRow
    clients: tuple[ClientRow, ...]


def enter(path: Path, key: MasterKey, anchors: Anchors | None = None) -> Entry | None:
    """Open a vault, look it over and read what the first screens need.

    Args:
        path: the vault's folder.
        key: its master key.
        anchors: this machine's memory of its vaults; None looks at nothing (tests, tools).

    Returns:
        None where an older program wrote the schema, which `vaults.open_desk` brings up to date,
        and for a guest: whether the last day has passed is asked there.

    Raises:
        UnfinishedVaultError, VaultInUseError, VaultDamagedError, HeaderDamagedError,
        NewerFormatError: see `VaultFile.open`.
        NotFoundError: the slot belongs to nobody any more.
        NewPassphraseNeededError: a printed code gave the key: `vaults.open_desk` takes both.

    """
    opened = VaultFile.open(path, key, anchors)
    try:
        if opened.revision == schema.HEAD:
            with driver_errors():
                entry = _read(opened, key.slot)
            if entry is not None:
                return entry
    except BaseException:
        opened.close()
        raise
    opened.close()
    return None


def _read(opened: VaultFile, slot: str) -> Entry | None:
    if any(known.id == slot and known.kind is SlotKind.RECOVERY for known in opened.header.slots):
        raise NewPassphraseNeededError
    ask = _Statements(opened.connection)
    found = ask("person", {"slot": slot})
    if not found:
        raise NotFoundError(kind="person")
    me, uid, name, role, _until = found[0]
    person = PersonRow(PersonUid(uid), name, Role(role))
    if person.role is Role.GUEST:
        return None
    clients: tuple[ClientRow, ...] = ()
    if person.role in READERS:
        ids = [row[0] for row in ask("ids", {"me": me})]
        clients = tuple(client_lines(ask, me, ids))
    return Entry(opened, person, clients)


class _Statements:
    """Runs the kept statements on the driver's connection."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._kept = json.loads(resources.path(*STATEMENTS).read_text("utf-8"))

    def __call__(self, name: str, values: Mapping[str, Any]) -> list[Any]:
        kept = self._kept[name]
        rows = self._connection.execute(kept["sql"], {**kept["values"], **values}).fetchall()
        if name != "steps":
            return list(rows)
        return [
            (matter, DeadlineState(state), date.fromisoformat(day) if day else None)
            for matter, state, day in rows
        ]
