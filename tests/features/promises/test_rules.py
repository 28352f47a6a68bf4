"""How promises are counted."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.features.promises.rules import (
    FEWEST,
    Promised,
    Share,
    Standing,
    late_strength,
    months_until,
    share_kept,
    share_strength,
    trend,
)

DUE = date(2026, 6, 15)
DAYS = st.integers(-400, 400).map(lambda days: DUE + timedelta(days=days))
PROMISES = st.one_of(
    st.builds(Promised, DAYS, st.just("open"), st.none()),
    st.builds(Promised, DAYS, st.sampled_from(["kept", "broken", "released"]), DAYS),
)
EVER = (date(2000, 1, 1), date(2100, 1, 1))


def standing(status: str, closed: int | None, on: int) -> Standing:
    closed_on = None if closed is None else DUE + timedelta(days=closed)
    return Promised(DUE, status, closed_on).standing(DUE + timedelta(days=on))


def test_a_promise_stands_as_it_was_known_on_the_day() -> None:
    assert standing("open", None, 0) is Standing.OPEN
    assert standing("open", None, 1) is Standing.LATE
    assert standing("kept", 0, 0) is Standing.KEPT
    assert standing("kept", 1, 1) is Standing.KEPT_LATE
    assert standing("kept", 5, 4) is Standing.LATE, "that it was kept on the fifth day nobody knew on the fourth"
    assert standing("broken", -2, 3) is Standing.BROKEN
    assert standing("released", 3, 9) is Standing.RELEASED


def test_the_share_is_what_was_kept_in_time_of_all_that_count() -> None:
    on = DUE + timedelta(days=10)
    every = [
        Promised(DUE, "kept", DUE),
        Promised(DUE, "kept", DUE - timedelta(days=3)),
        Promised(DUE, "kept", DUE + timedelta(days=3)),
        Promised(DUE, "broken", DUE),
        Promised(DUE, "released", DUE),
        Promised(DUE, "open", None),
        Promised(on, "open", None),
    ]
    share = share_kept(every, *EVER, on)
    assert (share, share.percent) == (Share(2, 5), 40)
    assert share_kept(every, on, on, on) == Share(0, 0)
    assert (Share().part, Share().percent, Share(199, 200).percent) == (None, None, 99)


@given(st.lists(PROMISES, max_size=12), DAYS)
@settings(max_examples=60)
def test_shares_stay_shares_and_months_add_up(promises: list[Promised], on: date) -> None:
    whole = share_kept(promises, *EVER, on)
    counted = [one for one in promises if one.standing(on) not in {Standing.OPEN, Standing.RELEASED}]
    assert whole.counted == len(counted)
    assert whole.kept == sum(one.standing(on) is Standing.KEPT for one in promises)
    months = months_until(on)
    by_month = trend(promises, months, on)
    year = share_kept(promises, months[0], EVER[1], on)
    assert (sum(one.kept for one in by_month), sum(one.counted for one in by_month)) == (year.kept, year.counted)
    assert -1 <= share_strength(whole) <= 1
    assert share_strength(whole) == 0 or whole.counted >= FEWEST


@given(PROMISES, DAYS, st.integers(1, 300))
@settings(max_examples=60)
def test_what_was_settled_is_not_settled_otherwise_by_time_alone(one: Promised, on: date, more: int) -> None:
    if (before := one.settled(on)) is not None and one.standing(on + timedelta(days=more)) is one.standing(on):
        assert one.settled(on + timedelta(days=more)) == before
        assert before[0] <= on


def test_the_months_go_back_a_year_and_never_before_the_first() -> None:
    assert months_until(date(2026, 2, 9))[0] == date(2025, 3, 1)
    assert months_until(date(2026, 2, 9))[-1] == date(2026, 2, 1)
    assert months_until(date(1, 3, 1)) == (date(1, 1, 1), date(1, 2, 1), date(1, 3, 1))


def test_the_more_is_late_the_worse_it_is_up_to_all_that_can_be() -> None:
    assert [late_strength(late) for late in range(4)] == [0, -0.5, -1, -1]
