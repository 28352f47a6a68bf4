"""Through nights of sleep, crashes, wrong clocks and other zones every due moment is raised once, and none is lost."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.simulation.night_book import Book, Row
from tests.simulation.night_shop import run_nights

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
ROW, OTHER = ("reminder", 1), ("reminder", 2)
FIVE_MINUTES = timedelta(minutes=5)


@pytest.mark.parametrize(
    ("first", "nights"),
    [(date(2026, 3, 1), 90), (date(2026, 9, 20), 90), (date(2099, 3, 10), 40), (date(2099, 10, 10), 40)],
    ids=str,
)
def test_no_reminder_is_lost_or_doubled(tmp_path: Path, first: date, nights: int) -> None:
    made = run_nights(tmp_path / "shop", nights, seed=first.toordinal(), first=first)
    assert made.book.problems == []
    assert len(made.book.came_due) > nights


@pytest.fixture
def book() -> Book:
    """A reminder at ten in Tallinn, planned the evening before."""
    made = Book("Europe/Tallinn")
    made.plan(ROW, datetime.fromisoformat("2026-11-20 10:00"), NOW - timedelta(hours=12))
    return made


def look(book: Book, now: datetime, shown: list[Row], fresh: int) -> None:
    book.look(now, shown, fresh, right=True, away_for=FIVE_MINUTES)


def test_the_book_is_content_with_what_is_right(book: Book) -> None:
    look(book, NOW - FIVE_MINUTES, [], 0)
    look(book, NOW, [ROW], 1)
    book.answer(ROW)
    look(book, NOW + FIVE_MINUTES, [], 0)
    book.end()
    assert book.problems == []
    assert Counter(book.raised.values()) == {1: 1}


@pytest.mark.parametrize(
    ("shown", "fresh", "word"),
    [([], 0, "lost"), ([ROW, ROW], 1, "shown twice"), ([ROW], 0, "called new"), ([ROW, OTHER], 1, "without a reason")],
)
def test_the_book_notices_what_is_wrong(book: Book, shown: list[Row], fresh: int, word: str) -> None:
    look(book, NOW, shown, fresh)
    assert word in " ".join(book.problems)


def test_the_book_notices_what_is_raised_twice(book: Book) -> None:
    look(book, NOW, [ROW], 1)
    look(book, NOW + FIVE_MINUTES, [ROW], 1)
    assert "called new" in " ".join(book.problems)
