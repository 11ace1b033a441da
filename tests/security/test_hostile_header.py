"""A header written by somebody else: refused in its own words, before anything is hashed."""

import hashlib
import json
from copy import deepcopy
from dataclasses import replace

import pytest

from caseapp.domain.keys import Passphrase
from caseapp.domain.vaults import (
    DuplicateKeyError,
    HeaderDamagedError,
    KeyfileNeededError,
    NewerFormatError,
    TooManyKeysError,
    UnknownKeyError,
    UnsafeKdfError,
)
from caseapp.i18n import catalogue
from caseapp.storage import header, kdf, unlocking
from caseapp.storage.kdf import KdfCost, KdfPolicy
from caseapp.wording.refusals import refusal
from tests.factory import CHEAP

SECRET = "the passphrase of this vault"
COST = {"name": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1}


def each_slot(change):
    def apply(value):
        for slot in value["slots"]:
            change(slot)

    return apply


def first_slot(change):
    return lambda value: change(value["slots"][0])


def set_in(name, to):
    return lambda value: value.__setitem__(name, to)


HOSTILE = {
    "a gigabyte more than allowed": (first_slot(set_in("kdf", COST | {"memory_kib": 1 << 22})),
                                     UnsafeKdfError),
    "next to no memory": (first_slot(set_in("kdf", COST | {"memory_kib": 7})), UnsafeKdfError),
    "sixteen that each ask for the most": (lambda value: value.__setitem__("slots", [
        value["slots"][0] | {"id": f"{number:032x}", "kdf": COST | {"memory_kib": 1 << 20,
                                                                   "passes": 10}}
        for number in range(16)]), UnsafeKdfError),
    "a thousand passes": (first_slot(set_in("kdf", COST | {"passes": 1000})), UnsafeKdfError),
    "an unknown derivation": (each_slot(set_in("kdf", {"name": "md5"})), UnknownKeyError),
    "an unknown kind": (each_slot(set_in("kind", "telepathy")), UnknownKeyError),
    "two slots of one id": (each_slot(set_in("id", "ab" * 16)), DuplicateKeyError),
    "a later version": (set_in("version", 2), NewerFormatError),
    "a version that is no number": (set_in("version", "1"), NewerFormatError),
    "a word it does not know": (set_in("critical", ["post-quantum"]), HeaderDamagedError),
    "a slot with one more word": (each_slot(set_in("hint", "dog")), HeaderDamagedError),
    "a cost that is no number": (first_slot(set_in("kdf", COST | {"lanes": "1"})),
                                 HeaderDamagedError),
    "a passphrase without a cost": (each_slot(set_in("kdf", {"name": "none"})),
                                    HeaderDamagedError),
    "an id that is none": (each_slot(set_in("id", "../../etc")), HeaderDamagedError),
    "a keyfile only": (lambda value: value.__setitem__("slots", [
        value["slots"][0] | {"kind": "passphrase+keyfile"}]), KeyfileNeededError),
    "no slots but too many": (lambda value: value.__setitem__("slots", [
        value["slots"][0] | {"id": f"{number:032x}"} for number in range(65)]),
        HeaderDamagedError),
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "v.casevault"
    header.create_header(made, SECRET, CHEAP)
    return made


def rewrite(path, change):
    """Write both generations with a checksum that fits, as anybody can."""
    for name in (header.CURRENT, header.PREVIOUS):
        value = json.loads((path / name).read_bytes())
        value.pop("checksum")
        change(value)
        text = json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")
        value["checksum"] = hashlib.sha256(text).hexdigest()
        (path / name).write_bytes(json.dumps(value).encode("ascii"))


@pytest.mark.parametrize(("change", "error"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_header_is_refused_unhashed_and_untouched(path, monkeypatch, change, error):
    rewrite(path, change)
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    monkeypatch.setattr(kdf, "Argon2id", None)
    with pytest.raises(error) as refused:
        unlocking.unlock(path, Passphrase(SECRET), CHEAP)
    assert SECRET not in refusal(refused.value, catalogue("en"))
    assert {file.name: file.read_bytes() for file in path.iterdir()} == before


def test_every_refusal_of_a_header_has_a_sentence_of_its_own():
    kinds = {error for _, error in HOSTILE.values()}
    values = {"path": "/v", "found": 2, "known": 1}
    sentences = {refusal(error(**values), catalogue("en")) for error in kinds}
    assert len(sentences) == len(kinds)


def test_control_the_same_header_unchanged_opens(path):
    rewrite(path, deepcopy)
    assert unlocking.unlock(path, Passphrase(SECRET), CHEAP)
    with pytest.raises(TypeError):  # and it is the hashing that the tests above take away
        raise_without_hashing(path)


def raise_without_hashing(path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "Argon2id", None)
        unlocking.unlock(path, Passphrase(SECRET), CHEAP)


MOST = KdfCost(1 << 20, 10, 8)
"""What a single slot may ask for."""


def test_one_that_asks_for_the_most_is_accepted_and_as_many_as_fit_the_sum():
    policy = KdfPolicy()
    assert policy.bears([MOST] * 3)
    assert not policy.bears([MOST] * 4)


def test_an_office_on_the_fastest_machine_never_fills_the_header_beyond_the_sum():
    policy, costs = KdfPolicy(), []
    for _ in range(40):
        costs.append(kdf.fitting(KdfCost(1 << 20, 3, 4), costs, policy))
        assert policy.bears(costs)
    assert costs[0].memory_kib == 1 << 20, "the first pay in full"
    assert min(cost.memory_kib for cost in costs) >= policy.floor_kib
    full = [*costs, *[KdfCost(policy.floor_kib, 3, 4)] * 40]
    with pytest.raises(TooManyKeysError):
        kdf.fitting(KdfCost(1 << 20, 3, 4), full, policy)


def test_no_header_is_written_that_nobody_could_read(path):
    key = unlocking.unlock(path, Passphrase(SECRET), CHEAP)
    standing = header.read_header(path)
    many = [replace(standing.slots[1], id=f"{number:032x}") for number in range(63)]
    header.write_header(path, replace(standing, slots=(standing.slots[0], *many)), key)
    before = (path / header.CURRENT).read_bytes()
    with pytest.raises(TooManyKeysError):
        header.write_header(path, replace(standing, slots=(*standing.slots, *many)), key)
    assert (path / header.CURRENT).read_bytes() == before
    assert len(header.read_header(path).slots) == 64
