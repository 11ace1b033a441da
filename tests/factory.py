"""Builders that all tests share: a vault that opens in milliseconds, a clock that stands."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from caseapp.domain.clock import FixedClock
from caseapp.domain.vocabulary import Role
from caseapp.exchange.decisions import worker as decisions
from caseapp.packs import worker as packs
from caseapp.services.desk import Desk, Isolated
from caseapp.services.vaults import NewVault, create_vault, open_desk
from caseapp.storage.kdf import KdfCost, KdfPolicy
from caseapp.storage.keys import MasterKey

PASSPHRASE = "верная 'лошадь' \"battery\" 🐎"
LAWYER = "Aigerim Test"
NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
FAR = date(2099, 12, 31)
"""The last day of guests whose time does not matter."""
CHEAP = KdfPolicy(start=KdfCost(64, 1, 1), floor_kib=8, least_seconds=0.0)
"""A key derivation of microseconds: handed over in code, there is no other way to ask for it."""


def fixed_clock() -> FixedClock:
    """Return a clock at 9:30 UTC on Tuesday 3 March 2026, in an office in Almaty."""
    return FixedClock(NOW, "Asia/Almaty")


def no_worker(task: str, payload: bytes, limits: object) -> bytes:
    """Stand in for the worker host where a test needs none."""
    raise AssertionError(task)


def make_vault(folder: Path, name: str = "test.casevault") -> tuple[Path, MasterKey, str]:
    """Make a vault with one lawyer; return its path, key and recovery code. It is closed."""
    path = folder / name
    key, code = create_vault(path, PASSPHRASE, LAWYER, CHEAP, fixed_clock())
    return path, key, code


def sit_down(
    path: Path, key: MasterKey, *, language: str = "en", create: NewVault | None = None
) -> Desk:
    """Open the desk of the person whose slot gave the key."""
    return open_desk(
        path,
        key,
        clock=fixed_clock(),
        device="test",
        language=language,
        isolated=no_worker,
        create=create,
    )


def copied(pattern: tuple[Path, MasterKey], folder: Path) -> Desk:
    """Open the desk at a copy of a closed vault."""
    path = folder / pattern[0].name
    shutil.copytree(pattern[0], path)
    return sit_down(path, pattern[1])


def as_role(desk: Desk, role: Role) -> Desk:
    """Return the same desk for somebody of another role."""
    until = FAR if role is Role.GUEST else None
    return replace(desk, person=replace(desk.person, role=role, until=until))


def in_process(desk: Desk, isolated: Isolated | None = None) -> Desk:
    """Return the same desk whose readers run in this process, or are the one given."""

    def read_here(name: str, payload: bytes, _limits: object) -> bytes:
        return {"pack": packs.read, "read": decisions.read}[name](payload)

    return replace(desk, isolated=isolated or read_here)
