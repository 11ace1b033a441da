"""Composition root of the command line: hands the commands their world, loads nothing early."""

import getpass
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from caseapp import settings
from caseapp.cli.main import main as run_command
from caseapp.cli.main import refuse
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.clock import Clock, SystemClock
from caseapp.domain.commands import NoDisplayError, WindowFailedError, WindowGoneError
from caseapp.system.display import has_display

if TYPE_CHECKING:
    from caseapp.services.desk import Desk
    from caseapp.services.unlock import KdfPolicy, MasterKey

_WINDOW_SECONDS = 60.0


def main(
    arguments: Sequence[str],
    *,
    policy: "KdfPolicy | None" = None,
    clock: Clock | None = None,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """Run one command of the command line and return its exit code.

    Args:
        arguments: without the program's name.
        policy: cost of key derivation; only tests hand one in.
        clock: only tests hand one in; otherwise the computer's, in its own zone.
        stdin: and the other two: only tests hand them in.
        stdout: where answers go.
        stderr: where refusals go.

    """
    console = _Console(policy, clock)
    around = Surroundings(
        unlock=console.unlock,
        create=console.create,
        open_window=console.open_window,
        has_display=has_display,
        stdin=stdin or sys.stdin,
        ask=getpass.getpass,
        ask_openly=input,
        recover=console.recover,
        kdf_policy=lambda: console.policy,
    )
    return run_command(arguments, around, stdout=stdout, stderr=stderr)


def refuse_window() -> int:
    """Say in one sentence that no window can be shown; return the exit code."""
    return refuse(NoDisplayError())


class _Console:
    """What commands may do with vaults and windows; services are imported on first use."""

    def __init__(self, policy: "KdfPolicy | None", clock: Clock | None) -> None:
        self._given_policy = policy
        self._given_clock = clock

    @cached_property
    def policy(self) -> "KdfPolicy":
        """Cost of key derivation."""
        from caseapp.services.unlock import DEFAULT_POLICY

        return self._given_policy or DEFAULT_POLICY

    @cached_property
    def clock(self) -> Clock:
        """Where "now" comes from; the machine's own zone unless a test says otherwise."""
        from caseapp.system.zone import local_zone

        return self._given_clock or SystemClock(local_zone())

    def create(self, path: Path, passphrase: str, person_name: str) -> str:
        """Make a vault; return its recovery code."""
        from caseapp.services.vaults import create_vault

        key, code = create_vault(path, passphrase, person_name, self.policy, self.clock)
        key.wipe()
        return code

    @contextmanager
    def unlock(
        self, path: Path, passphrase: str, language: str, keyfile: bytes | None = None
    ) -> Generator["Desk"]:
        """Open a desk; the vault is closed at the end, whatever happens."""
        from caseapp.domain.keys import Passphrase
        from caseapp.services.unlock import unlock

        key = unlock(path, Passphrase(passphrase, keyfile), self.policy)
        desk = self._sit_down(path, key, language)
        try:
            yield desk
        finally:
            desk.vault.close()

    def recover(self, path: Path, code: str, new: str, language: str) -> None:
        """Exchange a code from paper for a new passphrase, which is done at the opening."""
        from caseapp.domain.keys import Passphrase
        from caseapp.services.unlock import renewal, unlock_with_code

        key = unlock_with_code(path, code)
        slot = renewal(path, key, Passphrase(new), self.policy)
        self._sit_down(path, key, language, slot).vault.close()

    def _sit_down(self, path: Path, key: "MasterKey", language: str, renewal: str = "") -> "Desk":
        from caseapp.app.memory import machine_anchors
        from caseapp.services.vaults import open_desk
        from caseapp.system.worker import run_worker

        try:
            return open_desk(
                path,
                key,
                clock=self.clock,
                device=settings.device_name(settings.default_path()),
                language=language,
                isolated=run_worker,
                anchors=machine_anchors(settings.default_path()),
                renewal=renewal,
            )
        finally:
            key.wipe()

    def open_window(self, path: Path, passphrase: str) -> None:
        """Start the window at this vault and leave it running on its own."""
        from caseapp.app.processes import DeskProcess, Opening
        from caseapp.services.unlock import unlock_vault

        desk = DeskProcess()
        try:
            key = unlock_vault(path, passphrase, self.policy)
            desk.hand_over(Opening(str(path), key.pack()))
            answer = desk.wait_answer(_WINDOW_SECONDS)
        except BaseException:
            desk.abandon()
            raise
        if answer.state != "open":
            desk.abandon()
            if answer.sentence:
                raise WindowFailedError(reason=answer.sentence)
            raise WindowGoneError
        desk.let_go()
