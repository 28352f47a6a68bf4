"""The look and the language stand as they are at a fresh start before and after every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base import words
from clientdesk.kit.style import Style, style_of
from clientdesk.kit.theme import Appearance

PLAIN = Appearance(theme="light")


def _settle(style: Style) -> None:
    words.use_language("en")
    QLocale.setDefault(QLocale("en"))
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style.set_appearance(PLAIN)


@pytest.fixture
def style(qapp: QApplication) -> Iterator[Style]:
    """The style of the application, light, 100 %, in English."""
    style = style_of()
    _settle(style)
    yield style
    _settle(style)


@pytest.fixture
def right_to_left(style: Style, qtbot: QtBot) -> None:
    """The window reads from right to left."""
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
