"""The client list: a page of 200 among 50,000 clients against the same page among 5,000."""

import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bench.measure import ratio, seconds
from caseapp.domain.clock import FixedClock
from caseapp.domain.ids import new_uid
from caseapp.domain.names import name_forms
from caseapp.domain.statuses import last_moment
from caseapp.domain.text import fold
from caseapp.domain.vocabulary import DeadlineState, ProceedingKind, Suspensive
from caseapp.models.client import Client, ClientName
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.proceeding import Proceeding
from caseapp.services import clients, today
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.vaults import create_vault, open_desk
from caseapp.storage.kdf import KdfCost, KdfPolicy

BAR = 2.0
MANY, FEW = 50_000, 5_000
PAGE_AT = 2_400
"""Both vaults have a thirteenth page; the same page is read of each."""
NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
CHEAP = KdfPolicy(start=KdfCost(64, 1, 1), floor_kib=8, least_seconds=0.0)
ROWS_AT_ONCE = 2_000
TRIES = 5
_PARTS = [
    "ан",
    "бе",
    "ва",
    "ги",
    "до",
    "ен",
    "жи",
    "зо",
    "ир",
    "ка",
    "ле",
    "ми",
    "но",
    "ол",
    "пе",
    "ру",
    "са",
    "ти",
    "уз",
    "фа",
    "хо",
    "цы",
    "ша",
    "эм",
    "юр",
    "яс",
]
_STATES = ("KZ", "RS", "DE", "KG", "GE", "TR")


def run() -> list[dict[str, object]]:
    """Return the figures."""
    with tempfile.TemporaryDirectory(prefix="caseapp-bench-") as folder:
        few = _office(Path(folder) / "few.casevault", FEW)
        many = _office(Path(folder) / "many.casevault", MANY)
        try:
            return [_page(many, few), *_further(many), *_today(many, few)]
        finally:
            few.vault.close()
            many.vault.close()


def _page(many: Desk, few: Desk) -> dict[str, object]:
    """Measure again where the machine was too noisy: building the vaults anew would take longer."""
    for _ in range(TRIES):
        figure = ratio(
            "client list page (200 of 50,000) / same page at 5,000 clients",
            BAR,
            lambda: clients.list_clients(many, offset=PAGE_AT),
            lambda: clients.list_clients(few, offset=PAGE_AT),
            rounds=31,
        )
        if not figure.void:
            break
    return figure.as_json()


def _further(many: Desk) -> Iterator[dict[str, object]]:
    """Report milliseconds of what has no bar."""
    measured: dict[str, Callable[[], object]] = {
        "first page by name": lambda: clients.list_clients(many),
        "last page by name": lambda: clients.list_clients(many, offset=MANY - 200),
        "first page by next safe day": lambda: clients.list_clients(many, sort="next_day"),
        "first page found by text": lambda: clients.list_clients(many, text="ванги"),
        "array of all ids by name": lambda: clients.list_client_ids(many),
    }
    for name, work in measured.items():
        yield {"name": f"50,000 clients: {name}, ms", "value": _milliseconds(work)}


def _today(many: Desk, few: Desk) -> Iterator[dict[str, object]]:
    """Report the first screen, the whole of it; every client has a decision that may be executed."""
    for number, desk in ((MANY, many), (FEW, few)):
        value = _milliseconds(partial(today.get_today, desk))
        yield {"name": f"Today at {number:,} clients, ms", "value": value}


def _milliseconds(work: Callable[[], object]) -> float:
    work()
    return round(min(seconds(work) for _ in range(5)) * 1000, 2)


def _office(path: Path, count: int) -> Desk:
    """Make a vault of made-up clients, each with a matter; two of three have a deadline."""
    clock = FixedClock(NOW, "Asia/Almaty")
    key, _ = create_vault(path, "bench", "Bench", CHEAP, clock)
    desk = open_desk(path, key, clock=clock, device="bench", language="en", isolated=_no_worker)
    with desk.vault.writing() as session:
        _fill(session, person_id(session, desk), count)
    return desk


def _no_worker(task: str, payload: bytes, limits: object) -> bytes:  # noqa: ARG001
    raise AssertionError(task)


def _fill(session: Session, me: int, count: int) -> None:
    draw = random.Random(count)
    numbers = range(1, count + 1)
    names = {number: _name(draw) for number in numbers}
    _write(session, Client, (_client(number, names[number], me) for number in numbers))
    _write(session, ClientName, (_client_name(number, names[number]) for number in numbers))
    _write(session, Matter, (_matter(number) for number in numbers))
    _write(session, MatterClient, ({"matter_id": n, "client_id": n} for n in numbers))
    _write(session, MatterMember, ({"matter_id": n, "person_id": me} for n in numbers))
    _write(session, Proceeding, (_proceeding(number) for number in numbers))
    _write(session, Event, (_event(number, me) for number in numbers))
    _write(session, Deadline, (_deadline(n, me, draw) for n in numbers if n % 3))


def _write(session: Session, table: type[Any], rows: Iterator[dict[str, Any]]) -> None:
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        session.connection().execute(insert(table.__table__), batch)


def _name(draw: random.Random) -> str:
    words = ("".join(draw.choices(_PARTS, k=draw.randint(2, 4))) for _ in range(2))
    return " ".join(word.title() for word in words)


def _base() -> dict[str, Any]:
    return {"uid": new_uid(), "version": 1, "created_at": NOW, "changed_at": NOW}


def _client(number: int, name: str, me: int) -> dict[str, Any]:
    texts = ("other_names", "languages", "contact_channel", "contact_address", "contact_hours")
    return {
        **_base(),
        **dict.fromkeys(texts, ""),
        "id": number,
        "name": name,
        "sort_name": fold(name),
        "date_of_birth": date(1980, 1, 1),
        "citizenships": "RU",
        "opened_by_id": me,
        "contact_agreed_words": "",
        "contact_never": "",
        "notes": "A made-up note about a made-up person. " * 20,
    }


def _client_name(number: int, name: str) -> dict[str, Any]:
    forms = name_forms(name)
    return {
        "client_id": number,
        "position": 0,
        "kind": "legal",
        "script": "Cyrl",
        "text": name,
        "folded": forms.folded,
        "key": forms.key,
        "skeleton": forms.skeleton,
    }


def _matter(number: int) -> dict[str, Any]:
    year, serial = 1990 + number // 1500, number % 1500 + 1
    return {
        **_base(),
        "id": number,
        "file_number": f"{year}/{serial:03d}",
        "file_year": year,
        "file_serial": serial,
        "title": "Extradition",
    }


def _proceeding(number: int) -> dict[str, Any]:
    return {
        **_base(),
        "id": number,
        "matter_id": number,
        "procedure": ProceedingKind.EXTRADITION,
        "host_state": _STATES[number % len(_STATES)],
        "requesting_state": "RU",
        "court_or_body": "Court",
        "is_court": True,
        "place": "",
        "zone": "Asia/Almaty",
        "reference_number": str(number),
        "stage": "",
    }


def _event(number: int, me: int) -> dict[str, Any]:
    return {
        **_base(),
        "id": number,
        "proceeding_id": number,
        "act": "extradition_decision",
        "triggers": number % 3 > 0,
        "recorded_by_id": me,
        "answers": "{}",
        "notes": "",
    }


def _deadline(number: int, me: int, draw: random.Random) -> dict[str, Any]:
    day = NOW.date() + timedelta(days=draw.randint(1, 1500))
    texts = ("body", "citation", "source", "reason", "filed_how", "filed_where", "computation")
    return {
        **_base(),
        **dict.fromkeys(texts, ""),
        "matter_id": number,
        "proceeding_id": number,
        "event_id": number,
        "state": DeadlineState.OPEN,
        "due_moment": last_moment(day, None, "Asia/Almaty"),
        "safe_day": day,
        "due_day": day,
        "last_day": day,
        "zone": "Asia/Almaty",
        "against_state": False,
        "extendable": False,
        "provisional": False,
        "suspensive": Suspensive.UNVERIFIED,
        "rule": "",
        "act": "",
        "action": "Appeal",
        "entered_by_id": me,
        "filed_reference": "",
    }
