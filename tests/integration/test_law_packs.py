"""A pack of law in the place of the shipped one: whole or not at all, and back again."""

import pytest

from caseapp import resources
from caseapp.domain.deadlines import errors
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.rules import (
    ExamplesFailError,
    PackNotKnownError,
    PackNotReplacedError,
    PackTooLargeError,
)
from caseapp.domain.vocabulary import Role
from caseapp.packs.law_check import LARGEST
from caseapp.services import audit, law_packs, rules
from tests import factory

ROW = """
[[rule]]
id = "RS-NEW-9D"
trust = "official"
proceeding = "asylum"
proceeding_text = "asylum"
trigger = "refusal"
action = "Appeal under the new law"
body = "Komisija za azil"
citation = "art. 1"
source = "test"
on = ["asylum_refusal"]
starts_from = ["served_on_client"]
number = 9
unit = "calendar_days"
regime = "plain-days"
suspensive = "unverified"
[[rule.example]]
dates = { served_on_client = "2026-03-02" }
last_day = 2026-03-11
why = "nine days on"
"""


def shipped(name="rs.toml"):
    return (resources.path("lawpacks") / name).read_text(encoding="utf-8")


def changed(old, new):
    text = shipped()
    assert old in text
    return text.replace(old, new, 1)


def ids(desk):
    return {row.id for row in rules.list_rules(desk, host="RS")}


def in_force(desk, pack="rs"):
    return next(row for row in law_packs.list_packs(desk) if row.pack == pack and row.in_force)


def newer():
    return changed("edition = 2026-11-22", "edition = 2026-12-01")


def test_a_good_pack_takes_the_place_of_the_shipped_one(desk):
    law_packs.replace_pack(desk, "my-rs.toml", newer())

    row = in_force(desk)
    assert row.replaced
    assert (row.file_name, row.installed_by) == ("my-rs.toml", factory.LAWYER)
    assert row.edition.isoformat() == "2026-12-01"


def test_a_new_rule_of_the_pack_is_in_force(desk):
    law_packs.replace_pack(desk, "rs.toml", shipped() + ROW.replace("plain-days", "rs-zup"))

    assert "RS-NEW-9D" in ids(desk)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('id = "RS-EXTR-3D"', 'id = "RS-ASYL-15D"', errors.DuplicateRuleError),
        ('id = "RS-EXTR-3D"', 'id = "RS-EXTR-3D"\nfine = 1', errors.UnknownKeyInPackError),
        ('id = "RS-EXTR-3D"', 'id = "RS-EXTR-3D"\nafter = "RS-EXTR-3D"', errors.RuleCycleError),
        ('regime = "rs-zkp"', 'regime = "nobody"', errors.UnknownRegimeError),
        ("[[rule]]", "[[rule", errors.UnreadablePackError),
        ('pack = "rs"', 'pack = "br"', PackNotKnownError),
    ],
)
def test_a_bad_pack_is_refused_whole(desk, old, new, error):
    before = ids(desk)

    with pytest.raises(error):
        law_packs.replace_pack(desk, "rs.toml", changed(old, new))

    assert ids(desk) == before
    assert not in_force(desk).replaced


def test_a_pack_whose_worked_example_does_not_come_out_is_refused(desk):
    text = shipped()
    place = text.index("last_day = 2026")
    wrong = text[:place] + "last_day = 2031" + text[place + len("last_day = 2026") :]

    with pytest.raises(ExamplesFailError) as refused:
        law_packs.replace_pack(desk, "rs.toml", wrong)

    assert refused.value.values["field"].startswith("example[1]")


def test_a_file_that_is_no_pack_is_not_even_parsed(desk):
    with pytest.raises(PackTooLargeError):
        law_packs.replace_pack(desk, "rs.toml", "#" * (LARGEST + 1))


def test_the_shipped_pack_comes_back_and_the_other_stays_on_record(desk):
    law_packs.replace_pack(desk, "rs.toml", newer())

    law_packs.restore_shipped_pack(desk, "rs")

    assert not in_force(desk).replaced
    earlier = [row for row in law_packs.list_packs(desk) if not row.in_force]
    assert [row.file_name for row in earlier] == ["rs.toml"]
    with pytest.raises(PackNotReplacedError):
        law_packs.restore_shipped_pack(desk, "rs")


def test_an_earlier_pack_can_be_put_back_in_force(desk):
    law_packs.replace_pack(desk, "first.toml", newer())
    law_packs.replace_pack(desk, "second.toml", changed("2026-11-22", "2026-12-02"))
    earlier = next(row for row in law_packs.list_packs(desk) if not row.in_force)

    law_packs.restore_earlier_pack(desk, earlier.uid)

    assert in_force(desk).file_name == "first.toml"


def test_undo_takes_a_replaced_pack_back(desk):
    law_packs.replace_pack(desk, "rs.toml", newer())

    audit.undo_last(desk)

    assert not in_force(desk).replaced


def test_a_paralegal_does_not_replace_law(desk):
    with pytest.raises(NotAllowedError):
        law_packs.replace_pack(factory.as_role(desk, Role.PARALEGAL), "rs.toml", newer())
