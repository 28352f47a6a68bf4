"""Trees without circles, the way of a decision, lengths in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.features.organisations.rules import (
    Part,
    below,
    decision_path,
    drawn,
    household_name,
    in_order,
    is_over,
    length_words,
    marked_lines,
    reports_round,
    standing_bosses,
    total_words,
)

ROWS = st.integers(1, 8)
MOVES = st.lists(st.tuples(ROWS, st.none() | ROWS), max_size=40)


def moved(moves: list[tuple[int, int | None]]) -> dict[int, int | None]:
    """A firm after these moves, each refused where it would go round."""
    bosses: dict[int, int | None] = dict.fromkeys(range(1, 9))
    for row, boss in moves:
        if not reports_round(bosses, row, boss):
            bosses[row] = boss
    return bosses


@given(MOVES)
def test_no_sequence_of_moves_makes_a_circle(moves: list[tuple[int, int | None]]) -> None:
    bosses = moved(moves)
    for row in bosses:
        assert row not in below(bosses, row)
        steps, boss = 0, bosses[row]
        while boss is not None:
            steps, boss = steps + 1, bosses[boss]
            assert steps < len(bosses)


@given(MOVES, st.sets(ROWS), st.dictionaries(ROWS, st.integers(0, 3)))
def test_everybody_present_is_drawn_once_right_below_their_boss(
    moves: list[tuple[int, int | None]], present: set[int], places: dict[int, int]
) -> None:
    bosses = standing_bosses(moved(moves), present)
    tree = drawn(bosses, places)
    assert sorted(row for row, _depth in tree) == sorted(present)
    for place, (row, depth) in enumerate(tree):
        above = [one for one, deep in tree[:place] if deep < depth]
        assert (above[-1] if above else None) == bosses[row]


@given(st.dictionaries(ROWS, st.none() | ROWS), st.sets(ROWS))
def test_a_circle_that_undoing_has_made_is_opened(bosses: dict[int, int | None], present: set[int]) -> None:
    here = {row for row in present if row in bosses}
    tree = drawn(standing_bosses(bosses, here), {})
    assert sorted(row for row, _depth in tree) == sorted(here)


def test_who_reported_to_somebody_who_left_reports_to_the_one_above() -> None:
    bosses = {1: None, 2: 1, 3: 2, 4: 3}
    assert standing_bosses(bosses, [1, 3, 4]) == {1: None, 3: 1, 4: 3}
    assert standing_bosses(bosses, [3, 4]) == {3: None, 4: 3}


@given(st.lists(ROWS, unique=True), ROWS, st.none() | ROWS)
def test_somebody_put_in_order_stands_once_and_before_the_other(
    siblings: list[int], row: int, before: int | None
) -> None:
    order = in_order(siblings, row, before)
    assert sorted(order) == sorted({*siblings, row})
    assert [one for one in order if one != row] == [one for one in siblings if one != row]
    if before in siblings and before != row:
        assert order[order.index(row) + 1] == before
    else:
        assert order[-1] == row


def test_a_decision_passes_from_the_gate_to_the_signature() -> None:
    parts = {1: (Part.SIGNS,), 2: (Part.USES, Part.DECIDES), 3: (Part.KEEPS_GATE,), 4: (), 5: (Part.INFLUENCES,)}
    assert decision_path(parts) == [(3, Part.KEEPS_GATE), (5, Part.INFLUENCES), (2, Part.DECIDES), (1, Part.SIGNS)]
    assert decision_path({1: ()}) == []


def test_the_lines_on_which_it_travels() -> None:
    # 1 signs; 2 decides below 1; 3 keeps the gate below 2; 4 stands aside; 5 influences below 4.
    bosses = {1: None, 2: 1, 3: 2, 4: 1, 5: 4, 6: 1}
    parts = {1: (Part.SIGNS,), 2: (Part.DECIDES,), 3: (Part.KEEPS_GATE,), 4: (), 5: (Part.INFLUENCES,), 6: ()}
    assert marked_lines(parts, bosses) == {2, 3, 4, 5}
    assert marked_lines({1: (Part.SIGNS,), 3: (Part.USES,)}, {1: None, 3: 1}) == {3}, "who signs, where nobody decides"
    assert marked_lines({1: (Part.DECIDES,), 9: (Part.USES,)}, {1: None, 9: None}) == set(), "nobody above both"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "takes 0 days"),
        (1, "takes 1 day"),
        (13, "takes 13 days"),
        (14, "takes 2 weeks"),
        (45, "takes 6 weeks"),
        (60, "takes 9 weeks"),
        (90, "takes 3 months"),
    ],
)
def test_a_length_in_words(days: int, words: str) -> None:
    assert length_words(days) == words


def test_all_steps_together() -> None:
    assert total_words([]) == total_words([None]) == ""
    assert total_words([3, 4]) == "Altogether 7 days."
    assert total_words([14, 28, None]) == "Altogether about 6 weeks. 1 step has no time yet."
    assert total_words([14, None, None]) == "Altogether about 2 weeks. 2 steps have no time yet."


def test_a_household_is_named_after_the_family() -> None:
    assert household_name(["Saar", "Kask", "Saar"], ["Anna Saar", "Ott Kask", "Mari Saar"]) == "The Saar family"
    assert household_name(["", ""], ["Anna Saar", "Mari"]) == "The Saar family"
    assert household_name([], []) == ""


def test_somebody_is_gone_on_their_last_day() -> None:
    today = date(2026, 11, 20)
    assert is_over(today, today) and not is_over(None, today) and not is_over(date(2026, 11, 21), today)
