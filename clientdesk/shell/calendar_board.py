"""What stands in the columns of a week or of a day, and beside what; arithmetic alone, nothing is painted here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clientdesk.base.hours import OpeningHours
from clientdesk.base.hours import Span as Open
from clientdesk.base.words import Phrase
from clientdesk.desk.closures import Closure
from clientdesk.desk.occurrences import Occurrence
from clientdesk.shell.calendar_days import Key, days_of, in_order, key_of
from clientdesk.shell.calendar_hours import DAY, minutes_of
from clientdesk.shell.calendar_lanes import Lane, Strip, lanes, strip_of

_WHOLE = timedelta(days=1)
_BARE = Strip((), (), 0)


@dataclass(frozen=True, slots=True)
class Column:
    """A day, or the part of a day that is one person's.

    Args:
        day: which day.
        staff: whose it is, with `by_staff`; None for nobody in particular.
        by_staff: it holds only what is theirs.
        name: theirs, the heading of the column.
        open: when the shop is open, None for not at all.
        closure: what the day is called that is not as others, "" for a usual one.
        is_closed: the shop is closed on it for that.
    """

    day: date
    staff: int | None = None
    by_staff: bool = False
    name: str = ""
    open: Open | None = None
    closure: str = ""
    is_closed: bool = False

    @property
    def opening(self) -> Open | None:
        """When it is open indeed."""
        return None if self.is_closed else self.open


@dataclass(frozen=True, slots=True)
class Block:
    """An entry, or its part of one day, among the hours.

    Args:
        one: what it stands for.
        column: in which column.
        first: the minute of that day at which it begins there; `last` that before which it ends.
        lane: where in the column.
        begins: its beginning is here; `ends`: its end is.
    """

    one: Occurrence
    column: int
    first: int
    last: int
    lane: Lane
    begins: bool
    ends: bool

    @property
    def key(self) -> Key:
        """Which entry."""
        return key_of(self.one)


@dataclass(frozen=True, slots=True)
class Bar:
    """An entry of whole days in the strip.

    Args:
        one: what it stands for.
        first: its first column that is shown; `last` the one after the last.
        row: its line; None where it has no room.
        begins: its beginning is shown; `ends`: its end is.
    """

    one: Occurrence
    first: int
    last: int
    row: int | None
    begins: bool
    ends: bool

    @property
    def key(self) -> Key:
        """Which entry."""
        return key_of(self.one)


@dataclass(frozen=True, slots=True)
class Board:
    """Columns with what stands in them.

    Args:
        columns: from the leading edge.
        blocks: among the hours, by column and time.
        bars: in the strip.
        strip: how the strip is laid out.
    """

    columns: tuple[Column, ...]
    blocks: tuple[Block, ...] = ()
    bars: tuple[Bar, ...] = ()
    strip: Strip = _BARE

    def of_column(self, column: int) -> list[Block]:
        """The blocks of one column, by time."""
        return [block for block in self.blocks if block.column == column]

    def find(self, key: Key | None) -> Block | Bar | None:
        """The first place of an entry; None where it is not shown."""
        places: list[Block | Bar] = [*self.blocks, *(bar for bar in self.bars if bar.row is not None)]
        return next((place for place in places if place.key == key), None)


def columns_of(
    days: Sequence[date],
    opening: OpeningHours,
    closures: Mapping[date, Closure],
    people: Sequence[tuple[int | None, str]] = (),
) -> list[Column]:
    """A column for each day; for each of `people`, who may be nobody, where there are any.

    Args:
        days: which days.
        opening: of the shop.
        closures: what is not as on other days.
        people: id and name of those between whom the days are divided.
    """
    found: list[Column] = []
    for day in days:
        closure = closures.get(day)
        told = Phrase.of(closure.name).text() if closure else ""
        shut = closure is not None and closure.is_closed
        open_at = opening.days[day.weekday()]
        for staff, name in people or ((None, ""),):
            found.append(Column(day, staff, bool(people), name, open_at, told, shut))
    return found


def people_of(entries: Iterable[Occurrence], names: Mapping[int, str], nobody: str) -> list[tuple[int | None, str]]:
    """Between whom a day is divided: all who have something, after nobody in particular; none where it is one alone."""
    having = {one.staff for one in entries if one.staff is not None}
    if len(having) < 2:
        return []
    return [(None, nobody), *((staff, name) for staff, name in names.items() if staff in having)]


def in_strip(one: Occurrence) -> bool:
    """Whether it stands above the hours: it takes whole days, or longer than one."""
    return one.all_day or one.ends - one.starts >= _WHOLE


def board_of(columns: Sequence[Column], entries: Iterable[Occurrence], least: int) -> Board:
    """The entries in their columns.

    Args:
        columns: as `columns_of` made them.
        entries: what is shown; what touches none of the days is left out.
        least: minutes for which a short entry takes room, so that it can be read.
    """
    ordered = sorted(entries, key=in_order)
    blocks: list[Block] = []
    by_day: dict[date, list[tuple[Occurrence, int, int]]] = {}
    for one in ordered:
        for day in () if in_strip(one) else days_of(one):
            by_day.setdefault(day, []).append((one, *_minutes_on(one, day)))
    for place, column in enumerate(columns):
        here = [each for each in by_day.get(column.day, ()) if _is_theirs(column, columns, each[0])]
        here.sort(key=lambda each: (each[1], -each[2]))
        room = [_room(first, last, least) for _one, first, last in here]
        for (one, first, last), lane in zip(here, lanes(room), strict=True):
            begins, ends = one.starts.date() == column.day, one.ends - _WHOLE <= datetime.combine(column.day, time())
            blocks.append(Block(one, place, first, last, lane, begins, ends))
    bars = [bar for one in ordered if in_strip(one) for bar in _bars_of(one, columns)]
    strip = strip_of([(bar.first, bar.last) for bar in bars], len(columns))
    placed = tuple(
        Bar(bar.one, bar.first, bar.last, row, bar.begins, bar.ends)
        for bar, row in zip(bars, strip.rows, strict=True)
    )  # fmt: skip
    return Board(tuple(columns), tuple(blocks), placed, strip)


def put_back(one: Occurrence | None, was: Board, now: Board) -> Key | None:
    """What an entry that was chosen is called that stands elsewhere on the same days since: a move was undone, say.

    One of a series that was a row of its own is one of the series again; None where the entry did not move.
    """
    if one is None or [column.day for column in was.columns] != [column.day for column in now.columns]:
        return None
    same = now.find(key_of(one))
    if same is not None:
        moved = (same.one.starts, same.one.ends, same.one.all_day) != (one.starts, one.ends, one.all_day)
        return same.key if moved else None
    places: list[Block | Bar] = [*now.blocks, *now.bars]
    alike = [each for each in places if (each.one.table, each.one.title) == (one.table, one.title)]
    new = [each for each in alike if was.find(each.key) is None]
    return min(new, key=lambda each: abs(each.one.starts - one.starts)).key if new else None


def _bars_of(one: Occurrence, columns: Sequence[Column]) -> list[Bar]:
    days = days_of(one)
    touched = [
        place for place, column in enumerate(columns)
        if days[0] <= column.day <= days[-1] and _is_theirs(column, columns, one)
    ]  # fmt: skip
    if not touched:
        return []
    first, last = touched[0], touched[-1]
    return [Bar(one, first, last + 1, None, columns[first].day == days[0], columns[last].day == days[-1])]


def _is_theirs(column: Column, columns: Sequence[Column], one: Occurrence) -> bool:
    """Whether it stands in the column of this person; what belongs to somebody without a column is nobody's."""
    if not column.by_staff:
        return True
    known = {each.staff for each in columns}
    return column.staff == (one.staff if one.staff in known else None)


def _minutes_on(one: Occurrence, day: date) -> tuple[int, int]:
    first = minutes_of(one.starts.time()) if one.starts.date() == day else 0
    last = minutes_of(one.ends.time()) if one.ends.date() == day else DAY
    return first, max(first, last)


def _room(first: int, last: int, least: int) -> tuple[int, int]:
    """The minutes whose room it takes: enough to be read, within its day."""
    end = min(DAY, max(last, first + least))
    return min(first, end - least), end
