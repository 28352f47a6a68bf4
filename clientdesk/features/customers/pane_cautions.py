"""What is to be known before one calls, beside the name at the head of the profile."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.changes import Changes
from clientdesk.desk.feature import all_of
from clientdesk.desk.whole import Caution
from clientdesk.kit.canvas import CHIP_ICON, Canvas
from clientdesk.kit.context import Context
from clientdesk.kit.painted import Painted
from clientdesk.kit.widgets import style_of

_GAP = 6.0
_PAD = 8.0
_TALL = 22.0


class Cautions(Painted):
    """A `CustomerView`: a chip for each caution, hidden where there is none.

    Args:
        context: to ask.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._bridge = context.bridge
        self._sources: list[Caution] = all_of(context.bridge.desk.features, "cautions")
        self._customer: int | None = None
        self._said: list[tuple[str, str]] = []
        super().__init__(self._paint, height=_TALL, parent=parent)
        self.setObjectName("profile_cautions")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        context.bridge.changed.connect(self._on_changed)

    def show_customer(self, customer: int | None) -> None:
        """Show what is to be known of this customer."""
        self._customer = customer
        self._read()

    def reword(self) -> None:
        """Say it anew."""
        self._read()

    def sizeHint(self) -> QSize:
        """As wide as the chips."""
        style = style_of()
        wide = sum(style.text_width(text, "label") + 2 * _PAD + CHIP_ICON + _GAP for _icon, text in self._said)
        return QSize(style.px(max(0.0, wide - _GAP)), style.px(_TALL))

    def _read(self) -> None:
        asked = self._sources if self._customer is not None else []
        told = [(one.icon, self._bridge.ask(one.words, customer=self._customer)) for one in asked]
        self._said = [(icon, text) for icon, text in told if text]
        self.setAccessibleName(". ".join(text for _icon, text in self._said))
        self.setVisible(bool(self._said))
        self.updateGeometry()
        self.update()

    def _paint(self, canvas: Canvas) -> None:
        x = 0.0
        for icon, text in self._said:
            x += canvas.chip(x, 0, text, fill="danger_soft", colour="danger", icon=icon, pad=_PAD) + _GAP

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and any(changes.touches(*one.tables) for one in self._sources):
            self._read()
