"""The menu bar that macOS expects at the top of the screen; elsewhere the rail and the keys do."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QMainWindow

from clientdesk.base.words import N_, _
from clientdesk.kit.actions import Actions


def fill_menu_bar(window: QMainWindow, groups: Sequence[Actions], platform: str = sys.platform) -> None:
    """List every key's action in menus; does nothing but on macOS."""
    if platform != "darwin":
        return
    bar = window.menuBar()
    for title, group in zip((N_("Edit"), N_("Go"), N_("Customer")), groups, strict=True):
        menu = bar.addMenu(_(title))
        menu.addActions(group.made())
