"""The files of a contact while it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.company import Attached
from clientdesk.features.contacts.pane_files import FilesField
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import IconButton, PlainLabel
from clientdesk.store.files import Files


@pytest.fixture
def field(context: Context, qtbot: QtBot) -> FilesField:
    made = FilesField(context)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    return made


def _texts(field: FilesField) -> list[str]:
    QApplication.processEvents()  # what was added to something that is shown is shown a moment later
    return [label.text() for label in field.findChildren(PlainLabel) if label.isVisible()]


def _drop(field: FilesField, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    field.dropEvent(event)


def test_a_dropped_file_is_kept_and_shown_with_its_size(field: FilesField, desk: Desk, tmp_path: Path) -> None:
    offer = tmp_path / "Offer.pdf"
    offer.write_bytes(b"%PDF" + b"x" * 2000)
    _drop(field, offer)
    (kept,) = field.value()
    assert kept.name == "Offer.pdf"
    assert Files(desk.store.folder).read(kept.file) == offer.read_bytes()
    assert _texts(field) == ["Offer.pdf", "2 KB"]


def test_the_same_file_twice_stands_once(field: FilesField, tmp_path: Path) -> None:
    note = tmp_path / "a.txt"
    note.write_text("oil")
    _drop(field, note)
    _drop(field, note)
    assert len(field.value()) == 1


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "thing is a folder. Please choose the files in it."),
        (lambda path: path.touch(), "thing is empty. There is nothing in it to keep."),
        (lambda path: None, "thing cannot be opened."),
    ],
)
def test_what_cannot_be_kept_is_said(field: FilesField, tmp_path: Path, make: object, said: str) -> None:
    assert callable(make)
    make(tmp_path / "thing")
    _drop(field, tmp_path / "thing")
    assert field.value() == ()
    assert field.error.text() == said


def test_one_bad_file_among_good_ones_keeps_none(field: FilesField, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("oil")
    _drop(field, tmp_path / "good.txt", tmp_path / "gone.txt")
    assert field.value() == ()
    assert field.error.text() == "gone.txt cannot be opened."


def test_too_large_a_file_is_refused(field: FilesField, tmp_path: Path, qtbot: QtBot) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as out:
        out.truncate((50 << 20) + 1)
    _drop(field, large)
    qtbot.waitUntil(lambda: field.error.text() == "film.mp4 is larger than 50 MB and cannot be kept here.")
    assert field.value() == ()


def test_a_large_file_is_kept_while_the_window_goes_on(field: FilesField, tmp_path: Path, qtbot: QtBot) -> None:
    large = tmp_path / "film.mp4"
    large.write_bytes(b"m" * (5 << 20))
    _drop(field, large)
    assert field.value() == ()
    qtbot.waitUntil(lambda: len(field.value()) == 1)


def test_a_picture_is_pasted(field: FilesField, qtbot: QtBot) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    field.add.setFocus()
    qtbot.keyClick(field.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one.name for one in field.value()] == ["Picture.png"]


def test_a_file_is_taken_away_by_its_button(field: FilesField, tmp_path: Path, qtbot: QtBot) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    _drop(field, tmp_path / "a.txt", tmp_path / "b.txt")
    first = field.findChild(IconButton, "contact_files_remove_0")
    assert first is not None
    assert first.accessibleName() == "Take a.txt away"
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert [one.name for one in field.value()] == ["b.txt"]


def test_a_name_that_misleads_is_shown_as_it_is(field: FilesField, tmp_path: Path) -> None:
    sly = tmp_path / "photo\u202egpj.exe"
    sly.write_bytes(b"MZ")
    _drop(field, sly)
    assert _texts(field)[0] == "photogpj.exe"


def test_a_file_that_is_gone_is_said_to_be_missing(field: FilesField) -> None:
    field.set_value((Attached("0" * 64, "lost.pdf"),))
    assert _texts(field) == ["lost.pdf", "missing"]


def test_a_bare_field_takes_no_room_while_it_is_empty(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    bare = FilesField(context, bare=True)
    qtbot.addWidget(bare)
    assert bare.isHidden()
    (tmp_path / "a.txt").write_text("oil")
    bare.take([tmp_path / "a.txt"])
    assert not bare.isHidden()


def test_a_disk_that_takes_nothing_is_said(field: FilesField, desk: Desk, tmp_path: Path) -> None:
    (desk.store.folder / "files").write_bytes(b"")  # where the folder of kept files should be
    (tmp_path / "a.txt").write_text("oil")
    _drop(field, tmp_path / "a.txt")
    assert field.value() == ()
    assert field.error.text()
