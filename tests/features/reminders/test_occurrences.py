"""Reminders of an appointment that repeats: of one time or of each, wherever those are moved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import (
    Scope,
    add_appointment,
    cancel_appointment,
    change_following,
    delete_appointment,
    place_appointment,
)
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders.commands import (
    add_reminder,
    change_reminder,
    delete_reminder,
    delete_series,
    finish_reminder,
    snooze_reminder,
)
from clientdesk.features.reminders.commands_before import remind_before
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.features.reminders.queries_screens import occurrences
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat


@pytest.fixture
def team(desk: Desk) -> int:
    """Every Monday at ten, from 23 November 2026, five times."""
    return desk.run(
        "Added", add_appointment, what="Team", starts=wall("2026-11-23 10:00"), repeats="FREQ=WEEKLY;COUNT=5"
    )  # fmt: skip


def remind(desk: Desk, team: int, **more: Any) -> int:  # noqa: ANN401
    return desk.run("Added", add_reminder, what="Prepare", appointment=team, **more)


def planned(desk: Desk) -> list[str]:
    """What is open: "23.11 10:00"."""
    return [f"{one.due_on:%d.%m} {one.due_time}" for one in desk.ask(open_reminders)]


def test_of_each_time_one_after_the_other_until_the_series_has_ended(desk: Desk, team: int, clock: FakeClock) -> None:
    remind(desk, team, each=True, lead=30)
    told = []
    for _time in range(5):
        told += planned(desk)
        row = desk.ask(open_reminders)[0].id
        clock.set_local(wall(f"2026-{told[-1][3:5]}-{told[-1][:2]} 09:30"))
        desk.run("Done", finish_reminder, row=row)
    assert told == ["23.11 10:00", "30.11 10:00", "07.12 10:00", "14.12 10:00", "21.12 10:00"]
    assert planned(desk) == []
    for _time in range(5):
        desk.undo()
    assert planned(desk) == ["23.11 10:00"]


def test_after_a_month_away_missed_ones_are_not_piled_up(desk: Desk, team: int, clock: FakeClock) -> None:
    row = remind(desk, team, each=True)
    clock.sleep(days=20)
    desk.run("Done", finish_reminder, row=row)
    assert planned(desk) == ["14.12 10:00"]


def test_it_follows_its_time_and_goes_on_when_that_is_cancelled(desk: Desk, team: int) -> None:
    remind(desk, team, each=True)
    desk.run("Moved", place_appointment, row=team, original=wall("2026-11-23 10:00"), starts=wall("2026-11-24 15:00"))
    assert planned(desk) == ["24.11 15:00"]
    desk.run("Cancelled", cancel_appointment, row=team, original=wall("2026-11-23 10:00"))
    assert planned(desk) == ["30.11 10:00"]
    desk.run("Ended", cancel_appointment, row=team, original=wall("2026-11-30 10:00"), scope=Scope.FOLLOWING)
    assert planned(desk) == []
    for expected in ("30.11 10:00", "24.11 15:00", "23.11 10:00"):
        desk.undo()
        assert planned(desk) == [expected]
    desk.run("Deleted", delete_appointment, row=team)
    assert planned(desk) == []
    desk.undo()
    assert planned(desk) == ["23.11 10:00"]


def test_of_one_time_alone_it_goes_with_that(desk: Desk, team: int) -> None:
    row = remind(desk, team, occurrence=wall("2026-12-07 10:00"))
    assert planned(desk) == ["07.12 10:00"]
    desk.run("Cancelled", cancel_appointment, row=team, original=wall("2026-12-07 10:00"))
    assert planned(desk) == []
    desk.undo()
    desk.run("Done", finish_reminder, row=row)
    assert planned(desk) == []


def test_it_goes_along_when_the_series_moves_or_goes_on_as_another(desk: Desk, team: int) -> None:
    remind(desk, team, occurrence=wall("2026-12-07 10:00"))
    remind(desk, team, each=True)
    desk.run(
        "Moved", place_appointment, row=team, original=wall("2026-11-23 10:00"), starts=wall("2026-11-25 16:00"),
        scope=Scope.ALL,
    )  # fmt: skip
    assert planned(desk) == ["25.11 16:00", "09.12 16:00"]
    desk.run(
        "Changed", change_following, row=team, original=wall("2026-12-02 16:00"), what="Team",
        starts=wall("2026-12-03 09:00"),
    )  # fmt: skip
    assert planned(desk) == ["25.11 16:00", "10.12 09:00"]
    desk.undo()
    desk.undo()
    assert planned(desk) == ["23.11 10:00", "07.12 10:00"]


def test_a_snooze_moves_this_one_alone_and_only_this_leaves_the_series(desk: Desk, team: int) -> None:
    anna = desk.run("x", add_customer, name="Anna")
    row = remind(desk, team, each=True)
    desk.run("Moved", snooze_reminder, row=row, until=wall("2026-11-23 12:00"))
    assert planned(desk) == ["23.11 12:00"]
    desk.run(
        "Changed",
        change_reminder,
        row=row,
        what="Bring cake",
        due_on=wall("2026-11-22").date(),
        customer=anna,
        only_this=True,
    )
    assert planned(desk) == ["22.11 None", "30.11 10:00"]
    (_cake, other) = desk.ask(open_reminders)
    desk.run("Deleted", delete_reminder, row=other.id)
    assert planned(desk) == ["22.11 None", "07.12 10:00"]
    desk.run("Deleted", delete_series, row=desk.ask(open_reminders)[1].id)
    assert planned(desk) == ["22.11 None"]


def test_remind_me_in_the_form_of_a_series_is_of_each_time_and_taken_away_for_good(desk: Desk, team: int) -> None:
    row = desk.run("Set", remind_before, appointment=team, lead=60)
    desk.run("Set", remind_before, appointment=team, lead=15, reminder=row)
    (one,) = desk.ask(open_reminders)
    desk.run("Done", finish_reminder, row=one.id)
    (one,) = desk.ask(open_reminders)
    assert (planned(desk), one.lead) == (["30.11 10:00"], 15)
    desk.run("Set", remind_before, appointment=team, lead=None, reminder=one.id)
    assert planned(desk) == []


def test_beside_its_appointment_a_reminder_of_it_takes_no_room_in_the_calendar(desk: Desk, team: int) -> None:
    desk.run("Set", remind_before, appointment=team, lead=60)
    other = remind(desk, team)
    first = {"start": wall("2026-11-23"), "end": wall("2026-11-24")}
    assert [(one.row, one.title) for one in desk.ask(occurrences, **first)] == [(other, "Prepare")]
    put_off = desk.ask(open_reminders)[0].id
    desk.run("Put off", snooze_reminder, row=put_off, until=wall("2026-11-23 12:00"))
    assert [one.title for one in desk.ask(occurrences, **first)] == ["Prepare", "Team"]


def test_a_time_that_is_none_and_a_series_that_is_over_are_refused(desk: Desk, team: int, clock: FakeClock) -> None:
    with pytest.raises(UserError) as error:
        remind(desk, team, occurrence=wall("2026-12-08 10:00"))
    assert error.value.field == "occurrence"
    clock.sleep(days=60)
    with pytest.raises(UserError) as error:
        remind(desk, team, each=True)
    assert error.value.field == "appointment"
