"""Customers on Today: whom one looked at last, whom one lost sight of, whose days are near."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import add_customer, trash_customer
from clientdesk.features.customers.queries_today import days_ahead, seen_customers, silent_customers


def person(desk: Desk, name: str, **more: Any) -> int:  # noqa: ANN401
    return desk.run("Added", add_customer, name=name, **more)


def call(desk: Desk, customer: int, on: str) -> None:
    desk.run(
        "Logged", log_contact, customer=customer, kind=ContactKind.CALL, direction=Direction.OUTGOING,
        note="Hello", on=datetime.fromisoformat(on),
    )  # fmt: skip


def test_who_was_seen_stands_in_order_and_who_is_gone_is_left_out(desk: Desk) -> None:
    anna, liis, gone = person(desk, "Anna Saar"), person(desk, "Liis Tamm"), person(desk, "Gone")
    call(desk, anna, "2026-11-17T10:00")
    desk.run("Trashed", trash_customer, customer=gone)
    rows = desk.ask(seen_customers, customers=[liis, gone, anna, 999])
    assert [(row.name, row.when) for row in rows] == [
        ("Liis Tamm", "No contact yet"),
        ("Anna Saar", "Called 3 days ago"),
    ]
    assert desk.ask(seen_customers, customers=[]) == ()


def test_silent_ones_come_longest_ago_first_and_not_before_a_month(desk: Desk) -> None:
    anna, liis, oleg, tiit = (person(desk, name) for name in ("Anna", "Liis", "Oleg", "Tiit"))
    call(desk, anna, "2026-09-01T10:00")
    call(desk, liis, "2026-03-01T10:00")
    call(desk, oleg, "2026-11-01T10:00")
    assert [row.customer for row in desk.ask(silent_customers, limit=5)] == [liis, anna]
    assert [row.customer for row in desk.ask(silent_customers, limit=1)] == [liis]
    assert tiit not in [row.customer for row in desk.ask(silent_customers, limit=5)]


def test_days_of_a_span_say_when_they_are_or_were(desk: Desk) -> None:
    person(desk, "Helena Kask", birth_month=11, birth_day=21, birth_year=1986)
    person(desk, "Oleg Petrov", birth_month=11, birth_day=17)
    ahead = desk.ask(days_ahead, first=date(2026, 11, 21), last=date(2026, 11, 27))
    assert [(row.name, row.when, row.due_on) for row in ahead] == [
        ("Helena Kask", "Tomorrow, turns 40", date(2026, 11, 21))
    ]
    missed = desk.ask(days_ahead, first=date(2026, 11, 16), last=date(2026, 11, 19))
    assert [(row.name, row.when) for row in missed] == [("Oleg Petrov", "Tuesday 17 November")]
