"""How entries that overlap share a column, and how those of several days share the strip above; arithmetic alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""From the first to before the second; in minutes, or in columns."""

MOST_ROWS = 3
"""So many lines of the strip before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Where an entry stands beside others: `wide` of `of` parts of its column, from part `first` on."""

    first: int
    of: int
    wide: int


def lanes(spans: Sequence[Span]) -> list[Lane]:
    """A lane for each span, in the same order: what overlaps stands side by side, what has room takes it.

    Spans that touch do not overlap. Those which overlap directly or through others are one group and share the column
    evenly; an entry grows over the parts beside it that are empty for as long as it lasts.
    """
    found: dict[int, Lane] = {}
    group: list[int] = []
    reach = 0
    for place in sorted(range(len(spans)), key=lambda one: (spans[one][0], -spans[one][1], one)):
        if group and spans[place][0] >= reach:
            found |= _shared(group, spans)
            group = []
        reach = spans[place][1] if not group else max(reach, spans[place][1])
        group.append(place)
    found |= _shared(group, spans)
    return [found[place] for place in range(len(spans))]


def _shared(group: Sequence[int], spans: Sequence[Span]) -> dict[int, Lane]:
    """The lanes of one group, which is in order of time."""
    ends: list[int] = []
    taken: list[list[Span]] = []
    lane_of: dict[int, int] = {}
    for place in group:
        start, end = spans[place]
        lane = next((number for number, until in enumerate(ends) if until <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
            taken.append([])
        ends[lane] = end
        taken[lane].append((start, end))
        lane_of[place] = lane
    return {place: Lane(lane, len(ends), _wide(lane, spans[place], taken)) for place, lane in lane_of.items()}


def _wide(lane: int, span: Span, taken: Sequence[Sequence[Span]]) -> int:
    wide = 1
    while lane + wide < len(taken) and _is_free(span, taken[lane + wide]):
        wide += 1
    return wide


def _is_free(span: Span, others: Sequence[Span]) -> bool:
    """Whether nothing of a lane, whose spans are in order and apart, overlaps."""
    place = bisect_left(others, (span[1], 0))
    return place == 0 or others[place - 1][1] <= span[0]


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip above the hours.

    Args:
        rows: the line of each span; None for one that has no room.
        hidden: how many have no room, by column.
        height: how many lines it takes, the line that counts the rest among them.
    """

    rows: tuple[int | None, ...]
    hidden: tuple[int, ...]
    height: int


def strip_of(spans: Sequence[Span], columns: int, most: int = MOST_ROWS) -> Strip:
    """Lines for spans of columns, the longest of a day uppermost; past `most` lines the last one counts the rest."""
    rows = _rows(spans)
    height = max(rows, default=-1) + 1
    if height <= most:
        return Strip(tuple(rows), (0,) * columns, height)
    crowded = {column for row, span in zip(rows, spans, strict=True) if row >= most for column in range(*span)}
    shown = [_has_room(row, span, crowded, most) for row, span in zip(rows, spans, strict=True)]
    hidden = [0] * columns
    for there, span in zip(shown, spans, strict=True):
        for column in () if there else range(*span):
            hidden[column] += 1
    return Strip(tuple(row if there else None for row, there in zip(rows, shown, strict=True)), tuple(hidden), most)


def _rows(spans: Sequence[Span]) -> list[int]:
    """The uppermost line that is free for each span."""
    ends: list[int] = []
    rows = [0] * len(spans)
    for place in sorted(range(len(spans)), key=lambda one: (spans[one][0], -spans[one][1], one)):
        start, end = spans[place]
        row = next((number for number, until in enumerate(ends) if until <= start), len(ends))
        ends[row:] = [end, *ends[row + 1 :]]
        rows[place] = row
    return rows


def _has_room(row: int, span: Span, crowded: set[int], most: int) -> bool:
    """The last line counts the rest in the columns that are crowded, so that nothing else stands on it there."""
    return row < most - 1 or (row == most - 1 and crowded.isdisjoint(range(*span)))
