"""Flags in the list: whose reminder is due, asked of every capability that reminds, known by none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from clientdesk.base.changes import Changes
from clientdesk.base.words import _
from clientdesk.desk.due import DueSource
from clientdesk.desk.feature import all_of
from clientdesk.desk.list_chips import ListChip
from clientdesk.desk.tone import Tone
from clientdesk.features.customers.pane_row import Flag
from clientdesk.features.customers.queries_columns import flagged
from clientdesk.kit.bridge import Bridge


class Flags:
    """By customer, the flag of a reminder that is due today or late; read when they are first wanted.

    Args:
        bridge: to ask.
    """

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._sources: list[DueSource] = all_of(bridge.desk.features, "due")
        self._chips: list[ListChip] = [chip for chip in all_of(bridge.desk.features, "list_chips") if chip.flag]
        self._known: dict[int, Flag] | None = None

    @property
    def tables(self) -> frozenset[str]:
        """The tables whose change may raise or lower a flag."""
        due = (source.tables for source in self._sources)
        return frozenset().union(*due, *(chip.tables for chip in self._chips))

    def of(self, customers: Sequence[int]) -> dict[int, Flag]:
        """The flags of these customers on this day: a reminder's, else that of a chip of the list."""
        if self._known is None:
            self._known = {}
            for source in self._sources:
                self._raise(source)
        known = self._known
        told = self._bridge.ask(flagged, customers=customers) if self._chips else {}
        raised = {customer: Flag(icon, tone, _(words)) for customer, (icon, tone, words) in told.items()}
        return raised | {customer: known[customer] for customer in customers if customer in known}

    def forget(self, changes: Changes | None = None) -> bool:
        """Read them again when they are wanted next; whether `changes` were about them at all (None: they are)."""
        if changes is not None and not changes.touches(*self.tables):
            return False
        self._known = None
        return True

    def _raise(self, source: DueSource) -> None:
        today = self._bridge.ask(lambda shop: shop.today())
        midnight = datetime.combine(today, time())
        due = self._bridge.ask(source.due, at=datetime.combine(today, time.max))
        for one in due:
            if one.customer is None or self._known is None:
                continue
            # What waits for its turn is no reminder that somebody missed.
            late = one.due_at < midnight and not source.wanes
            flag = Flag("bell-ringing-fill", Tone.DANGER, _("reminder late")) if late else None
            self._known.setdefault(one.customer, flag or Flag("bell-fill", Tone.WARN, _("reminder today")))
