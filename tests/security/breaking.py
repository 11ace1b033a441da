"""Lets every single file operation of a piece of work fail, one after the other.

    python -m tests.security.breaking PATTERN KEY_HEX SCENE KIND ERRNO [further] [half]

Runs behind the shim, on copies of the vault PATTERN under the shim's folder. For k = 1, 2, … the
kth call of KIND fails until the work needs no kth call. Prints one line per k: what the program
said, what it reads when it looks again, what stands after a new opening, and whether a further
save goes through there.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from caseapp.domain.drafts import TaskDraft
from caseapp.domain.errors import UserError
from caseapp.models.base import ever
from caseapp.models.client import Client
from caseapp.models.matter import Matter
from caseapp.models.task import Task
from caseapp.services import documents, tasks
from caseapp.services.desk import Desk
from caseapp.storage import header
from caseapp.storage.keys import MasterKey
from tests import compiled, factory
from tests.security.recording import Shim


class Work(NamedTuple):
    """A command, and how many of its things stand."""

    do: Callable[[Desk], object]
    count: Callable[[Desk], int]


def matter_and_client(desk: Desk):
    """Return the matter and the client of the pattern."""
    with desk.vault.reading() as session:
        return (
            session.scalars(select(Matter.uid)).one(),
            session.scalars(ever(Client, Client.uid)).one(),
        )


def add_task(desk: Desk) -> object:
    """Save one record with a long text and its entry in the history."""
    return tasks.add_task(desk, TaskDraft(matter_and_client(desk)[0], "text " * 300))


def count_tasks(desk: Desk) -> int:
    """Count them past every list."""
    with desk.vault.reading() as session:
        return len(session.scalars(ever(Task, Task.id)).all())


def add_document(desk: Desk) -> object:
    """Save a file and the row that points to it."""
    return documents.add_document(
        desk,
        *matter_and_client(desk),
        title="Scan",
        file_name="a.pdf",
        media_type="application/pdf",
        pieces=[b"page" * 40_000],
    )


def count_documents(desk: Desk) -> int:
    """Count rows whose file can be read to its end."""
    rows = documents.list_documents(desk)
    return sum(documents.read_document(desk, row.uid) == b"page" * 40_000 for row in rows)


def rewrite_header(desk: Desk) -> object:
    """Write both generations."""
    return header.write_header(
        desk.vault.path, header.read_header(desk.vault.path), desk.vault.key
    )


def generations(desk: Desk) -> int:
    """Return how often the header was rewritten since it was made."""
    return (header.verify_header(desk.vault.path, desk.vault.key).generation - 2) // 2


def back_up(desk: Desk) -> object:
    """Copy the database aside."""
    return desk.vault.back_up_to(desk.vault.path / "copy.db")


def whole_copies(desk: Desk) -> int:
    """Count copies under their final name; each must open."""
    copy = desk.vault.path / "copy.db"
    if copy.exists():
        from caseapp.storage.connection import connect

        connect(copy, desk.vault.key).close()
    return int(copy.exists())


SCENES = {
    "task": Work(add_task, count_tasks),
    "document": Work(add_document, count_documents),
    "header": Work(rewrite_header, generations),
    "backup": Work(back_up, whole_copies),
}


def main(pattern: str, key_hex: str, scene: str, kind: str, code: str, *how: str) -> None:
    """Break the scene at every place."""
    compiled.share()
    shim, key, work = Shim(), MasterKey.unpack(bytes.fromhex(key_hex)), SCENES[scene]
    path = Path(os.environ["DISKSHIM_ROOT"]) / "broken.casevault"
    for nth in range(1, 1000):
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(pattern, path)
        desk = factory.sit_down(path, key)
        options = {"further": "further" in how, "half": "half" in how}
        shim.arm(kind, nth, int(code), **options)
        said = attempt(desk, work)
        fired = shim.disarm()
        again = standing(desk, work)
        desk.vault.close()
        desk = factory.sit_down(path, key)
        reopened = standing(desk, work)
        sound = not desk.vault.page_faults()
        after = attempt(desk, work)
        desk.vault.close()
        litter = sum(".tmp" in file.name for file in path.rglob("*"))
        if not fired:
            break
        print(nth, said, again, reopened, sound, after, litter, flush=True)


def attempt(desk: Desk, work: Work) -> str:
    """Do it; return "saved", or the error with whether its outcome is known."""
    try:
        work.do(desk)
    except UserError as error:
        known = error.values.get("outcome_known", True)
        return type(error).__name__ + ("" if known else "?")
    except Exception as error:  # noqa: BLE001 - told as what it is: our bug
        return f"BUG:{type(error).__name__}"
    return "saved"


def standing(desk: Desk, work: Work) -> str:
    """Return how many things stand, or the error."""
    try:
        return str(work.count(desk))
    except UserError as error:
        return type(error).__name__
    except Exception as error:  # noqa: BLE001 - told as what it is: our bug
        return f"BUG:{type(error).__name__}"


if __name__ == "__main__":
    main(*sys.argv[1:])
