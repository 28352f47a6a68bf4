"""The shop's closed days: its own, those of its country, and what they do to the working days."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.base.words import shown, speaking
from clientdesk.desk.archive import export_archive, import_archive
from clientdesk.desk.closures import Closure
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.shop import change_settings
from clientdesk.desk.working_days import closures_between, is_working_day, opens_next, working_days
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.closures.commands import (
    add_closed_day,
    change_closed_day,
    delete_closed_day,
    keep_holidays,
)
from clientdesk.features.closures.queries import closed_days, kept_countries, next_holidays
from clientdesk.features.closures.rules import OwnDays, days_of, next_first
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock

INVENTORY = date(2026, 11, 30)
CHRISTMAS = date(2026, 12, 25)


def told(desk: Desk, day: date) -> Closure | None:
    return desk.ask(closures_between, first=day, last=day).get(day)


def test_a_shop_keeps_the_holidays_of_its_country_until_it_says_otherwise(desk: Desk) -> None:
    assert desk.ask(kept_countries) == ("EE",)
    assert not desk.ask(is_working_day, CHRISTMAS)
    assert desk.ask(is_working_day, date(2026, 12, 23)), "a shortened day is told, not closed"
    assert told(desk, date(2026, 12, 23)) is not None
    desk.run("Country", change_settings, country="IL")
    assert desk.ask(kept_countries) == ("IL",)
    desk.run("Holidays", keep_holidays, countries=("RU", "EE"))
    assert desk.ask(kept_countries) == ("EE", "RU")
    desk.run("Holidays", keep_holidays, countries=())
    assert desk.ask(kept_countries) == ()
    assert desk.ask(is_working_day, CHRISTMAS)
    desk.undo()
    assert desk.ask(kept_countries) == ("EE", "RU")
    desk.run("Country", change_settings, country="DE")
    desk.undo()
    with pytest.raises(UserError) as error:
        desk.run("Holidays", keep_holidays, countries=("EE", "DE"))
    assert error.value.field == "countries"


def test_the_next_holidays_are_told_in_order(desk: Desk) -> None:
    assert [one.day.isoformat() for one in desk.ask(next_holidays, count=4)] == [
        "2026-12-24",
        "2026-12-25",
        "2026-12-26",
        "2027-01-01",
    ]
    desk.run("Holidays", keep_holidays, countries=("EE", "LT"))
    assert {one.country for one in desk.ask(next_holidays)} == {"EE", "LT"}


def test_own_days_close_the_shop_and_undo_opens_it_again(desk: Desk, clock: FakeClock) -> None:
    row = desk.run("Day off", add_closed_day, name=" Inventory ", first=INVENTORY)
    assert told(desk, INVENTORY) == Closure("Inventory")
    assert INVENTORY not in desk.ask(working_days, date(2026, 11, 27), 3)
    clock.set_local(clock.now().replace(day=29, hour=12, tzinfo=None))
    opens = desk.ask(opens_next)
    assert opens is not None
    assert opens.date() == date(2026, 12, 1)
    desk.run("Day off changed", change_closed_day, row=row, name="Stock", first=INVENTORY, last=date(2026, 12, 2))
    assert told(desk, date(2026, 12, 2)) == Closure("Stock")
    desk.run("Day off deleted", delete_closed_day, row=row)
    assert desk.ask(closed_days) == []
    desk.undo()
    desk.undo()
    assert [one.name for one in desk.ask(closed_days)] == ["Inventory"]


def test_the_shop_can_be_open_although_it_is_a_holiday(desk: Desk) -> None:
    desk.run("Open", add_closed_day, name="Christmas sale", first=CHRISTMAS, is_open=True)
    assert desk.ask(is_working_day, CHRISTMAS)
    closure = told(desk, CHRISTMAS)
    assert closure is not None
    assert shown(closure.name) == "Christmas sale · Christmas Day"
    with speaking("et"):
        closure = told(desk, CHRISTMAS)
        assert closure is not None
        assert shown(closure.name) == "Christmas sale · Esimene jõulupüha"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"first": date(1, 1, 1)}, "first"),
        ({"first": date.max}, "first"),
        ({"last": date(2026, 11, 29)}, "last"),
        ({"last": date(2028, 1, 1)}, "last"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(desk: Desk, given: dict[str, object], field: str) -> None:
    told: dict[str, object] = {"name": "Inventory", "first": INVENTORY} | given
    with pytest.raises(UserError) as error:
        desk.run("Day off", add_closed_day, **told)  # type: ignore[arg-type]
    assert error.value.field == field


def test_days_that_are_gone_are_not_changed(desk: Desk) -> None:
    with pytest.raises(UserError, match="not in the list"):
        desk.run("Day off", delete_closed_day, row=7)
    with pytest.raises(UserError, match="not in the list"):
        desk.run("Day off", change_closed_day, row=7, name="x", first=INVENTORY)


def test_what_comes_next_stands_first_and_what_is_over_last(desk: Desk) -> None:
    for name, first, yearly in (
        ("Over", date(2025, 7, 1), False),
        ("Next month", date(2026, 12, 7), False),
        ("Every June", date(2020, 6, 22), True),
        ("Long over", date(2024, 7, 1), False),
    ):
        desk.run("Day off", add_closed_day, name=name, first=first, yearly=yearly)
    assert [one.name for one in desk.ask(closed_days)] == ["Next month", "Every June", "Over", "Long over"]


def test_a_leap_day_of_each_year_is_the_28th_in_others() -> None:
    own = OwnDays(1, "Leap", date(2024, 2, 29), date(2024, 2, 29), yearly=True)
    found = list(days_of(own, date(2024, 1, 1), date(2028, 12, 31)))
    assert found == [
        date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)
    ]  # fmt: skip


def test_a_span_over_new_year_is_known_on_both_sides() -> None:
    own = OwnDays(1, "Rest", date(2020, 12, 24), date(2021, 1, 6), yearly=True)
    assert len(list(days_of(own, date(2027, 1, 1), date(2027, 12, 31)))) == 6 + 8
    assert next_first(own, date(2027, 1, 3)) == date(2026, 12, 24)
    assert next_first(own, date(2027, 1, 7)) == date(2027, 12, 24)


DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(first=DAYS, length=st.integers(0, 365), asked=DAYS, span=st.integers(0, 800), yearly=st.booleans())
def test_its_days_come_once_each_in_order_within_what_was_asked(
    first: date, length: int, asked: date, span: int, *, yearly: bool
) -> None:
    own = OwnDays(1, "x", first, first + timedelta(days=length), yearly)
    last = asked + timedelta(days=span)
    found = list(days_of(own, asked, last))
    assert found == sorted(set(found))
    assert all(asked <= day <= last and day >= first for day in found)
    if not yearly:
        assert len(found) == sum(own.first <= asked + timedelta(days=n) <= own.last for n in range(span + 1))


def test_an_archive_brings_them_back(desk: Desk, tmp_path: Path) -> None:
    desk.run("Day off", add_closed_day, name="Summer", first=date(2026, 7, 6), last=date(2026, 7, 19), yearly=True)
    desk.run("Holidays", keep_holidays, countries=("LT",))
    export_archive(desk, tmp_path / "shop.zip", lambda _done, _of: None)
    store = open_store(tmp_path / "new", plan_of(CATALOGUE), create=True)
    other = Desk(store, CATALOGUE, FakeClock())
    import_archive(other, tmp_path / "shop.zip", lambda _done, _of: None)
    assert [(one.name, one.last, one.yearly) for one in other.ask(closed_days)] == [("Summer", date(2026, 7, 19), True)]
    assert other.ask(kept_countries) == ("LT",)
    store.close()
