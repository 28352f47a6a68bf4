"""Arithmetic of the rhythm: whose rhythm holds, when somebody is due, and how calls are spread over days."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.features.rhythm.rules import By, Delay, Next, Rhythm, Rhythms, Via, due_after, next_touch, rhythm_of
from clientdesk.features.rhythm.rules_spreading import Waiting, spread_turns
from clientdesk.features.rhythm.rules_words import Reason, in_words, why_words

FRIDAY = date(2026, 11, 20)
NOON = datetime.fromisoformat("2026-11-20 12:00")
EVERY_30 = Rhythm(30, By.CLASS)
DAY = timedelta(days=1)


def test_the_own_rhythm_outdoes_the_relationship_and_that_the_class() -> None:
    rhythms = Rhythms({"A": 30, "B": None}, otherwise=365)
    assert rhythm_of(Rhythm(None, By.OWN, "moved"), 14, "A", rhythms) == Rhythm(None, By.OWN, "moved")
    assert rhythm_of(None, 14, "A", rhythms) == Rhythm(14, By.RELATIONSHIP)
    assert rhythm_of(None, 0, "A", rhythms) == Rhythm(None, By.RELATIONSHIP)
    assert rhythm_of(None, None, "A", rhythms) == Rhythm(30, By.CLASS)
    assert rhythm_of(None, None, "B", rhythms) == Rhythm(None, By.CLASS)
    assert rhythm_of(None, None, "gone", rhythms) == Rhythm(365, By.SHOP)


def test_a_delay_holds_until_the_next_contact() -> None:
    delay = Delay(NOON, FRIDAY, FRIDAY + 3 * DAY, "14:30")
    before, after = NOON - DAY, NOON + timedelta(seconds=1)
    assert next_touch(EVERY_30, FRIDAY, before, delay, None) == Next(FRIDAY + 3 * DAY, Via.RHYTHM, "14:30", True)
    assert next_touch(EVERY_30, FRIDAY, NOON, delay, None).is_chosen
    assert next_touch(EVERY_30, FRIDAY, after, delay, None) == Next(FRIDAY + 30 * DAY, Via.RHYTHM)
    let_pass = Delay(NOON, FRIDAY, FRIDAY + 99 * DAY, not_needed=True)
    assert next_touch(EVERY_30, FRIDAY - 40 * DAY, before, let_pass, None) == Next(FRIDAY + 30 * DAY, Via.RHYTHM)


def test_a_plan_within_a_week_of_the_day_stands_for_it() -> None:
    due = FRIDAY + 30 * DAY
    for plan, via in ((due + 7 * DAY, Via.PLANNED), (due + 8 * DAY, Via.RHYTHM), (FRIDAY - DAY, Via.PLANNED)):
        found = next_touch(EVERY_30, FRIDAY, None, None, plan)
        assert (found.via, found.due_on) == (via, plan if via is Via.PLANNED else due)
    nobody = Rhythm(None, By.CLASS)
    assert next_touch(nobody, FRIDAY, None, None, due) == Next(due, Via.PLANNED)
    assert next_touch(nobody, FRIDAY, None, None, None) == Next(None, Via.NONE)


def test_there_is_no_day_after_the_last() -> None:
    assert due_after(3650, date(9999, 1, 1)) == date.max
    assert next_touch(EVERY_30, date.max, None, None, date.max).via is Via.PLANNED


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(-40, 12)), max_size=40),
    st.lists(st.integers(0, 5), min_size=1, max_size=8),
)
def test_no_day_has_more_than_it_has_room_for_and_nobody_comes_too_early_or_twice(
    told: list[tuple[int, int]], rooms: list[int]
) -> None:
    waiting = [Waiting(place, rank, FRIDAY + offset * DAY) for place, (rank, offset) in enumerate(told)]
    days = [(FRIDAY + place * DAY, room) for place, room in enumerate(rooms)]
    turns = spread_turns(waiting, days)
    count = Counter(turn.on for turn in turns)
    assert all(count[day] <= room for day, room in days)
    assert all(turn.due_on <= turn.on for turn in turns)
    assert len({turn.customer for turn in turns}) == len(turns)
    left = {one.customer: one for one in waiting} | {turn.customer: None for turn in turns}
    over = [one for one in left.values() if one is not None and one.due_on <= days[-1][0]]
    # Whoever is left over was left because the days were full since their turn came.
    assert all(count[day] == room for one in over for day, room in days if day >= one.due_on)


def test_a_low_class_does_not_wait_for_ever() -> None:
    high = [Waiting(place, 1, FRIDAY) for place in range(20)]
    turns = spread_turns([*high, Waiting(99, 3, FRIDAY - DAY)], [(FRIDAY, 3)])
    assert [turn.customer for turn in turns] == [99, 0, 1]


def test_why_is_said_in_one_plain_line() -> None:
    spoken = FRIDAY - 31 * DAY
    told = [
        Reason("A", spoken, "call", 30),
        Reason("", spoken, "visit", 30),
        Reason("B", FRIDAY - DAY, "email", 30),
        Reason("", spoken, "email", 30),
        Reason("A", None, "", 30),
        Reason("", None, "", 365),
        Reason("A", spoken, "call", 30, is_chosen=True),
        Reason("A", FRIDAY, "call", 30, is_chosen=True),
        Reason("A", None, "", 30, is_chosen=True),
    ]
    assert [why_words(one, FRIDAY).text() for one in told] == [
        "A customer, last spoke 31 days ago, you agreed on 30",
        "Last spoke 31 days ago, you agreed on 30",
        "B customer, last contact 1 day ago, you agreed on 30",
        "Last contact 31 days ago, you agreed on 30",
        "A customer, no contact yet, you agreed on every 30 days",
        "No contact yet, you agreed on every 365 days",
        "You chose this day, last contact 31 days ago",
        "You chose this day, last contact today",
        "You chose this day, no contact yet",
    ]
    assert [in_words(FRIDAY + ahead * DAY, FRIDAY).text() for ahead in (-2, 0, 1, 3)] == [
        "2 days late", "Today", "Tomorrow", "in 3 days",
    ]  # fmt: skip
