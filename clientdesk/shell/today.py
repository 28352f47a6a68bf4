"""The page Today: whom to reach and why, the course of the day, and whatever else the cards contribute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.clock import local_now
from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import TodayRow, TodaySource
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import hide_unless
from clientdesk.kit.living import Living
from clientdesk.kit.panes import Page
from clientdesk.kit.widgets import Button, ElidedLabel, PlainLabel, column, row, scrolled, style_of
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.named import query_named
from clientdesk.shell.today_card import TodayCard
from clientdesk.shell.today_words import first_name, greeting, summary

_STACKED, _NARROW, _WIDE = 740, 1096, 1416
"""Below the first width the columns stand one below the other; the others set the width of the narrow column."""
_LOW, _LOWEST, _HIGH = 740, 560, 900
_HEAD = 110
"""Design pixels above and below the cards."""
_ACROSS, _DOWN = QHBoxLayout.Direction.LeftToRight, QHBoxLayout.Direction.TopToBottom


class TodayPage(Living, QWidget):
    """A greeting, a sentence, and the cards of all capabilities in a wide and a narrow column.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_page")
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._deeds = Deeds(context)
        self._members = query_named(context.bridge.desk.features, "staff_members")
        self.greeting = ElidedLabel("", "greeting")
        self.summary = PlainLabel("", "text", "ink2", wrap=True)
        self.add_button = Button(
            N_("Add reminder"), "plus", "primary", clicked=self._add_reminder, name="today_add_reminder"
        )
        hide_unless(self._deeds.can("reminder", "edit"), self.add_button)
        sources = _joined(all_of(context.bridge.desk.features, "today"))
        # In each column the course of the day stands first.
        self.cards = [self._make_card(source) for source in sorted(sources, key=lambda one: not one.schedule)]
        self._lay_out()
        context.bridge.changed.connect(self._on_changed)
        for card in self.cards:
            card.read()
        self.come_alive()

    def card(self, key: str) -> TodayCard:
        """The card of a source.

        Raises:
            KeyError: there is none of this key.
        """
        return {card.source.key: card for card in self.cards}[key]

    def begin_day(self) -> None:
        """A day has begun: read everything anew; also when nobody could tell what has changed."""
        for card in self.cards:
            card.read()
        self._fit()
        self.reword()

    def refresh_words(self) -> None:
        """Follow the hands of the clock: the greeting is another in the afternoon."""
        self.reword()

    def reword(self) -> None:
        """Say greeting and sentence anew."""
        now = local_now(self._context.bridge.desk.clock)
        people = set().union(*(card.customers() for card in self.cards if card.source.counts))
        self.greeting.set_words(lambda: greeting(now, self._name()))
        self.summary.set_words(lambda: summary(now.date(), len(people)))

    def restyle(self) -> None:
        """Take margins anew."""
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width and the rows to the height."""
        super().resizeEvent(event)
        self._fit()

    # --- Inside

    def _make_card(self, source: TodaySource) -> TodayCard:
        # What to press stands above already: the page's own button.
        invite = N_("Add a reminder: it stands here on its day.") if source.counts else ""
        return TodayCard(self._context, source, self._deeds, invite=invite)

    def _lay_out(self) -> None:
        titles = column(self.greeting, self.summary, gap=4)
        head = row(titles, self.add_button, gap=16)
        head.setStretch(0, 1)
        head.setAlignment(self.add_button, Qt.AlignmentFlag.AlignTop)
        self._wide, self._side = QWidget(), QWidget()
        for holder, side in ((self._wide, False), (self._side, True)):
            stack = QVBoxLayout(holder)
            stack.setContentsMargins(0, 0, 0, 0)
            for card in self.cards:
                if card.source.side is side:
                    stack.addWidget(card)
            stack.addStretch(1)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._wide, 1)
        self._columns.addWidget(self._side)
        inner = QWidget()
        self._stack = QVBoxLayout(inner)
        self._stack.addLayout(head)
        self._stack.addLayout(self._columns)
        self._stack.addStretch(1)
        area = scrolled(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _fit(self) -> None:
        style = style_of()
        px, width, height = style.px, self.width() / style.scale, self.height() / style.scale
        gap = 16 if height > _LOW else 12
        self._stack.setContentsMargins(px(28), px(22), px(28), px(20))
        self._stack.setSpacing(px(gap + 6))
        self._columns.setSpacing(px(16))
        for holder in (self._wide, self._side):
            holder.layout().setSpacing(px(gap))  # type: ignore[union-attr]
        stacked = width < _STACKED
        self._columns.setDirection(_DOWN if stacked else _ACROSS)
        self._side.setMinimumWidth(0)
        self._side.setMaximumWidth(16_777_215)
        if not stacked:
            self._side.setFixedWidth(px(300 if width < _NARROW else 340 if width < _WIDE else 400))
        for sides in ({False, True},) if stacked else ({False}, {True}):
            self._fill_column([card for card in self.cards if card.source.side in sides], height)
        self._side.setVisible(any(card.source.side and not card.isHidden() for card in self.cards))

    def _fill_column(self, cards: Sequence[TodayCard], height: float) -> None:
        """As many rows as have room below the head, up to seven, and never fewer than the height is good for."""
        few = 3 if height < _LOWEST else 5 if height < _HIGH else 7
        room = height - _HEAD
        most = next((n for n in range(7, few, -1) if sum(card.wanted(n) for card in cards) <= room), few)
        for card in cards:
            card.set_most(most)

    def _name(self) -> str:
        """The first name of who is at the desk."""
        desk = self._context.bridge.desk
        members = self._context.bridge.ask(self._members) if self._members else ()
        return next((first_name(member.name) for member in members if member.id == desk.staff), "")

    def _add_reminder(self) -> None:
        self._context.edit("reminder", None)

    def _on_changed(self, changes: Changes) -> None:
        touched = {table for card in self.cards for table in card.source.tables} | {"staff"}
        if changes.touches(*touched):
            self._fit()
            self.reword()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while it was not seen."""
        super().showEvent(event)
        caught_up = [card.catch_up() for card in self.cards]
        if any(caught_up):
            self._fit()
            self.reword()

    def changeEvent(self, event: QEvent) -> None:
        """Fit anew to longer words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fit()


def _joined(sources: Iterable[TodaySource]) -> list[TodaySource]:
    """One source for each card."""
    cards: dict[str, list[TodaySource]] = {}
    for source in sources:
        cards.setdefault(source.key, []).append(source)
    return [parts[0] if len(parts) == 1 else _as_one(parts) for parts in cards.values()]


def _as_one(parts: Sequence[TodaySource]) -> TodaySource:
    def rows(shop: Shop) -> Sequence[TodayRow]:
        found = [row for part in parts for row in part.rows(shop)]
        return sorted(found, key=lambda row: row.at or time()) if parts[0].schedule else found

    empty = next((part.empty for part in parts if part.empty), "")
    tables = frozenset[str]().union(*(part.tables for part in parts))
    return replace(parts[0], tables=tables, rows=rows, empty=empty)


def today_page(features: Sequence[Feature]) -> Page:
    """The entry of the rail; its badge counts the people to reach."""
    sources: list[TodaySource] = [source for source in all_of(features, "today") if source.counts]

    def people(shop: Shop) -> int:
        return len({row.customer for source in sources for row in source.rows(shop) if row.customer is not None})

    tables = frozenset().union(*(source.tables for source in sources))
    return Page("today", N_("Today"), "sun", 10, TodayPage, badge=people, badge_tables=tables)
