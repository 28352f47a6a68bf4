"""The small window in which the cards of Today are put in order, put away, and brought back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.widgets import Card, IconButton, PlainLabel, Tick, column, row, style_of
from clientdesk.shell.today_order import Arrangement, Way

_WAYS = (
    (Way.UP, "arrow-up", N_("Move up")),
    (Way.DOWN, "arrow-down", N_("Move down")),
    (Way.OVER, "arrows-left-right", N_("Move to the other column")),
)
_COLUMNS = (N_("Wide column"), N_("Narrow column"))


class ArrangeSheet(QWidget):
    """A line for each card: a tick for whether it is shown, and where it can be moved; everything takes hold at once.

    Args:
        anchor: the button below which it opens.
        titles: of the cards by key.
        arrangement: how they stand.
        hidden: keys of those that are put away.

    Attributes:
        moved: (key, `Way`): this card is to be moved.
        shown: (key, whether it is to be shown).
    """

    moved = Signal(str, object)
    shown = Signal(str, bool)

    def __init__(self, anchor: QWidget, titles: Mapping[str, str], arrangement: Arrangement, hidden: list[str]) -> None:
        super().__init__(anchor, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setObjectName("today_arranging")
        self._anchor = anchor
        self._titles = titles
        self._lines = column(gap=2)
        head = PlainLabel(N_("Arrange the cards"), "card_title")
        told = PlainLabel(N_("On the page, Alt and an arrow move the card in which the keyboard is."), "small", "ink3",
                          wrap=True)  # fmt: skip
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(Card(head, self._lines, told, gap=8, pad=14))
        self.setMinimumWidth(style_of().px(360))
        self.show_cards(arrangement, hidden)

    def show_cards(self, arrangement: Arrangement, hidden: list[str]) -> None:
        """Show how the cards stand now."""
        clear_out(self._lines)
        for title, keys in zip(_COLUMNS, (arrangement.wide, arrangement.side), strict=True):
            self._lines.addWidget(PlainLabel(title, "label", "ink3"))
            for key in keys:
                self._lines.addLayout(self._line(key, arrangement, hidden))
        self.adjustSize()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _line(self, key: str, arrangement: Arrangement, hidden: list[str]) -> QHBoxLayout:
        tick = Tick(self._titles[key], key not in hidden, name=f"arrange_{key}")
        tick.toggled.connect(partial(self._show, key))
        buttons = []
        for way, icon, words in _WAYS:
            act = partial(self._move, key, way)
            button = IconButton(icon, words, size=28, clicked=act, name=f"arrange_{key}_{way.value}")
            button.setEnabled(key not in hidden and arrangement.can(key, way, hidden))
            buttons.append(button)
        return row(tick, None, *buttons, gap=2)

    def _show(self, key: str, shown: bool) -> None:
        self.shown.emit(key, shown)
        _take_keyboard(self.findChildren(Tick, f"arrange_{key}")[-1])

    def _move(self, key: str, way: Way) -> None:
        self.moved.emit(key, way)
        again = self.findChildren(IconButton, f"arrange_{key}_{way.value}")[-1]
        tick = self.findChildren(Tick, f"arrange_{key}")[-1]
        _take_keyboard(again if again.isEnabled() else tick)

    def _place(self) -> None:
        corner = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + style_of().px(4)))
        if not self._anchor.isRightToLeft():
            corner.setX(corner.x() + self._anchor.width() - self.width())
        room = self._anchor.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)


def _take_keyboard(made: QWidget) -> None:
    """Put the keyboard on what was made a moment ago: Qt gives it to nothing that is not shown yet."""
    made.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
