"""The rhythm as the rest of the shop sees it: merged, undone, carried to another shop, filtered, printed, mended."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import Fact, FactTest
from clientdesk.desk.facts import Test as Asks
from clientdesk.desk.safekeeping import check
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.customers.commands import add_customer, set_potential
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.features.relationships.commands import set_relationship
from clientdesk.features.relationships.rules import KINDS
from clientdesk.features.rhythm import commands
from clientdesk.features.rhythm.assurance import NIGHTLY, nobody_forgotten
from clientdesk.features.rhythm.facts import rhythm_facts
from clientdesk.features.rhythm.queries import NextTouch, forgotten, next_touch
from clientdesk.features.rhythm.queries_screens import due_condition, sheet_rows, timeline_entries
from clientdesk.features.rhythm.rules import By
from clientdesk.features.searching.queries import find_written
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)


def add(desk: Desk, name: str, potential: str = "A", days_ago: int | None = None) -> int:
    """A customer, spoken with so many days ago."""
    customer = desk.run("Added", add_customer, name=name, potential=potential)
    if days_ago is not None:
        on = datetime.fromisoformat("2026-11-20 08:00") - timedelta(days=days_ago)
        desk.run("Logged", log_contact, customer=customer, kind="call", on=on)
    return customer


def known(desk: Desk, customer: int) -> NextTouch:
    found = desk.ask(next_touch, customer=customer)
    assert found is not None
    return found


def passing(desk: Desk, condition: tuple[str, Any]) -> list[int]:
    """The customers for whom an SQL condition is true."""

    def ask(shop: Shop) -> list[int]:
        sql, values = condition
        return [row[0] for row in shop.database.execute_sql(f"SELECT id FROM customer WHERE {sql}", tuple(values))]

    return desk.ask(ask)


def fact(desk: Desk, key: str) -> Fact:
    return next(one for one in desk.ask(rhythm_facts) if one.key == key)


def filtered(desk: Desk, key: str, test: Asks, value: str = "") -> list[int]:
    where = fact(desk, key).where
    assert where is not None
    return passing(desk, where(desk.shop(), FactTest(key, test, value)))


def test_the_kind_of_relationship_sets_the_rhythm(desk: Desk) -> None:
    anna = add(desk, "Anna Saar")
    kind, days = next((key, one.rhythm_days) for key, one in KINDS.items() if one.rhythm_days not in (0, 30))
    desk.run("Kind", set_relationship, customer=anna, kind=kind)
    assert (known(desk, anna).days, known(desk, anna).by) == (days, By.RELATIONSHIP)
    desk.undo()
    assert (known(desk, anna).days, known(desk, anna).by) == (30, By.CLASS)


def test_two_made_one_have_one_next_touch_and_are_parted_with_two(desk: Desk) -> None:
    anna, again = add(desk, "Anna Saar", days_ago=40), add(desk, "Anna Saar", "C", days_ago=5)
    desk.run("Agreed", commands.set_rhythm, customer=again, days=10)
    desk.run("Merged", merge_customers, into=anna, others=(again,))
    assert (known(desk, anna).days, known(desk, anna).last_on) == (10, FRIDAY - timedelta(days=5))
    assert desk.ask(next_touch, customer=again) is None and desk.ask(forgotten) == []
    desk.undo()
    assert (known(desk, anna).days, known(desk, again).days) == (30, 10)


def test_filters_tell_who_is_due_and_who_was_silent_for_long(desk: Desk) -> None:
    late, silent, fine = add(desk, "Late", "A", 31), add(desk, "Silent", "C", 200), add(desk, "Fine", "A", 3)
    new = add(desk, "New", "B")
    assert filtered(desk, "silent_days", Asks.AT_LEAST, "31") == [late, silent]
    assert filtered(desk, "silent_days", Asks.AT_MOST, "3") == [fine, new]
    assert filtered(desk, "silent_days", Asks.AT_LEAST, "many") == []
    assert fact(desk, "silent_days").values(desk.shop(), [late, new]) == {late: "31", new: "0"}
    assert filtered(desk, "next_touch", Asks.AT_MOST, "2026-11-20") == [late]
    assert fact(desk, "next_touch").values(desk.shop(), [fine]) == {fine: "2026-12-17"}
    assert passing(desk, desk.ask(due_condition)) == [late]
    rhythm = fact(desk, "rhythm_days")
    assert rhythm.put is not None
    put = rhythm.put
    desk.run("Put", lambda shop: put(shop, {late: "45"}))
    assert (filtered(desk, "rhythm_days", Asks.AT_LEAST, "45"), known(desk, late).by) == ([late], By.OWN)
    desk.run("Put", lambda shop: put(shop, {late: ""}))
    assert (filtered(desk, "rhythm_days", Asks.KNOWN), known(desk, late).by) == ([], By.CLASS)


def test_sheet_timeline_and_search_tell_what_was_agreed(desk: Desk) -> None:
    anna = add(desk, "Anna Saar", "A", 31)
    desk.run("Not now", commands.touch_not_needed, row=anna, because="Met at the market hall")
    assert [(shown(row.label), row.text) for row in desk.ask(sheet_rows, customer=anna)] == [
        ("How often", "every 30 days"), ("Next contact", "Monday 21 December"), ("Last contact", "Tuesday 20 October"),
    ]  # fmt: skip
    entries = desk.ask(timeline_entries, customer=anna, limit=5)
    assert [(shown(one.title), one.on, one.automatic) for one in entries] == [
        ("Contact not needed: Met at the market hall", FRIDAY, True)
    ]
    desk.run("None", commands.set_no_rhythm, customer=anna, because="Retired to the countryside")
    assert next(row.text for row in desk.ask(sheet_rows, customer=anna)) == "No rhythm: Retired to the countryside"
    for words in ("market hall", "countryside"):
        assert desk.ask(find_written, text=words)


def test_the_night_finds_and_mends_whoever_was_forgotten(desk: Desk, clock: FakeClock) -> None:
    anna, arvo = add(desk, "Anna Saar", days_ago=31), add(desk, "Arvo")
    assert desk.ask(NIGHTLY.needed)
    desk.run_as_program("Night", NIGHTLY.run)
    assert not desk.ask(NIGHTLY.needed)
    assert [shown(one) for one in desk.ask(nobody_forgotten)] == ["0 forgotten of 2"]

    def lose(shop: Shop) -> None:
        shop.database.execute_sql("DELETE FROM next_touch WHERE customer = ?", (arvo,))

    with desk.store.transaction():
        lose(desk.shop())
    assert desk.ask(forgotten) == [arvo] and len(check(desk)) == 1
    assert [shown(one) for one in desk.ask(nobody_forgotten)] == ["1 forgotten of 2"]
    clock.sleep(days=1)
    assert desk.ask(NIGHTLY.needed)
    desk.run_as_program("Night", NIGHTLY.run)
    # It stays said until the next look, so that nobody misses that it was so.
    assert (desk.ask(forgotten), [shown(one) for one in desk.ask(nobody_forgotten)]) == ([], ["1 forgotten of 2"])
    assert known(desk, anna).days == known(desk, arvo).days == 30
    clock.sleep(days=2)
    desk.run_as_program("Night", NIGHTLY.run)
    assert [shown(one) for one in desk.ask(nobody_forgotten)] == ["0 forgotten of 2"]


def test_a_catch_up_is_a_plan_over_days(desk: Desk) -> None:
    desk.run("Settings", commands.change_rhythm_settings, calls_a_day=3)
    for place in range(10):
        add(desk, f"Customer {place}", days_ago=31 + place)
    assert [shown(one) for one in desk.ask(nobody_forgotten)] == [
        "0 forgotten of 10", "7 more calls are spread over the coming days",
    ]  # fmt: skip


def test_another_class_is_another_rhythm(desk: Desk) -> None:
    anna = add(desk, "Anna Saar", "A", 10)
    desk.run("Class", set_potential, customer=anna, potential="B")
    assert known(desk, anna).due_on == FRIDAY + timedelta(days=80)
