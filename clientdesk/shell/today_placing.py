"""Placing the cards of Today: by the small window, by the menu of a card's head, and as it was chosen elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.shell.choices import Choices
from clientdesk.shell.today_card import TodayCard
from clientdesk.shell.today_columns import TodayColumns
from clientdesk.shell.today_order import Arrangement, Way

if TYPE_CHECKING:
    from clientdesk.shell.today_arrange import ArrangeSheet

_LINES = (
    (Way.UP, N_("Move up"), "arrow-up", "Alt+↑"),
    (Way.DOWN, N_("Move down"), "arrow-down", "Alt+↓"),
    (Way.OVER, N_("Move to the other column"), "arrows-left-right", "Alt+→"),
)


class Placing(QObject):
    """Lets the cards stand as their owner put them, and puts them elsewhere.

    Args:
        choices: keep the order and what is put away.
        columns: where the cards stand.
        cards: all of them.
        parent: as ever.
    """

    def __init__(self, choices: Choices, columns: TodayColumns, cards: Sequence[TodayCard], parent: QObject) -> None:
        super().__init__(parent)
        self._choices, self._columns, self._cards = choices, columns, cards
        self._homes = {card.source.key: card.source.side for card in cards}
        self._sheet: ArrangeSheet | None = None
        for card in cards:
            card.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            card.head.customContextMenuRequested.connect(partial(self._open_menu, card))
        self.place()

    def arrangement(self) -> Arrangement:
        """How the cards stand."""
        return Arrangement.of(self._homes, self._choices.now.today_order)

    def place(self) -> None:
        """Let the cards stand as it was chosen."""
        hidden = self._choices.now.today_hidden
        self._columns.arrange(self.arrangement())
        for card in self._cards:
            card.put_away(card.source.key in hidden)
        if self._sheet is not None:
            self._sheet.show_cards(self.arrangement(), hidden)

    def move(self, key: str, way: Way) -> None:
        """Move a card up, down, or to the other column."""
        hidden = self._choices.now.today_hidden
        self._choices.choose(today_order=self.arrangement().moved(key, way, hidden).kept())

    def show_card(self, key: str, shown: bool) -> None:
        """Show a card, or put it away."""
        others = [each for each in self._choices.now.today_hidden if each != key]
        self._choices.choose(today_hidden=others if shown else [*others, key])

    def open_sheet(self, anchor: QWidget) -> None:
        """Open the small window below a button."""
        from clientdesk.shell.today_arrange import ArrangeSheet  # not needed at a start

        titles = {card.source.key: card.source.title for card in self._cards}
        sheet = ArrangeSheet(anchor, titles, self.arrangement(), self._choices.now.today_hidden)
        sheet.moved.connect(self.move)
        sheet.shown.connect(self.show_card)
        sheet.destroyed.connect(self._on_closed)
        self._sheet = sheet
        sheet.show()

    def _on_closed(self) -> None:
        self._sheet = None

    def _open_menu(self, card: TodayCard, at: QPoint) -> None:
        key, now, hidden = card.source.key, self.arrangement(), self._choices.now.today_hidden
        lines = [
            MenuLine(words, partial(self.move, key, way), icon, keys, name=f"card_{way.value}")
            for way, words, icon, keys in _LINES
            if now.can(key, way, hidden)
        ]
        hide = MenuLine(N_("Hide this card"), partial(self.show_card, key, False), "eye-slash", name="card_hide")
        open_menu(card.head, [*lines, None, hide], at)
