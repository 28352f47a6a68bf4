"""Birthdays and name days as the whole-picture screens want them: on Today, in the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from clientdesk.base.days import day_name, weekday_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import TodayRow
from clientdesk.desk.tone import Tone
from clientdesk.features.customers.queries_days import Birthday, birthdays, name_days

_WEEK = 7
_MOST = 100
"""Nobody congratulates more in a week, and Today is read at every start."""


def days_this_week(shop: Shop) -> Sequence[TodayRow]:
    """Who has a birthday or a name day today or in the six days after."""
    today = shop.today()
    kept = [each for ask in (birthdays, name_days) for each in ask(shop, first=today, days=_WEEK, limit=_MOST)]
    return [_row(one, today) for one in sorted(kept, key=lambda one: one.on)]


def _row(one: Birthday, today: date) -> TodayRow:
    return TodayRow(
        table="customer",
        row=one.customer,
        customer=one.customer,
        name=one.name,
        when=_when(one, today),
        what="",
        tone=Tone.GIFT if (one.on - today).days <= 1 else Tone.PLAIN,
        is_organisation=one.is_organisation,
        potential=one.potential,
        phone=one.phone,
        email=one.email,
        photo=one.photo,
    )


def _when(one: Birthday, today: date) -> str:
    near = (one.on - today).days <= 1
    alone = not one.turns and not one.is_name_day
    # With more behind it, the whole name of a weekday and a month is too long for the narrow column.
    day = day_name(one.on, today) if near or alone else weekday_date(one.on, today)
    day = day[:1].upper() + day[1:]
    if one.is_name_day:
        # Translators: {day} is "Tomorrow" or "Sunday 22 November".
        return _("{day}, name day").format(day=day)
    # Translators: a birthday; {day} is "Tomorrow" or "Sunday 22 November", {age} a number of years.
    return _("{day}, turns {age}").format(day=day, age=one.turns) if one.turns else day


def day_occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    """Birthdays and name days that are kept between two naive local moments, the second excluded."""
    last = (end - timedelta.resolution).date()
    days = max(0, (last - start.date()).days + 1)
    return [_occurrence(one) for ask in (birthdays, name_days) for one in ask(shop, first=start.date(), days=days)]


def _occurrence(one: Birthday) -> Occurrence:
    midnight = datetime.combine(one.on, time())
    if one.is_name_day:
        # Translators: a name day in the calendar.
        title = _("{name}, name day").format(name=one.name)
    else:
        # The cake says what it is; in a narrow day of the month there is room for the name and little more.
        # Translators: a birthday in the calendar; {age} is how old the person becomes.
        title = Phrase(N_("{name}, {age}"), name=one.name, age=one.turns).text() if one.turns else one.name
    return Occurrence(
        table="customer",
        row=one.customer,
        uid=f"{'name-day' if one.is_name_day else 'birthday'}-{one.customer}-{one.on.year}",
        title=title,
        starts=midnight,
        ends=midnight + timedelta(days=1),
        all_day=True,
        kind="birthday",
        icon="flower" if one.is_name_day else "cake",
        tone=Tone.GIFT,
        customer=one.customer,
        customer_name=one.name,
        movable=False,
        repeats=True,
    )
