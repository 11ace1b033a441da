"""Which of three headers counts: the program, its lock screen and the independent reader agree."""

import json
from dataclasses import replace

import pytest

from caseapp.app.window.lock import kinds_of_keys
from caseapp.domain.vaults import NextHeaderDamagedError
from caseapp.storage import header
from caseapp.storage.header import CURRENT, NEXT, PREVIOUS, seal, to_bytes
from tests.factory import CHEAP
from tests.security import independent_reader as reader

BOTH = {"passphrase", "recovery"}


@pytest.fixture
def vault(tmp_path):
    """A vault's folder, its header, and a header of one kind of key that is laid beside it."""
    path = tmp_path / "v.casevault"
    key, _code = header.create_header(path, "word", CHEAP)
    standing = header.read_header(path)

    def lay(generation, name=NEXT):
        other = replace(standing, slots=standing.slots[:1], generation=generation - 1)
        (path / name).write_bytes(to_bytes(seal(other, key)))

    return path, standing, lay


def agreed(path):
    """Return the kinds of keys of the header that all three take."""
    found = header.read_header(path)
    kinds = {slot.kind.value for slot in found.slots}
    assert kinds_of_keys(str(path)) == kinds
    assert reader.which_counts(path)["generation"] == found.generation
    return kinds


@pytest.mark.parametrize(("ahead", "counts"), [(-1, False), (0, False), (1, True), (9, True)])
def test_a_next_header_counts_only_where_it_is_newer(vault, ahead, counts):
    path, standing, lay = vault
    lay(standing.generation + ahead)
    assert agreed(path) == ({"passphrase"} if counts else BOTH)


def test_one_that_took_its_place_already_is_the_same(vault):
    path, standing, lay = vault
    lay(standing.generation + 1)
    for name in (CURRENT, PREVIOUS):
        (path / name).write_bytes((path / NEXT).read_bytes())
    assert agreed(path) == {"passphrase"}


def test_the_previous_one_counts_where_the_current_is_damaged_or_gone(vault):
    path, standing, lay = vault
    lay(standing.generation - 1, PREVIOUS)
    (path / CURRENT).write_bytes(b"{}")
    assert agreed(path) == {"passphrase"}
    (path / CURRENT).unlink()
    assert agreed(path) == {"passphrase"}


def test_the_next_one_alone_is_enough(vault):
    path, standing, lay = vault
    lay(standing.generation - 2)
    for name in (CURRENT, PREVIOUS):
        (path / name).unlink()
    assert agreed(path) == {"passphrase"}


def test_a_next_one_that_cannot_be_read_opens_nothing_and_the_screen_offers_what_stands(vault):
    path = vault[0]
    (path / NEXT).write_bytes(json.dumps({"format": "caseapp-vault"}).encode())
    with pytest.raises(NextHeaderDamagedError):
        header.read_header(path)
    with pytest.raises((ValueError, KeyError)):
        reader.which_counts(path)
    assert kinds_of_keys(str(path)) == BOTH
