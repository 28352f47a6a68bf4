"""Photos are read beside the window and painted when they have come; one that is gone leaves the initials."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from clientdesk.base.errors import UserError
from clientdesk.kit.painted import Painted
from clientdesk.kit.photos import Photos, photos_of
from tests.pictures_made import image, picture

Reader = Callable[[str], bytes]


class Shelf:
    """Stands where the kept files are, and notes who asked for what."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gone = "gone"

    def read(self, name: str) -> bytes:
        """The same picture for every name but the one that is gone."""
        self.asked.append(name)
        if name == self.gone:
            raise FileNotFoundError(name)
        return b"nothing" if name == "bad" else picture("png", 80, 80)


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    return Shelf()


@pytest.fixture
def photos(shelf: Shelf) -> Iterator[Photos]:
    made = photos_of()
    made.read_from(shelf.read)
    yield made
    made.read_from(None)


def avatar(photo: str, *, organisation: bool = False) -> QWidget:
    return Painted(
        lambda k: k.avatar(0, 0, 40, "Anna Saar", 3, organisation=organisation, photo=photo), height=40, width=40
    )


def middle_is_red(widget: QWidget) -> bool:
    return widget.grab().toImage().pixelColor(10, 20).name() == "#c03030"


def test_first_the_initials_then_the_photo(qtbot: QtBot, photos: Photos) -> None:
    shown = avatar("anna")
    qtbot.addWidget(shown)
    shown.show()
    assert not middle_is_red(shown), "nothing is read while a row is painted"
    qtbot.waitUntil(lambda: middle_is_red(shown))


def test_what_stands_on_the_screen_is_painted_again_by_itself(qtbot: QtBot, photos: Photos) -> None:
    times: list[bool] = []
    shown = Painted(lambda k: times.append(photos.picture("anna", 40) is not None), height=40, width=40)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: True in times)
    assert times[0] is False


def test_a_photo_is_read_once_for_each_size(qtbot: QtBot, photos: Photos, shelf: Shelf) -> None:
    for side in (38, 38, 60):
        qtbot.waitUntil(lambda side=side: photos.picture("anna", side) is not None)  # type: ignore[misc]
    assert shelf.asked == ["anna", "anna"]
    held = photos.picture("anna", 60)
    assert held is not None and (held.width(), held.height()) == (60, 60)


@pytest.mark.parametrize("name", ["gone", "bad"])
def test_where_the_file_is_gone_the_initials_stay_and_it_is_not_asked_for_again(
    qtbot: QtBot, photos: Photos, shelf: Shelf, name: str
) -> None:
    with qtbot.waitSignal(photos.came):
        photos.picture(name, 40)
    assert photos.picture(name, 40) is None and shelf.asked == [name]


def test_a_photo_that_came_back_is_shown_when_it_is_looked_for_again(
    qtbot: QtBot, photos: Photos, shelf: Shelf
) -> None:
    with qtbot.waitSignal(photos.came):
        photos.picture("gone", 40)
    shelf.gone = ""
    assert photos.picture("gone", 40) is None and len(shelf.asked) == 1
    photos.look_again()
    qtbot.waitUntil(lambda: photos.picture("gone", 40) is not None)


def test_the_photos_of_another_shop_are_not_shown(qtbot: QtBot, photos: Photos) -> None:
    qtbot.waitUntil(lambda: photos.picture("anna", 40) is not None)
    photos.read_from(None)
    assert photos.picture("anna", 40) is None


def test_an_organisation_keeps_its_shape(qtbot: QtBot, photos: Photos) -> None:
    person, firm = avatar("anna"), avatar("anna", organisation=True)
    for shown in (person, firm):
        qtbot.addWidget(shown)
        shown.show()
        qtbot.waitUntil(lambda shown=shown: middle_is_red(shown))  # type: ignore[misc]
    # So near the corner a circle has ended and a square with round corners has not.
    assert person.grab().toImage().pixelColor(5, 6).name() != "#c03030"
    assert firm.grab().toImage().pixelColor(5, 6).name() == "#c03030"


def test_a_photo_is_made_beside_the_window(qtbot: QtBot, photos: Photos) -> None:
    made: list[bytes | UserError] = []
    photos.prepare(image(), made.append)
    assert made == [], "it comes a moment later"
    qtbot.waitUntil(lambda: len(made) == 1)
    photos.prepare(b"no picture", made.append)
    qtbot.waitUntil(lambda: len(made) == 2)
    assert isinstance(made[0], bytes) and made[0].startswith(b"\xff\xd8")
    assert isinstance(made[1], UserError) and made[1].field == "photo"


def test_a_form_that_was_closed_meanwhile_hears_of_no_picture(qtbot: QtBot, photos: Photos) -> None:
    heard: list[object] = []

    class Form(QWidget):
        def take(self, made: object) -> None:
            heard.append(made)

    form, other = Form(), Form()
    qtbot.addWidget(other)
    photos.prepare(picture("png", 8, 8), form.take)
    photos.prepare(picture("png", 8, 8), other.take)
    delete(form)
    qtbot.waitUntil(lambda: len(heard) > 0)
    assert len(heard) == 1 and isinstance(heard[0], bytes)
