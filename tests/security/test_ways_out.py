"""Every way out of the program has a policy for every handling flag, and obeys it."""

import ast
import inspect
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

import caseapp
from caseapp.cli import main as console
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.drafts import MemoDraft
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.handling import POLICY, Outlet, outlets
from caseapp.domain.protection.drafts import CustodyDraft
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.vocabulary import HandlingFlag, Role
from caseapp.reports import worker
from caseapp.services import clear_copies, custody, deadlines, filings, handling, matters, sheets
from tests import casefiles
from tests.casefiles import TODAY
from tests.security.rolecalls import declared, public_services

ROOT = Path(caseapp.__file__).parent
F = HandlingFlag
OUT_OF_SERVICES = {
    "audit.export_history": CopyKind.HISTORY,
    "audit.print_seal": CopyKind.SEAL,
    "calendar_export.export_calendar": CopyKind.CALENDAR,
    "clear_copies.print_copies": CopyKind.REGISTER,
    "custody.print_custody": CopyKind.CUSTODY_SHEET,
    "previews.open_outside": CopyKind.DOCUMENT,
    "filings.print_memo": CopyKind.MEMO,
    "precedents.print_precedents": CopyKind.PRECEDENTS,
    "review_sheet.print_review_sheet": CopyKind.REVIEW_SHEET,
    "sheets.print_carry_list": CopyKind.CARRY_LIST,
    "sheets.print_control_slip": CopyKind.CONTROL_SLIP,
    "pack_export.export_pack": CopyKind.PACK,
    "sheets.print_log": CopyKind.DEADLINE_LOG,
}
"""Services that make a file for outside, and under which line of the policy it leaves."""
IN_THE_WINDOW = {
    "documents.read_document": "bytes for the preview; a copy leaves as DOCUMENT",
    "filings.memo_pages": "pictures for the window",
    "office_rules.export_office_rules": "law that the office wrote: of no matter",
    "previews.preview_document": "pictures for the window",
    "scans.scan_pages": "pictures for the window",
}
"""Services that give bytes to the person who sits there, and let nothing out."""
CLIPBOARD = {
    "ui/authorities/reading/actions.py": "words of a court with their citation: of no matter",
    "ui/authorities/view.py": "a citation of the library: of no matter",
    "ui/clipboard.py": "clears it",
}
"""Files that touch the clipboard, and what goes there."""
CONSOLE = {
    "cite": "decisions: of no matter",
    "count": "no vault",
    "countries": "profiles of states: of no matter",
    "deadline": "what the window shows the same person, on their own terminal",
    "demo": "made-up people",
    "doctor": "no vault",
    "ics": "through write_copy",
    "import-decisions": "brings in, lets nothing out",
    "log": "numbers of flagged matters; the PDF through write_copy",
    "memo": "through write_copy",
    "packs": "through write_copy; what was written for a matter never travels",
    "report": "through write_copy; of no matter",
    "rules": "law: of no matter",
    "search": "what the window shows the same person, on their own terminal",
    "selftest": "no vault",
    "today": "what the window shows the same person, on their own terminal",
    "vault": "numbers of the vault; backups stay encrypted",
}
"""Commands of the console; a file leaves through `clear_copies.write_copy` alone."""


@pytest.fixture
def office(desk):
    """A file with an arrest, told by somebody who must not be named; printed in this process."""
    tasks = {"render": worker.render, "screen": worker.screen}
    made = replace(desk, isolated=lambda task, payload, limits: tasks[task](payload))
    client = casefiles.client(made, "Пётр Ильин")
    matter = casefiles.matter(made, client)
    proceeding = casefiles.proceeding(made, matter)
    casefiles.event(made, proceeding, casefiles.served(TODAY, by="Sister Malika"))
    held = CustodyDraft(proceeding, client, TODAY)
    return {
        "desk": made,
        "matter": matter,
        "memo": filings.start_memo(
            made, MemoDraft(proceeding, "memo-against-extradition", "en")
        ).created,
        "custody": custody.record_custody(made, held).created,
        "deadline": deadlines.list_deadlines(made)[0].uid,
    }


def printed(document: MemoPdf) -> str:
    pages = pypdfium2.PdfDocument(document.data)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def helper(office):
    made = casefiles.colleague(office["desk"], Role.PARALEGAL)
    matters.add_member(office["desk"], office["matter"], made.person.uid)
    return made


def test_every_kind_of_copy_has_a_line_for_every_flag():
    assert set(POLICY) == set(CopyKind)
    assert all(set(line) == set(HandlingFlag) for line in POLICY.values())


def test_a_kind_without_a_line_lets_nothing_out(monkeypatch):
    """The control."""
    monkeypatch.delitem(dict(POLICY), CopyKind.MEMO)
    assert outlets("a new kind", {F.SOURCE}) == {Outlet.REFUSED}
    assert outlets("a new kind", ()) == frozenset()


def ways_out() -> set[str]:
    """Return the services that hand out a file: name or answer says so."""
    words = ("MemoPdf", "File'", "bytes", "Leaving", "PreviewPage")
    return {
        name
        for name, function in public_services().items()
        if declared(function)
        and (
            any(word in str(inspect.signature(function).return_annotation) for word in words)
            or name.partition(".")[2].startswith(("export_", "print_", "open_outside"))
        )
    }


def test_every_service_that_hands_out_a_file_is_known():
    assert ways_out() == {*OUT_OF_SERVICES, *IN_THE_WINDOW}


def calls_of(attribute: str) -> set[str]:
    return {
        file.relative_to(ROOT).as_posix()
        for file in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == attribute
    }


def test_every_use_of_the_clipboard_is_known():
    assert calls_of("clipboard") == set(CLIPBOARD)


def test_every_command_of_the_console_has_its_policy():
    assert {name.replace("_", "-") for name in console._COMMANDS} <= set(CONSOLE)


@pytest.mark.parametrize("what", ["memo", "custody", "deadline"])
def test_what_is_for_lawyers_only_is_printed_by_no_one_else(office, what):
    handling.mark_handling(office["desk"], office["matter"], [F.LAWYER_ONLY])
    prints = {
        "memo": lambda desk: filings.print_memo(desk, office["memo"], filed=False),
        "custody": lambda desk: custody.print_custody(desk, office["custody"]),
        "deadline": lambda desk: sheets.print_control_slip(desk, office["deadline"]),
    }[what]
    with pytest.raises(NotAllowedError):
        prints(helper(office))
    assert prints(office["desk"]).pages


def test_a_memo_of_a_matter_that_hides_its_source_names_nobody_who_told(office):
    def memo():
        return filings.print_memo(office["desk"], office["memo"], filed=False)

    assert "Malika" in printed(memo())
    handling.mark_handling(office["desk"], office["matter"], [F.SOURCE])
    flagged = memo()
    assert "Malika" not in printed(flagged)
    assert any("flagged" in warning for warning in flagged.warnings)


@pytest.mark.parametrize("kind", list(CopyKind))
@pytest.mark.parametrize("flag", list(HandlingFlag))
def test_the_one_door_out_holds_back_what_the_policy_says(office, tmp_path, kind, flag):
    handling.mark_handling(office["desk"], office["matter"], [flag])
    made = MemoPdf(b"%PDF", 1, "0" * 64, leaves=Leaves(kind, Redaction.FULL, office["matter"]))
    target, policy = tmp_path / "copy.pdf", POLICY[kind][flag]
    for desk, held in (
        (office["desk"], policy is Outlet.REFUSED),
        (helper(office), policy in {Outlet.REFUSED, Outlet.LAWYER}),
    ):
        if held:
            with pytest.raises(NotAllowedError):
                clear_copies.write_copy(desk, made, target)
        else:
            clear_copies.write_copy(desk, made, target)
        assert target.exists() is not held
        target.unlink(missing_ok=True)


def test_a_guest_takes_nothing_out(office, tmp_path):
    guest = casefiles.colleague(office["desk"], Role.GUEST)
    matters.add_member(office["desk"], office["matter"], guest.person.uid)
    leaves = Leaves(CopyKind.REVIEW_SHEET, Redaction.NOBODY)
    with pytest.raises(NotAllowedError):
        clear_copies.write_copy(guest, MemoPdf(b"%PDF", 1, "0", leaves=leaves), tmp_path / "c.pdf")
