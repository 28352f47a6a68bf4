"""Deeds done to several rows at once, whatever tables they are of: one step, one toast, one Undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from clientdesk.base.arguments import Command
from clientdesk.base.clock import today
from clientdesk.base.words import Phrase
from clientdesk.desk.feature import RowActions, all_of
from clientdesk.desk.many import do_each
from clientdesk.desk.spreading import spread
from clientdesk.desk.today import TodayRow
from clientdesk.desk.working_days import working_days
from clientdesk.kit.context import Context

_WORDS: dict[str, Callable[[int], Phrase]] = {
    "done": lambda n: Phrase("{n} reminder done", "{n} reminders done", n),
    "dismiss": lambda n: Phrase("{n} reminder closed: not needed", "{n} reminders closed: not needed", n),
    "snooze": lambda n: Phrase("{n} reminder put off", "{n} reminders put off", n),
    "spread": lambda n: Phrase("{n} reminder put on another day", "{n} reminders spread over the coming days", n),
    "today": lambda n: Phrase("{n} reminder moved to today", "{n} reminders moved to today", n),
}
SPREADS = (3, 5, 10)
"""Over so many working days what has piled up can be spread."""

_Given = Callable[[TodayRow], Mapping[str, object]]


class Together:
    """The deeds that the cards of capabilities offer, for several rows at once.

    Args:
        context: of the window.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        actions = all_of(context.bridge.desk.features, "rows")
        self._actions: dict[str, RowActions] = {one.table: one for one in actions}

    def able(self, rows: Sequence[TodayRow], deed: str) -> list[TodayRow]:
        """Those of `rows` that know a deed: "done", "dismiss", "snooze", "move"."""
        return [row for row in rows if self._command(row, deed) is not None]

    def finish(self, rows: Sequence[TodayRow]) -> None:
        """Tick them off."""
        self._run("done", "done", rows, lambda _row: {})

    def dismiss(self, rows: Sequence[TodayRow]) -> None:
        """Close them: they are not needed."""
        self._run("dismiss", "dismiss", rows, lambda _row: {})

    def snooze(self, rows: Sequence[TodayRow], until: datetime) -> None:
        """Put them off to a moment on the wall clock."""
        self._run("snooze", "snooze", rows, lambda _row: {"until": until})

    def put_off(self, rows: Sequence[TodayRow], day: date) -> None:
        """Put them off to another day; each keeps its time of day."""
        self._run("snooze", "move", rows, lambda _row: {"to": day})

    def move_to_today(self, rows: Sequence[TodayRow]) -> None:
        """Have them today; each keeps its time of day."""
        day = today(self._context.bridge.desk.clock)
        self._run("today", "move", rows, lambda _row: {"to": day})

    def spread(self, rows: Sequence[TodayRow], days: int) -> None:
        """Spread them over the next working days, in their order."""
        desk = self._context.bridge.desk
        movable = self.able(rows, "move")
        chosen = spread(len(movable), desk.ask(working_days, today(desk.clock), days))
        on = dict(zip(((row.table, row.row) for row in movable), chosen, strict=True))
        self._run("spread", "move", movable, lambda row: {"to": on[row.table, row.row]})

    def _command(self, row: TodayRow, deed: str) -> Command | None:
        actions = self._actions.get(row.table)
        command: Command | None = getattr(actions, deed, None)
        return command

    def _run(self, told: str, deed: str, rows: Sequence[TodayRow], given: _Given) -> None:
        deeds = tuple(
            (partial(command, **given(row)), row.row)
            for row in rows
            if (command := self._command(row, deed)) is not None
        )
        if deeds:
            self._context.bridge.run(_WORDS[told](len(deeds)), do_each, deeds=deeds, given={})
