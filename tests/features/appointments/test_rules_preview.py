"""The next days of a rule, and what is said of those that a month or a year has not."""

from __future__ import annotations

from datetime import datetime

import pytest

from clientdesk.base.words import shown
from clientdesk.features.appointments.rules_preview import coming

wall = datetime.fromisoformat


def told(rule: str, since: str, most: int = 5) -> list[str]:
    """The lines as read: the day, then what is said of it."""
    lines = coming(rule, wall(since), most)
    return [f"{one.starts or ''} {shown(one.note)}".strip() for one in lines]


def test_every_week_is_five_times_the_same() -> None:
    assert told("FREQ=WEEKLY;BYDAY=TH", "2026-11-26 10:00") == [
        "2026-11-26 10:00:00", "2026-12-03 10:00:00", "2026-12-10 10:00:00", "2026-12-17 10:00:00",
        "2026-12-24 10:00:00",
    ]  # fmt: skip


def test_the_31st_falls_on_the_last_day_of_a_shorter_month_and_says_so() -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert told(rule, "2027-01-31 10:00", 3) == [
        "2027-01-31 10:00:00", "2027-02-28 10:00:00 this month has no day 31", "2027-03-31 10:00:00",
    ]  # fmt: skip


def test_a_start_beside_its_rule_is_no_short_month() -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert told(rule, "2026-11-26 10:00", 2) == [
        "2026-11-26 10:00:00", "2026-11-30 10:00:00 this month has no day 31",
    ]  # fmt: skip


def test_a_foreign_rule_that_leaves_short_months_out_names_them() -> None:
    assert told("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31 10:00", 3) == [
        "2027-01-31 10:00:00", "left out: February 2027 has no day 31", "2027-03-31 10:00:00",
        "left out: April 2027 has no day 31", "2027-05-31 10:00:00",
    ]  # fmt: skip


def test_the_29th_of_february_is_explained_either_way() -> None:
    own = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"
    assert told(own, "2028-02-29 10:00", 2)[1] == "2029-02-28 10:00:00 no 29 February in this year"
    foreign = told("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29 10:00", 2)
    assert foreign[1:] == [
        *(f"left out: {year} has no 29 February" for year in (2029, 2030, 2031)), "2032-02-29 10:00:00",
    ]  # fmt: skip


@pytest.mark.parametrize(("rule", "days"), [("FREQ=DAILY;COUNT=2", 2), ("FREQ=WEEKLY;UNTIL=20261204", 2), ("", 1)])
def test_what_ends_shows_fewer(rule: str, days: int) -> None:
    assert len(told(rule, "2026-11-26 10:00")) == days
