"""What is due is shown once, stays until it is answered, and is never lost, whatever the clock does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.reminding import WAVED_AWAY, Reminding
from clientdesk.desk.shop import change_settings
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer, trash_customer
from clientdesk.features.reminders.commands import (
    add_reminder,
    delete_reminder,
    finish_reminder,
    move_reminder,
    snooze_reminder,
)
from clientdesk.features.reminders.records import Reminder
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
wall = datetime.fromisoformat


@contextmanager
def shop_in(folder: Path, clock: FakeClock) -> Iterator[Desk]:
    """A desk over a shop of its own."""
    store = open_store(folder, plan_of(CATALOGUE), create=True)
    try:
        yield Desk(store, CATALOGUE, clock)
    finally:
        store.close()


@pytest.fixture
def clock() -> FakeClock:
    """Friday 20 November 2026, 9:05 in Tallinn."""
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    """A desk over the whole catalogue."""
    with shop_in(tmp_path / "shop", clock) as made:
        yield made


@pytest.fixture
def reminding(desk: Desk) -> Reminding:
    """Running since before anything was due."""
    made = Reminding(desk)
    made.turn()
    return made


def plan(desk: Desk, what: str = "Call Anna", time: str | None = "10:00", on: date = FRIDAY, **more: object) -> int:
    """A reminder of this Friday."""
    return desk.run("Reminder added", add_reminder, what=what, due_on=on, due_time=time, **more)  # type: ignore[arg-type]


def words(reminding: Reminding) -> list[str]:
    """What is on show."""
    return [due.what for due in reminding.shown.dues]


def test_what_is_due_is_raised_at_its_minute_and_not_before(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    plan(desk)
    clock.set_local(wall("2026-11-20 09:59:59"))
    assert reminding.turn().dues == ()
    clock.sleep(seconds=1)
    raised = reminding.turn()
    assert words(reminding) == ["Call Anna"]
    assert (raised.fresh, raised.missed, raised.as_list) == (1, False, False)


def test_it_stays_on_show_but_is_not_raised_again(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    plan(desk)
    clock.sleep(hours=1)
    assert reminding.turn().fresh == 1
    clock.sleep(minutes=1)
    assert reminding.turn().fresh == 0
    assert words(reminding) == ["Call Anna"]


def test_any_time_of_a_day_falls_due_in_its_morning(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    plan(desk, time=None, on=FRIDAY + timedelta(days=1))
    clock.set_local(wall("2026-11-21 08:59"))
    reminding.turn()
    assert words(reminding) == []
    clock.sleep(minutes=1)
    reminding.turn()
    assert words(reminding) == ["Call Anna"]


def test_what_is_planned_for_a_moment_already_past_is_not_shouted_back(desk: Desk, reminding: Reminding) -> None:
    plan(desk, time=None)
    plan(desk, time="8:00")
    assert reminding.turn().dues == ()


def test_done_leaves_the_show_and_undo_brings_it_back(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    row = plan(desk)
    clock.sleep(hours=1)
    reminding.turn()
    desk.run("Reminder done", finish_reminder, row=row)
    assert reminding.turn(changed=True).dues == ()
    desk.undo()
    reminding.turn(changed=True)
    assert words(reminding) == ["Call Anna"]


def test_raising_does_not_stand_in_the_way_of_undo(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    row = plan(desk)
    clock.sleep(hours=1)
    reminding.turn()
    desk.run("Reminder moved", snooze_reminder, row=row, until=wall("2026-11-20 11:00"))
    clock.sleep(hours=1)
    assert reminding.turn().fresh == 1
    desk.undo()
    assert Reminder.get_by_id(row).due_time == "10:00"
    desk.undo()
    assert Reminder.select().count() == 0
    assert reminding.turn(changed=True).dues == ()


def test_snoozed_is_raised_again_at_its_new_moment(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    row = plan(desk)
    clock.sleep(hours=1)
    reminding.turn()
    desk.run("Reminder moved", snooze_reminder, row=row, until=wall("2026-11-21 10:00"))
    assert reminding.turn(changed=True).dues == ()
    clock.set_local(wall("2026-11-21 10:00"))
    assert reminding.turn().fresh == 1


def test_waved_away_it_comes_back_after_five_minutes_as_late_as_it_was(
    desk: Desk, clock: FakeClock, reminding: Reminding
) -> None:
    row = plan(desk)
    clock.set_local(wall("2026-11-20 10:00"))
    reminding.turn()
    assert reminding.wave_away().dues == ()
    assert reminding.next_turn() == clock.now() + WAVED_AWAY
    clock.sleep(minutes=4, seconds=59)
    assert reminding.turn().dues == ()
    clock.sleep(seconds=1)
    reminding.turn()
    assert words(reminding) == ["Call Anna"]
    assert Reminder.get_by_id(row).due_time == "10:00"


def test_a_night_off_is_one_list(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    plan(desk, "Call Anna", "17:00")
    plan(desk, "Send the price list", "18:30")
    clock.set_local(wall("2026-11-21 09:30"))
    raised = reminding.turn()
    assert words(reminding) == ["Call Anna", "Send the price list"]
    assert raised.missed
    assert raised.as_list
    assert reminding.turn().fresh == 0


def test_three_at_once_stand_alone_and_four_are_a_list(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    for number in range(3):
        plan(desk, f"Call {number}")
    clock.set_local(wall("2026-11-20 10:00"))
    assert not reminding.turn().as_list
    plan(desk, "Call 3", "10:01")
    clock.sleep(minutes=1)
    assert reminding.turn().as_list


def test_what_was_on_show_when_the_program_was_killed_is_shown_again(desk: Desk, clock: FakeClock) -> None:
    first = Reminding(desk)
    first.turn()
    plan(desk)
    clock.sleep(hours=1)
    first.turn()
    again = Reminding(desk)
    assert again.turn().fresh == 1
    assert words(again) == ["Call Anna"]


def test_after_a_restart_a_past_plan_can_still_be_undone(desk: Desk, reminding: Reminding) -> None:
    plan(desk, time="8:00")
    Reminding(desk).turn()
    desk.undo()
    assert Reminder.select().count() == 0


def test_a_small_correction_of_the_clock_neither_hides_nor_repeats(
    desk: Desk, clock: FakeClock, reminding: Reminding
) -> None:
    plan(desk)
    clock.set_local(wall("2026-11-20 10:00"))
    reminding.turn()
    clock.set_local(wall("2026-11-20 09:58"))
    assert reminding.turn().fresh == 0
    assert words(reminding) == ["Call Anna"]
    clock.set_local(wall("2026-11-20 10:00"))
    assert reminding.turn().fresh == 0


@pytest.mark.parametrize("year", [1970, 2000, 2027, 2099])
def test_a_clock_that_was_wrong_by_years_loses_nothing(desk: Desk, clock: FakeClock, year: int) -> None:
    reminding = Reminding(desk)
    row = plan(desk, on=date(2026, 12, 1))
    right = clock.now()
    clock.set_local(wall(f"{year}-06-01 12:00"))
    reminding.turn()
    clock.set_local(right.replace(tzinfo=None))
    reminding.turn()
    assert words(reminding) == []
    clock.set_local(wall("2026-12-01 10:00"))
    assert reminding.turn().fresh == 1
    assert [due.row for due in reminding.shown.dues] == [row]


def test_a_clock_set_back_while_the_program_was_off_loses_nothing(desk: Desk, clock: FakeClock) -> None:
    first = Reminding(desk)
    first.turn()
    plan(desk)
    clock.set_local(wall("2026-11-20 10:00"))
    first.turn()
    clock.set_local(wall("2026-11-20 09:30"))
    again = Reminding(desk)
    assert again.turn().dues == ()
    clock.set_local(wall("2026-11-20 10:01"))
    assert again.turn().fresh == 1


def test_the_time_on_the_wall_is_kept_when_the_zone_changes(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    plan(desk)
    abroad = FakeClock(clock.now(), "Europe/Lisbon")
    desk.clock = abroad
    desk.run("Settings changed", change_settings, zone="Europe/Lisbon")
    abroad.set_local(wall("2026-11-20 09:59"))
    reminding.turn()
    assert words(reminding) == []
    abroad.sleep(minutes=1)
    reminding.turn()
    assert words(reminding) == ["Call Anna"]


def test_at_the_gap_in_spring_it_comes_as_long_after_the_gap(desk: Desk, clock: FakeClock) -> None:
    reminding = Reminding(desk)
    clock.set_local(wall("2026-03-29 01:00"))
    reminding.turn()
    plan(desk, time="03:30", on=date(2026, 3, 29))
    clock.set_local(wall("2026-03-29 02:59"))
    assert reminding.turn().dues == ()
    clock.sleep(minutes=31)
    assert reminding.turn().fresh == 1


def test_in_the_hour_that_comes_twice_it_comes_once(desk: Desk, clock: FakeClock) -> None:
    clock.set_local(wall("2026-10-25 02:00"))
    reminding = Reminding(desk)
    reminding.turn()
    plan(desk, time="03:30", on=date(2026, 10, 25))
    fresh = 0
    for _minute in range(180):
        clock.sleep(minutes=1)
        fresh += reminding.turn().fresh
    assert fresh == 1


def test_the_trash_is_silent(desk: Desk, clock: FakeClock, reminding: Reminding) -> None:
    anna = desk.run("Customer added", add_customer, name="Anna Saar")
    plan(desk, customer=anna)
    clock.sleep(hours=1)
    reminding.turn()
    desk.run("Moved to the trash", trash_customer, customer=anna)
    assert reminding.turn(changed=True).dues == ()
    desk.undo()
    reminding.turn(changed=True)
    assert words(reminding) == ["Call Anna"]


def test_while_the_shop_cannot_be_written_it_is_shown_and_noted_later(desk: Desk, clock: FakeClock) -> None:
    reminding = Reminding(desk)
    reminding.turn()
    plan(desk)
    clock.sleep(hours=1)
    desk.store.database.execute_sql("PRAGMA query_only = 1")
    assert reminding.turn().fresh == 1
    desk.store.database.execute_sql("PRAGMA query_only = 0")
    clock.sleep(minutes=1)
    assert reminding.turn().fresh == 0
    noted = desk.store.database.execute_sql("SELECT count(*) FROM reminder_raised").fetchone()
    assert noted == (1,)


Act = st.one_of(
    st.tuples(st.just("add"), st.integers(-600, 3000)),
    st.tuples(st.just("any time"), st.integers(-2, 3)),
    st.tuples(st.just("snooze"), st.integers(1, 3000)),
    st.tuples(st.just("move"), st.integers(-2, 3)),
    st.tuples(st.just("done"), st.integers(0, 9)),
    st.tuples(st.just("delete"), st.integers(0, 9)),
    st.tuples(st.just("undo"), st.just(0)),
    st.tuples(st.just("wave"), st.just(0)),
    st.tuples(st.just("restart"), st.just(0)),
    st.tuples(st.just("jump"), st.integers(-3000, 6000)),
    st.tuples(st.just("pass"), st.integers(1, 90)),
)


def _do(desk: Desk, act: str, number: int, rows: list[int]) -> None:
    now = desk.shop().local_now()
    row = rows[number % len(rows)] if rows else 0
    later = now + timedelta(minutes=number)
    if act == "add":
        plan(desk, time=later.strftime("%H:%M"), on=later.date())
    elif act == "any time":
        plan(desk, time=None, on=now.date() + timedelta(days=number))
    elif act == "snooze":
        desk.run("Reminder moved", snooze_reminder, row=row, until=later)
    elif act == "move":
        desk.run("Reminder moved", move_reminder, row=row, to=now.date() + timedelta(days=number))
    elif act == "done":
        desk.run("Reminder done", finish_reminder, row=row)
    elif act == "delete":
        desk.run("Reminder deleted", delete_reminder, row=row)
    elif act == "undo":
        desk.undo()


@settings(max_examples=40)
@given(acts=st.lists(Act, max_size=30))
def test_nothing_is_lost_and_nothing_doubled(acts: list[tuple[str, int]]) -> None:
    """Every open reminder that is due and was not waved away a moment ago is on show, each once.

    Left out are those of which the person knew that their moment was past when they planned them.
    """
    clock = FakeClock(datetime(2026, 10, 24, 20, 0, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as folder, shop_in(Path(folder) / "shop", clock) as desk:
        reminding = Reminding(desk)
        away: dict[int, datetime] = {}
        for act, number in acts:
            rows = [row.id for row in Reminder.select(Reminder.id)]
            if act == "restart":
                reminding, away = Reminding(desk), {}
            elif act == "wave":
                away |= {due.row: clock.now() for due in reminding.shown.dues}
                reminding.wave_away()
                clock.sleep(seconds=10)
            elif act in ("jump", "pass"):
                clock.sleep(minutes=number)
            else:
                try:
                    _do(desk, act, number, rows)
                except UserError:
                    continue
                reminding.turn(changed=True)
            reminding.turn()
            shown = [due.row for due in reminding.shown.dues]
            now = clock.now()
            excused = {row for row, since in away.items() if since <= now < since + WAVED_AWAY}
            assert len(shown) == len(set(shown))
            assert _has_to_be_shown(desk, excused) <= set(shown)
            assert set(shown) <= _may_be_shown(desk)


def _has_to_be_shown(desk: Desk, away: set[int]) -> set[int]:
    rows = desk.store.database.execute_sql(
        "SELECT id FROM reminder r WHERE done_at IS NULL AND due_at <= ? AND NOT EXISTS "
        "(SELECT 1 FROM reminder_raised x JOIN journal_change c ON c.tbl = 'reminder_raised' AND c.first = x.id "
        "JOIN journal_step s ON s.id = c.step WHERE x.reminder = r.id AND x.due_at = r.due_at AND s.by_program = 0)",
        (desk.shop().now().isoformat(sep=" "),),
    )
    return {row for (row,) in rows} - away


def _may_be_shown(desk: Desk) -> set[int]:
    soon = desk.shop().now() + timedelta(hours=1)
    return {row.id for row in Reminder.select().where(Reminder.done_at.is_null(), Reminder.due_at <= soon)}
