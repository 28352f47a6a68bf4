"""The arithmetic of how it goes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.features.health.rules import (
    Health,
    Silence,
    agreed_ladder,
    chart_height,
    month_ends,
    score_of,
    standing_on,
    trend,
    unanswered_strength,
    usual_gap,
    usual_ladder,
    word_of,
)

TODAY = date(2026, 11, 20)
GAPS = st.integers(1, 4000)


@settings(max_examples=60)
@given(gap=GAPS, days=st.integers(0, 20_000), more=st.integers(0, 5_000))
def test_more_silence_never_makes_it_better(gap: int, days: int, more: int) -> None:
    for ladder in (usual_ladder(gap), agreed_ladder(gap)):
        assert standing_on(ladder, days + more)[0] <= standing_on(ladder, days)[0]


@settings(max_examples=60)
@given(gap=GAPS, days=st.integers(0, 20_000))
def test_it_stays_as_it_is_to_the_day_that_is_told_and_not_a_day_longer(gap: int, days: int) -> None:
    for ladder in (usual_ladder(gap), agreed_ladder(gap)):
        strength, last = standing_on(ladder, days)
        assert [rung for rung, _strength in ladder] == sorted({rung for rung, _strength in ladder})
        if last is not None:
            assert standing_on(ladder, last)[0] == strength != standing_on(ladder, last + 1)[0]


@settings(max_examples=60)
@given(
    told=st.lists(st.tuples(st.floats(-1, 1), st.integers(0, 10)), max_size=8),
    strength=st.floats(-2, 2),
    better=st.floats(0, 1),
)
def test_what_weighs_nothing_says_nothing_and_what_is_better_never_harms(
    told: list[tuple[float, int]], strength: float, better: float
) -> None:
    assert score_of([*told, (strength, 0)]) == score_of(told)
    assert score_of([*told, (strength + better, 5)]) >= score_of([*told, (strength, 5)])


@pytest.mark.parametrize(
    ("score", "word"),
    [(3, Health.WELL), (-0.99, Health.WELL), (-1, Health.ATTENTION), (-3.99, Health.ATTENTION), (-4, Health.RISK)],
)
def test_the_word_follows_from_the_score(score: float, word: Health) -> None:
    assert word_of(score) is word
    assert word_of(score, lost=True) is Health.LOST


def test_the_usual_gap_is_the_median_and_needs_three() -> None:
    days = [TODAY - timedelta(days=ago) for ago in (200, 170, 141, 30)]
    assert usual_gap(days) == 30
    assert usual_gap(days[1:]) is None
    assert usual_gap([TODAY - timedelta(days=ago) for ago in (3, 2, 1, 0)]) == 7


@pytest.mark.parametrize(
    ("rhythm", "gap", "days"), [(None, None, 366), (30, 26, 366), (365, None, 1096), (None, 200, 601)]
)
def test_touch_is_lost_after_a_year_and_three_turns(rhythm: int | None, gap: int | None, days: int) -> None:
    assert Silence(TODAY, gap, rhythm).lost_on == TODAY + timedelta(days=days)


def test_who_is_excused_is_neither_lost_nor_slipping() -> None:
    one = Silence(TODAY, 30, None, excused=True)
    assert (one.lost_on, one.slips_on) == (None, None)
    assert Silence(date(9999, 12, 1), 30, 30).slips_on is None


def test_calls_in_vain_grow_worse_to_an_end() -> None:
    assert [unanswered_strength(calls) for calls in range(5)] == [0, -0.25, -0.5, -1, -1]


def test_the_course_is_of_month_ends_and_today() -> None:
    ends = month_ends(TODAY)
    assert (len(ends), ends[0], ends[-2], ends[-1]) == (13, date(2025, 11, 30), date(2026, 10, 31), TODAY)
    assert month_ends(date(1, 2, 3)) == (date(1, 1, 31), date(1, 2, 3))


@settings(max_examples=60)
@given(score=st.floats(-40, 40), more=st.floats(0, 20))
def test_the_chart_rises_with_the_score_and_keeps_to_its_bands(score: float, more: float) -> None:
    height = chart_height(score)
    assert 0 < height <= chart_height(score + more) <= 1
    band = Health.RISK if height <= 1 / 3 else Health.ATTENTION if height <= 2 / 3 else Health.WELL
    assert band is word_of(score)


def test_the_trend_is_told_only_where_both_ends_are_known() -> None:
    assert [trend(points) for points in ([1.0, 3.0], [1.0, 1.5], [0.0, -4.0])] == [1, 0, -1]
    assert (trend([None, 2.0]), trend([])) == (None, None)
