"""What has piled up is spread evenly and in order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.desk.spreading import spread

FRIDAY = date(2026, 11, 20)


@given(things=st.integers(0, 200), count=st.integers(1, 15))
def test_each_thing_has_a_day_in_order_and_no_day_has_two_more_than_another(things: int, count: int) -> None:
    days = [FRIDAY + timedelta(days=ahead) for ahead in range(1, count + 1)]
    found = spread(things, days)
    assert len(found) == things
    assert list(found) == sorted(found)
    shares = [list(found).count(day) for day in days]
    assert max(shares) - min(shares) <= 1
    assert shares == sorted(shares, reverse=True)
