"""Facts of customers themselves: what is told of each, who passes a test, what can be written."""

from __future__ import annotations

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import Fact, FactInput, FactTest, facts_of
from clientdesk.desk.facts import Test as Asks
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import change_customer
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add


def fact(desk: Desk, key: str) -> Fact:
    """A fact by its key."""
    return next(one for one in desk.ask(facts_of) if one.key == key)


def told(desk: Desk, key: str, customer: int) -> str:
    """What a fact says of a customer, as shown."""
    one = fact(desk, key)
    return one.words(desk.ask(one.values, [customer]).get(customer, ""))


def passing(desk: Desk, test: FactTest) -> set[str]:
    """The names of those who pass a test."""
    where = fact(desk, test.fact).where

    def names(shop: Shop) -> set[str]:
        assert where is not None
        sql, values = where(shop, test)
        found = shop.database.execute_sql(f"SELECT name FROM customer WHERE {sql}", tuple(values))
        return {row[0] for row in found.fetchall()}

    return desk.ask(names)


def read(desk: Desk, key: str, text: str) -> str:
    """A text read as a value."""
    reading = fact(desk, key).read
    assert reading is not None
    return desk.ask(reading, text)


def test_what_is_known_of_anna_is_told_as_facts(desk: Desk, some: dict[str, int]) -> None:
    anna = some["Anna"]
    keys = ("class", "kind", "city", "birthday_month", "has_phone", "has_email")
    shown = {key: told(desk, key, anna) for key in keys}
    assert shown == {
        "class": "A", "kind": "person", "city": "Tartu", "birthday_month": "March", "has_phone": "yes",
        "has_email": "yes",
    }  # fmt: skip
    assert told(desk, "tags", anna) == "club, touring"
    assert told(desk, "added_on", anna) == "20 November 2026"
    assert told(desk, "last_contact_on", anna) == ""


def test_those_who_pass_a_test_are_found_whatever_the_case_and_accents(desk: Desk, some: dict[str, int]) -> None:
    assert passing(desk, FactTest("city", Asks.HAS, "TART")) == {"Anna Saar"}
    assert passing(desk, FactTest("city", Asks.IS, "elva")) == {"Arvo Mägi"}
    assert "Veera Ivanova" in passing(desk, FactTest("city", Asks.UNKNOWN))
    assert passing(desk, FactTest("kind", Asks.IS, "organisation")) == {"Garden Hotel Pärna"}
    assert passing(desk, FactTest("has_email", Asks.IS, "yes")) == {"Anna Saar"}
    assert passing(desk, FactTest("birthday_month", Asks.IS, "11")) == {"Helena Kask"}


def test_a_tag_is_asked_for_by_its_id(desk: Desk, some: dict[str, int]) -> None:
    club = next(one.key for one in fact(desk, "tags").choices if one.words == "club")
    assert passing(desk, FactTest("tags", Asks.HAS, club)) == {"Anna Saar", "Arvo Mägi"}
    assert len(passing(desk, FactTest("tags", Asks.UNKNOWN))) == len(some) - 2


def test_a_day_is_the_shops_not_that_of_utc(desk: Desk, some: dict[str, int], clock: FakeClock) -> None:
    assert len(passing(desk, FactTest("added_on", Asks.IS, "2026-11-20"))) == len(some)
    assert passing(desk, FactTest("added_on", Asks.AT_LEAST, "2026-11-21")) == set()
    clock.sleep(hours=15.5)  # 00:35 in Tallinn, still the 20th in Greenwich
    add(desk, "Night Owl")
    assert passing(desk, FactTest("added_on", Asks.AT_LEAST, "2026-11-21")) == {"Night Owl"}


def test_facts_are_written_by_their_key_and_undone(desk: Desk, some: dict[str, int]) -> None:
    facts = (FactInput("class", "B"), FactInput("industry", "Bees"), FactInput("tags", "new one, club"))
    desk.run("Changed", change_customer, customer=some["Anna"], facts=facts)
    assert [told(desk, key, some["Anna"]) for key in ("class", "industry", "tags")] == ["B", "Bees", "club, new one"]
    desk.undo()
    assert [told(desk, key, some["Anna"]) for key in ("class", "industry", "tags")] == ["A", "", "club, touring"]


def test_what_is_no_choice_is_told_at_its_fact(desk: Desk, some: dict[str, int]) -> None:
    with pytest.raises(UserError) as refused:
        desk.run("Changed", change_customer, customer=some["Anna"], facts=(FactInput("class", "Platinum"),))
    assert refused.value.field == "facts.class"
    assert read(desk, "owner", "mart") == str(desk.staff)


def test_every_fact_that_can_be_sorted_by_gives_an_order(desk: Desk, some: dict[str, int]) -> None:
    for one in desk.ask(facts_of):
        if one.sorted_by:
            rows = desk.store.database.execute_sql(f"SELECT id FROM customer ORDER BY {one.sorted_by}").fetchall()
            assert len(rows) == len(some), one.key


@pytest.mark.parametrize("test", list(Asks))
def test_every_fact_takes_every_test(desk: Desk, some: dict[str, int], test: Asks) -> None:
    for one in desk.ask(facts_of):
        if one.where:
            assert passing(desk, FactTest(one.key, test, "1")) <= {row[0] for row in _names(desk)}, one.key


def _names(desk: Desk) -> list[tuple[str]]:
    return list(desk.store.database.execute_sql("SELECT name FROM customer").fetchall())
