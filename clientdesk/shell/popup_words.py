"""What the reminder popup says: when it was due, whom it is about, what was last said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from clientdesk.base.days import ago, long_date
from clientdesk.base.words import _, ngettext
from clientdesk.desk.due import Due
from clientdesk.kit.canvas import isolated
from clientdesk.shell.deeds import moment_words
from clientdesk.shell.timeline_words import own_text

_NOW = timedelta(minutes=2)
_NAMED = 4
"""So many of several are named in a notification."""


_LONGEST = 220
"""So many letters of a note are shown; the rest is in its form."""


def when_due(due: Due, now: datetime) -> str:
    """The heading: `Due now, 10:00`, `Due since yesterday, 17:00`, `To be done today`, and for what moment."""
    since = _since(due, now)
    if due.for_at is None:
        return since
    at = _for_when(due.for_at, now, all_day=due.all_day)
    # Translators: a reminder that comes early: "Due now, 13:45 · for 14:00".
    return _("{since} · for {moment}").format(since=since, moment=at)


def _for_when(moment: datetime, now: datetime, *, all_day: bool) -> str:
    days = (moment.date() - now.date()).days
    if not all_day:
        return moment.strftime("%H:%M") if days == 0 else moment_words(moment, now.date())
    return {0: _("today"), 1: _("tomorrow")}.get(days) or long_date(moment.date(), now.date())


def _since(due: Due, now: datetime) -> str:
    # What comes ahead of its day comes at a moment, even where the day itself has none.
    if due.all_day and due.for_at is None:
        return _since_day(due.asked_at.date(), now.date())
    at = due.due_at.strftime("%H:%M")
    if now - due.due_at < _NOW:
        return _("Due now, {time}").format(time=at)
    if due.due_at.date() == now.date():
        return _("Due since {time}").format(time=at)
    return _("Due since {moment}").format(moment=moment_words(due.due_at, now.date()))


def late_words(due: Due, now: datetime) -> str:
    """In a list: how late it is by the moment itself, or its time, or any time; for when, where it is early."""
    moment = due.for_at or due.asked_at
    days = (now.date() - moment.date()).days
    if days > 0:
        return ngettext("{n} day late", "{n} days late", days).format(n=days)
    if days < 0:
        return _for_when(moment, now, all_day=due.all_day)
    return _("any time") if due.all_day else moment.strftime("%H:%M")


def about_whom(due: Due) -> str:
    """The second line: the name and how to address; what is not known is left out."""
    say = _("say “{name}”").format(name=own_text(due.say)) if due.say else ""
    return " · ".join(part for part in (own_text(due.name), say) if part)


def phone_shown(due: Due) -> str:
    """The phone that follows it, never cut; "" where none is known."""
    return isolated(due.phone) if due.phone else ""


def last_said(due: Due, today: date) -> str:
    """What was said last and when, "" when nothing was."""
    if not due.last_said or due.last_on is None:
        return ""
    text = own_text(" ".join(due.last_said.split()))
    return _("Last contact {ago}: {text}").format(ago=ago(due.last_on, today), text=text)


def to_say(due: Due) -> str:
    """What the owner wants to say, "" for nothing."""
    return _("To say: {words}").format(words=own_text(_cut(due.to_say))) if due.to_say.strip() else ""


def to_know(due: Due) -> str:
    """What the owner wants to know by then, "" for nothing."""
    return own_text(_cut(due.note)) if due.note.strip() else ""


def many_due(count: int) -> str:
    """The heading of a list."""
    return ngettext("{n} reminder is due", "{n} reminders are due", count).format(n=count)


def notice_of(dues: Sequence[Due], now: datetime) -> tuple[str, str]:
    """Title and text of the system's own notification of what has just fallen due; plain text, whoever reads it."""
    if len(dues) == 1:
        [due] = dues
        return _plain(due.what), _plain(" · ".join(part for part in (due.name, when_due(due, now)) if part))
    told = [_plain(due.what) for due in dues[:_NAMED]]
    return many_due(len(dues)), "\n".join([*told, *(["…"] if len(dues) > _NAMED else [])])


def spoken(due: Due, now: datetime) -> str:
    """One reminder as a sentence."""
    parts = (due.what, due.name, when_due(due, now), to_say(due))
    return ". ".join(part for part in parts if part)


def _since_day(day: date, today: date) -> str:
    days = (today - day).days
    if days <= 0:
        return _("To be done today")
    if days == 1:
        return _("Due since yesterday")
    return _("Due since {day}").format(day=long_date(day, today))


def _plain(text: str) -> str:
    """Text that no desktop takes for markup: some read what is between angle brackets, and do not say so."""
    return " ".join(text.split()).replace("<", "‹").replace(">", "›")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
