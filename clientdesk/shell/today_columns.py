"""The cards of Today in a wide and a narrow column, with as many rows as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.kit.widgets import style_of
from clientdesk.shell.today_card import TodayCard
from clientdesk.shell.today_order import Arrangement

_STACKED, _NARROW, _WIDE = 740, 1096, 1416
"""Below the first width the columns stand one below the other; the others set the width of the narrow column."""
_LOW, _LOWEST, _HIGH = 740, 560, 900
_CROWD, _COURSE = 3, 5
"""So many cards in a column show fewer rows each, but for the course of the day."""
_HEAD = 110
"""Design pixels above and below the cards."""
_ACROSS, _DOWN = QHBoxLayout.Direction.LeftToRight, QHBoxLayout.Direction.TopToBottom


def gap_for(height: float) -> float:
    """The distance between cards in a window so many design pixels high."""
    return 16 if height > _LOW else 12


class TodayColumns(QWidget):
    """Two columns of cards.

    Args:
        first: what stands above the wide column.
        cards: of all capabilities.
        parent: as ever.
    """

    def __init__(self, first: Sequence[QWidget], cards: Sequence[TodayCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._cards = first, {card.source.key: card for card in cards}
        self._arrangement = Arrangement((), ())
        self._wide, self._side = QWidget(), QWidget()
        self._stacks = [QVBoxLayout(holder) for holder in (self._wide, self._side)]
        for stack in self._stacks:
            stack.setContentsMargins(0, 0, 0, 0)
            stack.addStretch(1)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self._wide, 1)
        self._columns.addWidget(self._side)
        for place, widget in enumerate(first):
            self._stacks[0].insertWidget(place, widget)

    def arrange(self, arrangement: Arrangement) -> None:
        """Let the cards stand so; the keyboard stays where it is."""
        self._arrangement = arrangement
        above = len(self._first)
        for stack, keys, skipped in zip(self._stacks, (arrangement.wide, arrangement.side), (above, 0), strict=True):
            for place, key in enumerate(keys):
                stack.insertWidget(skipped + place, self._cards[key])
        before: QWidget | None = None
        for card in self.in_order():
            if before is not None:
                QWidget.setTabOrder(before, card.list)
            before = card.list

    def in_order(self) -> list[TodayCard]:
        """The cards as they are read: down the wide column, then down the narrow one."""
        return [self._cards[key] for key in (*self._arrangement.wide, *self._arrangement.side)]

    def beside(self, card: TodayCard) -> list[TodayCard]:
        """The cards of the other column."""
        keys = self._arrangement.wide if self._arrangement.is_side(card.source.key) else self._arrangement.side
        return [self._cards[key] for key in keys]

    def fit(self, width: float, height: float) -> None:
        """Fit the columns to a window `width` by `height` design pixels large."""
        px = style_of().px
        self._columns.setSpacing(px(16))
        for stack in self._stacks:
            stack.setSpacing(px(gap_for(height)))
        stacked = width < _STACKED
        self._columns.setDirection(_DOWN if stacked else _ACROSS)
        self._side.setMinimumWidth(0)
        self._side.setMaximumWidth(16_777_215)
        if not stacked:
            self._side.setFixedWidth(px(300 if width < _NARROW else 340 if width < _WIDE else 400))
        columns = [[self._cards[key] for key in keys] for keys in (self._arrangement.wide, self._arrangement.side)]
        for cards in [columns[0] + columns[1]] if stacked else columns:
            _fill(cards, height)
        self._side.setVisible(any(not card.isHidden() for card in columns[1]))


def _fill(cards: Sequence[TodayCard], height: float) -> None:
    """As many rows as have room below the head, up to seven, and never fewer than the height is good for."""
    shown = [card for card in cards if not card.isHidden()]
    crowded = len(shown) >= _CROWD and height < _HIGH
    few = 3 if height < _LOWEST or crowded else 5 if height < _HIGH else 7
    room = height - _HEAD
    most = next((n for n in range(7, few, -1) if sum(card.wanted(n) for card in cards) <= room), few)
    for card in cards:
        # The course of the day is looked at as a whole.
        card.set_most(max(most, _COURSE) if card.source.schedule else most)


def arrow_goes_over(key: int, *, rtl: bool, from_side: bool) -> bool:
    """Whether Left or Right leads from a column into the other one."""
    towards_end = Qt.Key.Key_Left if rtl else Qt.Key.Key_Right
    return (key == towards_end) is not from_side
