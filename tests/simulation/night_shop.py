"""Nights of one shop through the real Desk: sleep, crashes, wrong clocks, other zones, an hour that comes twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from clientdesk.base.words import N_
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.reminding import WAVED_AWAY, Reminding
from clientdesk.desk.shop import change_settings
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.closures.commands import keep_holidays
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.promises.commands import make_promise
from clientdesk.features.reminders.commands import (
    add_reminder,
    dismiss_reminder,
    finish_reminder,
    snooze_reminder,
)
from clientdesk.features.rhythm.commands import delay_touch, set_no_rhythm, set_rhythm, touch_log, touch_not_needed
from clientdesk.store.database import Store, open_store
from tests.fakes.clock import FakeClock
from tests.simulation.night_book import Book, Row, earlier, instant

ZONES = ("Europe/Tallinn", "Europe/Vilnius", "Europe/Moscow", "Asia/Jerusalem")
EVENING, MORNING = time(19), time(9, 30)
MEETS, EVERY_OTHER = time(15), timedelta(days=2)
TIMES = ("", "19:40", "22:15", "23:59", "00:00", "00:30", "02:00", "02:30", "03:00", "03:30", "03:59", "06:10", "09:00")
"""When reminders are planned for: "" is any time of the day."""
_PROMISE = 0.2
_DAILY, _REPEAT = 4, 0.1
"""At most so many come every day, and how many of the new ones do."""


class Nights:
    """One shop, and the book kept beside it.

    Args:
        folder: where the shop is made.
        seed: of the dice.
        first: the day of the first evening.
    """

    def __init__(self, folder: Path, seed: int, first: date) -> None:
        self.dice = random.Random(seed)
        self.folder = folder
        self.clock = FakeClock(datetime.combine(first, time(12), tzinfo=UTC))
        self.wrong = timedelta()
        self.book = Book("Europe/Tallinn")
        self.happened: Counter[str] = Counter()
        self.daily: dict[int, tuple[date, str, timedelta]] = {}
        self.promised: dict[int, tuple[int, ...]] = {}
        self.store: Store
        self.desk: Desk
        self.start(create=True)
        self.desk.run(N_("Settings changed"), change_settings, hours=";".join(["09:00-18:00"] * 7))
        self.desk.run(N_("Holidays"), keep_holidays, countries=())
        self.customers = [self.desk.run(N_("Customer added"), add_customer, name=f"Customer {one}") for one in range(3)]
        for customer in self.customers:
            self.agree(customer)
        self.meetings: dict[int, date] = {}
        self.meet(first)

    def start(self, *, create: bool = False) -> None:
        """Start the program."""
        self.store = open_store(self.folder, plan_of(CATALOGUE), create=create)
        self.desk = Desk(self.store, CATALOGUE, self.clock)
        self.reminding = Reminding(self.desk)
        self.book.begin(self.clock.now())
        self.look()

    def night(self, evening: date) -> None:
        """One night: evening, what happens in the dark, morning."""
        self.clock.set_local(datetime.combine(evening, EVENING))
        self.look(started=True)
        self.plan_some()
        for _ in range(self.dice.randint(1, 3)):
            happening = self.dice.choice(self.happenings())
            self.happened[happening.__name__] += 1
            happening()
            self.look()
        self.set_right()
        self.clock.set_local(datetime.combine(evening + timedelta(days=1), MORNING))
        self.look()
        self.answer_some()
        self.look(changed=True)

    def happenings(self) -> tuple[Callable[[], None], ...]:
        """What may happen in the dark."""
        return (
            self.sleep, self.stay_awake, self.sleep, self.crash, self.close_and_open, self.set_back,
            self.set_back_little, self.set_forward, self.travel, self.wave_away,
        )  # fmt: skip

    # --- What happens

    def plan_some(self) -> None:
        """A few reminders for this night and the days after: some come earlier than their moment, some every day."""
        for _ in range(self.dice.randint(1, 4)):
            at = self.dice.choice(TIMES)
            on = self.today() + timedelta(days=self.dice.choice((0, 1, 1, 1, 2, 7)))
            lead = timedelta(minutes=self.dice.choice((0, 0, 0, 10, 90, 1440))) if at else timedelta()
            repeats = "FREQ=DAILY" if len(self.daily) < _DAILY and self.dice.random() < _REPEAT else ""
            row = self.desk.run(
                N_("Reminder added"), add_reminder, what="Call", due_on=on, due_time=at or None,
                lead=lead // timedelta(minutes=1), repeats=repeats,
            )  # fmt: skip
            self.note(row, on, at, lead, repeats=bool(repeats))
        if self.dice.random() < _PROMISE:
            self.promise()

    def meet(self, first: date) -> None:
        """The staff meet every other day, and half an hour before each time they are reminded."""
        starts = datetime.combine(first, MEETS)
        row = self.desk.run(N_("Added"), add_appointment, what="Team", starts=starts, repeats="FREQ=DAILY;INTERVAL=2")
        made = self.desk.run(N_("Added"), add_reminder, what="Team", appointment=row, each=True, lead=30)
        self.note_meeting(made, first)

    def note_meeting(self, row: int, on: date) -> None:
        """One of the meetings is to be told."""
        self.meetings[row] = on
        self.book.plan(("reminder", row), datetime.combine(on, MEETS), self.clock.now(), timedelta(minutes=30))

    def agree(self, customer: int) -> None:
        """They want to hear from the shop every few days: from today on, for they are new, or were just reached."""
        days = self.dice.randint(1, 5)
        self.desk.run(N_("Agreed"), set_rhythm, customer=customer, days=days)
        self.note_touch(customer, self.today() + timedelta(days=days))

    def note_touch(self, customer: int, on: date) -> None:
        """Whom the rhythm asks to reach on a day is shown from its morning on, and by day."""
        morning = datetime.combine(on, time.fromisoformat("09:00"))
        self.book.plan(("next_touch", customer), morning, self.clock.now(), by_day=True)

    def promise(self) -> None:
        """Something is promised: the day before and the day itself are told."""
        on = self.today() + timedelta(days=self.dice.randint(1, 6))
        whom = self.desk.run(N_("Customer added"), add_customer, name="Somebody")
        self.desk.run(N_("Never"), set_no_rhythm, customer=whom, because="They call themselves")
        promise = self.desk.run(N_("Promised"), make_promise, customer=whom, what="The price list", due_on=on)
        sql = "SELECT id, lead FROM reminder WHERE promise_id = ? ORDER BY lead"
        made = self.store.database.execute_sql(sql, (promise,)).fetchall()
        for row, lead in made:
            self.promised[row] = tuple(other for other, _lead in made)
            moment = datetime.combine(on, time.fromisoformat("09:00"))
            ends = datetime.combine(on, time()) if lead else None
            self.book.plan(("reminder", row), moment, self.clock.now(), timedelta(minutes=lead), ends=ends)

    def note(self, row: int, on: date, at: str, lead: timedelta, *, repeats: bool) -> None:
        """Write what was planned into the book."""
        moment = datetime.combine(on, time.fromisoformat(at or "09:00"))
        self.book.plan(("reminder", row), moment, self.clock.now(), lead)
        if repeats:
            self.daily[row] = (on, at, lead)

    def answer_some(self) -> None:
        """Done, not needed, put off, or left for another day."""
        for due in self.reminding.shown.dues:
            act = self.dice.random()
            if due.table == "next_touch":
                self.reach(due.row, act)
            elif ("reminder", due.row) not in self.book.open:
                continue  # the other one of its promise was ticked off
            elif act < 0.6:
                finishes = self.dice.random() < 0.5
                self.desk.run(N_("Done"), finish_reminder if finishes else dismiss_reminder, row=due.row)
                self.close(due.row)
                for other in self.promised.get(due.row, ()) if finishes else ():
                    self.book.answer(("reminder", other))
            elif act < 0.9:
                until = datetime.combine(
                    self.today() + timedelta(days=self.dice.randint(0, 1)),
                    time(self.dice.randint(11, 23), self.dice.randint(0, 59)),
                )
                self.desk.run(N_("Reminder moved"), snooze_reminder, row=due.row, until=until)
                self.put_off(due.row, until)

    def reach(self, customer: int, act: float) -> None:
        """A customer is reached, let pass, put off, or left for another day."""
        if act < 0.5:
            self.desk.run(N_("Logged"), touch_log, row=customer)
            self.agree(customer)
        elif act < 0.65:
            self.desk.run(N_("Not needed"), touch_not_needed, row=customer, because="They are away")
            self.agree(customer)
        elif act < 0.85:
            until = self.today() + timedelta(days=self.dice.randint(1, 4))
            self.desk.run(N_("Put off"), delay_touch, customer=customer, until=until)
            self.note_touch(customer, until)

    def close(self, row: int) -> None:
        """It is answered; one that comes every day is due again on the next day, but not on one that is past."""
        behind = self.book.open["reminder", row].wall.date()
        self.book.answer(("reminder", row))
        if row in self.meetings:
            on = self.meetings.pop(row) + EVERY_OTHER
            while on < self.today():
                on += EVERY_OTHER
            self.note_meeting(self.newest(), on)
        if row in self.daily:
            on, at, lead = self.daily.pop(row)
            behind = max(behind, on, self.today() - timedelta(days=1))
            self.note(self.newest(), behind + timedelta(days=1), at, lead, repeats=True)

    def newest(self) -> int:
        """The reminder that was made last."""
        return int(self.store.database.execute_sql("SELECT max(id) FROM reminder").fetchone()[0])

    def put_off(self, row: int, until: datetime) -> None:
        """What is put off to a time ahead of its moment keeps that and comes later before it; else it is moved."""
        planned = self.book.open["reminder", row]
        ahead = instant(planned.wall, self.book.zone) - instant(until, self.book.zone)
        if planned.lead and ahead > timedelta():
            if earlier(planned.wall, self.book.zone, ahead) != instant(until, self.book.zone):
                ahead -= timedelta(minutes=1)  # so many minutes would be taken for whole days
            self.book.plan(("reminder", row), planned.wall, self.clock.now(), ahead, ends=planned.ends)
        else:
            self.book.plan(("reminder", row), until, self.clock.now())

    def today(self) -> date:
        """The day on the shop's wall."""
        return self.desk.shop().today()

    def sleep(self) -> None:
        """The computer sleeps: no turn of the clock for hours."""
        self.clock.sleep(minutes=self.dice.randint(30, 300))

    def stay_awake(self) -> None:
        """It stays awake: a turn every few minutes."""
        for _ in range(self.dice.randint(5, 30)):
            self.clock.sleep(minutes=self.dice.randint(1, 12))
            self.look()

    def crash(self) -> None:
        """Killed after something was raised and before anybody answered."""
        self.clock.sleep(minutes=self.dice.randint(1, 240))
        self.look()
        self.store.close()
        self.start()

    def close_and_open(self) -> None:
        """The program is off for hours."""
        self.store.close()
        self.clock.sleep(minutes=self.dice.randint(5, 300))
        self.start()

    def set_back(self) -> None:
        """The clock is set back by hours or days, by mistake."""
        self.set_wrong(-timedelta(minutes=self.dice.choice((61, 120, 1500, 60_000))))

    def set_back_little(self) -> None:
        """The clock was a few minutes fast and is set right."""
        self.set_wrong(-timedelta(minutes=self.dice.randint(1, 20)))

    def set_forward(self) -> None:
        """The clock is set forward by hours, days, or years, by mistake."""
        self.set_wrong(timedelta(minutes=self.dice.choice((45, 120, 1500, 60_000, 600_000))))

    def travel(self) -> None:
        """The shop moves to another zone: every time stays as the owner said it."""
        zone = self.dice.choice(ZONES)
        self.clock = FakeClock(self.clock.now(), zone)
        self.desk.clock = self.clock
        self.desk.run(N_("Settings changed"), change_settings, zone=zone)
        self.book.move_to(zone, self.clock.now())
        self.look(changed=True)

    def wave_away(self) -> None:
        """Closed without an answer."""
        self.book.wave_away([(due.table, due.row) for due in self.reminding.shown.dues], self.clock.now())
        self.reminding.wave_away()
        self.clock.sleep(minutes=self.dice.randint(0, 9))

    def set_wrong(self, by: timedelta) -> None:
        """Move the hands, and let time pass on the wrong clock."""
        self.wrong += by
        self.clock.sleep(minutes=by.total_seconds() / 60)
        self.look()
        self.clock.sleep(minutes=self.dice.randint(1, 90))

    def set_right(self) -> None:
        """Somebody notices."""
        if self.wrong:
            self.clock.sleep(minutes=-self.wrong.total_seconds() / 60)
            self.wrong = timedelta()
            self.look()

    def look(self, *, changed: bool = False, started: bool = False) -> None:
        """A turn of the reminder clock, noted in the book."""
        raised = self.reminding.turn(changed=changed)
        self.book.look(
            self.clock.now(), [(due.table, due.row) for due in raised.dues], raised.fresh,
            right=not self.wrong, away_for=WAVED_AWAY,
        )  # fmt: skip
        if not self.wrong:
            self.book.note_unnoted(self.clock.now(), self.unnoted())

    def unnoted(self) -> list[Row]:
        """What is due and not noted in the store as shown: another till would tell it again."""
        rows = self.store.database.execute_sql(
            "SELECT id FROM reminder r WHERE done_at IS NULL AND due_at <= ? AND NOT EXISTS (SELECT 1 FROM "
            "reminder_raised x WHERE x.reminder = r.id AND x.due_at = r.due_at)",
            (self.desk.shop().now().isoformat(sep=" "),),
        )
        return [("reminder", row) for (row,) in rows.fetchall()]


def run_nights(folder: Path, nights: int, seed: int, first: date = date(2026, 1, 5)) -> Nights:
    """So many nights from `first` on, a few left out here and there; the shop is closed at the end."""
    made = Nights(folder, seed, first)
    evening = first
    for _ in range(nights):
        made.night(evening)
        evening += timedelta(days=1 if made.dice.random() < 0.9 else made.dice.randint(2, 12))
    made.book.end()
    made.store.close()
    return made
