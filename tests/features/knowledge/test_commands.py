"""What the shop learns of a customer: noted, confirmed, settled, corrected, and growing old."""

from __future__ import annotations

from datetime import date

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import trash_customer
from clientdesk.features.knowledge.commands import (
    add_insight,
    change_insight,
    confirm_insight,
    delete_insight,
    reopen_insight,
    settle_insight,
)
from clientdesk.features.knowledge.queries import background_rows, insight, insights, told_of
from clientdesk.features.knowledge.rules import Age, Topic, age_of, age_words, months_between
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer."""
    return add(desk, "Anna Saar")


def told(desk: Desk, customer: int) -> list[str]:
    """Second lines of all that is known."""
    today = desk.ask(lambda shop: shop.today())
    return [told_of(one, today) for one in desk.ask(insights, customer=customer)]


def test_what_was_learnt_stands_with_source_day_and_author(desk: Desk, anna: int) -> None:
    desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text=" A child seat ", source="her sister",
             noted_on=date(2026, 11, 18))  # fmt: skip
    [one] = desk.ask(insights, customer=anna)
    assert (one.text, one.source, one.author, one.noted_on) == (
        "A child seat",
        "her sister",
        "Mart",
        date(2026, 11, 18),
    )
    assert told(desk, anna) == ["2 days ago · her sister · Mart"]


def test_it_grows_old_and_is_fresh_again_once_confirmed(desk: Desk, anna: int, clock: FakeClock) -> None:
    row = desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text="A child seat")
    clock.sleep(days=244)
    assert told(desk, anna) == ["8 months ago, worth asking again · Mart"]
    clock.sleep(days=365)
    assert told(desk, anna) == ["20 months ago, old by now: ask again · Mart"]
    desk.run("Confirmed", confirm_insight, row=row)
    assert told(desk, anna) == ["today · Mart"]
    desk.undo()
    assert told(desk, anna) == ["20 months ago, old by now: ask again · Mart"]


@pytest.mark.parametrize(
    ("then", "months"), [("2026-10-20", 1), ("2026-10-21", 0), ("2025-11-20", 12), ("2027-01-01", 0)]
)
def test_months_are_whole(then: str, months: int) -> None:
    assert months_between(date.fromisoformat(then), date(2026, 11, 20)) == months


def test_a_risk_grows_old_sooner_than_a_background() -> None:
    noted, today = date(2026, 7, 1), date(2026, 11, 20)
    assert age_of(Topic.RISKS, noted, today) is Age.AGEING
    assert age_of(Topic.BACKGROUND, noted, today) is Age.FRESH
    assert age_words(Topic.BACKGROUND, date(2023, 1, 1), today) == "3 years ago, old by now: ask again"


def test_a_need_is_met_and_stands_last(desk: Desk, anna: int) -> None:
    row = desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text="A child seat")
    desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text="Panniers")
    desk.run("Met", settle_insight, row=row)
    assert [one.text for one in desk.ask(insights, customer=anna)] == ["Panniers", "A child seat"]
    assert told(desk, anna)[1] == "Met on 20 Nov · Mart"
    assert [one.text for one in desk.ask(background_rows, customer=anna)] == ["Panniers", "today · Mart"]
    desk.run("Open", reopen_insight, row=row)
    assert desk.ask(insight, row=row).settled_on is None  # type: ignore[union-attr]


def test_only_what_can_be_settled_is(desk: Desk, anna: int) -> None:
    row = desk.run("Noted", add_insight, customer=anna, topic=Topic.BENEFIT, text="Saves a trip")
    for command, field in ((settle_insight, "row"), (reopen_insight, "row")):
        with pytest.raises(UserError) as refused:
            desk.run("Met", command, row=row)
        assert refused.value.field == field


def test_a_note_that_becomes_something_else_is_open_again(desk: Desk, anna: int) -> None:
    row = desk.run("Noted", add_insight, customer=anna, topic=Topic.RISKS, text="The frame")
    desk.run("Over", settle_insight, row=row)
    desk.run("Changed", change_insight, row=row, topic=Topic.BACKGROUND, text="The frame is old")
    found = desk.ask(insight, row=row)
    assert found is not None and (found.topic, found.settled_on, found.text) == (
        Topic.BACKGROUND, None, "The frame is old",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("text", {"text": "  "}),
        ("text", {"text": "x" * 4001}),
        ("source", {"text": "x", "source": "x" * 201}),
        ("noted_on", {"text": "x", "noted_on": date(2026, 11, 21)}),
        ("noted_on", {"text": "x", "noted_on": date(1816, 11, 21)}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(desk: Desk, anna: int, field: str, given: dict[str, object]) -> None:
    with pytest.raises(UserError) as refused:
        desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, **given)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_nothing_is_done_about_a_customer_in_the_trash(desk: Desk, anna: int) -> None:
    row = desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text="A child seat")
    desk.run("Trashed", trash_customer, customer=anna)
    with pytest.raises(UserError):
        desk.run("Confirmed", confirm_insight, row=row)


def test_deleted_and_taken_back(desk: Desk, anna: int) -> None:
    row = desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text="A child seat")
    desk.run("Deleted", delete_insight, row=row)
    assert desk.ask(insights, customer=anna) == ()
    desk.undo()
    assert [one.text for one in desk.ask(insights, customer=anna)] == ["A child seat"]
