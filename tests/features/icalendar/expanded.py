"""What a plan would put into the calendar, expanded by the calendar's own rules, without writing thousands of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from clientdesk.base.recurrence_expand import expand
from clientdesk.features.icalendar.planning import Deed

_MARGIN = timedelta(days=2)
_LONG_AGO = datetime.fromisoformat("1900-01-01")


class Start(NamedTuple):
    """One occurrence: on the wall of its own zone, and how long it lasts."""

    at: datetime
    deed: Deed
    lasts: timedelta

    def instant(self) -> datetime:
        """In UTC, naive; of a day or a floating time, as it is."""
        if self.is_floating:
            return self.at
        return self.at.replace(tzinfo=ZoneInfo(self.deed.made.zone)).astimezone(UTC).replace(tzinfo=None)

    @property
    def is_floating(self) -> bool:
        """Whether it is meant wherever one is."""
        start = self.deed.event.start
        return self.deed.made.all_day or start is None or not start.zone

    def told(self) -> str:
        """As the expected lists write it."""
        if self.deed.made.all_day:
            return f"{self.at:%Y%m%d}"
        return f"{self.instant():%Y%m%dT%H%M%S}{'' if self.is_floating else 'Z'}"


def starts_of(deeds: Sequence[Deed], first: datetime, last: datetime) -> Iterator[Start]:
    """Every occurrence of a plan that touches the time from `first` to before `last` (UTC, naive)."""
    told: dict[str, dict[datetime, Deed]] = defaultdict(dict)
    cut = {deed.cuts[0]: deed.cuts[1] for deed in deeds if deed.cuts}
    for deed in deeds:
        if deed.series and deed.original is not None:
            told[deed.series][deed.original] = deed
    for deed in deeds:
        if deed.series or deed.calls_off:
            continue
        made = deed.made
        rule = cut.get(deed.uid, made.repeats)
        for at in _starts(deed, rule, first - _MARGIN, last + _MARGIN):
            if at not in told[deed.uid]:
                yield Start(at, deed, made.lengths.get(at, deed.event.lasts()))
        for other in told[deed.uid].values():
            if not other.calls_off:
                yield Start(other.made.starts, other, other.event.lasts())


def _starts(deed: Deed, rule: str, first: datetime, last: datetime) -> set[datetime]:
    made = deed.made
    ruled = expand(rule, made.starts, first, last, ZoneInfo(made.zone)).starts if rule else (made.starts,)
    left_out = {at for at, is_extra in made.dates if not is_extra}
    return {*ruled, *(at for at, is_extra in made.dates if is_extra)} - left_out


def touching(deeds: Sequence[Deed], first: datetime, last: datetime) -> list[Start]:
    """Those of `starts_of` that really touch the time, in their order."""
    found = [one for one in starts_of(deeds, first, last) if one.instant() < last]
    return sorted(
        (one for one in found if one.instant() >= first or one.instant() + one.lasts > first),
        key=lambda one: one.instant(),
    )


def all_starts(deeds: Sequence[Deed], last: datetime) -> list[datetime]:
    """Every start up to `last` on the wall of its own zone."""
    return sorted(one.at for one in starts_of(deeds, _LONG_AGO, last) if one.at < last)
