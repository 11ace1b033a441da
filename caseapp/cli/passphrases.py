"""Where a passphrase may come from: a prompt, a file or standard input.

Never an argument, which shows in the process list and stays in the shell's history, and never
the environment, which every child and many logs get to see.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TextIO

from caseapp.domain.commands import (
    NoPassphraseError,
    PassphraseNotTextError,
    PassphrasesDifferError,
    UnreadablePassphraseFileError,
)
from caseapp.i18n import Catalogue

_MOST_BYTES: Final = 64 * 1024
STANDARD_INPUT: Final = "-"


def add_passphrase_option(
    parser: argparse.ArgumentParser, t: Catalogue, *, keyfile: bool = True
) -> None:
    """Add `--passphrase-file` and `--keyfile`; no option takes a passphrase itself.

    Args:
        parser: of the command.
        t: its words.
        keyfile: the command opens a vault; without, it makes one or needs a code from paper.

    """
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help=t(
            "read the passphrase from the first line of this file; “-” or a pipe: from standard "
            "input; without it the program asks"
        ),
    )
    if keyfile:
        parser.add_argument(
            "--keyfile",
            metavar="FILE",
            type=Path,
            help=t("the keyfile, where the passphrase opens the vault only together with one"),
        )


class PassphraseSource:
    """Reads passphrases the way the user chose. One per command: standard input is read once."""

    def __init__(
        self,
        t: Catalogue,
        file: str | None,
        *,
        stdin: TextIO | None = None,
        ask: Callable[[str], str] = getpass.getpass,
    ) -> None:
        """`file` is the value of `--passphrase-file`."""
        self._t = t
        self._file = file
        self._stdin = stdin or sys.stdin
        self._ask = ask

    @property
    def is_interactive(self) -> bool:
        """A person sits there and will be asked."""
        return self._file is None and self._stdin.isatty()

    def existing(self) -> str:
        """Return the passphrase of an existing vault.

        Raises:
            UserError: it cannot be had.

        """
        if self.is_interactive:
            return self._ask(self._t("Passphrase: "))
        return self._given()

    def new(self) -> str:
        """Return the passphrase of a new vault; a person types it twice.

        Raises:
            UserError: it cannot be had, or was typed differently.

        """
        if not self.is_interactive:
            return self._given()
        first = self._ask(self._t("New passphrase: "))
        if self._ask(self._t("New passphrase again: ")) != first:
            raise PassphrasesDifferError
        return first

    def next_line(self) -> str:
        """Return the next line of standard input ("" at its end): what follows the passphrase."""
        return _text(self._line())

    def further_lines(self) -> Iterator[str]:
        """Yield the lines of standard input up to its end: what follows the passphrase.

        A sign that is no text is no reason to refuse all others: it is replaced.
        """
        while line := self._line():
            yield _text(line.decode("utf-8", "replace").encode())

    def _given(self) -> str:
        if self._file is None or self._file == STANDARD_INPUT:
            return self._first_line_of_stdin()
        try:
            with Path(self._file).open("rb") as file:
                data = file.readline(_MOST_BYTES)
        except OSError as error:
            raise UnreadablePassphraseFileError(path=self._file) from error
        return _text(data)

    def _first_line_of_stdin(self) -> str:
        line = self._line()
        if not line:
            raise NoPassphraseError
        return _text(line)

    def _line(self) -> bytes:
        buffer = getattr(self._stdin, "buffer", None)
        line: bytes = (
            buffer.readline(_MOST_BYTES) if buffer else self._stdin.readline().encode("utf-8")
        )
        return line


def _text(line: bytes) -> str:
    """Decode a line; only its line end and a byte order mark (Notepad) are not part of it."""
    try:
        text = line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PassphraseNotTextError from error
    return text
