"""`caseapp demo`: an encrypted vault of made-up people, today's deadlines, a memo, the window."""

import argparse
import contextlib
import hashlib
import json
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from caseapp.cli.agenda import print_today
from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.commands import CannotWriteFileError, DemoChangedError, NotADemoError
from caseapp.domain.errors import UserError
from caseapp.domain.vaults import VaultInUseError
from caseapp.i18n import Catalogue
from caseapp.system.durable import replace_durably
from caseapp.system.instance import InstanceLock

if TYPE_CHECKING:
    from caseapp.services.desk import Desk

PASSPHRASE: Final = "made up people only"  # noqa: S105 - printed and in the README on purpose
PERSON: Final = "Demo Lawyer"
_VAULT: Final = "demo.casevault"
_MEMO: Final = "memo.pdf"
_MARK: Final = ".demo.json"


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "demo", t("build a vault of made-up people and show it"))
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        default=Path("build") / "demo",
        help=t("where to write demo.casevault and memo.pdf (usually build/demo)"),
    )
    parser.add_argument("--no-window", action="store_true", help=t("do not open the window"))
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Build the demo, replacing an older one, and show it."""
    from caseapp.services.demo import build_demo
    from caseapp.services.filings import print_memo
    from caseapp.services.today import get_today

    t = out.t
    folder: Path = arguments.out
    _make_folder(folder)
    _require_old_demo(folder)
    _require_unchanged(folder, around, t)
    fresh = folder / f".{secrets.token_hex(4)}.casevault"
    try:
        around.create(fresh, PASSPHRASE, PERSON)
        with around.unlock(fresh, PASSPHRASE, t.language) as desk:
            built = build_demo(desk)
            today = get_today(desk)
            memo = print_memo(desk, built.memo, filed=False)
            last = _last_change(desk)
        _put_in_place(fresh, folder, memo.data, last)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    vault = folder / _VAULT
    out.data({"vault": vault, "memo": folder / _MEMO, "passphrase": PASSPHRASE, "today": today})
    print_today(today, out)
    out.line()
    out.line(t("Vault: {path}", path=vault))
    out.line(t("Demo passphrase: {passphrase}", passphrase=PASSPHRASE))
    pages = "{path}: {count} page", "{path}: {count} pages"
    out.line(t.plural(*pages, memo.pages, path=folder / _MEMO))
    if not arguments.no_window and around.has_display():
        around.open_window(vault, PASSPHRASE)
    return 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteFileError(path=str(folder)) from error


def _require_old_demo(folder: Path) -> None:
    """Make sure that what will be replaced was made by us and is not open.

    Raises:
        NotADemoError: something else stands there; it is left alone.
        VaultInUseError: the old demo is open in a window.

    """
    vault, memo = folder / _VAULT, folder / _MEMO
    mark = _read_mark(folder)
    # What cannot be read at all has no id, and neither has a folder without our mark.
    for path, said, found in (
        (vault, mark.get("vault"), _vault_id(vault)),
        (memo, mark.get("memo"), _digest(memo)),
    ):
        if path.is_symlink() or (path.exists() and (found is None or found != said)):
            raise NotADemoError(path=str(path))
    if vault.exists():
        try:
            InstanceLock(vault / "LOCK").release()
        except BlockingIOError as error:
            raise VaultInUseError(path=str(vault)) from error


def _require_unchanged(folder: Path, around: Surroundings, t: Catalogue) -> None:
    """Make sure that nobody typed anything into the old demo.

    Raises:
        DemoChangedError: its history went on, or it opens with another passphrase now.

    """
    vault = folder / _VAULT
    if not vault.exists():
        return
    try:
        with around.unlock(vault, PASSPHRASE, t.language) as desk:
            changed = _last_change(desk) != _read_mark(folder).get("last")
    except UserError as error:
        raise DemoChangedError(path=str(vault)) from error
    if changed:
        raise DemoChangedError(path=str(vault))


def _last_change(desk: "Desk") -> int:
    """Return the number of the newest entry of the history."""
    from caseapp.services.audit import list_history

    return max((entry.seq for entry in list_history(desk, limit=1)), default=0)


def _put_in_place(fresh: Path, folder: Path, memo: bytes, last: int) -> None:
    """Replace the old demo by the new one; the mark is written first, so that it always fits."""
    vault = folder / _VAULT
    shutil.rmtree(vault, ignore_errors=True)
    (folder / _MEMO).unlink(missing_ok=True)
    digest = hashlib.sha256(memo).hexdigest()
    mark = {"vault": _vault_id(fresh), "memo": digest, "last": last}
    _write(folder / _MARK, json.dumps(mark).encode())
    _write(folder / _MEMO, memo)
    fresh.rename(vault)


def _write(path: Path, data: bytes) -> None:
    """Write a file of the demo, whose people are made up: no copy in clear of a real case."""
    try:
        replace_durably(path, data)
    except OSError as error:
        raise CannotWriteFileError(path=str(path)) from error


def _read_mark(folder: Path) -> dict[str, object]:
    with contextlib.suppress(OSError, ValueError):
        mark = json.loads((folder / _MARK).read_bytes())
        if isinstance(mark, dict):
            return mark
    return {}


def _vault_id(vault: Path) -> str | None:
    from caseapp.storage.header import read_header

    with contextlib.suppress(UserError, OSError):
        return read_header(vault).vault_id
    return None


def _digest(path: Path) -> str | None:
    with contextlib.suppress(OSError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return None
