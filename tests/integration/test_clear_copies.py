"""The register of copies in clear: nothing leaves the vault without a line in it."""

import ast
import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from caseapp.domain.calendar_files import CalendarFile
from caseapp.domain.clear_copies import (
    CannotMarkError,
    CopyKind,
    Leaves,
    Redaction,
    UnnotedCopyError,
)
from caseapp.domain.clock import FixedClock
from caseapp.domain.commands import CannotWriteFileError
from caseapp.domain.errors import DiskFullError, NotFoundError
from caseapp.domain.integrity import Finding, Found
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.vocabulary import CalendarLevel, Role
from caseapp.services import calendar_export, clear_copies
from caseapp.services import filings as filing_services
from caseapp.wording.clear_copies import KINDS, REDACTIONS
from tests import factory, office

ROOT = Path(filing_services.__file__).parents[1]
WRITERS = {
    # The office's own rules: law, and nothing of a case.
    "ui/rules/packs.py",
    # The mark and the memo of made-up people.
    "cli/demo.py",
}
"""Files of the skins that write a file themselves, each with its reason."""
WRITING = {"replace_durably", "write_bytes", "write_text", "QSaveFile", "NamedTemporaryFile"}
EXPORTS = {"MemoPdf", "CalendarFile"}


def sheet(matter=None, data=b"%PDF-1.7 sheet"):
    leaves = Leaves(CopyKind.CONTROL_SLIP, Redaction.FULL, matter)
    return MemoPdf(data, 1, "", leaves=leaves)


def later(desk, **after):
    return replace(desk, clock=FixedClock(factory.NOW + timedelta(**after), "Asia/Almaty"))


def test_a_copy_is_written_and_stands_in_the_register(desk, tmp_path):
    matter = office.matter(desk)
    clear_copies.write_copy(desk, sheet(matter), tmp_path / "slip.pdf")
    [row] = clear_copies.list_copies(desk)
    assert (row.kind, row.redaction, row.file_number) == ("control_slip", "full", "2026/001")
    assert (row.place, row.person) == (str(tmp_path / "slip.pdf"), factory.LAWYER)
    data = (tmp_path / "slip.pdf").read_bytes()
    assert row.sha256 == hashlib.sha256(data).hexdigest()


def test_what_cannot_be_written_is_not_noted(desk, tmp_path):
    with pytest.raises(CannotWriteFileError):
        clear_copies.write_copy(desk, sheet(), tmp_path / "missing" / "slip.pdf")
    assert clear_copies.list_copies(desk) == []


def test_what_cannot_be_noted_is_not_written(desk, tmp_path):
    with pytest.raises(UnnotedCopyError):
        clear_copies.write_copy(desk, MemoPdf(b"%PDF", 1, ""), tmp_path / "a.pdf")
    with pytest.raises(NotFoundError):
        clear_copies.write_copy(desk, sheet("no such matter"), tmp_path / "a.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_note_that_is_not_kept_takes_the_file_with_it(desk, tmp_path, monkeypatch):
    def full(_session):
        raise DiskFullError

    with monkeypatch.context() as patched:
        patched.setattr(Session, "commit", full)
        with pytest.raises(DiskFullError):
            clear_copies.write_copy(desk, sheet(), tmp_path / "slip.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_vault_under_doubt_lets_out_what_a_person_needs_today(desk, tmp_path):
    desk.vault.doubt(Found(Finding.ROWS_CONTRADICTED))
    clear_copies.write_copy(desk, sheet(), tmp_path / "slip.pdf")
    assert (tmp_path / "slip.pdf").exists()
    assert clear_copies.list_copies(desk) == []


def test_the_calendar_file_says_how_much_it_tells(desk, tmp_path):
    for level in CalendarLevel:
        made = calendar_export.export_calendar(desk, level)
        clear_copies.write_copy(desk, made, tmp_path / f"{level}.ics")
    found = {row.redaction for row in clear_copies.list_copies(desk)}
    assert found == {Redaction.NOBODY, Redaction.NUMBER, Redaction.FULL}


def test_after_thirty_days_a_copy_is_asked_for_until_it_is_destroyed(desk, tmp_path):
    clear_copies.write_copy(desk, sheet(), tmp_path / "slip.pdf")
    assert not clear_copies.list_copies(later(desk, days=29))[0].ask
    month = later(desk, days=30)
    [row] = clear_copies.list_copies(month)
    assert row.ask
    clear_copies.mark_destroyed(month, row.uid, row.version, month.clock.today())
    assert not clear_copies.list_copies(month)[0].ask
    assert clear_copies.list_copies(month, standing=True) == []


def test_a_copy_is_not_destroyed_before_it_left_or_tomorrow(desk, tmp_path):
    clear_copies.write_copy(desk, sheet(), tmp_path / "slip.pdf")
    [row] = clear_copies.list_copies(desk)
    for day in (date(2026, 3, 2), date(2026, 3, 4)):
        with pytest.raises(CannotMarkError):
            clear_copies.mark_destroyed(desk, row.uid, row.version, day)


def test_copies_of_a_matter_are_seen_by_its_members_alone(desk, tmp_path):
    matter = office.matter(desk)
    clear_copies.write_copy(desk, sheet(matter), tmp_path / "slip.pdf")
    office.change_members(desk, matter, with_members=())
    assert clear_copies.list_copies(desk) == []


def test_a_paralegal_sees_what_names_several_matters_only_where_it_is_their_own(desk, tmp_path):
    clear_copies.write_copy(desk, sheet(), tmp_path / "log.pdf")
    other = factory.as_role(desk, Role.PARALEGAL)
    elsewhere = replace(other, person=replace(other.person, uid="somebody else"))
    assert len(clear_copies.list_copies(other)) == 1
    assert clear_copies.list_copies(elsewhere) == []


def test_the_register_is_filtered_by_place_number_and_person(desk, tmp_path):
    matter = office.matter(desk)
    clear_copies.write_copy(desk, sheet(matter), tmp_path / "slip.pdf")
    clear_copies.write_copy(desk, sheet(), tmp_path / "log.pdf")
    found = [
        len(clear_copies.list_copies(desk, text=text))
        for text in ("SLIP", "2026/001", "aigerim", "nowhere")
    ]
    assert found == [1, 1, 2, 0]


def test_every_kind_and_every_redaction_has_words():
    assert set(KINDS) == set(CopyKind)
    assert set(REDACTIONS) == set(Redaction)


def called(tree, names):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in names:
                yield node


def writes(source):
    """Return the calls of a source that write a file."""
    return list(called(ast.parse(source), WRITING))


def naming(find, *rooms):
    """Return the names of the sources of these rooms in which something is found."""
    files = (file for room in rooms for file in (ROOT / room).rglob("*.py"))
    return [
        file.relative_to(ROOT).as_posix()
        for file in files
        if find(file.read_text(encoding="utf-8"))
    ]


def test_no_skin_writes_a_file_past_the_register():
    assert set(naming(writes, "ui", "cli", "exchange")) == WRITERS


def unnoted(source):
    """Return the exports of a source that do not say what they are."""
    return [
        node
        for node in called(ast.parse(source), EXPORTS)
        if "leaves" not in {keyword.arg for keyword in node.keywords} and len(node.args) < 4
    ]


def test_every_exporter_says_what_it_lets_out():
    assert naming(unnoted, "services") == []


def test_an_exporter_that_says_nothing_is_seen():
    """The control."""
    assert unnoted("x = MemoPdf(a, b, c)") != []
    assert unnoted("x = MemoPdf(a, b, c, leaves=d)") == []
    assert CalendarFile(b"", 0, 0).leaves is None
    assert writes("path.write_bytes(data)")
