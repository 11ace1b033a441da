"""The office's own sheets: what they show, what they keep to themselves, and that they fit."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import HearingDraft, LapseDraft, ManualDeadlineDraft
from caseapp.domain.errors import DateOrderError, NotAllowedError, NotFoundError
from caseapp.domain.vocabulary import (
    Closing,
    DateKind,
    DeadlineState,
    HandlingFlag,
    Naming,
    Role,
)
from caseapp.models.base import live
from caseapp.models.matter import Matter
from caseapp.reports import worker
from caseapp.services import audit, closings, deadlines, events, hearings, lapses, sheets
from caseapp.services.steps.history import Recording
from tests import casefiles, factory
from tests.casefiles import TODAY, served

S = DeadlineState
WEEK = TODAY + timedelta(days=14)


@pytest.fixture
def desk(desk):
    """The lawyer's desk with a printer in this process."""
    tasks = {"render": worker.render, "screen": worker.screen}
    return replace(desk, isolated=lambda task, payload, limits: tasks[task](payload))


@pytest.fixture
def kz(desk):
    client = casefiles.client(desk, "Пётр Ильин")
    return casefiles.proceeding(desk, casefiles.matter(desk, client))


def text_of(printed):
    document = pypdfium2.PdfDocument(printed.data)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def manual(desk, proceeding, day=WEEK, action="Appeal"):
    return deadlines.add_manual(
        desk, ManualDeadlineDraft(proceeding, action, day, "Order")
    ).created


def found(desk, rule):
    return next(row for row in deadlines.list_deadlines(desk) if row.rule == rule).uid


def test_a_control_slip_shows_rule_dates_calculation_and_who_looked(desk, kz):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    counsel = served(date(2026, 3, 2), kind=DateKind.SERVED_ON_COUNSEL)
    casefiles.event(desk, kz, served(date(2026, 3, 1)), counsel)
    uid = found(desk, "KZ-EXT-APPEAL")
    deadlines.accept(desk, uid, 1)
    printed = sheets.print_control_slip(desk, uid)
    shown = text_of(printed)
    for words in (
        "Control slip", "INTERNAL – PRIVILEGED", "Пётр Ильин", "KZ-EXT-APPEAL", "592",
        "Wed 11 Mar 2026", "Copy received by counsel", "Cannot be extended", "Initials",
        factory.LAWYER, "Calculation",
    ):  # fmt: skip
        assert words in shown
    assert printed.pages == 1
    with pytest.raises(NotFoundError):
        sheets.print_control_slip(replace(desk, person=helper.person), uid)


@pytest.mark.parametrize(
    ("host", "act", "kind"),
    [
        ("KZ", "arrest", DateKind.SEIZED),
        ("DE", "asylum_refusal", DateKind.SERVED_ON_CLIENT),
        ("RS", "extradition_ruling", DateKind.SERVED_ON_CLIENT),
        ("KG", "extradition_decision", DateKind.SERVED_ON_CLIENT),
    ],
)
def test_a_slip_of_every_kind_fits_on_one_page(desk, host, act, kind):
    uid = casefiles.proceeding(desk, host_state=host)
    casefiles.event(desk, uid, served(date(2026, 3, 1), kind=kind), act=act)
    rows = deadlines.list_deadlines(desk, proceeding=uid)
    assert rows
    for row in rows:
        assert sheets.print_control_slip(desk, row.uid).pages == 1


def test_a_slip_of_one_to_be_determined_has_no_date_but_the_hint(desk):
    uid = casefiles.proceeding(desk, host_state="KG")
    casefiles.event(desk, uid)
    (row,) = deadlines.list_deadlines(desk)
    shown = text_of(sheets.print_control_slip(desk, row.uid))
    assert "To be determined" in shown
    assert "Hint, not a rule" in shown


def test_the_log_has_what_was_entered_changed_filed_and_confirmed(desk, kz):
    uid = manual(desk, kz)
    deadlines.change(desk, uid, 1, WEEK + timedelta(days=1), None, "Order")
    deadlines.record_filed(desk, uid, 2, how="post", where="court", day=TODAY, reference="1")
    deadlines.confirm_filed(desk, uid, 3, second_look=True)
    rows = sheets.list_log(desk, TODAY, TODAY)
    assert [row.command for row in rows] == [
        "add_manual", "change", "record_filed", "confirm_filed",
    ]  # fmt: skip
    assert (rows[1].day_before, rows[1].day_after) == (WEEK, WEEK + timedelta(days=1))
    assert (rows[3].state_before, rows[3].state_after) == (S.FILED, S.CONFIRMED)
    assert {row.person for row in rows} == {factory.LAWYER}


def test_the_log_keeps_what_was_deleted_and_what_was_refused(desk):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    uid = manual(desk, casefiles.proceeding(desk, casefiles.matter(desk, members=(helper,))))
    with pytest.raises(NotAllowedError):
        closings.close(helper, uid, 1)
    closings.ask_to_close(desk, uid, 1, Closing.DELETE, "Twice")
    closings.close(desk, uid, 2)
    rows = sheets.list_log(desk, TODAY, TODAY)
    assert [(row.command, row.refused, row.deleted) for row in rows] == [
        ("add_manual", False, False),
        ("close", True, False),
        ("ask_to_delete", False, False),
        ("delete_deadline", False, True),
    ]


def test_the_log_is_of_the_offices_own_days(desk, kz):
    manual(desk, kz)
    night = replace(desk, clock=FixedClock(factory.NOW + timedelta(hours=11), desk.clock.zone))
    manual(night, kz, action="After midnight")
    assert len(sheets.list_log(desk, TODAY, TODAY)) == 1
    tomorrow = TODAY + timedelta(days=1)
    (row,) = sheets.list_log(desk, tomorrow, tomorrow)
    assert (row.action, row.at.date()) == ("After midnight", tomorrow)


def test_the_log_of_others_matters_is_not_seen(desk, kz):
    manual(desk, kz)
    stranger = replace(desk, person=casefiles.colleague(desk, Role.LAWYER).person)
    assert sheets.list_log(stranger, TODAY, TODAY) == []


def test_the_log_prints_names_of_commands_and_changes(desk, kz):
    casefiles.event(desk, kz)
    deadlines.accept(desk, found(desk, "KZ-EXT-APPEAL"), 1)
    shown = text_of(sheets.print_log(desk, TODAY, TODAY))
    assert "Deadline accepted" in shown
    assert "Proposed, Wed 11 Mar 2026; now Still open, Wed 11 Mar 2026" in shown
    assert "Пётр" not in shown
    empty = text_of(sheets.print_log(desk, date(2025, 1, 1), date(2025, 1, 2)))
    assert "0 entries" in empty


@pytest.mark.parametrize(
    ("naming", "shown", "hidden"),
    [
        (Naming.NUMBER, ("2026/001",), ("Пётр", "Ильин", "П. И.", "Supreme Court", "Appeal")),
        (Naming.INITIALS, ("2026/001", "П. И."), ("Пётр", "Ильин", "Supreme Court", "Appeal")),
        (Naming.FULL, ("2026/001", "Пётр Ильин", "Supreme Court", "Appeal"), ("П. И.",)),
    ],
)
def test_a_carry_list_says_no_more_than_was_chosen(desk, kz, naming, shown, hidden):
    manual(desk, kz)
    hearings.add_hearing(desk, HearingDraft(kz, TODAY + timedelta(days=2)))
    printed = text_of(sheets.print_carry_list(desk, TODAY, WEEK, naming))
    for words in shown:
        assert words in printed
    for words in hidden:
        assert words not in printed
    assert ("INTERNAL" in printed) is (naming is Naming.FULL)


def test_a_carry_list_begins_with_what_is_to_be_determined(desk, kz):
    manual(desk, kz, TODAY)
    casefiles.event(desk, casefiles.proceeding(desk, host_state="KG"))
    rows = sheets.list_carried(desk, TODAY, WEEK)
    assert [row.day for row in rows] == [None, TODAY]
    assert "To be determined" in text_of(sheets.print_carry_list(desk, TODAY, WEEK))


def test_a_carry_list_leaves_out_what_is_done_and_what_binds_the_state(desk, kz):
    uid = manual(desk, kz, TODAY - timedelta(days=1))
    lapses.record_lapse(desk, uid, 1, LapseDraft("Done", restoration=False))
    casefiles.event(desk, kz, served(date(2026, 3, 1), kind=DateKind.SEIZED), act="arrest")
    rows = deadlines.list_deadlines(desk)
    ours = [row for row in rows if not row.against_state and row.due_day <= WEEK]
    assert any(row.against_state for row in rows)
    assert len(sheets.list_carried(desk, TODAY - timedelta(days=9), WEEK)) == len(ours)


def flag(desk, proceeding, flags):
    """Mark the matter of a proceeding, straight in its row."""
    uid = deadlines.list_deadlines(desk, proceeding=proceeding)[0].matter
    with desk.vault.writing() as session:
        row = session.scalars(live(Matter).where(Matter.uid == uid)).one()
        with Recording(session, desk, "set_up", undoable=False).change(row):
            row.handling = " ".join(flags)


@pytest.mark.parametrize("flags", [[HandlingFlag.SOURCE], [HandlingFlag.RELATIVES]])
def test_a_slip_of_a_flagged_matter_names_neither_client_nor_source(desk, kz, flags):
    said = served(date(2026, 3, 1), by="the guard's cousin")
    casefiles.event(desk, kz, said)
    uid = found(desk, "KZ-EXT-APPEAL")
    assert "cousin" in text_of(sheets.print_control_slip(desk, uid))
    flag(desk, kz, flags)
    shown = text_of(sheets.print_control_slip(desk, uid))
    assert "П. И." in shown
    for hidden in ("cousin", "Ильин", "Пётр"):
        assert hidden not in shown


def test_what_is_for_lawyers_only_is_printed_by_none_else(desk):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    uid = casefiles.proceeding(desk, casefiles.matter(desk, members=(helper,)))
    made = manual(desk, uid)
    flag(desk, uid, [HandlingFlag.LAWYER_ONLY])
    with pytest.raises(NotAllowedError):
        sheets.print_control_slip(helper, made)
    assert sheets.print_control_slip(desk, made).pages == 1


def test_a_flagged_matter_is_carried_and_logged_with_its_number_alone(desk, kz):
    manual(desk, kz)
    hearings.add_hearing(desk, HearingDraft(kz, TODAY + timedelta(days=2)))
    flag(desk, kz, [HandlingFlag.RELATIVES])
    carried = text_of(sheets.print_carry_list(desk, TODAY, WEEK, Naming.FULL))
    assert "2026/001" in carried
    for hidden in ("Пётр", "Supreme Court", "Appeal"):
        assert hidden not in carried
    assert {row.action for row in sheets.list_log(desk, TODAY, TODAY)} == {"deadline"}


def test_the_history_keeps_what_left_on_paper_and_how_much_it_said(desk, kz):
    uid = manual(desk, kz)
    sheets.print_control_slip(desk, uid)
    sheets.print_log(desk, TODAY, TODAY)
    sheets.print_carry_list(desk, TODAY, WEEK, Naming.FULL)
    rows = [row for row in audit.list_history(desk) if row.kind == "sheet"]
    assert [row.command for row in rows] == [
        "print_carry_list", "print_log", "print_control_slip",
    ]  # fmt: skip
    assert audit.undo_last(desk).concerns("deadline")


def test_an_empty_list_says_so(desk):
    assert "No date from" in text_of(sheets.print_carry_list(desk, TODAY, WEEK))


@pytest.mark.parametrize("days", [-1, 400])
def test_days_in_the_wrong_order_or_too_many_are_refused(desk, days):
    for call in (sheets.list_log, sheets.list_carried, sheets.print_log, sheets.print_carry_list):
        with pytest.raises(DateOrderError):
            call(desk, TODAY, TODAY + timedelta(days=days))


def test_undoing_is_in_the_log_as_well(desk, kz):
    manual(desk, kz)
    audit.undo_last(desk)
    last = sheets.list_log(desk, TODAY, TODAY)[-1]
    assert (last.command, last.deleted) == ("undo", True)
    assert events.list_events(desk, kz) == []
