"""Limits of custody in words: a title lapses unless its event took place; nobody is "free"."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from caseapp.domain.protection.custody import EndingEvent, LimitEnd, LimitState
from caseapp.domain.protection.words import CustodyEnd, TaskCode
from caseapp.i18n import N_, Catalogue
from caseapp.wording import terms
from caseapp.wording.days import day_text, moment_text

CUSTODY_ENDS = {
    CustodyEnd.LET_OUT: N_("Left the place of detention"),
    CustodyEnd.SURRENDERED: N_("Surrendered to another State"),
    CustodyEnd.REMOVED: N_("Removed from the country"),
    CustodyEnd.ESCAPED: N_("Escaped"),
    CustodyEnd.OTHER: N_("Ended otherwise"),
}
LIMIT_STATES = {
    LimitState.RUNNING: N_("Running"),
    LimitState.BETWEEN: N_("Past by one hour, open by the other"),
    LimitState.LAPSED: N_("Title lapses"),
    LimitState.ENDED: N_("Stopped by its event"),
    LimitState.ENDED_LATE: N_("Event came too late"),
    LimitState.STOPPED: N_("Custody ended first"),
    LimitState.NO_DATE: N_("To be determined"),
}
DUTY_PAST = N_("Duty of the State is past")


@dataclass(frozen=True, slots=True)
class Limit:
    """What is known of one limit when it is put into words. Moments are local and aware."""

    label: str
    state: LimitState
    end: LimitEnd
    by_actual: datetime | None
    by_recorded: datetime | None
    ended_by: EndingEvent | None = None
    hour_known: bool = True
    """The hour of the event that ended it stands in the file."""


def state_text(state: LimitState, t: Catalogue, *, is_title: bool) -> str:
    """Return the words of a state for a badge."""
    past = (LimitState.LAPSED, LimitState.BETWEEN)
    return t(DUTY_PAST if not is_title and state in past else LIMIT_STATES[state])


def ends_with(end: LimitEnd, t: Catalogue) -> str:
    """Return the event that ends a limit, in words; "" where no source names one."""
    words = [terms.act(act, t) for act in end.acts]
    if not words:
        return ""
    if len(words) == 1:
        return words[0]
    first, second = words[0], words[1]
    if end.all_needed:
        return t("{first} and {second}, both", first=first, second=second)
    return t("{first} or {second}", first=first, second=second)


def sentence(limit: Limit, t: Catalogue) -> str:
    """Return where a limit stands, as a full sentence."""
    event = ends_with(limit.end, t)
    when = _when(limit, t)
    match limit.state:
        case LimitState.NO_DATE:
            return t("To be determined: no verified rule counts this limit; it may be shorter.")
        case LimitState.STOPPED:
            return t("Custody ended before this limit, {when}.", when=when)
        case LimitState.ENDED | LimitState.ENDED_LATE:
            return _ended(limit, when, t)
        case LimitState.RUNNING:
            return _running(limit, event, when, t)
        case _:
            return _past(limit, event, when, t)


def difference_text(actual: datetime, recorded: datetime, t: Catalogue) -> str:
    """Return both hours and what lies between them, as a complaint can say it."""
    first, second = moment_text(actual, t), moment_text(recorded, t)
    between = recorded - actual
    if between == timedelta(0):
        return t("Held since {first}; the record has the same hour.", first=first)
    if between < timedelta(0):
        return t(
            "The record begins on {second}, {length} before the hour that the file has for the "
            "actual seizure, {first}. Check both hours.",
            first=first,
            second=second,
            length=length_text(-between, t),
        )
    return t(
        "Held since {first}; the record begins on {second}. {length} of custody are missing from "
        "the record.",
        first=first,
        second=second,
        length=length_text(between, t),
    )


def length_text(length: timedelta, t: Catalogue) -> str:
    """Return a length in hours and minutes."""
    minutes = int(length.total_seconds() // 60)
    return t("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)


def paused_text(moment: datetime, days: int, t: Catalogue) -> str:
    """Return what the recorded pauses would make of a limit."""
    shown = moment_text(moment, t)
    return t.plural(
        "With the recorded pause of {count} day it would end on {moment}; the stored date was "
        "not moved.",
        "With the recorded pauses of {count} days it would end on {moment}; the stored date was "
        "not moved.",
        days,
        moment=shown,
    )


def task_text(code: TaskCode, client: str, label: str, moment: datetime, t: Catalogue) -> str:
    """Return the words of a task that a lapse opens."""
    when = moment_text(moment, t)
    if code is TaskCode.LAPSE_APPLICATION:
        return t(
            "Application against custody, {client}: the title lapsed on {when} unless the event "
            "that ends the limit took place ({limit}). Ask, then file today.",
            client=client,
            when=when,
            limit=label,
        )
    return t(
        "At the gate, {client}: a new arrest is possible when custody ends. Send somebody with "
        "the papers, agree the way home, keep the phone open.",
        client=client,
    )


def _when(limit: Limit, t: Catalogue) -> str:
    actual, recorded = limit.by_actual, limit.by_recorded
    if actual is not None and recorded is not None and actual != recorded:
        return t(
            "{actual} by the actual hour, {recorded} by the record",
            actual=moment_text(actual, t),
            recorded=moment_text(recorded, t),
        )
    moment = actual or recorded
    return moment_text(moment, t) if moment is not None else ""


def _running(limit: Limit, event: str, when: str, t: Catalogue) -> str:
    if not limit.end.is_title:
        return t("Duty of the State until {when}.", when=when)
    if event:
        return t("The title lapses on {when} unless this comes first: {event}.", when=when,
                 event=event)  # fmt: skip
    return t(
        "The title lapses on {when} unless a new title is shown. No source names an event that "
        "ends this limit.",
        when=when,
    )


def _past(limit: Limit, event: str, when: str, t: Catalogue) -> str:
    if not limit.end.is_title:
        if event:
            return t(
                "The State had until {when}. The file does not have: {event}. Ask for it; its "
                "absence is an argument.",
                when=when,
                event=event,
            )
        return t("The State had until {when}. Ask what was done.", when=when)
    if limit.state is LimitState.BETWEEN:
        if event:
            return t(
                "The title lapses on {when}, unless this came first and is not in the file yet: "
                "{event}. One hour is past, the other is not: act on the earlier one.",
                when=when,
                event=event,
            )
        return t(
            "The title lapses on {when}. One hour is past, the other is not: act on the "
            "earlier one.",
            when=when,
        )
    if event:
        return t(
            "The title lapsed on {when}, unless this came first and is not in the file yet: "
            "{event}. A lapsed title opens no door: apply, and expect a new arrest at the gate.",
            when=when,
            event=event,
        )
    return t(
        "The title lapsed on {when}, unless a new title is shown. A lapsed title opens no door: "
        "apply, and expect a new arrest at the gate.",
        when=when,
    )


def _ended(limit: Limit, when: str, t: Catalogue) -> str:
    ended = limit.ended_by
    if ended is None:
        return ""
    event = terms.act(ended.act, t)
    day = moment_text(ended.moment, t) if limit.hour_known else day_text(ended.day, t)
    if limit.state is LimitState.ENDED:
        if limit.hour_known:
            return t("Stopped: {event}, {day}. The limit was {when}.", event=event, day=day,
                     when=when)  # fmt: skip
        return t(
            "Stopped: {event}, {day}, hour not known. The limit was {when}: find the hour.",
            event=event,
            day=day,
            when=when,
        )
    return t(
        "{event} came on {day}, after the limit of {when}: until then custody had no title.",
        event=event,
        day=day,
        when=when,
    )
