"""Panes of customers over a shop with a handful of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers import pane_links
from clientdesk.features.customers.pane_list import Directory
from clientdesk.features.customers.pane_looks import show_classes
from clientdesk.kit.context import Context
from tests.features.customers.people import add_some


@pytest.fixture
def some(desk: Desk) -> dict[str, int]:
    """The customers of `add_some`, by first name."""
    return add_some(desk)


@pytest.fixture
def directory(some: dict[str, int], context: Context, qtbot: QtBot) -> Directory:
    """The list, as wide as the design draws it."""
    return shown_directory(context, qtbot)


def shown_directory(context: Context, qtbot: QtBot) -> Directory:
    """A directory on a screen, in a program that shows this shop's classes."""
    show_classes(context)
    made = Directory(context)
    qtbot.addWidget(made)
    made.resize(292, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


class Opened:
    """Stands where the system would open addresses, and notes them."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def openUrl(self, url: QUrl) -> bool:  # noqa: N802 - Qt's name
        """Note an address."""
        self.addresses.append(url.toString())
        return True


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What was handed to the system; nothing really is."""
    made = Opened()
    monkeypatch.setattr(pane_links, "QDesktopServices", made)
    return made
