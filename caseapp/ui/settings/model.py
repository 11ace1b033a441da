"""What the settings screen needs from outside."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from caseapp.i18n import N_

if TYPE_CHECKING:
    from caseapp.domain.views.vaults import VaultInfo
    from caseapp.settings import Settings
    from caseapp.ui.keys.port import KeysCalls
    from caseapp.ui.office import UndoCalls
    from caseapp.ui.settings.people_port import PeopleCalls

THEME_WORDS = {
    "system": N_("As the system has it"),
    "light": N_("Light"),
    "dark": N_("Dark"),
}
COUNTED = {
    "client": N_("Clients"),
    "matter": N_("Matters"),
    "proceeding": N_("Proceedings"),
    "event": N_("Events"),
    "deadline": N_("Deadlines"),
    "hearing": N_("Hearings"),
    "filing": N_("Filings"),
    "document": N_("Documents"),
    "task": N_("Tasks"),
    "authority": N_("Authorities"),
    "person": N_("People"),
}
SLOT_WORDS = {
    "passphrase": N_("Passphrase"),
    "passphrase+keyfile": N_("Passphrase with keyfile"),
    "recovery": N_("Recovery code"),
    "device": N_("Keyring of a computer"),
}


class SettingsPort(NamedTuple):
    """Calls of the settings screen.

    Attributes:
        load: the preferences of this user on this machine (no vault needed).
        save: stores them; raises `OSError`.
        get_info: what the vault is; runs in the runner.
        people: who works here; None where this person is told of nobody.
        undo: names and takes back the last change; None where this person may not.
        keys: what opens the vault.

    """

    load: Callable[[], "Settings"]
    save: Callable[["Settings"], None]
    get_info: Callable[[], "VaultInfo"]
    people: "PeopleCalls | None"
    undo: "UndoCalls | None"
    keys: "KeysCalls | None" = None
