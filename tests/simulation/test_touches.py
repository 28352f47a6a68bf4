"""Ten years in which nobody is forgotten and nobody asked twice; and a checker that notices when it is otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from clientdesk.base.changes import Changes
from clientdesk.desk.shop import Shop
from clientdesk.desk.working_days import WorkingDays
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.rhythm import next_touch, next_touch_rows, queries, rules
from clientdesk.features.rhythm.feature import FEATURE
from clientdesk.features.rhythm.next_touch import NEXT_TOUCH
from clientdesk.features.rhythm.rules import Delay, Next, Rhythm, Rhythms
from tests.simulation import touch_shop
from tests.simulation.touch_shop import live_and_check

TEN_YEARS = 3_652
SHORT = {"seed": 7, "customers": 12, "days": 300, "calls": 2}
Patch = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.timeout(600)
def test_in_ten_years_nobody_is_forgotten_or_asked_twice(quick_path: Path) -> None:
    shop, book = live_and_check(quick_path / "shop", seed=7, customers=100, days=TEN_YEARS, calls=8)
    assert book.problems == []
    assert book.asked > 2_500
    assert min(shop.happened[one] for one in ("merge", "bring_in", "take_back", "holiday", "started anew")) > 10


# --- Faults put into the rules, each of which must be noticed


def _refreshed(refresh: Callable[[Shop, Changes], None]) -> Patch:
    """The derived table is kept by `refresh`."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        card = replace(FEATURE, derived=(replace(NEXT_TOUCH, refresh=refresh),))
        changed = tuple(card if one is FEATURE else one for one in CATALOGUE)
        monkeypatch.setattr(touch_shop, "CATALOGUE", changed)

    patch.__name__ = refresh.__name__
    return patch


def undo_is_not_followed(shop: Shop, changes: Changes) -> None:
    """What an undo brings back moves nothing."""
    if not _step_has(shop, "reverses"):
        NEXT_TOUCH.refresh(shop, changes)


def merging_is_not_followed(shop: Shop, changes: Changes) -> None:
    """Contacts that come to another customer move nothing."""
    if not changes.touches("merge"):
        NEXT_TOUCH.refresh(shop, changes)


def newcomers_are_left_out(shop: Shop, changes: Changes) -> None:
    """Whoever comes from a file has no next touch until the night."""
    if not _step_has(shop, "batch"):
        NEXT_TOUCH.refresh(shop, changes)


def _step_has(shop: Shop, column: str) -> bool:
    sql = f"SELECT {column} FROM journal_step WHERE id = ?"
    return shop.step is not None and bool(shop.database.execute_sql(sql, (shop.step.id,)).fetchone()[0])


def own_rhythm_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was agreed with a customer does not count."""
    real = rules.rhythm_of

    def fault(_own: Rhythm | None, of_relationship: int | None, potential: str, rhythms: Rhythms) -> Rhythm:
        return real(None, of_relationship, potential, rhythms)

    monkeypatch.setattr(next_touch_rows, "rhythm_of", fault)


def relationship_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does the kind of relationship."""
    monkeypatch.setattr(next_touch_rows, "rhythm_days_of", lambda _shop, _customers: {})


def delay_outlives_the_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once put off, the next contact does not end it."""
    real = rules.next_touch

    def fault(rhythm: Rhythm, since: date, last_at: datetime | None, delay: Delay | None, plan: date | None) -> Next:
        return real(rhythm, since, None if delay else last_at, delay, plan)

    monkeypatch.setattr(next_touch_rows, "next_touch", fault)


def plans_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has an appointment is asked as well."""
    monkeypatch.setattr(next_touch_rows, "_plans", lambda _shop, _customers: {})


def a_day_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted from the day before."""
    real = rules.due_after
    monkeypatch.setattr(rules, "due_after", lambda days, since: real(days, since) - timedelta(days=1))


def notes_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A note, or a call in vain, counts as a contact."""
    from clientdesk.features.contacts import last_touch

    monkeypatch.setattr(last_touch, "_NEWEST", last_touch._NEWEST.replace(last_touch.REAL, "1"))


def every_day_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed days are days as others."""
    monkeypatch.setattr(WorkingDays, "is_working", lambda _self, _day: True)


def no_day_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody on one day."""
    monkeypatch.setattr(queries, "calls_a_day", lambda _shop: 500)


def low_classes_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the first of a day is ever asked for, and it is always of the highest class."""
    monkeypatch.setattr(
        queries, "_waiting",
        lambda shop, last, most, real=queries._waiting: [one for one in real(shop, last, most) if one.rank < 2],
    )  # fmt: skip


def the_trash_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who lies in the trash keeps a turn."""
    real = next_touch.refresh_next_touches

    def fault(shop: Shop, customers: set[int]) -> None:
        marks = ", ".join("?" * len(customers))
        gone = shop.database.execute_sql(
            f"SELECT id FROM customer WHERE trashed_at IS NOT NULL AND id IN ({marks})", tuple(customers)
        )
        real(shop, customers - {row[0] for row in gone.fetchall()})

    monkeypatch.setattr(next_touch, "refresh_next_touches", fault)


def a_class_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another rhythm for a class moves nobody."""
    monkeypatch.setattr(next_touch, "_holds_otherwise", lambda _shop, _changes: False)


FAULTS: tuple[Patch, ...] = (
    own_rhythm_is_ignored, relationship_is_ignored, delay_outlives_the_contact, plans_are_ignored, a_day_early,
    notes_count, every_day_is_open, no_day_is_full, low_classes_wait_for_ever, the_trash_is_asked,
    a_class_is_not_followed, *map(_refreshed, (undo_is_not_followed, merging_is_not_followed, newcomers_are_left_out)),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: one.__name__)
def test_the_checker_notices(quick_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Patch) -> None:
    fault(monkeypatch)
    _shop, book = live_and_check(quick_path / "shop", **SHORT)
    assert book.problems


def test_without_a_fault_it_is_content(quick_path: Path) -> None:
    _shop, book = live_and_check(quick_path / "shop", **SHORT)
    assert book.problems == []
