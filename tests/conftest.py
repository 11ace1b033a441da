"""Fixtures for every test: an open desk at a real encrypted vault."""

from collections.abc import Generator
from pathlib import Path

import pytest

from caseapp.services.desk import Desk
from caseapp.storage.keys import MasterKey
from tests import factory


@pytest.fixture
def vault_path(tmp_path: Path) -> tuple[Path, MasterKey, str]:
    """A closed vault with one lawyer: path, key, recovery code."""
    return factory.make_vault(tmp_path)


@pytest.fixture
def desk(vault_path: tuple[Path, MasterKey, str]) -> Generator[Desk]:
    """The lawyer's desk at an open vault in a temporary folder."""
    path, key, _ = vault_path
    opened = factory.sit_down(path, key)
    yield opened
    opened.vault.close()
