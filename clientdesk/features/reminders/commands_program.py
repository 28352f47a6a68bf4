"""What the program does with reminders by itself: it notes which were shown, and lets them follow what they hang on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import peewee as pw

from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.contacts.records import Contact
from clientdesk.features.customers.commands import LARGEST_ID
from clientdesk.features.reminders.commands_checks import ReminderRef, moment_columns, note_raised, write
from clientdesk.features.reminders.queries_contacts import last_contact_days
from clientdesk.features.reminders.records import Reminder, ReminderRaised
from clientdesk.features.reminders.rules import day_after, due_moment

_AT_ONCE = 500
_WEEKS_AHEAD = timedelta(weeks=8)


def mark_raised(shop: Shop, *, rows: tuple[ReminderRef, ...]) -> None:
    """Note that these reminders were shown for the moment at which they are due now.

    Args:
        shop: the shop.
        rows: which reminders; those that are gone are passed over.
    """
    for part in _parts([row for row in rows if 0 < row <= LARGEST_ID]):
        found = Reminder.select(Reminder.id, Reminder.due_at).where(Reminder.id.in_(part))
        shown = [{"reminder": one.id, "due_at": one.due_at, "raised_at": shop.now()} for one in found]
        if shown:
            note_raised(shown)


def follow_zone(shop: Shop) -> None:
    """Hang what is open on the wall of the shop's present zone: the time stays as the owner said it.

    Args:
        shop: the shop; the zone is that of its settings, which the clock has yet to follow.
    """
    _derive(Reminder.done_at.is_null() & (Reminder.zone != shop.settings.zone), shop.settings.zone)


def rederive_due(shop: Shop) -> None:
    """Derive the due instants of what comes next again: the rules of a zone, or the clock, may have changed since.

    Only the coming weeks are looked at; what is further ahead comes nearer before it is due. What is said to have been
    shown later than now was shown by a clock that was wrong, and is to be shown again.

    Args:
        shop: the shop.
    """
    ReminderRaised.delete().where(ReminderRaised.raised_at > shop.now()).execute()
    near = Reminder.due_at.between(shop.now() - _WEEKS_AHEAD, shop.now() + _WEEKS_AHEAD)
    _derive(Reminder.done_at.is_null() & near, shop.zone.key)


def follow_contacts(shop: Shop) -> None:
    """Let what is due so many days after the last contact follow the contacts that this step has touched.

    Args:
        shop: the shop, with the step.
    """
    if shop.step is None:
        return
    touched = shop.step.about(Contact) | shop.step.about(Reminder) | _brought(shop)
    following = Reminder.done_at.is_null() & Reminder.after_days.is_null(False)
    for part in _parts(sorted(touched)):
        found = list(Reminder.select().where(following & Reminder.customer.in_(part)))
        lasts = last_contact_days(shop, customers=[one.customer_id for one in found])
        for one in found:
            made_on: date = one.series_on or one.due_on
            on = day_after(lasts.get(one.customer_id), one.after_days, made_on)
            if on != one.planned_on:
                at, lead = one.planned_time, one.planned_lead or 0
                columns = moment_columns(shop, on, at, lead, "row")
                write(shop, one.id, columns | {"planned_on": on})


def follow_appointments(shop: Shop) -> None:
    """Let reminders of an appointment be due when that begins now, and about whom it is with.

    Args:
        shop: the shop.
    """
    found = Reminder.select(Reminder, Appointment).join(Appointment).where(Reminder.done_at.is_null())
    for one in list(found):
        met = one.appointment
        on, at = met.starts.date(), None if met.all_day else f"{met.starts:%H:%M}"
        if (on, at) != (one.planned_on, one.planned_time):
            lead = one.planned_lead or 0
            columns = moment_columns(shop, on, at, lead, "row")
            write(shop, one.id, columns | {"planned_on": on, "planned_time": at})
        if met.customer_id is not None and met.customer_id != one.customer_id:
            Reminder.update(customer=met.customer_id).where(Reminder.id == one.id).execute()


def _brought(shop: Shop) -> frozenset[int]:
    """Whose contacts or reminders were brought together in this step, by an import."""
    if shop.step is None:
        return frozenset()
    found: set[int] = set()
    for record in (Contact, Reminder):
        for first, last in shop.step.runs(record):
            rows = record.select(record.customer).where(record.id.between(first, last)).distinct().tuples()
            found |= {customer for (customer,) in rows if customer is not None}
    return frozenset(found)


def _derive(which: pw.Expression, zone: str) -> None:
    said = (
        Reminder.select(Reminder.due_on, Reminder.due_time, Reminder.zone, Reminder.due_at, Reminder.lead)
        .where(which)
        .distinct()
    )
    for one in list(said):
        right = due_moment(one.due_on, one.due_time, ZoneInfo(zone), one.lead)
        if (one.zone, one.due_at) != (zone, right):
            at = Reminder.due_time.is_null() if one.due_time is None else Reminder.due_time == one.due_time
            same = at & (Reminder.due_on == one.due_on) & (Reminder.zone == one.zone) & (Reminder.due_at == one.due_at)
            same &= Reminder.lead == one.lead
            Reminder.update(zone=zone, due_at=right).where(which & same).execute()


def _parts(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """`rows` in lots that one statement can take."""
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
