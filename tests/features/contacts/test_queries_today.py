"""What others wrote down while one of the staff was away."""

from __future__ import annotations

from datetime import date, datetime

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.queries_today import contacts_of_others
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.staff.commands import add_staff


def test_only_what_others_wrote_and_only_of_these_days(desk: Desk) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    mart, liis = desk.staff, desk.run("Added", add_staff, name="Liis")
    for by, on, note in (
        (liis, "2026-11-15T23:59", "Before"),
        (liis, "2026-11-16T00:00", "Wants panniers\nand a bell"),
        (mart, "2026-11-17T10:00", "Mine"),
        (liis, "2026-11-19T23:59", "Brakes"),
        (liis, "2026-11-20T00:00", "After"),
    ):
        desk.staff = by
        desk.run(
            "Logged", log_contact, customer=anna, kind=ContactKind.CALL, direction=Direction.OUTGOING, note=note,
            on=datetime.fromisoformat(on),
        )  # fmt: skip
    desk.staff = mart
    rows = desk.ask(contacts_of_others, first=date(2026, 11, 16), last=date(2026, 11, 19))
    assert [(row.name, row.when, row.what) for row in rows] == [
        ("Anna Saar", "Liis, Mon 16 Nov", "Wants panniers"),
        ("Anna Saar", "Liis, Thu 19 Nov", "Brakes"),
    ]
