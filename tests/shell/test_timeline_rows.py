"""The timeline's rows: entries of several sources in one order, held back where something between is unread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.words import Phrase, use_language
from clientdesk.desk.timeline import TimelineEntry, TimelineSource
from clientdesk.desk.whole import Kin
from clientdesk.shell.timeline_reading import Ask, Story
from clientdesk.shell.timeline_rows import RowWriter, TimelineRow
from clientdesk.shell.timeline_words import day_heading, late_words, own_text, planned_when

wall = datetime.fromisoformat
NOW = wall("2026-11-20T09:05")
TODAY = NOW.date()


def gather(
    sources: Sequence[TimelineSource], ask: Ask, customer: int, limit: int, kin: Sequence[Kin] = (), *, pages: int = 1
) -> Story:
    """What is read by so many steps."""
    story = Story(sources, ask, customer, kin, page=limit)
    for _page in range(pages):
        story.read_on()
    return story


def entry(row: int, on: str = "2026-11-19", at: str = "", **told: object) -> TimelineEntry:
    make: Callable[..., TimelineEntry] = TimelineEntry
    moment = {"on": date.fromisoformat(on) if on else None, "at": time.fromisoformat(at) if at else None}
    return make(**{"table": "t", "row": row, "kind": "call", "icon": "phone", "title": f"entry {row}"} | moment | told)


def source(*entries: TimelineEntry) -> TimelineSource:
    def newest(*, customer: int, limit: int) -> Sequence[TimelineEntry]:
        return [*(one for one in entries if one.planned), *[one for one in entries if not one.planned][:limit]]

    return TimelineSource(frozenset({"t"}), newest)


def ask(query: Callable[..., Sequence[TimelineEntry]], /, **asked: object) -> Sequence[TimelineEntry]:
    return query(**asked)


def numbers(entries: Sequence[TimelineEntry]) -> list[int]:
    return [one.row for one in entries]


def test_the_past_of_all_sources_is_one_story_newest_first() -> None:
    calls = source(entry(1, "2026-11-19", "16:42"), entry(2, "2026-11-08", "14:20"))
    sales = source(entry(3, "2026-11-19", "17:00"), entry(4, "2026-11-19"), entry(5, "2026-10-01"))
    gathered = gather([calls, sales], ask, 1, 200)
    assert numbers(gathered.past) == [3, 1, 4, 2, 5]
    assert gathered.complete


def test_the_plan_stands_soonest_first_the_late_before_all() -> None:
    plans = source(
        entry(1, "2026-11-26", "17:30", planned=True),
        entry(2, "2026-11-23", planned=True),
        entry(3, "2026-11-23", "10:00", planned=True),
        entry(4, "2026-11-17", planned=True, late=True),
        entry(5, "", planned=True),
    )
    assert numbers(gather([plans], ask, 1, 200).planned) == [4, 3, 2, 1, 5]


def test_nothing_is_shown_below_a_gap_that_was_not_read() -> None:
    many = source(*(entry(i, f"2026-11-{19 - i:02}") for i in range(5)))
    old = source(entry(9, "2026-11-18"), entry(10, "2020-01-01"))
    gathered = gather([many, old], ask, 1, 2)
    assert 10 not in numbers(gathered.past)
    assert not gathered.complete
    assert gather([many, old], ask, 1, 100).complete


@given(
    st.lists(st.lists(st.dates(date(2020, 1, 1), date(2026, 11, 19)), max_size=12), min_size=1, max_size=3),
    st.integers(1, 6),
)
def test_what_is_shown_is_always_the_newest_of_all(days: list[list[date]], limit: int) -> None:
    row = iter(range(1000))
    made = [[entry(next(row), each.isoformat()) for each in sorted(some, reverse=True)] for some in days]
    everything = sorted((one.on or date.min for some in made for one in some), reverse=True)
    gathered = gather([source(*some) for some in made], ask, 1, limit)
    shown = [one.on for one in gathered.past]
    assert shown == everything[: len(shown)]
    if gathered.complete:
        assert len(shown) == len(everything)
    else:
        assert len(shown) >= limit


def rows_of(*past: TimelineEntry, planned: Sequence[TimelineEntry] = ()) -> list[TimelineRow]:
    writer = RowWriter(lambda _entry: frozenset({"done"}))
    writer.begin(NOW, {}, frozenset(), silences=True)
    return [*writer.planned(planned), *writer.past(past)]


def test_days_are_groups_under_their_heading() -> None:
    rows = rows_of(
        entry(1, "2026-11-20", "08:00"), entry(2), entry(3), entry(4, "2026-11-08"),
        planned=[entry(5, "2026-11-23", planned=True)],
    )  # fmt: skip
    said = [row.heading or row.title for row in rows]
    assert said == [
        "Planned", "entry 5", "Today", "entry 1", "Yesterday", "entry 2", "entry 3", "Sunday 8 November", "entry 4",
    ]  # fmt: skip
    assert [row.is_head for row in rows][:3] == [True, False, True]
    assert rows[1].can == {"done"}
    assert not rows[3].can


def test_an_entry_is_heard_as_whole_sentences() -> None:
    call = entry(
        1, "2026-11-08", "14:20", title=Phrase("Called"), by="Kati", body="Happy with the saddle.", detail="answered"
    )
    assert str(rows_of(call)[0]) == "Sunday 8 November"
    assert str(rows_of(call)[1]) == "Called. Sunday 8 November, 14:20 · Kati. answered. Happy with the saddle."
    late = entry(2, "2026-11-17", planned=True, late=True, title="Send price list", by="Mart")
    assert str(rows_of(planned=[late])[1]) == "Planned: Send price list. 3 days late, Tue 17 Nov · Mart"


def test_late_is_said_in_words() -> None:
    assert late_words(entry(1, "2026-11-19", late=True, planned=True), NOW) == "1 day late"
    assert late_words(entry(1, "2026-11-20", "08:00", late=True, planned=True), NOW) == "late since 08:00"
    assert late_words(entry(1, "2026-11-23", planned=True), NOW) == ""


def test_near_days_go_by_name_far_ones_by_date() -> None:
    assert planned_when(entry(1, "2026-11-20", "10:00"), TODAY) == "Today, 10:00"
    assert planned_when(entry(1, "2026-11-21"), TODAY) == "Tomorrow"
    assert planned_when(entry(1, "2026-11-23", "10:00"), TODAY) == "Mon 23 Nov, 10:00"
    assert planned_when(entry(1, "2027-03-01"), TODAY) == "1 Mar 2027"
    assert planned_when(entry(1, ""), TODAY) == ""


@pytest.mark.parametrize(
    ("code", "heading"),
    [("en", "Sunday 8 November"), ("et", "Pühapäev, 8. november"), ("lt", "Lapkričio 8 d., sekmadienis"),
     ("ru", "Воскресенье, 8 ноября"), ("he", "יום ראשון, 8 בנובמבר")],
)  # fmt: skip
def test_headings_follow_the_language(code: str, heading: str) -> None:
    use_language(code)
    try:
        assert day_heading(date(2026, 11, 8), TODAY) == heading
    finally:
        use_language("en")


def test_text_that_runs_against_the_window_is_fenced_off() -> None:
    assert own_text("Is it ready?") == "Is it ready?"
    assert own_text("האם האופניים מוכנים?") == "\u2068האם האופניים מוכנים?\u2069"
