"""Outcomes of the law as stored deadlines: proposed with their calculation, or to be determined."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.deadlines import Computation, Outcome, Rule, Undetermined, hour_of
from caseapp.domain.deadlines.result import instant
from caseapp.domain.statuses import last_moment
from caseapp.domain.vocabulary import DeadlineState, Suspensive
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event
from caseapp.models.proceeding import Proceeding
from caseapp.models.rule_copy import RuleCopy
from caseapp.services.desk import Desk
from caseapp.storage.snapshot import canonical

NOTHING_FILED: dict[str, Any] = {
    "filed_how": "",
    "filed_where": "",
    "filed_reference": "",
}
_TEXT_LIMIT = 500


def new_deadline(
    session: Session, desk: Desk, me: int, event: Event, proceeding: Proceeding, outcome: Outcome
) -> Deadline:
    """Return a deadline that is not stored yet, for one outcome of a stored event."""
    result, rule = outcome.result, outcome.rule
    dated = _dated(result) if isinstance(result, Computation) else _undetermined(desk, proceeding)
    return Deadline(
        matter_id=proceeding.matter_id,
        proceeding_id=proceeding.id,
        event_id=event.id,
        rule=rule.id if rule else "",
        rule_copy_id=_copy(session, desk, rule).id if rule else None,
        act=event.act,
        action=rule.action[:_TEXT_LIMIT] if rule else "",
        body=rule.body[:_TEXT_LIMIT] if rule else "",
        citation=rule.citation if rule else "",
        source="",
        entered_by_id=me,
        reason="",
        computation=store_result(result),
        **NOTHING_FILED,
        **dated,
    )


def store_result(result: Computation | Undetermined) -> str:
    """Write a result as canonical JSON."""
    if isinstance(result, Computation):
        return canonical({"computed": result.to_data()})
    return canonical(
        {
            "undetermined": {
                "rule": result.rule,
                "rule_version": result.rule_version,
                "reason": result.reason.value,
                "hint": result.hint,
                "values": dict(result.values),
            }
        }
    )


def latest_moment(result: Computation) -> datetime | None:
    """Return the last moment by the latest of several readings, None where there is but one.

    Readings that only warn are asked as well: while one of them is open, nothing is missed.
    """
    latest = max((one.last_moment for one in result.readings), key=instant, default=None)
    later = latest is not None and instant(latest) > instant(result.safe_moment)
    return latest if later else None


def _dated(result: Computation) -> dict[str, Any]:
    latest = latest_moment(result)
    return {
        "state": DeadlineState.PROPOSED,
        "due_moment": result.safe_moment.astimezone(UTC),
        "due_day": result.safe_day,
        "latest_moment": latest.astimezone(UTC) if latest else None,
        "safe_day": result.safe_day,
        "last_day": result.last_day,
        "last_time": hour_of(result.last_moment, timed=result.timed),
        "zone": result.zone,
        "against_state": result.against_state,
        "extendable": result.extendable,
        "provisional": result.provisional,
        "trust": result.trust,
        "suspensive": result.suspensive,
    }


def _undetermined(desk: Desk, proceeding: Proceeding) -> dict[str, Any]:
    """Return the values of one to be determined: due the day on which it is recorded."""
    today = desk.clock.today()
    return {
        "state": DeadlineState.TO_BE_DETERMINED,
        "due_moment": last_moment(today, None, desk.clock.zone),
        "due_day": today,
        "zone": proceeding.zone,
        "against_state": False,
        "extendable": False,
        "provisional": False,
        "suspensive": Suspensive.UNVERIFIED,
    }


def _copy(session: Session, desk: Desk, rule: Rule) -> RuleCopy:
    """Return the vault's own copy of the rule; made with the first date that it computes."""
    query = select(RuleCopy).where(RuleCopy.rule == rule.id, RuleCopy.rule_version == rule.version)
    found = session.scalars(query).one_or_none()
    if found is None:
        found = RuleCopy(
            rule=rule.id,
            rule_version=rule.version,
            edition=rule.edition,
            row=canonical(_plain(dict(rule.row))),
            copied_at=desk.clock.now(),
        )
        session.add(found)
        session.flush()
    return found


def _plain(value: Any) -> Any:
    """Return a row of a pack as JSON values; dates of TOML become texts."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
