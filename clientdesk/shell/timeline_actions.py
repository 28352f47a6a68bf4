"""What can be done with an entry of the timeline, taken from the cards of the capabilities."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import RowActions, all_of
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.working_days import opens_next
from clientdesk.kit.context import Context
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.panes import panes_of
from clientdesk.shell.deeds import Deeds
from clientdesk.shell.timeline_snooze import open_snooze_menu

_WORDS = {"done": N_("Done"), "snooze": N_("Put off"), "delete": N_("Deleted")}


class EntryActions:
    """The deeds that the cards offer for the rows of their tables.

    Args:
        context: of the window.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        features = context.bridge.desk.features
        self._deeds = Deeds(context)
        self._actions: dict[str, RowActions] = {one.table: one for one in all_of(features, "rows")}
        self._editable = {editor.table for panes in panes_of(features) for editor in panes.editors}

    def signs(self, entry: TimelineEntry) -> frozenset[str]:
        """The signs at the trailing edge of something planned."""
        actions = self._actions.get(entry.table)
        if actions is None or not entry.planned:
            return frozenset()
        return frozenset(name for name in ("done", "snooze") if getattr(actions, name) is not None)

    def can_edit(self, entry: TimelineEntry) -> bool:
        """Whether there is a form for it."""
        return entry.table in self._editable

    def can_delete(self, entry: TimelineEntry) -> bool:
        """Whether it can be deleted."""
        actions = self._actions.get(entry.table)
        return actions is not None and actions.delete is not None

    def edit(self, entry: TimelineEntry) -> None:
        """Open its form."""
        self._deeds.edit(entry.table, entry.row, entry.original)

    def delete(self, entry: TimelineEntry, anchor: QWidget) -> None:
        """Delete it; Undo in the toast brings it back. Of a series it is asked first which are meant."""
        if self.can_delete(entry):
            self._deeds.delete_shown(anchor, entry.table, entry.row, entry.original)

    def can_hold(self, entry: TimelineEntry) -> bool:
        """Whether it is to be said of it if it was held."""
        begins = None if entry.on is None else datetime.combine(entry.on, entry.at or time())
        return self._deeds.can_hold(entry.table, begins)

    def hold(self, entry: TimelineEntry) -> None:
        """Ask whether it was held."""
        if self.can_hold(entry):
            self._deeds.hold(entry.table, entry.row, entry.original)

    def can_star(self, entry: TimelineEntry) -> bool:
        """Whether it can be marked with a star."""
        actions = self._actions.get(entry.table)
        return actions is not None and actions.star is not None

    def toggle_star(self, entry: TimelineEntry) -> None:
        """Mark it with a star, or take the star off."""
        actions = self._actions.get(entry.table)
        if actions is not None and actions.star is not None:
            words = N_("Star taken off") if entry.important else N_("Marked with a star")
            run = self._context.bridge.run
            run(Phrase(words), actions.star, row=entry.row, important=not entry.important)

    def finish(self, entry: TimelineEntry) -> None:
        """Mark it as done."""
        actions = self._actions.get(entry.table)
        if actions is not None and actions.done is not None and entry.planned:
            self._context.bridge.run(_label(actions, "done"), actions.done, row=entry.row)

    def snooze(self, entry: TimelineEntry, until: datetime) -> None:
        """Put it off until a moment on the wall clock."""
        actions = self._actions.get(entry.table)
        if actions is not None and actions.snooze is not None:
            self._context.bridge.run(_label(actions, "snooze"), actions.snooze, row=entry.row, until=until)

    def offer_snooze(self, entry: TimelineEntry, anchor: QWidget, at: QPoint) -> None:
        """Show the moments to which it can be put off."""
        if "snooze" in self.signs(entry):
            desk = self._context.bridge.desk
            snooze = partial(self.snooze, entry)
            on_sight = self._deeds.awaiting(entry.table, entry.row)
            open_snooze_menu(anchor, at, desk.clock, entry.at, snooze, opens=desk.ask(opens_next), on_sight=on_sight)

    def offer_all(
        self, entry: TimelineEntry, anchor: QWidget, at: QPoint, first: list[MenuLine], last: list[MenuLine]
    ) -> None:
        """Show everything that can be done with it.

        Args:
            entry: what is meant.
            anchor: the widget inside which `at` is a point.
            at: where the menu opens.
            first: the view's own lines above.
            last: the view's own lines below.
        """
        signs = self.signs(entry)
        lines = list(first)
        if "done" in signs:
            done = self._deeds.offered(entry.table, "done", N_("Mark as done"))
            lines.append(MenuLine(done, partial(self.finish, entry), "check-circle", "Space"))
        if "snooze" in signs:
            lines.append(MenuLine(N_("Put off…"), partial(self.offer_snooze, entry, anchor, at), "clock", "S"))
        if self.can_hold(entry):
            lines.append(MenuLine(N_("Held?"), partial(self.hold, entry), "check-circle", "H", name="row_held"))
        if self.can_edit(entry):
            lines.append(MenuLine(N_("Edit"), partial(self.edit, entry), "pencil-simple", "E"))
        if self.can_star(entry):
            words = N_("Take the star off") if entry.important else N_("Mark with a star")
            icon = "star-fill" if entry.important else "star"
            lines.append(MenuLine(words, partial(self.toggle_star, entry), icon, "I", name="star"))
        if self.can_delete(entry):
            lines.append(MenuLine(N_("Delete"), partial(self.delete, entry, anchor), "trash", "Del", danger=True))
        open_menu(anchor, [*lines, *([None, *last] if last else [])], at)


def _label(actions: RowActions, name: str) -> Phrase:
    return Phrase(actions.words.get(name) or _WORDS[name])
