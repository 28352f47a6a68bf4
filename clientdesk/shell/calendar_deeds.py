"""What can be done with an entry of the calendar: the deeds of its table, moving, adding, calling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from clientdesk.base.clock import today
from clientdesk.base.errors import UserError
from clientdesk.base.words import C_, N_
from clientdesk.desk.occurrences import Occurrence
from clientdesk.kit.context import Context
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.panes import ProfileAction, panes_of
from clientdesk.shell.calendar_words import day_words
from clientdesk.shell.deeds import Deeds, moment_words

_FORENOON = time(10)
"""When something that is added to a day without a time begins."""


class CalendarDeeds:
    """The deeds that the cards offer for what stands in the calendar; each is undone from its toast.

    Args:
        context: of the window.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._deeds = _EntryDeeds(context)
        panes = panes_of(context.bridge.desk.features)
        self._calls: list[ProfileAction] = [one for each in panes for one in each.actions if one.key == "call"]

    def can(self, deed: str, one: Occurrence) -> bool:
        """Whether an entry knows the deed: "done", "snooze", "move", "delete", "edit"."""
        if not self._deeds.can(one.table, deed):
            return False
        if deed == "edit":
            # A birthday only shows what stands on somebody's card; that is opened as a profile, not as a form.
            return any(self._deeds.can(one.table, other) for other in ("done", "move", "delete"))
        if deed == "move":
            return one.movable
        return deed == "delete" or not one.done

    def is_task(self, one: Occurrence) -> bool:
        """Whether it is something to be ticked off, and not something that just takes place."""
        return self._deeds.can(one.table, "done")

    def can_call(self, one: Occurrence) -> bool:
        """Whether there is somebody to call, and a capability that calls."""
        return bool(self._calls) and one.customer is not None

    def can_add(self, table: str) -> bool:
        """Whether there is a form for a new row of this table."""
        return self._deeds.can(table, "edit")

    # --- Deeds

    def finish(self, one: Occurrence, failed: Callable[[UserError], None], then: Callable[[object], None]) -> None:
        """Tick it off."""
        if self.can("done", one):
            self._deeds.finish_entry(one, failed, then)

    def move(self, one: Occurrence, to: date, then: Callable[[object], None] | None = None) -> None:
        """Move it to begin on another day; its time stays."""
        if self.can("move", one) and to != one.starts.date():
            self._deeds.move_entry(one, to, then)

    def delete(self, one: Occurrence) -> None:
        """Delete it."""
        if self.can("delete", one):
            self._deeds.delete(one.table, one.row)

    def offer_snooze(self, one: Occurrence, anchor: QWidget, at: QPoint) -> None:
        """Show the moments to which it can be put off."""
        if self.can("snooze", one):
            planned = None if one.all_day else one.starts.time()
            self._deeds.offer_snooze(one.table, one.row, planned, anchor, at)

    def open(self, one: Occurrence) -> None:
        """Open its form; where there is none (a birthday), whom it is about."""
        if self.can("edit", one):
            self._deeds.edit(one.table, one.row)
        else:
            self.show_customer(one)

    def show_customer(self, one: Occurrence) -> None:
        """Show whom it is about."""
        if one.customer is not None:
            self._context.show_customer(one.customer)

    def call(self, one: Occurrence) -> None:
        """Call whom it is about."""
        for action in self._calls[:1]:
            ask = self._context.bridge.desk.ask
            if one.customer is not None and (action.possible is None or ask(action.possible, one.customer)):
                action.run(self._context, one.customer)

    def add(self, day: date) -> None:
        """Open the form for a new appointment on a day; for a reminder where the shop has no appointments."""
        if not self.can_add("appointment"):
            self.remind(day)
        elif day == today(self._context.bridge.desk.clock):
            # The form knows the next full hour; the forenoon of today may be over.
            self._context.edit("appointment")
        else:
            self._context.edit("appointment", starts=datetime.combine(day, _FORENOON))

    def remind(self, day: date | None, customer: int | None = None) -> None:
        """Open the form for a new reminder, on a day and about somebody where those are known."""
        known = {"due_on": day, "customer": customer}
        first = {name: value for name, value in known.items() if value is not None}
        self._context.edit("reminder", None, **first)

    def offer_all(self, one: Occurrence, anchor: QWidget, at: QPoint, finish: Callable[[], object]) -> None:
        """Show everything that can be done with an entry.

        Args:
            one: what is meant.
            anchor: the widget inside which `at` is a point.
            at: where the menu opens.
            finish: how the view ticks it off.
        """
        lines: list[MenuLine | None] = []
        if self.can("edit", one):
            lines.append(MenuLine(N_("Edit"), partial(self._deeds.edit, one.table, one.row), "pencil-simple"))
        if one.customer is not None:
            lines.append(MenuLine(N_("Show the customer"), partial(self.show_customer, one), "user"))
        if self.can_call(one):
            lines.append(MenuLine(C_("button", "Call"), partial(self.call, one), "phone", "C"))
        if self.can("done", one):
            lines.append(MenuLine(N_("Mark as done"), finish, "check-circle", "Space"))
        if self.can("snooze", one):
            lines.append(MenuLine(N_("Put off…"), partial(self.offer_snooze, one, anchor, at), "clock", "S"))
        if self.can("delete", one):
            lines += [None, MenuLine(N_("Delete"), partial(self.delete, one), "trash", "Del", danger=True)]
        if lines:
            open_menu(anchor, lines, at)


class _EntryDeeds(Deeds):
    """The deeds of any row, with two that only a calendar does."""

    def finish_entry(
        self, one: Occurrence, failed: Callable[[UserError], None], then: Callable[[object], None]
    ) -> None:
        self._run(one.table, "done", row=one.row, failed=failed, then=then)

    def move_entry(self, one: Occurrence, to: date, then: Callable[[object], None] | None) -> None:
        now = today(self._clock)
        words = day_words(to, now) if one.all_day else moment_words(datetime.combine(to, one.starts.time()), now)
        self._run(one.table, "move", words, row=one.row, to=to, then=then)
