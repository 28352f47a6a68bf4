"""Reminders on the timeline and in the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from clientdesk.base.recurrence_words import rule_words
from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.tone import Tone
from clientdesk.features.reminders.queries import ReminderView, between, done_reminders, open_reminders
from clientdesk.features.reminders.rules import ReminderKind, icon_of, wall_time

_TONES = {
    ReminderKind.CALL: Tone.INFO,
    ReminderKind.EMAIL: Tone.INFO,
    ReminderKind.LETTER: Tone.INFO,
    ReminderKind.MESSAGE: Tone.INFO,
    ReminderKind.NOTE: Tone.WARN,
}
_SHORT = timedelta(minutes=30)
"""How long a reminder with a time looks in the calendar."""


def planned_entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    """The reminders about a customer: what is ahead as planned, what was done as one quiet line each.

    Those of a promise are left out: it stands there itself.
    """
    today = shop.today()
    ahead = [one for one in open_reminders(shop, customer=customer) if one.promise is None]
    done = [one for one in done_reminders(shop, customer=customer, limit=limit) if one.promise is None]
    return [*(_planned(one, today) for one in ahead[:limit]), *map(_done, done)]


def occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    """The reminders from `start` to before `end` (naive wall time): all-day for any time, half an hour otherwise.

    Those of a promise are left out, unless they were put off to a time, and those that only say that an appointment
    begins: it stands there itself.
    """
    last = (end - timedelta(microseconds=1)).date()
    shown = between(shop, first=start.date(), last=last)
    beside = _that_only_announce(shop) if any(one.appointment is not None for one in shown) else set()
    found = [
        _occurrence(one) for one in shown
        if one.id not in beside and (one.promise is None or (one.due_time and one.done_at is None))
    ]  # fmt: skip
    return [one for one in found if one.starts < end and one.ends > start]


def _that_only_announce(shop: Shop) -> set[int]:
    """The reminders that say no more than what their appointment is about, and come where that is planned."""
    rows = shop.database.execute_sql(
        "SELECT r.id FROM reminder r JOIN appointment a ON a.id = r.appointment_id "
        "WHERE r.appointment_id > 0 AND r.what = a.what AND r.due_on = r.planned_on AND r.due_time IS r.planned_time"
    )
    return {row for (row,) in rows.fetchall()}


def _planned(one: ReminderView, today: date) -> TimelineEntry:
    return TimelineEntry(
        table="reminder",
        row=one.id,
        kind="reminder",
        icon=icon_of(one.kind),
        title=one.what,
        on=None if one.on_sight else one.due_on,
        at=None if one.on_sight or not one.due_time else time.fromisoformat(one.due_time),
        body=told(one),
        by=one.staff_name,
        also=Phrase(N_("when you next see them")) if one.on_sight else _again(one, today),
        tone=Tone.DANGER if one.late else tone_of(one.kind),
        planned=True,
        late=one.late,
        staff=one.staff,
    )


def _again(one: ReminderView, today: date) -> Words:
    """How it repeats, "" where it does not."""
    if one.series and one.occurrence is not None:
        return Phrase(N_("each time of this appointment"))
    return rule_words(one.repeats, today)


def _done(one: ReminderView) -> TimelineEntry:
    at = one.done_at or wall_time(one.due_on, one.due_time)
    return TimelineEntry(
        table="reminder",
        row=one.id,
        kind="reminder",
        icon="x-circle" if one.dropped else "check-circle",
        title=Phrase(N_("Not needed: {what}") if one.dropped else N_("Done: {what}"), what=one.what),
        on=at.date(),
        at=at.time(),
        by=one.staff_name,
        automatic=True,
        staff=one.staff,
    )


def _occurrence(one: ReminderView) -> Occurrence:
    starts = datetime.combine(one.due_on, time.fromisoformat(one.due_time) if one.due_time else time())
    return Occurrence(
        table="reminder",
        row=one.id,
        uid=one.uid,
        title=one.what,
        starts=starts,
        ends=starts + (_SHORT if one.due_time else timedelta(days=1)),
        all_day=one.due_time is None,
        kind=one.kind,
        icon=icon_of(one.kind),
        tone=Tone.DANGER if one.late else tone_of(one.kind),
        customer=one.customer,
        customer_name=one.customer_name,
        done=one.done_at is not None,
        movable=one.done_at is None,
        repeats=bool(one.series),
        staff=one.staff,
    )


def told(one: ReminderView) -> str:
    """What to say and what to know, one below the other."""
    return "\n".join(part for part in (one.to_say, one.note) if part)


def tone_of(kind: str) -> Tone:
    """The colour of a kind."""
    return next((tone for known, tone in _TONES.items() if known == kind), Tone.ACCENT)
