"""Rows and columns in one line of code each, with the design's spacing scaled by text size."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from clientdesk.kit.style import style_of

Item = QWidget | QLayout | None
"""What stands in a row: a widget, a layout, or None for a stretch."""

Margins = tuple[float, float, float, float]

LayoutT = TypeVar("LayoutT", bound=QBoxLayout)


def row(*items: Item, gap: float = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items side by side from the leading edge; lengths in design pixels, margins (left, top, right, bottom)."""
    return _filled(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: float = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items one below the other."""
    return _filled(QVBoxLayout(), items, gap, margins)


def boxed(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """A bare widget around a layout."""
    widget = QWidget(parent)
    widget.setLayout(layout)
    return widget


def hide_unless(wanted: object, *widgets: QWidget) -> None:
    """Hide what is not wanted, while a widget is put together.

    What is wanted is not shown from here: as long as it has no parent it would be a window of its own for a moment,
    and take the keyboard away.
    """
    if not wanted:
        for widget in widgets:
            widget.hide()


def clear_out(layout: QLayout) -> None:
    """Take everything out of a layout: its widgets are gone at once for the eye, and for good a moment later."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            hand_on_keyboard(widget)
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_out(inner)


def hand_on_keyboard(going: QWidget) -> None:
    """Let something near take the keyboard before `going` goes with it; nothing where it has not got it.

    Left to itself Qt gives it to what comes next in the order of making, and after the last that is the rail.
    """
    holder = QApplication.focusWidget()
    if holder is None or not (holder is going or going.isAncestorOf(holder)):
        return
    inside: QWidget | None = going
    while inside is not None and not inside.isWindow():
        inside = inside.parentWidget()
        near = [] if inside is None else inside.findChildren(QWidget)
        for other in near:
            if other is not going and not going.isAncestorOf(other) and _takes_keyboard(other):
                other.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _takes_keyboard(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()


def scrolled(inner: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """An area without a frame that scrolls downward; the inner widget takes its width."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(inner)
    return area


def _filled(layout: LayoutT, items: tuple[Item, ...], gap: float, margins: Margins) -> LayoutT:
    px = style_of().px
    layout.setSpacing(px(gap))
    layout.setContentsMargins(*(px(margin) for margin in margins))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout
