"""The format is open: a reader written from docs/format.md alone reads what the program wrote."""

import ast
import json
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest

from caseapp.domain.keys import Passphrase
from caseapp.services import documents, keys
from caseapp.services.reencrypt import reencrypt
from tests import casefiles, factory
from tests.factory import CHEAP, PASSPHRASE
from tests.security import independent_reader as reader

KEYFILE = b"a photograph of a mountain " * 9
PAPER = b"%PDF of two chunks " * 7000


class Keyring(dict):
    """Keeps what it is given, as the worker would."""

    def __call__(self, task, payload, limits):
        request = json.loads(payload)
        if request["do"] == "keep":
            self[request["name"]] = request["secret"]
        return self[request["name"]].encode("ascii")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A vault with a key of every kind, a client and a document; and all its secrets."""
    path, key, code = factory.make_vault(tmp_path_factory.mktemp("format"))
    keyring = Keyring()
    desk = replace(factory.sit_down(path, key), isolated=keyring)
    client = casefiles.client(desk)
    documents.add_document(
        desk, casefiles.matter(desk, client), client, title="Order", file_name="a.pdf",
        media_type="application/pdf", pieces=[PAPER],
    )  # fmt: skip
    keys.add_passphrase(desk, Passphrase(PASSPHRASE), Passphrase("Ещё", KEYFILE), "", CHEAP)
    keys.add_device(desk, Passphrase(PASSPHRASE), "", CHEAP)
    desk.vault.close()
    [raw] = keyring.values()
    return path, {
        "passphrase": reader.passphrase(PASSPHRASE),
        "keyfile": reader.passphrase("Ещё", KEYFILE),
        "recovery": reader.code(code.lower()),
        "device": reader.device(b64decode(raw)),
    }


@pytest.mark.parametrize("kind", ["passphrase", "keyfile", "recovery", "device"])
def test_every_kind_of_key_opens_header_database_history_and_document(written, kind):
    path, secrets = written
    found = reader.Reader(path, secrets[kind])
    assert found.rows("SELECT name FROM person") == [{"name": factory.LAWYER}]
    assert len(found.rows("SELECT name FROM client WHERE deleted_at IS NULL")) == 1
    assert found.verify_history() == 8
    assert found.document("Order") == PAPER
    found.database.close()


@pytest.mark.parametrize(
    "wrong", [reader.passphrase("no"), reader.passphrase("Ещё", b"x" * 40), reader.device(b"x")],
    ids=["passphrase", "keyfile", "device"],
)  # fmt: skip
def test_a_wrong_secret_opens_nothing(written, wrong):
    with pytest.raises(ValueError, match="no slot opens"):
        reader.Reader(written[0], wrong)


def test_a_tampered_history_is_seen_by_the_reader(written):
    found = reader.Reader(written[0], written[1]["passphrase"])
    found.database.execute("UPDATE history SET command = 'x' WHERE seq = 5")
    with pytest.raises(ValueError, match="5"):
        found.verify_history()
    found.database.rollback()
    found.database.close()


def test_a_reencrypted_vault_is_read_with_its_first_history_key(vault_path):
    path, key, _ = vault_path
    reencrypt(factory.sit_down(path, key), Passphrase(PASSPHRASE), policy=CHEAP)
    found = reader.Reader(path, reader.passphrase(PASSPHRASE))
    assert found.verify_history() > 3
    assert found.history_key != reader.hkdf(found.master, reader.LASTING[0])
    found.database.close()


def test_the_reader_imports_nothing_of_ours():
    tree = ast.parse(Path(reader.__file__).read_text("utf-8"))
    imported = {
        name.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in node.names
    }
    assert not {name for name in imported if name.split(".")[0] in {"caseapp", "tests"}}
