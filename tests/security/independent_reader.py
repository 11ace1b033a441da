"""A reader of vaults written from docs/format.md alone: nothing of the program is imported here.

It opens a vault by any kind of key, verifies header and history, and decrypts a document.
"""

import hashlib
import hmac
import json
import struct
import unicodedata
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

LASTING = (b"caseapp history v1", b"caseapp anchor v1")


def hkdf(secret: bytes, info: bytes, salt: bytes | None = None) -> bytes:
    """HKDF-SHA256 to 32 bytes."""
    return HKDF(hashes.SHA256(), 32, salt, info).derive(secret)


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, without spaces, all in ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def passphrase(text: str, keyfile: bytes | None = None) -> dict[str, Any]:
    """Return what opens a slot of kind `passphrase` or `passphrase+keyfile`."""
    if keyfile is None:
        return {"kind": "passphrase", "text": text, "then": b""}
    hashed = hashlib.sha256(b"caseapp keyfile v1 " + keyfile).digest()
    return {"kind": "passphrase+keyfile", "text": text, "then": hashed}


def code(text: str) -> dict[str, Any]:
    """Return what opens a slot of kind `recovery`."""
    symbols = text.replace("-", "").replace(" ", "").upper()
    symbols = symbols.replace("O", "0").replace("I", "1").replace("L", "1")
    return {"kind": "recovery", "raw": symbols[:32].encode("ascii")}


def device(raw: bytes) -> dict[str, Any]:
    """Return what opens a slot of kind `device`: what the keyring kept."""
    return {"kind": "device", "raw": raw}


def whole(file: Path) -> dict[str, Any]:
    """Return a header whose checksum fits, or raise `ValueError` or `OSError`."""
    found: dict[str, Any] = json.loads(file.read_bytes())
    checked = {key: value for key, value in found.items() if key != "checksum"}
    if hashlib.sha256(canonical(checked)).hexdigest() != found.get("checksum"):
        raise ValueError("checksum")
    return found


def which_counts(folder: Path) -> dict[str, Any]:
    """Return the header that counts: the next one, unless an older one was laid there."""
    try:
        standing = whole(folder / "vault.json")
    except (OSError, ValueError):
        try:
            standing = whole(folder / "vault.prev.json")
        except (OSError, ValueError):
            return whole(folder / "vault.next.json")
    if not (folder / "vault.next.json").exists():
        return standing
    following = whole(folder / "vault.next.json")
    newer = following["generation"] > standing["generation"]
    return following if newer or following["mac"] == standing["mac"] else standing


class Reader:
    """One vault, read and never written."""

    def __init__(self, folder: Path, secret: dict[str, Any]) -> None:
        """Open it, or raise `ValueError`."""
        self.folder = folder
        self.header = which_counts(folder)
        checked = {key: value for key, value in self.header.items() if key != "checksum"}
        self.master = self._unwrap(secret)
        content = {key: value for key, value in checked.items() if key != "mac"}
        mac = hmac.digest(
            hkdf(self.master, b"caseapp header mac v1"), canonical(content), "sha256"
        )
        if mac != b64decode(self.header["mac"]):
            raise ValueError("mac")
        self.history_key = self._lasting(0)
        self.database = self._open()

    def _unwrap(self, secret: dict[str, Any]) -> bytes:
        for slot in self.header["slots"]:
            if slot["kind"] != secret["kind"]:
                continue
            salt, cost = b64decode(slot["salt"]), slot["kdf"]
            if "text" in secret:
                argon = Argon2id(
                    salt=salt, length=32, iterations=cost["passes"], lanes=cost["lanes"],
                    memory_cost=cost["memory_kib"],
                )  # fmt: skip
                text = unicodedata.normalize("NFC", secret["text"]).encode("utf-8")
                stretched = argon.derive(text) + secret["then"]
            else:
                stretched = secret["raw"]
            wrapping = hkdf(stretched, f"caseapp slot {slot['kind']} v1".encode("ascii"), salt)
            bound = canonical([self.header["vault"], slot["id"], slot["kind"], slot["kdf"]])
            try:
                sealed = b64decode(slot["wrapped"])
                return AESGCM(wrapping).decrypt(b64decode(slot["nonce"]), sealed, bound)
            except InvalidTag:
                continue
        raise ValueError("no slot opens")

    def _lasting(self, number: int) -> bytes:
        if "kept" not in self.header:
            return hkdf(self.master, LASTING[number])
        kept = b64decode(self.header["kept"])
        wrapping = hkdf(self.master, b"caseapp kept keys v1")
        plain = AESGCM(wrapping).decrypt(
            kept[:12], kept[12:], self.header["vault"].encode("ascii")
        )
        return plain[32 * number : 32 * (number + 1)]

    def _open(self) -> Any:
        database = dbapi2.connect(str(self.folder / "case.db"))
        digits = hkdf(self.master, b"caseapp database v1").hex()
        database.set_key(bytearray(f"x'{digits}'".encode("ascii")))
        database.row_factory = dbapi2.Row
        return database

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """Return rows as dictionaries."""
        return [dict(row) for row in self.database.execute(query, values)]

    def verify_history(self) -> int:
        """Verify the chain and return its length, or raise `ValueError`."""
        previous, entries = bytes(32), self.rows("SELECT * FROM history ORDER BY seq")
        for number, row in enumerate(entries, 1):
            mac = row.pop("mac")
            row["undoable"] = bool(row["undoable"])
            row["at"] = datetime.fromisoformat(row["at"]).replace(tzinfo=UTC).isoformat()
            text = self._text(["entry", row])
            fits = hmac.digest(self.history_key, text, "sha256") == mac
            if not fits or row["previous"] != previous or row["seq"] != number:
                raise ValueError(number)
            previous = mac
        return len(entries)

    @staticmethod
    def _text(value: Any) -> bytes:
        def encoded(item: object) -> str:
            assert isinstance(item, bytes)
            return b64encode(item).decode("ascii")

        text = json.dumps(
            value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=encoded
        )
        return text.encode("utf-8")

    def document(self, title: str) -> bytes:
        """Return the newest version of a document, decrypted and compared with its hashes."""
        [row] = self.rows(
            "SELECT v.*, k.blob_key FROM document d JOIN document_version v ON v.document_id = d.id"
            " JOIN client_key k ON k.client_id = d.client_id WHERE d.title = ?"
            " ORDER BY v.number DESC LIMIT 1",
            title,
        )
        name, wrapped = row["blob"], row["wrapped_key"]
        bound = b"caseapp blob key v1 " + name.encode("ascii")
        file_key = AESGCM(row["blob_key"]).decrypt(wrapped[:12], wrapped[12:], bound)
        stored = (self.folder / "blobs" / name).read_bytes()
        if hashlib.sha256(stored).hexdigest() != row["stored_sha256"]:
            raise ValueError("stored_sha256")
        head, body, plain = stored[:28], stored[28:], b""
        if head != b"CASEBLB1" + bytes.fromhex(name) + struct.pack(">I", 65536):
            raise ValueError("head")
        chunks = [body[at : at + 65552] for at in range(0, len(body), 65552)]
        for number, chunk in enumerate(chunks):
            nonce = bytes(7) + struct.pack(">IB", number, number == len(chunks) - 1)
            plain += AESGCM(file_key).decrypt(nonce, chunk, head)
        if hashlib.sha256(plain).hexdigest() != row["sha256"] or len(plain) != row["size"]:
            raise ValueError("sha256")
        return plain
