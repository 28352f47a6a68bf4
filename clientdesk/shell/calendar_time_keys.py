"""What the keys do with an entry of a week or of a day, and in which order Tab walks; arithmetic alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import Qt

from clientdesk.desk.occurrences import Occurrence
from clientdesk.shell.calendar_board import Board, in_strip
from clientdesk.shell.calendar_carry import span_of
from clientdesk.shell.calendar_days import Key, other_day
from clientdesk.shell.calendar_hours import (
    STEP,
    Span,
    lengthened,
    minutes_of,
    moved_days,
    moved_minutes,
    placed,
    placed_all_day,
)
from clientdesk.shell.calendar_month_paint import MORE

_FORENOON = time(10)


def stops(board: Board) -> list[tuple[int, Key]]:
    """Where Tab stops, as column and entry: the strip first with what counts its rest, then column by column."""
    bars = [(bar.first, bar.row, bar.key) for bar in board.bars if bar.row is not None]
    more = [(column, board.strip.height, MORE) for column, hidden in enumerate(board.strip.hidden) if hidden]
    strip = [(column, key) for column, _row, key in sorted([*bars, *more], key=lambda stop: stop[:2])]
    blocks: dict[Key, int] = {}
    for block in board.blocks:
        blocks.setdefault(block.key, block.column)
    return [*strip, *((column, key) for key, column in blocks.items())]


def moved_by_key(board: Board, column: int, one: Occurrence, key: Qt.Key, *, longer: bool) -> Span | None:
    """What Alt and a key make of an entry; None for a key that moves nothing.

    Args:
        board: where it stands.
        column: in which column.
        one: what is moved.
        key: the arrow, in the line of reading, or Home.
        longer: Shift is down, too: its end is moved.
    """
    span = span_of(one)
    down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
    if longer:
        return _changed(span, lengthened(span, down)) if down else None
    across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
    if across:
        return _aside(board, column, span, across)
    if key == Qt.Key.Key_Home and not one.all_day:
        return placed_all_day(span, one.starts.date())
    if one.all_day:
        return placed(span, one.starts.date(), _opening(board, column)) if down > 0 else None
    return moved_minutes(span, STEP * down) if down and not in_strip(one) else None


def whole_day(day: date) -> Span:
    """All of a day."""
    return Span(datetime.combine(day, time()), datetime.combine(other_day(day, 1), time()), all_day=True)


def _aside(board: Board, column: int, span: Span, by: int) -> Span | None:
    """To the next person where the day is divided between people, else to the next day."""
    if not board.columns[column].by_staff:
        return moved_days(span, by)
    to = column + by
    return replace(span, staff=board.columns[to].staff, hand_over=True) if 0 <= to < len(board.columns) else None


def _opening(board: Board, column: int) -> int:
    """The minute at which the shop opens that day; ten o'clock where it does not."""
    opening = board.columns[column].opening
    return minutes_of(opening[0] if opening else _FORENOON)


def _changed(before: Span, after: Span) -> Span | None:
    return None if before == after else after
