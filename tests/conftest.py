"""Fixtures for every test: an open desk at a real encrypted vault."""

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from caseapp.services import authorities
from caseapp.services.demo import build_demo
from caseapp.services.desk import Desk
from caseapp.storage.keys import MasterKey
from tests import compiled, factory
from tests.pace import pytest_collection_modifyitems, pytest_terminal_summary  # noqa: F401


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep settings and what is remembered of vaults away from whoever runs the tests."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> None:
    """Compile a statement once for all vaults of this process: a third of the time of many."""
    compiled.share()


@pytest.fixture(scope="session")
def _pattern(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MasterKey, str]:
    return factory.make_vault(tmp_path_factory.mktemp("pattern"))


@pytest.fixture
def _forgetful(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """To a machine that remembers the last copy the next one is the same vault put back."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def vault_path(
    _pattern: tuple[Path, MasterKey, str], tmp_path: Path, _forgetful: None
) -> tuple[Path, MasterKey, str]:
    """A closed vault with one lawyer: path, key, recovery code. Copied from one made once."""
    pattern, key, code = _pattern
    path = tmp_path / pattern.name
    shutil.copytree(pattern, path)
    return path, key, code


@pytest.fixture
def desk(vault_path: tuple[Path, MasterKey, str]) -> Generator[Desk]:
    """The lawyer's desk at an open vault in a temporary folder."""
    path, key, _ = vault_path
    opened = factory.sit_down(path, key)
    yield opened
    opened.vault.close()


@pytest.fixture(scope="session")
def library_pattern(
    _pattern: tuple[Path, MasterKey, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, MasterKey]:
    """A closed vault with the shipped decisions, to be copied; loading them takes a second."""
    opened = factory.copied(_pattern[:2], tmp_path_factory.mktemp("library"))
    authorities.load_pack(opened)
    opened.vault.close()
    return opened.vault.path, _pattern[1]


@pytest.fixture
def library_desk(
    library_pattern: tuple[Path, MasterKey], tmp_path: Path, _forgetful: None
) -> Generator[Desk]:
    """The lawyer's desk at an open vault whose library holds the shipped decisions."""
    opened = factory.copied(library_pattern, tmp_path)
    yield opened
    opened.vault.close()


@pytest.fixture(scope="session")
def demo_pattern(
    _pattern: tuple[Path, MasterKey, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, MasterKey]:
    """The demo office in a closed vault, to be copied; building it takes seconds."""
    opened = factory.copied(_pattern[:2], tmp_path_factory.mktemp("demo"))
    build_demo(opened)
    opened.vault.close()
    return opened.vault.path, _pattern[1]


@pytest.fixture
def demo_desk(
    demo_pattern: tuple[Path, MasterKey], tmp_path: Path, _forgetful: None
) -> Generator[Desk]:
    """The lawyer's desk at an open copy of the demo office."""
    opened = factory.copied(demo_pattern, tmp_path)
    yield opened
    opened.vault.close()
