"""Precedent reports inside memos: kept as they were made, and compared with the library."""

import json
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from caseapp.domain.cited import CitedAuthority
from caseapp.domain.precedents import Doubt, Gap, Side
from caseapp.domain.views.precedents import (
    KeptPrecedents,
    Precedent,
    PrecedentReport,
    PrecedentSearch,
)
from caseapp.i18n import Catalogue
from caseapp.models.filing import FilingPrecedents
from caseapp.services.desk import Desk
from caseapp.services.steps.library.precedents import collect
from caseapp.wording.precedents import kept_text


def as_kept(report: PrecedentReport, position: int) -> FilingPrecedents:
    """Return the part of a memo that holds a report; what may not be cited is left out."""
    search = report.search
    content = asdict(replace(report, apart=()))
    content["search"]["day"] = search.day.isoformat()
    return FilingPrecedents(
        position=position,
        host_state=search.host,
        requesting_state=search.requesting,
        made_on=search.day,
        content=json.dumps(content, ensure_ascii=False),
    )


def report_of(row: FilingPrecedents) -> PrecedentReport:
    """Return the report as it was made."""
    content = json.loads(row.content)
    search = {**content["search"], "day": date.fromisoformat(content["search"]["day"])}
    return PrecedentReport(
        search=PrecedentSearch(**search),
        pair=tuple(map(_precedent, content["pair"])),
        persuasive=tuple(map(_precedent, content["persuasive"])),
        apart=(),
        gaps=tuple((Gap(gap), count) for gap, count in content["gaps"]),
    )


def _precedent(values: dict[str, Any]) -> Precedent:
    return Precedent(
        cited=CitedAuthority(**values["cited"]),
        host_states=tuple(values["host_states"]),
        side=Side(values["side"]),
        grounds=tuple(values["grounds"]),
        doubts=tuple(map(Doubt, values["doubts"])),
        year=values["year"],
    )


def compared(session: Session, desk: Desk, row: FilingPrecedents) -> KeptPrecedents:
    """Return a kept report with what became of it in the library since."""
    kept = _by_key(report_of(row))
    today = _by_key(collect(session, desk, row.host_state, row.requesting_state))
    return KeptPrecedents(
        host=row.host_state,
        requesting=row.requesting_state,
        made_on=row.made_on,
        decisions=len(kept),
        newer=len(today.keys() - kept.keys()),
        gone=len(kept.keys() - today.keys()),
        changed=sum(kept[key] != today[key] for key in kept.keys() & today.keys()),
    )


def _by_key(report: PrecedentReport) -> dict[str, Precedent]:
    return {one.cited.key: one for one in (*report.pair, *report.persuasive)}


def warnings_of(kept: tuple[KeptPrecedents, ...], t: Catalogue) -> tuple[str, ...]:
    """Return what to know of reports that the library has left behind."""
    return tuple(kept_text(one, t) for one in kept if not one.is_current)
