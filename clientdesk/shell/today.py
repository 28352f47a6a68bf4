"""The page Today: whom to reach and why, the course of the day, and whatever else the cards contribute."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.clock import local_now, today
from clientdesk.base.words import N_, shown
from clientdesk.desk.feature import Feature, all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import Assurance, TodayRow, TodaySource
from clientdesk.desk.whole import Caution
from clientdesk.desk.working_days import is_working_day
from clientdesk.kit.context import Context
from clientdesk.kit.letters import letter_of
from clientdesk.kit.living import Living
from clientdesk.kit.panes import Page
from clientdesk.kit.widgets import ElidedLabel, PlainLabel, scrolled, style_of
from clientdesk.shell.choices import Choices
from clientdesk.shell.day_sheet import DAY_SHEET
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.named import query_named
from clientdesk.shell.today_absence import note_day
from clientdesk.shell.today_acts import TodayActs
from clientdesk.shell.today_away import CATCH_UP_KEY, AwayCard
from clientdesk.shell.today_card import TodayCard
from clientdesk.shell.today_columns import TodayColumns, arrow_goes_over, gap_for
from clientdesk.shell.today_head import TodayHead
from clientdesk.shell.today_order import Way
from clientdesk.shell.today_placing import Placing
from clientdesk.shell.today_sources import NOTHING_AHEAD, VIEW_KEYS, View, is_mine, people_counted, todays_sources
from clientdesk.shell.today_words import first_name, greeting, summary, summary_ahead

_SEEN, _CANDIDATES = "seen", 12
_SAVE_MS = 1_000
_ASSURED_MS = 60
_WAYS = {Qt.Key.Key_Up: Way.UP, Qt.Key.Key_Down: Way.DOWN, Qt.Key.Key_Left: Way.OVER, Qt.Key.Key_Right: Way.OVER}


class TodayPage(Living, QWidget):
    """A greeting, a sentence, and the cards of all capabilities in a wide and a narrow column.

    Args:
        context: of the window.
        choices: how the cards stand, whose rows are shown, whom one looked at last.
        parent: as ever.
    """

    def __init__(self, context: Context, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_page")
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context, self._choices = context, choices
        self.view = View.TODAY
        self._chosen = self._what_is_chosen()
        features = context.bridge.desk.features
        self._members = query_named(features, "staff_members")
        self._silent = query_named(features, "silent_customers")
        self._cautions: list[Caution] = all_of(features, "cautions")
        self._assurances: list[Assurance] = all_of(features, "assurances")
        self._assuring = QTimer(self, singleShot=True, interval=_ASSURED_MS)
        self._assuring.timeout.connect(self._assure)
        self._acts = TodayActs(context, Deeds(context))
        seen = _seen_source(features, choices)
        sources = [*todays_sources(features), *([seen] if seen else [])]
        self.cards = [self._make_card(source) for source in sources]
        self.away = AwayCard(context, choices, self._acts, open_rows=self._open_rows, wanted=self._is_wanted)
        self._lay_out()
        self._connect()
        self._note_day()
        self._read()
        self.come_alive()

    @property
    def greeting(self) -> ElidedLabel:
        """The greeting."""
        return self.head.greeting

    @property
    def summary(self) -> PlainLabel:
        """The sentence below it."""
        return self.head.summary

    def card(self, key: str) -> TodayCard:
        """The card of a source.

        Raises:
            KeyError: there is none of this key.
        """
        return {card.source.key: card for card in self.cards}[key]

    def begin_day(self) -> None:
        """A day has begun: read everything anew; also when nobody could tell what has changed."""
        window = self.window()
        # A window that stands in the tray tells nobody that the day began.
        if window.isVisible() and not window.isMinimized():
            self._note_day()
        self._read()

    def refresh_words(self) -> None:
        """Follow the hands of the clock, and who is at the desk: the greeting is another in the afternoon."""
        self.reword()

    def show_view(self, view: View) -> None:
        """Look at today, at tomorrow, or at the week ahead."""
        self.view = view
        self.head.show_view(view)
        span = view.span(self._today())
        for card in self.cards:
            card.show_span(span)
        self._after_reading()

    def print_shown(self) -> None:
        """Print the day, after a look at it."""
        self._context.print_asked.emit(DAY_SHEET, None)

    def reword(self) -> None:
        """Say greeting and sentence anew."""
        desk = self._context.bridge.desk
        now = local_now(desk.clock)
        people = len(set[int]().union(*(card.customers() for card in self.cards if card.source.counts)))
        planned = self._planned()
        span = self.view.span(now.date())
        if span is None:
            self.head.greeting.set_words(lambda: greeting(now, self._name()))
            self.head.summary.set_words(lambda: summary(now.date(), people, planned))
        else:
            self.head.greeting.set_words(N_("Tomorrow") if self.view is View.TOMORROW else N_("Week ahead"))
            self.head.summary.set_words(lambda: summary_ahead(*span, now.date(), people, planned))
        self._assuring.start()

    def restyle(self) -> None:
        """Take margins anew."""
        self._fit()
        super().restyle()

    # --- Inside

    def _make_card(self, source: TodaySource) -> TodayCard:
        # What to press stands above already: the page's own button.
        invite = N_("Add a reminder: it stands here on its day.") if source.counts else ""
        return TodayCard(self._context, source, self._acts, wanted=self._is_wanted, invite=invite)

    def _lay_out(self) -> None:
        add = self._add_reminder if self._acts.deeds.can("reminder", "edit") else None
        self.nothing = PlainLabel("", "text", "ink3", wrap=True)
        self.nothing.setObjectName("today_nothing_ahead")
        self.nothing.hide()
        self._columns = TodayColumns([self.away, self.nothing], self.cards)
        self._placing = Placing(self._choices, self._columns, self.cards, self)
        self.head = TodayHead(
            mine_only=self._choices.now.mine_only,
            add=add,
            print_day=self.print_shown,
            arrange=self._placing.open_sheet,
        )
        inner = QWidget()
        self._stack = QVBoxLayout(inner)
        for widget in (self.head, self._columns):
            self._stack.addWidget(widget)
        self._stack.addStretch(1)
        # The head folds to the width it has: what it wanted before it did must not widen the page.
        inner.setMinimumWidth(1)
        self._area = scrolled(inner)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _connect(self) -> None:
        self._context.bridge.changed.connect(self._on_changed)
        self._context.person_changed.connect(self._read)
        self._choices.changed.connect(self._on_chosen)
        self.head.view_asked.connect(self.show_view)
        self.head.mine_asked.connect(lambda mine: self._choices.choose(mine_only=mine))
        self.away.catch_up_asked.connect(self._catch_up)
        for card in self.cards:
            card.left.connect(partial(self._on_left, card))
            card.key_left.connect(self._on_key)

    def _read(self) -> None:
        self.show_view(self.view)

    def _after_reading(self) -> None:
        """What depends on what the cards have read."""
        is_today = self.view is View.TODAY
        self.away.read(shown=is_today)
        self._suggest()
        nothing_ahead = not is_today and not any(_is_planned(card) for card in self.cards)
        self.nothing.set_words(NOTHING_AHEAD.get(self.view, ""))
        self.nothing.setVisible(nothing_ahead)
        self.head.offer_whose(self._members is not None and len(self._context.bridge.ask(self._members)) > 1)
        self._fit()
        self.reword()

    def _assure(self) -> None:
        """What the cards say without being asked, one behind the other; the first paint does not wait for it."""
        if not self._context.bridge.is_open:
            return
        asked = self._assurances if self.view is View.TODAY else ()
        parts = [words for one in asked for words in self._context.bridge.ask(one.words)]
        self.head.assure((lambda: " · ".join(shown(words) for words in parts)) if parts else "")

    def _suggest(self) -> None:
        for card in self.cards:
            if card.source.counts and self.view is View.TODAY:
                card.suggest(None if card.count() or self._silent is None else self._somebody_silent())

    def _somebody_silent(self) -> TodayRow | None:
        """With whom the shop has not spoken for longest, nobody who is better left alone."""

        def look(shop: Shop) -> TodayRow | None:
            rows: Sequence[TodayRow] = self._silent(shop, limit=_CANDIDATES) if self._silent else ()
            calm = (row for row in rows if not any(one.words(shop, customer=row.customer) for one in self._cautions))
            return next(calm, None)

        return self._context.bridge.ask(look)

    def _fit(self) -> None:
        style = style_of()
        px, width, height = style.px, self.width() / style.scale, self.height() / style.scale
        self._stack.setContentsMargins(px(28), px(22), px(28), px(20))
        self._stack.setSpacing(px(gap_for(height) + 6))
        self._columns.fit(width, height)

    def _today(self) -> date:
        return today(self._context.bridge.desk.clock)

    def _note_day(self) -> None:
        desk = self._context.bridge.desk
        if note_day(self._choices, self._today(), lambda day: desk.ask(is_working_day, day)):
            # At once, since nobody knows how the day ends; but the first paint does not wait for the disk.
            QTimer.singleShot(_SAVE_MS, self, self._choices.save_window)

    def _open_rows(self) -> list[TodayRow]:
        """What is to be done and can be ticked off."""
        return [row for card in self.cards if not card.source.schedule for row in card.rows() if row.checkable]

    def _planned(self) -> int:
        """How many things of the day's course are nothing that is to be done besides."""
        to_do = {(row.table, row.row) for card in self.cards if not card.source.schedule for row in card.rows()}
        course = {(row.table, row.row) for card in self.cards if card.source.schedule for row in card.rows()}
        return len(course - to_do)

    def _is_wanted(self, row: TodayRow) -> bool:
        return not self._choices.now.mine_only or is_mine(row, self._context.bridge.desk.staff)

    def _name(self) -> str:
        """The first name of who is at the desk."""
        desk = self._context.bridge.desk
        members = self._context.bridge.ask(self._members) if self._members else ()
        return next((first_name(member.name) for member in members if member.id == desk.staff), "")

    def _add_reminder(self) -> None:
        self._context.edit("reminder", None)

    def _catch_up(self, rows: Sequence[TodayRow]) -> None:
        """Choose what fell due in the card that has most of it."""
        keys = {(row.table, row.row) for row in rows}
        found = [(card, [row for row in card.rows() if (row.table, row.row) in keys]) for card in self.cards]
        card, missed = max(found, key=lambda pair: len(pair[1]) if not pair[0].source.schedule else -1)
        card.choose_rows(missed)
        self._area.ensureWidgetVisible(card.choice)

    # --- Order of the cards

    def _what_is_chosen(self) -> tuple[object, ...]:
        now = self._choices.now
        return now.mine_only, now.today_order, now.today_hidden

    def _on_chosen(self) -> None:
        before, self._chosen = self._chosen, self._what_is_chosen()
        if self._chosen == before:
            return
        self.head.show_whose(self._choices.now.mine_only)
        self._placing.place()
        self._read()

    # --- Keys

    def _on_left(self, card: TodayCard, key: int) -> None:
        """An arrow leads out of a card: to the next one, or to the other column."""
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            order = self._columns.in_order()
            here = order.index(card)
            later = order[here + 1 :] if key == Qt.Key.Key_Down else order[:here][::-1]
            reached = any(each.take_keyboard(last=key == Qt.Key.Key_Up) for each in later)
        else:
            from_side = self._placing.arrangement().is_side(card.source.key)
            over = arrow_goes_over(key, rtl=self.isRightToLeft(), from_side=from_side)
            reached = over and any(each.take_keyboard() for each in self._columns.beside(card))
        focused = QApplication.focusWidget()
        if reached and focused is not None:
            self._area.ensureWidgetVisible(focused)

    def _on_key(self, event: QKeyEvent) -> None:
        letter = letter_of(event)
        view = VIEW_KEYS.get(letter)
        card = next((card for card in self.cards if card.list.hasFocus()), None)
        moves = event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _WAYS
        if view is not None:
            event.accept()
            self.show_view(view)
            self._take_keyboard()
        elif letter == CATCH_UP_KEY and self.away.isVisible():
            event.accept()
            self.away.catch_up()
        elif moves and card is not None:
            event.accept()
            self._placing.move(card.source.key, _WAYS[Qt.Key(event.key())])
            card.list.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The letters of the views, wherever on the page the keyboard is; Down goes to the first card."""
        event.ignore()
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            event.setAccepted(self._take_keyboard())
        else:
            self._on_key(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _take_keyboard(self) -> bool:
        """Put the keyboard on the first row there is; False where there is none."""
        return any(card.take_keyboard() for card in self._columns.in_order())

    # --- What changes

    def _on_changed(self, changes: Changes) -> None:
        touched = {table for card in self.cards for table in card.source.tables} | {"staff", "contact"}
        touched |= {table for one in self._assurances for table in one.tables}
        if changes.touches(*touched) and self.isVisible():
            self._after_reading()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while it was not seen."""
        super().showEvent(event)
        self._note_day()
        for card in self.cards:
            card.catch_up()
            if card.source.key == _SEEN:
                card.read()
        self._after_reading()
        focused: QWidget | None = self.window().focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused) and focused.isVisible()
        if not event.spontaneous() and not is_here:
            # A reason for which no row shows a ring before the first key.
            reason = Qt.FocusReason.ActiveWindowFocusReason
            first = next((card for card in self._columns.in_order() if card.list.rows() and card.isVisible()), None)
            (first.list if first is not None else self.head.print_button).setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width and the rows to the height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit anew to longer words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fit()


def _is_planned(card: TodayCard) -> bool:
    """Whether there is anything to do or to attend to in it; a birthday alone leaves a day free."""
    return (card.source.schedule and bool(card.count())) or any(row.checkable for row in card.rows())


def _seen_source(features: Sequence[Feature], choices: Choices) -> TodaySource | None:
    """Whom one looked at last; None where nobody can tell of customers."""
    seen = query_named(features, "seen_customers")
    if seen is None:
        return None
    return TodaySource(
        _SEEN,
        N_("Recently seen"),
        "clock-counter-clockwise",
        frozenset({"customer", "contact"}),
        lambda shop: seen(shop, customers=choices.window.seen),
        side=True,
    )


def today_page(features: Sequence[Feature], choices: Choices) -> Page:
    """The entry of the rail; its badge counts the people to reach."""
    sources = [source for source in all_of(features, "today") if source.counts]
    tables = frozenset[str]().union(*(source.tables for source in sources))
    people = people_counted(features, lambda: choices.now.mine_only)
    return Page("today", N_("Today"), "sun", 10, lambda context: TodayPage(context, choices), people, tables)
