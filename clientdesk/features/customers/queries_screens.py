"""Birthdays and name days as the calendar wants them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.tone import Tone
from clientdesk.features.customers.queries_days import Birthday, birthdays, name_days


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
