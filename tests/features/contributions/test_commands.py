"""What becomes of an idea, who is thanked for it, and what it says of the relationship."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import FactTest
from clientdesk.desk.facts import Test as Asked
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contributions import commands
from clientdesk.features.contributions.facts import contribution_facts
from clientdesk.features.contributions.queries import contribution, contributions, entries, sheet_rows, signals
from clientdesk.features.contributions.rules import Kind, Status, strength
from clientdesk.features.reminders.queries import open_reminders
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def anna(desk: Desk) -> int:
    """Somebody with ideas."""
    return add(desk, "Anna Saar")


@pytest.fixture
def idea(desk: Desk, anna: int) -> int:
    """A rack for wet coats."""
    return desk.run("Idea", commands.add_contribution, customer=anna, what="A rack for wet coats")


def test_an_idea_is_used_and_its_giver_thanked_by_phone(desk: Desk, anna: int, idea: int) -> None:
    desk.run("Used", commands.use_contribution, row=idea)
    desk.run("Thanked", commands.thank_contribution, row=idea, kind=ContactKind.CALL, note="")
    found = desk.ask(contribution, row=idea)
    assert found is not None
    assert (found.kind, found.status, found.thanked_on) == (Kind.IDEA, Status.USED, FRIDAY)
    (call,) = desk.ask(contacts, customer=anna)
    assert (call.kind, call.note) == ("call", "Thank you for: A rack for wet coats")
    (entry,) = desk.ask(entries, customer=anna, limit=10)
    assert [shown(words) for words in (entry.title, entry.detail, entry.also)] == [
        "A rack for wet coats", "Used", "thanked on 20 Nov",
    ]  # fmt: skip
    (signal,) = desk.ask(lambda shop: signals(shop, [anna], FRIDAY))[anna]
    assert (shown(signal.reason), signal.strength > 0) == ("gave an idea that was used", True)
    desk.undo()
    assert not desk.ask(contacts, customer=anna)
    assert desk.ask(contribution, row=idea).thanked_on is None  # type: ignore[union-attr] # it is there


def test_the_thanks_can_be_planned(desk: Desk, anna: int, idea: int) -> None:
    desk.run("Planned", commands.plan_thanks, row=idea, due_on=FRIDAY + timedelta(days=3))
    (planned,) = desk.ask(open_reminders)
    assert (planned.what, planned.customer, planned.kind) == ("Thank you for: A rack for wet coats", anna, "call")


def test_two_months_without_an_answer_begin_to_hurt(desk: Desk, clock: FakeClock, anna: int, idea: int) -> None:
    def told(on: date) -> list[tuple[str, bool]]:
        found = desk.ask(lambda shop: signals(shop, [anna], on)).get(anna, ())
        return [(shown(one.reason), one.strength < 0) for one in found]

    (waiting,) = desk.ask(lambda shop: signals(shop, [anna], FRIDAY))[anna]
    assert waiting.until == FRIDAY + timedelta(days=59)
    assert told(FRIDAY + timedelta(days=59)) == [("an idea is waiting for an answer", False)]
    assert told(FRIDAY + timedelta(days=60)) == [("an idea unanswered for two months", True)]
    clock.set_local(datetime.fromisoformat("2027-02-01 10:00"))
    assert [one.waits for one in desk.ask(contributions)] == [True]
    desk.run("Declined", commands.answer_contribution, row=idea, status=Status.DECLINED, outcome="No room for it")
    assert told(date(2027, 2, 1)) == []
    assert [row.text for row in desk.ask(sheet_rows, customer=anna)] == [
        "A rack for wet coats", "Declined · No room for it · given on 20 Nov 2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"what": " \n "}, "what"),
        ({"what": "x" * 4001}, "what"),
        ({"given_on": FRIDAY + timedelta(days=1)}, "given_on"),
        ({"given_on": date(1066, 1, 1)}, "given_on"),
        ({"contact": 77}, "contact"),
        ({"customer": 77}, "customer"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(desk: Desk, anna: int, told: dict[str, Any], field: str) -> None:
    asked: dict[str, Any] = {"customer": anna, "what": "Benches"} | told
    with pytest.raises(UserError) as refused:
        desk.run("Idea", commands.add_contribution, **asked)
    assert refused.value.field == field


def test_thanks_before_the_idea_are_refused(desk: Desk, idea: int) -> None:
    with pytest.raises(UserError) as refused:
        desk.run("Thanked", commands.thank_contribution, row=idea, on=date(2026, 11, 1))
    assert refused.value.field == "thanked_on"


def test_who_gave_ideas_can_be_filtered(desk: Desk, anna: int, idea: int) -> None:
    oleg = add(desk, "Oleg")

    def passing(test: Asked, value: str) -> list[int]:
        (fact,) = desk.ask(contribution_facts)
        assert fact.where is not None
        where = fact.where
        sql, values = desk.ask(lambda shop: where(shop, FactTest("ideas_given", test, value)))
        found = desk.store.database.execute_sql(f"SELECT id FROM customer WHERE {sql} ORDER BY id", tuple(values))
        return [row[0] for row in found.fetchall()]

    assert passing(Asked.AT_LEAST, "1") == [anna]
    assert passing(Asked.KNOWN, "") == [anna]
    assert passing(Asked.AT_MOST, "0") == [oleg]
    assert passing(Asked.UNKNOWN, "") == [oleg]


@given(
    st.sampled_from(Status), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-1, 900), st.integers(0, 2000)
)
def test_no_idea_says_more_than_everything(status: Status, given_on: date, thanked: int, later: int) -> None:
    thanked_on = None if thanked < 0 else given_on + timedelta(days=thanked)
    told = strength(status, given_on, thanked_on, given_on + timedelta(days=later))
    assert -1 <= told <= 1
    assert told <= 0 or thanked_on is not None, "only thanks do good"
