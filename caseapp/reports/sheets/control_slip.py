"""The control slip: one page on one deadline that shows how it was counted and who looked at it.

Courts ask for it as proof of organisation: rule, dates, calculation, initials.
"""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from caseapp.domain.blocks import Block, Document, Table
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.views.deadlines import DeadlineView
from caseapp.domain.vocabulary import DeadlineState, Manner
from caseapp.i18n import Catalogue
from caseapp.reports.sheets.frame import sheet, text
from caseapp.wording import terms
from caseapp.wording.days import day_text

_WIDTHS = (0.3, 0.7)
_Row = tuple[str, str]


def control_slip(
    view: DeadlineView,
    now: datetime,
    printed_by: str,
    zone: str,
    t: Catalogue,
    *,
    brief: bool = False,
) -> Document:
    """Return the slip of one deadline.

    Args:
        view: the deadline as the dialog shows it.
        now: when it is printed, UTC.
        printed_by: the person at the desk.
        zone: of the office.
        t: language of the slip.
        brief: sets the calculation as running text, for one that would not fit on the page.

    """
    here = now.astimezone(ZoneInfo(zone))
    printed = t(
        "{day}, {hour}, {name}",
        day=day_text(here.date(), t),
        hour=f"{here:%H:%M}",
        name=printed_by,
    )
    facts = [*_what(view, t), *_when(view, t), *_rests_on(view, t), *_done(view, t)]
    facts.append((t("Printed"), printed))
    blocks: list[Block] = [_table(facts)]
    blocks += _calculation(view, t, brief=brief)
    blocks.append(_initials(view, t))
    return sheet(t("Control slip"), here.date(), blocks, t)


def _what(view: DeadlineView, t: Catalogue) -> Iterator[_Row]:
    row = view.row
    yield t("File"), t("{number} · {client}", number=row.file_number, client=row.client_name)
    yield t("What has to be done"), row.action
    yield t("Court or body"), row.court_or_body
    if row.rule:
        rule = t("{citation} ({rule})", citation=row.citation, rule=row.rule)
        trust = terms.trust(row.trust, t) if row.trust else ""
        yield t("Rule"), t("{rule} · {trust}", rule=rule, trust=trust) if trust else rule
    if view.mark_note:
        yield t("Review of the rule"), view.mark_note
    if view.law_change:
        yield t("Why it is looked at again"), view.law_change
    if view.source:
        yield t("Source"), view.source


def _when(view: DeadlineView, t: Catalogue) -> Iterator[_Row]:
    row = view.row
    if row.state is DeadlineState.TO_BE_DETERMINED:
        yield t("Last day"), t("To be determined")
        if view.hint:
            yield t("Hint, not a rule"), view.hint
        return
    if row.safe_day is not None and row.safe_day != row.last_day:
        yield t("Safe day"), day_text(row.safe_day, t)
    if row.last_day is not None:
        yield t("Last day"), _hour(day_text(row.last_day, t), row.last_time, row.zone, t)
    if not row.extendable and not row.against_state:
        yield t("Class"), t("Cannot be extended")
    if view.provisional_reasons:
        yield t("Provisional"), " ".join(view.provisional_reasons)
    if view.reason:
        yield t("Reason"), view.reason


def _rests_on(view: DeadlineView, t: Catalogue) -> Iterator[_Row]:
    trigger = view.trigger
    if trigger is None:
        return
    dates = "; ".join(_date(one, t) for one in trigger.dates)
    yield t("Counted from"), t("{event}. {dates}", event=trigger.act_label, dates=dates)
    yield from trigger.answers


def _done(view: DeadlineView, t: Catalogue) -> Iterator[_Row]:
    yield t("State"), terms.deadline_state(view.row.state, t)
    for words in (view.filed_note, view.extension_note, view.lapse_note):
        if words:
            yield t("On file"), words
    if view.scan is not None:
        yield (
            t("Scan"),
            t("{title}, SHA-256 {digits}", title=view.scan.title, digits=view.scan.sha256),
        )


def _calculation(view: DeadlineView, t: Catalogue, *, brief: bool) -> list[Block]:
    if not view.calculation:
        return []
    head = (text(t("Calculation"), bold=True),)
    if brief:
        return [Table(head, ((text(" ".join(view.calculation)),),))]
    rows = [
        (text(str(number)), text(sentence)) for number, sentence in enumerate(view.calculation, 1)
    ]
    return [Table((text(""), *head), tuple(rows), (0.06, 0.94))]


def _initials(view: DeadlineView, t: Catalogue) -> Table:
    """Return who entered, answered, checked, filed and confirmed it, with room for initials."""
    steps = (
        (t("Entered"), view.entered_by, None),
        (t("Answered"), view.answered_by, view.answered_at),
        (t("Checked"), view.checked_by, view.checked_at),
        (t("Filed"), view.filed_by, None),
        (t("Confirmed"), view.confirmed_by, view.confirmed_at),
    )
    header = tuple(text(word) for word in (t("Step"), t("Name"), t("Day"), t("Initials")))
    rows = tuple(
        (text(step), text(name), text(_moment(at, t)), text("")) for step, name, at in steps
    )
    return Table(header, rows, (0.2, 0.35, 0.25, 0.2))


def _table(rows: list[_Row]) -> Table:
    filled = tuple((text(label, bold=True), text(value)) for label, value in rows if value)
    return Table((), filled, _WIDTHS)


def _date(one: EventDateDraft, t: Catalogue) -> str:
    day = _hour(day_text(one.day, t), one.at, "", t)
    words = t("{what}: {day}", what=terms.date_kind(one.kind, t), day=day)
    extra = [terms.manner(one.manner, t)] if one.manner is not Manner.UNKNOWN else []
    if one.claimed_by:
        extra.append(t("says {who}", who=one.claimed_by))
    return t("{fact} ({more})", fact=words, more=", ".join(extra)) if extra else words


def _hour(day: str, at: object, zone: str, t: Catalogue) -> str:
    if at is None:
        return day
    hour = f"{at:%H:%M} {zone}".strip()
    return t("{day}, {hour}", day=day, hour=hour)


def _moment(at: datetime | date | None, t: Catalogue) -> str:
    if at is None:
        return ""
    return day_text(at.date() if isinstance(at, datetime) else at, t)
