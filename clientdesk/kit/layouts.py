"""Rows and columns in one line of code each, with the design's spacing scaled by text size."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

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
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_out(inner)


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
