"""When to follow up is read off the end of a line, in the words of five languages."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.features.contacts.rules_followup import FollowUp, follow_up
from clientdesk.features.contacts.rules_line import Moment

wall = datetime.fromisoformat

NOW = wall("2026-11-20T09:05")  # a Friday

IN_3_DAYS = (date(2026, 11, 23), None)
TOMORROW = (date(2026, 11, 21), None)
TOMORROW_AT_10 = (date(2026, 11, 21), time(10))
IN_A_WEEK = (date(2026, 11, 27), None)
IN_AN_HOUR = (date(2026, 11, 20), time(10, 5))
MONDAY = (date(2026, 11, 23), None)
EVENING = (date(2026, 11, 20), time(18))
TWO_DAYS = (date(2026, 11, 22), None)
DECEMBER_5 = (date(2026, 12, 5), None)

SAID = {
    "in 3 days": IN_3_DAYS,
    "in three days": IN_3_DAYS,
    "tomorrow": TOMORROW,
    "tomorrow 10:00": TOMORROW_AT_10,
    "tomorrow at 10": TOMORROW_AT_10,
    "tomorrow at 10 am": TOMORROW_AT_10,
    "at 10 tomorrow": TOMORROW_AT_10,
    "tomorrow morning": (date(2026, 11, 21), time(9)),
    "the day after tomorrow": TWO_DAYS,
    "next week": IN_A_WEEK,
    "in a week": IN_A_WEEK,
    "next month": (date(2026, 12, 20), None),
    "in an hour": IN_AN_HOUR,
    "in half an hour": (date(2026, 11, 20), time(9, 35)),
    "on Monday": MONDAY,
    "next Friday at 3 pm": (date(2026, 11, 27), time(15)),
    "at 15": (date(2026, 11, 20), time(15)),
    "at 8": (date(2026, 11, 21), time(8)),
    "this evening": EVENING,
    "5.12": DECEMBER_5,
    "5.12.2026": DECEMBER_5,
    "5/12": DECEMBER_5,
    "2026-12-05": DECEMBER_5,
    "5 December": DECEMBER_5,
    "1 March": (date(2027, 3, 1), None),
    "29.2": (date(2028, 2, 29), None),
    "3 päeva pärast": IN_3_DAYS,
    "kolme päeva pärast": IN_3_DAYS,
    "homme": TOMORROW,
    "homme 10:00": TOMORROW_AT_10,
    "homme kell 10": TOMORROW_AT_10,
    "ülehomme": TWO_DAYS,
    "nädala pärast": IN_A_WEEK,
    "järgmisel nädalal": IN_A_WEEK,
    "tunni pärast": IN_AN_HOUR,
    "esmaspäeval": MONDAY,
    "täna õhtul": EVENING,
    "5. detsembril": DECEMBER_5,
    "po 3 dienų": IN_3_DAYS,
    "po trijų dienų": IN_3_DAYS,
    "rytoj": TOMORROW,
    "rytoj 10 val.": TOMORROW_AT_10,
    "poryt": TWO_DAYS,
    "po savaitės": IN_A_WEEK,
    "po savaites": IN_A_WEEK,
    "kitą savaitę": IN_A_WEEK,
    "po valandos": IN_AN_HOUR,
    "pirmadienį": MONDAY,
    "šį vakarą": EVENING,
    "gruodžio 5 d.": DECEMBER_5,
    "через 3 дня": IN_3_DAYS,
    "через три дня": IN_3_DAYS,
    "завтра": TOMORROW,
    "завтра в 10": TOMORROW_AT_10,
    "завтра в 10:00": TOMORROW_AT_10,
    "послезавтра": TWO_DAYS,
    "через неделю": IN_A_WEEK,
    "на следующей неделе": IN_A_WEEK,
    "через час": IN_AN_HOUR,
    "в понедельник": MONDAY,
    "сегодня вечером": EVENING,
    "5 декабря": DECEMBER_5,
    "בעוד 3 ימים": IN_3_DAYS,
    "בעוד שלושה ימים": IN_3_DAYS,
    "מחר": TOMORROW,
    "מחר ב-10:00": TOMORROW_AT_10,
    "מחר בשעה 10": TOMORROW_AT_10,
    "מחרתיים": TWO_DAYS,
    "בעוד יומיים": TWO_DAYS,
    "בעוד שבוע": IN_A_WEEK,
    "בשבוע הבא": IN_A_WEEK,
    "בעוד שעה": IN_AN_HOUR,
    "ביום שני": MONDAY,
    "הערב": EVENING,
    "ב-5 בדצמבר": DECEMBER_5,
}


@pytest.mark.parametrize("words", SAID)
def test_the_words_that_say_when_are_read_and_taken_off(words: str) -> None:
    for line in (f"Sent the offer, {words}", f"Sent the offer {words.upper()}."):
        read = follow_up(line, NOW)
        assert read is not None
        assert (read.text, read.on, read.at) == ("Sent the offer", *SAID[words])


def test_a_doubtful_moment_comes_with_all_that_it_may_mean() -> None:
    read = follow_up("Sent the offer, 5/12", NOW)
    assert read is not None
    assert [moment.on for moment in read.moments] == [date(2026, 12, 5), date(2027, 5, 12)]


@pytest.mark.parametrize(
    "line",
    ["", "Sent the offer", "He owes me money", "It costs 10.50 or so", "31.2", "tomorrow 25:00", "in 3 bananas",
     "5 декабря купила шлем", "Tomorrow he will call", "room 12"],
)  # fmt: skip
def test_what_names_no_moment_at_its_end_is_left_alone(line: str) -> None:
    assert follow_up(line, NOW) is None


def test_only_the_end_of_the_last_line_counts() -> None:
    read = follow_up("Came in tomorrow's rush.\nWants panniers, in 2 weeks", NOW)
    assert read == FollowUp("Came in tomorrow's rush.\nWants panniers", (Moment(date(2026, 12, 4)),))


def test_a_month_later_stays_within_the_month() -> None:
    read = follow_up("in a month", wall("2027-01-31T12:00"))
    assert read is not None
    assert read.on == date(2027, 2, 28)


@given(st.text(), st.sampled_from(sorted(SAID)))
def test_any_text_keeps_its_words_before_the_moment(text: str, words: str) -> None:
    read = follow_up(f"{text} {words}", NOW)
    assert read is not None
    assert read.on >= NOW.date()
    assert unicodedata.normalize("NFC", text).startswith(read.text)


@given(st.text(), st.datetimes())
def test_no_text_is_too_odd(text: str, now: datetime) -> None:
    read = follow_up(text, now)
    assert read is None or isinstance(read.on, date)
