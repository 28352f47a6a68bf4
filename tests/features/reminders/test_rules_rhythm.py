"""Recurrence rules: what is read is written again, and the days are those of the standard."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.base.recurrence import PLACES, Every, Rule, written
from clientdesk.base.recurrence_offers import is_own, offers
from clientdesk.base.recurrence_words import rule_words
from clientdesk.features.reminders.rules_rhythm import next_day, read_rhythm

FRIDAY = date(2026, 11, 20)
DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
APART = st.integers(1, 40)
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
UNTIL = st.none() | st.dates(date(2000, 1, 1), date(2190, 12, 31))
RULES = st.one_of(
    st.builds(Rule, st.just(Every.DAY), APART, until=UNTIL),
    st.builds(Rule, st.just(Every.WEEK), APART, WEEKDAYS, until=UNTIL),
    st.builds(Rule, st.just(Every.MONTH), APART, day=st.integers(1, 31) | st.just(-1), until=UNTIL),
    st.builds(
        Rule, st.just(Every.MONTH), APART, st.integers(0, 6).map(lambda day: (day,)), st.sampled_from(PLACES),
        until=UNTIL,
    ),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).flatmap(
        lambda on: st.builds(
            Rule, st.just(Every.YEAR), st.integers(1, 9), day=st.just(on.day), month=st.just(on.month)
        )
    ),
)  # fmt: skip


def midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


@given(RULES, DAYS)
def test_a_rule_is_read_as_it_was_written(rule: Rule, on: date) -> None:
    assert read_rhythm(written(rule), on) == rule


@given(RULES, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
@settings(deadline=None)
def test_a_series_of_five_years_has_exactly_the_days_of_the_standard(rule: Rule, since: date) -> None:
    end = since + timedelta(days=5 * 366)
    found, day = [], next_day(written(rule), since, since)
    while day is not None and day <= end:
        found.append(day)
        day = next_day(written(rule), since, day)
    told = rrulestr(written(rule), dtstart=midnight(since)).between(midnight(since), midnight(end), inc=True)
    assert found == [each.date() for each in told if each.date() > since]


@given(DAYS)
@settings(deadline=None)
def test_what_is_offered_for_a_day_falls_on_that_day(on: date) -> None:
    for rule in offers(on).values():
        assert next_day(rule, on, on - timedelta(days=1)) == on


def days(rule: str, since: date, count: int) -> list[str]:
    text, found, day = written(read_rhythm(rule, since)), [], since
    for _each in range(count):
        following = next_day(text, since, day)
        assert following is not None
        found.append(following.isoformat())
        day = following
    return found


@pytest.mark.parametrize(
    ("rule", "since", "expected"),
    [
        ("FREQ=MONTHLY", date(2026, 1, 31), ["2026-02-28", "2026-03-31", "2026-04-30"]),
        ("FREQ=YEARLY", date(2024, 2, 29), ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]),
        ("FREQ=MONTHLY;BYDAY=3TH", FRIDAY, ["2026-12-17", "2027-01-21"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", FRIDAY, ["2026-11-27", "2026-12-25", "2027-01-29"]),
        ("RRULE:FREQ=WEEKLY", FRIDAY, ["2026-11-27", "2026-12-04"]),
        ("freq=weekly;interval=2;byday=mo,fr", FRIDAY, ["2026-11-30", "2026-12-04", "2026-12-14"]),
        ("FREQ=DAILY;INTERVAL=10", FRIDAY, ["2026-11-30", "2026-12-10"]),
    ],
)
def test_rules_as_people_say_them(rule: str, since: date, expected: list[str]) -> None:
    assert days(rule, since, len(expected)) == expected


def test_a_rule_ends() -> None:
    rule = written(read_rhythm("FREQ=DAILY;UNTIL=20261122", FRIDAY))
    assert next_day(rule, FRIDAY, date(2026, 11, 21)) == date(2026, 11, 22)
    assert next_day(rule, FRIDAY, date(2026, 11, 22)) is None


@pytest.mark.parametrize(
    "text",
    [
        "x", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=1000", "FREQ=DAILY;COUNT=0", "INTERVAL=2",
        "FREQ=MONTHLY;BYDAY=5MO", "FREQ=MONTHLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=13", "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO", "FREQ=WEEKLY;UNTIL=soon", "FREQ=MONTHLY;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=1,2",
    ],
)  # fmt: skip
def test_what_nobody_can_mean_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it, it is no rule
        read_rhythm(text, FRIDAY)


@given(st.text(max_size=60), DAYS)
def test_any_text_is_a_rule_or_refused(text: str, on: date) -> None:
    try:
        rule = read_rhythm(text, on)
    except ValueError:
        return
    assert read_rhythm(written(rule), on) == rule


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=WEEKLY;BYDAY=TH", "every Thursday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every day, Monday to Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "every 2 weeks: Mon, Fri"),
        ("FREQ=MONTHLY;BYDAY=3TH", "every third Thursday of the month"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "every last Friday of the month, every 2 months"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "on day 15 of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "on day 31 of the month, or the last one"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "on the last day of the month"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3", "every year on 3 March"),
        ("FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231", "every Thursday, until 31 Dec"),
        ("FREQ=SECONDLY", "several times a day"),
        ("", ""),
    ],
)
def test_a_rule_in_words(rule: str, said: str) -> None:
    assert rule_words(rule, FRIDAY) == said


@given(RULES)
def test_every_rule_has_words(rule: Rule) -> None:
    assert rule_words(written(rule), FRIDAY)


@given(RULES, DAYS)
def test_only_what_the_form_can_say_is_shown_in_its_parts(rule: Rule, on: date) -> None:
    assert not is_own(rule, on) or (rule.nth is None and rule.until is None)
