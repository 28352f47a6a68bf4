"""A widget painted by one function, for blocks that only show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of


class Painted(Living, QWidget):
    """Draws itself by `draw` on a canvas, in design pixels.

    Args:
        draw: paints the whole block; called with an open canvas.
        height: of the block in design pixels, or a function of its width; None to take what the layout gives.
        width: in design pixels; None to take what the layout gives.
        name: the whole block in a sentence, for those who hear it.
        parent: as ever.
    """

    def __init__(
        self,
        draw: Callable[[Canvas], object],
        *,
        height: float | Callable[[float], float] | None = None,
        width: float | None = None,
        name: Words = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self._height = height
        self._width = width
        self._name = name
        vertical = QSizePolicy.Policy.Expanding if height is None else QSizePolicy.Policy.Fixed
        horizontal = QSizePolicy.Policy.Expanding if width is None else QSizePolicy.Policy.Fixed
        self.setSizePolicy(horizontal, vertical)
        self.come_alive()

    def set_name(self, name: Words) -> None:
        """Say the block in other words."""
        self._name = name
        self.reword()

    def reword(self) -> None:
        """Say the name anew."""
        self.setAccessibleName(said(self._name))

    def restyle(self) -> None:
        """Take the height anew."""
        self._fit()
        super().restyle()

    def sizeHint(self) -> QSize:
        """As asked; 120 by 40 where nothing was."""
        px = style_of().px
        width = 120 if self._width is None else self._width
        return QSize(px(width), px(self._wanted_height(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width with the height."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the function draw."""
        with self.canvas() as canvas:
            self._draw(canvas)

    def _wanted_height(self, width: float) -> float:
        if self._height is None:
            return 40
        return self._height(width) if callable(self._height) else self._height

    def _fit(self) -> None:
        style = style_of()
        if self._height is not None:
            height = style.px(self._wanted_height(self.width() / style.scale))
            if height != self.minimumHeight() or height != self.maximumHeight():
                self.setFixedHeight(height)
        if self._width is not None:
            self.setFixedWidth(style.px(self._width))
