"""The page of people: who works here, and what a lawyer may change about it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from caseapp.domain.changes import Changes
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.people import GuestTermMissingError
from caseapp.domain.vaults import WrongPassphraseError
from caseapp.domain.views.keys import GivenCode
from caseapp.domain.views.people import GuestMatter, PersonRow, PersonView
from caseapp.domain.vocabulary import Role
from caseapp.ui.drafts import KeptForm
from caseapp.ui.settings.guest import GuestMattersForm
from caseapp.ui.settings.people import PeopleCard
from caseapp.ui.settings.people_port import PeopleCalls
from caseapp.ui.settings.person import PersonForm
from caseapp.ui.settings.person_code import PersonCodeForm
from caseapp.ui.settings.person_leaves import PersonLeavesForm
from caseapp.ui.widgets import PlainLabel, Row
from tests.ui.accessibility import problems, settle

UNTIL = date(2026, 4, 1)
CODE = "7K2M4Q-9ABCDE-FGHJKM-NPQRST-VWXYZ0-123456"


def person(uid, name, role, **more):
    until = more.pop("until", None)
    values = {"version": 1, "owner": False, "keys": 1, "here": False, **more}
    return PersonView(PersonRow(uid, name, role, until), **values)


TEAM = [
    person("p-1", "Aida Omarova", Role.LAWYER, owner=True, here=True, keys=2),
    person("p-2", "Timur Bek", Role.PARALEGAL),
    person("p-3", "Nodira Guest", Role.GUEST, until=UNTIL, keys=0),
    person("p-4", "Ombudsman's auditor", Role.AUDITOR),
]


class Office:
    def __init__(self):
        self.done = []
        self.refusal = None

    def command(self, name):
        def call(*positional, **keywords):
            if self.refusal is not None:
                raise self.refusal
            self.done.append((name, positional, keywords))
            return Changes.of(person="p-2")

        return call

    def give_code(self, uid, own):
        if own.text != "right":
            raise WrongPassphraseError
        self.done.append(("give_code", uid, own.keyfile))
        return GivenCode(CODE, Changes.of(key_slot="k-1"))

    def calls(self):
        return PeopleCalls(
            list_team=lambda: TEAM,
            add_person=self.command("add"),
            change_person=self.command("change"),
            remove_person=self.command("remove"),
            list_guest_matters=lambda uid: [
                GuestMatter("m-1", "2026/014", "Extradition to Russia", named=True),
                GuestMatter("m-2", "2026/015", "", named=False),
            ],
            set_guest_matters=self.command("name"),
            give_code=self.give_code,
            reencrypt=lambda above: self.done.append(("reencrypt",)),
        )


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def card(qtbot, office, context):
    return shown(qtbot, PeopleCard(context, office.calls()))


def shown(qtbot, card):
    qtbot.addWidget(card)
    card.resize(700, 420)
    card.show()
    card.refresh()
    qtbot.waitUntil(lambda: len(card.findChildren(Row)) == len(TEAM))
    settle()
    return card


def form(qtbot, context, office, kind, who):
    made = kind(context, office.calls(), who)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    return made


def words(widget):
    return [one.text() for one in widget.findChildren(PlainLabel) if one.isVisibleTo(widget)]


def test_everybody_stands_with_role_day_and_keys(card):
    said = words(card)
    assert {"Aida Omarova", "Timur Bek", "sits here", "owner", "no key yet"} <= set(said)
    assert any("Guest until" in one and "2026" in one for one in said)


def test_only_a_lawyer_may_open_a_line_or_add_somebody(qtbot, office, context):
    helper = shown(qtbot, PeopleCard(replace(context, role=Role.PARALEGAL), office.calls()))
    assert {row.focusPolicy() for row in rows(helper)} == {Qt.FocusPolicy.NoFocus}
    assert not any(
        "Add a person" in one.accessibleName() for one in helper.findChildren(PlainLabel)
    )


def rows(card):
    return card.findChildren(Row)


def test_a_new_person_is_no_lawyer_unless_that_is_chosen(qtbot, context, office):
    made = form(qtbot, context, office, PersonForm, None)
    assert made.role.value() == Role.PARALEGAL
    assert not made.until.isVisible()
    made.name.setText("Zoya")
    with qtbot.waitSignal(made.saved):
        made.submit_button.click()
    assert office.done == [("add", ("Zoya", Role.PARALEGAL), {"until": None})]


def test_a_guest_is_asked_for_the_last_day(qtbot, context, office):
    made = form(qtbot, context, office, PersonForm, None)
    made.role.choose("guest")
    assert made.until.isVisible()
    made.name.setText("Nodira")
    made.until.set_text("1.4.2026")
    with qtbot.waitSignal(made.saved):
        made.submit_button.click()
    assert office.done == [("add", ("Nodira", Role.GUEST), {"until": UNTIL})]


@pytest.mark.parametrize(
    ("refusal", "field"), [(EmptyFieldError(field="name"), 0), (GuestTermMissingError(), 2)]
)
def test_a_refusal_stands_under_its_field(qtbot, context, office, refusal, field):
    office.refusal = refusal
    made = form(qtbot, context, office, PersonForm, TEAM[2])
    made.submit_button.click()
    qtbot.waitUntil(lambda: made.fields[field].has_error)


def test_a_draft_of_the_form_comes_back(qtbot, card, context):
    first = PersonForm(context, card._calls, None)
    qtbot.addWidget(first)
    first.name.setText("Timur")
    first.role.choose("guest")
    kept = KeptForm("person", "", first.draft_payload())
    assert context.drafts.reopen([kept]) == []
    second = card.window().findChildren(PersonForm)[-1]
    assert (second.name.text(), second.role.value()) == ("Timur", "guest")
    assert second.until.isVisible()


def test_who_owns_the_vault_or_sits_here_keeps_the_role(qtbot, context, office):
    made = form(qtbot, context, office, PersonForm, TEAM[0])
    assert not made.role.isEnabled()
    assert "owner of the vault" in made.honest.text()


def test_a_code_is_shown_once_for_the_lawyers_own_passphrase(qtbot, context, office):
    made = form(qtbot, context, office, PersonCodeForm, TEAM[1])
    made.present.line.setText("wrong")
    made.submit_button.click()
    qtbot.waitUntil(lambda: made.present.field.has_error)
    made.present.line.setText("right")
    made.present.both.setChecked(True)
    made.present.keyfile.take("/media/aida/key")
    made.submit_button.click()
    qtbot.waitUntil(made.code.isVisible)
    assert made.code.text() == CODE
    assert made.present.line.text() == made.draft_payload() == ""
    assert not made.is_dirty()
    with qtbot.waitSignal(made.saved):
        made.submit_button.click()
    assert office.done == [("give_code", "p-2", "/media/aida/key")]


def test_the_matters_of_a_guest_are_ticked(qtbot, context, office):
    made = form(qtbot, context, office, GuestMattersForm, TEAM[2])
    assert [tick.isChecked() for tick in made.ticks.values()] == [True, False]
    made.ticks["m-1"].setChecked(False)
    made.ticks["m-2"].setChecked(True)
    with qtbot.waitSignal(made.saved):
        made.submit_button.click()
    assert office.done == [("name", ("p-3", ["m-2"]), {})]


@pytest.mark.parametrize("afterwards", [True, False])
def test_removing_offers_to_re_encrypt_everything_and_has_it_ticked(
    qtbot, context, office, card, afterwards
):
    made = PersonLeavesForm(context, office.calls(), TEAM[1], card)
    qtbot.addWidget(made)
    made.open()
    assert made.reencrypt.isChecked()
    made.reencrypt.setChecked(afterwards)
    with qtbot.waitSignal(made.saved):
        made.submit_button.click()
    assert office.done[0] == ("remove", ("p-2", 1), {})
    assert (("reencrypt",) in office.done) is afterwards


@pytest.mark.parametrize("kind", [PersonForm, PersonCodeForm, GuestMattersForm, PersonLeavesForm])
def test_forms_about_people_can_be_used_without_a_mouse(qtbot, context, office, kind):
    assert problems(form(qtbot, context, office, kind, TEAM[2])) == []


def test_the_list_of_people_can_be_used_without_a_mouse(card):
    assert problems(card) == []


def test_a_line_opens_its_form_and_from_there_the_next(qtbot, card):
    rows(card)[2].click()
    made = card.window().findChildren(PersonForm)[-1]
    made.wants_matters.emit()
    qtbot.waitUntil(lambda: bool(card.window().findChildren(GuestMattersForm)))
    assert not made.isVisible()
