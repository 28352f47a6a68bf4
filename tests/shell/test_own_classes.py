"""Classes and photos in a whole window: what is changed in one place is seen in all, from the first moment on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk, plan_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import set_potential
from clientdesk.features.customers.commands_classes import rename_class
from clientdesk.features.customers.commands_photo import set_photo
from clientdesk.features.customers.photos import photo_name
from clientdesk.kit.style import style_of
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.settings_page import SettingsPage
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock
from tests.pictures_made import LEFT, picture
from tests.shell.opened import Opener, opened, part, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]


def chips(window: MainWindow) -> set[str]:
    row = window.findChild(QWidget, "customer_chips")
    assert row is not None
    return {each.text() for each in row.findChildren(QPushButton) if each.isVisible()}


def test_a_class_named_in_the_settings_is_so_everywhere_and_back_by_ctrl_z(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1600, 900)
    desk = window.context.bridge.desk
    desk.run("Class given", set_potential, customer=1, potential="A")
    window.context.show_customer(1)
    badge = part(window, QPushButton, "profile_class")
    assert badge.accessibleName() == "Class A" and {"All", "A", "B"} <= chips(window)
    page = window.open_page("settings")
    assert isinstance(page, SettingsPage)
    page.show_section("classes")
    qtbot.mouseClick(part(window, QPushButton, "class_0_more"), Qt.MouseButton.LeftButton)
    menu = part(window, QPushButton, "class_0_more").children()[-1]
    next(each for each in menu.actions() if each.objectName() == "class_edit").trigger()  # type: ignore[attr-defined]
    menu.close()  # type: ignore[attr-defined]
    field = part(window, QLineEdit, "class_0_field")
    assert field.hasFocus()
    QTest.keyClicks(field, "Gold")
    QTest.keyClick(field, Qt.Key.Key_Return)
    window.open_page("customers")
    assert badge.accessibleName() == "Class Gold" and "Gold" in chips(window) and "A" not in chips(window)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert badge.accessibleName() == "Class A" and {"All", "A", "B"} <= chips(window)


def test_a_window_begins_with_the_classes_and_photos_of_its_shop(
    shop_folder: Path, opened: Opener, qtbot: QtBot
) -> None:
    store = open_store(shop_folder, plan_of(CATALOGUE))
    desk = Desk(store, CATALOGUE, FakeClock())
    desk.run("Renamed", rename_class, key="A", name="Gold")
    desk.run("Photo", set_photo, customer=1, photo=desk.ask(photo_name, content=picture("png", 80, 80)))
    store.close()
    window = opened(shop_folder)
    assert style_of().badge("A").name == "Gold"
    window.context.show_customer(1)
    photo = part(window, QPushButton, "profile_photo")
    qtbot.waitUntil(lambda: photo.grab().toImage().pixelColor(15, photo.height() // 2) == LEFT)
