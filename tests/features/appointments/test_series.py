"""Appointments that repeat: this one, this and later ones, all of them; moved, renamed, cancelled, and taken back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import all_of
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import change_settings
from clientdesk.features.appointments import queries
from clientdesk.features.appointments.commands import (
    Guest,
    Scope,
    add_appointment,
    cancel_appointment,
    change_appointment,
    change_following,
    change_guests,
    change_occurrence,
    delete_appointment,
    move_appointment,
    place_appointment,
)
from clientdesk.features.appointments.occurrence_table import extend_horizon, needs_more, wanted_span
from clientdesk.features.appointments.records import Appointment, AppointmentDate
from clientdesk.features.customers.commands import add_customer
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat
TABLES = ("appointment", "appointment_date", "appointment_guest")


def weekly(desk: Desk, **more: Any) -> int:  # noqa: ANN401
    """Every Monday at ten, from 23 November 2026."""
    told: dict[str, Any] = {"what": "Team", "starts": wall("2026-11-23 10:00"), "repeats": "FREQ=WEEKLY;BYDAY=MO"}
    return desk.run("Added", add_appointment, **(told | more))


def shown(desk: Desk, first: str, last: str) -> list[Occurrence]:
    """What stands on the days from `first` to `last`."""
    return list(desk.ask(queries.occurrences, start=wall(first), end=wall(last) + timedelta(days=1)))


def days(desk: Desk, first: str = "2026-11-20", last: str = "2026-12-31") -> list[str]:
    """When: "23.11 10:00 Team"."""
    return [f"{one.starts:%d.%m %H:%M} {one.title}" for one in shown(desk, first, last)]


def picture(desk: Desk) -> list[list[tuple[object, ...]]]:
    """All rows of appointments."""
    return [
        [tuple(row) for row in desk.store.database.execute_sql(f"SELECT * FROM {table} ORDER BY id")]
        for table in TABLES
    ]


def agrees(desk: Desk) -> None:
    """What is stored for the calendar is what the rules say."""
    for derived in all_of(desk.features, "derived"):
        assert list(desk.ask(derived.problems)) == []


def clear(desk: Desk) -> None:
    """Begin with an empty calendar: one desk serves all examples."""
    for each in list(Appointment.select(Appointment.id).where(Appointment.series.is_null())):
        desk.run("Deleted", delete_appointment, row=each.id)


MONDAYS = [f"{day} 10:00 Team" for day in ("23.11", "30.11", "07.12", "14.12", "21.12", "28.12")]


def test_one_is_moved_renamed_and_cancelled_and_all_others_stay(desk: Desk) -> None:
    row = weekly(desk)
    assert days(desk) == MONDAYS
    third = shown(desk, "2026-12-07", "2026-12-07")[0]
    assert (third.row, third.original, third.repeats) == (row, wall("2026-12-07 10:00"), True)
    own = desk.run("Moved", place_appointment, row=row, original=third.original, starts=wall("2026-12-08 15:00"))
    assert days(desk)[2] == "08.12 15:00 Team"
    again = shown(desk, "2026-12-08", "2026-12-08")[0]
    assert (again.row, again.original, again.repeats) == (own, third.original, True)
    desk.run(
        "Changed", change_occurrence, row=row, original=wall("2026-12-14 10:00"), what="Party",
        starts=wall("2026-12-14 18:00"),
    )  # fmt: skip
    desk.run("Cancelled", cancel_appointment, row=row, original=wall("2026-12-21 10:00"))
    desk.run("Deleted", delete_appointment, row=own)
    assert days(desk) == ["23.11 10:00 Team", "30.11 10:00 Team", "14.12 18:00 Party", "28.12 10:00 Team"]
    agrees(desk)
    for original in ("2026-12-21 10:00", "2026-12-07 10:00", "2026-12-22 10:00"):
        with pytest.raises(UserError) as error:
            desk.run("x", cancel_appointment, row=row, original=wall(original))
        assert error.value.field == "original"
    for _deed in range(4):
        desk.undo()
        agrees(desk)
    assert days(desk) == MONDAYS


def test_this_and_later_ones_are_another_series_and_what_was_told_goes_along(desk: Desk) -> None:
    row = weekly(desk, repeats="FREQ=WEEKLY;BYDAY=MO;COUNT=6")
    desk.run("Cancelled", cancel_appointment, row=row, original=wall("2026-12-14 10:00"))
    desk.run(
        "Changed", change_occurrence, row=row, original=wall("2026-12-21 10:00"), what="Party",
        starts=wall("2026-12-21 18:00"),
    )  # fmt: skip
    before = picture(desk)
    later = desk.run(
        "Changed", change_following, row=row, original=wall("2026-12-07 10:00"), what="Team, upstairs",
        starts=wall("2026-12-08 11:00"), ends=wall("2026-12-08 13:00"),
    )  # fmt: skip
    assert later != row
    assert days(desk, last="2027-02-01") == [
        "23.11 10:00 Team", "30.11 10:00 Team", "08.12 11:00 Team, upstairs", "21.12 18:00 Party",
        "29.12 11:00 Team, upstairs",
    ]  # fmt: skip
    agrees(desk)
    desk.undo()
    assert picture(desk) == before


def test_the_whole_series_moves_with_its_exceptions(desk: Desk) -> None:
    row = weekly(desk)
    desk.run("Cancelled", cancel_appointment, row=row, original=wall("2026-12-14 10:00"))
    desk.run(
        "Changed", change_occurrence, row=row, original=wall("2026-12-07 10:00"), what="Party",
        starts=wall("2026-12-07 10:00"),
    )  # fmt: skip
    desk.run(
        "Moved", place_appointment, row=row, original=wall("2026-11-30 10:00"), starts=wall("2026-12-03 16:00"),
        ends=wall("2026-12-03 18:00"), scope=Scope.ALL,
    )  # fmt: skip
    assert days(desk) == [
        "26.11 16:00 Team", "03.12 16:00 Team", "10.12 16:00 Party", "24.12 16:00 Team", "31.12 16:00 Team",
    ]  # fmt: skip
    assert Appointment.get_by_id(row).repeats == "FREQ=WEEKLY;BYDAY=TH"
    assert {one.ends - one.starts for one in shown(desk, "2026-11-20", "2026-12-31")} == {timedelta(hours=2)}
    agrees(desk)
    desk.run("Moved", move_appointment, row=row, to=date(2026, 11, 23))
    assert days(desk)[2] == "07.12 16:00 Party"
    desk.run("x", change_appointment, row=row, what="Team", starts=wall("2026-11-23 16:00"), repeats="")
    assert days(desk) == ["23.11 16:00 Team", "07.12 16:00 Party"]
    agrees(desk)


def test_a_series_is_cancelled_from_one_on_or_as_a_whole(desk: Desk) -> None:
    row = weekly(desk)
    with_scope: dict[str, Any] = {"row": row, "original": wall("2026-12-07 10:00")}
    desk.run("Cancelled", cancel_appointment, **with_scope, scope=Scope.FOLLOWING)
    assert days(desk) == MONDAYS[:2]
    desk.undo()
    desk.run("Cancelled", cancel_appointment, **with_scope, scope=Scope.ALL)
    assert days(desk) == []
    desk.undo()
    desk.run("Cancelled", cancel_appointment, row=row, original=wall("2026-11-23 10:00"), scope=Scope.FOLLOWING)
    assert days(desk) == []
    desk.undo()
    assert days(desk) == MONDAYS
    agrees(desk)


def test_the_hands_stay_over_summer_time_and_what_is_pinned_hangs_on_its_own_wall(desk: Desk) -> None:
    weekly(desk, starts=wall("2026-03-21 10:00"), repeats="FREQ=WEEKLY")
    jerusalem = weekly(desk, what="Jerusalem", starts=wall("2026-03-21 10:00"), repeats="FREQ=WEEKLY")
    desk.run("Pinned", pin, row=jerusalem)
    # Summer begins there two days earlier.
    assert days(desk, "2026-03-20", "2026-04-05") == [
        "21.03 10:00 Team", "21.03 10:00 Jerusalem", "28.03 09:00 Jerusalem", "28.03 10:00 Team",
        "04.04 10:00 Team", "04.04 10:00 Jerusalem",
    ]  # fmt: skip
    one = shown(desk, "2026-03-28", "2026-03-28")[0]
    assert (one.title, one.zone, one.original) == ("Jerusalem", "Asia/Jerusalem", wall("2026-03-28 10:00"))
    found = [each.starts.hour for each in shown(desk, "2027-03-20", "2027-04-03") if each.zone]
    assert found == [10, 9, 10]
    agrees(desk)


def pin(shop: object, *, row: int) -> None:
    """As an import from a foreign calendar does."""
    del shop
    Appointment.update(pinned=True, zone="Asia/Jerusalem").where(Appointment.id == row).execute()


def test_an_hour_that_summer_time_skips_and_one_that_comes_twice(desk: Desk) -> None:
    weekly(desk, starts=wall("2027-03-14 03:30"), repeats="FREQ=WEEKLY")
    assert days(desk, "2027-03-20", "2027-04-05") == ["21.03 03:30 Team", "28.03 04:30 Team", "04.04 03:30 Team"]
    assert shown(desk, "2027-03-28", "2027-03-28")[0].original == wall("2027-03-28 03:30")
    assert days(desk, "2027-10-30", "2027-11-01") == ["31.10 03:30 Team"]


def test_when_the_shop_moves_its_own_stay_and_what_is_pinned_is_shown_anew(desk: Desk) -> None:
    weekly(desk)
    pinned = weekly(desk, what="Jerusalem")
    desk.run("Pinned", pin, row=pinned)
    desk.run("Settings", change_settings, zone="Europe/Moscow")
    assert days(desk, "2026-11-23", "2026-11-23") == ["23.11 10:00 Team", "23.11 11:00 Jerusalem"]
    agrees(desk)
    desk.undo()
    assert days(desk, "2026-11-23", "2026-11-23") == ["23.11 10:00 Team", "23.11 10:00 Jerusalem"]


def test_what_is_stored_and_what_is_worked_out_are_the_same_and_months_are_added_as_time_goes_on(
    desk: Desk, clock: FakeClock
) -> None:
    row = weekly(desk, starts=wall("2024-01-31 10:00"), repeats="FREQ=MONTHLY;BYMONTHDAY=31")
    weekly(desk, what="Every day", starts=wall("2025-05-05 22:00"), ends=wall("2025-05-06 03:00"), repeats="FREQ=DAILY")
    desk.run("x", cancel_appointment, row=row, original=wall("2026-12-31 10:00"))
    first, last = wanted_span(desk.ask(lambda shop: shop.today()))
    stored = days(desk, f"{first:%Y-%m-%d}", f"{last - timedelta(days=1):%Y-%m-%d}")
    wider = shown(desk, f"{first - timedelta(days=1):%Y-%m-%d}", f"{last:%Y-%m-%d}")
    inside = [f"{one.starts:%d.%m %H:%M} {one.title}" for one in wider if one.ends > first and one.starts < last]
    assert stored == inside
    assert days(desk, "2031-01-31", "2031-01-31") == [
        "30.01 22:00 Every day",
        "31.01 10:00 Team",
        "31.01 22:00 Every day",
    ]
    clock.sleep(days=200)
    assert desk.ask(needs_more)
    while desk.ask(needs_more):
        desk.run_as_program("Continued", extend_horizon)
        agrees(desk)
    assert days(desk, "2028-01-31", "2028-01-31") == [
        "30.01 22:00 Every day",
        "31.01 10:00 Team",
        "31.01 22:00 Every day",
    ]
    steps = desk.store.database.execute_sql("SELECT count(*) FROM journal_step WHERE by_program").fetchone()
    assert steps == (1,)  # hiring Mart; what is derived is no deed


def test_what_comes_beside_the_rule_and_dates_that_fall_out(desk: Desk) -> None:
    row = weekly(desk)

    def bring(shop: object) -> None:
        del shop
        AppointmentDate.create(appointment=row, at=wall("2026-11-25 10:00"), extra=True)
        AppointmentDate.create(appointment=row, at=wall("2026-11-23 10:00"))

    desk.run("Brought", bring)
    assert days(desk)[:2] == ["25.11 10:00 Team", "30.11 10:00 Team"]
    agrees(desk)
    desk.run("x", cancel_appointment, row=row, original=wall("2026-11-25 10:00"))
    assert days(desk) == MONDAYS[1:]
    desk.undo()
    desk.undo()
    assert days(desk) == MONDAYS
    agrees(desk)


def test_guests_are_on_their_timelines_and_what_is_told_of_all_reaches_the_single_ones(desk: Desk) -> None:
    anna, boris, cleo = (desk.run("x", add_customer, name=name) for name in ("Anna", "Boris", "Cleo"))
    row = weekly(desk, customer=anna, guests=(Guest(customer=boris), Guest(name="Dora")))
    own = desk.run("x", place_appointment, row=row, original=wall("2026-12-07 10:00"), starts=wall("2026-12-08 10:00"))
    for customer in (anna, boris):
        told = desk.ask(queries.timeline, customer=customer)
        assert [(one.on, one.planned) for one in told] == [(date(2026, 12, 8), True), (date(2026, 11, 23), True)]
    assert shown(desk, "2026-11-23", "2026-11-23")[0].guest_names == "Boris, Dora"
    view = desk.ask(queries.appointment, row=row, original=wall("2026-12-07 10:00"))
    assert view is not None
    assert (view.id, view.starts, [one.name for one in view.guests]) == (
        own,
        wall("2026-12-08 10:00"),
        ["Boris", "Dora"],
    )
    desk.run("x", change_guests, row=row, original=wall("2026-12-14 10:00"), guests=(Guest(customer=cleo),))
    desk.run(
        "x", change_appointment, row=row, what="Club", starts=wall("2026-11-23 10:00"), customer=anna,
        guests=(Guest(customer=boris),),
    )  # fmt: skip
    assert [one.on for one in desk.ask(queries.timeline, customer=cleo)] == [date(2026, 12, 14)]
    assert {one.title for one in shown(desk, "2026-11-20", "2026-12-31")} == {"Club"}
    assert shown(desk, "2026-12-08", "2026-12-08")[0].guest_names == "Boris"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"repeats": "often"}, "repeats"),
        ({"repeats": "FREQ=DAILY;COUNT=0"}, "repeats"),
        ({"guests": (Guest(),)}, "guests"),
        ({"guests": (Guest(customer=99),)}, "customer"),
        ({"guests": (Guest(staff=99),)}, "staff"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(desk: Desk, told: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as error:
        weekly(desk, **told)
    assert error.value.field == field
    assert days(desk) == []


RULES = st.sampled_from(
    [
        "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=3TH", "FREQ=WEEKLY;COUNT=9", "FREQ=DAILY;UNTIL=20270115", "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,3",
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(rule=RULES, data=st.data())
def test_whatever_is_done_with_a_series_is_taken_back(desk: Desk, rule: str, data: st.DataObject) -> None:
    clear(desk)
    weekly(desk, repeats=rule)
    added, begun = picture(desk), days(desk, last="2027-06-30")
    done = 0
    for _deed in range(3):
        coming = shown(desk, "2026-11-20", "2027-06-30")
        place = data.draw(st.integers(0, 30))
        one = coming[place % len(coming)] if coming else None
        if one is None or one.original is None:
            break
        scope = data.draw(st.sampled_from(list(Scope)))
        by = timedelta(hours=data.draw(st.integers(-60, 60)))
        before = picture(desk)
        try:
            if data.draw(st.booleans()):
                desk.run(
                    "x", place_appointment, row=one.row, original=one.original, starts=one.starts + by, scope=scope
                )
            else:
                desk.run("x", cancel_appointment, row=one.row, original=one.original, scope=scope)
        except UserError:
            assert picture(desk) == before
            continue
        agrees(desk)
        done += picture(desk) != before
    for _deed in range(done):
        desk.undo()
    agrees(desk)
    assert (picture(desk), days(desk, last="2027-06-30")) == (added, begun)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(rule=RULES, place=st.integers(0, 20))
def test_a_series_split_in_two_is_on_the_same_days(desk: Desk, rule: str, place: int) -> None:
    clear(desk)
    row = weekly(desk, repeats=rule)
    begun = shown(desk, "2026-11-20", "2029-03-01")
    one = begun[min(place, len(begun) - 1)]
    assert one.original is not None
    desk.run("x", change_following, row=row, original=one.original, what="Team", starts=one.starts, ends=one.ends)
    assert [each.starts for each in shown(desk, "2026-11-20", "2029-03-01")] == [each.starts for each in begun]
