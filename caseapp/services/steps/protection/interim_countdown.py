"""How long the Court can still be asked before a removal, and whether it handles requests now."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from caseapp.domain.deadlines import Facts, compute
from caseapp.domain.deadlines.calendars import STRASBOURG
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.errors import UserError
from caseapp.domain.protection.registry_hours import Handling, handling
from caseapp.domain.protection.words import InterimBody
from caseapp.domain.views.interim import CountdownView
from caseapp.domain.views.removal import RiskRow
from caseapp.domain.vocabulary import DateKind
from caseapp.packs.law import LawPacks
from caseapp.services.desk import Desk
from caseapp.services.steps.protection.interim_bodies import request_of
from caseapp.services.steps.words import Words
from caseapp.wording import interim as wording


def countdown_of(desk: Desk, packs: LawPacks, risk: RiskRow) -> CountdownView:
    """Return the countdown for a removal; without a fixed day the hours of the Court alone."""
    now = desk.clock.now()
    removal = _removal(risk)
    safe, last = _limits(packs, removal)
    open_now = _handling(packs, now)
    opens = open_now.opens if open_now is not None else None
    closed = open_now is not None and not open_now.open_now
    alarm = removal is not None and (
        (safe is not None and safe < now) or (closed and opens is not None and removal <= opens)
    )
    return CountdownView(
        removal=removal,
        safe=safe,
        last=last,
        open_now=open_now.open_now if open_now is not None else None,
        opens=opens,
        sentences=wording.countdown(
            now,
            removal,
            safe,
            opens,
            open_now=open_now.open_now if open_now is not None else None,
            t=Words(desk.language).t,
        ),
        alarm=alarm,
    )


def _removal(risk: RiskRow) -> datetime | None:
    """Return the moment of the removal; the beginning of its day where the hour is not known."""
    if risk.fixed_day is None:
        return None
    return datetime.combine(risk.fixed_day, risk.fixed_at or time(), ZoneInfo(risk.zone))


def _limits(packs: LawPacks, removal: datetime | None) -> tuple[datetime | None, datetime | None]:
    """Count back from the removal on the clocks of Strasbourg, not of the host state."""
    rule = request_of(packs, InterimBody.ECHR)
    if removal is None or rule is None:
        return None, None
    there = removal.astimezone(ZoneInfo(packs.calendars.zone(STRASBOURG)))
    fixed = EventDateDraft(DateKind.FIXED, there.date(), there.time().replace(microsecond=0))
    try:
        found = compute(rule, Facts((fixed,)), packs.calendars)
    except UserError:
        return None, None
    return found.safe_moment, found.last_moment


def _handling(packs: LawPacks, now: datetime) -> Handling | None:
    try:
        return handling(now, packs.calendars.calendar(STRASBOURG))
    except UserError:
        return None
