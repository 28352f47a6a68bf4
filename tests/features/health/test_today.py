"""Slipping away, on Today."""

from __future__ import annotations

from datetime import date

from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.desk.night_work import NightWork
from clientdesk.features.health.queries_today import slipping
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.features.rhythm.commands import set_rhythm
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, phone
from tests.features.health.talks import REGULAR, talked


def names(desk: Desk) -> list[str]:
    return [row.name for row in desk.ask(slipping)]


def regular(desk: Desk, name: str, potential: str, rhythm: int = 365, days: tuple[int, ...] = REGULAR) -> int:
    customer = add(desk, name, potential, points=(phone("5123 4567"),))
    desk.run("Agreed", set_rhythm, customer=customer, days=rhythm)
    talked(desk, customer, days)
    return customer


def test_silence_warns_before_the_rhythm_is_broken(desk: Desk, clock: FakeClock) -> None:
    regular(desk, "Anna Saar", "B", days=(120, 90, 60, 30))
    assert names(desk) == []
    clock.sleep(days=14)
    NightWork(desk).do_all()
    assert names(desk) == []
    clock.sleep(days=1)
    [row] = desk.ask(slipping)
    assert (shown(row.when), shown(row.what)) == ("Silent for 45 days", "used to be in touch every 30 days")
    assert (row.table, row.potential, row.phone) == ("customer", "B", "+372 5123 4567")


def test_the_best_class_first_and_in_it_who_is_silent_longest_for_them(desk: Desk) -> None:
    regular(desk, "Oleg Petrov", "C", days=(300, 290, 280, 270))
    regular(desk, "Marta Põld", "B", days=(115, 94, 73, 52))
    regular(desk, "Tiit Rebane", "B", days=(151, 121, 91, 61))
    regular(desk, "Jonas Kazlauskas", "A")
    assert names(desk) == ["Jonas Kazlauskas", "Marta Põld", "Tiit Rebane", "Oleg Petrov"]


def test_whoever_is_reached_anyway_is_not_asked_for_twice(desk: Desk) -> None:
    anna = regular(desk, "Anna Saar", "A")
    regular(desk, "Called today", "A", rhythm=60)
    assert names(desk) == ["Anna Saar"]
    desk.run("Added", add_reminder, customer=anna, what="Call", kind=ReminderKind.CALL, due_on=date(2026, 11, 25))
    assert names(desk) == []
    desk.undo()
    assert names(desk) == ["Anna Saar"]


def test_who_is_lost_is_not_slipping_any_more(desk: Desk) -> None:
    regular(desk, "Anna Saar", "A", rhythm=30, days=(700, 650, 600, 550))
    regular(desk, "Oleg Petrov", "A", rhythm=3000, days=(800, 600, 400, 395))
    assert "Anna Saar" not in names(desk)
