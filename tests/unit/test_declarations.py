"""Rules of the house that are read from the code itself."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import caseapp.domain
import caseapp.services
from caseapp import wording
from caseapp.domain.errors import DiskFailedError, UserError
from caseapp.i18n import catalogue
from caseapp.services.access import ROLES
from caseapp.storage.snapshot import kinds
from caseapp.wording.refusals import SENTENCES, refusal

ROOT = Path(wording.__file__).parents[1]
WITHOUT_DESK = {"access", "desk", "entry", "restore", "unlock", "vaults"}
"""Modules of services that work before there is anybody at a desk."""
LOOK_INTO_THE_BIN = {
    "services/steps/undo.py",
    # The history names whoever did something, and what a matter held, though they are gone.
    "services/audit.py",
    # A damaged vault is saved with its bin.
    "services/salvage.py",
    # What is encrypted anew is everything, the bin and those who left included.
    "services/reencrypt.py",
    # The table of keys names whoever holds one, though that person is gone.
    "services/steps/vault/key_holders.py",
    # Notes outlive the decision that they stand beside, and whoever wrote them.
    "services/steps/library/annotation_views.py",
    # A version of a document names who added it, though that person is gone.
    "services/previews.py",
    # May this person see the history of a record, binned or not?
    "services/steps/access.py",
    # A pack that is loaded again must meet what was binned meanwhile.
    "services/steps/library/authority_pack.py",
    # A remark that came with a pack and was deleted does not come back with its next edition.
    "services/steps/library/packed_remarks.py",
    # Nothing of a client leaves in a pack, though the client is in the bin.
    "services/steps/library/client_marks.py",
    # Who entered a date, and which one it replaced, is told though they are gone.
    "services/steps/dates/deadline_views.py",
    "services/steps/dates/deadline_details.py",
    # The log of deadlines keeps those that were deleted, and whoever did so.
    "services/steps/dates/deadline_log.py",
    # The badge of a stored date names who wrote the rule, though the rule was taken back.
    "services/steps/dates/rule_marks.py",
    # An id of a rule that was taken back is never given again.
    "services/office_rules.py",
    # A file number in the bin is never given again.
    "services/matters.py",
}
"""Files that may use `ever`, each with its reason."""
MAY_BE_GONE = {
    "services/steps/cases/matter_views.py": {"Person"},
    "services/steps/dates/deadline_log.py": {"Person"},
    "services/reencrypt.py": {"KeySlot"},
}
"""Records that a bare select may name: people stay members of record when they leave."""


def modules(package) -> Iterator[str]:
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield found.name


def services() -> list[str]:
    return [
        name
        for name in modules(caseapp.services)
        if name.rpartition(".")[2] not in WITHOUT_DESK | {"steps"}
    ]


@pytest.mark.parametrize("name", services())
def test_every_public_service_declares_who_may_call_it(name):
    module = importlib.import_module(name)
    undeclared = [
        function.__name__
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == name
        and not function.__name__.startswith("_")
        and not hasattr(function, ROLES)
    ]
    assert undeclared == []


def named(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def calls(tree: ast.AST, *functions: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if called and node.func.id in functions:
            yield node


def forgetful(source: str) -> set[str]:
    """Return the records that a bare `select(…)` starts from without asking for live ones."""
    aggregates = {model.__name__ for model in kinds().values()}
    found: set[str] = set()
    for statement in ast.walk(ast.parse(source)):
        if isinstance(statement, ast.stmt) and not hasattr(statement, "body"):
            asked = {name for call in calls(statement, "alive") for name in named(call)}
            chosen = (
                name
                for call in calls(statement, "select")
                for argument in call.args
                for name in named(argument)
            )
            found |= (set(chosen) & aggregates) - asked
    return found


def sources() -> list[Path]:
    rooms = ("services", "search")
    return sorted(file for room in rooms for file in (ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_select_of_records_forgets_the_bin(file):
    found = forgetful(file.read_text(encoding="utf-8"))
    assert found - MAY_BE_GONE.get(file.relative_to(ROOT).as_posix(), set()) == set()


def test_a_select_that_forgets_the_bin_is_seen():
    """The control."""
    assert forgetful("rows = select(Client.name, func.count(Matter.id)).join(x)") == {
        "Client",
        "Matter",
    }
    assert forgetful("return select(Client.id).where(alive(Matter))") == {"Client"}
    assert forgetful("rows = live(Client, Client.name)") == set()
    assert forgetful("rows = select(Client.id).where(alive(Client))") == set()


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_look_into_the_bin_is_known(file):
    looks = any(calls(ast.parse(file.read_text(encoding="utf-8")), "ever"))
    assert not looks or file.relative_to(ROOT).as_posix() in LOOK_INTO_THE_BIN


def refusals() -> list[type[UserError]]:
    for name in modules(caseapp.domain):
        importlib.import_module(name)
    found: list[type[UserError]] = []
    waiting = list(UserError.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        # A root that others are made of is never raised itself.
        if kind.__module__.startswith("caseapp.") and not kind.__subclasses__():
            found.append(kind)
    return found


@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_refusal_has_a_sentence_that_says_what_to_do(kind):
    sentence = next((SENTENCES[base] for base in kind.__mro__ if base in SENTENCES), None)
    if kind is DiskFailedError:
        sentence = refusal(kind(outcome_known=True), catalogue("en"))
    assert sentence is not None
    assert sentence.endswith((".", "?", "!", "”", "}"))
    assert len(sentence.split()) >= 5


def test_a_disk_that_failed_at_the_end_of_a_save_is_not_called_unsaved():
    t = catalogue("en")
    known, unknown = (refusal(DiskFailedError(outcome_known=it), t) for it in (True, False))
    assert "Nothing was saved" in known
    assert "not known" in unknown
