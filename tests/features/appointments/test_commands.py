"""Appointments in the shop's book: put in, changed, moved, taken out, and all of it taken back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.occurrences import Occurrence
from clientdesk.features.appointments import queries
from clientdesk.features.appointments.commands import (
    AppointmentKind,
    add_appointment,
    change_appointment,
    delete_appointment,
    move_appointment,
)
from clientdesk.features.appointments.queries_today import todays
from clientdesk.features.customers.commands import add_customer, trash_customer
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat
same_desk = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)


def add(desk: Desk, what: str, starts: str, ends: str | None = None, **more: Any) -> int:  # noqa: ANN401
    """An appointment, told in wall times."""
    last = wall(ends) if ends else None
    return desk.run("Appointment added", add_appointment, what=what, starts=wall(starts), ends=last, **more)


def on(desk: Desk, first: str, last: str) -> list[Occurrence]:
    """What stands on the days from `first` to `last`."""
    return list(desk.ask(queries.occurrences, start=wall(first), end=wall(last) + timedelta(days=1)))


def picture(desk: Desk) -> list[tuple[object, ...]]:
    """Every appointment as stored."""
    return list(desk.store.database.execute_sql("SELECT * FROM appointment ORDER BY id").fetchall())


def test_without_an_end_it_lasts_an_hour_and_is_the_business_of_who_wrote_it(desk: Desk) -> None:
    found = desk.ask(queries.appointment, row=add(desk, " Fleet   service ", "2026-11-24 14:00"))
    assert found is not None
    assert (found.what, found.starts) == ("Fleet service", wall("2026-11-24 14:00"))
    assert found.ends == wall("2026-11-24 15:00")
    assert found.staff_name == "Mart"


def test_whole_days_reach_to_the_midnight_after_the_last(desk: Desk) -> None:
    row = add(desk, "Bicycle fair", "2026-11-11 09:00", "2026-11-13 09:00", all_day=True)
    found = desk.ask(queries.appointment, row=row)
    assert found is not None
    assert (found.starts, found.ends) == (wall("2026-11-11"), wall("2026-11-14"))
    assert [one.title for one in on(desk, "2026-11-13", "2026-11-13")] == ["Bicycle fair"]
    assert on(desk, "2026-11-14", "2026-11-14") == []


def test_a_month_holds_what_reaches_into_it_from_either_side(desk: Desk) -> None:
    add(desk, "Over the turn", "2026-10-31 23:00", "2026-11-01 01:00")
    add(desk, "At its end", "2026-11-30 23:30", "2026-12-01 00:30")
    add(desk, "Until its first midnight", "2026-10-31 22:00", "2026-11-01 00:00")
    add(desk, "From its last midnight", "2026-12-01 00:00")
    add(desk, "A long absence", "2026-02-01", "2026-12-31", all_day=True)
    assert [one.title for one in on(desk, "2026-11-01", "2026-11-30")] == [
        "A long absence", "Over the turn", "At its end",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("what", {"what": " \n"}),
        ("what", {"what": "x" * 501}),
        ("place", {"place": "x" * 501}),
        ("ends", {"ends": wall("2026-11-24 14:00")}),
        ("ends", {"ends": wall("2026-11-23 14:00")}),
        ("ends", {"ends": wall("2028-11-24 14:00")}),
        ("starts", {"starts": wall("1066-10-14 09:00")}),
        ("customer", {"customer": 77}),
        ("customer", {"customer": 2**70}),
        ("staff", {"staff": 77}),
        ("staff", {"staff": -1}),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_written(
    desk: Desk, field: str, told: dict[str, Any]
) -> None:
    row = add(desk, "Fleet service", "2026-11-24 14:00")
    before = picture(desk)
    given_all = {"what": "Fleet service", "starts": wall("2026-11-24 14:00")} | told
    deeds: list[tuple[Any, dict[str, Any]]] = [(add_appointment, {}), (change_appointment, {"row": row})]
    for command, more in deeds:
        with pytest.raises(UserError) as caught:
            desk.run("x", command, **given_all, **more)
        assert caught.value.field == field
    assert picture(desk) == before


@pytest.mark.parametrize("row", [77, 0, -5, 2**70])
def test_a_row_that_is_gone_is_said_to_be_gone(desk: Desk, row: int) -> None:
    deeds: list[tuple[Any, dict[str, Any]]] = [(move_appointment, {"to": date(2026, 11, 25)}), (delete_appointment, {})]
    for command, more in deeds:
        with pytest.raises(UserError) as caught:
            desk.run("x", command, row=row, **more)
        assert caught.value.field == "row"


def test_with_a_customer_in_the_trash_it_is_nowhere_until_the_customer_is_back(desk: Desk) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar")
    row = add(desk, "Collects the bike", "2026-11-20 17:30", customer=anna)
    assert [one.customer_name for one in on(desk, "2026-11-20", "2026-11-20")] == ["Anna Saar"]
    desk.run("x", trash_customer, customer=anna)
    assert on(desk, "2026-11-20", "2026-11-20") == []
    assert desk.ask(todays) == []
    with pytest.raises(UserError):
        desk.run("x", move_appointment, row=row, to=date(2026, 11, 25))
    desk.undo()
    assert [one.title for one in on(desk, "2026-11-20", "2026-11-20")] == ["Collects the bike"]


def test_once_it_is_over_it_is_drawn_as_done(desk: Desk, clock: FakeClock) -> None:
    add(desk, "Team", "2026-11-20 09:00", "2026-11-20 10:00")
    assert not on(desk, "2026-11-20", "2026-11-20")[0].done
    clock.set_local(wall("2026-11-20 10:00"))
    assert on(desk, "2026-11-20", "2026-11-20")[0].done


def test_the_timeline_has_what_is_ahead_as_planned(desk: Desk) -> None:
    anna = desk.run("x", add_customer, name="Anna Saar")
    add(desk, "Was measured", "2026-11-02 12:00", customer=anna, kind=AppointmentKind.VISIT, place="Tartu")
    add(desk, "Collects the bike", "2026-11-26 17:30", customer=anna)
    told = [(one.title, one.planned, one.detail) for one in desk.ask(queries.timeline, customer=anna)]
    assert told == [("Collects the bike", True, ""), ("Was measured", False, "Tartu")]


@pytest.mark.parametrize("to", [date(2026, 3, 29), date(2026, 10, 25)])
def test_moved_into_a_night_of_summer_time_it_keeps_its_hands(desk: Desk, to: date) -> None:
    row = add(desk, "Night watch", "2026-06-01 03:30", "2026-06-01 05:00")
    desk.run("Appointment moved", move_appointment, row=row, to=to)
    found = desk.ask(queries.appointment, row=row)
    assert found is not None
    assert (found.starts, found.ends) == (wall(f"{to} 03:30"), wall(f"{to} 05:00"))


@same_desk
@given(
    starts=st.datetimes(wall("1950-01-01"), wall("2150-01-01")),
    length=st.timedeltas(timedelta(seconds=1), timedelta(days=366)),
    to=st.dates(date(1950, 1, 1), date(2150, 1, 1)),
    all_day=st.booleans(),
)
def test_every_deed_taken_back_leaves_the_book_as_it_was(
    desk: Desk, starts: datetime, length: timedelta, to: date, all_day: bool
) -> None:
    empty = picture(desk)
    try:
        row = desk.run("x", add_appointment, what="Any", starts=starts, ends=starts + length, all_day=all_day)
    except UserError:
        assert picture(desk) == empty
        return
    added = picture(desk)
    before = desk.ask(queries.appointment, row=row)
    desk.run("x", move_appointment, row=row, to=to)
    after = desk.ask(queries.appointment, row=row)
    assert before is not None
    assert after is not None
    assert after.ends - after.starts == before.ends - before.starts
    assert (after.starts.date(), after.starts.time()) == (to, before.starts.time())
    moved = starts.replace(microsecond=0).date() != to
    desk.run("x", delete_appointment, row=row)
    desk.undo()
    if moved:
        desk.undo()
    assert picture(desk) == added
    desk.undo()
    assert picture(desk) == empty
