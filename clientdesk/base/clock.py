"""Time: the wall clock is handed in, so that tests can move it.

A planned moment is local wall time in the shop's zone (or a date alone); what happened is UTC to the second.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """What the time is, and where."""

    @property
    def zone(self) -> ZoneInfo:
        """The shop's IANA zone."""

    def now(self) -> datetime:
        """This moment: aware, in UTC, whole seconds."""


class SystemClock:
    """The computer's own clock, read in the shop's zone."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone

    def now(self) -> datetime:
        """This moment in UTC, to the second."""
        return datetime.now(UTC).replace(microsecond=0)


def local_now(clock: Clock) -> datetime:
    """The wall clock of the shop: naive local time, to the second."""
    return clock.now().astimezone(clock.zone).replace(tzinfo=None)


def today(clock: Clock) -> date:
    """The date on the shop's wall."""
    return local_now(clock).date()


def to_utc(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a naive wall time in `zone`, aware, in UTC.

    A time skipped in spring is the moment that many minutes after the gap began; a time that comes twice in autumn is
    the first of the two (PEP 495, fold=0).
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def to_local(instant: datetime, zone: ZoneInfo) -> datetime:
    """The naive wall time in `zone` of an aware instant (a naive one is taken as UTC)."""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(zone).replace(tzinfo=None)
