import json
from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select

from caseapp.domain.casefiles import EventAnsweredError, NoDateError, UnknownActError
from caseapp.domain.deadlines import Computation
from caseapp.domain.drafts import EventDateDraft, EventDraft
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    ControlCharacterError,
    DateOrderError,
    FutureDateError,
    NotAllowedError,
    NotFoundError,
    TextTooLongError,
    UserError,
)
from caseapp.domain.vocabulary import DateKind, DeadlineState, Manner, Role, Suspensive, Trust
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.rule_copy import RuleCopy
from caseapp.services import audit, deadlines, events, matters
from caseapp.services.steps.dates.deadline_views import read_result
from tests import casefiles, factory
from tests.casefiles import served

MARCH_1 = date(2026, 3, 1)


@pytest.fixture
def kz(desk):
    return casefiles.proceeding(desk, host_state="KZ")


def found(desk, proceeding, *, rule="KZ-EXT-APPEAL"):
    view = matters.get_proceeding(desk, proceeding)
    return next(one for one in view.deadlines if one.row.rule == rule)


def test_service_of_the_decision_stores_the_proposal_with_its_calculation(desk, kz):
    changes = events.record_event(desk, casefiles.event_draft(kz))
    assert changes.concerns("event")
    assert changes.concerns("deadline")
    view = found(desk, kz)
    assert view.row.state is DeadlineState.PROPOSED
    assert (view.row.safe_day, view.row.last_day) == (date(2026, 3, 11), date(2026, 3, 11))
    assert view.row.trust is not None
    assert view.row.trust is not Trust.UNVERIFIED
    assert view.row.suspensive is Suspensive.UNVERIFIED
    assert "592" in view.row.citation
    assert len(view.calculation) >= 3
    assert all(line.endswith(".") for line in view.calculation)
    assert view.steps[:4] == ("accept", "change", "decline", "file")
    assert view.entered_by == factory.LAWYER


def test_the_rule_is_copied_into_the_vault_with_the_first_date_it_computes(desk, kz):
    casefiles.event(desk, kz)
    casefiles.event(desk, kz)
    with desk.vault.reading() as session:
        query = select(RuleCopy).where(RuleCopy.rule == "KZ-EXT-APPEAL")
        (copy,) = session.scalars(query).all()
        stored = session.scalars(live(Deadline).where(Deadline.rule_copy_id == copy.id)).all()
    assert json.loads(copy.row)["id"] == "KZ-EXT-APPEAL"
    assert len(stored) == 2
    result = read_result(stored[0].computation)
    assert isinstance(result, Computation)
    assert result.rule_version == copy.rule_version


def test_two_claimed_dates_give_two_readings_and_the_earlier_is_safe(desk, kz):
    early = served(date(2026, 2, 25), by="the body")
    late = served(MARCH_1, kind=DateKind.SERVED_ON_COUNSEL, by="client")
    casefiles.event(desk, kz, early, late)
    view = found(desk, kz)
    assert (view.row.safe_day, view.row.last_day) == (date(2026, 3, 7), date(2026, 3, 11))
    assert len(view.readings) >= 2
    assert view.row.state is DeadlineState.PROPOSED


def test_when_the_earlier_reading_has_passed_the_service_is_disputed(desk, kz):
    early, late = served(date(2026, 2, 10)), served(MARCH_1, kind=DateKind.SERVED_ON_COUNSEL)
    casefiles.event(desk, kz, early, late)
    row = found(desk, kz).row
    assert row.state is DeadlineState.SERVICE_DISPUTED
    assert not row.answered
    deadlines.accept(desk, row.uid, row.version)
    assert found(desk, kz).row.state is DeadlineState.SERVICE_DISPUTED
    assert found(desk, kz).row.answered


def test_a_state_without_pack_gives_a_deadline_to_be_determined(desk):
    uid = casefiles.proceeding(desk, host_state="BY")
    casefiles.event(desk, uid)
    (view,) = matters.get_proceeding(desk, uid).deadlines
    assert view.row.state is DeadlineState.TO_BE_DETERMINED
    assert (view.row.safe_day, view.row.last_day) == (None, None)
    assert view.row.due_day == casefiles.TODAY
    assert view.row.action == "Determine the last day: Decision on extradition"
    assert view.hint
    assert view.steps == ("determine", "no_remedy")


def test_a_detention_puts_a_new_period_in_the_place_of_the_one_that_runs(desk):
    uid = casefiles.proceeding(desk, host_state="FR")
    casefiles.event(desk, uid, served(date(2026, 2, 16)), act="return_decision")
    first = found(desk, uid, rule="FR-OQTF-1M")
    deadlines.accept(desk, first.row.uid)

    detained = served(date(2026, 3, 1), at=time(9, 0))
    casefiles.event(desk, uid, detained, act="detention_order")
    later = found(desk, uid, rule="FR-OQTF-48H")
    assert later.replaces == first.row.uid
    assert found(desk, uid, rule="FR-OQTF-1M").row.state is DeadlineState.OPEN

    deadlines.accept(desk, later.row.uid)
    assert found(desk, uid, rule="FR-OQTF-1M").row.state is DeadlineState.SUPERSEDED


def test_a_detention_after_the_end_takes_no_place(desk):
    uid = casefiles.proceeding(desk, host_state="FR")
    casefiles.event(desk, uid, served(date(2026, 1, 2)), act="return_decision")
    casefiles.event(desk, uid, served(MARCH_1, at=time(9, 0)), act="detention_order")

    assert found(desk, uid, rule="FR-OQTF-48H").replaces is None


@pytest.mark.parametrize("kind", [DateKind.SERVED_ON_CLIENT, DateKind.LEARNT, DateKind.SEIZED])
def test_an_act_that_no_rule_waits_for_is_never_silent(desk, kz, kind):
    casefiles.event(desk, kz, served(MARCH_1, kind=kind), act="other_act")
    (view,) = matters.get_proceeding(desk, kz).deadlines
    assert view.row.state is DeadlineState.TO_BE_DETERMINED


def test_when_none_of_the_listed_dates_is_known_the_day_has_to_be_determined(desk, kz):
    casefiles.event(desk, kz, served(MARCH_1, kind=DateKind.ISSUED))
    view = found(desk, kz)
    assert view.row.state is DeadlineState.TO_BE_DETERMINED
    assert "complaint" in view.hint


def test_a_date_against_the_state_is_flagged_and_answers_nothing(desk, kz):
    seized = EventDateDraft(DateKind.SEIZED, MARCH_1, time(14, 20))
    casefiles.event(desk, kz, seized, act="arrest")
    rows = deadlines.list_deadlines(desk)
    watch = [row for row in rows if row.against_state and row.last_day]
    assert any(row.rule == "KZ-EXT-72H" and row.last_time == time(14, 20) for row in watch)
    assert any(row.state is DeadlineState.TO_BE_DETERMINED for row in rows)


def test_what_we_did_ourselves_asks_for_nothing(desk, kz):
    casefiles.event(desk, kz, served(MARCH_1, kind=DateKind.HEARD), act="other_act")
    assert deadlines.list_deadlines(desk) == []


def test_the_preview_says_what_saving_stores(desk, kz):
    draft = casefiles.event_draft(kz)
    preview = events.preview_event(desk, draft)
    assert deadlines.list_deadlines(desk) == []
    events.record_event(desk, draft)
    shown = {(one.rule, one.safe_day, one.state) for one in preview.proposals}
    stored = {(one.rule, one.safe_day, one.state) for one in deadlines.list_deadlines(desk)}
    assert shown == stored
    assert found(desk, kz).calculation in [one.calculation for one in preview.proposals]


def test_a_preview_without_dates_gives_the_questions(desk):
    uid = casefiles.proceeding(desk, host_state="DE")
    draft = replace(casefiles.event_draft(uid, act="asylum_refusal"), dates=())
    preview = events.preview_event(desk, draft)
    assert preview.proposals == ()
    assert all(question.text and question.key != question.text for question in preview.questions)


def test_acts_are_listed_with_their_words(desk, kz):
    acts = dict(events.list_acts(desk, kz))
    assert acts["extradition_decision"] == "Decision on extradition"
    assert list(acts)[-1] == "other_act" or "other_act" in acts


@pytest.mark.parametrize(
    ("dates", "error"),
    [
        ((), NoDateError),
        ((served(date(2026, 3, 4)),), FutureDateError),
        ((served(date(2026, 3, 3), at=time(23, 0)),), FutureDateError),
        ((served(date(1979, 12, 31)),), DateOrderError),
        ((served(MARCH_1, kind=DateKind.DECIDED), served(date(2026, 2, 1))), DateOrderError),
        ((served(MARCH_1, by="cl\u202eient"),), ControlCharacterError),
        ((served(MARCH_1),) * 51, TextTooLongError),
    ],
)
def test_an_event_that_cannot_have_happened_is_refused_whole(desk, dates, error):
    matter = casefiles.matter(desk, casefiles.client(desk, "Анна", born=date(1980, 1, 1)))
    uid = casefiles.proceeding(desk, matter)
    draft = replace(casefiles.event_draft(uid), dates=dates)
    with pytest.raises(error):
        events.record_event(desk, draft)
    view = matters.get_proceeding(desk, uid)
    assert (view.events, view.deadlines) == ((), ())


def test_an_end_before_its_start_is_refused(desk, kz):
    seized = EventDateDraft(DateKind.SEIZED, MARCH_1)
    ends = EventDateDraft(DateKind.EXPIRES, date(2026, 2, 28))
    with pytest.raises(DateOrderError) as refused:
        casefiles.event(desk, kz, seized, ends, act="custody_order")
    assert refused.value.values == {"earlier": "seized", "later": "expires"}


def test_deemed_service_may_lie_in_the_future(desk, kz):
    ahead = EventDateDraft(DateKind.DEEMED_SERVED, date(2026, 3, 9), None, Manner.POST)
    casefiles.event(desk, kz, ahead)
    assert len(matters.get_proceeding(desk, kz).events) == 1


def test_a_child_born_into_a_matter_does_not_forbid_its_past(desk):
    family = (
        casefiles.client(desk, "Анна", born=date(1980, 1, 1)),
        casefiles.client(desk, "Дитя", born=date(2026, 3, 2)),
    )
    uid = casefiles.proceeding(desk, casefiles.matter(desk, *family))
    casefiles.event(desk, uid)
    assert len(matters.get_proceeding(desk, uid).events) == 1


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"act": "abduction"}, UnknownActError),
        ({"notes": "x" * 10_000_000}, TextTooLongError),
        ({"notes": "\x00"}, ControlCharacterError),
        ({"answers": (("remedy_notice", "x\x07"),)}, UserError),
    ],
)
def test_an_event_with_bad_texts_is_refused_whole(desk, kz, fields, error):
    with pytest.raises(error):
        casefiles.event(desk, kz, **fields)
    assert matters.get_proceeding(desk, kz).events == ()


def test_a_lawyers_correction_supersedes_what_nobody_had_answered(desk, kz):
    uid = casefiles.event(desk, kz)
    before = found(desk, kz).row
    draft = casefiles.event_draft(kz, served(date(2026, 2, 26)), version=1)
    events.change_event(desk, uid, draft)
    views = [v for v in matters.get_proceeding(desk, kz).deadlines if v.row.rule == before.rule]
    states = {view.row.uid: view.row.state for view in views}
    assert states[before.uid] is DeadlineState.SUPERSEDED
    assert [v.row.safe_day for v in views if v.row.uid != before.uid] == [date(2026, 3, 8)]
    with pytest.raises(ChangedMeanwhileError):
        events.change_event(desk, uid, draft)


def test_a_correction_never_moves_an_accepted_date_it_proposes_another(desk, kz):
    uid = casefiles.event(desk, kz)
    old = found(desk, kz).row
    deadlines.accept(desk, old.uid, old.version)
    events.change_event(desk, uid, casefiles.event_draft(kz, served(date(2026, 2, 26))))
    kept = deadlines.get_deadline(desk, old.uid)
    assert (kept.row.state, kept.row.safe_day) == (DeadlineState.OPEN, date(2026, 3, 11))
    fresh = next(v for v in matters.get_proceeding(desk, kz).deadlines if v.replaces == old.uid)
    assert (fresh.row.state, fresh.row.safe_day) == (DeadlineState.PROPOSED, date(2026, 3, 8))
    deadlines.accept(desk, fresh.row.uid, fresh.row.version)
    assert deadlines.get_deadline(desk, old.uid).row.state is DeadlineState.SUPERSEDED


def test_a_paralegals_correction_leaves_every_proposal_in_place(desk, kz):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    matters.add_member(desk, matters.get_proceeding(desk, kz).matter, helper.person.uid)
    uid = casefiles.event(helper, kz)
    old = found(desk, kz).row
    events.change_event(helper, uid, casefiles.event_draft(kz, served(date(2026, 2, 26))))
    assert deadlines.get_deadline(desk, old.uid).row.state is DeadlineState.PROPOSED
    fresh = next(v for v in matters.get_proceeding(desk, kz).deadlines if v.replaces == old.uid)
    with pytest.raises(NotAllowedError):
        deadlines.accept(helper, fresh.row.uid, fresh.row.version)


def test_a_correction_that_changes_no_date_proposes_nothing(desk, kz):
    uid = casefiles.event(desk, kz)
    before = [view.row.uid for view in matters.get_proceeding(desk, kz).deadlines]
    events.change_event(desk, uid, casefiles.event_draft(kz, notes="seen in the file"))
    assert [view.row.uid for view in matters.get_proceeding(desk, kz).deadlines] == before


def test_a_corrected_hour_of_arrest_moves_the_limit_in_hours(desk, kz):
    def arrested(at):
        return served(date(2026, 3, 2), kind=DateKind.SEIZED, at=at)

    uid = casefiles.event(desk, kz, arrested(time(14, 20)), act="arrest")
    corrected = casefiles.event_draft(kz, arrested(time(8)), act="arrest")
    events.change_event(desk, uid, corrected)
    limits = [
        view.row.last_time
        for view in matters.get_proceeding(desk, kz).deadlines
        if view.row.rule == "KZ-EXT-72H" and view.row.state is DeadlineState.PROPOSED
    ]
    assert limits == [time(8)]


def test_an_event_goes_to_the_bin_with_its_unanswered_proposals(desk, kz):
    uid = casefiles.event(desk, kz)
    events.delete_event(desk, uid, 1)
    view = matters.get_proceeding(desk, kz)
    assert (view.events, view.deadlines) == ((), ())


def test_an_event_whose_deadline_was_answered_stays(desk, kz):
    uid = casefiles.event(desk, kz)
    row = found(desk, kz).row
    deadlines.accept(desk, row.uid, row.version)
    with pytest.raises(EventAnsweredError):
        events.delete_event(desk, uid)
    assert len(matters.get_proceeding(desk, kz).events) == 1


def test_undo_takes_the_event_and_its_proposals_back_together(desk, kz):
    casefiles.event(desk, kz)
    audit.undo_last(desk)
    view = matters.get_proceeding(desk, kz)
    assert (view.events, view.deadlines) == ((), ())


def test_proposals_stand_on_disk_when_the_program_is_killed(vault_path):
    path, key, _ = vault_path
    first = factory.sit_down(path, key)
    uid = casefiles.proceeding(first, host_state="KZ")
    casefiles.event(first, uid)
    first.vault.engine.dispose()
    first.vault.close()
    again = factory.sit_down(path, key)
    assert "KZ-EXT-APPEAL" in {row.rule for row in deadlines.list_deadlines(again)}
    again.vault.close()


def test_an_event_of_others_does_not_exist(desk, kz):
    other = casefiles.colleague(desk, Role.LAWYER)
    uid = casefiles.event(desk, kz)
    draft = casefiles.event_draft(kz)
    for call in (
        lambda: events.record_event(other, draft),
        lambda: events.preview_event(other, draft),
        lambda: events.change_event(other, uid, draft),
        lambda: events.delete_event(other, uid),
        lambda: events.list_acts(other, kz),
        lambda: events.list_events(other, kz),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_a_preview_names_the_hour_of_the_safe_moment(desk, kz):
    seized = EventDateDraft(DateKind.SEIZED, MARCH_1, time(14, 20))
    draft = casefiles.event_draft(kz, seized, act="arrest")
    proposals = events.preview_event(desk, draft).proposals
    assert any(one.rule == "KZ-EXT-72H" and one.safe_time == time(14, 20) for one in proposals)
    whole = events.preview_event(desk, casefiles.event_draft(kz)).proposals
    assert {one.safe_time for one in whole} == {None}


def test_an_event_is_shown_with_what_was_answered_to_its_rules(desk, kz):
    draft = replace(casefiles.event_draft(kz), answers=(("remedy_notice", "wrong"),))
    events.record_event(desk, draft)
    (event,) = events.list_events(desk, kz)
    assert event.answers == (("remedy_notice", "wrong"),)


def test_a_rule_that_lacks_a_fact_says_which_one_and_is_not_called_unverified(desk):
    # The period in hours runs from the hour of the seizure, which nobody noted.
    kz = casefiles.proceeding(desk, host_state="KZ")
    draft = EventDraft(kz, "arrest", (EventDateDraft(DateKind.SEIZED, date(2026, 3, 2)),))
    previewed = events.preview_event(desk, draft).proposals
    events.record_event(desk, draft)
    stored = [view.row for view in matters.get_proceeding(desk, kz).deadlines]
    for rows in (previewed, stored):
        waiting = [row for row in rows if row.state is DeadlineState.TO_BE_DETERMINED]
        assert {row.lacking for row in waiting if row.lacking} == {
            "Fact missing: the hour of the event"
        }


def test_without_a_rule_nothing_is_said_to_be_missing(desk):
    kg = casefiles.proceeding(desk, host_state="KG")
    casefiles.event(desk, kg, served(date(2026, 3, 1)))
    (view,) = matters.get_proceeding(desk, kg).deadlines
    assert view.row.lacking == ""
