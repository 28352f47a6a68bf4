"""What has piled up is spread evenly, in order, over days on which the shop is open."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.hours import OpeningHours, usual_hours
from clientdesk.desk.spreading import spread, working_days

FRIDAY = date(2026, 11, 20)
_OPEN, _CLOSED = "09:00-18:00", ""


def hours(*days: str) -> OpeningHours:
    return OpeningHours.read(";".join(days))


WEEKDAYS = hours(*[_OPEN] * 5, _CLOSED, _CLOSED)


def test_days_on_which_the_shop_is_closed_are_stepped_over() -> None:
    assert working_days(FRIDAY, 3, WEEKDAYS) == [date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)]
    assert working_days(FRIDAY, 2, usual_hours("IL")) == [date(2026, 11, 22), date(2026, 11, 23)]


def test_a_shop_that_is_never_open_works_every_day() -> None:
    assert working_days(FRIDAY, 2, hours(*[_CLOSED] * 7)) == [date(2026, 11, 21), date(2026, 11, 22)]


@given(things=st.integers(0, 200), count=st.integers(1, 15))
def test_each_thing_has_a_day_in_order_and_no_day_has_two_more_than_another(things: int, count: int) -> None:
    days = working_days(FRIDAY, count, WEEKDAYS)
    found = spread(things, days)
    assert len(found) == things
    assert list(found) == sorted(found)
    shares = [list(found).count(day) for day in days]
    assert max(shares) - min(shares) <= 1
    assert shares == sorted(shares, reverse=True)
