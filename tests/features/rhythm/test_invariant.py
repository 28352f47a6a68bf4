"""Whatever is done in a shop: each customer has one next touch, on the day that a slow and plain reading gives."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.working_days import WorkingDays
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.commands import change_contact, delete_contact, log_contact
from clientdesk.features.contacts.records import Direction
from clientdesk.features.customers.commands import add_customer, restore_customer, set_potential, trash_customer
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.features.reminders.commands import add_reminder, finish_reminder
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.features.rhythm import commands
from clientdesk.features.rhythm.assurance import check_nobody_forgotten
from clientdesk.features.rhythm.queries import forgotten, plan
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock

TALLINN = ZoneInfo("Europe/Tallinn")
CALLS = 2
people = st.integers(1, 5)
days = st.integers(0, 400)


class KeepingInTouch(RuleBasedStateMachine):
    """Five customers with whom anything may happen that moves a next touch."""

    def __init__(self) -> None:
        super().__init__()
        self._room = tempfile.TemporaryDirectory()
        self.clock = FakeClock()
        self.desk = Desk(open_store(Path(self._room.name), plan_of(CATALOGUE), create=True), CATALOGUE, self.clock)

    @initialize()
    def open_shop(self) -> None:
        """Five customers of all classes, and a small capacity."""
        for potential in ("A", "B", "C", "", "A"):
            self.desk.run("Added", add_customer, name=f"Customer {potential}", potential=potential)
        # Not a deed that the machine may undo.
        self.desk.run_as_program("Settings", commands.change_rhythm_settings, calls_a_day=CALLS)

    def attempt(self, command: Any, **given: object) -> None:  # noqa: ANN401 - any of the shop's
        """Do it, or be refused."""
        with suppress(UserError):
            self.desk.run("Done", command, **given)

    @rule(customer=people, ago=days, kind=st.sampled_from(["call", "visit", "email", "note", "letter"]),
          way=st.sampled_from(Direction), answered=st.sampled_from([None, True, False]))  # fmt: skip
    def contact(self, customer: int, ago: int, kind: str, way: Direction, answered: bool | None) -> None:
        """A contact of any kind, so many days ago."""
        on = datetime.fromisoformat("2026-11-20 08:00") - timedelta(days=ago)
        self.attempt(log_contact, customer=customer, kind=kind, direction=way, answered=answered, on=on)

    @rule(row=st.integers(1, 8), gone=st.booleans())
    def correct(self, row: int, gone: bool) -> None:
        """A contact is deleted, or becomes a note."""
        self.attempt(delete_contact, row=row) if gone else self.attempt(change_contact, row=row, kind="note")

    @rule(customer=people, potential=st.sampled_from(["A", "B", "C", ""]))
    def classify(self, customer: int, potential: str) -> None:
        """Another class."""
        self.attempt(set_potential, customer=customer, potential=potential)

    @rule(customer=people, every=st.integers(0, 60))
    def agree(self, customer: int, every: int) -> None:
        """A rhythm of their own, none, or that of the class again."""
        if every > 10:
            self.attempt(commands.set_rhythm, customer=customer, days=every)
        elif every > 5:
            self.attempt(commands.set_no_rhythm, customer=customer, because="quiet")
        else:
            self.attempt(commands.clear_rhythm, customer=customer)

    @rule(key=st.sampled_from("ABC"), every=st.none() | st.integers(1, 400))
    def class_rhythm(self, key: str, every: int | None) -> None:
        """Another rhythm of a class."""
        self.attempt(commands.set_class_rhythm, key=key, days=every)

    @rule(customer=people, ahead=st.integers(0, 30), needed=st.booleans())
    def put_off(self, customer: int, ahead: int, needed: bool) -> None:
        """A turn is put off, or let pass."""
        if needed:
            today = self.desk.shop().today()
            self.attempt(commands.delay_touch, customer=customer, until=today + timedelta(days=ahead))
        else:
            self.attempt(commands.touch_not_needed, row=customer, because="met at the market")

    @rule(customer=people, ahead=st.integers(-5, 60), kind=st.sampled_from(ReminderKind))
    def plan_something(self, customer: int, ahead: int, kind: ReminderKind) -> None:
        """A reminder."""
        on = self.desk.shop().today() + timedelta(days=ahead)
        self.attempt(add_reminder, what="Something", due_on=on, customer=customer, kind=kind)

    @rule(row=st.integers(1, 4))
    def finish(self, row: int) -> None:
        """A reminder is done."""
        self.attempt(finish_reminder, row=row)

    @rule(customer=people, away=st.booleans())
    def trash(self, customer: int, away: bool) -> None:
        """Into the trash, or out of it."""
        self.attempt(trash_customer if away else restore_customer, customer=customer)

    @rule(into=people, gone=people)
    def merge(self, into: int, gone: int) -> None:
        """Two are the same."""
        self.attempt(merge_customers, into=into, others=(gone,))

    @rule(undo=st.booleans())
    def undo_or_redo(self, undo: bool) -> None:
        """Back, or forth again."""
        with suppress(UserError):
            if undo and self.desk.last_undo:
                self.desk.undo()
            elif not undo and self.desk.last_redo:
                self.desk.redo()

    @rule(nights=st.integers(1, 40))
    def sleep(self, nights: int) -> None:
        """The computer sleeps for some nights, and looks for the forgotten when it wakes."""
        self.clock.sleep(days=nights, minutes=7)
        self.desk.run_as_program("Night", check_nobody_forgotten)

    @invariant()
    def nobody_is_forgotten(self) -> None:
        """One row each, as a plain reading of the records gives it."""
        assert list(self.desk.ask(forgotten)) == []
        assert self.desk.ask(_stored) == self.desk.ask(_read_plainly)

    @invariant()
    def no_day_has_too_many(self) -> None:
        """Never more than the owner wants, never on a closed day, nobody twice."""
        shop = self.desk.shop()
        turns = self.desk.ask(plan, first=shop.today(), last=shop.today() + timedelta(days=21))
        open_days = WorkingDays(shop)
        assert all(count <= CALLS for count in Counter(turn.on for turn in turns).values())
        assert all(open_days.is_working(turn.on) and turn.due_on <= turn.on for turn in turns)
        assert len({turn.customer for turn in turns}) == len(turns)

    def teardown(self) -> None:
        """The shop closes."""
        self.desk.store.close()
        self._room.cleanup()


def _stored(shop: Shop) -> dict[int, tuple[str, str | None]]:
    rows = shop.database.execute_sql("SELECT customer, via, due_on FROM next_touch ORDER BY customer").fetchall()
    return {row[0]: (row[1], row[2]) for row in rows}


def _read_plainly(shop: Shop) -> dict[int, tuple[str, str | None]]:
    """The same from the records alone, by rules written here once more."""
    classes = {"A": 30, "B": 90, "C": 365} | dict(_rows(shop, "SELECT key, days FROM class_rhythm"))
    found: dict[int, tuple[str, str | None]] = {}
    for customer, potential, added in _rows(
        shop, "SELECT id, potential, created_at FROM customer WHERE trashed_at IS NULL"
    ):
        own = _rows(shop, f"SELECT days FROM customer_rhythm WHERE customer_id = {customer}")
        every = own[0][0] if own else classes.get(potential, 365)
        real = [
            on
            for kind, direction, answered, on in _rows(
                shop, f'SELECT kind, direction, answered, "on" FROM contact WHERE customer_id = {customer}'
            )
            if kind != "note" and answered != 0
            and not (kind in ("email", "letter") and direction == "outgoing" and answered != 1)
        ]  # fmt: skip
        last = max(real, default=None)
        due = None if every is None else _day(last or added) + timedelta(days=every)
        delay = _rows(shop, f"SELECT made_at, until, not_needed FROM touch_delay WHERE customer_id = {customer}")
        if due is not None and every is not None and delay and (last is None or delay[0][0] >= last):
            made_at, until, not_needed = delay[0]
            due = _day(made_at) + timedelta(days=every) if not_needed else date.fromisoformat(until)
        plans = [
            date.fromisoformat(on)
            for on, kind in _rows(
                shop, f"SELECT due_on, kind FROM reminder WHERE done_at IS NULL AND customer_id = {customer}"
            )
            if kind in ("call", "email", "meeting", "visit")
        ]
        planned = min(plans, default=None)
        if planned is not None and (due is None or planned <= due + timedelta(days=7)):
            found[customer] = ("planned", planned.isoformat())
        else:
            found[customer] = ("none", None) if due is None else ("rhythm", due.isoformat())
    return found


def _rows(shop: Shop, sql: str) -> list[Any]:
    return list(shop.database.execute_sql(sql).fetchall())


def _day(stored: str) -> date:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC).astimezone(TALLINN).date()


TestKeepingInTouch = KeepingInTouch.TestCase
TestKeepingInTouch.settings = settings(
    max_examples=14, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
