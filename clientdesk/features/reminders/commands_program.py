"""What the program does with reminders by itself: it notes which were shown, and lets them follow what they hang on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import peewee as pw

from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.records import Contact
from clientdesk.features.customers.commands import LARGEST_ID
from clientdesk.features.reminders.commands_checks import ReminderRef, moment_columns, note_raised, write
from clientdesk.features.reminders.queries_contacts import last_contact_days
from clientdesk.features.reminders.records import Reminder, ReminderRaised
from clientdesk.features.reminders.rules import day_after, due_moment
from clientdesk.store.journal import OpenStep

_AT_ONCE = 500
_WEEKS_AHEAD = timedelta(weeks=8)
_FOLLOWING = (
    "SELECT id, customer_id, after_days, coalesce(series_on, due_on), planned_on, planned_time, "
    "coalesce(planned_lead, 0) FROM reminder "
    "WHERE done_at IS NULL AND after_days IS NOT NULL AND customer_id IN ({})"
)
_MET = (
    "SELECT r.id, r.customer_id, r.planned_on, r.planned_time, coalesce(r.planned_lead, 0), a.starts, a.all_day, "
    "a.customer_id, CASE WHEN a.pinned THEN a.id END FROM reminder r JOIN appointment a ON a.id = r.appointment_id "
    # The few that have an appointment are found by its index, and not by that of all that are open.
    "WHERE r.appointment_id > 0 AND +r.done_at IS NULL AND r.occurrence IS NULL"
)
_OF_RUN = "SELECT DISTINCT customer_id FROM {} WHERE id BETWEEN ? AND ? AND customer_id IS NOT NULL"


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
    touched = shop.step.about(Contact) | shop.step.about(Reminder) | _brought(shop, shop.step)
    for part in _parts(sorted(touched)):
        rows = shop.database.execute_sql(_FOLLOWING.format(", ".join("?" * len(part))), tuple(part)).fetchall()
        lasts = last_contact_days(shop, customers=sorted({row[1] for row in rows}))
        for row, customer, days, made_on, planned_on, at, lead in rows:
            on = day_after(lasts.get(customer), days, date.fromisoformat(made_on))
            if on.isoformat() != planned_on:
                write(shop, row, moment_columns(shop, on, at, lead, "row") | {"planned_on": on})


def follow_appointments(shop: Shop) -> None:
    """Let reminders of an appointment be due when that begins now, and about whom it is with.

    Args:
        shop: the shop.
    """
    for row, customer, planned_on, planned_time, lead, starts, all_day, with_whom, pinned in shop.database.execute_sql(
        _MET
    ).fetchall():
        begins = starts if pinned is None else _on_shop_wall(shop, pinned, starts)
        on, at = begins[:10], None if all_day else begins[11:16]
        if (on, at) != (planned_on, planned_time):
            day = date.fromisoformat(on)
            write(shop, row, moment_columns(shop, day, at, lead, "row") | {"planned_on": day, "planned_time": at})
        if with_whom is not None and with_whom != customer:
            Reminder.update(customer=with_whom).where(Reminder.id == row).execute()


def _on_shop_wall(shop: Shop, row: int, starts: str) -> str:
    """When an appointment that hangs on another wall begins."""
    from clientdesk.features.appointments.queries_series import moment_of

    moment = moment_of(shop, row=row)
    return starts if moment is None else f"{moment.starts}"


def _brought(shop: Shop, step: OpenStep) -> frozenset[int]:
    """Whose contacts or reminders were brought together in this step, by an import."""
    found: set[int] = set()
    for record in (Contact, Reminder):
        for run in step.runs(record):
            rows = shop.database.execute_sql(_OF_RUN.format(record.table()), run)
            found |= {customer for (customer,) in rows.fetchall()}
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
