"""Files that would go on for ever: each ends within a second, with a sentence, and the calendar stays quick."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from clientdesk.desk.desk import Desk
from tests.features.icalendar.carried import bring, calendar, event, figures, shown

DAYS = ",".join(str(day) for day in range(1, 32))
HOURS = ",".join(str(hour) for hour in range(24))
MINUTES = ",".join(str(minute) for minute in range(60))
DENSE = "This happens more often than 24 times a day. Only the first 24 of each day are shown."
SEVERAL = "This event has several rules; one of them is followed until"
ALARMS = tuple(line for n in range(10_000) for line in ("BEGIN:VALARM", f"TRIGGER:-PT{n}M", "END:VALARM"))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("RRULE:FREQ=SECONDLY",), DENSE),
        (("RRULE:FREQ=MINUTELY;COUNT=1000000000",), DENSE),
        (("RRULE:FREQ=DAILY;COUNT=1000000000",), ""),
        ((f"RRULE:FREQ=YEARLY;BYMONTHDAY={DAYS};BYHOUR={HOURS};BYMINUTE={MINUTES};BYSECOND={MINUTES}",), DENSE),
        (("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",), ""),
        (("RRULE:FREQ=DAILY", "EXRULE:FREQ=DAILY"), SEVERAL),
        (("RRULE:FREQ=SECONDLY", "EXRULE:FREQ=SECONDLY"), DENSE),
        (("RRULE:FREQ=DAILY", "RRULE:FREQ=HOURLY", "RRULE:FREQ=MINUTELY"), SEVERAL),
        (ALARMS, "This event has 10000 alarms; the 5 nearest to its start were taken."),
    ],
)
def test_it_ends_within_a_second_and_says_so(desk: Desk, tmp_path: Path, lines: tuple[str, ...], told: str) -> None:
    file = tmp_path / "hostile.ics"
    file.write_bytes(calendar(*event("endless", "DTSTART:20261201T080000Z", *lines)))
    began = time.process_time()
    done = bring(desk, file, is_checked=False)
    days = shown(desk, "2026-12-01", "2027-01-12")
    assert time.process_time() - began < 1
    assert figures(done) == (1, 0, 0, 0)
    assert len(days) <= 42 * 48
    assert told in " ".join(problem.text for problem in done.problems)


def test_many_that_repeat_all_day_long_are_taken_once(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "hostile.ics"
    events = (event(f"e{n}", "DTSTART:20261201T080000Z", "RRULE:FREQ=SECONDLY;COUNT=1000000000") for n in range(20))
    file.write_bytes(calendar(*(line for each in events for line in each)))
    done = bring(desk, file, is_checked=False)
    assert len(shown(desk, "2026-12-02", "2026-12-03")) == 3 * 24
    assert len(shown(desk, "2026-12-01", "2026-12-02")) >= 20
    said = [problem.text for problem in done.problems]
    assert said.count("The file has many events that repeat all day long; this one was taken once.") == 17
