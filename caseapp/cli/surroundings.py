"""What a command may use of the world around it: handed in by the composition root."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from caseapp.cli.passphrases import PassphraseSource
from caseapp.i18n import Catalogue

if TYPE_CHECKING:  # loading the services loads the database library, which counting never needs
    from caseapp.services.desk import Desk
    from caseapp.services.unlock import KdfPolicy

Unlock = Callable[..., "AbstractContextManager[Desk]"]
"""`unlock(vault, passphrase, language)`: a desk at an open vault, closed at the end. The console's
own also takes `keyfile`, its content; commands get one that knows it (`attending`)."""
Create = Callable[[Path, str, str], str]
"""`create(vault, passphrase, person_name)`: make a vault, return its recovery code."""
Recover = Callable[[Path, str, str, str], None]
"""`recover(vault, code, new passphrase, language)`: exchange a code from paper."""
OpenWindow = Callable[[Path, str], None]
"""`open_window(vault, passphrase)`: show the window at this vault."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The world of one command.

    Attributes:
        unlock: see `Unlock`.
        create: see `Create`.
        open_window: see `OpenWindow`; raises `WindowFailedError` or
            `WindowGoneError`.
        has_display: whether a window can be shown at all.
        stdin: where piped input comes from.
        ask: asks without echo.
        ask_openly: asks with echo.
        recover: see `Recover`.
        kdf_policy: cost of key derivation.
        keyfile: content of the keyfile that was named; None where none was.

    """

    unlock: Unlock
    create: Create
    open_window: OpenWindow
    has_display: Callable[[], bool]
    stdin: TextIO
    ask: Callable[[str], str]
    ask_openly: Callable[[str], str]
    recover: Recover
    kdf_policy: "Callable[[], KdfPolicy]"
    keyfile: bytes | None = None

    def passphrases(self, t: Catalogue, file: str | None) -> PassphraseSource:
        """Return where this command's passphrase comes from."""
        return PassphraseSource(t, file, stdin=self.stdin, ask=self.ask)
