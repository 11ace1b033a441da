"""A vault full of made-up people: every screen has something to show, no name belongs to anybody.

The cases are data (`resources/demo/cases.toml`); they go through the same commands as a user's.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from caseapp import resources
from caseapp.domain.changes import Changes
from caseapp.domain.drafts import (
    ClientDraft,
    EventDateDraft,
    EventDraft,
    HearingDraft,
    ManualDeadlineDraft,
    MatterDraft,
    MemoDraft,
    NameDraft,
    ProceedingDraft,
    SafeContactDraft,
    TaskDraft,
)
from caseapp.domain.errors import BugError
from caseapp.domain.ids import (
    AuthorityUid,
    ClientUid,
    DeadlineUid,
    FilingUid,
    MatterUid,
    ProceedingUid,
)
from caseapp.domain.protection.drafts import (
    BarDraft,
    CustodyDraft,
    InterimDraft,
    RemovalDraft,
)
from caseapp.domain.protection.words import BarKind, InterimBody
from caseapp.domain.vocabulary import DateKind, Manner, ProceedingKind, Role
from caseapp.services import (
    authorities,
    clients,
    custody,
    deadlines,
    events,
    filings,
    hearings,
    interim,
    matters,
    removal,
    tasks,
)
from caseapp.services.access import allows
from caseapp.services.desk import Desk

Data = Mapping[str, Any]
_AUTHORITIES_PER_ISSUE = 4
_FRIDAY = 5


@dataclass(frozen=True, slots=True)
class DemoVault:
    """What was built: how many clients, and the memo to print."""

    clients: int
    memo: FilingUid


@allows(Role.LAWYER)
def build_demo(desk: Desk) -> DemoVault:
    """Fill an empty vault with made-up clients in every state that a deadline can be in."""
    authorities.load_pack(desk)
    cases = tomllib.loads(resources.path("demo", "cases.toml").read_text(encoding="utf-8"))["case"]
    memos = [memo for case in cases for memo in _build_case(desk, case)]
    return DemoVault(len(cases), memos[0])


def _build_case(desk: Desk, case: Data) -> list[FilingUid]:
    client = ClientUid(_created(clients.add_client(desk, _client(desk, case))))
    matter = MatterUid(
        _created(
            matters.open_matter(desk, MatterDraft(_said(desk, case["title"]), clients=(client,)))
        )
    )
    if "task" in case:
        task = case["task"]
        draft = TaskDraft(matter, _said(desk, task["text"]), _day(desk, task["in"]))
        tasks.add_task(desk, draft)
    return [
        memo
        for proceeding in case.get("proceeding", ())
        for memo in _build_proceeding(desk, matter, proceeding)
    ]


def _client(desk: Desk, case: Data) -> ClientDraft:
    contact = {name: _said(desk, text) for name, text in case.get("contact", {}).items()}
    return ClientDraft(
        names=tuple(NameDraft(**name) for name in case["names"]),
        date_of_birth=case["born"],
        citizenships=tuple(case["citizenships"]),
        languages=tuple(case["languages"]),
        safe_contact=SafeContactDraft(**contact),
        notes=_said(desk, case.get("notes", "")),
    )


def _build_proceeding(desk: Desk, matter: MatterUid, data: Data) -> list[FilingUid]:
    draft = ProceedingDraft(
        matter=matter,
        kind=ProceedingKind(data["kind"]),
        host_state=data["host"],
        requesting_state=data["requesting"],
        court_or_body=_said(desk, data["court"]),
        is_court=data.get("is_court", True),
        place=data.get("place", ""),
        reference_number=data["reference"],
        stage=_said(desk, data["stage"]),
    )
    proceeding = ProceedingUid(_created(matters.add_proceeding(desk, draft)))
    for event in data.get("event", ()):
        _record(desk, proceeding, event)
    for deadline in data.get("deadline", ()):
        deadlines.add_manual(
            desk,
            ManualDeadlineDraft(
                proceeding,
                action=_said(desk, deadline["action"]),
                last_day=_day(desk, deadline["in"]),
                source=_said(desk, deadline["source"]),
            ),
        )
    _protect(desk, proceeding, data)
    for hearing in data.get("hearing", ()):
        hearings.add_hearing(desk, _hearing(desk, proceeding, hearing))
    return [_memo(desk, proceeding, data["memo"])] if "memo" in data else []


def _protect(desk: Desk, proceeding: ProceedingUid, data: Data) -> None:
    """Record custody after the arrest in the file, what is known of a removal, one request."""
    if "custody" in data:
        panel = custody.get_custody(desk, proceeding)
        arrest = panel.arrests[0]
        custody.record_custody(
            desk,
            CustodyDraft(
                proceeding,
                panel.clients[0][0],
                arrest.seized_day,
                arrest.seized_at,
                event=arrest.event,
                place=_said(desk, data["custody"]["place"]),
                basis=_said(desk, data["custody"]["basis"]),
                title=_said(desk, data["custody"]["title"]),
            ),
        )
    if "removal" in data:
        known = {name: _said(desk, text) for name, text in data["removal"].items()}
        draft = RemovalDraft(
            proceeding,
            destination=known.get("destination", ""),
            body=known.get("body", ""),
            contact=known.get("contact", ""),
            call_list=known.get("call_list", ""),
        )
        removal.change_removal(desk, draft)
    for bar in data.get("bar", ()):
        title, day = _said(desk, bar["title"]), _day(desk, -bar["ago"])
        removal.add_bar(desk, BarDraft(proceeding, BarKind(bar["what"]), title, day))
    if "interim" in data:
        asked = data["interim"]
        interim.choose_body(
            desk,
            InterimDraft(
                proceeding,
                InterimBody(asked["body"]),
                _said(desk, asked["facts"]),
                reason=_said(desk, asked["reason"]),
            ),
        )


def _record(desk: Desk, proceeding: ProceedingUid, data: Data) -> None:
    """Record an event and answer its proposals the way the data says."""
    draft = EventDraft(
        proceeding,
        act=data["act"],
        dates=tuple(
            EventDateDraft(
                DateKind(item["kind"]),
                _day(desk, -item["ago"]),
                item.get("at"),
                Manner(item.get("manner", Manner.UNKNOWN)),
                _said(desk, item.get("claimed_by", "")),
            )
            for item in data["dates"]
        ),
        answers=tuple(
            (key, _day(desk, -value["ago"]).isoformat() if isinstance(value, dict) else value)
            for key, value in data.get("answers", {}).items()
        ),
        notes=_said(desk, data.get("notes", "")),
    )
    changes = events.record_event(desk, draft)
    for uid in sorted(changes.touched.get("deadline", ())):
        _answer(desk, DeadlineUid(uid), data)


def _answer(desk: Desk, uid: DeadlineUid, data: Data) -> None:
    view = deadlines.get_deadline(desk, uid)
    if view.row.safe_day is None or view.row.against_state:
        return
    if data.get("accept") or "filed" in data:
        deadlines.accept(desk, uid, view.row.version)
    if "filed" in data:
        filed = data["filed"]
        deadlines.record_filed(
            desk,
            uid,
            deadlines.get_deadline(desk, uid).row.version,
            how=_said(desk, filed["how"]),
            where=_said(desk, filed["where"]),
            day=_day(desk, -filed["ago"]),
            at=filed["at"],
            reference=filed["reference"],
        )


def _hearing(desk: Desk, proceeding: ProceedingUid, data: Data) -> HearingDraft:
    return HearingDraft(
        proceeding,
        day=_court_day(_day(desk, data["in"])),
        at=data["at"],
        place=_said(desk, data.get("place", "")),
        judge=_said(desk, data.get("judge", "")),
        interpreter=_said(desk, data.get("interpreter", "")),
    )


def _memo(desk: Desk, proceeding: ProceedingUid, data: Data) -> FilingUid:
    """Start the memo with the leading decisions on each issue that may be printed."""
    found = [
        row
        for issue in data["issues"]
        for row in authorities.find(
            desk,
            filters={"issue": (issue,), "printable": ("yes",)},
            limit=_AUTHORITIES_PER_ISSUE,
        ).rows
    ]
    cited = dict.fromkeys(row.uid for row in found)
    draft = MemoDraft(
        proceeding,
        template=data["template"],
        language=desk.language,
        title=_said(desk, data["title"]),
        sections=tuple((key, _said(desk, text)) for key, text in data["sections"].items()),
        authorities=tuple((uid, _pinpoint(desk, uid)) for uid in cited),
    )
    return FilingUid(_created(filings.start_memo(desk, draft)))


def _pinpoint(desk: Desk, uid: AuthorityUid) -> str:
    return ", ".join(authorities.get_authority(desk, uid).pinpoints[:1])


def _said(desk: Desk, text: str | Mapping[str, str]) -> str:
    """Choose the desk's language where the data has several."""
    return text if isinstance(text, str) else text.get(desk.language, text["en"])


def _day(desk: Desk, offset: int) -> date:
    return desk.clock.today() + timedelta(days=offset)


def _court_day(day: date) -> date:
    """Return the day itself or, at a weekend, the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.isoweekday() > _FRIDAY else 0)


def _created(changes: Changes) -> str:
    if changes.created is None:
        raise BugError
    return changes.created
