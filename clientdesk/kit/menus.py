"""Menus that float: actions of a row, views of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.kit.icons import icon as make_icon
from clientdesk.kit.spoken import Words, said


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One line of a menu.

    Args:
        words: verb first.
        done: called when it is taken.
        icon: a glyph's name.
        keys: the keys that do the same, shown at the trailing edge.
        enabled: whether it can be taken.
        checked: whether it is ticked; None for a line without a tick.
        danger: for what is hard to take back.
        name: the object name.
    """

    words: Words
    done: Callable[[], object]
    icon: str | None = None
    keys: str = ""
    enabled: bool = True
    checked: bool | None = None
    danger: bool = False
    name: str = ""


def make_menu(parent: QWidget, lines: Sequence[MenuLine | None]) -> QMenu:
    """A menu of these lines, None for a separator; it deletes itself when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Round corners need a see-through window beneath them.
    menu.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    for line in lines:
        if line is None:
            menu.addSeparator()
        else:
            menu.addAction(menu_action(menu, line))
    return menu


def open_menu(anchor: QWidget, lines: Sequence[MenuLine | None], at: QPoint | None = None) -> QMenu:
    """Show a menu below a widget, leading edges in line, or at a place inside it (a row, the pointer)."""
    menu = make_menu(anchor, lines)
    if at is None:
        at = QPoint(anchor.width() if anchor.isRightToLeft() else 0, anchor.height() + 2)
    corner = anchor.mapToGlobal(at)
    if anchor.isRightToLeft():
        corner.setX(corner.x() - menu.sizeHint().width())
    menu.popup(corner)
    return menu


def menu_action(menu: QMenu, line: MenuLine) -> QAction:
    """One line as an action of a menu."""
    words = said(line.words).replace("&", "&&")
    action = QAction(f"{words}\t{line.keys}" if line.keys else words, menu)
    action.setObjectName(line.name)
    action.setEnabled(line.enabled)
    if line.icon is not None:
        action.setIcon(make_icon(line.icon, "danger" if line.danger else "ink2"))
    if line.checked is not None:
        action.setCheckable(True)
        action.setChecked(line.checked)
    action.triggered.connect(lambda _checked=False: line.done())
    return action
