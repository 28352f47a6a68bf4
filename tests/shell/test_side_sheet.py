"""The side sheet gives the keyboard back to whoever had it, if they are still there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.palette import Palette
from tests.shell.opened import opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]


def test_keys_asked_for_in_the_palette_can_be_put_away(window: MainWindow) -> None:
    palette = Palette.open(window, window.keys.groups)
    window.sheet.open(QWidget)
    palette.put_away()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.sheet.close_form()
    assert window.sheet.isHidden()
