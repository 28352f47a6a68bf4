"""What the shop can ask about its reminders; those about a customer in the trash are left out everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from clientdesk.base.clock import to_local
from clientdesk.base.days import short_date
from clientdesk.base.phone import display_phone
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.due import Due
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.rules import NameParts, ways_to_address
from clientdesk.features.reminders.rules import is_late, naive_utc, wall_time

PHONE = (
    "(SELECT coalesce(nullif(p.key, ''), p.value) FROM contact_point p "
    "WHERE p.customer_id = c.id AND p.kind = 'phone' ORDER BY p.preferred DESC, p.position, p.id LIMIT 1) "
)
EMAIL = PHONE.replace("'phone'", "'email'")
_FROM = "FROM reminder r LEFT JOIN customer c ON c.id = r.customer_id "
_THERE = "c.trashed_at IS NULL"
_DUE = (
    "SELECT r.id, r.customer_id, r.what, r.due_on, r.due_time, r.kind, r.due_at, r.lead, r.staff_id, r.note, r.to_say, "
    "c.is_household, c.name, c.is_organisation, c.address_as, "
    "c.given, c.family, c.patronymic, c.honorific, c.nickname, c.language, "
    ':phone, s.note, s."on", c.photo, (SELECT made_on FROM promise WHERE id = r.promise_id) '
    "FROM reminder r LEFT JOIN customer c ON c.id = r.customer_id "
    "LEFT JOIN contact s ON s.id = (SELECT t.id FROM contact t WHERE t.customer_id = c.id AND t.note <> '' "
    'ORDER BY t."on" DESC, t.id DESC LIMIT 1) '
    "WHERE r.done_at IS NULL AND r.on_sight = 0 AND c.trashed_at IS NULL AND r.due_at <= ? "
    "AND (? IS NULL OR r.staff_id IS NULL OR r.staff_id = ?) "
    # Once the day of a promise has come, the one that came ahead has nothing more to say.
    "AND NOT (r.promise_id IS NOT NULL AND r.lead > 0 AND r.planned_on <= ?) "
).replace(":phone", PHONE)
_MORE = (
    "note", "to_say", "appointment", "contact", "lead", "after_days", "after_what", "repeats", "occurrence", "series",
)  # fmt: skip
_IN_ORDER = "ORDER BY r.due_at, r.id"
_NOT_RAISED = (
    # A showing that lies ahead was noted while the clock was wrong.
    "AND NOT EXISTS (SELECT 1 FROM reminder_raised x WHERE x.reminder = r.id AND x.due_at = r.due_at "
    "AND x.raised_at <= ?) "
)


@dataclass(frozen=True, slots=True)
class ReminderView:
    """A reminder as forms and lists show it.

    Args:
        due_time: "HH:MM" on the wall, None for any time.
        customer_name: "" for nobody, as is `staff_name`.
        done_at: naive wall time, None while it is open; `dropped` where it was not needed then.
        late: open, and should have been done by now.
        note: what to know, `to_say`: what to say.
        appointment: at whose start it is due, `contact`: at which it was agreed; None for neither.
        lead: it comes so many minutes earlier.
        after_days: so many days after the last `after_what`; None where it has a day of its own.
        repeats: a recurrence rule, "" for none.
        occurrence: which time of an appointment that repeats.
        series: "" where no others follow.
        on_sight: it waits until the customer is seen, whatever its day.
        promise: which it follows, None for none.
    """

    id: int
    uid: str
    what: str
    kind: str
    due_on: date
    due_time: str | None
    customer: int | None
    customer_name: str
    staff: int | None
    staff_name: str
    done_at: datetime | None
    late: bool
    note: str = ""
    to_say: str = ""
    appointment: int | None = None
    contact: int | None = None
    lead: int = 0
    after_days: int | None = None
    after_what: str = ""
    repeats: str = ""
    occurrence: datetime | None = None
    series: str = ""
    dropped: bool = False
    is_household: bool = False
    on_sight: bool = False
    promise: int | None = None


def due(shop: Shop, *, at: datetime | None = None, staff: int | None = None) -> Sequence[Due]:
    """Open reminders due at the naive wall time `at` (now where it is not given), oldest first.

    Args:
        shop: the shop.
        at: the moment.
        staff: only those of this person and of nobody; None for everybody's.
    """
    rows = shop.database.execute_sql(_DUE + _IN_ORDER, (_stored(shop, at), staff, staff, _day(shop, at)))
    return [_due(shop, row) for row in rows.fetchall()]


def unraised(shop: Shop, *, at: datetime | None = None, staff: int | None = None) -> Sequence[Due]:
    """The same, without those that were shown for the moment at which they are due."""
    moment = _stored(shop, at)
    values = (moment, staff, staff, _day(shop, at), moment)
    rows = shop.database.execute_sql(_DUE + _NOT_RAISED + _IN_ORDER, values)
    return [_due(shop, row) for row in rows.fetchall()]


def next_at(shop: Shop) -> datetime | None:
    """The naive wall time at which the next reminder falls due, None when none is planned; past ones do not count."""
    found = shop.database.execute_sql(
        f"SELECT r.due_at {_FROM}WHERE r.done_at IS NULL AND r.on_sight = 0 AND {_THERE} AND r.due_at > ? "
        f"{_IN_ORDER} LIMIT 1",
        (_stored(shop, None),),
    ).fetchone()
    return to_local(datetime.fromisoformat(found[0]), shop.zone) if found else None


def reminder(shop: Shop, *, row: int) -> ReminderView | None:
    """One reminder, open or done; None when it is not there."""
    return next(iter(_views(shop, "r.id = ?", row)), None)


def open_reminders(
    shop: Shop, *, customer: int | None = None, first: date | None = None, last: date | None = None
) -> Sequence[ReminderView]:
    """What is still to be done, soonest first.

    Args:
        shop: the shop.
        customer: only about this one; None for all, about nobody included.
        first: only from this day on.
        last: only up to this day, that included.

    With a day, what waits for somebody to be seen is left out: it has none.
    """
    where, values = ["r.done_at IS NULL"], list[object]()
    if first or last:
        where.append("r.on_sight = 0")
    for wanted, value in (
        ("r.customer_id = ?", customer),
        ("r.due_on >= ?", first.isoformat() if first else None),
        ("r.due_on <= ?", last.isoformat() if last else None),
    ):
        if value is not None:
            where.append(wanted)
            values.append(value)
    return _views(shop, " AND ".join(where), *values)


def done_reminders(shop: Shop, *, customer: int, limit: int = 200) -> Sequence[ReminderView]:
    """What was done for a customer, the last one first."""
    found = _views(shop, "r.done_at IS NOT NULL AND r.customer_id = ?", customer)
    return sorted(found, key=lambda one: (str(one.done_at), one.id), reverse=True)[:limit]


def between(shop: Shop, *, first: date, last: date) -> Sequence[ReminderView]:
    """Open and done ones due from `first` to `last`, both included, in the order of the calendar."""
    return _views(
        shop, "NOT (r.on_sight AND r.done_at IS NULL) AND r.due_on BETWEEN ? AND ?", first.isoformat(), last.isoformat()
    )


def awaits(shop: Shop, *, customer: int) -> bool:
    """Whether a reminder waits for this customer to be seen."""
    sql = "SELECT 1 FROM reminder WHERE customer_id = ? AND done_at IS NULL AND on_sight LIMIT 1"
    return shop.database.execute_sql(sql, (customer,)).fetchone() is not None


def can_await(shop: Shop, *, row: int) -> bool:
    """Whether a reminder can wait for somebody to be seen: it is about a customer."""
    sql = "SELECT 1 FROM reminder WHERE id = ? AND customer_id IS NOT NULL AND NOT on_sight"
    return shop.database.execute_sql(sql, (row,)).fetchone() is not None


def customer_name(shop: Shop, *, customer: int) -> str:
    """The name of a customer, "" when it is not there or in the trash."""
    found = shop.database.execute_sql(
        "SELECT name FROM customer WHERE id = ? AND trashed_at IS NULL", (customer,)
    ).fetchone()
    return str(found[0]) if found else ""


def phone_shown(stored: str | None) -> str:
    """A phone number as people read it; "" for none."""
    return display_phone(stored) if stored and stored.startswith("+") else stored or ""


def _stored(shop: Shop, at: datetime | None) -> str:
    """A moment as the tables hold it: UTC, to the second."""
    moment = shop.now() if at is None else naive_utc(at, shop.zone)
    return moment.replace(microsecond=0).isoformat(sep=" ")


def _day(shop: Shop, at: datetime | None) -> str:
    return (shop.today() if at is None else at.date()).isoformat()


def _due(shop: Shop, row: Sequence[Any]) -> Due:
    identity, customer, what, due_on, due_time, kind, due_at, lead, staff, note, to_say, is_household, *rest = row
    name, is_organisation, address_as, *parts = rest
    *names, phone, said, said_at, photo, promised = parts
    ways = (
        ways_to_address(address_as, name, NameParts(*names), is_organisation=bool(is_organisation)) if customer else ()
    )
    day = date.fromisoformat(due_on)
    moment = wall_time(day, due_time) if due_time else datetime.combine(day, datetime.min.time())
    return Due(
        table="reminder",
        row=identity,
        customer=customer,
        what=what,
        due_at=to_local(datetime.fromisoformat(due_at), shop.zone) if lead else moment,
        all_day=due_time is None,
        kind=kind,
        name=name or "",
        say=ways[0] if ways and ways[0] != name else "",
        phone=phone_shown(phone),
        last_said=said or "",
        last_on=to_local(datetime.fromisoformat(said_at), shop.zone).date() if said_at else None,
        is_organisation=bool(is_organisation),
        photo=photo or "",
        is_household=bool(is_household),
        staff=staff,
        note=_promised_words(promised, shop.today(), note) if promised else note,
        to_say=to_say,
        for_at=moment if lead else None,
    )


def _promised_words(made_on: str, today: date, note: str) -> str:
    """That it was promised, above what else there is to know."""
    said = Phrase(N_("Promised on {day}"), day=short_date(date.fromisoformat(made_on), today)).text()
    return "\n".join(part for part in (said, note) if part)


def _views(shop: Shop, where: str, *values: object) -> list[ReminderView]:
    rows = shop.database.execute_sql(
        "SELECT r.id, r.uid, r.what, r.kind, r.due_on, r.due_time, r.customer_id, coalesce(c.name, ''), r.staff_id, "
        "coalesce(s.name, ''), r.done_at, r.note, r.to_say, r.appointment_id, r.contact_id, r.lead, r.after_days, "
        "r.after_what, r.repeats, r.occurrence, r.series, r.on_sight, r.dropped, coalesce(c.is_household, 0), "
        f"r.promise_id {_FROM}"
        f"LEFT JOIN staff s ON s.id = r.staff_id WHERE {where} AND {_THERE} "
        "ORDER BY r.due_on, r.due_time IS NULL, r.due_time, r.id",
        values,
    )
    now = shop.local_now()
    return [_view(shop, row, now) for row in rows.fetchall()]


def _view(shop: Shop, row: Sequence[Any], now: datetime) -> ReminderView:
    (
        identity,
        uid,
        what,
        kind,
        on,
        at,
        customer,
        customer_name,
        staff,
        staff_name,
        done_at,
        *more,
        unseen,
        dropped,
        home,
        promise,
    ) = row
    day = date.fromisoformat(on)
    told = dict(zip(_MORE, more, strict=True))
    told["occurrence"] = datetime.fromisoformat(told["occurrence"]) if told["occurrence"] else None
    done = to_local(datetime.fromisoformat(done_at).replace(tzinfo=UTC), shop.zone) if done_at else None
    return ReminderView(
        id=identity, uid=uid, what=what, kind=kind, due_on=day, due_time=at, customer=customer,
        customer_name=customer_name, staff=staff, staff_name=staff_name, done_at=done,
        late=done is None and not unseen and is_late(day, at, now),
        **told, dropped=bool(dropped),
        is_household=bool(home), on_sight=bool(unseen), promise=promise,
    )  # fmt: skip
