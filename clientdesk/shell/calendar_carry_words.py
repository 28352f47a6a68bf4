"""The sentence that says what happens when what is carried is let go where it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from clientdesk.base.days import weekday_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.occurrences import Occurrence
from clientdesk.shell.calendar_carry import Carry
from clientdesk.shell.calendar_hours import Span
from clientdesk.shell.calendar_words import short_hour


def carry_words(carry: Carry, today: date, names: Mapping[int | None, str]) -> Phrase:
    """What happens when it is let go here.

    Args:
        carry: what is on its way.
        today: the day on the wall.
        names: of the people between whom the day is divided, by id; None is nobody in particular.
    """
    span, one = carry.span, carry.one
    if one is None:
        return Phrase("") if span is None else _drawn(span, today)
    if span is None:
        return Phrase(N_("“{what}” stays where it is"), what=one.title)
    return _moved(one, span, today, names) if carry.deed == "move" else _stretched(one, span, today)


def _drawn(span: Span, today: date) -> Phrase:
    if span.all_day:
        return Phrase(N_("New, all day: {day}"), day=_days(span, today))
    first, last = short_hour(span.starts), short_hour(span.ends)
    return Phrase(
        N_("New: {day}, {first} to {last}"), day=weekday_date(span.starts.date(), today), first=first, last=last
    )


def _stretched(one: Occurrence, span: Span, today: date) -> Phrase:
    if span.all_day:
        return Phrase(N_("“{what}”: {days}"), what=one.title, days=_days(span, today))
    first, last = short_hour(span.starts), short_hour(span.ends)
    return Phrase(N_("“{what}”: {first} to {last}"), what=one.title, first=first, last=last)


def _moved(one: Occurrence, span: Span, today: date, names: Mapping[int | None, str]) -> Phrase:
    first, day = short_hour(span.starts), weekday_date(span.starts.date(), today)
    if span.hand_over:
        name = names.get(span.staff, "")
        return Phrase(N_("Handing “{what}” to {name}, {time}"), what=one.title, name=name, time=first)
    if not span.all_day:
        return Phrase(N_("Moving “{what}” to {day}, {time}"), what=one.title, day=day, time=first)
    if one.all_day:
        return Phrase(N_("Moving “{what}” to {day}"), what=one.title, day=_days(span, today))
    return Phrase(N_("Moving “{what}” to {day}, all day"), what=one.title, day=_days(span, today))


def _days(span: Span, today: date) -> str:
    first, last = span.starts.date(), (span.ends - timedelta.resolution).date()
    if first == last:
        return weekday_date(first, today)
    return _("{first} to {last}").format(first=weekday_date(first, today), last=weekday_date(last, today))
