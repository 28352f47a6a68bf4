"""What can be done with a reminder, undone, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.shop import Shop, change_settings
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import add_customer, trash_customer
from clientdesk.features.reminders.commands import (
    add_reminder,
    change_reminder,
    delete_reminder,
    finish_and_log,
    finish_reminder,
    mark_raised,
    move_reminder,
    rederive_due,
    reopen_reminder,
    snooze_reminder,
)
from clientdesk.features.reminders.queries import due, open_reminders, reminder
from clientdesk.features.reminders.records import Reminder, ReminderRaised
from clientdesk.features.reminders.rules import ReminderKind
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
wall = datetime.fromisoformat


def plan(desk: Desk, **more: Any) -> int:  # noqa: ANN401
    """A reminder for this Friday at ten."""
    given: dict[str, Any] = {"what": "Call Anna", "due_on": FRIDAY, "due_time": "10:00"} | more
    return desk.run("Reminder added", add_reminder, **given)


def refused(desk: Desk, command: Callable[..., object], **given: object) -> str:
    """The field that a command complains of."""
    with pytest.raises(UserError) as error:
        desk.run("Tried", command, **given)
    assert error.value.text()
    return error.value.field


def test_a_reminder_keeps_what_was_said(desk: Desk) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    row = plan(desk, what="  Ask \n how the saddle fits ", due_time="9.30", customer=anna, kind=ReminderKind.CALL)
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert (found.what, found.due_on, found.due_time) == ("Ask how the saddle fits", FRIDAY, "09:30")
    assert (found.customer_name, found.staff_name, found.kind) == ("Anna Saar", "Mart", "call")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"what": " \n "}, "what"),
        ({"what": "x" * 501}, "what"),
        ({"due_time": "noon"}, "due_time"),
        ({"due_on": date(1, 1, 1)}, "due_on"),
        ({"due_on": date(9999, 12, 31)}, "due_on"),
        ({"customer": 99}, "customer"),
        ({"customer": 2**70}, "customer"),
        ({"staff": 99}, "staff"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(desk: Desk, given: dict[str, Any], field: str) -> None:
    wanted = {"what": "Call", "due_on": FRIDAY} | given
    assert refused(desk, add_reminder, **wanted) == field
    row = plan(desk)
    assert refused(desk, change_reminder, row=row, **wanted) == field


def test_nothing_is_planned_for_somebody_in_the_trash(desk: Desk) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    row = plan(desk, customer=anna)
    desk.run("Trashed", trash_customer, customer=anna)
    assert refused(desk, add_reminder, what="Call", due_on=FRIDAY, customer=anna) == "customer"
    assert refused(desk, finish_reminder, row=row) == "customer"
    assert desk.ask(open_reminders) == []


def test_changing_writes_everything_anew(desk: Desk) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    row = plan(desk, customer=anna)
    desk.run("Reminder changed", change_reminder, row=row, what="Order tyres", due_on=date(2026, 11, 23))
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert (found.what, found.due_on, found.due_time, found.customer, found.staff) == (
        "Order tyres", date(2026, 11, 23), None, None, None,
    )  # fmt: skip
    desk.undo()
    again = desk.ask(reminder, row=row)
    assert again is not None
    assert (again.what, again.customer, again.staff_name) == ("Call Anna", anna, "Mart")


def test_done_and_to_be_done_again(desk: Desk) -> None:
    row = plan(desk)
    desk.run("Reminder done", finish_reminder, row=row)
    assert refused(desk, finish_reminder, row=row) == "row"
    assert refused(desk, snooze_reminder, row=row, until=wall("2026-11-21 10:00")) == "row"
    desk.run("Again", reopen_reminder, row=row)
    assert refused(desk, reopen_reminder, row=row) == "row"
    assert [one.id for one in desk.ask(open_reminders)] == [row]


def test_done_and_logged_is_one_step(desk: Desk) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    row = plan(desk, customer=anna, kind=ReminderKind.CALL)
    desk.run("Done", finish_and_log, row=row, note="It fits.")
    [logged] = desk.ask(contacts, customer=anna)
    assert (logged.kind, logged.direction, logged.note) == (ContactKind.CALL, Direction.OUTGOING, "It fits.")
    assert desk.ask(open_reminders) == []
    desk.undo()
    assert desk.ask(contacts, customer=anna) == []
    assert len(desk.ask(open_reminders)) == 1


@pytest.mark.parametrize("kind", list(ReminderKind))
def test_every_kind_can_be_logged(desk: Desk, kind: ReminderKind) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    row = plan(desk, customer=anna, kind=kind)
    desk.run("Done", finish_and_log, row=row)
    assert [one.kind for one in desk.ask(contacts, customer=anna)] == [kind.value]


def test_what_is_about_nobody_cannot_be_logged(desk: Desk) -> None:
    row = plan(desk)
    assert refused(desk, finish_and_log, row=row) == "row"
    assert len(desk.ask(open_reminders)) == 1


def test_a_snooze_has_to_lie_ahead(desk: Desk, clock: FakeClock) -> None:
    row = plan(desk)
    assert refused(desk, snooze_reminder, row=row, until=wall("2026-11-20 09:05")) == "until"
    assert refused(desk, snooze_reminder, row=row, until=wall("9999-12-31 23:59")) == "until"
    desk.run("Moved", snooze_reminder, row=row, until=wall("2026-11-20 09:05:30"))
    found = desk.ask(reminder, row=row)
    assert found is not None
    assert found.due_time == "09:06"


def test_moving_keeps_the_time_of_day(desk: Desk) -> None:
    timed, any_time = plan(desk), plan(desk, due_time=None)
    for row in (timed, any_time):
        desk.run("Moved", move_reminder, row=row, to=date(2027, 3, 29))
    found = [desk.ask(reminder, row=row) for row in (timed, any_time)]
    assert [(one.due_on, one.due_time) for one in found if one] == [
        (date(2027, 3, 29), "10:00"),
        (date(2027, 3, 29), None),
    ]
    assert refused(desk, move_reminder, row=timed, to=date(1, 1, 1)) == "to"


def test_deleting_is_undone_with_its_identity(desk: Desk) -> None:
    row = plan(desk)
    before = desk.ask(reminder, row=row)
    desk.run("Deleted", delete_reminder, row=row)
    assert desk.ask(reminder, row=row) is None
    desk.undo()
    assert desk.ask(reminder, row=row) == before


@pytest.mark.parametrize("row", [0, -1, 99, 2**63, 2**70])
def test_a_row_that_is_not_there_is_refused_by_every_verb(desk: Desk, row: int) -> None:
    for command, more in (
        (finish_reminder, {}),
        (finish_and_log, {}),
        (reopen_reminder, {}),
        (delete_reminder, {}),
        (move_reminder, {"to": FRIDAY}),
        (snooze_reminder, {"until": wall("2026-11-21 10:00")}),
    ):
        assert refused(desk, command, row=row, **more) == "row"


def test_showing_is_noted_once_and_gone_rows_are_passed_over(desk: Desk, clock: FakeClock) -> None:
    row = plan(desk)
    clock.sleep(hours=1)
    for _twice in range(2):
        desk.run_as_program("Shown", mark_raised, rows=(row, 99, -1, 2**70))
    assert [(one.reminder, one.due_at) for one in ReminderRaised.select()] == [(row, wall("2026-11-20 08:00"))]


def test_the_instant_follows_the_zone_and_the_wall_stays_and_undo_takes_both_back(desk: Desk) -> None:
    row, done = plan(desk), plan(desk)
    desk.run("Done", finish_reminder, row=done)
    desk.run("Settings changed", change_settings, zone="Europe/London")
    found = {one.id: one for one in Reminder.select()}
    assert (found[row].zone, found[row].due_at, found[row].due_time) == (
        "Europe/London",
        wall("2026-11-20 10:00"),
        "10:00",
    )
    assert found[done].zone == "Europe/Tallinn"
    desk.undo()
    assert (Reminder.get_by_id(row).zone, Reminder.get_by_id(row).due_at) == (
        "Europe/Tallinn",
        wall("2026-11-20 08:00"),
    )


def test_other_rules_of_the_zone_are_followed_for_what_comes_next(desk: Desk) -> None:
    def as_by_older_rules(shop: Shop) -> None:
        Reminder.update(due_at=wall("2026-11-20 07:00")).execute()

    row, far = plan(desk), plan(desk, due_on=date(2028, 1, 3))
    desk.run_as_program("Older", as_by_older_rules)
    desk.run_as_program("Rules", rederive_due)
    assert Reminder.get_by_id(row).due_at == wall("2026-11-20 08:00")
    assert Reminder.get_by_id(far).due_at == wall("2028-01-03 08:00")


def test_due_lists_what_the_command_line_asks_for(desk: Desk) -> None:
    plan(desk, what="Second")
    plan(desk, what="First", due_time=None)
    plan(desk, what="Not yet", due_on=date(2026, 11, 21))
    assert [one.what for one in desk.ask(due, at=wall("2026-11-20 10:00"))] == ["First", "Second"]
    assert [one.what for one in desk.ask(due)] == ["First"]
