"""The audit screen on a real vault: narrowed, exported, compared with a seal."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.integrity import Finding, Found, Verdict
from caseapp.domain.views.integrity import VaultState
from caseapp.domain.views.vaults import HistoryFilter, HistoryRow
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.services import audit, clear_copies, integrity, matters
from caseapp.storage import aside
from caseapp.storage.snapshot import kinds
from caseapp.system.worker import run_worker
from caseapp.ui.audit import view
from caseapp.ui.audit.port import AuditPort
from caseapp.ui.audit.row import KINDS, kind_words, row_of
from caseapp.ui.audit.view import AuditScreen
from caseapp.ui.integrity.banner import DoubtBanner
from caseapp.ui.integrity.dialog import AcceptDialog
from caseapp.ui.integrity.port import IntegrityCalls
from caseapp.ui.integrity.salvage import SalvageDialog
from caseapp.ui.integrity.watch import VaultWatch
from caseapp.ui.widgets import Row
from tests.ui.accessibility import problems
from tests.ui.surroundings import surroundings

SHORT = 10
"""Entries of a page: a row takes milliseconds."""


class AtOnce:
    """A runner that does everything at once, on this thread."""

    def submit(self, _owner, work, on_success=None, on_error=None, *, key=""):
        try:
            value = work()
        except Exception as error:  # noqa: BLE001 - as the runner does
            on_error(error)
            return
        if on_success is not None:
            on_success(value)

    def submit_slices(self, owner, work, on_success, on_error=None, *, on_progress=None, key=""):
        steps = work()
        while True:
            try:
                on_progress(next(steps))
            except StopIteration as stopped:
                on_success(stopped.value)
                return


@pytest.fixture
def context(qtbot):
    made = surroundings()
    made.runner.finish()
    return replace(made, runner=AtOnce())


@pytest.fixture
def screen(qtbot, context, demo_desk, tmp_path, monkeypatch):
    monkeypatch.setattr(view, "PAGE", SHORT)
    port = AuditPort(
        partial(audit.list_history, demo_desk),
        partial(audit.list_choices, demo_desk),
        partial(matters.list_matters, demo_desk),
        partial(audit.export_history, demo_desk),
        partial(integrity.get_seal, demo_desk),
        partial(audit.print_seal, demo_desk),
        partial(integrity.check_seal, demo_desk),
        partial(integrity.list_aside, demo_desk),
    )
    made = AuditScreen(
        replace(context, leave=lambda made, path: path.write_bytes(made.data)),
        port,
        ask_table=lambda *_: str(tmp_path / "history.csv"),
    )
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def lines(screen):
    return screen.entries.count()


def test_the_newest_entries_are_shown_a_page_at_a_time(screen):
    assert lines(screen) == SHORT
    screen.more_button.click()
    assert lines(screen) == 2 * SHORT


def test_the_history_is_narrowed_by_kind(screen):
    screen.kind.choose("deadline")
    screen.kind.activated.emit(screen.kind.currentIndex())
    rows = screen.findChildren(Row)
    assert rows
    assert lines(screen) <= SHORT


def test_the_owner_is_told_of_every_entry_of_an_office_alone(demo_desk, tmp_path):
    printed = audit.print_seal(replace(demo_desk, isolated=run_worker))
    clear_copies.write_copy(demo_desk, printed, tmp_path / "seal.pdf")
    rows = audit.list_history(demo_desk, limit=10_000)
    assert rows[0].kind == "clear_copy"
    assert all(row.kind for row in rows)


def test_an_entry_has_the_hour_of_the_office_and_its_city(context, qtbot):
    at = datetime(2026, 2, 1, 22, 30, tzinfo=UTC)
    entry = HistoryRow(
        7, at, "p-1", "Aida Omarova", "dev", "load_pack", "g-1", "authority_pack", "u-1", 1,
        None, None, False,
    )  # fmt: skip
    row = row_of(entry, context.t, context)
    qtbot.addWidget(row)
    said = " ".join(label.text() for label in row.findChildren(QLabel))
    assert "Mon 2 Feb 2026" in said
    assert "04:30 Bishkek" in said
    assert "Library of authorities · Aida Omarova" in said


def test_an_auditor_reads_the_number_by_which_the_dates_are_named(context, qtbot):
    entry = HistoryRow(
        7, datetime(2026, 2, 1, tzinfo=UTC), "p-1", "Aida", "dev", "accept", "g-1", "deadline",
        "0190-1", 1, None, None, False,
    )  # fmt: skip
    for role, told in ((Role.AUDITOR, True), (Role.LAWYER, False)):
        row = row_of(entry, context.t, replace(context, role=role))
        qtbot.addWidget(row)
        said = " ".join(label.text() for label in row.findChildren(QLabel))
        assert ("record 0190-1" in said) is told


def test_every_kind_of_record_has_a_word_for_people():
    assert set(kinds()) - set(KINDS) == set()
    assert kind_words("sing_a_song", catalogue("en")) == "Something else"


def test_days_are_narrowed_by_the_calendar_of_the_office(demo_desk):
    day = demo_desk.clock.today()
    zone = ZoneInfo(demo_desk.clock.zone)
    rows = audit.list_history(demo_desk, wanted=HistoryFilter(first=day, last=day), limit=10_000)
    assert rows
    assert {row.at.astimezone(zone).date() for row in rows} == {day}


def test_a_day_that_cannot_be_read_is_told_at_its_field(screen):
    screen.first.setText("yesterday-ish")
    screen.first.editingFinished.emit()
    assert screen.fields[4].has_error


def test_the_history_is_exported_as_a_table(screen, tmp_path):
    screen.export_button.click()
    data = (tmp_path / "history.csv").read_bytes().decode("utf-8-sig")
    assert data.count("\r\n") > 100
    assert not screen.done.isHidden()


def test_an_auditor_reads_and_lets_nothing_out(screen, context, qtbot):
    port = screen._port._replace(list_matters=None, export_history=None, print_seal=None)
    made = AuditScreen(context, port)
    qtbot.addWidget(made)
    hidden = (made.export_button, made.print_button, made.fields[3])
    assert all(widget.isHidden() for widget in hidden)


def test_a_printed_seal_is_compared_with_the_chain(screen, demo_desk):
    screen.groups.setText(" ".join(integrity.get_seal(demo_desk).groups).lower())
    screen.compare_button.click()
    assert "Nothing before it was changed" in screen.compared.text()
    screen.groups.setText("zz")
    screen.compare_button.click()
    assert screen.seal_field.has_error


def test_what_was_put_aside_is_named_with_its_last_day(screen, demo_desk):
    assert screen.aside.isHidden()
    for number, name in enumerate(("case.db-wal", "ab" * 16)):
        file = demo_desk.vault.path / name
        file.write_bytes(bytes(2_000_000 * number))
        aside.put_aside(demo_desk.vault.path, file)
    screen.refresh()
    rows = [row.accessibleName() for row in screen.aside.findChildren(Row)]
    assert len(rows) == 2
    assert any("write-ahead log" in row for row in rows)
    assert any("2.0 MB" in row and "stays until" in row for row in rows)


class Window:
    def __init__(self):
        self.notices, self.marks, self.told, self.places = [], [], [], []
        self.go = self.places.append
        self.keep_in_view, self.mark, self.tell = (
            self.notices.append,
            self.marks.append,
            self.told.append,
        )


def state(*findings, whole=False, may_accept=True):
    verdict = Verdict(tuple(Found(finding) for finding in findings))
    return VaultState(verdict, True, whole, None, "Office", 4, 7, may_accept)


def calls(found, **given):
    def check():
        yield 40
        return found.verdict

    return IntegrityCalls(
        lambda: found,
        check,
        lambda: None,
        given.get("accept", lambda *_: Verdict()),
        lambda *_: None,
    )


def test_the_rest_is_checked_behind_a_mark_and_nothing_is_shown_where_nothing_is_found(
    context, qtbot
):
    window = Window()
    VaultWatch(context, calls(state()), window, None).start()
    assert window.marks == [
        "Checking the vault: 0 %",
        "Checking the vault: 40 %",
        "The vault was checked",
    ]
    assert window.notices == []


def test_what_was_found_stands_above_every_screen_with_what_to_do(context, qtbot):
    window = Window()
    watch = VaultWatch(context, calls(state(Finding.VAULT_OLDER, whole=True)), window, None)
    watch.show(Verdict((Found(Finding.VAULT_OLDER),)))
    watch.start()
    banner = window.notices[-1]
    qtbot.addWidget(banner)
    assert "reading only" in banner.headline.text()
    assert not banner.accept_button.isHidden()
    assert banner.isAncestorOf(banner.accept_button), "in its place, no window of its own"
    banner.compare_button.click()
    assert [place.screen for place in window.places] == ["backups"]


def test_only_two_versions_are_compared_and_only_by_who_may_see_them(context, qtbot):
    for finding, role in ((Finding.PAGES_DAMAGED, Role.LAWYER), (Finding.VAULT_OLDER, Role.GUEST)):
        window = Window()
        found = state(finding, whole=True)
        VaultWatch(replace(context, role=role), calls(found), window, None).start()
        qtbot.addWidget(window.notices[-1])
        assert window.notices[-1].compare_button.isHidden()


@pytest.mark.parametrize("finding", list(Finding))
def test_every_finding_has_its_words_and_only_some_can_be_accepted(context, qtbot, finding):
    banner = DoubtBanner(context.t, Verdict((Found(finding),)), may_accept=True, may_salvage=True)
    qtbot.addWidget(banner)
    assert banner.reasons[0].text()
    verdict = Verdict((Found(finding),))
    assert banner.accept_button.isHidden() != verdict.explicable
    assert banner.seen_button.isHidden() == verdict.read_only


def test_accepting_wants_a_reason_and_the_name(context, qtbot):
    said = []
    port = calls(state(Finding.VAULT_OLDER), accept=lambda *given: said.append(given))
    dialog = AcceptDialog(context, port, state(Finding.VAULT_OLDER))
    qtbot.addWidget(dialog)
    assert not dialog.submit_button.isEnabled()
    dialog.reason.choose("restored")
    dialog.name.setText("Office")
    dialog.submit_button.click()
    assert [(reason.value, name) for reason, name in said] == [("restored", "Office")]


def test_salvage_wants_a_place_and_the_same_passphrase_twice(context, qtbot):
    dialog = SalvageDialog(context, calls(state(Finding.PAGES_DAMAGED)))
    qtbot.addWidget(dialog)
    dialog.take_place("/somewhere/new")
    dialog.passphrase.setText("six words")
    assert not dialog.submit_button.isEnabled()
    dialog.again.setText("six words")
    assert dialog.submit_button.isEnabled()
    assert dialog.where.text().endswith("new.casevault")


def test_audit_and_banner_can_be_used_without_eyes_or_mouse(screen, context, qtbot):
    assert problems(screen) == []
    for make in (AcceptDialog, SalvageDialog):
        found = state(Finding.VAULT_OLDER)
        given = (context, calls(found), found) if make is AcceptDialog else (context, calls(found))
        dialog = make(*given)
        qtbot.addWidget(dialog)
        dialog.show()
        assert problems(dialog) == []
