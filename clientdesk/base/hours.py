"""When the shop is open: a span of hours for each day of the week, on the shop's wall.

As one text: seven entries from Monday to Sunday, `09:00-18:00` or nothing for a closed day, with `;` between them. A
comma within an entry is kept free for several spans a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

DAYS = 7
_SPAN = re.compile(r"([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})")
_USUAL = "09:00-18:00"
_FROM_MONDAY = ";".join((*([_USUAL] * 5), "10:00-15:00", ""))
_FROM_SUNDAY = ";".join((*([_USUAL] * 4), "09:00-13:00", "", _USUAL))
_BEGINS_ON_SUNDAY = frozenset({"IL"})
"""Countries whose shops rest from Friday afternoon to the end of Saturday."""

Span = tuple[time, time]
"""From the first moment on which it is open to the first on which it is not any more."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The hours of a week.

    Args:
        days: Monday to Sunday; None for a closed day.
    """

    days: tuple[Span | None, ...]

    @classmethod
    def read(cls, text: str) -> OpeningHours:
        """What `text` says.

        Raises:
            ValueError: it is no week, or a day ends before it begins.
        """
        entries = text.split(";")
        if len(entries) != DAYS:
            raise ValueError(text)
        return cls(tuple(_read_span(entry) for entry in entries))

    def text(self) -> str:
        """The same as one text."""
        return ";".join(f"{day[0]:%H:%M}-{day[1]:%H:%M}" if day else "" for day in self.days)

    def is_open(self, at: datetime) -> bool:
        """Whether the shop is open at the naive wall time `at`."""
        day = self.days[at.weekday()]
        return day is not None and day[0] <= at.time() < day[1]

    def opens_next(self, after: datetime) -> datetime | None:
        """The first naive wall time after `after` at which the shop opens; None where it never does."""
        for ahead in range(DAYS + 1):
            on = after.date() + timedelta(days=ahead)
            day = self.days[on.weekday()]
            if day is not None and (opens := datetime.combine(on, day[0])) > after:
                return opens
        return None


def usual_hours(country: str) -> OpeningHours:
    """The hours that a shop of a country (ISO 3166 alpha-2) begins with, until it tells its own."""
    return OpeningHours.read(_FROM_SUNDAY if country in _BEGINS_ON_SUNDAY else _FROM_MONDAY)


def _read_span(entry: str) -> Span | None:
    if not entry.strip():
        return None
    found = _SPAN.fullmatch(entry.strip())
    if found is None:
        raise ValueError(entry)
    opens, closes = time.fromisoformat(found[1]), time.fromisoformat(found[2])
    if closes <= opens:
        raise ValueError(entry)
    return opens, closes
