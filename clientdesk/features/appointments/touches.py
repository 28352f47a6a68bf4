"""Appointments as the rhythm sees them: those that were held are contact, the next one with somebody is a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from clientdesk.base.changes import Changes
from clientdesk.base.clock import to_utc
from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.shop import Shop
from clientdesk.desk.touches import Planned, PlannedSource, Touch, TouchSource
from clientdesk.features.appointments.queries_rows import ask, portions, read, stored, wall_zone, within, zone_of
from clientdesk.features.appointments.records import Appointment, AppointmentGuest

KIND = "appointment"
_WHO_WAS = (
    "SELECT a.customer_id AS who, a.starts, a.zone, a.pinned FROM appointment a "
    "WHERE a.held = 'held' AND a.customer_id IS NOT NULL {owner} UNION ALL "
    "SELECT g.customer_id, a.starts, a.zone, a.pinned FROM appointment_guest g "
    "JOIN appointment a ON a.id = g.appointment_id "
    "WHERE a.held = 'held' AND g.came AND g.customer_id IS NOT NULL {guest}"
)
_COMING = (
    "SELECT {who}, min(x.starts), x.row FROM (SELECT id AS row, starts FROM appointment "
    "WHERE repeats = '' AND NOT pinned AND held = '' AND starts >= ? UNION ALL "
    "SELECT o.appointment, o.starts FROM appointment_occurrence o WHERE o.starts >= ?) x "
    "JOIN appointment a ON a.id = x.row {join} WHERE a.held = '' AND {who} IS NOT NULL {which} GROUP BY 1"
)
"""SQLite takes the row from that which holds the minimum (documented for a single `min`)."""
_GUEST_JOIN = "JOIN appointment_guest g ON g.appointment_id = a.id"


def last_touches(
    shop: Shop, customers: Sequence[int] | None, kinds: Sequence[str] | None = None
) -> Mapping[int, Touch]:
    """The newest appointment of each customer that was held: their own, or one to which they came as guests."""
    if kinds is not None and KIND not in kinds:
        return {}
    found: dict[int, Touch] = {}
    for who, at in _held(shop, customers):
        if who not in found or found[who].at < at:
            found[who] = Touch(at, KIND)
    return found


def touch_days(shop: Shop, customer: int, first: date, last: date) -> Sequence[date]:
    """The local days on which one with the customer was held, both ends included, oldest first, each of them once."""
    sql = _WHO_WAS.format(owner="AND a.customer_id = ?", guest="AND g.customer_id = ?")
    days = {read(starts).date() for _who, starts, _zone, _pinned in ask(shop, sql, (customer, customer))}
    return sorted(day for day in days if first <= day <= last)


def touch_kinds(_shop: Shop) -> Sequence[tuple[str, Words, bool]]:
    """One way: that it was held."""
    return [(KIND, Phrase(N_("Appointments that were held")), True)]


def next_planned(shop: Shop, customers: Sequence[int] | None) -> Mapping[int, Planned]:
    """The next appointment of each customer, their own or one to which they are asked, from today on."""
    found: dict[int, Planned] = {}
    for some in [None] if customers is None else portions(customers):
        for who, join in (("a.customer_id", ""), ("g.customer_id", _GUEST_JOIN)):
            for customer, starts, row in _coming(shop, who, join, some):
                on = read(starts).date()
                if customer not in found or on < found[customer].on:
                    found[customer] = Planned(on, "appointment", row)
    return found


def touched_customers(shop: Shop, changes: Changes) -> set[int] | None:
    """Whose appointments a step may have moved; None for too many."""
    ids, guests = changes.all_ids("appointment"), changes.all_ids("appointment_guest")
    dates = changes.all_ids("appointment_date")
    if ids is None or guests is None or dates is None or shop.step is None:
        return None
    found = set(shop.step.about(Appointment)) | set(shop.step.about(AppointmentGuest))
    rows = set(ids) | shop.step.former(AppointmentGuest, "appointment_id")
    for table, some_ids in (("appointment_guest", guests), ("appointment_date", dates)):
        for some in portions(sorted(some_ids)):
            sql = f"SELECT appointment_id FROM {table} WHERE 1 {within('id', some)}"  # noqa: S608 - our own
            rows.update(row[0] for row in ask(shop, sql, some))
    for some in portions(sorted(rows)):
        for table, column in (("appointment", "id"), ("appointment_guest", "appointment_id")):
            sql = f"SELECT customer_id FROM {table} WHERE customer_id IS NOT NULL {within(column, some)}"  # noqa: S608
            found.update(row[0] for row in ask(shop, sql, some))
    return found


def _held(shop: Shop, customers: Sequence[int] | None) -> list[tuple[int, datetime]]:
    home = wall_zone(shop)
    found: list[tuple[int, datetime]] = []
    for some in [None] if customers is None else portions(customers):
        sql = _WHO_WAS.format(owner=within("a.customer_id", some), guest=within("g.customer_id", some))
        for who, starts, zone, pinned in ask(shop, sql, () if some is None else (*some, *some)):
            own = zone_of(zone, home) if pinned else home
            found.append((who, to_utc(read(starts), own).replace(tzinfo=None)))
    return found


def _coming(shop: Shop, who: str, join: str, customers: Sequence[int] | None) -> list[tuple[int, str, int]]:
    today = stored(datetime.combine(shop.today(), time()))
    sql = _COMING.format(who=who, join=join, which=within(who, customers))
    return [(row[0], row[1], row[2]) for row in ask(shop, sql, (today, today, *(customers or ())))]


_TABLES = frozenset({"appointment", "appointment_guest", "appointment_date"})

TOUCHES = TouchSource(_TABLES, last_touches, touched_customers, touch_kinds, touch_days)
PLANNED = PlannedSource(_TABLES, next_planned, touched_customers)
