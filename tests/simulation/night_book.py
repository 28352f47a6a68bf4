"""What a careful person would note beside the bed: the checker of the nights, plain Python that knows no rule of ours.

It is told what was planned, answered, and what the program showed at which moment, and says what is wrong. The only
arithmetic it has is that of the wall: a time in a zone is an instant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

GRACE = timedelta(hours=1)
"""A clock that goes back by no more than this was set right; what was shown may stay."""


def instant(wall: datetime, zone: str) -> datetime:
    """The instant of a wall time: the first of two, and as long after a gap as the wall was into it."""
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def earlier(wall: datetime, zone: str, lead: timedelta) -> datetime:
    """The instant that comes `lead` before a wall time; whole days are those of the wall."""
    if lead % timedelta(days=1):
        return instant(wall, zone) - lead
    return instant(wall - lead, zone)


Row = tuple[str, int]
"""What is shown: the table and the id of its record."""
_Key = tuple[Row, datetime]
"""What is shown and the moment on the wall at which it comes: elsewhere another instant, but not another moment."""


@dataclass
class Planned:
    """Something to be reminded of: `wall` is its moment, shown `lead` earlier; `told` that the person knew it past.

    What is shown `by_day` need not be on show between midnight and the time of its moment: nobody is called at night.
    From `ends` on it has nothing more to say, whether it was answered or not.
    """

    wall: datetime
    lead: timedelta
    told: bool
    by_day: bool = False
    ends: datetime | None = None


@dataclass
class Book:
    """Keeps count, through nights, of what has to be shown and of what was raised.

    Attributes:
        seen: what this run of the program has raised, and need not call new again.
        raised: how often each due moment was raised while the clock was right: more than once only by further runs.
        stood: what was on show while the clock was right.
        came_due: what had to be.
        problems: what was wrong, in words.
    """

    zone: str
    open: dict[Row, Planned] = field(default_factory=dict)
    away: dict[Row, datetime] = field(default_factory=dict)
    seen: set[_Key] = field(default_factory=set)
    raised: Counter[_Key] = field(default_factory=Counter)
    stood: set[_Key] = field(default_factory=set)
    came_due: set[_Key] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    looks: int = 0
    before: datetime | None = None

    def plan(
        self, row: Row, wall: datetime, now: datetime, lead: timedelta = timedelta(), *,
        by_day: bool = False, ends: datetime | None = None,
    ) -> None:  # fmt: skip
        """Something is open, new or put off."""
        planned = Planned(wall, lead, told=False, by_day=by_day, ends=ends)
        planned.told = self._due(planned) <= now
        self.open[row] = planned
        self.away.pop(row, None)

    def answer(self, row: Row) -> None:
        """It is done, or not needed."""
        self.open.pop(row, None)

    def wave_away(self, rows: Iterable[Row], now: datetime) -> None:
        """They were closed without an answer."""
        self.away |= dict.fromkeys(rows, now)

    def begin(self, now: datetime) -> None:
        """The program starts: whatever nobody has answered counts as not shown, but for what is over by its clock."""
        self.seen.clear()
        self.away.clear()
        self.before = None
        for planned in self.open.values():
            planned.told = planned.told and self._is_over(planned, now)

    def move_to(self, zone: str, now: datetime) -> None:
        """The shop moves: what was due there may still be to come here."""
        self.zone = zone
        self._forget_coming(now)

    def look(self, now: datetime, shown: Iterable[Row], fresh: int, *, right: bool, away_for: timedelta) -> None:
        """The program has looked at the clock, which says `now`, and shows these; it calls so many of them new."""
        self.looks += 1
        rows = list(shown)
        if len(rows) != len(set(rows)):
            self._say(now, f"shown twice: {rows}")
        if self.before is not None and now < self.before - GRACE:
            self._forget_coming(now)
        self.before = now
        self._check_shown(now, set(rows), away_for)
        keys = [self._key(row, self.open[row]) for row in rows if row in self.open]
        new = [key for key in keys if key not in self.seen]
        if len(new) != fresh:
            self._say(now, f"{fresh} called new, {len(new)} are: {new}")
        self.seen |= set(new)
        if right:
            self.raised.update(new)
            self.stood |= set(keys)
            self.came_due |= {
                self._key(row, one) for row, one in self.open.items() if self._must_stand(one, now) and not one.told
            }

    def note_unnoted(self, now: datetime, rows: list[Row]) -> None:
        """These are due, and the store does not say that they were shown."""
        still = [row for row in rows if row not in self.open or not self._is_over(self.open[row], now)]
        if still:
            self._say(now, f"not noted as shown: {still}")

    def end(self) -> None:
        """The nights are over: what came due while the clock was right was raised."""
        never = self.came_due - self.stood
        if never:
            self.problems.append(f"never shown: {sorted(never)[:5]}")

    def _forget_coming(self, now: datetime) -> None:
        coming = {self._key(row, one) for row, one in self.open.items() if self._due(one) > now}
        self.seen -= coming

    def _check_shown(self, now: datetime, shown: set[Row], away_for: timedelta) -> None:
        excused = {row for row, since in self.away.items() if since <= now < since + away_for}
        must = {row for row, one in self.open.items() if self._must_stand(one, now) and not one.told} - excused
        may = {row for row, one in self.open.items() if self._due(one) <= now + GRACE and not self._is_over(one, now)}
        if must - shown:
            self._say(now, f"lost: {sorted(must - shown)}")
        if shown - may:
            self._say(now, f"shown without a reason: {sorted(shown - may)}")

    def _must_stand(self, planned: Planned, now: datetime) -> bool:
        """Whether it has to be on show."""
        is_night = planned.by_day and now.astimezone(ZoneInfo(self.zone)).time() < planned.wall.time()
        return self._due(planned) <= now and not is_night and not self._is_over(planned, now)

    def _is_over(self, planned: Planned, now: datetime) -> bool:
        wall = now.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        return planned.ends is not None and wall >= planned.ends

    def _key(self, row: Row, planned: Planned) -> _Key:
        if not planned.lead:
            return row, planned.wall
        return row, self._due(planned).astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    def _due(self, planned: Planned) -> datetime:
        return earlier(planned.wall, self.zone, planned.lead)

    def _say(self, now: datetime, words: str) -> None:
        self.problems.append(f"{now.isoformat()} ({self.zone}): {words}")
