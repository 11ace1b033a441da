"""Binding of the page of keys: what was typed becomes a secret on the database thread only."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caseapp.app.bindings.services import Services
from caseapp.domain.keys import Passphrase
from caseapp.ui.create.model import CreatePort, measure, offer_words
from caseapp.ui.keys.port import KeysCalls, Own

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.views.keys import GivenCode, Reencrypted
    from caseapp.settings import Settings


def bind_keys(services: Services, load: Callable[[], "Settings"]) -> KeysCalls:
    """Bind the page of keys; the preferences know the language and which vault is open."""
    preferences = load()
    services.need("unlock")
    later = services.later
    change, add = later("keys.change_passphrase"), later("keys.add_passphrase")
    add_device, renew = later("keys.add_device"), later("keys.renew_recovery_code")
    reencrypt = later("reencrypt.reencrypt")

    def change_passphrase(uid: str, own: Own, new: Own) -> "Changes":
        changes: Changes = change(uid, secret(own), secret(new))
        return changes

    def add_passphrase(own: Own, new: Own, label: str) -> "Changes":
        changes: Changes = add(secret(own), secret(new), label)
        return changes

    def add_this_device(own: Own, label: str) -> "Changes":
        changes: Changes = add_device(secret(own), label)
        return changes

    def renew_recovery_code(own: Own) -> "GivenCode":
        given: GivenCode = renew(secret(own))
        return given

    def reencrypt_all(
        own: Own, progress: Callable[[int, int], Any], cancelled: Callable[[], bool]
    ) -> "Reencrypted":
        made: Reencrypted = reencrypt(secret(own), progress, cancelled)
        return made

    return KeysCalls(
        list_keys=later("keys.list_keys"),
        change_passphrase=change_passphrase,
        add_passphrase=add_passphrase,
        add_device=add_this_device,
        renew_recovery_code=renew_recovery_code,
        rename_key=later("keys.rename_key"),
        remove_key=later("keys.remove_key"),
        remove_strays=later("keys.remove_strays"),
        reencrypt=reencrypt_all,
        make_keyfile=make_keyfile,
        # Strength and words alone: a vault is made on the other side of the lock.
        words=CreatePort(_never, _never, measure, offer_words, ""),
        language=preferences.language or "en",
        vault_name=Path(preferences.last_vault).stem,
    )


def secret(own: Own) -> Passphrase:
    """Read the keyfile, where there is one.

    Raises:
        KeyfileUnfitError: it cannot be used.

    """
    from caseapp.services.unlock import read_keyfile

    return Passphrase(own.text, read_keyfile(Path(own.keyfile)) if own.keyfile else None)


def make_keyfile(path: str) -> object:
    """Write a new keyfile.

    Raises:
        KeyfileExistsError, DiskFullError, DiskFailedError: nothing was kept.

    """
    from caseapp.services import unlock

    return unlock.make_keyfile(Path(path))


def _never(*_: object) -> Any:
    raise AssertionError
