"""Write the vault of a release that all later programs must open: `tests/golden_vaults/`.

    python scripts/make_golden_vault.py 0.1

Once per release, by the program that is released; what stands there is never written again. It
holds a made-up office: a client, a matter, a proceeding with an event and deadlines, a task, a
document in two versions. The passphrase costs the least that a header may ask for.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import (
    ClientDraft,
    EventDateDraft,
    EventDraft,
    ManualDeadlineDraft,
    MatterDraft,
    NameDraft,
    ProceedingDraft,
    TaskDraft,
)
from caseapp.domain.ids import ClientUid, DocumentUid, MatterUid, ProceedingUid
from caseapp.domain.vocabulary import DateKind, Manner, ProceedingKind
from caseapp.services import clients, deadlines, documents, events, matters, tasks
from caseapp.services.vaults import create_vault, open_desk
from caseapp.storage.kdf import MEBI, KdfCost, KdfPolicy
from caseapp.system.worker import run_worker

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "golden_vaults"
PASSPHRASE = "golden vault of made-up people"  # noqa: S105 - published with the vault
CHEAPEST = KdfPolicy(start=KdfCost(64 * MEBI, 1, 1), least_seconds=0.0)
NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
PDF = "application/pdf"


def main(release: str, folder: Path = FOLDER) -> Path:
    """Write the vault and its recovery code."""
    path, clock = folder / f"{release}.casevault", FixedClock(NOW, "Asia/Almaty")
    folder.mkdir(parents=True, exist_ok=True)
    key, code = create_vault(path, PASSPHRASE, "Golden Lawyer", CHEAPEST, clock)
    (folder / f"{release}.code").write_text(f"{code}\n", encoding="ascii")
    desk = open_desk(path, key, clock=clock, device="golden", language="en", isolated=run_worker)
    try:
        client = ClientUid(
            _made(clients.add_client(desk, ClientDraft((NameDraft("Анна Иванова"),))))
        )
        matter = MatterUid(_made(matters.open_matter(desk, MatterDraft("Golden", (client,)))))
        draft = ProceedingDraft(
            matter=matter,
            kind=ProceedingKind.EXTRADITION,
            host_state="KZ",
            requesting_state="RU",
            court_or_body="Supreme Court",
            reference_number="1/2026",
        )
        proceeding = ProceedingUid(_made(matters.add_proceeding(desk, draft)))
        served = EventDateDraft(
            DateKind.SERVED_ON_CLIENT, date(2026, 3, 1), None, Manner.HANDED_OVER, ""
        )
        events.record_event(
            desk, EventDraft(proceeding=proceeding, act="extradition_decision", dates=(served,))
        )
        manual = ManualDeadlineDraft(proceeding, "Appeal", date(2026, 3, 20), "Court order")
        deadlines.add_manual(desk, manual)
        tasks.add_task(desk, TaskDraft(matter, "A task", date(2026, 3, 10)))
        document = DocumentUid(
            _made(
                documents.add_document(
                    desk, matter, client,
                    title="Decision", file_name="a.pdf", media_type=PDF, pieces=[b"first"],
                )
            )
        )  # fmt: skip
        documents.add_document_version(
            desk, document, 1, file_name="b.pdf", media_type=PDF, pieces=[b"second" * 2_000]
        )
    finally:
        desk.vault.close()
    (path / "LOCK").unlink(missing_ok=True)
    return path


def _made(changes: object) -> str:
    return str(getattr(changes, "created"))  # noqa: B009 - of any command


if __name__ == "__main__":
    print(main(sys.argv[1]))
