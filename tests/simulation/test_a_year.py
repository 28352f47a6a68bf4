"""A year in a shop: people come, are called, promised, reminded of; the program is closed at night and on holidays."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clientdesk.base.words import N_
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import all_of
from clientdesk.desk.reminding import Reminding
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer, change_customer, restore_customer, trash_customer
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import profile
from clientdesk.features.reminders.commands import add_reminder, finish_reminder, snooze_reminder
from clientdesk.features.staff.commands import add_staff
from clientdesk.store.database import Store, open_store
from tests.fakes.clock import FakeClock

FIRST = datetime(2026, 1, 1, 6, 0, tzinfo=UTC)
DAYS = 366
OPEN, CLOSED = 9, 18
NAMES = ("Anna", "Arvo", "Živilė", "Пётр", "כהן", "Õie", "Jonas", "Мария", "Yael", "Mart")


class Year:
    """One shop through one year, with what its owner remembers of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.clock = FakeClock(FIRST)
        self.folder = folder
        self.store: Store
        self.desk: Desk
        self.present: set[int] = set()
        self.open: dict[int, datetime] = {}
        self.begin_day(create=True)
        self.desk.run(N_("Staff added"), add_staff, name="Kati")

    def begin_day(self, *, create: bool = False) -> None:
        """Start the program."""
        self.store = open_store(self.folder, plan_of(CATALOGUE), create=create)
        self.desk = Desk(self.store, CATALOGUE, self.clock)
        self.reminding = Reminding(self.desk)
        self.look()

    def end_day(self) -> None:
        """Do what is left of the day's reminders, or put it off; close the program."""
        for row in [row for row, due in self.open.items() if due <= self.now()]:
            if self.dice.random() < 0.7:
                self.desk.run(N_("Reminder done"), finish_reminder, row=row)
                del self.open[row]
            else:
                until = datetime.combine(
                    self.now().date() + timedelta(days=self.dice.randint(1, 9)), datetime.min.time()
                )
                self.desk.run(N_("Reminder moved"), snooze_reminder, row=row, until=until.replace(hour=10))
                self.open[row] = until.replace(hour=10)
        self.look()
        self.store.close()

    def now(self) -> datetime:
        """The shop's wall clock."""
        return self.desk.shop().local_now()

    def look(self) -> None:
        """A turn of the reminder clock: what is shown is what is due, all of it and nothing else."""
        # Whom the rhythm asks for is told elsewhere (`test_touches`).
        shown = {due.row for due in self.reminding.turn(changed=True).dues if due.table == "reminder"}
        assert shown == {row for row, due in self.open.items() if due <= self.now()}, self.now()

    def hour(self) -> None:
        """Some of what happens in a shop within an hour."""
        for _ in range(self.dice.randint(0, 3)):
            self.dice.choice((self.somebody_comes, self.somebody_calls, self.promise, self.correct, self.regret))()
        self.look()
        self.clock.sleep(hours=1)

    def somebody_comes(self) -> None:
        """A new customer."""
        name = f"{self.dice.choice(NAMES)} {self.dice.choice(NAMES)}"
        self.present.add(self.desk.run(N_("Customer added"), add_customer, name=name))

    def somebody_calls(self) -> None:
        """A call with somebody known."""
        if self.present:
            self.desk.run(N_("Contact logged"), log_contact, customer=self.anyone(), kind=ContactKind.CALL, note="x")

    def promise(self) -> None:
        """A reminder within the next weeks, at a time or on a day."""
        day = self.now().date() + timedelta(days=self.dice.randint(1, 40))
        at = self.dice.choice((None, "03:30", "10:00", "16:45"))
        row = self.desk.run(N_("Reminder added"), add_reminder, what="Call", due_on=day, due_time=at)
        self.open[row] = datetime.fromisoformat(f"{day}T{at or '09:00'}")

    def correct(self) -> None:
        """A note is written on somebody's card."""
        if self.present:
            self.desk.run(N_("Customer changed"), change_customer, customer=self.anyone(), note=str(self.now()))

    def regret(self) -> None:
        """Somebody is thrown away and taken back, by undo or from the trash."""
        if self.present:
            one = self.anyone()
            before = self.desk.ask(profile, customer=one)
            self.desk.run(N_("Moved to the trash"), trash_customer, customer=one)
            if self.dice.random() < 0.5:
                self.desk.undo()
            else:
                self.desk.run(N_("Restored"), restore_customer, customer=one)
            assert self.desk.ask(profile, customer=one) == before

    def anyone(self) -> int:
        """One of those who are there."""
        return self.dice.choice(sorted(self.present))


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    """The year 2026 in Tallinn."""
    made = Year(tmp_path / "shop", seed=26)
    yield made
    made.store.close()


def test_through_a_year_nothing_is_lost_doubled_or_forgotten(year: Year) -> None:
    day = date(2026, 1, 1)
    for _ in range(DAYS):
        year.clock.set_local(datetime.combine(day, datetime.min.time()).replace(hour=CLOSED))
        year.end_day()
        day += timedelta(days=1 if year.dice.random() < 0.95 else year.dice.randint(2, 12))
        year.clock.set_local(datetime.combine(day, datetime.min.time()).replace(hour=OPEN))
        year.begin_day()
        while year.now().hour < CLOSED - 3 and year.now().date() == day:
            year.hour()
    assert set(year.desk.ask(customer_ids)) == year.present and len(year.present) > 100
    assert year.store.database.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [words for one in all_of(CATALOGUE, "derived") for words in year.desk.ask(one.problems)] == []
