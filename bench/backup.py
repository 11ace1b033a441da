"""A first backup of a vault against `cp` and `sha256sum` of the same files, both on the disk."""

import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import ratio
from bench.startup import CHEAP
from caseapp.domain.backups import BackupReason
from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import ClientDraft, MatterDraft, NameDraft
from caseapp.domain.ids import ClientUid, MatterUid
from caseapp.models.setting import Setting
from caseapp.services import clients, documents, matters
from caseapp.services.desk import Desk
from caseapp.services.vaults import create_vault, open_desk
from caseapp.storage.backup_folder import BackupFolder
from caseapp.storage.generations import Wanted, make_generation
from caseapp.system.worker import run_worker

BAR = 2.0
"""Ours may take twice as long: 0.5x of the speed of `cp` and `sha256sum`."""
NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
DOCUMENTS, MEGABYTES = 60, 3
ROWS = 10_000
"""Rows that make the database 20 MB: an office's own, beside 180 MB of documents."""
PEER = Path(__file__).parent / "peers" / "cp_sha256sum.sh"


def run() -> list[dict[str, object]]:
    """Measure; the vault is made once and thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        desk = _desk(place / "bench.casevault")
        _fill(desk)
        # Another process reads what a closed vault holds: our own handle would lose its lock.
        shutil.copytree(desk.vault.path, place / "files", ignore=shutil.ignore_patterns("LOCK"))
        try:
            figure = ratio(
                f"first backup of {_megabytes(place / 'files')} MB / cp + sha256sum",
                BAR,
                lambda: _ours(desk, place / "ours"),
                lambda: _theirs(place / "files", place / "theirs"),
            )
        finally:
            desk.vault.close()
    return [figure.as_json()]


def _desk(path: Path) -> Desk:
    clock = FixedClock(NOW, "UTC")
    key, _ = create_vault(path, "made up", "Bench", CHEAP, clock)
    return open_desk(path, key, clock=clock, device="bench", language="en", isolated=run_worker)


def _fill(desk: Desk) -> None:
    client = clients.add_client(desk, ClientDraft((NameDraft("Anna Petrova"),))).created or ""
    matter = matters.open_matter(desk, MatterDraft("Removal", (ClientUid(client),))).created or ""
    for number in range(DOCUMENTS):
        documents.add_document(
            desk,
            MatterUid(matter),
            ClientUid(client),
            title=f"Document {number}",
            file_name="a.pdf",
            media_type="application/pdf",
            pieces=[os.urandom(1_000_000) for _ in range(MEGABYTES)],
        )
    with desk.vault.writing() as session:
        for number in range(ROWS):
            session.add(Setting(name=f"bench {number}", value=os.urandom(900).hex()))


def _ours(desk: Desk, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    vault = desk.vault
    folder = BackupFolder(target, vault.header.vault_id)
    wanted = Wanted(NOW, "bench", BackupReason.ASKED, UTC)
    steps = make_generation(
        vault.path, vault.key, vault.start_copy, vault.end_copy, [folder], wanted
    )
    for _ in steps:
        pass


def _theirs(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    subprocess.run([str(PEER), str(source), str(target)], check=True)


def _megabytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1_000_000
