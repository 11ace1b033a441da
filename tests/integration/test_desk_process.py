"""The real Desk process: it opens with the key that Lock hands over, and says why if it cannot."""

from contextlib import contextmanager

import pytest

from caseapp.app.processes import DeskProcess, Opening
from caseapp.storage.keys import MasterKey
from caseapp.storage.vault import Vault


@pytest.fixture(autouse=True)
def _unseen(monkeypatch):
    """Show the windows to nobody."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@contextmanager
def desk():
    """A Desk that waits for its key; it is gone at the end."""
    process = DeskProcess()
    try:
        yield process
    finally:
        process.abandon()
        process.let_go()


def test_desk_opens_the_vault_and_says_so(vault_path):
    path, key, _ = vault_path
    with desk() as process:
        process.hand_over(Opening(str(path), key.pack()))

        assert process.wait_answer(30).state == "open"


def test_a_second_window_is_refused_with_one_sentence(vault_path):
    path, key, _ = vault_path
    vault = Vault.open(path, MasterKey.unpack(key.pack()))
    try:
        with desk() as process:
            process.hand_over(Opening(str(path), key.pack(), language="en"))
            answer = process.wait_answer(30)
    finally:
        vault.close()

    assert answer.state == "refused"
    assert "another window" in answer.sentence


def test_a_key_that_does_not_fit_opens_nothing(vault_path):
    path, _, _ = vault_path
    with desk() as process:
        process.hand_over(Opening(str(path), MasterKey.new().pack(), language="en"))

        assert process.wait_answer(30).state == "refused"


def test_desk_makes_a_vault_that_has_only_its_header(tmp_path):
    from caseapp.services.unlock import begin_vault
    from tests import factory

    path = tmp_path / "новая.casevault"
    key, _ = begin_vault(path, factory.PASSPHRASE, factory.CHEAP)
    with desk() as process:
        process.hand_over(Opening(str(path), key.pack(), create=True, person_name="Aigerim"))

        assert process.wait_answer(30).state == "open"
