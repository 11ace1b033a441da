"""`caseapp rules`: what the law says, whether a pack is sound, who reviewed what."""

import json
import subprocess
import sys

import pytest

from caseapp import resources
from tests import factory
from tests.integration.console import run

RULE = "RS-EXTR-3D"
WORDS = factory.PASSPHRASE + "\n"


@pytest.fixture
def pack(tmp_path):
    """A copy of the Serbian pack that a test may spoil."""
    copy = tmp_path / "mine.toml"
    copy.write_text((resources.path("lawpacks") / "rs.toml").read_text("utf-8"), "utf-8")
    return copy


def spoil(pack, old, new):
    text = pack.read_text("utf-8")
    assert old in text
    pack.write_text(text.replace(old, new, 1), "utf-8")


def test_the_list_is_filtered_and_read_by_machines():
    told = run(
        "rules", "list", "--host", "RS", "--proceeding", "extradition", "--computable", "--json"
    )

    rows = told.json
    assert told.code == 0
    assert RULE in {row["id"] for row in rows}
    assert all(row["computable"] and row["proceeding"] == "extradition" for row in rows)


def test_rules_that_give_no_date_say_so():
    told = run("rules", "list", "--host", "KZ", "--computable", "no")

    assert told.code == 0
    assert "gives no date" in told.out
    assert "Confirm rule" not in told.out


def test_a_rule_is_shown_with_everything():
    shown = run("rules", "show", RULE, "--json").json

    assert shown["source"]
    assert shown["row"]["citation"]
    assert shown["examples"][0]["last_day"] == "2026-03-05"
    assert shown["row"]["mark"]["standing"] == "confirm"


def test_working_notes_and_a_period_that_gives_no_date_are_not_printed():
    rows = run("rules", "list", "--host", "KZ", "--computable", "no", "--json").json
    told = run("rules", "show", rows[0]["id"])

    assert rows[0]["period"] == ""
    assert "Period:" not in told.out
    assert "Period:" in run("rules", "show", RULE).out
    assert "notes =" not in told.out
    assert "period_text" not in told.out


def test_an_unknown_rule_is_exit_2_and_named():
    told = run("rules", "show", "XX-NONE", "--json")

    assert told.code == 2
    assert json.loads(told.err)["rule"] == "XX-NONE"


def test_the_shipped_packs_are_sound_and_all_examples_come_out():
    told = run("rules", "check", "builtin", "--json")

    assert told.code == 0
    assert told.json["findings"] == []
    assert told.json["examples"] >= told.json["computable"] > 200


def test_a_good_file_is_checked_in_the_place_of_its_pack(pack):
    told = run("rules", "check", pack, "--json")

    assert told.code == 0
    assert 0 < told.json["rules"] < 60


@pytest.mark.parametrize(
    ("old", "new", "error", "field"),
    [
        (f'id = "{RULE}"', f'id = "{RULE}"\nfine = 1', "UnknownKeyInPack", "fine"),
        ("last_day = 2026-03-05", "last_day = 2026-03-06", "ExamplesFail", "example[1].last_day"),
        ('kind = "', 'kind = "no ', "BadValueInPack", "kind"),
        ("edition = 2026-11-22", "edition = 7", "BadValueInPack", "edition"),
        (f'id = "{RULE}"', 'id = "RS-ASYL-15D"', "DuplicateRule", ""),
        (f'id = "{RULE}"', f'id = "{RULE}"\nafter = "{RULE}"', "RuleCycle", ""),
        ('regime = "rs-zkp"', 'regime = "nobody"', "UnknownRegime", ""),
    ],
)
def test_a_bad_file_is_exit_1_with_file_rule_and_field(pack, old, new, error, field):
    spoil(pack, old, new)

    told = run("rules", "check", pack, "--json")

    assert told.code == 1
    found = told.json["findings"][0]
    assert (found["error"], found["field"]) == (error, field)
    assert found["file"] == "mine.toml"
    assert found["rule"]


def raise_grade(text: str, where: str, *, new_source: bool = False) -> str:
    """Give what begins at a line the grade of a text of law that was read."""
    before, found, rest = text.partition(where)
    lines = rest.split("\n")
    for name, value in (("trust", "law-text"), *([("source", "a gazette")] if new_source else [])):
        at = next(at for at, line in enumerate(lines) if line.startswith(f"{name} = "))
        lines[at] = f'{name} = "{value}"'
    return before + found + "\n".join(lines)


RAISED = [
    ("me.toml", 'id = "ME-ADM-20D"', "ME-ADM-20D"),
    ("pl.toml", "[regime.pl-kpa]", "pl-kpa"),
    ("minsk.toml", "[party.AM]", "AM"),
]


@pytest.mark.parametrize(("file", "where", "name"), RAISED)
def test_a_grade_raised_without_a_new_source_is_refused(tmp_path, file, where, name):
    mine = tmp_path / file
    shipped = (resources.path("lawpacks") / file).read_text(encoding="utf-8")
    mine.write_text(raise_grade(shipped, where), encoding="utf-8")

    told = run("rules", "check", mine, "--json")

    found = told.json["findings"][0]
    assert (told.code, found["error"], found["rule"]) == (1, "GradeRaised", name)


@pytest.mark.parametrize(("file", "where", "name"), RAISED)
def test_a_grade_may_rise_with_a_new_source(tmp_path, file, where, name):
    mine = tmp_path / file
    shipped = (resources.path("lawpacks") / file).read_text(encoding="utf-8")
    mine.write_text(raise_grade(shipped, where, new_source=True), encoding="utf-8")

    assert run("rules", "check", mine).code == 0, name


def test_a_raised_grade_replaces_nothing(vault_path, tmp_path):
    path, _key, _code = vault_path
    mine = tmp_path / "mine.toml"
    shipped = (resources.path("lawpacks") / "me.toml").read_text(encoding="utf-8")
    mine.write_text(raise_grade(shipped, RAISED[0][1]), encoding="utf-8")

    told = run("rules", "replace", path, mine, given=WORDS)

    assert (told.code, "ME-ADM-20D" in told.err) == (1, True)
    assert run("rules", "restore", path, "me", given=WORDS).code == 1


def test_a_file_that_is_not_there_is_refused_in_one_sentence(tmp_path):
    told = run("rules", "check", tmp_path / "none.toml")

    assert told.code == 1
    assert "cannot be read" in told.err


def test_a_review_is_recorded_and_shown(vault_path):
    path, _key, _code = vault_path
    told = run(
        *("rules", "review", path, RULE, "--source", "Official Gazette", "--json"), given=WORDS
    )
    assert told.code == 0
    assert told.json["row"]["mark"]["name"] == factory.LAWYER

    shown = run("rules", "show", RULE, "--vault", path, given=WORDS)
    assert f"Reviewed by {factory.LAWYER}" in shown.out


def test_a_review_of_no_rule_or_of_tomorrow_is_exit_2(vault_path):
    path, _key, _code = vault_path
    base = ("rules", "review", path)

    assert run(*base, "XX-NONE", "--source", "s", given=WORDS).code == 2
    assert run(*base, RULE, "--source", "s", "--date", "2026-03-04", given=WORDS).code == 2


def test_a_pack_is_replaced_and_the_shipped_one_restored(vault_path, pack):
    path, _key, _code = vault_path
    spoil(pack, "edition = 2026-11-22", "edition = 2026-12-01")

    assert run("rules", "replace", path, pack, given=WORDS).code == 0
    shown = run("rules", "show", RULE, "--vault", path, "--json", given=WORDS)
    assert shown.json["edition"] == "2026-12-01"

    assert run("rules", "restore", path, "rs", given=WORDS).code == 0
    assert run("rules", "restore", path, "rs", given=WORDS).code == 1


def test_a_bad_pack_replaces_nothing(vault_path, pack):
    path, _key, _code = vault_path
    spoil(pack, f'id = "{RULE}"', f'id = "{RULE}"\nfine = 1')

    told = run("rules", "replace", path, pack, given=WORDS)

    assert told.code == 1
    assert "mine.toml" in told.err
    assert run("rules", "restore", path, "rs", given=WORDS).code == 1


def test_listing_loads_neither_the_window_nor_the_database():
    code = (
        "import sys; from caseapp.__main__ import main; sys.argv = ['caseapp', 'rules', 'list', "
        "'--json'];\ntry: main()\nexcept SystemExit: pass\n"
        "sys.stderr.write(str([m for m in ('PySide6', 'sqlalchemy') if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stderr.endswith("[]")
