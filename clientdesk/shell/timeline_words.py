"""How the timeline says when: headings of days, the second line of an entry, the sentence that is heard."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from clientdesk.base.days import day_name, short_date
from clientdesk.base.words import _, is_right_to_left, language, ngettext, shown
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.kit.lettering import reads_right_to_left

_SOON = 14
"""So many days ahead a weekday helps."""

_WEEKDAY = {"en": "ddd d MMM", "et": "ddd, d. MMM", "lt": "MMM d 'd.', ddd", "ru": "ddd d MMM", "he": "ddd d 'ב'MMM"}


def day_heading(day: date, today: date) -> str:
    """The heading above the entries of a day: "Yesterday", "Sunday 8 November"."""
    return _named(day, today, language())


def silence(days: int) -> str:
    """What stands between two contacts that are far apart: "94 days of silence"."""
    return ngettext("{n} day of silence", "{n} days of silence", days).format(n=days)


def silent_until_now(days: int) -> str:
    """What stands above the last contact where that was long ago: "Silent for 94 days"."""
    return ngettext("Silent for {n} day", "Silent for {n} days", days).format(n=days)


def next_words(entry: TimelineEntry) -> str:
    """What was agreed to come next: "Next: call on Friday", "" for nothing."""
    step = own_text(shown(entry.next_step))
    # Translators: {step} is what a contact led to, in the owner's words: "call on Friday".
    return _("Next: {step}").format(step=step) if step else ""


def planned_when(entry: TimelineEntry, today: date) -> str:
    """When something is to be done: "Mon 23 Nov, 10:00"."""
    if entry.on is None:
        return ""
    if entry.at is None:
        return _short(entry.on, today)
    return _("{day}, {time}").format(day=_short(entry.on, today), time=clock(entry.at))


def late_words(entry: TimelineEntry, now: datetime) -> str:
    """How late something planned is, "" when it is not."""
    if not entry.late or entry.on is None:
        return ""
    days = (now.date() - entry.on).days
    if days > 0:
        return ngettext("{n} day late", "{n} days late", days).format(n=days)
    return _("late since {time}").format(time=clock(entry.at)) if entry.at else _("late")


def second_line(entry: TimelineEntry, today: date) -> str:
    """What stands under the title: the time, who it was, and what else there is to say."""
    when = planned_when(entry, today) if entry.planned else clock(entry.at) if entry.at else ""
    return " · ".join(part for part in (when, own_text(entry.by), own_text(shown(entry.also))) if part)


def spoken(entry: TimelineEntry, day: str, late: str, second: str) -> str:
    """The whole entry as one who listens hears it.

    Args:
        entry: what it is.
        day: the heading above it, "" where it is planned.
        late: how late it is, "" where it is not.
        second: its second line.
    """
    pattern = _("Planned: {title}. {when}") if entry.planned else _("{title}. {when}")
    when = ", ".join(part for part in (day, late, second) if part)
    said = pattern.format(title=shown(entry.title), when=when)
    star = _("Important") if entry.important else ""
    files = _("Files: {names}").format(names=", ".join(file.name for file in entry.files)) if entry.files else ""
    parts = (said, shown(entry.detail), star, entry.body, next_words(entry), files)
    return ". ".join(part for part in parts if part)


def own_text(text: str) -> str:
    """Text of the shop's own, fenced off where it runs against the window: its marks stay at its own end."""
    return f"\u2068{text}\u2069" if text and reads_right_to_left(text) != is_right_to_left() else text


def clock(moment: time) -> str:
    """A time of day."""
    return f"{moment.hour:02}:{moment.minute:02}"


@lru_cache(maxsize=8192)
def _named(day: date, today: date, _language: str) -> str:
    return _capital(day_name(day, today))


def _short(day: date, today: date) -> str:
    days = (day - today).days
    if abs(days) <= 1:
        return day_heading(day, today)
    if abs(days) > _SOON:
        return short_date(day, today)
    return _capital(QLocale(language()).toString(QDate(day.year, day.month, day.day), _WEEKDAY[language()]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
