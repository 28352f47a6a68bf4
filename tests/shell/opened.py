"""A whole window on a shop of its own: opened as the program opens it, closed as a person closes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clientdesk.app import application, open_window
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer
from clientdesk.kit.language import Language
from clientdesk.kit.style import style_of
from clientdesk.kit.theme import Appearance
from clientdesk.shell.first_run import Answers
from clientdesk.shell.main_window import MainWindow
from clientdesk.store.database import open_store
from clientdesk.verbs.shops import set_up_shop
from tests.conftest import Folders
from tests.fakes.clock import FakeClock

ANSWERS = Answers("Tartu Bikes", "Mart", "EE", "EUR", "Europe/Tallinn", "en")

Opener = Callable[..., MainWindow]


def make_shop(folder: Path, *names: str) -> None:
    """A shop as the first run leaves it, with customers of these names."""
    store = open_store(folder, plan_of(CATALOGUE), create=True)
    desk = Desk(store, CATALOGUE, FakeClock())
    desk.staff = desk.run_as_program("Shop set up", set_up_shop, **ANSWERS.told())
    for name in names:
        desk.run("Customer added", add_customer, name=name)
    store.close()


@pytest.fixture
def shop_folder(folders: Folders) -> Path:
    """A shop with two customers."""
    make_shop(folders.data, "Anna Saar", "Dmitri Volkov")
    return folders.data


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Opens windows; closes those that are still open at the end, and takes the look back."""
    windows: list[MainWindow] = []

    def open_one(folder: Path, *, size: tuple[int, int] = (1280, 800), language: str | None = "en") -> MainWindow:
        window = open_window(folder, language=language, theme="light", clock=FakeClock())
        windows.append(window)
        window.resize(*size)
        with qtbot.waitSignal(window.painted):
            window.show()
        qtbot.waitExposed(window)
        return window

    yield open_one
    for window in windows:
        if window.isVisible():
            window.close()
        window.deleteLater()
    # Whoever is still there when the language changes would read the closed shop once more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tidy()


@pytest.fixture
def window(opened: Opener, shop_folder: Path) -> MainWindow:
    """The window on that shop."""
    return opened(shop_folder)


def tidy() -> None:
    """English, light and in normal size again."""
    app = application()
    language = app.findChild(Language)
    if language is not None:
        language.switch("en")
    style_of().set_appearance(Appearance("light"))


def part(window: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The widget of this object name.

    Raises:
        AssertionError: there is none.
    """
    found = window.findChild(kind, name)
    assert found is not None, name
    return found
