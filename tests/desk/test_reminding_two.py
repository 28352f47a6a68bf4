"""Two at one desk: each is reminded of their own, once, whoever sits there when."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.desk.desk import Desk
from clientdesk.desk.reminding import Reminding
from clientdesk.features.staff.commands import add_staff
from tests.desk.test_reminding import clock, desk, plan, shop_in, words
from tests.fakes.clock import FakeClock

__all__ = ["clock", "desk"]


def shown_rows(desk: Desk) -> set[int]:
    """The reminders noted as shown."""
    return desk.ask(lambda shop: {row for (row,) in shop.database.execute_sql("SELECT reminder FROM reminder_raised")})


@pytest.fixture
def two(desk: Desk) -> tuple[int, int]:
    """Mart, who is at the desk, and Kati."""
    mart = desk.run("Mart", add_staff, name="Mart")
    kati = desk.run("Kati", add_staff, name="Kati")
    desk.staff = mart
    return mart, kati


def test_only_mine_and_nobodys_are_shown_and_noted(desk: Desk, clock: FakeClock, two: tuple[int, int]) -> None:
    mart, kati = two
    reminding = Reminding(desk, lambda: desk.staff)
    reminding.turn()
    mine, hers = plan(desk, "Mine", staff=mart), plan(desk, "Hers", staff=kati)
    desk.staff = None
    nobodys = plan(desk, "Whoever comes")
    desk.staff = mart
    clock.sleep(hours=1)
    reminding.turn()
    assert words(reminding) == ["Mine", "Whoever comes"]
    assert shown_rows(desk) == {mine, nobodys}
    desk.staff = kati
    assert reminding.turn(changed=True).fresh == 1
    assert words(reminding) == ["Hers", "Whoever comes"]
    assert shown_rows(desk) == {mine, nobodys, hers}
    desk.staff = mart
    # What was on show for Mart is still to be answered.
    assert reminding.turn(changed=True).fresh == 0
    assert words(reminding) == ["Mine", "Whoever comes"]


def test_what_was_on_show_for_the_other_before_a_restart_is_there_when_they_come(
    desk: Desk, clock: FakeClock, two: tuple[int, int]
) -> None:
    _mart, kati = two
    desk.staff = kati
    first = Reminding(desk, lambda: desk.staff)
    first.turn()
    plan(desk, "Hers", staff=kati)
    clock.sleep(hours=1)
    first.turn()
    assert words(first) == ["Hers"]
    desk.staff = two[0]
    again = Reminding(desk, lambda: desk.staff)
    again.turn()
    assert words(again) == []
    desk.staff = kati
    again.turn(changed=True)
    assert words(again) == ["Hers"]


def test_from_everybodys_to_mine_alone_nothing_is_shouted_back(
    desk: Desk, clock: FakeClock, two: tuple[int, int]
) -> None:
    mart, kati = two
    mine_only = False
    reminding = Reminding(desk, lambda: mart if mine_only else None)
    reminding.turn()
    plan(desk, "Already past", "8:00", staff=mart)
    plan(desk, "Mine", staff=mart)
    plan(desk, "Hers", staff=kati)
    clock.sleep(hours=1)
    reminding.turn()
    assert words(reminding) == ["Mine", "Hers"]
    mine_only = True
    assert reminding.turn(changed=True).fresh == 0
    assert words(reminding) == ["Mine"]
    mine_only = False
    reminding.turn(changed=True)
    assert words(reminding) == ["Mine", "Hers"]


@given(
    deeds=st.lists(
        st.one_of(
            st.tuples(st.just("plan"), st.integers(0, 2)),
            st.tuples(st.just("sleep"), st.integers(1, 90)),
            st.tuples(st.just("take over"), st.integers(0, 2)),
        ),
        max_size=12,
    )
)
@settings(max_examples=25)
def test_whoever_takes_over_each_due_moment_is_raised_exactly_once(deeds: list[tuple[str, int]]) -> None:
    """Person 0 stands for everybody; 1 and 2 are Mart and Kati."""
    clock = FakeClock()
    with tempfile.TemporaryDirectory() as folder, shop_in(Path(folder), clock) as desk:
        staff = (None, desk.run("Mart", add_staff, name="Mart"), desk.run("Kati", add_staff, name="Kati"))
        whose: list[int | None] = [None]
        reminding = Reminding(desk, lambda: whose[0])
        reminding.turn()
        raised: list[int] = []
        for deed, value in deeds:
            if deed == "plan":
                at = clock.now() + timedelta(minutes=5)
                local = at.astimezone(clock.zone)
                desk.staff = None
                plan(desk, "Call", local.strftime("%H:%M"), local.date(), staff=staff[value])
            elif deed == "sleep":
                clock.sleep(minutes=value)
            else:
                whose[0] = staff[value]
            raised += [due.row for due in reminding.turn(changed=True).came]
            assert whose[0] is None or {due.staff for due in reminding.shown.dues} <= {None, whose[0]}
        for person in staff:
            whose[0] = person
            clock.sleep(minutes=10)
            raised += [due.row for due in reminding.turn(changed=True).came]
        planned = sum(1 for deed, _value in deeds if deed == "plan")
        assert sorted(raised) == sorted(set(raised))
        assert len(raised) == planned
