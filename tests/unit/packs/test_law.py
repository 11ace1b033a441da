"""A bad pack is refused whole, with file, rule and field."""

import copy
import tomllib
from datetime import date
from pathlib import Path

import pytest

from caseapp.domain.deadlines import TrustLink, errors
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, Trust
from caseapp.packs.calendars import HolidayCalendars
from caseapp.packs.law import LawPacks, build, load
from caseapp.packs.law_methods import written_down

PACK = """
pack = "xx"
host = "RS"
states = ["RS"]
edition = 2026-11-22

[regime.any]
units = ["calendar_days"]
trust = "law-text"

[[rule]]
id = "XX-1"
trust = "law-text"
proceeding = "extradition"
proceeding_text = "p"
trigger = "t"
action = "a"
body = "b"
citation = "c"
source = "s"
on = ["arrest"]
starts_from = ["seized"]
number = 3
unit = "calendar_days"
regime = "any"
suspensive = "no"
[[rule.example]]
dates = { seized = "2026-03-03" }
last_day = 2026-03-06
why = "three days on"
"""


def packs(text: str) -> LawPacks:
    return build({"xx.toml": tomllib.loads(text)}, HolidayCalendars())


def changed(old: str, new: str) -> str:
    assert old in PACK
    return PACK.replace(old, new, 1)


def test_a_good_pack_is_read() -> None:
    assert packs(PACK).rule("XX-1").version.startswith("2026-11-22+")


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ('body = "b"', 'body = "b"\nflavour = "x"', errors.UnknownKeyInPackError, "flavour"),
        ('citation = "c"\n', "", errors.MissingKeyInPackError, "citation"),
        ("number = 3", "number = -3", errors.BadValueInPackError, "number"),
        ("number = 3\n", "", errors.MissingKeyInPackError, "number"),
        ('unit = "calendar_days"', 'unit = "moons"', errors.BadValueInPackError, "unit"),
        ('unit = "calendar_days"', 'unit = "weeks"', errors.BadValueInPackError, "unit"),
        ('trust = "law-text"\nproc', 'trust = "sure"\nproc', errors.BadValueInPackError, "trust"),
        ('on = ["arrest"]', 'on = ["lunch"]', errors.BadValueInPackError, "on"),
        ('["seized"]', '["tuesday"]', errors.BadValueInPackError, "starts_from"),
        ("last_day = 2026-03-06", 'last_day = "soon"', errors.BadValueInPackError, "last_day"),
        ('why = "three days on"', "", errors.MissingKeyInPackError, "why"),
        ('host = "RS"', 'host = "RS"\ncolour = "red"', errors.UnknownKeyInPackError, "colour"),
        ("edition = 2026-11-22", "edition = 7", errors.BadValueInPackError, "edition"),
        ('trust = "law-text"\n\n', "speed = 1\n\n", errors.UnknownKeyInPackError, "speed"),
        ('action = "a"', "action = 5", errors.BadValueInPackError, "action"),
        ('regime = "any"', 'regime = "any"\nbackward = 1', errors.BadValueInPackError, "backward"),
    ],
)
def test_a_bad_field_is_named(
    old: str, new: str, kind: type[errors.PackError], field: str
) -> None:
    with pytest.raises(kind) as refused:
        packs(changed(old, new))

    assert refused.value.values["file"] == "xx.toml"
    assert str(refused.value.values["field"]).endswith(field)


def test_an_unknown_counting_method_is_refused() -> None:
    with pytest.raises(errors.UnknownRegimeError) as refused:
        packs(changed('regime = "any"', 'regime = "other"'))

    assert refused.value.values == {"file": "xx.toml", "rule": "XX-1", "regime": "other"}


def test_a_method_that_counts_backwards_by_an_unknown_one_is_refused() -> None:
    with pytest.raises(errors.UnknownRegimeError):
        packs(changed("[regime.any]", '[regime.any]\nworking_days_before = "other"'))


def test_a_recess_on_a_day_that_does_not_exist_is_refused() -> None:
    recess = "recess = { first_month = 2, first_day = 30, last_month = 8, last_day = 31 }"

    with pytest.raises(errors.BadValueInPackError) as refused:
        packs(changed("[regime.any]", f"[regime.any]\n{recess}"))

    assert refused.value.values["field"] == "recess.first_day"


def test_two_rules_with_one_id_are_refused() -> None:
    rule = PACK[PACK.index("[[rule]]") :]

    with pytest.raises(errors.DuplicateRuleError):
        packs(PACK + rule)


def test_two_methods_with_one_name_are_refused() -> None:
    content = tomllib.loads(PACK)
    other = {**copy.deepcopy(content), "rule": []}

    with pytest.raises(errors.DuplicateRuleError):
        build({"a.toml": content, "b.toml": other}, HolidayCalendars())


def test_rules_counted_from_one_another_in_a_circle_are_refused() -> None:
    with pytest.raises(errors.RuleCycleError):
        packs(changed('regime = "any"', 'regime = "any"\nafter = "XX-1"'))


def test_a_reference_to_no_rule_is_refused() -> None:
    with pytest.raises(errors.UnknownReferenceError):
        packs(changed('regime = "any"', 'regime = "any"\nafter = "XX-9"'))


@pytest.mark.parametrize(
    ("line", "field"),
    [('replaces = ["XX-9"]', "replaces"), ('after = "XX-9"', "after")],
)
def test_a_rule_that_names_an_unknown_one_is_refused(line: str, field: str) -> None:
    with pytest.raises(errors.UnknownReferenceError) as refused:
        packs(changed('regime = "any"', f'regime = "any"\n{line}'))

    assert refused.value.values["field"] == field


def test_a_rule_that_computes_without_example_is_refused() -> None:
    with pytest.raises(errors.NoExampleError):
        packs(PACK[: PACK.index("[[rule.example]]")])


def test_a_file_that_is_not_toml_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("pack = ", encoding="utf-8")

    with pytest.raises(errors.UnreadablePackError) as refused:
        load(tmp_path)

    assert refused.value.values["file"] == "bad.toml"


def test_the_version_of_a_rule_changes_with_its_row_and_with_its_method() -> None:
    first = packs(PACK).rule("XX-1").version
    row = packs(changed("number = 3", "number = 4")).rule("XX-1").version
    method = packs(changed('units = ["', 'roll = "never"\nclear_days = true\nunits = ["'))

    assert len({first, row, method.rule("XX-1").version}) == 3


def test_of_two_rows_that_state_one_period_the_better_graded_proposes() -> None:
    rule = PACK[PACK.index("[[rule]]") :]
    twin = rule.replace('"XX-1"', '"XX-2"').replace(
        'trust = "law-text"', 'trust = "secondary"\nsame_as = "XX-1"'
    )

    found = packs(PACK + twin).rules_for("RS", "arrest")

    assert [one.id for one in found] == ["XX-1"]


def test_the_shipped_packs_know_their_states() -> None:
    shipped = load()

    assert [shipped.has_pack(state) for state in ("KZ", "RS", "DE", "BY", "")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("state", "place", "zone"),
    [
        ("KZ", "", "Asia/Almaty"),
        ("RS", "", "Europe/Belgrade"),
        ("DE", "DE-BY", "Europe/Berlin"),
        ("KG", "", "Asia/Bishkek"),
        ("RU", "", "Europe/Moscow"),
        ("KZ", "STRASBOURG", "Europe/Paris"),
    ],
)
def test_every_place_has_its_zone(state: str, place: str, zone: str) -> None:
    assert load().zone(state, place) == zone


def test_unknown_rules_and_methods_are_named() -> None:
    shipped = load()

    with pytest.raises(errors.UnknownRuleError):
        shipped.rule("XX-NOPE")
    with pytest.raises(errors.UnknownMethodError):
        shipped.regime("nope")


def test_what_an_act_asks_is_asked_once() -> None:
    asked = [question.key for question in load().questions_for("DE", "asylum_decision")]

    assert len(asked) == len(set(asked))
    assert {"lodged", "remedy_notice"} <= set(asked)


TREATY = """
requesting = ["RU", "GE"]

[party.RS]
trust = "law-text"
status = "party"
source = "register"

[party.RU]
trust = "secondary"
status = "party"
source = "press"
"""


def treaty(rows: str = PACK) -> LawPacks:
    return packs(rows.replace('host = "RS"', 'host = ""').replace("\n\n", TREATY + "\n", 1))


def test_a_treaty_is_proposed_on_the_clock_of_the_host_with_the_lower_status() -> None:
    (found,) = treaty().rules_for("RS", "arrest", "RU")

    assert (found.host, found.treaty_trust) == ("RS", Trust.SECONDARY)
    assert treaty().rule("XX-1", "RS").treaty_trust is Trust.LAW_TEXT
    assert treaty().rule("XX-1").host == ""


def test_a_treaty_is_not_proposed_where_the_requesting_state_is_no_party() -> None:
    assert [len(treaty().rules_for("RS", "arrest", state)) for state in ("", "RU", "BY")] == [
        1,
        1,
        0,
    ]
    assert treaty().rules_for("DE", "arrest", "RU") == ()


def test_a_date_under_a_treaty_names_its_status_as_the_link_that_lowered_it() -> None:
    given = (EventDateDraft(DateKind.SEIZED, date(2026, 3, 3)),)

    (outcome,) = treaty().outcomes("RS", "arrest", given, requesting_state="RU")

    assert outcome.computed is not None
    assert (outcome.computed.trust, outcome.computed.trust_link) == (
        Trust.SECONDARY,
        TrustLink.TREATY,
    )
    assert outcome.computed.zone == "Europe/Belgrade"


def test_a_host_state_without_a_status_under_its_treaty_is_refused() -> None:
    with pytest.raises(errors.BadValueInPackError) as refused:
        treaty(PACK.replace('states = ["RS"]', 'states = ["RS", "ME"]'))

    assert refused.value.values["value"] == "ME"


def test_of_three_rows_of_one_period_the_best_graded_proposes() -> None:
    rule = PACK[PACK.index("[[rule]]") :]
    twins = "".join(
        rule.replace('"XX-1"', f'"{name}"').replace(
            'trust = "law-text"', f'trust = "secondary"\nsame_as = "{other}"'
        )
        for name, other in (("XX-0", "XX-2"), ("XX-2", "XX-1"))
    )

    assert [one.id for one in packs(PACK + twins).rules_for("RS", "arrest")] == ["XX-1"]


def test_a_method_is_written_down_without_what_it_leaves_as_it_is() -> None:
    written = written_down(load().regime("tr-cmk"))

    assert '"extra_days": 3' in written
    assert "posting" not in written
