"""Where promises show: Today, the timeline, the calendar, the sheet, the share, and what they say of a relationship."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import trash_customer
from clientdesk.features.promises import commands, queries, queries_screens
from clientdesk.features.promises.queries_signals import planned, signals
from clientdesk.features.promises.rules import Share
from clientdesk.features.reminders.queries_screens import occurrences as reminders_shown
from clientdesk.features.reminders.queries_screens import planned_entries
from clientdesk.features.reminders.queries_today import people_to_reach
from clientdesk.features.staff.commands import add_staff
from tests.features.customers.people import add

FRIDAY = date(2026, 11, 20)


def day(days: int) -> date:
    return FRIDAY + timedelta(days=days)


def make(desk: Desk, customer: int, what: str, due: int, **told: object) -> int:
    given: dict[str, object] = {"made_on": min(day(due), FRIDAY) - timedelta(days=5)} | told
    return desk.run("P", commands.make_promise, customer=customer, what=what, due_on=day(due), **given)  # type: ignore[arg-type] # as told


@pytest.fixture
def anna(desk: Desk) -> int:
    return add(desk, "Anna Saar")


def test_today_shows_late_ones_first_and_says_why(desk: Desk, anna: int) -> None:
    make(desk, anna, "Order the lamp", 3)
    late = make(desk, anna, "Send the price list", -3)
    make(desk, anna, "Call", 0)
    make(desk, anna, "Far away", 30)
    rows = desk.ask(queries_screens.to_keep)
    assert [shown(row.when) for row in rows] == ["3 days late", "today", "in 3 days"]
    assert (rows[0].name, shown(rows[0].what)) == (
        "Anna Saar", "Send the price list. Promised on 12 Nov",
    )  # fmt: skip
    assert desk.ask(people_to_reach) == [], "nobody is asked twice for the same thing"
    ahead = desk.ask(queries_screens.to_keep_ahead, first=day(1), last=day(7))
    assert [shown(row.what).partition(".")[0] for row in ahead] == ["Order the lamp"]
    desk.run("Kept", commands.keep_promise, row=late)
    assert len(desk.ask(queries_screens.to_keep)) == 2
    desk.run("Trashed", trash_customer, customer=anna)
    assert desk.ask(queries_screens.to_keep) == []


def test_timeline_and_calendar_show_the_promise_and_not_its_reminders(desk: Desk, anna: int) -> None:
    late = make(desk, anna, "Send the price list", -3)
    make(desk, anna, "Order the lamp", 3)
    desk.run("Kept", commands.keep_promise, row=late, outcome="By post")
    ahead, past = desk.ask(queries_screens.entries, customer=anna, limit=10)
    assert (ahead.planned, ahead.on, ahead.title) == (True, day(3), "Order the lamp")
    assert (past.planned, past.on, shown(past.detail), past.body) == (False, FRIDAY, "Kept late", "By post")
    assert desk.ask(planned_entries, customer=anna, limit=10) == []
    start = datetime.combine(FRIDAY, datetime.min.time())
    month = {"start": start - timedelta(days=15), "end": start + timedelta(days=15)}
    found = desk.ask(queries_screens.occurrences, **month)
    assert [(one.title, one.done, one.all_day, one.movable) for one in found] == [
        ("Send the price list", True, True, False), ("Order the lamp", False, True, True),
    ]  # fmt: skip
    assert desk.ask(reminders_shown, **month) == []
    rows = desk.ask(queries_screens.sheet_rows, customer=anna)
    assert [(shown(row.label), row.text) for row in rows if not row.indent] == [
        ("Open", "Order the lamp"), ("Kept late", "Send the price list"),
    ]  # fmt: skip


def test_the_share_is_told_by_person_and_in_all_with_its_trend(desk: Desk, anna: int) -> None:
    kati = desk.run("Staff", add_staff, name="Kati")
    for due, owner in ((-40, None), (-30, None), (-20, kati)):
        row = make(desk, anna, "Call", due, owner=owner)
        desk.run("Kept", commands.keep_promise, row=row, on=day(due))
    make(desk, anna, "Late", -2)
    make(desk, anna, "Not yet", 2)
    report = desk.ask(queries.promises_kept)
    assert report.whole == Share(3, 4)
    assert [(one.name, one.share) for one in report.people] == [("Mart", Share(2, 3)), ("Kati", Share(1, 1))]
    assert (len(report.months), report.by_month[-2:]) == (12, (Share(3, 3), Share(0, 1)))
    assert desk.ask(queries.promises_kept, staff=kati).whole == Share(1, 1)
    assert desk.ask(queries.promises_kept, first=day(-5), last=FRIDAY).whole == Share(0, 1)


def test_what_promises_say_of_a_relationship(desk: Desk, anna: int) -> None:
    def told(on: date) -> list[str]:
        return [shown(one.reason) for one in desk.ask(lambda shop: signals(shop, [anna], on)).get(anna, ())]

    assert told(FRIDAY) == []
    first = make(desk, anna, "Send the price list", 2)
    ((ahead,),) = desk.ask(lambda shop: signals(shop, [anna], FRIDAY)).values()
    assert (ahead.strength, ahead.until) == (0.0, day(2))
    assert told(day(2)) == ["a promise is to be kept"]
    assert told(day(3)) == ["a promise is late"]
    make(desk, anna, "Call", 1)
    assert told(day(3)) == ["2 promises are late"]
    assert desk.ask(lambda shop: planned(shop, None))[anna].on == day(1)
    desk.run("Kept", commands.keep_promise, row=first)
    for due in (-9, -8, -7):
        row = make(desk, anna, "Kept once more", due)
        desk.run("Kept", commands.keep_promise, row=row, on=day(due))
    assert told(FRIDAY) == ["a promise is to be kept", "kept 4 of 4 promises"]
    assert told(day(-20)) == []
    assert told(day(400)) == ["a promise is late"], "what was kept more than a year ago says nothing any more"
