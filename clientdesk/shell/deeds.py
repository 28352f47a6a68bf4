"""Deeds: what can be done with a row of any table wherever it is shown, taken from the cards of the capabilities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.base.arguments import Command
from clientdesk.base.clock import Clock, local_now, today
from clientdesk.base.days import long_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.feature import RowActions, all_of
from clientdesk.desk.many import do_each
from clientdesk.desk.snoozing import snoozes
from clientdesk.desk.working_days import opens_next
from clientdesk.kit.context import Context
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.panes import panes_of
from clientdesk.shell.timeline_snooze import PickDay, open_snooze_menu

_WORDS = {
    "done": N_("Done"),
    "log": N_("Done and written down"),
    "snooze": N_("Put off"),
    "move": N_("Moved"),
    "place": N_("Changed"),
    "cancel": N_("Deleted"),
    "dismiss": N_("Not needed"),
    "delete": N_("Deleted"),
}

_HELD = "_held"
"""The editor that asks whether a row of a table was held is called after the table."""


class Deeds:
    """The deeds that the cards offer for the rows of their tables; each is undone from its toast.

    Args:
        context: of the window.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        features = context.bridge.desk.features
        self._actions: dict[str, RowActions] = {one.table: one for one in all_of(features, "rows")}
        self._editable = {editor.table for panes in panes_of(features) for editor in panes.editors}

    def can(self, table: str, deed: str) -> bool:
        """Whether the rows of `table` know the deed: "done", "log", "snooze", "move", "dismiss", "delete", "edit"."""
        return table in self._editable if deed == "edit" else self._command(table, deed) is not None

    def finish(self, table: str, row: int) -> None:
        """Tick it off."""
        self._run(table, "done", row=row)

    def finish_and_log(self, table: str, row: int, note: str = "") -> None:
        """Tick it off and write down the contact it was for, with what was said where that is told."""
        self._run(table, "log", row=row, **({"note": note} if note else {}))

    def dismiss(self, table: str, row: int) -> None:
        """Close it: it is not needed; where the card wants to know why, its form asks first."""
        if self.asks(table, "dismiss"):
            self._context.edit(table, row, deed="dismiss")
        else:
            self._run(table, "dismiss", row=row)

    def asks(self, table: str, deed: str) -> bool:
        """Whether a form is opened before the deed is done."""
        return self.can(table, deed) and deed in self._actions[table].asks and table in self._editable

    def move(self, table: str, row: int, to: date) -> None:
        """Move it to another day; its time stays."""
        self._run(table, "move", long_date(to, today(self._clock)), row=row, to=to)

    def delete(self, table: str, row: int) -> None:
        """Take it away."""
        self._run(table, "delete", row=row)

    def delete_shown(self, anchor: QWidget, table: str, row: int, original: datetime | None) -> None:
        """Take it away as it is shown; of a series it is asked over the window of `anchor` which are meant."""
        if original is None or not self.can(table, "cancel"):
            self.delete(table, row)
            return
        from clientdesk.kit.scope_question import ask_scope  # no start needs it

        cancel = partial(self._run, table, "cancel", row=row, original=original)
        ask_scope(anchor, N_("Delete a repeating appointment"), lambda scope: cancel(scope=scope))

    def can_hold(self, table: str, begins: datetime | None) -> bool:
        """Whether it is to be said of a row if it was held: there is a form for that, and it has begun."""
        now = local_now(self._clock).replace(tzinfo=None)
        return f"{table}{_HELD}" in self._editable and begins is not None and begins <= now

    def hold(self, table: str, row: int, original: datetime | None = None) -> None:
        """Open the form that asks whether it was held."""
        self._context.edit(f"{table}{_HELD}", row, original=original)

    def edit(self, table: str, row: int, original: datetime | None = None) -> None:
        """Open its form; of a series for the one that is meant."""
        if self.can(table, "edit"):
            self._context.edit(table, row, **({} if original is None else {"original": original}))

    def snooze(self, table: str, row: int, until: datetime) -> None:
        """Put it off until a moment on the wall clock."""
        self._run(table, "snooze", moment_words(until, today(self._clock)), row=row, until=until)

    def snooze_an_hour(self, table: str, row: int) -> None:
        """Put it off by the shortest time that is offered."""
        self.snooze(table, row, snoozes(self._clock)[0].until)

    def finish_each(self, rows: Sequence[tuple[str, int]]) -> None:
        """Tick off all of these, as one step."""
        label = Phrase(N_("{n} reminder done"), N_("{n} reminders done"), len(rows))
        self._run_each(rows, "done", label)

    def snooze_each(self, rows: Sequence[tuple[str, int]], until: datetime) -> None:
        """Put all of these off until a moment on the wall clock, as one step."""
        moment = moment_words(until, today(self._clock))
        label = Phrase(
            N_("{n} reminder moved to {moment}"), N_("{n} reminders moved to {moment}"), len(rows), moment=moment
        )
        self._run_each(rows, "snooze", label, until=until)

    def offer_snooze_each(self, rows: Sequence[tuple[str, int]], anchor: QWidget, at: QPoint) -> QMenu:
        """Show the moments to which all of these can be put off."""
        return open_snooze_menu(anchor, at, self._clock, None, partial(self.snooze_each, rows), opens=self._opens)

    def offer_move(self, table: str, row: int, anchor: QWidget, at: QPoint) -> None:
        """Ask for the day to which it is to be moved."""
        PickDay(anchor, at, self._clock, partial(self.move, table, row)).show()

    def offer_snooze(self, table: str, row: int, planned: time | None, anchor: QWidget, at: QPoint) -> QMenu:
        """Show the moments to which it can be put off.

        Args:
            table: with `row`, what is put off.
            row: its id.
            planned: the time of day at which it was planned, None for any.
            anchor: the widget inside which `at` is a point.
            at: where the menu opens.
        """
        snooze, on_sight = partial(self.snooze, table, row), self.awaiting(table, row)
        return open_snooze_menu(anchor, at, self._clock, planned, snooze, opens=self._opens, on_sight=on_sight)

    def awaiting(self, table: str, row: int) -> Callable[[], None] | None:
        """What puts it off until whoever it is about is seen next; None where it cannot be."""
        actions = self._actions.get(table)
        if actions is None or actions.can_await is None or not self._context.bridge.ask(actions.can_await, row=row):
            return None
        return partial(self._run, table, "await_sight", row=row)

    def offer_all(
        self,
        table: str,
        row: int,
        anchor: QWidget,
        at: QPoint,
        first: list[MenuLine],
        *,
        original: datetime | None = None,
    ) -> QMenu:
        """Show everything that can be done with it, the view's own lines `first`; of a series with the `original`."""
        lines = list(first)
        edit, delete = partial(self.edit, original=original), partial(self._delete_at, anchor, original)
        offers = (
            ("done", N_("Mark as done"), self.finish, "check-circle", "Space", False),
            ("log", N_("Done and write it down"), self.finish_and_log, "note-pencil", "", False),
            ("snooze", N_("Put off…"), partial(self._offer_snooze_at, anchor, at), "clock", "S", False),
            ("move", N_("Move to another day…"), partial(self._offer_move_at, anchor, at), "calendar-blank", "", False),
            ("edit", N_("Edit"), edit, "pencil-simple", "E", False),
            ("dismiss", N_("Not needed"), self.dismiss, "x-circle", "", False),
            ("delete", N_("Delete"), delete, "trash", "Del", True),
        )
        for deed, words, act, icon, keys, danger in offers:
            if self.can(table, deed):
                offered = self.offered(table, deed, words)
                lines.append(MenuLine(offered, partial(act, table, row), icon, keys, danger=danger, name=f"row_{deed}"))
        return open_menu(anchor, lines, at)

    def offered(self, table: str, deed: str, usual: str) -> str:
        """How a menu offers a deed with the rows of `table`."""
        actions = self._actions.get(table)
        return usual if actions is None else actions.offers.get(deed, usual)

    @property
    def _clock(self) -> Clock:
        return self._context.bridge.desk.clock

    @property
    def _opens(self) -> datetime | None:
        return self._context.bridge.ask(opens_next)

    def _offer_snooze_at(self, anchor: QWidget, at: QPoint, table: str, row: int) -> None:
        self.offer_snooze(table, row, None, anchor, at)

    def _delete_at(self, anchor: QWidget, original: datetime | None, table: str, row: int) -> None:
        self.delete_shown(anchor, table, row, original)

    def _offer_move_at(self, anchor: QWidget, at: QPoint, table: str, row: int) -> None:
        self.offer_move(table, row, anchor, at)

    def _command(self, table: str, deed: str) -> Command | None:
        actions = self._actions.get(table)
        command: Command | None = getattr(actions, deed, None)
        return command

    def _run(self, table: str, deed: str, moment: str = "", **given: object) -> None:
        command = self._command(table, deed)
        if command is None:
            return
        words = self._actions[table].words
        label = Phrase(words.get(deed) or _WORDS[deed])
        if moment and "moved_to" in words:
            label = Phrase(words["moved_to"], moment=moment)
        self._context.bridge.run(label, command, **given)  # type: ignore[arg-type] # what the card promises

    def _run_each(self, rows: Sequence[tuple[str, int]], deed: str, label: Phrase, **given: object) -> None:
        commands = ((self._command(table, deed), row) for table, row in rows)
        deeds = tuple((command, row) for command, row in commands if command is not None)
        if deeds:
            self._context.bridge.run(label, do_each, deeds=deeds, given=given)


def moment_words(moment: datetime, today: date) -> str:
    """A moment on the wall clock, to stand inside a sentence: `tomorrow, 10:00`, `Friday 27 November, 10:00`."""
    days = (moment.date() - today).days
    at = moment.strftime("%H:%M")
    if days == 0:
        return _("today, {time}").format(time=at)
    if days == 1:
        return _("tomorrow, {time}").format(time=at)
    if days == -1:
        return _("yesterday, {time}").format(time=at)
    return _("{day}, {time}").format(day=long_date(moment.date(), today), time=at)
