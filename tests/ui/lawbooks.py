"""A fake book of law: made-up rules, remembered commands."""

from datetime import date

from PySide6.QtWidgets import QLabel

from caseapp.domain.changes import Changes
from caseapp.domain.rule_marks import RuleMark, RuleStanding
from caseapp.domain.rules import HolidayChange, Review
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.rules import (
    ExampleView,
    HolidayRow,
    LawState,
    PackRow,
    RuleRow,
    RuleView,
)
from caseapp.domain.vocabulary import ProceedingKind, Trust
from caseapp.ui.rules.port import RulesPort
from caseapp.ui.widgets import Button

READ = date(2026, 1, 20)
HOLIDAY = HolidayRow(
    *("h-1", "KZ", date(2026, 3, 23), HolidayChange.MOVED, date(2026, 3, 24), "Nauryz"),
    *("Gazette 5/2026", "Aida", 2),
)


def row(rule="RS-EXTR-3D", **changes):
    values = {
        "id": rule,
        "action": "Appeal against the ruling on extradition",
        "host": "RS",
        "proceeding": ProceedingKind.EXTRADITION,
        "period": "3 calendar days",
        "citation": "Law on mutual legal assistance, art. 29",
        "trust": Trust.LAW_TEXT,
        "mark": RuleMark(RuleStanding.CONFIRM),
        "computable": True,
        "against_state": False,
        "pack": "rs",
    }
    return RuleRow(**{**values, **changes})


def unverified(rule="KG-EXT-APPEAL"):
    mark = RuleMark(RuleStanding.NOT_VERIFIED)
    trust = Trust.UNVERIFIED
    return row(rule, host="KG", mark=mark, trust=trust, computable=False, action="Complaint")


def view(shown, *reviews):
    computes = shown.computable
    return RuleView(
        row=shown,
        kind="period",
        body="Higher court",
        acts=("Court ruling on extradition",),
        starts_from=("Copy received by client",),
        method="rs-zkp",
        method_citation="ZKP art. 224",
        method_source="",
        method_trust=Trust.LAW_TEXT,
        suspensive="Suspensive effect: yes",
        extendable=False,
        backward=False,
        source="Official Gazette 20/2009",
        why_no_date="" if computes else "The period was not verified.",
        questions=(),
        validity="",
        after="",
        same_as="",
        texts=(("notes", "body: higher court"),),
        examples=(
            ExampleView(
                (("Copy received by client", "2026-03-02"),),
                (),
                "",
                date(2026, 3, 5),
                "",
                None,
                "The third day is a Thursday.",
            ),
        ),
        edition=date(2026, 11, 22),
        version="2026-11-22+abc",
        reviewable=computes,
        reviews=reviews,
        act_codes=("extradition_ruling",),
    )


def review():
    return Review("r-1", "RS-EXTR-3D", "abc", Trust.LAW_TEXT, "Aida", READ, READ, "Gazette", "", 1)


def pack(**changes):
    values = {
        "pack": "rs",
        "host": "RS",
        "edition": date(2026, 11, 22),
        "rules": 23,
        "computable": 20,
        "replaced": False,
    }
    return PackRow(**{**values, **changes})


class Book(list):
    """Commands that were made, as (name, arguments); `refuse` makes them fail."""

    def __init__(self, rows=None, states=("RS",), packs=None, **views):
        super().__init__()
        self.refuse = None
        self.states = states
        self.troubles = ()
        self.holidays = ()
        self.rows = [row(), unverified()] if rows is None else rows
        self.packs = [pack()] if packs is None else packs
        self.views = {one.id: view(one) for one in self.rows} | views

    def command(self, name, kind="rule_review"):
        def call(*given):
            if self.refuse is not None:
                raise self.refuse
            self.append((name, given))
            return Changes.of(**{kind: "u-1"})

        return call

    def state(self):
        return LawState(tuple(self.states), ("KG", "KZ", "RS"), self.troubles, 1)

    def port(self, **given):
        def list_rules(*, host=""):
            return [one for one in self.rows if host in ("", one.host)]

        values = {
            "list_rules": list_rules,
            "get_rule": lambda rule: self.views[rule],
            "law_state": self.state,
            "get_host_states": lambda: self.states,
            "set_host_states": self.command("set_host_states", "setting"),
            "list_packs": lambda: self.packs,
            "replace_pack": self.command("replace_pack", "law_pack"),
            "restore_shipped_pack": self.command("restore_shipped_pack", "law_pack"),
            "restore_earlier_pack": self.command("restore_earlier_pack", "law_pack"),
            "list_office_rules": lambda: (),
            "try_office_rule": lambda draft, day: None,
            "list_methods": lambda state: [
                ("rs-zkp", "ZKP art. 224 (rs-zkp)"),
                ("plain-days", "Plain days"),
            ],
            "list_acts": lambda kind: [("extradition_ruling", "Court ruling")],
            "list_holidays": lambda: self.holidays,
            "export_office_rules": lambda state: f'pack = "office-{state.lower()}"',
            "print_review_sheet": lambda: MemoPdf(b"%PDF", 1, "0"),
            "sheet_waits": lambda: bool(self.states),
            "put_sheet_aside": self.command("put_sheet_aside", "setting"),
            "review_law": lambda: iter(()),
            **{
                name: self.command(name, kind)
                for name, kind in (
                    ("review_rule", "rule_review"),
                    ("revoke_review", "rule_review"),
                    ("add_office_rule", "office_rule"),
                    ("change_office_rule", "office_rule"),
                    ("delete_office_rule", "office_rule"),
                    ("add_holiday", "holiday_override"),
                    ("change_holiday", "holiday_override"),
                    ("remove_holiday", "holiday_override"),
                )
            },
            **given,
        }
        return RulesPort(**values)


def words(widget):
    """Return every text that can be read in a widget."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget, text):
    """Return the button whose words have this text."""
    return next(b for b in widget.findChildren(Button) if text in b.accessibleName())


def form(screen, kind):
    """Return the form of a kind that is open."""
    return next(one for one in screen.findChildren(kind) if one.isVisible())


def saved(qtbot, context, dialog):
    """Press the button that saves, and wait for the answer."""
    dialog.submit_button.click()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
