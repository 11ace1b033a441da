"""Documents shown and opened outside: versions, one page of a real worker, the swept copy."""

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import DocumentUid
from caseapp.domain.previews import (
    DisguisedDocumentError,
    NotOpenedOutsideError,
    PreviewTooHeavyError,
    Shown,
)
from caseapp.models.clear_copy import ClearCopy
from caseapp.services import documents, previews
from caseapp.system import outside
from caseapp.system.worker import Limits, run_worker
from tests import casefiles
from tests.unit.reports.test_preview import picture

TEXT = "Протокол задержания".encode()


@pytest.fixture
def seated(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    (tmp_path / "run").mkdir(mode=0o700)
    return replace(desk, isolated=run_worker)


def stored(desk, name="note.txt", data=TEXT):
    client = casefiles.client(desk)
    matter = casefiles.matter(desk, client)
    changes = documents.add_document(
        desk, matter, client, title="Note", file_name=name, media_type="x", pieces=[data]
    )
    return DocumentUid(str(changes.created))


def test_versions_are_kept_with_their_hashes_and_never_changed(seated):
    uid = stored(seated)
    documents.add_document_version(
        seated, uid, 1, file_name="scan.png", media_type="image/png", pieces=[picture()]
    )
    newest, first = previews.list_versions(seated, uid)
    assert (newest.number, first.number) == (2, 1)
    assert first.sha256 == hashlib.sha256(TEXT).hexdigest()
    assert first.size == len(TEXT)
    assert first.added_by
    assert documents.read_document(seated, uid, 1) == TEXT


def test_a_real_worker_shows_one_page_of_one_version(seated):
    uid = stored(seated, "scan.png", picture())
    page = previews.preview_document(seated, uid, 1, page=1, width=100)
    assert page.kind is Shown.PICTURE
    assert page.picture.startswith(b"\x89PNG")


def test_a_disguised_file_is_refused_by_name_through_the_worker(seated):
    uid = stored(seated, "order.pdf", b"<html>hello</html>")
    with pytest.raises(DisguisedDocumentError):
        previews.preview_document(seated, uid, 1, page=1, width=100)


def test_a_page_that_takes_too_long_is_stopped(seated, monkeypatch):
    uid = stored(seated)
    monkeypatch.setattr(previews, "SHOW", Limits(seconds=0.001))
    with pytest.raises(PreviewTooHeavyError):
        previews.preview_document(seated, uid, 1, page=1, width=100)


def test_a_copy_outside_is_private_read_only_nameless_and_noted(seated):
    uid = stored(seated)
    path = Path(previews.open_outside(seated, uid, 1))
    assert path.read_bytes() == TEXT
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "note" not in str(path)
    with seated.vault.reading() as session:
        assert session.scalars(select(ClearCopy.sha256)).one() == hashlib.sha256(TEXT).hexdigest()


def test_the_lock_sweeps_what_was_opened_and_a_start_what_the_dead_left(seated, tmp_path):
    path = Path(previews.open_outside(seated, stored(seated), 1))
    dead = tmp_path / "run" / f"caseapp-{2**22 + 7}-{'0' * 16}"
    strange = tmp_path / "run" / "caseapp-notes"
    alive = tmp_path / "run" / f"caseapp-{os.getppid()}-{'0' * 16}"
    for folder in (dead, strange, alive):
        folder.mkdir()
    outside.sweep(own=False)
    assert (path.exists(), dead.exists(), strange.exists(), alive.exists()) == (
        True, False, True, True,
    )  # fmt: skip
    outside.sweep(own=True)
    assert not path.exists()


def test_a_file_that_a_desktop_might_run_does_not_go_out(seated):
    uid = stored(seated, "order.desktop")
    with pytest.raises(NotOpenedOutsideError):
        previews.open_outside(seated, uid, 1)


def test_a_runtime_folder_that_others_may_enter_is_not_used(seated, tmp_path):
    (tmp_path / "run").chmod(0o755)
    with pytest.raises(OSError, match="run"):
        outside.base()


def test_a_document_of_another_matter_does_not_exist(seated):
    with pytest.raises(NotFoundError):
        previews.list_versions(seated, DocumentUid("0" * 36))
