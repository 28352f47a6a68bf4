"""Ten years of one shop through the real Desk: contacts, silences, holidays, imports, merges, changes of mind, undo."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.bringing import look_at
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.due import Due
from clientdesk.desk.intake import Duplicates
from clientdesk.desk.night_work import NightWork
from clientdesk.desk.reminding import Reminding
from clientdesk.desk.shop import change_settings
from clientdesk.features.appointments.commands import add_appointment, hold_appointment
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.closures.commands import add_closed_day, keep_holidays
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.bringing import carry_out, plan_source
from clientdesk.features.customers.commands import add_customer, restore_customer, set_potential, trash_customer
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.features.promises.commands import keep_promise, make_promise
from clientdesk.features.relationships.commands import change_relationship_defaults, set_relationship
from clientdesk.features.reminders.commands import add_reminder, finish_and_log, finish_reminder, snooze_reminder
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.features.rhythm.commands import (
    change_rhythm_settings,
    clear_rhythm,
    delay_touch,
    set_class_rhythm,
    set_no_rhythm,
    set_rhythm,
    touch_log,
    touch_not_needed,
)
from clientdesk.store.database import FILE, Store, open_store
from clientdesk.verbs.bringing_in import quiet
from tests.fakes.clock import FakeClock
from tests.simulation.journal_story import story_of
from tests.simulation.touch_book import GONE, TABLES, TouchBook

ZONE = "Europe/Tallinn"
WEEK = {weekday: weekday < 6 for weekday in range(7)}
HOURS = ";".join((*["09:00-18:00"] * 5, "10:00-15:00", ""))
CLASSES = {"A": 30, "B": 90, "C": 365}
KINDS = {"dedicated": 21, "community": 60, "transactional": 0}
LOOK, ANSWER = time(9, 5), time(11, 0)
_SHEET = "batch.csv"


class TenYears:
    """One shop, and what it said when.

    Args:
        folder: where the shop is made.
        seed: of the dice.
        customers: how many there are at first.
        calls: how many a day the shop can make.
        first: the first day.

    Attributes:
        on: the moments of the look at the clock on each day on which the program ran.
        said: when each customer was to be reached, as the program kept it at a moment; what was as before is left out.
        happened: how often what did.
    """

    def __init__(self, folder: Path, seed: int, customers: int, calls: int, first: date = date(2026, 1, 5)) -> None:
        self.folder = folder
        self.dice = random.Random(seed)
        self.calls = calls
        self.day = first
        self.clock = FakeClock(datetime.combine(first, time(6), tzinfo=UTC), ZONE)
        self.on: list[datetime] = []
        self.said: dict[datetime, dict[int, date | str | None]] = {}
        self.last_said: dict[int, date | str | None] = {}
        self.happened: Counter[str] = Counter()
        self.away_until: date = first
        self.store: Store = open_store(folder, plan_of(CATALOGUE), create=True)
        self.begin()
        self.settle()
        for number in range(customers):
            key = self.dice.choice(("A", "A", "B", "B", "B", "C", "C", "C", "C", ""))
            self.do(add_customer, name=f"Customer {number}", potential=key)

    def begin(self) -> None:
        """Start the program over the open store."""
        self.desk = Desk(self.store, CATALOGUE, self.clock)
        self.reminding = Reminding(self.desk)

    def settle(self) -> None:
        """What the owner says of the shop at first: all that the checker reads as settings."""
        self.do(change_settings, zone=ZONE, hours=HOURS, country="EE")
        self.do(keep_holidays, countries=())
        self.do(change_rhythm_settings, calls_a_day=self.calls, without_class=0)
        for key, days in CLASSES.items():
            self.do(set_class_rhythm, key=key, days=days)
        for kind, days in KINDS.items():
            self.do(change_relationship_defaults, kind=kind, rhythm_days=days)

    def do(self, command: Callable[..., object], **given: object) -> object:
        """One deed of the owner; a refusal is no deed."""
        try:
            return self.desk.run(N_("Done"), command, **given)
        except UserError:
            self.happened["refused"] += 1
            return None

    # --- A day

    def live(self, days: int) -> None:
        """So many days, one after the other; the shop is closed at the end."""
        for _ in range(days):
            if self.day >= self.away_until:
                self.one_day()
            self.day += timedelta(days=1)
        self.store.close()

    def one_day(self) -> None:
        """Holidays begin, the computer sleeps through, or the shop works."""
        if self.dice.random() < 0.006:
            self.away_until = self.day + timedelta(days=self.dice.randint(8, 21))
            self.happened["holiday"] += 1
        elif self.dice.random() < 0.04:
            self.happened["asleep"] += 1
        else:
            self.work()

    def work(self) -> None:
        """Morning: what is done by night, then a look at the clock; then answers, and what else happens."""
        if self.dice.random() < 0.03:
            self.store.close()
            self.store = open_store(self.folder, plan_of(CATALOGUE))
            self.begin()
            self.happened["started anew"] += 1
        self.clock.set_local(datetime.combine(self.day, LOOK))
        NightWork(self.desk).do_all()
        shown = self.reminding.turn().dues
        self.on.append(self.desk.shop().now())
        self.say()
        self.clock.set_local(datetime.combine(self.day, ANSWER))
        if WEEK[self.day.weekday()]:
            for due in shown:
                self.tick()
                self.answer(due)
            for happening in self.happenings():
                if self.dice.random() < 0.05:
                    self.tick()
                    self.happened[happening.__name__] += 1
                    happening()
            # Before the night mends anything.
            self.say()

    def say(self) -> None:
        """Note what the program says now, as far as it is otherwise than before."""
        rows = self.store.database.execute_sql("SELECT customer, due_on FROM next_touch").fetchall()
        said: dict[int, date | str | None] = {one: date.fromisoformat(on[:10]) if on else None for one, on in rows}
        otherwise = {one: on for one, on in said.items() if one not in self.last_said or self.last_said[one] != on}
        self.said[self.desk.shop().now()] = otherwise | dict.fromkeys(self.last_said.keys() - said.keys(), GONE)
        self.last_said = said

    def tick(self) -> None:
        """A minute or so goes by."""
        self.clock.sleep(seconds=self.dice.randint(20, 90))

    def answer(self, due: Due) -> None:
        """Reached, put off, not needed, or left for another day."""
        act = self.dice.random()
        if due.table == "next_touch":
            if act < 0.4:
                self.do(touch_log, row=due.row, kind=self.dice.choice(("call", "visit", "meeting")))
            elif act < 0.66:
                # Called from the profile, and written down there.
                self.do(log_contact, customer=due.row, kind=ContactKind.CALL, answered=True, note="…")
            elif act < 0.76:
                until = self.day + timedelta(days=self.dice.randint(1, 25))
                self.do(delay_touch, customer=due.row, until=until)
            elif act < 0.84:
                self.do(touch_not_needed, row=due.row, because="They are away")
        elif due.table == "reminder":
            if act < 0.6:
                self.do(finish_and_log if due.kind == "call" else finish_reminder, row=due.row)
            elif act < 0.8:
                until = self.desk.shop().local_now() + timedelta(days=self.dice.randint(1, 12))
                self.do(snooze_reminder, row=due.row, until=until)
        self.happened[f"answered {due.table}"] += 1

    def happenings(self) -> tuple[Callable[[], None], ...]:
        """What else may happen on a day."""
        return (
            self.write, self.ring_in_vain, self.hear, self.plan_a_call, self.plan_a_meeting, self.hold_meetings,
            self.promise, self.keep_a_promise, self.reclassify, self.relate, self.agree, self.trash, self.restore,
            self.merge, self.bring_in, self.take_back, self.take_back, self.close_for_days, self.change_a_class,
        )  # fmt: skip

    # --- What happens

    def somebody(self, where: str = "trashed_at IS NULL") -> int:
        """A customer; 0 where there is none."""
        rows = self.store.database.execute_sql(f"SELECT id FROM customer WHERE {where}").fetchall()
        return int(self.dice.choice(rows)[0]) if rows else 0

    def write(self) -> None:
        """An e-mail goes out; it is no contact until it is answered."""
        answered = self.dice.choice((None, None, True))
        self.log(ContactKind.EMAIL, Direction.OUTGOING, answered)

    def ring_in_vain(self) -> None:
        """Nobody answers."""
        self.log(ContactKind.CALL, Direction.OUTGOING, answered=False)

    def hear(self) -> None:
        """They call, come by, or write; or somebody only writes a note."""
        kind = self.dice.choice((ContactKind.CALL, ContactKind.VISIT, ContactKind.MESSAGE, ContactKind.NOTE))
        has_direction = kind in (ContactKind.CALL, ContactKind.MESSAGE)
        self.log(kind, Direction.INCOMING if has_direction else Direction.NONE, None)

    def log(self, kind: ContactKind, direction: Direction, answered: bool | None) -> None:
        """Written down."""
        self.do(log_contact, customer=self.somebody(), kind=kind, direction=direction, answered=answered, note="…")

    def plan_a_call(self) -> None:
        """A reminder about a customer."""
        on = self.day + timedelta(days=self.dice.randint(1, 60))
        kind = self.dice.choice((ReminderKind.CALL, ReminderKind.NOTE))
        self.do(add_reminder, what="Ask", customer=self.somebody(), due_on=on, kind=kind)

    def plan_a_meeting(self) -> None:
        """An appointment with a customer."""
        on = self.day + timedelta(days=self.dice.randint(1, 30))
        self.do(add_appointment, what="Meeting", customer=self.somebody(), starts=datetime.combine(on, time(15)))

    def hold_meetings(self) -> None:
        """Those that are over were held, or not."""
        now = self.desk.shop().local_now().isoformat(sep=" ")
        sql = "SELECT id FROM appointment WHERE ends < ? AND held = ''"
        for (row,) in self.store.database.execute_sql(sql, (now,)).fetchall():
            self.do(hold_appointment, row=row, held=self.dice.choice(("held", "held", "not_held")))

    def promise(self) -> None:
        """Something is promised to a customer."""
        due_on = self.day + timedelta(days=self.dice.randint(1, 40))
        self.do(make_promise, customer=self.somebody(), what="The price list", due_on=due_on)

    def keep_a_promise(self) -> None:
        """All that are due are kept."""
        sql = "SELECT id FROM promise WHERE status = 'open' AND due_on <= ?"
        for (row,) in self.store.database.execute_sql(sql, (self.day.isoformat(),)).fetchall():
            self.do(keep_promise, row=row)

    def reclassify(self) -> None:
        """Somebody comes to mean more, or less."""
        self.do(set_potential, customer=self.somebody(), potential=self.dice.choice(("A", "B", "C")))

    def relate(self) -> None:
        """Another kind of relationship."""
        self.do(set_relationship, customer=self.somebody(), kind=self.dice.choice(tuple(KINDS)))

    def agree(self) -> None:
        """A rhythm of their own, none for a reason, or none of their own any more."""
        customer = self.somebody()
        act = self.dice.randint(0, 2)
        if act == 0:
            self.do(set_rhythm, customer=customer, days=self.dice.choice((14, 45, 200)))
        elif act == 1:
            self.do(set_no_rhythm, customer=customer, because="Comes by every day")
        else:
            self.do(clear_rhythm, customer=customer)

    def trash(self) -> None:
        """Into the trash."""
        if self.dice.random() < 0.3:
            self.do(trash_customer, customer=self.somebody())

    def restore(self) -> None:
        """And out of it."""
        self.do(restore_customer, customer=self.somebody("trashed_at IS NOT NULL AND merged_into_id IS NULL"))

    def merge(self) -> None:
        """Two turn out to be one."""
        if self.dice.random() < 0.3:
            self.do(merge_customers, into=self.somebody(), others=(self.somebody(),))

    def bring_in(self) -> None:
        """A few come from a file."""
        if self.dice.random() < 0.12:
            file = self.folder.parent / _SHEET
            rows = (f"Newcomer {self.day:%y%m%d} {number},{self.dice.choice('ABC')}" for number in range(3))
            file.write_text("\n".join(("Name,Class", *rows)), encoding="utf-8")
            source = look_at(self.desk, file)
            plan = plan_source(self.desk, source, quiet, duplicates=Duplicates.ADD)  # type: ignore[arg-type] # a table
            carry_out(self.desk, plan, quiet)

    def take_back(self) -> None:
        """The last deed is undone, and now and then done again."""
        if self.desk.last_undo is None:
            return
        try:
            self.desk.undo()
            if self.dice.random() < 0.4:
                self.desk.redo()
        except UserError:
            self.happened["not undone"] += 1

    def close_for_days(self) -> None:
        """The shop is closed for some days to come."""
        if self.dice.random() < 0.3:
            start = self.day + timedelta(days=self.dice.randint(1, 30))
            last = start + timedelta(days=self.dice.randint(0, 9))
            self.do(add_closed_day, name="Holiday", first=start, last=last)

    def change_a_class(self) -> None:
        """Another rhythm for a whole class, for a while."""
        if self.dice.random() < 0.5:
            key, days = self.dice.choice(tuple(CLASSES.items()))
            self.do(set_class_rhythm, key=key, days=self.dice.choice((days, days * 2)))


def live_and_check(folder: Path, *, seed: int, customers: int, days: int, calls: int) -> tuple[TenYears, TouchBook]:
    """So many days of a shop, and the book that has read its journal."""
    shop = TenYears(folder, seed, customers, calls)
    shop.live(days)
    book = TouchBook(ZONE, WEEK, calls, shop.on, shop.said)
    book.read(story_of(folder / FILE, TABLES))
    return shop, book
