"""Hours, pixels and quarters of an hour: nothing is lost on the way, and nothing becomes shorter than can be seen."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.tone import Tone
from clientdesk.shell.calendar_board import Column, board_of
from clientdesk.shell.calendar_carry import Carry, carried_to
from clientdesk.shell.calendar_geometry import BLOCK, GUTTER, Geometry, Place
from clientdesk.shell.calendar_hours import (
    DAY,
    STEP,
    Hours,
    Span,
    beginning,
    between,
    ending,
    lengthened,
    moved_minutes,
    placed,
    placed_all_day,
    shown_hours,
    snapped,
)

wall = datetime.fromisoformat
moments = st.datetimes(wall("0002-01-01"), wall("9998-12-31"))
lengths = st.timedeltas(timedelta(minutes=1), timedelta(days=3))
quarter = timedelta(minutes=STEP)


def entry(starts: datetime, ends: datetime, *, row: int = 1, all_day: bool = False) -> Occurrence:
    """Something in the calendar."""
    return Occurrence("appointment", row, "", f"Entry {row}", starts, ends, all_day, "meeting", "handshake", Tone.PLAIN)


@given(st.floats(20, 200), st.integers(0, DAY - 1))
def test_a_minute_is_found_again_at_its_pixel(per_hour: float, minute: int) -> None:
    hours = Hours(per_hour)
    assert abs(hours.minute(hours.y(minute) + 0.001) - minute) <= 1
    assert hours.y(minute + hours.least(22)) - hours.y(minute) >= 22 - 1e-9


def test_what_is_seen_at_least_is_eight_to_seven_and_grows_with_the_opening_hours() -> None:
    assert shown_hours([]) == (8 * 60, 19 * 60)
    assert shown_hours([None, (time(6, 30), time(21, 15))]) == (6 * 60, 22 * 60)


@given(st.floats(-100, 3000))
def test_snapping_keeps_to_quarters_within_the_day(minute: float) -> None:
    found = snapped(minute)
    assert found % STEP == 0
    assert 0 <= found <= DAY
    if 0 <= minute <= DAY:
        assert abs(found - minute) <= STEP / 2


@given(moments, lengths, moments)
def test_an_edge_never_passes_the_other(starts: datetime, lasts: timedelta, to: datetime) -> None:
    span = Span(starts, starts + lasts)
    assert ending(span, to).ends - starts >= quarter
    assert beginning(span, to).starts <= span.ends - quarter


@given(moments, lengths, st.integers(-40, 40))
def test_keys_step_by_quarters_and_keep_the_length(starts: datetime, lasts: timedelta, steps: int) -> None:
    starts = starts.replace(second=0, microsecond=0)
    span = Span(starts, starts + lasts)
    later = moved_minutes(span, STEP)
    assert later.starts.minute % STEP == 0
    assert timedelta() < later.starts - starts <= quarter
    assert later.ends - later.starts == lasts
    assert lengthened(span, steps).ends > starts


def test_days_become_an_hour_and_hours_become_days() -> None:
    fair = Span(wall("2026-11-17"), wall("2026-11-19"), all_day=True)
    assert placed(fair, date(2026, 11, 20), 600) == Span(wall("2026-11-20 10:00"), wall("2026-11-20 11:00"))
    night = Span(wall("2026-11-17 22:00"), wall("2026-11-18 02:00"))
    assert placed_all_day(night, date(2026, 11, 20)) == Span(wall("2026-11-20"), wall("2026-11-22"), all_day=True)
    until_midnight = Span(wall("2026-11-17 22:00"), wall("2026-11-18"))
    assert placed_all_day(until_midnight, date(2026, 11, 20)).ends == wall("2026-11-21")


@given(st.integers(0, DAY), st.integers(0, DAY))
def test_what_is_drawn_lasts_a_quarter_at_least_within_its_day(one: int, other: int) -> None:
    span = between(date(2026, 11, 20), one, other)
    assert quarter <= span.ends - span.starts
    assert wall("2026-11-20") <= span.starts
    assert span.ends <= wall("2026-11-21")


WEEK = [Column(date(2026, 11, 16) + timedelta(days=place), open=(time(9), time(18))) for place in range(7)]


@given(
    st.lists(st.tuples(st.integers(0, 9 * DAY), st.integers(1, 2 * DAY)), max_size=25),
    st.floats(300, 2000),
    st.floats(250, 1200),
)
def test_every_entry_lies_inside_its_column_and_none_covers_another(
    given_entries: list[tuple[int, int]], width: float, height: float
) -> None:
    first = wall("2026-11-15")
    entries = [
        entry(first + timedelta(minutes=start), first + timedelta(minutes=start + lasts), row=row)
        for row, (start, lasts) in enumerate(given_entries)
    ]
    rough = Geometry(width, height, 7, 3, (480, 1140))
    board = board_of(WEEK, entries, rough.hours.least(BLOCK + 2))
    geometry = Geometry(width, height, 7, board.strip.height, (480, 1140))
    boxes = [(block.column, geometry.block(block)) for block in board.blocks]
    for column, box in boxes:
        assert geometry.column_x(column) <= box.x
        assert box.x + box.w <= geometry.column_x(column + 1) + 0.01
        assert box.y >= 0
        assert box.y + box.h <= geometry.hours.height + 0.01
        assert box.h >= BLOCK
    for place, (column, box) in enumerate(boxes):
        for other_column, other in boxes[place + 1 :]:
            apart_across = box.x + box.w <= other.x + 0.01 or other.x + other.w <= box.x + 0.01
            apart_down = box.y + box.h <= other.y + 0.01 or other.y + other.h <= box.y + 0.01
            assert column != other_column or apart_across or apart_down
    shown = {block.key for block in board.blocks} | {bar.key for bar in board.bars}
    touching = {
        ("appointment", one.row) for one in entries if one.ends > wall("2026-11-16") and one.starts < wall("2026-11-23")
    }
    assert shown == touching


def test_half_hours_stand_below_each_other_even_where_an_hour_is_as_low_as_can_be() -> None:
    at = [wall("2026-11-17 13:00") + timedelta(minutes=30 * place) for place in range(4)]
    entries = [entry(first, first + timedelta(minutes=30), row=row) for row, first in enumerate(at)]
    hours = Geometry(900, 300, 7, 3, (480, 1140)).hours
    assert [block.lane.of for block in board_of(WEEK, entries, hours.least(BLOCK + 2)).blocks] == [1, 1, 1, 1]


def test_back_to_back_keeps_two_pixels_between() -> None:
    entries = [
        entry(wall("2026-11-17 13:00"), wall("2026-11-17 14:00")),
        entry(wall("2026-11-17 14:00"), wall("2026-11-17 15:00"), row=2),
    ]
    geometry = Geometry(1200, 700, 7, 1, (480, 1140))
    first, second = (geometry.block(block) for block in board_of(WEEK, entries, 25).blocks)
    assert second.y - (first.y + first.h) == pytest.approx(2)
    assert first.w == second.w


@given(st.floats(0, 1999), st.floats(0, 1199), st.floats(0, 500))
def test_every_point_of_the_page_is_some_place(x: float, y: float, scrolled: float) -> None:
    geometry = Geometry(2000, 1200, 7, 2, (480, 1140))
    place = geometry.at(x, y, scrolled)
    assert 0 <= place.column < 7
    assert 0 <= place.minute <= DAY
    if x >= GUTTER:
        assert geometry.column_x(place.column) <= x <= geometry.column_x(place.column + 1) + 0.01


@given(st.integers(0, 6), st.integers(0, DAY), st.integers(0, 6), st.integers(0, DAY), st.booleans())
def test_carried_back_to_where_it_was_it_is_what_it_was(
    column: int, minute: int, other: int, there: int, into_strip: bool
) -> None:
    one = entry(wall("2026-11-18 13:00"), wall("2026-11-18 14:30"))
    origin = Place("hours", 2, 800)
    carry = Carry("move", origin, date(2026, 11, 18), one, ("appointment", 1))
    away = carried_to(carry, Place("strip" if into_strip else "hours", column, minute), WEEK)
    if away.span is not None and not into_strip:
        assert away.span.ends - away.span.starts == one.ends - one.starts
        assert away.span.starts.minute % STEP == 0
    further = carried_to(away, Place("hours", other, there), WEEK)
    back = carried_to(further, origin, WEEK)
    assert back.span is None
