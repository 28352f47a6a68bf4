"""What can be done with an entry of the calendar: the deeds of its table, moving, adding, calling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
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
from clientdesk.kit.scope_question import ask_scope
from clientdesk.shell.calendar_carry import span_of
from clientdesk.shell.calendar_hours import Span
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
        """Whether an entry knows the deed: "done", "snooze", "delete", "edit"."""
        if not self._deeds.can(one.table, deed):
            return False
        if deed == "edit":
            # A birthday only shows what stands on somebody's card; that is opened as a profile, not as a form.
            return any(self._deeds.can(one.table, other) for other in ("done", "move", "delete"))
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

    def place(self, one: Occurrence, span: Span, anchor: QWidget, then: Callable[[object], None] | None = None) -> None:
        """Let it be at another time, as long as `span`, and somebody else's where that says so; a series asks first.

        Args:
            one: what is meant.
            span: when it is to be.
            anchor: over whose window the question is asked.
            then: told the result.
        """
        if not self.can_place(one) or span == span_of(one):
            return
        if one.original is None or not self._deeds.can(one.table, "place"):
            self._deeds.place_entry(one, span, "", then)
        else:
            moves = span.starts - one.starts == span.ends - one.ends
            title = N_("Move a repeating appointment") if moves else N_("Change a repeating appointment")
            ask_scope(anchor, title, lambda scope: self._deeds.place_entry(one, span, scope, then))

    def can_place(self, one: Occurrence) -> bool:
        """Whether it can be moved at all."""
        return one.movable and any(self._deeds.can(one.table, deed) for deed in ("place", "move"))

    def can_stretch(self, one: Occurrence) -> bool:
        """Whether it has a length of its own; what is to be ticked off takes none."""
        return one.movable and self._deeds.can(one.table, "place") and not self.is_task(one)

    def delete(self, one: Occurrence, anchor: QWidget) -> None:
        """Delete it; a series asks first, over the window of `anchor`."""
        if self.can("delete", one):
            self._deeds.delete_shown(anchor, one.table, one.row, one.original)

    def can_hold(self, one: Occurrence) -> bool:
        """Whether it is to be said of it if it was held."""
        return self._deeds.can_hold(one.table, one.starts)

    def hold(self, one: Occurrence) -> None:
        """Ask whether it was held, and who came."""
        if self.can_hold(one):
            self._deeds.hold(one.table, one.row, one.original)

    def offer_snooze(self, one: Occurrence, anchor: QWidget, at: QPoint) -> None:
        """Show the moments to which it can be put off."""
        if self.can("snooze", one):
            planned = None if one.all_day else one.starts.time()
            self._deeds.offer_snooze(one.table, one.row, planned, anchor, at)

    def open(self, one: Occurrence) -> None:
        """Open its form; where there is none (a birthday), whom it is about."""
        if not self.can("edit", one):
            self.show_customer(one)
        else:
            self._deeds.edit(one.table, one.row, one.original)

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

    def add_at(self, span: Span) -> None:
        """Open the form for a new appointment that is to be then; for a reminder where the shop has none."""
        if not self.can_add("appointment"):
            self.remind(span.starts.date())
            return
        theirs = {"staff": span.staff} if span.hand_over else {}
        whole = {"all_day": True} if span.all_day else {}
        self._context.edit("appointment", starts=span.starts, ends=span.ends, **whole, **theirs)

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
        call, snooze = C_("button", "Call"), partial(self.offer_snooze, one, anchor, at)
        offers = (
            (self.can("edit", one), MenuLine(N_("Edit"), partial(self.open, one), "pencil-simple")),
            (one.customer is not None, MenuLine(N_("Show the customer"), partial(self.show_customer, one), "user")),
            (self.can_call(one), MenuLine(call, partial(self.call, one), "phone", "C")),
            (self.can("done", one), MenuLine(N_("Mark as done"), finish, "check-circle", "Space")),
            (self.can("snooze", one), MenuLine(N_("Put off…"), snooze, "clock", "S")),
            (self.can_hold(one), MenuLine(N_("Held?"), partial(self.hold, one), "check-circle", "H", name="row_held")),
        )
        lines: list[MenuLine | None] = [line for is_possible, line in offers if is_possible]
        if self.can("delete", one):
            lines += [None, MenuLine(N_("Delete"), partial(self.delete, one, anchor), "trash", "Del", danger=True)]
        if lines:
            open_menu(anchor, lines, at)


class _EntryDeeds(Deeds):
    """The deeds of any row, with two that only a calendar does."""

    def finish_entry(
        self, one: Occurrence, failed: Callable[[UserError], None], then: Callable[[object], None]
    ) -> None:
        self._run(one.table, "done", row=one.row, failed=failed, then=then)

    def place_entry(self, one: Occurrence, span: Span, scope: str, then: Callable[[object], None] | None) -> None:
        if not self.can(one.table, "place"):
            self._run(one.table, "move", self._moment(span), row=one.row, to=span.starts.date(), then=then)
            return
        # Of whole days a command is told the last one, as a person would say it.
        last = span.ends - timedelta(days=1) if span.all_day else span.ends
        given: dict[str, object] = {"row": one.row, "starts": span.starts, "ends": last, "all_day": span.all_day}
        if span.hand_over:
            given |= {"staff": span.staff, "hand_over": True}
        if scope:
            given |= {"original": one.original, "scope": scope}
        elif one.original is not None:
            given["original"] = one.original
        moment = self._moment(span) if span.starts != one.starts or span.all_day != one.all_day else ""
        self._run(one.table, "place", moment, **given, then=then)

    def _moment(self, span: Span) -> str:
        now = today(self._clock)
        return day_words(span.starts.date(), now) if span.all_day else moment_words(span.starts, now)
