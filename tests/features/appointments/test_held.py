"""What became of appointments: held or not, who came; on timelines, for the rhythm, and in the file of a whole shop."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.archive import export_archive, import_archive
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.features.appointments import queries
from clientdesk.features.appointments.commands import (
    Guest,
    Held,
    add_appointment,
    cancel_appointment,
    change_guests,
    hold_appointment,
    place_appointment,
)
from clientdesk.features.appointments.queries_today import todays, unsaid
from clientdesk.features.appointments.touches import last_touches, next_planned, touch_days
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("x", add_customer, name="Anna")


@pytest.fixture
def boris(desk: Desk) -> int:
    return desk.run("x", add_customer, name="Boris")


def weekly(desk: Desk, customer: int, *guests: int, **more: Any) -> int:  # noqa: ANN401
    """Every Monday at ten, from 2 November 2026; it is Friday the 20th."""
    return desk.run(
        "Added", add_appointment, what="Club", starts=wall("2026-11-02 10:00"), repeats="FREQ=WEEKLY",
        customer=customer, guests=tuple(Guest(customer=one) for one in guests), **more,
    )  # fmt: skip


def test_one_of_a_series_is_held_and_those_who_came_were_in_touch(desk: Desk, anna: int, boris: int) -> None:
    cleo = desk.run("x", add_customer, name="Cleo")
    row = weekly(desk, anna, boris, cleo)
    at = wall("2026-11-09 10:00")
    view = desk.ask(queries.appointment, row=row, original=at)
    assert view is not None
    came = tuple(one.id for one in view.guests if one.customer == boris)
    own = desk.run("Held", hold_appointment, row=row, original=at, held=Held.HELD, came=came)
    told = desk.ask(queries.appointment, row=row, original=at)
    assert told is not None
    assert (told.id, told.held, [one.came for one in told.guests]) == (own, "held", [True, False])
    touched = desk.ask(last_touches, None)
    assert {who: (one.at, one.kind) for who, one in touched.items()} == {
        anna: (wall("2026-11-09 08:00"), "appointment"), boris: (wall("2026-11-09 08:00"), "appointment"),
    }  # fmt: skip
    assert desk.ask(touch_days, boris, date(2026, 11, 1), date(2026, 11, 30)) == [date(2026, 11, 9)]
    assert desk.ask(last_touches, [cleo]) == {}
    assert desk.ask(last_touches, None, ["call"]) == {}
    for customer, touch in ((anna, True), (boris, True), (cleo, False)):
        entries = {one.on: one for one in desk.ask(queries.timeline, customer=customer)}
        assert sorted(entries, key=str) == [date(2026, 11, day) for day in (2, 9, 16, 23)]
        assert entries[date(2026, 11, 9)].touch is touch
        assert [one.planned for one in entries.values()].count(True) == 1
    desk.undo()
    assert desk.ask(last_touches, None) == {}


def test_the_next_time_is_the_plan_of_all_who_are_asked(desk: Desk, anna: int, boris: int) -> None:
    row = weekly(desk, anna, boris)
    assert {who: one.on for who, one in desk.ask(next_planned, None).items()} == dict.fromkeys(
        (anna, boris), date(2026, 11, 23)
    )
    desk.run("x", place_appointment, row=row, original=wall("2026-11-23 10:00"), starts=wall("2026-11-25 10:00"))
    desk.run("x", change_guests, row=row, original=wall("2026-11-23 10:00"), guests=())
    assert {who: one.on for who, one in desk.ask(next_planned, [anna, boris]).items()} == {
        anna: date(2026, 11, 25), boris: date(2026, 11, 30),
    }  # fmt: skip


def test_not_held_says_why_and_nobody_knows_takes_it_back(desk: Desk, anna: int) -> None:
    row = desk.run("x", add_appointment, what="Fitting", starts=wall("2026-11-19 10:00"), customer=anna)
    desk.run("x", hold_appointment, row=row, held=Held.NOT_HELD, because=" The customer  was ill ")
    (entry,) = desk.ask(queries.timeline, customer=anna)
    assert (entry.detail, entry.also, entry.touch) == ("not held", "The customer was ill", False)
    desk.run("x", hold_appointment, row=row, held=Held.UNTOLD)
    found = desk.ask(queries.appointment, row=row)
    assert found is not None
    assert (found.held, found.because) == ("", "")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"original": wall("2026-11-23 10:00")}, "held"),
        ({}, "original"),
        ({"original": wall("2026-11-10 10:00")}, "original"),
        ({"original": wall("2026-11-09 10:00"), "came": (99,)}, "came"),
        ({"original": wall("2026-11-09 10:00"), "because": "x" * 600}, "because"),
    ],
)
def test_what_cannot_have_been_is_refused(desk: Desk, anna: int, more: dict[str, Any], field: str) -> None:
    row = weekly(desk, anna)
    with pytest.raises(UserError) as error:
        desk.run("x", hold_appointment, row=row, held=Held.HELD, **more)
    assert error.value.field == field
    assert desk.store.database.execute_sql("SELECT count(*) FROM appointment").fetchone() == (1,)


def test_today_and_what_passed_without_a_word_have_the_times_of_series(desk: Desk, anna: int, clock: FakeClock) -> None:
    row = weekly(desk, anna)
    missed = desk.ask(unsaid, first=date(2026, 11, 9), last=date(2026, 11, 19))
    assert [one.due_on for one in missed] == [date(2026, 11, 9), date(2026, 11, 16)]
    desk.run("x", hold_appointment, row=row, original=wall("2026-11-16 10:00"), held=Held.NOT_HELD)
    missed = desk.ask(unsaid, first=date(2026, 11, 9), last=date(2026, 11, 19))
    assert [one.due_on for one in missed] == [date(2026, 11, 9)]
    clock.set_local(wall("2026-11-23 08:00"))
    assert [(one.name, one.when) for one in desk.ask(todays)] == [("Club", "10:00")]


def test_the_file_of_a_whole_shop_keeps_series_and_what_is_otherwise_about_them(
    desk: Desk, anna: int, boris: int, tmp_path: Path
) -> None:
    row = weekly(desk, anna, boris)
    desk.run("x", cancel_appointment, row=row, original=wall("2026-11-23 10:00"))
    desk.run("x", place_appointment, row=row, original=wall("2026-11-30 10:00"), starts=wall("2026-12-01 15:00"))
    desk.run("x", hold_appointment, row=row, original=wall("2026-11-09 10:00"), held=Held.HELD)
    export_archive(desk, tmp_path / "shop.zip", lambda _done, _of: None)
    store = open_store(tmp_path / "other", plan_of(CATALOGUE), create=True)
    other = Desk(store, CATALOGUE, FakeClock())
    try:
        import_archive(other, tmp_path / "shop.zip", lambda _done, _of: None)
        span = {"start": wall("2026-11-01"), "end": wall("2027-02-01")}
        assert other.ask(queries.occurrences, **span) == desk.ask(queries.occurrences, **span)
        assert len(other.ask(queries.occurrences, **span)) == 12
        planned = [one.on for one in other.ask(queries.timeline, customer=boris) if one.planned]
        assert planned == [date(2026, 12, 7), date(2026, 12, 1)]
    finally:
        store.close()
