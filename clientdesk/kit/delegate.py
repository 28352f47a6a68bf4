"""What paints the rows of lists: one prepared row, one canvas, no questions asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.row_model import ROW_ROLE, RowModel
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import Style, style_of
from clientdesk.kit.theme import RowKind
from clientdesk.kit.tips import show_tip

RowT = TypeVar("RowT")
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands at the moment.

    Args:
        selected: it is the chosen one.
        hovered: the pointer is on it.
        focused: it is the current row of a list that has the keyboard.
        zone: the name of the zone under the pointer, "" for none.
    """

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a row that can be clicked by itself, such as the round box that means done.

    Keys must do the same: a zone is never the only way.

    Args:
        name: what the program calls it.
        x: leading edge in design pixels.
        y: top.
        w: width.
        h: height.
        tip: what a click does, verb first.
    """

    name: str
    x: float
    y: float
    w: float
    h: float
    tip: Words = ""


class RowDelegate(QStyledItemDelegate, Generic[RowT]):
    """Paints rows; subclasses write `draw`, and `height` or `zones` where they need them.

    Args:
        kind: which of the design's row heights the rows have.
        parent: as ever.
    """

    def __init__(self, kind: RowKind = "list", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: RowKind = kind
        self._pointer: tuple[int, str] = (-1, "")

    # --- What subclasses write

    def draw(self, canvas: Canvas, row: RowT, state: RowState) -> None:
        """Paint a row; everything it needs is in `row`."""
        raise NotImplementedError

    def height(self, row: RowT, width: float, style: Style) -> float:
        """The height of a row in design pixels, asked only by lists whose rows differ."""
        return style.row_height(self.kind)

    def guess(self, row: RowT, width: float, style: Style) -> float:
        """A cheap first idea of `height`, for rows that nobody has seen yet; asked only by long lists."""
        return self.height(row, width, style)

    def zones(self, row: RowT, width: float, height: float) -> tuple[Zone, ...]:
        """The parts of a row that can be clicked; `width` and `height` of the row in design pixels."""
        return ()

    # --- What the view asks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Fetch the prepared row and let `draw` paint it."""
        row = self.row_of(index)
        if row is None:
            return
        state = option.state
        widget: QWidget | None = option.widget
        rtl = widget.isRightToLeft() if widget is not None else False
        here, zone = self._pointer
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        try:
            painter.setClipRect(option.rect)
            self.draw(
                Canvas(painter, option.rect, style_of(), rtl=rtl),
                row,
                RowState(
                    selected=selected,
                    hovered=bool(state & QStyle.StateFlag.State_MouseOver),
                    focused=bool(state & QStyle.StateFlag.State_HasFocus) and _keyboard(widget),
                    zone=zone if here == index.row() else "",
                ),
            )
        finally:
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the row wants to be at the width of the view."""
        style = style_of()
        widget: QWidget | None = option.widget
        width = widget.viewport().width() if isinstance(widget, QAbstractItemView) else style.px(300)
        row = self.row_of(index)
        height = style.row_height(self.kind) if row is None else self.height(row, width / style.scale, style)
        return QSize(width, style.px(height))

    def zone_at(self, view: QAbstractItemView, index: _Index, pos: QPoint) -> Zone | None:
        """The zone of a row under a point of the viewport."""
        row = self.row_of(index)
        if row is None:
            return None
        area = view.visualRect(index)
        style = style_of()
        width, height = area.width() / style.scale, area.height() / style.scale
        for zone in self.zones(row, width, height):
            if zone_rect(zone, area, rtl=view.isRightToLeft()).contains(pos):
                return zone
        return None

    def row_of(self, index: _Index) -> RowT | None:
        """The prepared row behind an index."""
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, RowModel) else index.data(ROW_ROLE)
        return cast(RowT | None, row)

    def point_at(self, row: int, zone: str) -> bool:
        """Remember which zone the pointer is on; whether that is news."""
        news = self._pointer != (row, zone)
        self._pointer = (row, zone)
        return news

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Show the tip of the zone under the pointer."""
        zone = self.zone_at(view, index, event.pos())
        if event.type() == QEvent.Type.ToolTip and zone is not None and zone.tip:
            show_tip(event.globalPos(), said(zone.tip), view)
            return True
        return False


def zone_rect(zone: Zone, area: QRect, *, rtl: bool) -> QRectF:
    """Where a zone lies in the viewport."""
    scale = style_of().scale
    left = area.right() + 1 - (zone.x + zone.w) * scale if rtl else area.x() + zone.x * scale
    return QRectF(left, area.y() + zone.y * scale, zone.w * scale, zone.h * scale)


def _keyboard(widget: QWidget | None) -> bool:
    """Whether the list was reached by keyboard, so that the ring is wanted."""
    return widget is not None and bool(widget.property("by_keyboard"))
