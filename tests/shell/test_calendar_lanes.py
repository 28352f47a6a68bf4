"""Entries side by side: what overlaps never shares a lane, nothing leaves its column, what has room takes it."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.shell.calendar_lanes import MOST_ROWS, Lane, Span, lanes, strip_of

DAY = 24 * 60
spans = st.tuples(st.integers(0, DAY - 1), st.integers(1, 300)).map(lambda one: (one[0], min(DAY, one[0] + one[1])))
weeks = st.tuples(st.integers(0, 6), st.integers(1, 7)).map(lambda one: (one[0], min(7, one[0] + one[1])))


def overlap(one: Span, other: Span) -> bool:
    """Whether both share a moment."""
    return one[0] < other[1] and other[0] < one[1]


def test_alone_it_has_the_whole_column_and_two_share_it() -> None:
    assert lanes([(60, 120), (120, 180)]) == [Lane(0, 1, 1), Lane(0, 1, 1)]
    assert lanes([(60, 120), (90, 180)]) == [Lane(0, 2, 1), Lane(1, 2, 1)]
    assert lanes([]) == []


def test_it_grows_over_what_is_empty_beside_it() -> None:
    # Three at once in the morning; the last overlaps only the longest of them.
    found = lanes([(0, 300), (0, 60), (0, 60), (100, 200)])
    assert found[3] == Lane(1, 3, 2)


@given(st.lists(spans, max_size=40))
def test_what_overlaps_never_shares_a_lane_and_nothing_leaves_the_column(given_spans: list[Span]) -> None:
    found = lanes(given_spans)
    for lane in found:
        assert 0 <= lane.first < lane.first + lane.wide <= lane.of
    for (one, here), (other, there) in combinations(zip(given_spans, found, strict=True), 2):
        if overlap(one, other):
            # Both measure the column alike, or they could cover each other after all.
            assert here.of == there.of
            assert here.first + here.wide <= there.first or there.first + there.wide <= here.first


@given(st.lists(spans, max_size=25))
def test_no_more_lanes_than_overlap_at_one_moment(given_spans: list[Span]) -> None:
    most = max((sum(start <= one[0] < end for start, end in given_spans) for one in given_spans), default=0)
    assert max((lane.of for lane in lanes(given_spans)), default=0) == most


@given(st.lists(weeks, max_size=20))
def test_in_the_strip_nothing_covers_anything_and_the_rest_is_counted(bars: list[Span]) -> None:
    found = strip_of(bars, 7)
    shown = [(row, bar) for row, bar in zip(found.rows, bars, strict=True) if row is not None]
    for (row, one), (other_row, other) in combinations(shown, 2):
        assert row != other_row or not overlap(one, other)
    for column in range(7):
        rows = [row for row, bar in shown if bar[0] <= column < bar[1]]
        all_here = sum(bar[0] <= column < bar[1] for bar in bars)
        assert found.hidden[column] == all_here - len(rows)
        if found.hidden[column]:
            # The last line is the one that counts them.
            assert MOST_ROWS - 1 not in rows
    assert found.height <= MOST_ROWS
    assert all(row < found.height for row, _bar in shown)
