"""Documents on the screen: versions, pages, what is refused, what leaves only after a question."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from caseapp.domain.changes import Changes
from caseapp.domain.ids import ClientUid, DocumentUid, MatterUid
from caseapp.domain.previews import EncryptedDocumentError, PreviewPage, Shown
from caseapp.domain.vaults import DocumentTooLargeError
from caseapp.domain.views.document_versions import VersionRow
from caseapp.domain.views.documents import DocumentRow
from caseapp.domain.views.matters import MatterView
from caseapp.domain.vocabulary import Role
from caseapp.ui.documents import files
from caseapp.ui.documents.dialog import DocumentForm
from caseapp.ui.documents.files import dropped_file, read_file
from caseapp.ui.documents.port import DocumentsPort
from caseapp.ui.documents.view import DocumentsScreen
from caseapp.ui.screen import Place
from caseapp.ui.widgets import PlainMessage
from tests.ui.accessibility import problems, settle
from tests.ui.surroundings import surroundings
from tests.unit.reports.test_preview import picture

NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
HASH = "0123456789abcdef" * 4
MATTER = MatterView(
    MatterUid("m-1"), "2026/014", "Extradition to Russia",
    ((ClientUid("c-1"), "Ермек Жумабаев"),), (), (), (), 1,
)  # fmt: skip


def document(number=1, title="Receipt of the court"):
    return DocumentRow(
        DocumentUid(f"d-{number}"), MatterUid("m-1"), "2026/014", ClientUid("c-1"),
        "Ермек Жумабаев", title, "receipt.png", "image/png", 2, 4096, HASH, NOW, 1,
    )  # fmt: skip


VERSIONS = (
    VersionRow(2, "receipt-2.png", "image/png", 3 << 20, HASH, NOW, "Айгуль Садыкова"),
    VersionRow(1, "receipt.png", "image/png", 4096, HASH[::-1], NOW, ""),
)


@pytest.fixture
def shown(qtbot):
    runners = []

    def make(role=Role.LAWYER, language="en", page=None, refusal=None):
        asked = []

        def preview(uid, number, *, page=1, width=0):
            asked.append((uid, number, page))
            if refusal is not None:
                raise refusal
            return given

        given = page or PreviewPage(Shown.PICTURE, 1, 3, picture=picture((300, 400)))
        context = surroundings(role, language)
        runners.append(context.runner)
        port = DocumentsPort(
            list_documents=lambda: [document(), document(2, "Order of detention")],
            list_versions=lambda _uid: VERSIONS,
            list_matters=lambda: [MATTER],
            preview=preview,
            open_outside=lambda uid, number: asked.append(("out", uid, number)) or "/run/x.png",
            add_document=lambda *given, **named: (
                asked.append((*given, named["title"], b"".join(named["pieces"])))
                or Changes.of(created="d-9", document=["d-9"])
            ),
            add_version=lambda *given, **named: asked.append(given) or Changes(),
            delete_document=lambda *given: asked.append(("deleted", *given)) or Changes(),
        )
        screen = DocumentsScreen(context, port)
        qtbot.addWidget(screen)
        screen.resize(1084, 760)
        screen.show()
        qtbot.waitUntil(lambda: len(screen._rows) == 2)
        screen.show_place(Place("documents", "d-1"))
        qtbot.waitUntil(lambda: bool(asked))
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        settle()
        return screen, asked

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def words(screen):
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_a_document_shows_its_newest_version_with_its_hash(shown):
    screen, asked = shown()
    assert asked[-1] == ("d-1", 2, 1)
    assert "01234567 89abcdef" in words(screen)
    assert "3 MB" in words(screen)
    assert not screen.pages.picture.pixmap().isNull()


def test_an_older_version_is_one_choice_away(shown, qtbot):
    screen, asked = shown()
    screen.version.choose("1")
    screen._on_version()
    qtbot.waitUntil(lambda: asked[-1] == ("d-1", 1, 1))
    settle()
    assert "receipt.png" in words(screen)


def test_pages_are_turned_and_made_larger(shown, qtbot):
    screen, asked = shown()
    before = screen.pages.width_wanted()
    screen.pages.on.click()
    qtbot.waitUntil(lambda: asked[-1] == ("d-1", 2, 2))
    screen.pages.larger.click()
    assert screen.pages.width_wanted() > before


def test_a_text_is_shown_as_it_stands_and_never_as_markup(shown):
    markup = "<img src='file:///etc/passwd'><b>Протокол</b>"
    screen, _ = shown(page=PreviewPage(Shown.TEXT, 1, 1, text=markup))
    assert screen.pages.text.toPlainText() == markup


def test_a_refusal_says_why_and_shows_nothing(shown):
    screen, _ = shown(refusal=EncryptedDocumentError())
    assert screen.pages.trouble.isVisible()
    assert not screen.pages.stack.isVisible()


def test_nothing_is_opened_outside_before_the_warning_was_answered(shown, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    screen, asked = shown()
    screen.outside_button.click()
    [message] = screen.window().findChildren(PlainMessage)
    assert "register of copies" in message.text.text()
    assert ("out", "d-1", 2) not in asked
    message.go.click()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [QUrl.fromLocalFile("/run/x.png")]


def test_a_guest_reads_and_lets_nothing_out(shown):
    screen, _ = shown(role=Role.GUEST)
    for button in (screen.add_button, screen.outside_button, screen.version_button):
        assert not button.isVisible()


def test_a_file_is_added_to_a_matter_under_its_own_name(shown, qtbot, tmp_path):
    screen, asked = shown()
    path = tmp_path / "Справка.txt"
    path.write_bytes(b"content")
    screen.add_file(str(path))
    qtbot.waitUntil(lambda: bool(screen.window().findChildren(DocumentForm)))
    [form] = screen.window().findChildren(DocumentForm)
    assert problems(form) == []
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    assert ("m-1", "c-1", "Справка", b"content") in asked


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(DocumentTooLargeError), read_file(path):
        pass


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("file:///home/a/b.pdf", "/home/a/b.pdf"),
        ("file://server/share/b.pdf", ""),
        ("https://example.org/b.pdf", ""),
    ],
)
def test_only_a_file_of_this_machine_can_be_dropped(url, path):
    data = QMimeData()
    data.setUrls([QUrl(url)])
    assert dropped_file(data) == path


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_screen_reads_well_without_eyes(shown, language):
    screen, _ = shown(language=language)
    assert problems(screen) == []


def test_a_form_that_comes_back_names_its_file(qtbot, shown):
    screen, *_ = shown()
    before = DocumentForm(screen.context, screen._port, (MATTER,), "/home/a/Order of 3 March.pdf")
    qtbot.addWidget(before)
    again = DocumentForm(screen.context, screen._port, (MATTER,), "")
    qtbot.addWidget(again)
    again.restore_draft(before.draft_payload())
    assert again.subtitle.text() == "File: Order of 3 March.pdf"


def test_the_page_begins_within_a_low_screen(qtbot, shown):
    screen, *_ = shown()
    screen.resize(1064, 640)
    screen.show_place(Place("documents", "d-1"))
    settle()
    top = screen.pages.mapTo(screen, screen.pages.rect().topLeft()).y()
    assert top < 320
