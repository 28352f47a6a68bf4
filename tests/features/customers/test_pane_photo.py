"""The photo at the head of the profile and in the form: chosen, dropped, pasted, taken away, refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.pane import PANES
from clientdesk.features.customers.pane_form import CustomerForm, make_form
from clientdesk.features.customers.pane_header import Header
from clientdesk.features.customers.pane_photo import PhotoEditor
from clientdesk.features.customers.photos import photo_content
from clientdesk.features.customers.queries import profile
from clientdesk.kit.badges import FIRST_BADGES
from clientdesk.kit.context import Context
from clientdesk.kit.photos import photos_of
from clientdesk.kit.style import style_of
from tests.features.customers.people import add
from tests.pictures_made import LEFT, bomb, image, picture


@pytest.fixture
def begun(context: Context) -> Iterator[Context]:
    """As in a window: photos are read from this shop."""
    assert PANES.begin is not None
    PANES.begin(context)
    yield context
    photos_of().read_from(None)
    style_of().set_badges(FIRST_BADGES)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def header(begun: Context, desk: Desk, qtbot: QtBot) -> Header:
    """The head of Anna, who is customer 1."""
    made = Header(begun)
    qtbot.addWidget(made)
    made.resize(560, 80)
    made.show_customer(add(desk, "Anna Saar"))
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "anna.png"
    path.write_bytes(picture("png"))
    return path


def photo(desk: Desk, customer: int = 1) -> str:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return found.photo


def drop(widget: QWidget, path: Path) -> bool:
    """Drag a file over a widget and let it go, if it is taken; whether it was."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    both = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(5, 5), *both)
    widget.dragEnterEvent(entering)
    if entering.isAccepted():
        widget.dropEvent(QDropEvent(QPointF(5, 5), *both))
    return entering.isAccepted()


def menu_of(qtbot: QtBot, widget: QWidget) -> list[str]:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    menu = next(each for each in widget.findChildren(QMenu) if each.isVisible())
    lines = [action.text().split("\t")[0] for action in menu.actions() if action.isEnabled() and action.text()]
    menu.close()
    return lines


def take(qtbot: QtBot, widget: QWidget, words: str) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    menu = next(each for each in widget.findChildren(QMenu) if each.isVisible())
    action = next(each for each in menu.actions() if each.text().split("\t")[0] == words)
    menu.close()
    action.trigger()


@pytest.mark.parametrize("target", [lambda header: header, lambda header: header.photo])
def test_a_picture_dropped_on_the_head_is_shown(
    header: Header, desk: Desk, file: Path, qtbot: QtBot, target: Callable[[Header], QWidget]
) -> None:
    assert drop(target(header), file)
    qtbot.waitUntil(lambda: photo(desk) != "")
    content = desk.ask(photo_content, photo=photo(desk))
    assert content is not None and content.startswith(b"\xff\xd8")

    def is_shown() -> bool:
        return header.photo.grab().toImage().pixelColor(15, 30).red() > LEFT.red() - 12

    qtbot.waitUntil(is_shown)
    assert header.photo.accessibleName() == "Change the photo"


def test_a_list_of_customers_dropped_there_is_left_to_the_window(header: Header, tmp_path: Path) -> None:
    table = tmp_path / "customers.csv"
    table.write_text("Name\nAnna\n")
    assert not drop(header, table)


def test_a_picture_is_chosen_in_the_dialog_of_the_system(
    header: Header, desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    assert menu_of(qtbot, header.photo) == ["Choose a photo…"]
    take(qtbot, header.photo, "Choose a photo…")
    qtbot.waitUntil(lambda: photo(desk) != "")


def test_a_picture_is_pasted_by_keys_and_taken_away_and_brought_back(header: Header, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(image())
    header.photo.setFocus()
    qtbot.keyClick(header.photo, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: photo(desk) != "")
    kept = photo(desk)
    assert menu_of(qtbot, header.photo) == ["Choose a photo…", "Paste", "Remove the photo"]
    qtbot.keyClick(header.photo, Qt.Key.Key_Delete)
    assert photo(desk) == "" and header.photo.accessibleName() == "Add a photo"
    desk.undo()
    assert photo(desk) == kept and header.photo.accessibleName() == "Change the photo"
    take(qtbot, header.photo, "Remove the photo")
    assert photo(desk) == ""


def test_pasting_works_wherever_the_keyboard_is_on_the_head(header: Header, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(image())
    qtbot.keyClick(header, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: photo(desk) != "")


def test_what_is_no_picture_is_said_and_changes_nothing(
    header: Header, begun: Context, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[Phrase] = []
    begun.said.connect(said.append)
    for name, content in (("huge.png", bomb()), ("table.jpg", b"Name,Phone\n")):
        (tmp_path / name).write_bytes(content)
        assert drop(header, tmp_path / name)
        with qtbot.waitSignal(begun.said):
            pass
    (tmp_path / "gone.jpg").write_bytes(b"")
    header.photo.take(tmp_path / "never there.jpg")
    with qtbot.waitSignal(begun.said):
        pass
    assert [words.text().split(".")[0] for words in said] == [
        "This picture is too large", "This is no picture that can be shown", "This file cannot be opened",
    ]  # fmt: skip
    assert photo(desk) == ""


@pytest.fixture
def form(begun: Context, qtbot: QtBot) -> Iterator[CustomerForm]:
    """The form of somebody new."""
    sheet = make_form(begun, None, {})
    qtbot.addWidget(sheet)
    sheet.resize(420, 900)
    sheet.show()
    found = sheet.findChild(CustomerForm)
    assert isinstance(found, CustomerForm)
    yield found
    sheet.hide()


def editor(form: CustomerForm) -> PhotoEditor:
    found = form.editor("photo")
    assert isinstance(found, PhotoEditor)
    return found


def test_somebody_new_gets_a_photo_in_the_form(form: CustomerForm, desk: Desk, file: Path, qtbot: QtBot) -> None:
    assert not editor(form).remove.isVisibleTo(editor(form))
    assert drop(form, file), "anywhere on the form"
    qtbot.waitUntil(lambda: bool(form.values()["photo"]))
    assert form.is_dirty() and editor(form).isVisible() and editor(form).remove.isVisible()
    name = form.findChild(QWidget, "customer_form_name")
    assert name is not None
    qtbot.keyClicks(name, "Anna")
    form.submit()
    assert photo(desk) == form.values()["photo"]


def test_a_bad_picture_is_said_at_its_field(form: CustomerForm, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "huge.png").write_bytes(bomb())
    form.open_more()
    drop(form, tmp_path / "huge.png")
    qtbot.waitUntil(lambda: "photo" in form.errors())
    assert "too large" in form.errors()["photo"] and form.values()["photo"] == ""


def test_a_photo_taken_away_in_the_form_is_gone_when_it_is_saved(
    begun: Context, header: Header, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    drop(header, file)
    qtbot.waitUntil(lambda: photo(desk) != "")
    sheet = make_form(begun, 1, {})
    qtbot.addWidget(sheet)
    sheet.show()
    form = sheet.findChild(CustomerForm)
    assert isinstance(form, CustomerForm)
    qtbot.mouseClick(editor(form).remove, Qt.MouseButton.LeftButton)
    assert photo(desk) != "", "not before it is saved"
    form.submit()
    assert photo(desk) == ""
