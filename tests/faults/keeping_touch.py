"""A program that does what keeps customers from being forgotten, one deed after the other; on a full disk, once more.

It says after each deed how the shop is, and "full" whenever the disk had no room and the shop was as before.
"""

# ruff: noqa: T201 - what it prints is what the test reads

from __future__ import annotations

import hashlib
import itertools
import os
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from unittest.mock import patch

from clientdesk.base.errors import ClientDeskError
from clientdesk.desk.desk import Desk
from clientdesk.desk.intake import Wish
from clientdesk.desk.night_work import NightWork
from clientdesk.desk.reminding import Reminding
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.commands import Guest, add_appointment, change_following
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.features.icalendar.bringing import carry_out, plan_calendar
from clientdesk.features.promises.commands import make_promise
from clientdesk.features.relationships.commands import set_relationship
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.rhythm.commands import set_class_rhythm, set_no_rhythm, set_rhythm, touch_not_needed
from clientdesk.features.staff.commands import add_staff
from clientdesk.formats.source import open_source
from clientdesk.store.journal import Execute
from tests.fakes.clock import FakeClock
from tests.faults import deeds
from tests.features.icalendar.carried import calendar, event, quiet

CALENDAR = "calendar.ics"
CLASSES = ("A", "B", "C", "")
TWINS, OTHERS, EVENTS = 3, 25, 12
SERIES = 1
FULL = "full"
MARK = b"the next deed"
"""Written to a file of its own before each deed, so that it stands in the log of the system calls."""
DERIVED = ("next_touch", "next_touch_made", "appointment_occurrence", "appointment_horizon", "customer_health")
TRIES = 20
DAYS = 11
PORTIONS = 3
_THURSDAY = datetime(2026, 12, 10, 10)  # noqa: DTZ001 - naive: the shop’s wall


@contextmanager
def opened(folder: Path, *, create: bool = False) -> Iterator[Desk]:
    """The shop with a clock that stands still, once made some days later, in the next month."""
    with deeds.opened(folder, create=create) as desk:
        assert isinstance(desk.clock, FakeClock)
        desk.clock.sleep(days=0 if create else DAYS)
        yield desk


def state(desk: Desk) -> str:
    """A digest of every row, of the derived ones too: by these nobody is forgotten."""
    execute: Execute = desk.store.database.execute_sql
    rows = [sorted(map(repr, execute(f"SELECT * FROM {table}").fetchall())) for table in DERIVED]
    return hashlib.sha256((deeds.state(desk) + repr(rows)).encode()).hexdigest()


def make(folder: Path) -> None:
    """A shop with three customers who are the same, and what keeps them in mind; a calendar file beside it."""
    folder.mkdir()
    with opened(folder, create=True) as desk:
        desk.staff = desk.run("Taken on", add_staff, name="Kati")
        desk.run_batch("Made", _make)
        desk.run("Not now", touch_not_needed, row=3, because="Was here")
    events = [
        event(
            f"brought-{number}", f"DTSTART:202612{number + 1:02}T100000", f"DTEND:202612{number + 1:02}T110000",
            "RRULE:FREQ=WEEKLY;COUNT=9" if number % 2 else "LOCATION:Here", "ATTENDEE;CN=Anna:mailto:anna@post.ee",
            "BEGIN:VALARM", "TRIGGER:-PT1H", "END:VALARM",
        )
        for number in range(EVENTS)
    ]  # fmt: skip
    (folder.parent / CALENDAR).write_bytes(calendar(*itertools.chain.from_iterable(events)))


def todo(desk: Desk, room: Path) -> list[Callable[[], object]]:
    """What is done, in this order; the night's work one portion at a time, for each is a step of its own."""
    night = NightWork(desk)
    night.begin()
    noon = _THURSDAY.replace(hour=12)
    return [
        *[night.portion] * PORTIONS,
        lambda: Reminding(desk).turn(),
        lambda: _bring(desk, room / CALENDAR),
        lambda: desk.run(
            "Changed", change_following, row=SERIES, original=_THURSDAY, what="Moved", starts=noon, customer=2
        ),
        lambda: desk.run("Changed", set_class_rhythm, key="A", days=9),
        lambda: desk.run("Merged", merge_customers, into=1, others=(2, 3)),
    ]


def main(folder: Path) -> None:
    """Do all of it, and say after each how the shop is; what finds no room is done again until there is some."""
    mark = os.open(folder.parent / "mark", os.O_WRONLY | os.O_CREAT, 0o600)
    with opened(folder) as desk:
        desk.staff = 1
        print(state(desk), flush=True)
        for number, deed in enumerate(todo(desk, folder.parent), 1):
            os.pwrite(mark, MARK, 0)
            for _try in range(TRIES):
                if _is_done(desk, deed, number):
                    break
            print(state(desk), flush=True)


def _is_done(desk: Desk, deed: Callable[[], object], number: int) -> bool:
    before, numbers = state(desk), itertools.count(number * 1_000_000)
    try:
        with patch("uuid.uuid4", lambda: uuid.UUID(int=next(numbers))):
            deed()
    except ClientDeskError as error:
        print(FULL if error.words.msgid.startswith("The disk is full.") else repr(error), flush=True)
        assert state(desk) == before
        return False
    return True


def _bring(desk: Desk, path: Path) -> None:
    carry_out(desk, plan_calendar(desk, open_source(path), quiet, wish=Wish()), quiet)


def _make(shop: Shop) -> None:
    for number in range(TWINS):
        points = (PointInput(PointKind.EMAIL, "anna@post.ee"),) if not number else ()
        add_customer(shop, name="Anna Saar", potential=CLASSES[0], points=points)
    for number in range(OTHERS):
        add_customer(shop, name=f"Other {number}", potential=CLASSES[number % 4])
    set_rhythm(shop, customer=1, days=20)
    set_no_rhythm(shop, customer=2, because="Moved away")
    for customer, kind in ((1, "dedicated"), (2, "community"), (3, "personal")):
        set_relationship(shop, customer=customer, kind=kind)
        make_promise(shop, customer=customer, what="A wheel", due_on=date(2026, 11, 20 + customer))
    guests = (Guest(customer=2), Guest(customer=3), Guest(staff=1))
    first = _THURSDAY.replace(month=11, day=19)
    series = add_appointment(
        shop, what="Weekly", starts=first, customer=1, repeats="FREQ=WEEKLY;COUNT=20", guests=guests
    )  # fmt: skip
    assert series == SERIES
    add_reminder(shop, what="Prepare", appointment=series, lead=60, each=True)
    add_reminder(shop, what="Overdue", customer=4, due_on=date(2026, 11, 20), due_time="09:30")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
