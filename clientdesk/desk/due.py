"""What is due, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from clientdesk.base.arguments import Command
from clientdesk.desk.shop import Shop


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is due, or will be.

    Args:
        row: id in the table of its source.
        customer: whom it is about, None when nobody.
        what: the owner's text.
        due_at: naive local wall time; midnight of the day for a date alone.
        all_day: it has a date and no time.
        kind: what is to be done: "call", "note" …
        staff: whom to remind, None for everybody.
        note: what to know, `to_say`: what to say; "" for nothing.
        for_at: naive local moment of what it reminds of, where it comes earlier than that; None otherwise.
        turn_on: the day for which it is planned, where it may wait longer without being late; None otherwise.
        name, say, phone, last_said, photo: what the popup shows of the customer, "" where unknown.
    """

    table: str
    row: int
    customer: int | None
    what: str
    due_at: datetime
    all_day: bool
    kind: str
    name: str = ""
    say: str = ""
    phone: str = ""
    last_said: str = ""
    last_on: date | None = None
    is_organisation: bool = False
    photo: str = ""
    is_household: bool = False
    staff: int | None = None
    note: str = ""
    to_say: str = ""
    for_at: datetime | None = None
    turn_on: date | None = None

    @property
    def asked_at(self) -> datetime:
        """From when on it is late: when it was due, or the day of its turn."""
        return self.due_at if self.turn_on is None else datetime.combine(self.turn_on, time())


@dataclass(frozen=True, slots=True)
class DueSource:
    """Where reminders come from.

    Args:
        tables: whose change may move the next due moment.
        due: `due(shop, at=naive local, staff=)`: open ones due at or before `at`, oldest first; with `staff` only those
            of this person and of nobody, None for everybody's.
        unraised: the same, without those already raised and not snoozed since.
        next_at: `next_at(shop)`: naive local moment of the next that is not yet raised, None when nothing is planned.
        mark_raised: program's command `(shop, *, rows)`: they were shown.
        rederive: program's command `(shop)`: the rules of the zone may be others, derive the instants again.
        awaits: `awaits(shop, customer=)`: whether something waits for this customer to be seen.
        seen: program's command `(shop, *, customer)`: the customer is seen now, so that it is due.
        wanes: what it gives goes by itself, too: nobody is to be called by night or on a closed day. Noted as shown
            before the program was started, it is shown again when it comes back.
    """

    tables: frozenset[str]
    due: Callable[..., Sequence[Due]]
    unraised: Callable[..., Sequence[Due]]
    next_at: Callable[[Shop], datetime | None]
    mark_raised: Command
    rederive: Command | None = None
    awaits: Callable[..., bool] | None = None
    seen: Command | None = None
    wanes: bool = False
