"""What was changed elsewhere: another program has written into the same shop."""

from __future__ import annotations

from clientdesk.desk.desk import Desk
from clientdesk.store.watch import Watch


class Elsewhere:
    """Has everybody read again what another program has changed; nothing tells us which rows those were.

    Args:
        desk: the shop at work.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._watch = Watch(desk.store)

    def look(self) -> bool:
        """Look whether something was written elsewhere, and if so tell all listeners that all may be different.

        Raises:
            StoreError: the store cannot be read.
        """
        if not self._watch.has_changed():
            return False
        self._desk.reload()
        return True
