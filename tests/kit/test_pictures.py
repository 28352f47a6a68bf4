"""Pictures from outside: turned the right way, cut square, made small; what would fill the memory is refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from clientdesk.base.errors import UserError
from clientdesk.kit.pictures import MOST_BYTES, SIDE, as_photo, read_square, square
from tests.pictures_made import bomb, image, is_red, picture, turned


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_picture_becomes_a_small_square_jpeg(qtbot: QtBot, kind: str) -> None:
    made = as_photo(picture(kind, 1600, 1200))
    shown = QImage.fromData(QByteArray(made))
    assert made.startswith(b"\xff\xd8") and (shown.width(), shown.height()) == (SIDE, SIDE)
    assert is_red(shown, 50, 250) and not is_red(shown, SIDE - 50, 250), "the middle of it, not a corner"


def test_a_small_picture_is_not_blown_up(qtbot: QtBot) -> None:
    shown = read_square(picture("png", 90, 60), SIDE)
    assert (shown.width(), shown.height()) == (60, 60)


def test_a_picture_taken_with_the_camera_on_its_side_stands_upright(qtbot: QtBot) -> None:
    # 6: turned a quarter to the right when shown, so that the left half comes to stand on top.
    shown = read_square(turned(picture("jpeg", 400, 400), 6), 200)
    assert is_red(shown, 100, 20) and not is_red(shown, 100, 180)


def test_what_the_camera_wrote_beside_the_picture_is_left_out(qtbot: QtBot) -> None:
    assert b"Exif" not in as_photo(turned(picture(), 1))


def test_see_through_becomes_white(qtbot: QtBot) -> None:
    shown = read_square(picture("png", 50, 50, see_through=True), 50)
    assert shown.pixelColor(25, 25).name() == "#ffffff"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no picture"),
        (b"Name,Phone\nAnna,5123\n", "no picture"),
        (b"GIF89a" + bytes(40), "no picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/x"/></svg>', "no picture"),
        (b"II*\0\x08\0\0\0" + bytes(40), "no picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(4), "damaged"),
        (bomb(), "too large"),
        (bytes(MOST_BYTES + 1), "too large"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(
    qtbot: QtBot, content: bytes, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UserError) as refused:
        as_photo(content)
    assert refused.value.field == "photo" and said in refused.value.text()


def test_half_a_jpeg_is_damaged(qtbot: QtBot) -> None:
    content = picture("jpeg", 900, 900)
    with pytest.raises(UserError) as refused:
        as_photo(content[: len(content) // 2])
    assert "damaged" in refused.value.text()


def test_an_image_from_the_clipboard_is_cut_the_same_way(qtbot: QtBot) -> None:
    shown = square(image(300, 100), 64)
    assert (shown.width(), shown.height()) == (64, 64) and is_red(shown, 4, 32) and not is_red(shown, 60, 32)
