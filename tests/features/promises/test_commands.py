"""What becomes of a promise, and of the reminders that follow it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.promises import commands, queries
from clientdesk.features.promises.rules import Ending, Standing
from clientdesk.features.reminders.commands import dismiss_reminder, finish_reminder, reopen_reminder, snooze_reminder
from clientdesk.features.reminders.queries import due, open_reminders, unraised
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add

FRIDAY = date(2026, 11, 20)
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def anna(desk: Desk) -> int:
    """Somebody to whom things are promised."""
    return add(desk, "Anna Saar")


@pytest.fixture
def price_list(desk: Desk, anna: int) -> int:
    """A promise, due on Tuesday."""
    return desk.run("Promised", commands.make_promise, customer=anna, what=" Send the price list ", due_on=TUESDAY)


def standing(desk: Desk, row: int) -> Standing | None:
    found = desk.ask(queries.promise, row=row)
    return None if found is None else found.standing


def reminded(desk: Desk) -> list[tuple[date, int]]:
    return [(one.due_on, one.lead) for one in desk.ask(open_reminders)]


def test_a_promise_has_a_text_a_day_and_whoever_made_it_keeps_it(desk: Desk, anna: int, price_list: int) -> None:
    (found,) = desk.ask(queries.open_promises, customer=anna)
    assert (found.what, found.made_on, found.due_on, found.owner_name) == (
        "Send the price list", FRIDAY, TUESDAY, "Mart",
    )  # fmt: skip
    assert found.standing is Standing.OPEN


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"what": "  "}, "what"),
        ({"what": "x" * 501}, "what"),
        ({"due_on": None}, "due_on"),
        ({"due_on": date(2026, 11, 19)}, "due_on"),
        ({"due_on": date(2900, 1, 1)}, "due_on"),
        ({"made_on": date(2026, 11, 21), "due_on": TUESDAY}, "made_on"),
        ({"owner": 99}, "owner"),
        ({"contact": 99}, "contact"),
        ({"customer": 99}, "customer"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(desk: Desk, anna: int, told: dict[str, Any], field: str) -> None:
    given: dict[str, Any] = {"customer": anna, "what": "Call", "due_on": TUESDAY} | told
    with pytest.raises(UserError) as refused:
        desk.run("Promised", commands.make_promise, **given)
    assert refused.value.field == field
    assert desk.ask(queries.open_promises) == ()


def test_it_reminds_the_day_before_and_on_the_day(desk: Desk, clock: FakeClock, price_list: int) -> None:
    assert reminded(desk) == [(TUESDAY, 1440), (TUESDAY, 0)]
    assert desk.ask(unraised) == []
    clock.set_local(datetime.fromisoformat("2026-11-23 09:30"))
    (early,) = desk.ask(unraised)
    assert (early.what, early.note) == ("Send the price list", "Promised on 20 Nov")
    clock.set_local(datetime.fromisoformat("2026-11-24 09:30"))
    (on_the_day,) = desk.ask(due)
    assert on_the_day.row != early.row


def test_the_reminders_move_with_it_and_are_closed_with_it(desk: Desk, price_list: int) -> None:
    desk.run("Moved", commands.move_promise, row=price_list, to=date(2026, 12, 1))
    assert reminded(desk) == [(date(2026, 12, 1), 1440), (date(2026, 12, 1), 0)]
    desk.run("Kept", commands.keep_promise, row=price_list, outcome="Sent it")
    assert (reminded(desk), standing(desk, price_list)) == ([], Standing.KEPT)
    desk.undo()
    assert len(reminded(desk)) == 2
    desk.undo()
    assert reminded(desk) == [(TUESDAY, 1440), (TUESDAY, 0)]
    desk.redo()
    desk.redo()
    desk.run("Open", commands.reopen_promise, row=price_list)
    assert (len(reminded(desk)), standing(desk, price_list)) == (2, Standing.OPEN)


def test_who_ticks_its_reminder_off_has_kept_it(desk: Desk, price_list: int) -> None:
    early, last = (one.id for one in desk.ask(open_reminders))
    desk.run("Not needed", dismiss_reminder, row=early)
    assert standing(desk, price_list) is Standing.OPEN
    desk.run("Done", finish_reminder, row=last)
    assert standing(desk, price_list) is Standing.KEPT
    desk.run("Again", reopen_reminder, row=last)
    assert standing(desk, price_list) is Standing.OPEN
    assert [one.id for one in desk.ask(open_reminders)] == [last]


def test_a_snooze_of_the_reminder_leaves_the_promise_where_it_is(desk: Desk, anna: int, price_list: int) -> None:
    last = desk.ask(open_reminders)[1].id
    later = datetime.fromisoformat("2026-11-25 15:00")
    desk.run("Put off", snooze_reminder, row=last, until=later)
    desk.run("Other words", commands.make_promise, customer=anna, what="Call", due_on=TUESDAY)
    found = {one.id: one for one in desk.ask(open_reminders)}
    assert (found[last].due_on, found[last].due_time) == (later.date(), "15:00")
    assert desk.ask(queries.open_promises, customer=anna)[0].due_on == TUESDAY


def test_kept_after_its_day_is_kept_late(desk: Desk, clock: FakeClock, price_list: int) -> None:
    clock.set_local(datetime.fromisoformat("2026-11-26 10:00"))
    assert standing(desk, price_list) is Standing.LATE
    desk.run("Kept", commands.keep_promise, row=price_list)
    assert standing(desk, price_list) is Standing.KEPT_LATE
    with pytest.raises(UserError):
        desk.run("Kept", commands.keep_promise, row=price_list)


def test_the_form_writes_all_of_it_anew(desk: Desk, price_list: int) -> None:
    desk.run(
        "Changed", commands.change_promise, row=price_list, what="Send both lists", due_on=TUESDAY, made_on=FRIDAY,
        ending=Ending.RELEASED, outcome="She found it on the web",
    )  # fmt: skip
    found = desk.ask(queries.promise, row=price_list)
    assert found is not None
    assert (found.what, found.standing, found.closed_on, found.owner, found.outcome) == (
        "Send both lists", Standing.RELEASED, FRIDAY, None, "She found it on the web",
    )  # fmt: skip
    desk.run(
        "Changed", commands.change_promise, row=price_list, what="Send both lists", due_on=TUESDAY, made_on=FRIDAY,
        owner=desk.staff,
    )  # fmt: skip
    assert standing(desk, price_list) is Standing.OPEN
    assert [(one.what, one.staff_name) for one in desk.ask(open_reminders)] == [("Send both lists", "Mart")] * 2


def test_a_deleted_promise_takes_its_reminders_with_it(desk: Desk, price_list: int) -> None:
    desk.run("Deleted", commands.delete_promise, row=price_list)
    assert reminded(desk) == []
    desk.undo()
    assert len(reminded(desk)) == 2
