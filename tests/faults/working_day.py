"""A program that does the deeds of a working day one after the other and says after each how the shop is."""

# ruff: noqa: T201 - what it prints is what the test reads

from __future__ import annotations

import itertools
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

from clientdesk.base.clock import today
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Progress
from clientdesk.desk.many import do_each
from clientdesk.desk.reminding import Reminding
from clientdesk.desk.shop import Shop, change_settings
from clientdesk.desk.spreading import spread
from clientdesk.desk.working_days import working_days
from clientdesk.features.contacts.attachments import keep_files
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.commands_kinds import add_kind
from clientdesk.features.contacts.commands_mail import add_mails, written_down
from clientdesk.features.contacts.mail_reading import read_post
from clientdesk.features.contacts.queries_mail import sorted_post
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.reminders.commands import (
    add_reminder,
    finish_and_log,
    finish_reminder,
    move_reminder,
    snooze_reminder,
)
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.features.staff.commands import add_staff
from tests.fakes.clock import FakeClock
from tests.faults import deeds
from tests.faults.deeds import state
from tests.mails_made import ANNA, mail

OFFER, PICTURE, LETTERS = "offer.pdf", "wheel.jpg", "letters.mbox"
MAILS = 6
TO_SPREAD = 30
UNANSWERED, SERIES, TO_CALL, TO_SNOOZE, FIRST_TO_SPREAD = 1, 2, 3, 4, 5
"""Reminders, by id; the first is raised and never answered."""


@contextmanager
def opened(folder: Path, *, create: bool = False) -> Iterator[Desk]:
    """The shop with a clock that stands still, once made at 9:45; identities of kinds are counted, too."""
    numbers = itertools.count(1)
    with (
        patch("clientdesk.features.contacts.commands_kinds.uuid4", lambda: uuid.UUID(int=next(numbers) << 96)),
        deeds.opened(folder, create=create) as desk,
    ):
        assert isinstance(desk.clock, FakeClock)
        desk.clock.sleep(minutes=0 if create else 40)
        yield desk


def make(folder: Path) -> None:
    """A shop with a customer and reminders; beside it files and e-mails to bring in."""
    folder.mkdir()
    with opened(folder, create=True) as desk:
        desk.staff = desk.run("Taken on", add_staff, name="Kati")
        desk.run("Added", add_customer, name="Anna Saar", points=(PointInput(PointKind.EMAIL, ANNA),))
        desk.run_batch("Planned", _plan)
    room = folder.parent
    (room / OFFER).write_bytes(b"%PDF" + b"o" * 30_000)
    (room / PICTURE).write_bytes(b"\xff\xd8\xff" + b"w" * 50_000)
    letters = [
        mail(subject=f"Letter {place}", text="words " * 200, message_id=f"{place}@x", files={"a.txt": b"a" * place})
        for place in range(1, MAILS + 1)
    ]
    (room / LETTERS).write_bytes(b"".join(b"From x Fri Nov 20 09:00:00 2026\n" + one + b"\n" for one in letters))


def days_deeds(desk: Desk, room: Path) -> Iterator[Callable[[], object]]:
    """What is done, in this order."""
    clock = desk.clock
    assert isinstance(clock, FakeClock)
    yield lambda: Reminding(desk).turn()
    yield lambda: log_with_files(desk, room)
    yield lambda: _bring_mails(desk, room / LETTERS)
    yield lambda: desk.run("Done", finish_reminder, row=SERIES)
    yield lambda: desk.run("Done", finish_and_log, row=TO_CALL, note="Called " * 100)
    yield lambda: desk.run("Put off", snooze_reminder, row=TO_SNOOZE, until=clock.today_at(15))
    yield lambda: _spread(desk)
    yield lambda: desk.run("Changed", change_settings, hours="09:00-17:00;" * 5 + ";")
    yield lambda: desk.run("Added", add_kind, name="Test ride")


def log_with_files(desk: Desk, room: Path) -> None:
    """A meeting with two files."""
    files = desk.ask(keep_files, paths=[room / OFFER, room / PICTURE])
    desk.run("Logged", log_contact, customer=1, kind=ContactKind.VISIT, note="Looked at wheels", files=files)


def main(folder: Path) -> None:
    """Do all of it, and say after each how the shop is."""
    with opened(folder) as desk:
        desk.staff = 1
        print(state(desk), flush=True)
        for deed in days_deeds(desk, folder.parent):
            deed()
            print(state(desk), flush=True)


def _bring_mails(desk: Desk, path: Path) -> None:
    progress: Progress = lambda _done, _of: None  # noqa: E731
    found = desk.ask(sorted_post, post=read_post(desk.store.folder, [path], progress))
    desk.run_batch("E-mails", add_mails, progress, mails=tuple(map(written_down, found.addressed)))


def _spread(desk: Desk) -> None:
    rows = range(FIRST_TO_SPREAD, FIRST_TO_SPREAD + TO_SPREAD)
    days = spread(TO_SPREAD, desk.ask(working_days, today(desk.clock), 5))
    moved = tuple((partial(move_reminder, to=day), row) for row, day in zip(rows, days, strict=True))
    desk.run("Spread", do_each, deeds=moved, given={})


def _plan(shop: Shop) -> None:
    here = partial(add_reminder, shop, customer=1, due_on=date(2026, 11, 20))
    here(what="Unanswered", due_time="09:30")
    here(what="Every day", due_time="09:31", repeats="FREQ=DAILY")
    here(what="Call Anna", due_time="09:32", kind=ReminderKind.CALL)
    here(what="Later", due_time="09:33")
    for number in range(TO_SPREAD):
        here(what=f"Piled up {number}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
