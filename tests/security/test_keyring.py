"""The keyring: one exact class per system, in a worker, and nothing that a setting could name."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from caseapp.domain.vaults import KeyringUnavailableError
from caseapp.services.steps.vault import device_key
from caseapp.system.keyring_allow import ALLOWED, allowed_backend
from caseapp.system.keyring_worker import require_allowed
from caseapp.system.worker import Limits, run_worker
from caseapp.system.worker_child import RefusedWork

ROOT = Path(__file__).resolve().parents[2]
ASK_OURS = """
from caseapp.system.keyring_worker import work
from caseapp.system.worker_child import RefusedWork
try:
    print(work(b'{"do": "keep", "name": "n", "secret": "c2VjcmV0"}'))
except RefusedWork as refused:
    print(refused.code)
"""
ASK_STOCK = """
import keyring
found = keyring.get_keyring()
try:
    found.set_password("caseapp", "n", "c2VjcmV0")
    print("stored", found.get_password("caseapp", "n"))
except Exception as error:
    print(type(found).__module__, type(error).__name__)
"""
EVIL = """
import pathlib
from keyring.backend import KeyringBackend
pathlib.Path({mark!r}).write_text("imported")
class Keyring(KeyringBackend):
    priority = 9
    def set_password(self, service, name, secret):
        pathlib.Path({mark!r}).write_text(secret)
    def get_password(self, service, name):
        return "from the evil one"
"""


class House:
    """A home folder in which somebody else has set things up."""

    def __init__(self, folder):
        self.folder = folder
        self.mark = folder / "mark"
        self.modules = folder / "modules"
        self.modules.mkdir()
        (self.modules / "evil.py").write_text(EVIL.format(mark=str(self.mark)))
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT),
        }  # fmt: skip

    def configure(self, backend, where=".config"):
        cfg = self.folder / where / "python_keyring" / "keyringrc.cfg"
        cfg.parent.mkdir(parents=True)
        cfg.write_text(f"[backend]\ndefault-keyring={backend}\nkeyring-path={self.modules}\n")

    def ask(self, script):
        done = subprocess.run(
            [sys.executable, "-c", script], env=self.environment, cwd=self.folder, timeout=60,
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout.strip()


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


def evil_variable(house):
    house.environment["PYTHON_KEYRING_BACKEND"] = "evil.Keyring"
    house.environment["PYTHONPATH"] += os.pathsep + str(house.modules)


def null_variable(house):
    house.environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"


def fail_variable(house):
    house.environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def evil_file(house):
    house.configure("evil.Keyring")


def null_file(house):
    house.configure("keyring.backends.null.Keyring")


def chainer_file(house):
    house.configure("keyring.backends.chainer.ChainerBackend")


def evil_file_elsewhere(house):
    house.environment["XDG_CONFIG_HOME"] = str(house.folder / "xdg")
    house.configure("evil.Keyring", "xdg")


SETTINGS = (
    evil_variable, null_variable, fail_variable, evil_file, null_file, chainer_file,
    evil_file_elsewhere,
)  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system without a keyring running")
@pytest.mark.parametrize("arrange", SETTINGS, ids=lambda one: one.__name__)
def test_no_setting_chooses_what_is_asked(house, arrange):
    arrange(house)
    assert house.ask(ASK_OURS) == "unavailable"
    assert not house.mark.exists()


def test_control_the_stock_way_imports_the_module_that_a_file_names(house):
    evil_file(house)
    assert house.ask(ASK_STOCK) == "stored from the evil one"
    assert house.mark.read_text() == "c2VjcmV0"


def test_control_the_stock_way_swallows_a_secret_where_a_variable_says_null(house):
    null_variable(house)
    assert house.ask(ASK_STOCK) == "stored None"


def of_module(module, name):
    return type(name, (), {"__module__": module})()


def subclass_of_the_right_one():
    from keyring.backends.SecretService import Keyring

    return type("Keyring", (Keyring,), {})()


WRONG = {
    "null": lambda: of_module("keyring.backends.null", "Keyring"),
    "fail": lambda: of_module("keyring.backends.fail", "Keyring"),
    "chainer": lambda: of_module("keyring.backends.chainer", "ChainerBackend"),
    "plaintext": lambda: of_module("keyrings.alt.file", "PlaintextKeyring"),
    "subclass": subclass_of_the_right_one,
    "none": lambda: None,
}


@pytest.mark.parametrize("make", WRONG.values(), ids=WRONG)
def test_an_object_of_any_other_class_is_not_asked(make):
    with pytest.raises(RefusedWork) as refused:
        require_allowed(make(), "linux")
    assert refused.value.code == "not allowed"


def test_the_right_class_is_asked():
    from keyring.backends.SecretService import Keyring

    require_allowed(Keyring(), "linux")
    assert allowed_backend("haiku") is None
    assert {name for _, name in ALLOWED.values()} == {"Keyring", "WinVaultKeyring"}


def greet_and_fall_silent(listening):
    """Let somebody in as a message bus does, and never say another word."""
    peer, _ = listening.accept()
    peer.recv(4096)
    peer.sendall(b"OK " + b"0" * 32 + b"\r\n")
    while peer.recv(4096):
        pass
    peer.close()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a bus of our own")
def test_a_keyring_that_never_answers_is_killed_in_time(tmp_path, monkeypatch):
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        threading.Thread(target=greet_and_fall_silent, args=(silent,), daemon=True).start()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
        assert device_key.LIMITS.seconds == 5.0
        monkeypatch.setattr(device_key, "LIMITS", Limits(seconds=1.5, memory=1 << 29, answer=4096))
        with pytest.raises(KeyringUnavailableError) as refused:
            device_key.read_device_secret(run_worker, "ab" * 16)
    assert type(refused.value.__cause__).__name__ == "WorkerTimedOutError"


WITH_DAEMON = """
import json, subprocess, sys
from pathlib import Path
daemon = subprocess.Popen(
    ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"],
    stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
)
daemon.stdin.write(b"password of the session")
daemon.stdin.close()
from dataclasses import replace
from caseapp.domain.keys import Passphrase
from caseapp.domain.vaults import DeviceKeyMissingError
from caseapp.services import keys, unlock
from caseapp.system.worker import run_worker
from tests import factory
import secretstorage
connection = secretstorage.dbus_init()
for _ in range(200):
    if secretstorage.check_service_availability(connection):
        break
path, key, _ = factory.make_vault(Path(sys.argv[1]))
desk = replace(factory.sit_down(path, key), isolated=run_worker)
keys.add_device(desk, Passphrase(factory.PASSPHRASE), "laptop", factory.CHEAP)
uid = next(row.uid for row in keys.list_keys(desk) if row.kind == "device")
opened = unlock.unlock_with_device(path, run_worker).raw() == key.raw()
items = len(list(secretstorage.search_items(connection, {"service": "caseapp"})))
keys.remove_key(desk, uid)
left = len(list(secretstorage.search_items(connection, {"service": "caseapp"})))
try:
    unlock.unlock_with_device(path, run_worker)
    gone = False
except DeviceKeyMissingError:
    gone = True
desk.vault.close()
daemon.terminate()
print(json.dumps([opened, items, left, gone]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")
def test_a_real_secret_service_keeps_gives_and_forgets_the_key(tmp_path):
    needed = ("gnome-keyring-daemon", "dbus-run-session")
    missing = [name for name in needed if shutil.which(name) is None]
    if missing and os.environ.get("CASEAPP_SECRET_SERVICE") != "1":
        pytest.skip(f"{', '.join(missing)} is not installed; CASEAPP_SECRET_SERVICE=1 insists")
    assert not missing, "CASEAPP_SECRET_SERVICE=1 and no Secret Service to test with"
    script, runtime = tmp_path / "script.py", tmp_path / "run"
    script.write_text(WITH_DAEMON)
    runtime.mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(script), str(tmp_path)],
        env=environment, timeout=120, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip().endswith("[true, 1, 0, true]"), done.stderr[-2000:]
