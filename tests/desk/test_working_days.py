"""Opening hours and closures together say on which days the shop works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.desk.closures import Closure, ClosureSource
from clientdesk.desk.feature import Feature
from clientdesk.desk.shop import Shop, ShopSettings
from clientdesk.desk.working_days import WorkingDays, closures_between, is_working_day, working_days
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
OPEN = "09:00-18:00"
WEEKDAYS = ";".join((*[OPEN] * 5, "", ""))
NEVER = ";" * 6

CLOSED = st.frozensets(st.integers(0, 60).map(lambda ahead: FRIDAY + timedelta(days=ahead)))


def shop_with(*closures: dict[date, Closure], hours: str = WEEKDAYS) -> Shop:
    def card(told: dict[date, Closure]) -> Feature:
        def between(_shop: Shop, *, first: date, last: date) -> dict[date, Closure]:
            return {day: closure for day, closure in told.items() if first <= day <= last}

        return Feature("closing", closures=(ClosureSource(frozenset(), between),))

    return Shop(ShopSettings(hours=hours), FakeClock(), cards=tuple(card(told) for told in closures))


def closed(*days: date) -> dict[date, Closure]:
    return dict.fromkeys(days, Closure("closed"))


def test_days_on_which_the_shop_is_closed_are_stepped_over() -> None:
    shop = shop_with(closed(date(2026, 11, 23)), {date(2026, 11, 24): Closure("told", is_closed=False)})
    assert working_days(shop, FRIDAY, 2) == [date(2026, 11, 24), date(2026, 11, 25)]
    assert WorkingDays(shop).next(FRIDAY) == FRIDAY
    assert WorkingDays(shop).next(date(2026, 11, 21)) == date(2026, 11, 24)
    assert not is_working_day(shop, date(2026, 11, 23))


def test_a_week_without_an_open_day_works_every_day_but_closed_ones() -> None:
    shop = shop_with(closed(date(2026, 11, 21)), hours=NEVER)
    assert working_days(shop, FRIDAY, 2) == [date(2026, 11, 22), date(2026, 11, 23)]
    assert WorkingDays(shop).opens_after(datetime.fromisoformat("2026-11-20 12:00")) is None


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-20 08:00", "2026-11-20 09:00"),
        ("2026-11-20 09:00", "2026-11-24 09:00"),
        ("2026-11-22 23:00", "2026-11-24 09:00"),
    ],
)
def test_the_shop_opens_next_on_a_day_that_is_not_closed(now: str, opens: str) -> None:
    shop = shop_with(closed(date(2026, 11, 23)))
    assert WorkingDays(shop).opens_after(datetime.fromisoformat(now)) == datetime.fromisoformat(opens)


def test_a_shop_closed_for_years_goes_by_its_week() -> None:
    shop = shop_with(closed(*(FRIDAY + timedelta(days=ahead) for ahead in range(1500))))
    assert working_days(shop, FRIDAY, 1) == [date(2026, 11, 23)]


def test_two_cards_about_a_day_are_told_together() -> None:
    told = closures_between(
        shop_with({FRIDAY: Closure("half", is_closed=False)}, closed(FRIDAY)), first=FRIDAY, last=FRIDAY
    )
    assert told == {FRIDAY: Closure("half · closed")}


def test_the_last_day_there_is_ends_it() -> None:
    shop = shop_with(closed(date.max))
    assert working_days(shop, date.max, 3) == []
    assert WorkingDays(shop).next(date.max) == date.max


@given(days=CLOSED, count=st.integers(0, 20))
def test_working_days_are_open_in_order_and_none_is_left_out(days: frozenset[date], count: int) -> None:
    shop = shop_with(closed(*days))
    found = working_days(shop, FRIDAY, count)

    def naively() -> Iterator[date]:
        day = FRIDAY
        while True:
            day += timedelta(days=1)
            if day.weekday() < 5 and day not in days:
                yield day

    assert [one for one, _n in zip(naively(), range(count), strict=False)] == found
    week = [FRIDAY + timedelta(days=ahead) for ahead in range(7)]
    many = WorkingDays(shop)
    assert [is_working_day(shop, day) for day in week] == [many.is_working(day) for day in week]


def test_many_asks_read_a_year_once() -> None:
    asked: list[date] = []

    def between(_shop: Shop, *, first: date, last: date) -> dict[date, Closure]:
        asked.append(first)
        return closed(*(day for day in [date(2026, 12, 24)] if first <= day <= last))

    card = Feature("closing", closures=(ClosureSource(frozenset(), between),))
    days = WorkingDays(Shop(ShopSettings(hours=WEEKDAYS), FakeClock(), cards=(card,)))
    begun = perf_counter()
    assert sum(days.is_working(date(2026, 1, 1) + timedelta(days=ahead)) for ahead in range(365)) == 260
    assert perf_counter() - begun < 0.365, "more than a millisecond for each day"
    assert asked == [date(2026, 1, 1)]
