"""What holds for every command that opens a vault: its keyfile, and what the checks found.

Whoever pipes an answer on gets to see on standard error that the vault behind it is not as it was
left; the answer itself stays as it is.
"""

import argparse
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from caseapp.cli.output import Output
from caseapp.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from caseapp.domain.integrity import Verdict
    from caseapp.services.desk import Desk


def attended(around: Surroundings, parsed: argparse.Namespace, out: Output) -> Surroundings:
    """Return the same world, whose vaults open with the keyfile and are told about.

    Args:
        around: of the command.
        parsed: `keyfile`, where the command opens a vault; `says_verdict`, where it says itself
            what was found.
        out: where that is told.

    Raises:
        KeyfileUnfitError: the keyfile cannot be read or is none.

    """
    keyfile = _keyfile(getattr(parsed, "keyfile", None))
    says_verdict = getattr(parsed, "says_verdict", False)

    @contextmanager
    def unlock(vault: Path, passphrase: str, language: str) -> Generator["Desk"]:
        with_keyfile = {} if keyfile is None else {"keyfile": keyfile}
        with around.unlock(vault, passphrase, language, **with_keyfile) as desk:
            if not says_verdict:
                _tell(desk.vault.watch.verdict, out)
            yield desk

    return replace(around, unlock=unlock, keyfile=keyfile)


def _keyfile(path: Path | None) -> bytes | None:
    if path is None:
        return None
    from caseapp.services.unlock import read_keyfile

    return read_keyfile(path)


def _tell(verdict: "Verdict", out: Output) -> None:
    if verdict.sound:
        return
    from caseapp.wording import integrity as wording

    out.warn(
        "VaultReadOnly" if verdict.read_only else "VaultNotice",
        wording.all_sentences(verdict, out.t),
        found=sorted(verdict.findings),
    )
