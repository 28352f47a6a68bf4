"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from clientdesk.base.clock import to_local, to_utc

FRIDAY_MORNING = datetime(2026, 11, 20, 7, 5, tzinfo=UTC)


class FakeClock:
    """Friday 20 November 2026, 9:05 in Tallinn, unless told otherwise."""

    def __init__(self, now: datetime = FRIDAY_MORNING, zone: str = "Europe/Tallinn") -> None:
        self._now = now
        self.zone = ZoneInfo(zone)

    def now(self) -> datetime:
        """The moment the test has set: aware, UTC."""
        return self._now

    def sleep(self, **length: float) -> None:
        """Let time pass: `sleep(hours=14)`."""
        self._now += timedelta(**length)

    def set_local(self, wall: datetime) -> None:
        """Put the hands of the shop's wall clock to `wall`."""
        self._now = to_utc(wall, self.zone)

    def today_at(self, hour: int, minute: int = 0) -> datetime:
        """The naive wall time `hour:minute` of the present day."""
        return to_local(self._now, self.zone).replace(hour=hour, minute=minute, second=0)
