"""Arithmetic of reminders: when one falls due, how late it is in words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clientdesk.base.clock import to_utc
from clientdesk.base.words import N_, Phrase

MORNING = time(9)
"""When a reminder for any time of a day falls due."""

_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?")


DAY_MINUTES = 24 * 60
LONGEST_LEAD = 366 * DAY_MINUTES
"""In minutes: a year ahead."""
MOST_DAYS_AFTER = 3650


class After(StrEnum):
    """What a reminder may follow, so many days later."""

    CONTACT = "contact"


class ReminderKind(StrEnum):
    """What is to be done."""

    NOTE = "note"
    CALL = "call"
    EMAIL = "email"
    LETTER = "letter"
    MESSAGE = "message"
    VISIT = "visit"
    MEETING = "meeting"


ICONS = {
    ReminderKind.NOTE: "bell",
    ReminderKind.CALL: "phone",
    ReminderKind.EMAIL: "envelope-simple",
    ReminderKind.LETTER: "envelope-open",
    ReminderKind.MESSAGE: "chat-circle-dots",
    ReminderKind.VISIT: "storefront",
    ReminderKind.MEETING: "handshake",
}


def icon_of(kind: str) -> str:
    """The glyph of a kind; the bell for one that this version does not know."""
    return next((icon for known, icon in ICONS.items() if known == kind), "bell")


def due_moment(on: date, at: str | None, zone: ZoneInfo, lead: int = 0) -> datetime:
    """The instant (naive UTC) at which a reminder falls due.

    Args:
        on: the day on the wall.
        at: "HH:MM" on the wall, None for any time: then the shop's morning.
        zone: where that wall is. A time skipped in spring is as long after the gap began; one that comes twice in
            autumn is the first.
        lead: so many minutes earlier. Whole days are counted on the wall: a day before ten o'clock is ten o'clock.
    """
    if lead % DAY_MINUTES == 0:
        return to_utc(wall_time(on, at) - timedelta(minutes=lead), zone).replace(tzinfo=None)
    return to_utc(wall_time(on, at), zone).replace(tzinfo=None) - timedelta(minutes=lead)


def lead_until(on: date, at: str | None, zone: ZoneInfo, until: datetime) -> int:
    """The lead in minutes with which a reminder falls due at the naive wall time `until`; 0 where that is too late.

    Where so many minutes would be taken for whole days of the wall, on a day of 23 or 25 hours, it comes a minute
    later.
    """
    length = due_moment(on, at, zone) - to_utc(until, zone).replace(tzinfo=None)
    lead = max(int(length.total_seconds()) // 60, 0)
    return lead if due_moment(on, at, zone, lead) == due_moment(on, at, zone) - timedelta(minutes=lead) else lead - 1


def day_after(last: date | None, days: int, made_on: date) -> date:
    """The day that is so many `days` after the `last` contact, or after it was made; never before it was made."""
    try:
        return max((last or made_on) + timedelta(days=days), made_on)
    except OverflowError:
        return made_on


def wall_time(on: date, at: str | None) -> datetime:
    """The naive wall time at which it falls due."""
    return datetime.combine(on, time.fromisoformat(at) if at else MORNING)


def read_time(text: str) -> str:
    """A time of day as typed ("9", "9:05", "9.05", "0905") as "HH:MM".

    Raises:
        ValueError: it is none.
    """
    found = _TIME.fullmatch(text.strip())
    if not found or not text.strip().isascii():
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0)).strftime("%H:%M")


def is_late(on: date, at: str | None, now: datetime) -> bool:
    """Whether it should have been done by the naive wall time `now`; what may be done at any time has the whole day."""
    return on < now.date() or (at is not None and wall_time(on, at) < now)


def when_words(on: date, at: str | None, now: datetime) -> Phrase | str:
    """When it is to be done, seen from the naive wall time `now`: how late it is, its time, or any time."""
    days = (now.date() - on).days
    if days > 0:
        return Phrase(N_("{n} day late"), N_("{n} days late"), days)
    if at is None:
        return Phrase(N_("any time"))
    return Phrase(N_("late since {time}"), time=at) if is_late(on, at, now) else at


def early_words(on: date, at: str | None, today: date) -> Phrase:
    """When it is to be done where it comes ahead of its day: "tomorrow, 10:00", "in 3 days"."""
    days = (on - today).days
    if days == 1:
        return Phrase(N_("tomorrow, {time}"), time=at) if at else Phrase(N_("tomorrow"))
    return Phrase(N_("in {n} day"), N_("in {n} days"), days)


def lead_words(lead: int) -> Phrase | str:
    """How much earlier it comes: "10 minutes before", "1 day before"; "" for at that moment."""
    if not lead:
        return ""
    if lead % DAY_MINUTES == 0:
        return Phrase(N_("{n} day before"), N_("{n} days before"), lead // DAY_MINUTES)
    if lead % 60 == 0:
        return Phrase(N_("{n} hour before"), N_("{n} hours before"), lead // 60)
    return Phrase(N_("{n} minute before"), N_("{n} minutes before"), lead)


def naive_utc(moment: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a naive wall time as stored; its `fold` tells the passes of an hour that comes twice."""
    return moment.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)


def up_to_the_minute(until: datetime) -> datetime:
    """`until` rounded up to a full minute: a reminder keeps no seconds, and must not come too early."""
    full = until.replace(second=0, microsecond=0)
    return full if full == until.replace(microsecond=0) else full + timedelta(minutes=1)
