"""What can be done with rows of Today, one or several of them, from whichever card they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.snoozing import Snooze, snoozes
from clientdesk.desk.today import TodayRow
from clientdesk.desk.working_days import opens_next
from clientdesk.kit.context import Context
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.panes import ProfileAction, panes_of
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.deeds_together import SPREADS, Together
from clientdesk.shell.reaching import call, write
from clientdesk.shell.timeline_snooze import Chosen, PickMoment

_DAYS = frozenset({"tomorrow", "week"})
"""Snoozes that mean a day: of several rows each keeps its time of that day, or none."""
_LOG = "log_contact"
"""The deed of the profile that leads to the line in which a contact is written down."""


class TodayActs:
    """Acts on rows; several at once are one step.

    Args:
        context: of the window.
        deeds: what can be done with a single row of any table.
    """

    def __init__(self, context: Context, deeds: Deeds) -> None:
        self.deeds = deeds
        self.together = Together(context)
        self._context = context
        self._logging: ProfileAction | None = next(
            (one for each in panes_of(context.bridge.desk.features) for one in each.actions if one.key == _LOG),
            None,
        )

    def finish(self, rows: Sequence[TodayRow]) -> None:
        """Tick them off."""
        if len(rows) == 1:
            self.deeds.finish(rows[0].table, rows[0].row)
        else:
            self.together.finish(rows)

    def dismiss(self, rows: Sequence[TodayRow]) -> None:
        """Close them, since they are not needed."""
        if len(rows) == 1:
            self.deeds.dismiss(rows[0].table, rows[0].row)
        else:
            self.together.dismiss(rows)

    def reach(self, row: TodayRow, *, by_mail: bool = False) -> None:
        """Call them, or write to them where there is no number or `by_mail` is preferred."""
        if self.writes(row, by_mail=by_mail):
            write(self._context, row.email, row.customer)
        elif row.phone:
            call(self._context, row.phone, row.customer)

    def writes(self, row: TodayRow, *, by_mail: bool) -> bool:
        """Whether to reach them means to write."""
        return bool(row.email) and (by_mail or not row.phone)

    def hold(self, row: TodayRow) -> None:
        """Ask whether it was held, where it has begun."""
        if self.deeds.can_hold(row.table, _begins(row)):
            self.deeds.hold(row.table, row.row, row.original)

    def offer_all(self, row: TodayRow, anchor: QWidget, at: QPoint, first: list[MenuLine]) -> QMenu:
        """Show everything that can be done with a row, the view's own lines `first`."""
        held = self.deeds.can_hold(row.table, _begins(row))
        asks = [MenuLine(N_("Held?"), partial(self.hold, row), "check-circle", "H", name="row_held")] if held else []
        return self.deeds.offer_all(row.table, row.row, anchor, at, [*first, *asks], original=row.original)

    def open(self, row: TodayRow) -> None:
        """Show whom it is about, or the form of what is about nobody."""
        if row.customer is not None:
            self._context.show_customer(row.customer)
        else:
            self.deeds.edit(row.table, row.row, row.original)

    def log(self, row: TodayRow) -> None:
        """Show whom it is about, with the cursor where a contact is written down."""
        if row.customer is not None:
            self._context.show_customer(row.customer)
            if self._logging is not None:
                self._logging.run(self._context, row.customer)

    def offer_snooze(self, rows: Sequence[TodayRow], anchor: QWidget, at: QPoint) -> QMenu:
        """Show the moments to which they can be put off; on another day each of several keeps its time."""
        if len(rows) == 1:
            one = rows[0]
            return self.deeds.offer_snooze(one.table, one.row, one.at, anchor, at)
        desk = self._context.bridge.desk
        lines: list[MenuLine | None] = [
            MenuLine(one.words, partial(self._put_off, rows, one), name=f"snooze_{one.key}")
            for one in snoozes(desk.clock, opens=desk.ask(opens_next))
        ]
        chosen = partial(self.together.snooze, rows)
        pick = partial(self._pick, anchor, at, chosen)
        return open_menu(
            anchor, [*lines, None, MenuLine(N_("Pick a date…"), pick, "calendar-blank", name="snooze_pick")], at
        )

    def offer_spread(self, rows: Sequence[TodayRow], anchor: QWidget, at: QPoint | None = None) -> QMenu:
        """Show over how many days they can be spread."""
        lines = [
            MenuLine(
                Phrase(N_("Over {n} working day"), N_("Over the next {n} working days"), days),
                partial(self.together.spread, rows, days),
                "calendar-blank",
                name=f"spread_{days}",
            )
            for days in SPREADS
        ]
        return open_menu(anchor, lines, at)

    def offer_several(self, rows: Sequence[TodayRow], anchor: QWidget, at: QPoint) -> QMenu:
        """Show what can be done with several rows."""
        able = self.together.able
        snooze, over = partial(self.offer_snooze, rows, anchor, at), partial(self.offer_spread, rows, anchor, at)
        offers = (
            ("done", N_("Mark as done"), partial(self.finish, rows), "check-circle", "Space"),
            ("snooze", N_("Put off…"), snooze, "clock", "S"),
            ("move", N_("Spread over the coming days…"), over, "calendar-blank", "P"),
            ("dismiss", N_("Not needed"), partial(self.dismiss, rows), "x-circle", "X"),
        )
        lines = [
            MenuLine(words, act, icon, keys, name=f"rows_{deed}")
            for deed, words, act, icon, keys in offers
            if able(rows, deed)
        ]
        return open_menu(anchor, lines, at)

    def _put_off(self, rows: Sequence[TodayRow], to: Snooze) -> None:
        if to.key in _DAYS:
            self.together.put_off(rows, to.until.date())
        else:
            self.together.snooze(rows, to.until)

    def _pick(self, anchor: QWidget, at: QPoint, chosen: Chosen) -> None:
        PickMoment(anchor, at, self._context.bridge.desk.clock, None, chosen).show()


def _begins(row: TodayRow) -> datetime | None:
    """When what a row shows begins; of whole days with the day."""
    return None if row.due_on is None else datetime.combine(row.due_on, row.at or time())
