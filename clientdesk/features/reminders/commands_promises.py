"""Reminders of promises: one comes the day before and one on the day, and both follow what becomes of the promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clientdesk.desk.shop import Shop
from clientdesk.features.promises.commands import keep_promise, reopen_promise
from clientdesk.features.promises.records import Promise
from clientdesk.features.reminders.commands_checks import moment_columns, note_if_past, write
from clientdesk.features.reminders.records import Reminder
from clientdesk.features.reminders.rules import DAY_MINUTES, ReminderKind

LEADS = (DAY_MINUTES, 0)
"""So many minutes before the day of a promise its reminders come."""
_AT_ONCE = 500
_THEIRS = "SELECT id, customer_id, what, due_on, owner_id, status FROM promise WHERE customer_id IN ({})"
_BROUGHT = "SELECT DISTINCT customer_id FROM promise WHERE id BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True)
class _Promised:
    """A promise as its reminders need it."""

    id: int
    customer: int
    what: str
    due_on: date
    owner: int | None
    is_open: bool


def follow_promises(shop: Shop) -> None:
    """Let the reminders of promises that this step has touched follow them: made, moved, closed, open again.

    Args:
        shop: the shop, with the step.
    """
    for one in _touched(shop):
        theirs = list(Reminder.select().where(Reminder.promise == one.id))
        if not one.is_open:
            still = Reminder.done_at.is_null() & (Reminder.promise == one.id)
            if any(reminder.done_at is None for reminder in theirs):
                Reminder.update(done_at=shop.now()).where(still).execute()
            continue
        if not theirs:
            _remind(shop, one)
        for reminder in theirs:
            _follow(shop, one, reminder)


def close_promise_of(shop: Shop, reminder: Reminder) -> None:
    """Whoever ticks off the reminder of a promise has kept it."""
    promise = _open_of(reminder, "open")
    if promise is not None:
        keep_promise(shop, row=promise)


def reopen_promise_of(shop: Shop, reminder: Reminder) -> None:
    """Whoever takes the tick off again has not."""
    promise = _open_of(reminder, "kept")
    if promise is not None and not reminder.dropped:
        reopen_promise(shop, row=promise)


def _open_of(reminder: Reminder, status: str) -> int | None:
    row: int | None = reminder.promise_id  # type: ignore[attr-defined]
    if row is None:
        return None
    found = Promise.select(Promise.id).where((Promise.id == row) & (Promise.status == status)).exists()
    return row if found else None


def _touched(shop: Shop) -> list[_Promised]:
    if shop.step is None:
        return []
    customers = set(shop.step.about(Promise))
    for run in shop.step.runs(Promise):
        customers |= {row[0] for row in shop.database.execute_sql(_BROUGHT, run).fetchall()}
    found: list[_Promised] = []
    ordered = sorted(customers)
    for start in range(0, len(ordered), _AT_ONCE):
        part = ordered[start : start + _AT_ONCE]
        rows = shop.database.execute_sql(_THEIRS.format(", ".join("?" * len(part))), tuple(part)).fetchall()
        found += [_promised(row) for row in rows]
    return found


def _promised(row: Sequence[Any]) -> _Promised:
    identity, customer, what, due_on, owner, status = row
    return _Promised(identity, customer, what, date.fromisoformat(due_on[:10]), owner, status == "open")


def _remind(shop: Shop, one: _Promised) -> None:
    for lead in LEADS:
        columns = moment_columns(shop, one.due_on, None, lead, "due_on") | _plan(one, lead)
        columns |= {"what": one.what, "customer": one.customer, "staff": one.owner, "promise": one.id}
        made = Reminder(kind=ReminderKind.NOTE.value, **columns)
        made.save(force_insert=True)
        note_if_past(shop, made.id, columns["due_at"])


def _follow(shop: Shop, one: _Promised, reminder: Reminder) -> None:
    if reminder.planned_on != one.due_on:
        lead = LEADS[-1] if reminder.planned_lead is None else reminder.planned_lead
        columns = moment_columns(shop, one.due_on, None, lead, "due_on") | _plan(one, lead)
        write(shop, reminder.id, columns | {"done_at": None, "dropped": False, "on_sight": False})
    elif reminder.done_at is not None and not reminder.dropped:
        Reminder.update(done_at=None).where(Reminder.id == reminder.id).execute()
    staff = reminder.staff_id  # type: ignore[attr-defined]
    if (reminder.what, staff) != (one.what, one.owner):
        Reminder.update(what=one.what, staff=one.owner).where(Reminder.id == reminder.id).execute()


def _plan(one: _Promised, lead: int) -> dict[str, Any]:
    return {"planned_on": one.due_on, "planned_time": None, "planned_lead": lead}
