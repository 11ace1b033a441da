"""What the settings screen needs from outside."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from caseapp.domain.vocabulary import Role
from caseapp.i18n import N_

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.views.people import PersonRow
    from caseapp.domain.views.vaults import VaultInfo
    from caseapp.settings import Settings
    from caseapp.ui.office import UndoCalls

ROLES = {
    Role.LAWYER: N_("Lawyer"),
    Role.PARALEGAL: N_("Paralegal"),
    Role.GUEST: N_("Guest"),
    Role.AUDITOR: N_("Auditor"),
}
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
    "recovery": N_("Recovery code"),
}


class SettingsPort(NamedTuple):
    """Calls of the settings screen.

    Attributes:
        load: the preferences of this user on this machine (no vault needed).
        save: stores them; raises `OSError`.
        get_info: what the vault is; runs in the runner.
        list_people: everybody of the office; runs in the runner.
        add_person: adds somebody; runs in the runner.
        undo: names and takes back the last change; None where this person may not.

    """

    load: Callable[[], "Settings"]
    save: Callable[["Settings"], None]
    get_info: Callable[[], "VaultInfo"]
    list_people: Callable[[], Sequence["PersonRow"]]
    add_person: Callable[[str, Role], "Changes"]
    undo: "UndoCalls | None"
