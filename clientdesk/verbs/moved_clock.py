"""A clock that shows a moment somebody has asked about."""

from __future__ import annotations

from datetime import datetime

from clientdesk.base.clock import Clock, to_utc


class MovedClock:
    """Stands at `wall` (naive local time) in the zone of another clock."""

    def __init__(self, clock: Clock, wall: datetime) -> None:
        self.zone = clock.zone
        self._now = to_utc(wall, clock.zone).replace(microsecond=0)

    def now(self) -> datetime:
        """The moment asked about, in UTC."""
        return self._now
