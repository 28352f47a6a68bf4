"""Doing what is done after a start and when a day begins, portion by portion, for a window or without one."""

from __future__ import annotations

from clientdesk.base.changes import Changes, everything
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import all_of
from clientdesk.desk.nightly import Nightly

_MOST = 20_000
"""Portions of one source in a row: one that never finds an end must not keep the program busy for ever."""


class NightWork:
    """Goes through the work of all capabilities, in the order of the catalogue.

    Args:
        desk: the shop at work.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sources: list[Nightly] = all_of(desk.features, "nightly")
        self._left: list[Nightly] = []
        self._done = 0
        self._shown: set[str] = set()

    def begin(self) -> None:
        """Look again at everything: a day has begun."""
        self._left = list(self._sources)
        self._done = 0

    def follow(self, changes: Changes) -> bool:
        """Take up what a step has left to do; whether it has left anything."""
        left = [
            source
            for source in self._sources
            if changes.touches(*source.soon) and source not in self._left and self._desk.ask(source.needed)
        ]
        self._left += left
        return bool(left)

    def portion(self) -> bool:
        """Do one portion; False when nothing is left.

        Raises:
            StoreError: the shop cannot be read or written to; what is left stays to be done.
        """
        while self._left:
            source = self._left[0]
            if self._done < _MOST and self._desk.ask(source.needed):
                self._desk.run_as_program(source.label, source.run)
                self._done += 1
                self._shown |= source.shown
                return True
            self._left.pop(0)
            self._done = 0
        return False

    def finish(self) -> Changes:
        """What the portions done so far may have changed beside the journal, told once."""
        shown, self._shown = frozenset(self._shown), set()
        return everything(shown) if shown else Changes()

    def do_all(self) -> None:
        """All that is left, for whoever has no window to keep alive."""
        self.begin()
        while self.portion():
            pass
