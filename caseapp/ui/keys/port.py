"""What the page of keys needs from outside, and its words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from caseapp.domain.vocabulary import SlotKind
from caseapp.i18n import N_

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.views.keys import GivenCode, KeyRow, Reencrypted
    from caseapp.ui.create.model import CreatePort

KINDS = {
    SlotKind.PASSPHRASE: N_("Passphrase"),
    SlotKind.KEYFILE: N_("Passphrase with keyfile"),
    SlotKind.RECOVERY: N_("Code on paper"),
    SlotKind.DEVICE: N_("Keyring of a computer"),
}


class Own(NamedTuple):
    """A passphrase of the person at the desk, as it was typed.

    Attributes:
        text: what was typed.
        keyfile: path of the keyfile, or "".

    """

    text: str
    keyfile: str = ""


class KeysCalls(NamedTuple):
    """Calls of the page of keys; all but the last two run in the runner.

    Attributes:
        list_keys: the keys that this person may see.
        change_passphrase: positional uid, the present `Own`, the new one.
        add_passphrase: positional the present `Own`, the new one, label.
        add_device: positional the present `Own`, label.
        renew_recovery_code: positional the present `Own`.
        rename_key: positional uid, version, label.
        remove_key: positional uid, version.
        remove_strays: takes away what a crash left.
        reencrypt: positional the present `Own`, progress, cancelled; closes the vault.
        make_keyfile: writes a new keyfile; raises a `UserError`.
        words: strength and offered words of new passphrases.
        language: of offered words.
        vault_name: for the sheet with the code.

    """

    list_keys: "Callable[[], Sequence[KeyRow]]"
    change_passphrase: "Callable[[str, Own, Own], Changes]"
    add_passphrase: "Callable[[Own, Own, str], Changes]"
    add_device: "Callable[[Own, str], Changes]"
    renew_recovery_code: "Callable[[Own], GivenCode]"
    rename_key: "Callable[[str, int, str], Changes]"
    remove_key: "Callable[[str, int], Changes]"
    remove_strays: "Callable[[], Changes]"
    reencrypt: "Callable[[Own, Callable[[int, int], Any], Callable[[], bool]], Reencrypted]"
    make_keyfile: Callable[[str], object]
    words: "CreatePort"
    language: str = "en"
    vault_name: str = ""
