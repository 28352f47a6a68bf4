"""The moment of the last contact follows whatever happens to contacts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from clientdesk.desk.desk import Desk
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import change_contact, delete_contact, log_contact
from clientdesk.features.contacts.last_contact import LAST_CONTACT
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer, empty_trash, trash_customer

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


def log(desk: Desk, customer: int, day: int, kind: ContactKind = ContactKind.CALL) -> int:
    on = wall(f"2026-11-{day:02}T12:00")
    return desk.run("Contact logged", log_contact, customer=customer, kind=kind, on=on)


def kept(desk: Desk) -> list[Any]:
    def rows(shop: Shop) -> list[Any]:
        found = shop.database.execute_sql("SELECT customer, at, kind FROM customer_last_contact ORDER BY customer")
        return list(found.fetchall())

    assert desk.ask(LAST_CONTACT.problems) == ()
    return desk.ask(rows)


def test_it_follows_logging_changing_deleting_and_undo(desk: Desk, anna: int) -> None:
    assert kept(desk) == []
    log(desk, anna, 3)
    assert kept(desk) == [(anna, "2026-11-03 10:00:00", "call")]
    visit = log(desk, anna, 9, ContactKind.VISIT)
    log(desk, anna, 5)
    log(desk, anna, 12, ContactKind.NOTE)
    assert kept(desk) == [(anna, "2026-11-09 10:00:00", "visit")]
    desk.run("Contact changed", change_contact, row=visit, on=wall("2026-11-04T12:00"))
    assert kept(desk) == [(anna, "2026-11-05 10:00:00", "call")]
    desk.undo()
    assert kept(desk) == [(anna, "2026-11-09 10:00:00", "visit")]
    desk.run("Contact deleted", delete_contact, row=visit)
    assert kept(desk) == [(anna, "2026-11-05 10:00:00", "call")]
    desk.undo()
    assert kept(desk) == [(anna, "2026-11-09 10:00:00", "visit")]


def test_the_only_contact_taken_back_leaves_nothing(desk: Desk, anna: int) -> None:
    log(desk, anna, 3)
    desk.undo()
    assert kept(desk) == []
    desk.redo()
    assert kept(desk) == [(anna, "2026-11-03 10:00:00", "call")]


def test_emptying_the_trash_takes_it_along_and_undo_brings_it_back(desk: Desk, anna: int) -> None:
    log(desk, anna, 3)
    before = kept(desk)
    desk.run("Customer deleted", trash_customer, customer=anna)
    desk.run("Trash emptied", empty_trash)
    assert kept(desk) == []
    desk.undo()
    assert kept(desk) == before


def test_deriving_all_of_it_again_changes_nothing(desk: Desk, anna: int) -> None:
    arvo = desk.run("Customer added", add_customer, name="Arvo")
    for day in (3, 9, 5):
        log(desk, anna, day)
    log(desk, arvo, 7, ContactKind.LETTER)
    before = kept(desk)
    desk.rebuild_derived()
    assert kept(desk) == before


def test_a_wrong_one_is_told(desk: Desk, anna: int) -> None:
    log(desk, anna, 3)
    desk.store.database.execute_sql("UPDATE customer_last_contact SET kind = 'visit'")
    (problem,) = desk.ask(LAST_CONTACT.problems)
    assert "1 customer" in problem.text()  # type: ignore[union-attr]


def test_a_call_that_nobody_answered_does_not_end_a_silence(desk: Desk, anna: int) -> None:
    log(desk, anna, 3)
    desk.run("Rang", log_contact, customer=anna, kind="call", on=wall("2026-11-09T12:00"), answered=False)
    assert kept(desk) == [(anna, "2026-11-03 10:00:00", "call")]
    only = desk.run("Customer added", add_customer, name="Arvo")
    vain = desk.run("Rang", log_contact, customer=only, kind="call", answered=False)
    assert [row[0] for row in kept(desk)] == [anna]
    desk.run("Corrected", change_contact, row=vain, answered=True)
    assert [row[0] for row in kept(desk)] == [anna, only]
    desk.undo()
    assert [row[0] for row in kept(desk)] == [anna]
