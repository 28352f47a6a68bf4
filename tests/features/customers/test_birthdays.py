"""Birthdays on Today and in the calendar."""

from __future__ import annotations

from datetime import date, datetime

from clientdesk.desk.desk import Desk
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.today import TodayRow
from clientdesk.desk.tone import Tone
from clientdesk.features.customers.commands import trash_customer
from clientdesk.features.customers.feature import FEATURE
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.queries_days import birthdays, name_days
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, email, phone


def born(desk: Desk, name: str, day: int, month: int, year: int | None = None, **more: tuple[PointInput, ...]) -> int:
    return add(desk, name, "", birth_day=day, birth_month=month, birth_year=year, **more)


def card(desk: Desk) -> list[TodayRow]:
    (source,) = FEATURE.today
    return list(desk.ask(source.rows))


def calendar(desk: Desk, start: str, end: str) -> list[Occurrence]:
    (source,) = FEATURE.occurrences
    window = {"start": datetime.fromisoformat(start), "end": datetime.fromisoformat(end)}
    return list(desk.ask(source.occurrences, **window))


def test_this_week_stands_on_today_by_day_and_name(desk: Desk) -> None:
    born(desk, "Yael Levi", 26, 11, 1980)
    born(desk, "Zoe", 21, 11)
    born(desk, "Helena Kask", 21, 11, 1986, points=(phone("5333 2020"), email("helena@post.ee")))
    born(desk, "Today’s", 20, 11)
    born(desk, "Too late", 27, 11)
    born(desk, "Yesterday’s", 19, 11)
    rows = card(desk)
    assert [(row.name, row.when) for row in rows] == [
        ("Today’s", "Today"),
        ("Helena Kask", "Tomorrow, turns 40"),
        ("Zoe", "Tomorrow"),
        ("Yael Levi", "Thu 26 Nov, turns 46"),
    ]
    assert [row.tone for row in rows] == [Tone.GIFT, Tone.GIFT, Tone.GIFT, Tone.PLAIN]
    assert (rows[1].phone, rows[1].email) == ("+372 5333 2020", "helena@post.ee")


def test_those_in_the_trash_are_not_congratulated(desk: Desk) -> None:
    helena = born(desk, "Helena", 21, 11)
    desk.run("Trashed", trash_customer, customer=helena)
    assert card(desk) == []


def test_a_day_later_it_is_another_day(desk: Desk, clock: FakeClock) -> None:
    born(desk, "Helena", 21, 11)
    clock.sleep(days=1)
    assert [row.when for row in card(desk)] == ["Today"]


def test_the_29_of_february_is_kept_every_year(desk: Desk) -> None:
    born(desk, "Leap", 29, 2, 2000)
    on = [one.on for one in desk.ask(birthdays, first=date(2027, 2, 20), days=3 * 365)]
    assert on == [date(2027, 2, 28), date(2028, 2, 29), date(2029, 2, 28)]


def test_nobody_has_a_birthday_before_being_born(desk: Desk) -> None:
    born(desk, "Baby", 1, 6, 2025)
    assert desk.ask(birthdays, first=date(2024, 5, 30), days=7) == []
    assert [one.turns for one in desk.ask(birthdays, first=date(2026, 5, 30), days=7)] == [1]


def test_a_limit_reads_no_further(desk: Desk) -> None:
    for number in range(5):
        born(desk, f"Twin {number}", 21, 11)
    assert len(desk.ask(birthdays, first=date(2026, 11, 20), days=7, limit=3)) == 3


def test_in_the_calendar_it_lasts_all_day_and_cannot_be_moved(desk: Desk) -> None:
    helena = born(desk, "Helena Kask", 21, 11, 1986)
    (one,) = calendar(desk, "2026-11-01", "2026-12-01")
    assert (one.title, one.customer) == ("Helena Kask, 40", helena)
    assert one.starts.isoformat() == "2026-11-21T00:00:00"
    assert one.all_day and one.repeats and not one.movable


def test_the_end_of_the_window_is_outside(desk: Desk) -> None:
    born(desk, "Helena Kask", 21, 11)
    assert calendar(desk, "2026-11-14", "2026-11-21") == []
    assert len(calendar(desk, "2026-11-21T10:00", "2026-11-21T11:00")) == 1
    assert calendar(desk, "2026-11-21", "2026-11-21") == []


def test_the_ends_of_time_are_no_trouble(desk: Desk) -> None:
    born(desk, "Helena Kask", 21, 11)
    assert len(calendar(desk, "9999-01-01", "9999-12-31")) == 1
    assert calendar(desk, "0001-01-01", "0001-01-02") == []


def named(desk: Desk, name: str, day: int, month: int) -> int:
    return add(desk, name, "", name_day=day, name_day_month=month)


def test_name_days_stand_beside_birthdays_in_the_order_of_days(desk: Desk) -> None:
    named(desk, "Kadri", 25, 11)
    born(desk, "Helena Kask", 24, 11, 1986)
    named(desk, "Edmund", 20, 11)
    named(desk, "Too late", 27, 11)
    assert [(row.name, row.when) for row in card(desk)] == [
        ("Edmund", "Today, name day"),
        ("Helena Kask", "Tue 24 Nov, turns 40"),
        ("Kadri", "Wed 25 Nov, name day"),
    ]


def test_a_name_day_lasts_all_day_in_the_calendar_every_year(desk: Desk) -> None:
    kadri = named(desk, "Kadri", 25, 11)
    born(desk, "Kadri", 25, 11, 1990)
    found = calendar(desk, "2026-11-25", "2026-11-26")
    assert {(one.icon, one.title) for one in found} == {("cake", "Kadri, 36"), ("flower", "Kadri, name day")}
    (day,) = [one for one in found if one.icon == "flower"]
    assert day.all_day and not day.movable and (day.customer, day.uid) == (kadri, f"name-day-{kadri}-2026")
    assert len(calendar(desk, "2027-11-25", "2027-11-26")) == 2


def test_a_name_day_on_the_29_of_february_is_kept_every_year(desk: Desk) -> None:
    named(desk, "Leap", 29, 2)
    on = [one.on for one in desk.ask(name_days, first=date(2027, 2, 20), days=3 * 365)]
    assert on == [date(2027, 2, 28), date(2028, 2, 29), date(2029, 2, 28)]


def test_name_days_are_looked_up_by_an_index(desk: Desk) -> None:
    named(desk, "Kadri", 25, 11)
    plans = []
    for column in ("birth_month", "name_day_month"):
        day = "birth_day" if column == "birth_month" else "name_day"
        sql = f"EXPLAIN QUERY PLAN SELECT id FROM customer WHERE {column} = 1 AND {day} = 2 AND trashed_at IS NULL"
        plans.append(str(desk.store.database.execute_sql(sql).fetchall()))
    assert all("USING INDEX" in plan for plan in plans), plans
