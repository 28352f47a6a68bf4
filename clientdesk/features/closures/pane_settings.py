"""Days off in the settings: the owner's own, whose public holidays are kept, and which of them come next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.code_words import country_words
from clientdesk.base.days import birthday_date, weekday_date
from clientdesk.base.errors import ClientDeskError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.closures.commands import delete_closed_day, keep_holidays
from clientdesk.features.closures.holidays import COUNTRIES, Holiday
from clientdesk.features.closures.queries import closed_days, kept_countries, next_holidays
from clientdesk.features.closures.rules import OwnDays
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.living import Living
from clientdesk.kit.widgets import (
    Button,
    Card,
    CardHead,
    ElidedLabel,
    ErrorLine,
    IconButton,
    Painted,
    PlainLabel,
    Tick,
    boxed,
    column,
    literal,
    row,
    style_of,
)

_TABLES = ("closed_day", "setting")


class DaysOff(Living, QWidget):
    """Everything about days on which the shop is closed, or open after all.

    Args:
        context: to ask and to change.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("settings_days_off_page")
        self._own, self._coming = _stack(), _stack()
        self.none = PlainLabel(N_("None yet."), "text", "ink3")
        self.error = ErrorLine()
        self.add = Button(N_("Add days off"), "plus", clicked=self._add, height=36, name="days_off_add")
        self.ticks = {
            code: Tick(partial(country_words, code), name=f"days_off_{code}") for code in COUNTRIES
        }  # fmt: skip
        for tick in self.ticks.values():
            tick.toggled.connect(self._on_tick)
        told = PlainLabel(
            N_("What is spread over working days is spread around days off, and “when the shop opens” means the next "
               "working day. The calendar shows them."),
            "second", "ink2", wrap=True,
        )  # fmt: skip
        own = Card(CardHead(N_("Your own days off")), self.none, boxed(self._own), self.error, row(self.add, None))
        kept = Card(CardHead(N_("Public holidays you keep")), *self.ticks.values(), gap=4)
        self._next_card = Card(CardHead(N_("The next holidays")), boxed(self._coming))
        self.setLayout(column(told, own, kept, self._next_card, gap=14))
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def reword(self) -> None:
        """Dates and countries are named in the language of the moment."""
        self._read()

    def rows(self) -> list[DayOffRow]:
        """The owner's own, as they stand."""
        items = (self._own.itemAt(place) for place in range(self._own.count()))
        return [one for item in items if item is not None and isinstance(one := item.widget(), DayOffRow)]

    def _read(self) -> None:
        ask = self._context.bridge.ask
        today = ask(lambda shop: shop.today())
        own = ask(closed_days)
        clear_out(self._own)
        for place, one in enumerate(own):
            line = DayOffRow(one, today, place)
            line.change.clicked.connect(partial(self._change, one.row))
            line.delete.clicked.connect(partial(self._delete, one))
            self._own.addWidget(line)
            line.show()
        self.none.setVisible(not own)
        kept = ask(kept_countries)
        for code, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(code in kept)
            tick.blockSignals(False)
        self._show_coming(ask(next_holidays), today, several=len(kept) > 1)

    def _show_coming(self, coming: Sequence[Holiday], today: date, *, several: bool) -> None:
        clear_out(self._coming)
        days = [weekday_date(one.day, today) for one in coming]
        # The names stand in one line beneath each other, however long a date is.
        widest = max((style_of().text_width(day, "text") for day in days), default=0.0)
        for said, one in zip(days, coming, strict=True):
            name = f"{one.name()} · {country_words(one.country)}" if several else one.name()
            day = PlainLabel(literal(said), "text", "ink2")
            day.setMinimumWidth(style_of().px(widest) + 2)
            line = row(day, ElidedLabel(literal(name), "text"), gap=14)
            line.setStretch(1, 1)
            made = boxed(line)
            self._coming.addWidget(made)
            made.show()
        self._next_card.setVisible(bool(coming))

    def _on_tick(self, _state: bool) -> None:
        countries = tuple(code for code, tick in self.ticks.items() if tick.isChecked())
        self._context.bridge.run(N_("Public holidays changed"), keep_holidays, failed=self._refuse, countries=countries)

    def _add(self) -> None:
        self._context.edit("closed_day", None)

    def _change(self, row_id: int, _checked: bool = False) -> None:
        self._context.edit("closed_day", row_id)

    def _delete(self, one: OwnDays, _checked: bool = False) -> None:
        label = Phrase(N_("Days off deleted: {name}"), name=one.name)
        self._context.bridge.run(label, delete_closed_day, failed=self._refuse, row=one.row)

    def _refuse(self, error: ClientDeskError) -> None:
        self.error.say(error.words)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self.error.say("")
            self._read()


class DayOffRow(QWidget):
    """Days off: the sign, why, when, and what can be done with them."""

    def __init__(self, one: OwnDays, today: date, place: int) -> None:
        super().__init__()
        icon, ink = ("storefront", "accent_text") if one.is_open else ("calendar-x", "ink3")
        sign = Painted(lambda k: k.icon(icon, 0, 1, 18, colour=ink), height=20, width=18)
        self.name = ElidedLabel(literal(one.name), "row_title")
        self.when = ElidedLabel(literal(when_words(one, today)), "second", "ink2")
        self.change = IconButton(
            "pencil-simple", lambda: _("Change {name}").format(name=one.name), name=f"day_off_{place}_change"
        )
        self.delete = IconButton(
            "trash", lambda: _("Delete {name}").format(name=one.name), name=f"day_off_{place}_delete"
        )
        line = row(sign, column(self.name, self.when, gap=1), self.change, self.delete, gap=10, margins=(4, 4, 4, 4))
        line.setStretch(1, 1)
        self.setLayout(line)


def when_words(one: OwnDays, today: date) -> str:
    """When they are: "Mon 30 Nov", "6 July to 19 July, every year", "open on Fri 25 Dec"."""
    if one.yearly:
        first, last = (birthday_date(day.month, day.day, None) for day in (one.first, one.last))
    else:
        first, last = weekday_date(one.first, today), weekday_date(one.last, today)
    told = first if one.first == one.last else _("{first} to {last}").format(first=first, last=last)
    if one.yearly:
        told = _("{day}, every year").format(day=told)
    return _("open on {day}").format(day=told) if one.is_open else told


def _stack() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(style_of().px(4))
    return made
