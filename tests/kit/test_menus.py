"""Menus that float: what they say, what they do, where they stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.style import Style


@pytest.fixture
def anchor(style: Style, qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    anchor = QWidget(window)
    anchor.setGeometry(150, 20, 100, 34)
    anchor.show()
    yield anchor
    window.close()


def opened(anchor: QWidget, done: list[str]) -> QMenu:
    return open_menu(
        anchor,
        [
            MenuLine("Open", lambda: done.append("open"), "eye", keys="Enter"),
            MenuLine("Call Saar & Co", lambda: done.append("call"), "phone", checked=True),
            None,
            MenuLine("Delete", lambda: done.append("delete"), "trash", danger=True, enabled=False, name="row_delete"),
        ],
    )


def test_a_line_does_what_it_says(anchor: QWidget) -> None:
    done: list[str] = []
    menu = opened(anchor, done)
    menu.actions()[0].trigger()
    menu.actions()[1].trigger()
    menu.actions()[3].trigger()
    assert done == ["open", "call"]
    assert menu.actions()[0].text() == "Open\tEnter"
    assert menu.actions()[1].text() == "Call Saar && Co"
    assert menu.actions()[2].isSeparator()
    assert menu.actions()[3].objectName() == "row_delete"
    menu.close()


@pytest.mark.parametrize("rtl", [False, True])
def test_it_stands_below_its_button_with_leading_edges_in_line(anchor: QWidget, rtl: bool) -> None:
    anchor.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    menu = opened(anchor, [])
    edge = anchor.mapToGlobal(QPoint(anchor.width() if rtl else 0, anchor.height()))
    assert abs((menu.geometry().right() + 1 if rtl else menu.geometry().left()) - edge.x()) <= 2
    assert menu.geometry().top() >= edge.y()
    menu.close()
