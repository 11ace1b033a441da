"""Header, slots and recovery code, without any database."""

import json
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.vaults import (
    EmptyPassphraseError,
    HeaderDamagedError,
    NewerFormatError,
    NotAVaultError,
    RecoveryCodeTypoError,
    UnsafeKdfError,
    VaultExistsError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from caseapp.services.unlock import check_recovery_code
from caseapp.storage import header, kdf, unlocking
from caseapp.storage.kdf import KdfCost, KdfPolicy
from caseapp.storage.recovery import new_recovery_code, read_recovery_code
from tests.factory import CHEAP


@pytest.fixture
def made(tmp_path):
    path = tmp_path / "a b.casevault"
    key, code = header.create_header(path, "correct", CHEAP)
    return path, key, code


@pytest.mark.parametrize(
    "passphrase",
    [
        'it\'s "quoted" `so` \\ ; -- %s {x}',
        "пароль из слов",
        "🐎🔋 скоба 🧷",
        "  spaces around  and  inside ",
        "x" * 200,
        "ё" * 200,
        "سر مخفی",
        "a\tb\u200bc",
    ],
)
def test_any_passphrase_opens_what_it_closed(tmp_path, passphrase):
    path = tmp_path / "v.casevault"
    key, _ = header.create_header(path, passphrase, CHEAP)
    assert unlocking.unlock_with_passphrase(path, passphrase, CHEAP).raw() == key.raw()


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_every_text_is_hashed_and_its_two_spellings_alike(passphrase):
    composed, decomposed = (unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD"))
    salt = bytes(16)
    cost = CHEAP.start
    assert kdf.derive(composed, salt, cost, CHEAP) == kdf.derive(decomposed, salt, cost, CHEAP)


def test_spaces_at_the_end_count(tmp_path):
    path = tmp_path / "v.casevault"
    header.create_header(path, "word ", CHEAP)
    with pytest.raises(WrongPassphraseError):
        unlocking.unlock_with_passphrase(path, "word", CHEAP)


@pytest.mark.parametrize("nothing", ["", " ", "\t\n"])
def test_an_empty_passphrase_makes_no_folder(tmp_path, nothing):
    with pytest.raises(EmptyPassphraseError):
        header.create_header(tmp_path / "v.casevault", nothing, CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_made_where_something_stands(made):
    path, _, _ = made
    with pytest.raises(VaultExistsError):
        header.create_header(path, "other", CHEAP)


def test_the_files_are_for_their_owner_alone(made):
    path, _, _ = made
    assert path.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in path.iterdir()} == {0o600}


def test_a_place_without_header_is_no_vault(tmp_path):
    with pytest.raises(NotAVaultError):
        header.read_header(tmp_path)


def test_a_damaged_header_falls_back_to_the_generation_before_and_says_so(made):
    path, key, _ = made
    (path / header.CURRENT).write_bytes(b"{")
    assert header.read_header(path).from_previous
    assert unlocking.unlock_with_passphrase(path, "correct", CHEAP).raw() == key.raw()


def test_a_missing_header_falls_back_too(made):
    path, _, _ = made
    (path / header.CURRENT).unlink()
    assert header.read_header(path).from_previous


def test_an_intact_header_does_not_say_so(made):
    assert not header.read_header(made[0]).from_previous


def test_every_flipped_bit_in_the_header_is_noticed(made):
    path, _, _ = made
    whole = (path / header.CURRENT).read_bytes()
    reference = header.read_header(path)
    for position in range(len(whole)):
        altered = bytearray(whole)
        altered[position] ^= 1 << position % 8
        (path / header.CURRENT).write_bytes(altered)
        read = header.read_header(path)
        assert read.from_previous or read == reference, position


@pytest.mark.parametrize("damage", [b"", b"\0" * 900, b"[]", b"{}", b'{"checksum": 1}', b"\xff"])
def test_two_damaged_headers_are_refused(made, damage):
    path, _, _ = made
    for name in (header.CURRENT, header.PREVIOUS):
        (path / name).write_bytes(damage)
    with pytest.raises(HeaderDamagedError):
        unlocking.unlock_with_passphrase(path, "correct", CHEAP)


def rewritten(path, **changes):
    """Forge both generations with a right checksum, as somebody without the key could."""
    for name in (header.CURRENT, header.PREVIOUS):
        value = json.loads((path / name).read_bytes())
        value.pop("checksum")
        value.update(changes)
        text = json.dumps(value, sort_keys=True, separators=(",", ":"))
        value["checksum"] = header.hashlib.sha256(text.encode()).hexdigest()
        (path / name).write_text(json.dumps(value))


def test_a_forged_header_is_refused_after_the_key_is_known(made):
    path, key, _ = made
    slots = json.loads((path / header.CURRENT).read_bytes())["slots"]
    rewritten(path, slots=slots[:1])
    with pytest.raises(HeaderDamagedError):
        unlocking.unlock_with_passphrase(path, "correct", CHEAP)
    with pytest.raises(HeaderDamagedError):
        header.verify_header(path, key)


def test_a_newer_format_is_named(made):
    path, _, _ = made
    rewritten(path, version=7)
    with pytest.raises(NewerFormatError) as caught:
        unlocking.unlock_with_passphrase(path, "correct", CHEAP)
    assert (caught.value.values["found"], caught.value.values["known"]) == (7, 1)


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 4 * 1024 * 1024, "passes": 3, "lanes": 4},
        {"memory_kib": 7, "passes": 3, "lanes": 4},
        {"memory_kib": 64, "passes": 1000, "lanes": 1},
        {"memory_kib": 64, "passes": 0, "lanes": 1},
        {"memory_kib": 64, "passes": 1, "lanes": 200},
    ],
)
def test_a_hostile_cost_is_refused_before_anything_is_hashed(made, monkeypatch, cost):
    path, _, _ = made
    slots = json.loads((path / header.CURRENT).read_bytes())["slots"]
    slots[0]["kdf"] = {"name": "argon2id", **cost}
    rewritten(path, slots=slots)
    monkeypatch.setattr(kdf, "Argon2id", None)
    with pytest.raises(UnsafeKdfError):
        unlocking.unlock_with_passphrase(path, "correct", CHEAP)


def test_the_program_itself_never_accepts_the_cheap_cost_of_the_tests(made):
    path, _, _ = made
    with pytest.raises(UnsafeKdfError):
        unlocking.unlock_with_passphrase(path, "correct", KdfPolicy())


def test_calibration_stays_within_its_limits():
    slow = KdfPolicy(KdfCost(64, 1, 1), 16, 256, least_seconds=9.0, most_seconds=10.0)
    assert kdf.calibrate(slow).memory_kib == 256
    fast = KdfPolicy(KdfCost(64, 1, 1), 16, 256, least_seconds=0.0, most_seconds=0.0)
    assert kdf.calibrate(fast).memory_kib == 16


def test_the_recovery_code_opens_however_it_is_typed(made):
    path, key, code = made
    typed = " " + code.lower().replace("-", " ").replace("0", "o").replace("1", "l") + "\n"
    assert unlocking.unlock_with_code(path, typed).raw() == key.raw()
    assert check_recovery_code(code, typed)


def test_every_single_mistyped_symbol_is_a_typing_error():
    code = new_recovery_code()
    for position, symbol in enumerate(code):
        if symbol != "-":
            wrong = code[:position] + ("Z" if symbol != "Z" else "Y") + code[position + 1 :]
            with pytest.raises(RecoveryCodeTypoError):
                read_recovery_code(wrong)


@pytest.mark.parametrize("text", ["", "ABC", "Ж" * 36, "0" * 35, "0" * 400])
def test_what_is_no_code_is_a_typing_error(text):
    with pytest.raises(RecoveryCodeTypoError):
        read_recovery_code(text)


def test_a_code_of_another_vault_is_wrong(made):
    with pytest.raises(WrongRecoveryCodeError):
        unlocking.unlock_with_code(made[0], new_recovery_code())


def test_the_lock_process_needs_no_database_library():
    program = "import sys, caseapp.services.unlock; print('sqlalchemy' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
