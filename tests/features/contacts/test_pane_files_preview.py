"""A file of a contact in the side sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.attachments import keep_content
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.pane_files_looking import MOST_TEXT
from clientdesk.features.contacts.pane_files_preview import FilePreview
from clientdesk.features.contacts.records import ContactFile
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import PlainLabel
from tests.features.customers.people import add
from tests.mails_made import mail
from tests.pictures_made import bomb, picture

Looker = Callable[[str, bytes], FilePreview]


@pytest.fixture
def look(context: Context, desk: Desk, qtbot: QtBot) -> Looker:
    """Shows a file of this name and content."""

    def shown(name: str, content: bytes) -> FilePreview:
        kept = keep_content(desk.store.folder, name, content)
        desk.run("Logged", log_contact, customer=add(desk, "Anna"), kind="note", files=(kept,))
        made = FilePreview(context, ContactFile.select().order_by(ContactFile.id.desc()).get().id)
        qtbot.addWidget(made)
        made.resize(420, 700)
        made.show()
        return made

    return shown


def _texts(preview: FilePreview) -> str:
    return " | ".join(label.text() for label in preview.findChildren(PlainLabel) if label.isVisible())


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_picture_is_shown(look: Looker, kind: str) -> None:
    preview = look(f"photo.{kind}", picture(kind))
    assert preview.picture.isVisible()
    assert not preview.text.isVisible()


def test_a_bomb_of_a_picture_is_not(look: Looker) -> None:
    preview = look("photo.png", bomb())
    assert not preview.picture.isVisible()
    assert preview.save.isVisible()


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", b"oil\r\nchain", "oil\nchain"),
        ("a.txt", "Õli ja kett, sõbrad, müük ja jõud".encode("cp1257"), "Õli ja kett, sõbrad, müük ja jõud"),
        ("a.txt", "Колесо погнуто".encode("utf-16"), "Колесо погнуто"),
        ("page.html", b"<p>Hi<script>alert(1)</script></p><p>you", "Hi\n\nyou"),
        ("a.csv", b"<b>name</b>;1", "<b>name</b>;1"),
        ("a.eml", mail(), "Anna Saar <anna@example.com>\nshop@bikes.example\nRear wheel\n\nThe wheel is bent."),
    ],
)
def test_a_text_is_shown_plain(look: Looker, name: str, content: bytes, text: str) -> None:
    assert look(name, content).text.toPlainText().startswith(text)


def test_of_a_long_text_the_beginning_is_shown_and_said(look: Looker) -> None:
    preview = look("a.txt", "õ".encode() * MOST_TEXT)
    assert len(preview.text.toPlainText()) == MOST_TEXT // 2
    assert "Only the beginning is shown." in _texts(preview)


@pytest.mark.parametrize(("name", "content"), [("a.pdf", b"%PDF-1.7 text"), ("a.docx", b"PK\x03\x04abc")])
def test_of_other_documents_name_and_size_are_shown(look: Looker, name: str, content: bytes) -> None:
    preview = look(name, content)
    assert f"{name} | 1 KB" in _texts(preview)
    assert not preview.text.isVisible() and not preview.picture.isVisible()
    assert preview.open.isVisible()


def test_what_could_run_can_only_be_saved(look: Looker) -> None:
    preview = look("photo\u202egpj.exe", b"MZ\x00\x01")
    assert "photogpj.exe" in _texts(preview)
    assert "never opened from here" in _texts(preview)
    assert not preview.open.isVisible()
    assert preview.save.isVisible()


def test_a_copy_is_opened_in_another_program(look: Looker, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def note(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    look("Offer.pdf", b"%PDF-1.7").open.click()
    (copy,) = opened
    assert copy.name == "Offer.pdf"
    assert copy.read_bytes() == b"%PDF-1.7"


def test_without_a_program_for_it_that_is_said(look: Looker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    preview = look("Offer.pdf", b"%PDF-1.7")
    preview.open.click()
    assert preview.error.text().startswith("No program on this computer shows such a file.")


def test_a_file_that_is_not_there_is_said(context: Context, qtbot: QtBot) -> None:
    preview = FilePreview(context, 999)
    qtbot.addWidget(preview)
    preview.show()
    assert preview.error.text() == "This file is missing. A backup may still hold it."
    assert not preview.open.isVisible()
