"""The shipped library is whole, its gates stand as they were given, and a bad pack is refused."""

import hashlib
import shutil
import tomllib

import pytest

from caseapp import resources
from caseapp.domain.authorities import (
    OutcomeKind,
    PackFileError,
    PackRowError,
    importance_rank,
    outcome_kinds,
)
from caseapp.packs import authorities


@pytest.fixture(scope="module")
def pack():
    return authorities.load()


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "authorities"
    shutil.copytree(resources.path("authorities"), copy)
    return copy


def _seal(folder):
    """Write the manifest anew, as an editor of the pack would after a change."""
    manifest = tomllib.loads((folder / "manifest.toml").read_text())
    lines = [f'name = "{manifest["name"]}"', 'edition = "test"']
    for name, stated in manifest["files"].items():
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        lines += [f'[files."{name}"]', f"rows = {stated['rows']}", f'sha256 = "{digest}"']
    (folder / "manifest.toml").write_text("\n".join(lines))


def _replace(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _seal(folder)


def test_the_library_has_288_decisions_with_relations_and_vocabulary(pack):
    assert (len(pack.decisions), len(pack.relations), len(pack.vocabulary)) == (288, 1962, 175)


def test_the_gates_stand_as_they_were_given(pack):
    assert sum(decision.citation_verified for decision in pack.decisions) == 282
    assert sum(decision.outcome_verified for decision in pack.decisions) == 277
    assert sum(not decision.holding_needs_confirmation for decision in pack.decisions) == 156
    assert sum(bool(decision.good_law_note) for decision in pack.decisions) == 16


def test_a_decision_of_memory_may_not_be_printed(pack):
    judge = next(decision for decision in pack.decisions if decision.id == "hrc-829-1998")
    assert not judge.may_be_printed
    assert judge.holding_needs_confirmation


def test_a_year_without_day_is_kept_as_the_year(pack):
    pelit = next(decision for decision in pack.decisions if decision.id == "cat-281-2005")
    assert (pelit.date_text, pelit.decided_on.isoformat()) == ("2007", "2007-01-01")


@pytest.mark.parametrize(
    ("destination", "codes"),
    [
        ("Kenya (apprehension) / Turkey", ("KE", "TR")),
        ("Belarus (Russian nationals)", ("BY",)),
        ("(Russia; airport transit zone)", ()),
        ("(various)", ()),
    ],
)
def test_a_destination_in_brackets_is_no_destination(pack, destination, codes):
    found = {one.destination_codes for one in pack.decisions if one.destination == destination}
    assert found == {codes}


def test_several_host_states_have_several_codes(pack):
    shared = next(one for one in pack.decisions if one.host_states == "Azerbaijan; Turkey")
    assert shared.host_codes == ("AZ", "TR")


def test_every_state_of_the_pack_has_one_code(pack):
    assert all(decision.host_codes for decision in pack.decisions)


def test_pinpoints_are_single_ranges(pack):
    soering = next(one for one in pack.decisions if one.id == "echr-001-57619")
    assert soering.pinpoints == ("85", "88-91", "111", "113")


def test_outcomes_are_read_without_notes_in_brackets():
    kinds = outcome_kinds("violation: 5-1 [outcome from memory] | no violation: 3", {})
    assert kinds == (OutcomeKind.VIOLATION, OutcomeKind.NO_VIOLATION)
    assert outcome_kinds("struck out (part)", {}) == (OutcomeKind.STRUCK_OUT,)


def test_key_cases_come_before_others():
    words = ["leading", "key case (HUDOC 1)", "high (HUDOC 2)", "medium", "low (HUDOC 4)"]
    assert [importance_rank(word) for word in words] == [1, 1, 2, 3, 4]


def test_a_changed_decision_has_another_digest(pack, folder):
    _replace(folder, "decisions.csv", "must be decided speedily", "must be decided quickly")
    assert authorities.load(folder).decisions[0].digest != pack.decisions[0].digest


def test_a_file_changed_behind_the_manifest_is_refused(folder):
    with (folder / "relations.csv").open("a") as file:
        file.write("echr-001-57619,follows,echr-001-57674,MEMORY\n")
    with pytest.raises(PackFileError) as refused:
        authorities.load(folder)
    assert refused.value.values["file"] == "relations.csv"


def test_a_missing_file_is_named(folder):
    (folder / "states.csv").unlink()
    with pytest.raises(PackFileError) as refused:
        authorities.load(folder)
    assert refused.value.values["file"] == "states.csv"


def test_a_broken_manifest_is_refused(folder):
    (folder / "manifest.toml").write_text("name = [")
    with pytest.raises(PackFileError):
        authorities.load(folder)


def test_a_lost_row_is_noticed(folder):
    lines = (folder / "relations.csv").read_text().splitlines(keepends=True)
    (folder / "relations.csv").write_text("".join(lines[:-1]))
    _seal(folder)
    with pytest.raises(PackFileError) as refused:
        authorities.load(folder)
    assert refused.value.values["field"] == "rows"


@pytest.mark.parametrize(
    ("name", "old", "new", "row", "field"),
    [
        ("decisions.csv", "1986-10-21", "1986-10-32", 2, "date"),
        ("decisions.csv", "yes,yes,yes,yes", "yes,maybe,yes,yes", 2, "outcome_verified"),
        ("decisions.csv", "yes,yes,yes,yes", "yes,yes,yes,surely", 2, "holding_verified"),
        ("decisions.csv", ",Argentina,", ",Argentinia,", 2, "requesting_or_destination_state"),
        ("decisions.csv", "speediness,5-4", "speedines,5-4", 2, "issues"),
        ("decisions.csv", ",key case,", ",famous,", 2, "importance"),
        ("decisions.csv", "Sanchez-Reisse v. Switzerland", " ", 2, "case_name"),
        ("decisions.csv", '"violation: 5-4', '"breach: 5-4', 2, "outcome"),
        ("decisions.csv", "echr-001-57448", "echr-001-57571", 3, "id"),
        ("relations.csv", "echr-001-60979", "echr-001-1", 2, "from_id"),
        ("relations.csv", "revised_by", "improved_by", 5, "relation"),
        ("relations.csv", "VERIFIED same application number in HUDOC metadata", "", 2, "basis"),
        ("vocabulary.csv", "surrender,3", "surrender,4", 3, "count"),
        ("vocabulary.csv", "EAW,", "abduction,", 5, "keyword"),
        ("states.csv", "Argentina,AR", "Argentina,ARG", 6, "code"),
        ("outcomes.csv", "discharged,surrender_refused", "discharged,won", 6, "kind"),
    ],
)
def test_a_bad_row_is_refused_with_file_row_and_field(folder, name, old, new, row, field):
    _replace(folder, name, old, new)
    with pytest.raises(PackRowError) as refused:
        authorities.load(folder)
    values = refused.value.values
    assert (values["file"], values["row"], values["field"]) == (name, row, field)


def test_a_heading_that_lost_its_gate_is_refused(folder):
    _replace(folder, "decisions.csv", ",citation_verified,", ",")
    with pytest.raises(PackRowError) as refused:
        authorities.load(folder)
    assert refused.value.values["row"] == 1
