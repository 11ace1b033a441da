"""Work of an office behind the shim, for the simulated power cuts.

    python -m tests.security.officework VAULT KEY_HEX COUNT

Each round stores a document of its own and changes a task; the round is acknowledged when both
commands returned. Every third round rewrites the header.
"""

import sys
from pathlib import Path

from sqlalchemy import select

from caseapp.domain.drafts import TaskDraft
from caseapp.domain.ids import ClientUid, MatterUid
from caseapp.models.client import Client
from caseapp.models.matter import Matter
from caseapp.services import documents, tasks
from caseapp.services.desk import Desk
from caseapp.storage import header
from caseapp.storage.keys import MasterKey
from tests import factory
from tests.security.recording import Shim


def content(number: int) -> bytes:
    """Return the file of a round."""
    return f"{number:04}".encode() * (1 + number * 997 % 20_000)


def a_round(desk: Desk, number: int) -> None:
    """Do what one round does."""
    with desk.vault.reading() as session:
        matter = MatterUid(session.scalars(select(Matter.uid)).one())
        client = ClientUid(session.scalars(select(Client.uid)).one())
    documents.add_document(
        desk, matter, client,
        title=f"{number:04}", file_name="a", media_type="text/plain", pieces=[content(number)],
    )  # fmt: skip
    tasks.add_task(desk, TaskDraft(matter, f"{number:04}"))
    if number % 3 == 0:
        path = desk.vault.path
        header.write_header(path, header.read_header(path), desk.vault.key)


def rounds_standing(desk: Desk) -> int | None:
    """Return the last round whose both commands stand; None where a file or an order is broken."""
    stored = sorted(documents.list_documents(desk), key=lambda row: row.title)
    done = sorted(task.text for task in tasks.list_tasks(desk))
    for number, row in enumerate(stored):
        if documents.read_document(desk, row.uid) != content(number):
            return None
    whole = done == [f"{number:04}" for number in range(len(done))]
    return len(done) - 1 if whole and 0 <= len(stored) - len(done) <= 1 else None


def main(path: str, key_hex: str, count: str) -> None:
    """Work and acknowledge."""
    shim = Shim()
    desk = factory.sit_down(Path(path), MasterKey.unpack(bytes.fromhex(key_hex)))
    for number in range(int(count)):
        a_round(desk, number)
        shim.acknowledge(number)
    desk.vault.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
