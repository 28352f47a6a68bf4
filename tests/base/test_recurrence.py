"""Recurrence rules: the examples of the standard, our arithmetic against dateutil, and rules that nobody can mean."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.base.recurrence import Every, Rule, read_rule, written
from clientdesk.base.recurrence_expand import (
    MOST,
    checked_rule,
    expand,
    first_starts,
    is_start,
    next_starts,
    on_wall,
)
from clientdesk.base.recurrence_odd import MOST_A_DAY
from clientdesk.base.recurrence_words import rule_words

wall = datetime.fromisoformat
TALLINN, JERUSALEM = ZoneInfo("Europe/Tallinn"), ZoneInfo("Asia/Jerusalem")
FRIDAY = date(2026, 11, 20)
RFC = wall("1997-09-02 09:00")


def said(starts: list[datetime]) -> str:
    """Days as the standard writes them: "9-2 9-12"."""
    return " ".join(f"{one.month}-{one.day}" for one in starts)


# RFC 5545, 3.8.5.3; all begin on Tuesday, 2 September 1997, at nine, unless told otherwise.
@pytest.mark.parametrize(
    ("rule", "since", "days"),
    [
        ("FREQ=DAILY;COUNT=10", RFC, "9-2 9-3 9-4 9-5 9-6 9-7 9-8 9-9 9-10 9-11"),
        ("FREQ=DAILY;INTERVAL=10;COUNT=5", RFC, "9-2 9-12 9-22 10-2 10-12"),
        ("FREQ=WEEKLY;COUNT=10", RFC, "9-2 9-9 9-16 9-23 9-30 10-7 10-14 10-21 10-28 11-4"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", RFC, "9-2 9-16 9-30 10-14"),
        ("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", RFC,
         "9-2 9-4 9-9 9-11 9-16 9-18 9-23 9-25 9-30 10-2"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", RFC, "9-2 9-4 9-16 9-18 9-30 10-2 10-14 10-16"),
        ("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", wall("1997-09-05 09:00"), "9-5 10-3 11-7 12-5 1-2 2-6 3-6 4-3 5-1 6-5"),
        ("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", wall("1997-09-07 09:00"),
         "9-7 9-28 11-2 11-30 1-4 1-25 3-1 3-29 5-3 5-31"),
        ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", wall("1997-09-22 09:00"), "9-22 10-20 11-17 12-22 1-19 2-16"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", wall("1997-09-28 09:00"), "9-28 10-29 11-28 12-29 1-29 2-26"),
        ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", RFC, "9-2 9-15 10-2 10-15 11-2 11-15 12-2 12-15 1-2 1-15"),
        ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", wall("1997-09-30 09:00"),
         "9-30 10-1 10-31 11-1 11-30 12-1 12-31 1-1 1-31 2-1"),
        ("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", wall("1997-06-10 09:00"),
         "6-10 7-10 6-10 7-10 6-10 7-10 6-10 7-10 6-10 7-10"),
        ("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", wall("1997-01-01 09:00"),
         "1-1 4-10 7-19 1-1 4-9 7-18 1-1 4-10 7-19 1-1"),
        ("FREQ=YEARLY;BYDAY=20MO", wall("1997-05-19 09:00"), "5-19 5-18 5-17"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", wall("1997-05-12 09:00"), "5-12 5-11 5-17"),
        ("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", wall("1997-09-13 09:00"), "9-13 10-11 11-8 12-13 1-10"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", wall("1996-11-05 09:00"),
         "11-5 11-7 11-2"),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", wall("1997-09-04 09:00"), "9-4 10-7 11-6"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", wall("1997-08-05 09:00"), "8-5 8-10 8-19 8-24"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", wall("1997-08-05 09:00"), "8-5 8-17 8-19 8-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", wall("2007-01-15 09:00"), "1-15 1-30 2-15 3-15 3-30"),
    ],
)  # fmt: skip
def test_the_examples_of_the_standard(rule: str, since: datetime, days: str) -> None:
    assert said(first_starts(rule, since, len(days.split()), ZoneInfo("America/New_York"))) == days


def test_hours_and_minutes_of_the_standard() -> None:
    every_three = first_starts("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000", RFC, 9)
    assert [one.hour for one in every_three] == [9, 12, 15]
    quarters = first_starts("FREQ=MINUTELY;INTERVAL=15;COUNT=6", RFC, 9)
    assert [f"{one:%H:%M}" for one in quarters] == ["09:00", "09:15", "09:30", "09:45", "10:00", "10:15"]


APART = st.integers(1, 40)
PLAIN = st.one_of(
    st.builds(Rule, st.just(Every.DAY), APART),
    st.builds(
        Rule, st.just(Every.WEEK), st.integers(2, 9),
        st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
        week_start=st.integers(0, 6),
    ),
    st.builds(Rule, st.just(Every.MONTH), APART, day=st.integers(1, 31) | st.just(-1)),
    st.builds(Rule, st.just(Every.MONTH), APART, day=st.integers(29, 31), strict=st.just(True)),
    st.builds(
        Rule, st.just(Every.MONTH), APART, st.integers(0, 6).map(lambda day: (day,)),
        st.sampled_from((1, 2, 3, 4, -1)),
    ),
    st.builds(
        Rule, st.just(Every.YEAR), st.integers(1, 9), st.integers(0, 6).map(lambda day: (day,)),
        st.sampled_from((1, 2, 3, 4, -1)), month=st.integers(1, 12),
    ),
    st.builds(Rule, st.just(Every.YEAR), st.integers(1, 9), day=st.just(29), month=st.just(2), strict=st.booleans()),
    st.builds(Rule, st.just(Every.YEAR), st.integers(1, 9), day=st.integers(1, 28), month=st.integers(1, 12)),
)  # fmt: skip
ENDS = st.sampled_from(["", ";COUNT=1", ";COUNT=7", ";COUNT=400", ";UNTIL=20270301", ";UNTIL=20280704T120000"])
ODD = st.sampled_from(
    [
        "FREQ=MONTHLY;BYDAY=MO,5FR", "FREQ=MONTHLY;BYMONTHDAY=1,-1;BYHOUR=8,20", "FREQ=DAILY;BYMONTH=2,3;INTERVAL=2",
        "FREQ=YEARLY;BYYEARDAY=1,-1,60", "FREQ=YEARLY;BYWEEKNO=1,26;BYDAY=MO,SU", "FREQ=YEARLY;BYDAY=-1FR,10MO",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=2,-1", "FREQ=YEARLY;BYMONTH=1,5;BYDAY=2TU;BYHOUR=7;BYMINUTE=5,55",
        "FREQ=HOURLY;INTERVAL=7", "FREQ=HOURLY;INTERVAL=5;BYHOUR=3,8,15;BYMINUTE=30", "FREQ=MINUTELY;INTERVAL=671",
        "FREQ=DAILY;BYDAY=2MO,TU", "FREQ=WEEKLY;INTERVAL=3;BYMONTH=6,7;BYDAY=WE",
    ]
)  # fmt: skip


@given(
    PLAIN.map(written) | ODD,
    ENDS,
    st.datetimes(wall("2019-01-01"), wall("2027-06-01")),
    st.integers(-300, 3_000),
    st.integers(1, 500),
)
@settings(max_examples=120)
def test_every_window_holds_what_dateutil_says(rule: str, end: str, since: datetime, ahead: int, length: int) -> None:
    since = since.replace(microsecond=0)
    first = since + timedelta(days=ahead)
    last = first + timedelta(days=length)
    text = rule + end
    told = rrulestr(text.replace("UNTIL=20270301", "UNTIL=20270301T235959"), dtstart=since)
    expected = told.between(first, last - timedelta(seconds=1), inc=True)
    if first <= since < last and since not in expected:
        expected.insert(0, since)  # its own start is one of a series, whatever the rule says
    found = expand(text, since, first, last)
    assert (list(found.starts), found.problems) == (expected, ())
    for one in expected[:2]:
        assert is_start(text, since, one)
    assert next_starts(text, since, first, 1)[: len(expected)] == expected[:1]


@given(PLAIN, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_rule_is_read_as_it_was_written(rule: Rule, on: date) -> None:
    assert read_rule(written(rule), on) == rule


@given(st.text(st.sampled_from("FREQDAILYWKMONTH=;,BS0123456789-+TZU "), max_size=60))
def test_any_text_is_a_rule_or_refused_and_told_within_bounds(text: str) -> None:
    try:
        rule = checked_rule("FREQ=" + text, RFC)
    except ValueError:
        return
    assert len(expand(rule, RFC, RFC, RFC + timedelta(days=400)).starts) <= MOST
    assert checked_rule(rule, RFC) == rule


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=SECONDLY;COUNT=1000000000", "FREQ=DAILY;COUNT=1000000000",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;BYHOUR=3;COUNT=1000000",
        "FREQ=SECONDLY;INTERVAL=7;BYSECOND=59;BYMINUTE=59", "FREQ=DAILY;BYDAY=MO;BYMONTHDAY=31;BYMONTH=4;COUNT=3",
        "FREQ=SECONDLY;BYDAY=MO;COUNT=1000000000", "FREQ=MONTHLY;INTERVAL=1000000000",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1;BYHOUR=" + ",".join(map(str, range(24)))
        + ";BYMINUTE=" + ",".join(map(str, range(60))) + ";BYSECOND=" + ",".join(map(str, range(60))),
    ],
)  # fmt: skip
def test_no_rule_keeps_the_program_busy(rule: str) -> None:
    since = wall("1901-01-01 09:00")
    began = time.process_time()
    for first, length in ((wall("2026-10-01"), 456), (wall("2026-11-20"), 1), (wall("2190-01-01"), 365)):
        found = expand(rule, since, first, first + timedelta(days=length))
        by_day = {one.date() for one in found.starts}
        assert len(found.starts) <= MOST_A_DAY * max(len(by_day), 1)
    assert (time.process_time() - began) / 3 < 1


def test_what_is_left_out_is_told() -> None:
    dense = expand("FREQ=MINUTELY", RFC, RFC, RFC + timedelta(days=3))
    assert [words.text() for words in dense.problems] == [
        "This happens more often than 24 times a day. Only the first 24 of each day are shown."
    ]
    assert expand("FREQ=NEVER", RFC, RFC, RFC + timedelta(days=3)).starts == (RFC,)


def test_an_end_in_utc_is_told_by_the_wall_of_the_series() -> None:
    since = wall("2026-11-01 01:00")
    rule = "FREQ=DAILY;UNTIL=20261103T230000Z"
    assert said(first_starts(rule, since, 9, TALLINN)) == "11-1 11-2 11-3 11-4"
    assert said(first_starts(rule, since, 9, ZoneInfo("UTC"))) == "11-1 11-2 11-3"


@pytest.mark.parametrize(
    ("zone", "nominal", "shown"),
    [
        (TALLINN, "2027-03-28 02:59", "2027-03-28 02:59"),
        (TALLINN, "2027-03-28 03:00", "2027-03-28 04:00"),
        (TALLINN, "2027-03-28 03:30", "2027-03-28 04:30"),
        (TALLINN, "2027-10-31 03:30", "2027-10-31 03:30"),
        (JERUSALEM, "2027-03-26 02:30", "2027-03-26 03:30"),
        (JERUSALEM, "2027-10-31 01:30", "2027-10-31 01:30"),
    ],
)
def test_the_hours_that_summer_time_skips_and_repeats(zone: ZoneInfo, nominal: str, shown: str) -> None:
    assert on_wall(wall(nominal), zone, zone) == wall(shown)


def test_of_an_hour_that_comes_twice_it_is_the_first() -> None:
    utc = ZoneInfo("UTC")
    assert on_wall(wall("2027-10-31 03:30"), TALLINN, utc) == wall("2027-10-31 00:30")
    assert on_wall(wall("2027-10-31 01:30"), JERUSALEM, utc) == wall("2027-10-30 22:30")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=10", "every Thursday, 10 times"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every day, Monday to Friday"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "every last Friday of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "on day 31 of the months that have it"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "on day 31 of the month, or the last one"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "every year on 29 February, in leap years only"),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
            "every year on 29 February, in other years on 28 February",
        ),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "every fourth Thursday of the month, only in November"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every year on 28 February"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "on certain days of every month"),
        ("FREQ=YEARLY;INTERVAL=2;BYDAY=20MO;UNTIL=20301231", "on certain days of every 2 years, until 31 Dec 2030"),
        ("FREQ=HOURLY", "several times a day"),
        ("whenever", ""),
        ("", ""),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert rule_words(rule, FRIDAY) == words


def test_an_aware_end_is_written_in_utc() -> None:
    rule = read_rule("FREQ=DAILY;UNTIL=20261103T230000Z", FRIDAY)
    assert rule.until == datetime(2026, 11, 3, 23, tzinfo=UTC)
    assert written(rule) == "FREQ=DAILY;UNTIL=20261103T230000Z"
