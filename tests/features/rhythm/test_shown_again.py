"""What the night takes from the show comes back in the morning, also when the program was started anew meanwhile."""

from __future__ import annotations

from datetime import datetime

import pytest

from clientdesk.desk.desk import Desk
from clientdesk.desk.reminding import Reminding
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.rhythm.commands import delay_touch
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat


@pytest.fixture
def told(desk: Desk, clock: FakeClock) -> int:
    """Anna, whom to call was told on Thursday."""
    anna = desk.run("Added", add_customer, name="Anna Saar")
    desk.run("Put off", delay_touch, customer=anna, until=wall("2026-11-26").date())
    clock.set_local(wall("2026-11-26 09:00"))
    assert [due.row for due in Reminding(desk).turn().dues] == [anna]
    return anna


def test_it_goes_by_night_and_comes_back_without_being_told_anew(desk: Desk, clock: FakeClock) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    desk.run("Put off", delay_touch, customer=anna, until=wall("2026-11-26").date())
    clock.set_local(wall("2026-11-26 09:00"))
    reminding = Reminding(desk)
    assert reminding.turn().fresh == 1
    clock.set_local(wall("2026-11-27 03:00"))
    assert reminding.turn().dues == ()
    clock.set_local(wall("2026-11-27 09:00"))
    assert ([due.row for due in reminding.turn().dues], reminding.shown.fresh) == ([anna], 0)


def test_started_anew_by_night_the_morning_shows_it(desk: Desk, clock: FakeClock, told: int) -> None:
    clock.set_local(wall("2026-11-27 02:00"))
    reminding = Reminding(desk)
    assert reminding.turn().dues == ()
    clock.set_local(wall("2026-11-27 09:00"))
    assert [due.row for due in reminding.turn().dues] == [told]


def test_started_anew_on_a_closed_day_the_next_working_day_shows_it(desk: Desk, clock: FakeClock, told: int) -> None:
    clock.set_local(wall("2026-11-29 12:00"))
    reminding = Reminding(desk)
    assert reminding.turn().dues == ()
    clock.set_local(wall("2026-11-30 09:05"))
    assert [due.row for due in reminding.turn().dues] == [told]


def test_shown_by_a_clock_that_was_wrong_it_is_told_in_its_own_time(desk: Desk, clock: FakeClock) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    desk.run("Put off", delay_touch, customer=anna, until=wall("2026-11-26").date())
    clock.set_local(wall("2026-11-26 10:00"))
    reminding = Reminding(desk)
    assert reminding.turn().fresh == 1
    clock.set_local(wall("2026-11-20 10:00"))
    reminding.turn()
    clock.set_local(wall("2026-11-26 09:30"))
    assert reminding.turn().fresh == 1
