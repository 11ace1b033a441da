"""Write the vault of a release that all later programs must open: `tests/golden_vaults/`.

    python scripts/make_golden_vault.py 0.1

Once per release, by the program that is released; what stands there is never written again. It
holds a made-up office: a client, a matter with a colleague, a proceeding with an event, deadlines
and a hearing, custody, an interim measure and an act that bars removal, a task, a note on a
country, a kept form, a document in two versions. The passphrase costs the least that a header may
ask for.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from caseapp.domain.clock import FixedClock
from caseapp.domain.country_notes import CountryNoteDraft, NoteGrade, NoteSort
from caseapp.domain.drafts import (
    ClientDraft,
    EventDateDraft,
    EventDraft,
    HearingDraft,
    ManualDeadlineDraft,
    MatterDraft,
    NameDraft,
    ProceedingDraft,
    TaskDraft,
)
from caseapp.domain.ids import ClientUid, DocumentUid, MatterUid, PersonUid, ProceedingUid
from caseapp.domain.protection.drafts import BarDraft, CustodyDraft, InterimDraft
from caseapp.domain.protection.words import BarKind, InterimBody
from caseapp.domain.vocabulary import DateKind, Manner, ProceedingKind, Role
from caseapp.services import (
    clients,
    countries,
    custody,
    deadlines,
    documents,
    drafts,
    events,
    hearings,
    interim,
    matters,
    people,
    removal,
    tasks,
)
from caseapp.services.desk import Desk
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
        _protect(desk, proceeding, client)
        colleague = PersonUid(_made(people.add_person(desk, "Golden Paralegal", Role.PARALEGAL)))
        matters.add_member(desk, matter, colleague)
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


def _protect(desk: Desk, proceeding: ProceedingUid, client: ClientUid) -> None:
    day = date(2026, 3, 2)
    hearings.add_hearing(desk, HearingDraft(proceeding, date(2026, 4, 1), place="Hall 3"))
    custody.record_custody(desk, CustodyDraft(proceeding, client, day))
    interim.choose_body(desk, InterimDraft(proceeding, InterimBody.HRC, "facts", reason="why"))
    removal.add_bar(desk, BarDraft(proceeding, BarKind.OTHER, "Promise", day))
    note = CountryNoteDraft("KZ", NoteSort.NOTE, NoteGrade.PRESS, day, "Note", "paper")
    countries.add_note(desk, note)
    drafts.keep_draft(desk, "client:new", "[]")


def _made(changes: object) -> str:
    return str(getattr(changes, "created"))  # noqa: B009 - of any command


if __name__ == "__main__":
    print(main(sys.argv[1]))
