"""One line is understood in five languages; what is doubtful is asked, and plain notes stay plain."""

from __future__ import annotations

import re
import time as clock
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.contacts.rules_line import LineReading, Moment, NextStep, read_line

wall = datetime.fromisoformat

NOW = wall("2026-11-18T14:30")  # a Wednesday
TABLES = Path(__file__).parent / "lines"
LANGUAGES = ("en", "et", "lt", "ru", "he")
RIGHT = 0.95


@dataclass(frozen=True)
class Row:
    line: str
    expected: LineReading
    doubtful: bool


def _moment(words: str) -> Moment:
    day, _, clock = words.strip().partition(" ")
    on = date.fromisoformat(day if len(day) > 5 else f"{NOW.year}-{day}")
    return Moment(on, time.fromisoformat(clock) if clock else None)


def _reading(line: str, head: str | None = None, note: str = "", step: str = "", when: str = "") -> LineReading:
    told = (head or "").split()
    kinds = [ContactKind(each) for each in told if each in set(ContactKind)]
    ways = {"in": Direction.INCOMING, "out": Direction.OUTGOING}
    kind, _, what = step.partition(":")
    return LineReading(
        line if head is None else note,
        kinds[0] if kinds else None,
        next((ways[each] for each in told if each in ways), Direction.NONE),
        False if "no" in told else True if "yes" in told else None,
        next((int(each[:-1]) * 60 for each in told if each[:-1].isdecimal() and each[-1] == "m"), None),
        NextStep(what.strip(), ContactKind(kind), tuple(map(_moment, when.split("/")))) if step else None,
        next((_moment(each[3:].replace("T", " ")) for each in told if each.startswith("on=")), None),
    )


def rows(language: str) -> list[Row]:
    lines = (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    found = [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]
    return [Row(cells[0], _reading(*cells), "/" in (cells[4] if len(cells) == 5 else "")) for cells in found]


def wrong(language: str) -> list[tuple[LineReading, LineReading]]:
    return [(row.expected, read) for row in rows(language) if (read := read_line(row.line, NOW)) != row.expected]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_of_a_language_are_understood(language: str) -> None:
    every = rows(language)
    assert len(every) >= 60
    assert 1 - len(wrong(language)) / len(every) >= RIGHT, wrong(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_doubtful_is_asked(language: str) -> None:
    doubtful = [row for row in rows(language) if row.doubtful]
    assert len(doubtful) >= 7
    for row in doubtful:
        step = read_line(row.line, NOW).next_step
        assert step is not None, row.line
        assert len(step.moments) > 1, row.line
        assert row.expected.next_step is not None
        assert set(step.moments) == set(row.expected.next_step.moments), row.line


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_plain_is_not_asked(language: str) -> None:
    for row in rows(language):
        step = read_line(row.line, NOW).next_step
        assert row.doubtful or step is None or len(step.moments) == 1, row.line


@pytest.mark.parametrize("language", LANGUAGES)
def test_capitals_and_a_full_stop_change_nothing_of_when(language: str) -> None:
    for row in rows(language):
        read, loud = read_line(row.line, NOW), read_line(f"{row.line.upper()}.", NOW)
        assert (read.kind, read.lasted_s, read.on) == (loud.kind, loud.lasted_s, loud.on), row.line
        assert (read.next_step and read.next_step.moments) == (loud.next_step and loud.next_step.moments), row.line


@pytest.mark.parametrize(
    ("at", "words", "moments"),
    [
        ("2026-11-18T14:30", "call today at 16", ["11-18 16:00"]),
        ("2026-11-18T14:30", "call today at 7", ["11-18 19:00"]),
        ("2026-11-18T14:30", "call at 9", ["11-19 09:00"]),
        ("2026-11-18T14:30", "call on Wednesday at 10", ["11-25 10:00"]),
        ("2026-11-18T09:00", "call on Wednesday at 10", ["11-18 10:00", "11-25 10:00"]),
        ("2026-11-20T14:30", "call next Friday", ["11-27"]),
        ("2026-11-16T14:30", "call next Friday", ["11-20", "11-27"]),
        ("2026-11-18T14:30", "call on the 25th", ["11-25"]),
        ("2026-11-18T14:30", "call Thursday or Friday at 10", ["11-19 10:00", "11-20 10:00"]),
        ("2026-11-18T14:30", "call Friday, 27 November", ["11-27"]),
        ("2026-11-18T14:30", "call Friday 28 November", ["11-28", "11-20"]),
        ("2026-11-18T14:30", "call on Friday next week at 9", ["11-27 09:00"]),
        ("2026-11-18T14:30", "call next week on Tuesday", ["11-24"]),
        ("2026-11-18T14:30", "helista homme kella kümneks", ["11-19 10:00"]),
        ("2026-11-18T14:30", "позвонить на следующей неделе в пятницу", ["11-27"]),
        ("2026-11-18T14:30", "skambinti kitos savaitės penktadienį", ["11-27"]),
        ("2026-11-18T14:30", "להתקשר ביום שישי בשבוע הבא", ["11-27"]),
        ("2026-11-18T14:30", "skambinti 12.01", ["12-01", "2027-01-12"]),
        ("2026-11-18T14:30", "позвонить 12.01", ["2027-01-12"]),
        ("2026-11-18T14:30", "call 25.12 at 05:30", ["12-25 05:30"]),
        ("2026-11-18T14:30", "call on 31 December at 12", ["12-31 12:00"]),
        ("2026-11-18T14:30", "call tomorrow 10-12", ["11-19 10:00", "11-19 12:00"]),
        ("2026-11-18T14:30", "call tomorrow half seven", ["11-19 19:30", "11-19 07:30", "11-19 18:30"]),
    ],
)
def test_when_depends_on_when_it_is_said(at: str, words: str, moments: list[str]) -> None:
    step = read_line(words, wall(at)).next_step
    assert step is not None
    assert step.moments == tuple(map(_moment, moments))


@pytest.mark.parametrize(
    "line", ["call every Friday", "open every Saturday", "helista igal reedel", "звонить каждую пятницу"]
)
def test_what_comes_again_and_again_is_not_taken_for_one_day(line: str) -> None:
    assert read_line(line, NOW) == LineReading(line)


def test_an_hour_until_the_next_call_is_not_how_long_the_last_one_took() -> None:
    read = read_line("2 min, busy, call in an hour", NOW)
    assert (read.kind, read.lasted_s) == (None, None)
    assert read.next_step is not None
    assert read.next_step.moments == (Moment(NOW.date(), time(15, 30)),)


def test_whoever_called_is_kept_in_the_note() -> None:
    assert read_line("Tamm helistas 5 min, tahab õli", NOW) == LineReading(
        "Tamm, tahab õli", ContactKind.CALL, Direction.INCOMING, lasted_s=300
    )


_ANY = st.lists(
    st.one_of(st.sampled_from(sorted({word for each in LANGUAGES for row in rows(each) for word in row.line.split()})),
              st.text(max_size=12), st.sampled_from(list(",.:;-–/'\n"))),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), _ANY), st.datetimes())
def test_no_line_is_too_odd_and_no_word_is_invented(line: str, now: datetime) -> None:
    read = read_line(line, now)
    written = unicodedata.normalize("NFC", line)
    for text in (read.note, read.next_step.what if read.next_step else ""):
        assert all(re.sub(r",$", "", word) in written for word in text.split())
    assert read.lasted_s is None or read.lasted_s > 0
    if read.next_step is not None:
        assert len(read.next_step.moments) >= 1
        assert all(moment.on >= now.date() for moment in read.next_step.moments)
    if read.on is not None:
        assert read.on.on <= now.date()


@pytest.mark.parametrize("piece", ["call 5 min, ", "helista homme või ", "10-", "בעוד ", "a", "и завтра в ", "...,,,"])
def test_a_long_text_does_not_keep_anybody_waiting(piece: str) -> None:
    line = (piece * 10_000)[:10_000]
    read_line(line, NOW)
    begun = clock.process_time()
    read_line(line, NOW)
    assert clock.process_time() - begun < 0.05
    assert read_line(f"called 5 min, {line} , call tomorrow", NOW).lasted_s == 300
