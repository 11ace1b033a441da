"""Fixtures of the durability tests."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.security import recording


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled shim that records and breaks file operations."""
    return recording.build(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def memory(tmp_path: Path) -> Generator[Path]:
    """A folder that costs no disk; it does not exist yet."""
    shared = Path("/dev/shm")  # noqa: S108 - private by its mode, removed below
    folder = (shared if shared.is_dir() else tmp_path) / f"caseapp-{id(tmp_path)}"
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
