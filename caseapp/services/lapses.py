"""A last day that has passed by every reading: what is still possible, and what was done."""

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.casefiles import NotLapsedError
from caseapp.domain.changes import Changes
from caseapp.domain.deadlines import Rule, refusal_to_compute, undetermined
from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.deadlines.rule import DEFECTIVE_NOTICE
from caseapp.domain.drafts import EventDateDraft, EventDraft, LapseDraft
from caseapp.domain.ids import DeadlineUid, ProceedingUid
from caseapp.domain.statuses import Step, shown
from caseapp.domain.views.deadlines import LapseView, RestorationView
from caseapp.domain.vocabulary import DateKind, DeadlineState, Role
from caseapp.i18n import catalogue
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event
from caseapp.models.task import Task
from caseapp.packs.law import LawPacks
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.answering import answering
from caseapp.services.steps.dates.deadline_details import deadline_views
from caseapp.services.steps.dates.deadline_views import Placed, deadlines_query, require_deadline
from caseapp.services.steps.dates.event_forms import check_event, fill_event
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.dates.outcomes import outcomes_of
from caseapp.services.steps.dates.proposals import new_deadline
from caseapp.services.steps.dates.typed_deadlines import undetermined_deadline
from caseapp.services.steps.history import Recording
from caseapp.services.steps.words import Words

RESTORATION = "obstacle_removed"
"""The act that rules on restoration wait for."""


@allows(*READERS)
def get_lapse(desk: Desk, uid: DeadlineUid) -> LapseView:
    """Return what is still possible after the last day has passed by every reading.

    Raises:
        NotFoundError: it does not exist or is not visible.

    """
    words = Words(desk.language)
    with desk.vault.reading() as session:
        placed = require_deadline(session, desk, uid)
        query = deadlines_query(desk).where(Deadline.id == placed.deadline.id)
        view = deadline_views(session, desk, query)[0]
        host = placed.proceeding.host_state
        packs = law(session, desk)
    rule = _rule(packs, placed.deadline.rule)
    recorded = {one.kind for one in view.trigger.dates} if view.trigger else set()
    others = [kind for kind in rule.starts_from if kind not in recorded] if rule else []
    return LapseView(
        deadline=DeadlineUid(placed.deadline.uid),
        readings=view.readings,
        other_starts=tuple(words.date_kind(kind) for kind in others),
        notice=_notice(rule, words),
        restoration=tuple(_restoration(one, words) for one in packs.rules_for(host, RESTORATION)),
    )


@allows(Role.LAWYER)
def record_lapse(desk: Desk, uid: DeadlineUid, version: int | None, draft: LapseDraft) -> Changes:
    """Record what was done about a lapse, and open what follows from it in the same commit.

    The restoration gets a last day of its own where a rule counts one from the day on which the
    obstacle ended; otherwise that day has to be determined. The duty to tell the client becomes a
    task.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `deadlines.accept`.
        NotAllowedError: only a lawyer may.
        NotLapsedError: by some reading the last day has not passed.
        EmptyFieldError: without a note.
        UserError: an end of the obstacle that cannot be.

    """
    note = fields.notes("lapse_note", draft.note, required=True)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        if not _has_lapsed(desk, row):
            raise NotLapsedError
        recording = Recording(session, desk, "record_lapse")
        with answering(session, desk, recording, placed, version, Step.LAPSE) as me:
            row.lapse_note = note
        if draft.restoration:
            _open_restoration(session, desk, recording, placed, draft, me)
        if draft.tell_client is not None:
            recording.add(_telling(desk, placed, draft))
    return recording.changes()


def _has_lapsed(desk: Desk, row: Deadline) -> bool:
    now = shown(
        row.state,
        row.due_moment,
        row.latest_moment,
        desk.clock.now(),
        against_state=row.against_state,
    )
    return now is DeadlineState.LAPSED


def _open_restoration(
    session: Session,
    desk: Desk,
    recording: Recording,
    placed: Placed,
    draft: LapseDraft,
    me: int,
) -> None:
    proceeding = placed.proceeding
    if draft.obstacle_ended is None:
        t = catalogue(desk.language)
        row = undetermined_deadline(
            desk, proceeding, me, action=t("Restoration of the lapsed period")
        )
        row.act, row.follows_id = RESTORATION, placed.deadline.id
        recording.add(row)
        return
    ended = EventDateDraft(DateKind.OBSTACLE_REMOVED, draft.obstacle_ended)
    event_draft = EventDraft(ProceedingUid(proceeding.uid), RESTORATION, (ended,))
    check_event(session, desk.clock, proceeding, event_draft)
    event = Event(proceeding_id=proceeding.id, recorded_by_id=me)
    fill_event(event, event_draft)
    recording.add(event)
    for outcome in outcomes_of(session, desk, event_draft, proceeding):
        row = new_deadline(session, desk, me, event, proceeding, outcome)
        row.follows_id = placed.deadline.id
        recording.add(row)


def _telling(desk: Desk, placed: Placed, draft: LapseDraft) -> Task:
    words = Words(desk.language)
    row = placed.deadline
    text = words.t(
        "Tell the client that the last day for “{action}” has passed, and what is done about it.",
        action=words.action(row.rule, row.action, row.act),
    )
    return Task(matter_id=placed.matter.id, text=text, due=draft.tell_client, done=False)


def _rule(packs: LawPacks, rule_id: str) -> Rule | None:
    try:
        return packs.rule(rule_id) if rule_id else None
    except UnknownRuleError:
        return None


def _notice(rule: Rule | None, words: Words) -> str:
    for variant in rule.variants if rule else ():
        if variant.key == DEFECTIVE_NOTICE:
            return words.t(
                "Where the remedy notice is missing or wrong the period is {period} ({citation}).",
                period=words.period(variant.period),
                citation=variant.citation or (rule.citation if rule else ""),
            )
    return ""


def _restoration(rule: Rule, words: Words) -> RestorationView:
    refused = refusal_to_compute(rule)
    counts = refused is None and rule.period is not None
    return RestorationView(
        rule=rule.id,
        action=words.action(rule.id, rule.action, rule.on[0] if rule.on else ""),
        court_or_body=words.body(rule.body, ""),
        period=words.period(rule.period) if counts and rule.period else "",
        citation=rule.citation,
        trust=rule.trust,
        hint="" if refused is None else words.hint(undetermined(rule, refused)),
    )
