"""The rows of an agenda: groups in their order, nothing twice, nothing hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from clientdesk.base import words
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.tone import Tone
from clientdesk.shell.agenda_rows import MOST, AgendaRow, agenda_rows, keep_ticked

wall = datetime.fromisoformat
NOW = wall("2026-11-20 09:05")
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins and ends in English."""
    words.use_language("en")
    yield
    words.use_language("en")


class Tasks:
    """Reminders are ticked off and put off, everything else just takes place."""

    def can(self, deed: str, one: Occurrence) -> bool:
        """A reminder that is still open."""
        return self.is_task(one) and not one.done

    def is_task(self, one: Occurrence) -> bool:
        """A reminder."""
        return one.table == "reminder"


def entry(table: str, row: int, starts: str, **more: object) -> Occurrence:
    """An entry of an hour."""
    first = wall(starts)
    known: dict[str, object] = {
        "title": f"{table} {row}", "ends": first + timedelta(hours=1), "all_day": False, "tone": Tone.INFO,
    } | more  # fmt: skip
    return Occurrence(table=table, row=row, uid="", starts=first, kind="call", icon="phone", **known)  # type: ignore[arg-type]


def rows(overdue: list[Occurrence], ahead: list[Occurrence], first: date = TODAY) -> list[AgendaRow]:
    """The agenda of the shop at NOW."""
    return agenda_rows(overdue, ahead, first, NOW, Tasks())


def test_overdue_stands_above_today_tomorrow_and_the_days_after() -> None:
    late = entry("reminder", 1, "2026-11-17 14:00", tone=Tone.DANGER, customer_name="Garden Hotel")
    ahead = [
        entry("appointment", 5, "2026-11-24 14:00"),
        entry("reminder", 3, "2026-11-21 11:00"),
        entry("reminder", 2, "2026-11-20 10:00"),
    ]
    shown = rows([late], ahead)
    assert [(row.title, row.when) for row in shown] == [
        ("Overdue", ""), ("reminder 1", "3 days late"),
        ("Today", ""), ("reminder 2", "10:00"),
        ("Tomorrow", ""), ("reminder 3", "11:00"),
        ("Tuesday 24 November", ""), ("appointment 5", "14:00"),
    ]  # fmt: skip
    assert str(shown[1]) == "reminder 1, 3 days late, Garden Hotel"
    assert shown[1].short == "3 days", "the heading says that it is overdue"
    assert [sorted(row.signs) for row in shown if row.one] == [["done", "snooze"]] * 3 + [[]]


def test_what_is_late_today_stands_once() -> None:
    late = entry("reminder", 1, "2026-11-20 08:00", tone=Tone.DANGER)
    shown = rows([late], [late])
    assert [(row.title, row.when) for row in shown] == [("Overdue", ""), ("reminder 1", "late since 08:00")]


def test_a_reminder_that_is_done_is_gone_an_appointment_that_is_over_is_muted() -> None:
    done = entry("reminder", 1, "2026-11-20 08:00", done=True)
    over = entry("appointment", 2, "2026-11-20 07:00", done=True)
    shown = rows([], [done, over])
    assert [(row.title, row.over) for row in shown if row.one] == [("appointment 2", True)]


def test_from_a_later_day_on_overdue_things_stay_in_sight() -> None:
    late = entry("reminder", 1, "2026-11-17 14:00", tone=Tone.DANGER)
    trip = entry("appointment", 2, "2026-11-22 14:00", ends=wall("2026-11-25 10:00"))
    shown = rows([late], [trip], first=date(2026, 11, 24))
    assert [(row.title, row.when) for row in shown if row.one] == [
        ("reminder 1", "3 days late"), ("appointment 2", "all day"), ("appointment 2", "until 10:00"),
    ]  # fmt: skip


def test_a_reminder_without_a_time_may_be_done_at_any() -> None:
    whole = entry("reminder", 1, "2026-11-20", ends=wall("2026-11-21"), all_day=True)
    fair = replace(whole, table="appointment", row=2)
    assert sorted(row.when for row in rows([], [whole, fair]) if row.one) == ["all day", "any time"]


@pytest.mark.parametrize(("late", "ahead"), [(0, MOST + 30), (MOST + 20, 10), (30, MOST)])
def test_a_flood_is_counted_to_the_last(late: int, ahead: int) -> None:
    missed = [entry("reminder", n, "2026-11-17 14:00", tone=Tone.DANGER) for n in range(late)]
    coming = [entry("appointment", n, f"2026-11-{20 + n % 9} 14:00") for n in range(ahead)]
    shown = rows(missed, coming)
    listed = [row for row in shown if row.one]
    assert len(listed) == MOST
    assert shown[-1].title == f"{late + ahead - MOST} more"


def test_what_was_just_done_is_heard_as_done() -> None:
    shown = rows([], [entry("reminder", 1, "2026-11-20 10:00")])
    ticked = keep_ticked(shown, frozenset({("reminder", 1)}))
    assert [str(row) for row in ticked] == ["Today", "reminder 1, 10:00, done"]
    assert keep_ticked(ticked, frozenset()) == shown


def test_a_name_that_is_in_the_title_is_not_said_twice() -> None:
    row = rows([], [entry("customer", 1, "2026-11-20", title="Birthday of Anna", customer_name="Anna")])[1]
    assert row.who == ""
