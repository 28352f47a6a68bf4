"""When the series of the shop take place: by their rules, and by the days on which they are otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.base.recurrence_expand import expand, on_wall
from clientdesk.base.words import Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.queries_rows import ask, portions, read, stored, wall_zone, within, zone_of
from clientdesk.features.appointments.rules_recurrence import Pattern

_PAD, _FAR_PAD = timedelta(hours=4), timedelta(hours=30)
_STEP = timedelta(days=366)
_LAST = datetime(2200, 1, 1)  # noqa: DTZ001 - wall time
_SERIES = "SELECT id, starts, ends, all_day, zone, pinned, repeats FROM appointment WHERE repeats <> '' {which}"
_DATES = "SELECT appointment_id, at, extra FROM appointment_date WHERE 1 {which}"
_TOLD = "SELECT series_id, original FROM appointment WHERE series_id IS NOT NULL AND original IS NOT NULL {which}"


@dataclass(frozen=True, slots=True)
class Moment:
    """One time of a series, or the only time of what stands alone; naive wall time of the shop.

    Args:
        row: the appointment that is shown: of a told one its own row.
        original: which of its series it is; None for what stands alone.
        ends: not included.
    """

    row: int
    original: datetime | None
    starts: datetime
    ends: datetime
    all_day: bool


@dataclass(frozen=True, slots=True)
class Series:
    """A series with all that is otherwise about it.

    Args:
        pattern: its rule; its times are wall time in the zone of the pattern.
        length: how long each lasts, on the wall.
        out: the starts that fall out or have a row of their own.
        extra: the starts that come beside the rule.
    """

    row: int
    pattern: Pattern
    length: timedelta
    all_day: bool
    zone: ZoneInfo
    out: frozenset[datetime]
    extra: tuple[datetime, ...]

    def moments(self, first: datetime, last: datetime, shown: ZoneInfo) -> list[Moment]:
        """Those that touch the span from `first` to before `last` on the wall of `shown`, but for the told ones."""
        pad = _PAD if self.zone is shown or self.all_day else _FAR_PAD
        begin, end = _minus(first, self.length + pad), _plus(last, pad)
        starts = expand(self.pattern.repeats, self.pattern.since, begin, end, self.zone).starts
        if self.extra:
            starts = tuple(sorted({*starts, *(one for one in self.extra if begin <= one < end)}))
        found = (self.moment(one, shown) for one in starts if one not in self.out)
        return [one for one in found if one.starts < last and one.ends > first]

    def moment(self, original: datetime, shown: ZoneInfo) -> Moment:
        """When the one of this start takes place."""
        ends = original + self.length
        if self.all_day:
            return Moment(self.row, original, original, ends, all_day=True)
        begins = on_wall(original, self.zone, shown)
        ends = on_wall(ends, self.zone, shown)
        return Moment(self.row, original, begins, ends if ends > begins else begins + self.length, all_day=False)

    def has(self, original: datetime) -> bool:
        """Whether it has this start, with a row of its own or without."""
        return original in self.extra or self.pattern.has(original)

    def problems(self, first: datetime, last: datetime) -> tuple[Phrase, ...]:
        """Why some of a span are not told."""
        return expand(self.pattern.repeats, self.pattern.since, first, last, self.zone).problems


def series(shop: Shop, rows: Sequence[int] | None = None) -> Iterator[Series]:
    """These series, all of the shop where `rows` is None; what is no series is passed over."""
    home = wall_zone(shop)
    for found in [None] if rows is None else portions(rows):
        yield from _read(shop, found, home)


def one_series(shop: Shop, row: int) -> Series | None:
    """One series, None where it is none."""
    return next(series(shop, [row]), None)


def told_row(shop: Shop, row: int, original: datetime) -> int | None:
    """The row of its own that one of a series has, None where it is as the rule says."""
    sql = "SELECT id FROM appointment WHERE series_id = ? AND original = ? ORDER BY id LIMIT 1"
    found = ask(shop, sql, (row, stored(original)))
    return found[0][0] if found else None


def next_occurrences(shop: Shop, *, row: int, after: datetime, most: int = 1) -> Sequence[Moment]:
    """The first so many times of an appointment that begin at `after` or later; of a series wherever they were moved.

    Args:
        shop: the shop.
        row: which appointment; of what stands alone its only time.
        after: naive wall time.
        most: how many.
    """
    home, one = wall_zone(shop), one_series(shop, row)
    alone = single_moments(shop, "a.id = ?" if one is None else "a.series_id = ?", (row,), home)
    found = [each for each in alone if each.starts >= after]
    begin, length = after, _STEP
    while one is not None and begin < _LAST and not (len(found) >= most and _is_behind(found, most, begin)):
        end = min(begin + length, _LAST)
        begun = one.moments(begin, end, home)
        found += [each for each in begun if begin <= each.starts < end]
        begin, length = end, min(length * 4, _LAST - end)
    return sorted(found, key=lambda each: each.starts)[:most]


def moment_of(shop: Shop, *, row: int, original: datetime | None = None) -> Moment | None:
    """When an appointment, or with `original` that one of a series, takes place; None where it does not any more."""
    home = wall_zone(shop)
    told = row if original is None else told_row(shop, row, original)
    if told is not None:
        return next(iter(single_moments(shop, "a.id = ?", (told,), home)), None)
    one = one_series(shop, row)
    if one is None or original is None or original in one.out or not one.has(original):
        return None
    return one.moment(original, home)


def is_occurrence(shop: Shop, *, row: int, original: datetime) -> bool:
    """Whether a series still has this start, cancelled ones left out."""
    one = one_series(shop, row)
    if one is None:
        return False
    return told_row(shop, row, original) is not None or (one.has(original) and original not in one.out)


def single_moments(shop: Shop, which: str, values: Sequence[object], home: ZoneInfo) -> list[Moment]:
    """When what has a row of its own takes place."""
    sql = "SELECT a.id, a.original, a.starts, a.ends, a.all_day, a.zone, a.pinned FROM appointment a "
    rows = ask(shop, f"{sql}WHERE a.repeats = '' AND {which}", values)
    return [single_moment(row, home) for row in rows]


def single_moment(row: Sequence[Any], home: ZoneInfo) -> Moment:
    """The same of one row: id, original, starts, ends, all day, zone, pinned."""
    identity, original, starts, ends, all_day, zone, pinned = row
    of = None if original is None else read(original)
    begins, last = read(starts), read(ends)
    if not pinned or all_day:
        return Moment(identity, of, begins, last, bool(all_day))
    own = zone_of(zone, home)
    shown, end = on_wall(begins, own, home), on_wall(last, own, home)
    return Moment(identity, of, shown, end if end > shown else shown + (last - begins), all_day=False)


def _read(shop: Shop, rows: Sequence[int] | None, home: ZoneInfo) -> Iterator[Series]:
    values = () if rows is None else rows
    out: Mapping[int, set[datetime]] = defaultdict(set)
    extra: Mapping[int, list[datetime]] = defaultdict(list)
    for row, at, is_extra in ask(shop, _DATES.format(which=within("appointment_id", rows)), values):
        if is_extra:
            extra[row].append(read(at))
        else:
            out[row].add(read(at))
    for row, original in ask(shop, _TOLD.format(which=within("series_id", rows)), values):
        out[row].add(read(original))
    for row, starts, ends, all_day, zone, pinned, repeats in ask(
        shop, _SERIES.format(which=within("id", rows)), values
    ):
        own = zone_of(zone, home) if pinned else home
        begins = read(starts)
        yield Series(
            row, Pattern(repeats, begins, own), read(ends) - begins, bool(all_day), own,
            frozenset(out.get(row, ())), tuple(extra.get(row, ())),
        )  # fmt: skip


def _is_behind(found: Sequence[Moment], most: int, begin: datetime) -> bool:
    """Whether nothing that begins at `begin` or later could come before these."""
    return sorted(one.starts for one in found)[most - 1] < begin


def _minus(moment: datetime, length: timedelta) -> datetime:
    return moment - length if moment.year > 2 else moment


def _plus(moment: datetime, length: timedelta) -> datetime:
    return moment + length if moment.year < 9998 else moment
