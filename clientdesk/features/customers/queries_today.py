"""Customers as the page Today wants them: days that are kept, whom one looked at last, whom one lost sight of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from clientdesk.base.clock import to_local
from clientdesk.base.days import day_name, weekday_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import MissedSource, TodayRow, TodaySource
from clientdesk.desk.tone import Tone
from clientdesk.features.customers.queries_days import Birthday, birthdays, name_days
from clientdesk.features.customers.wording import contact_words

_WEEK = 7
_MOST = 100
"""Nobody congratulates more in a week, and Today is read at every start."""
_SILENT = timedelta(days=30)
_SHOWN = (
    "SELECT c.id, c.name, c.is_organisation, c.is_household, c.potential, c.photo, l.at, l.kind FROM customer c "
    "LEFT JOIN customer_last_contact l ON l.customer = c.id WHERE c.trashed_at IS NULL AND "
)


def days_this_week(shop: Shop) -> Sequence[TodayRow]:
    """Who has a birthday or a name day today or in the six days after."""
    today = shop.today()
    return _days(shop, today, today + timedelta(days=_WEEK - 1))


def days_ahead(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    """Who has one on these days, both included."""
    return _days(shop, first, last)


def seen_customers(shop: Shop, *, customers: Sequence[int]) -> Sequence[TodayRow]:
    """These customers in this order, each with when the shop was last in touch; who is gone is left out."""
    if not customers:
        return ()
    places = ", ".join("?" * len(customers))
    rows = shop.database.execute_sql(f"{_SHOWN}c.id IN ({places})", tuple(customers)).fetchall()
    found = {row[0]: _shown_row(shop, row) for row in rows}
    return [found[customer] for customer in customers if customer in found]


def silent_customers(shop: Shop, *, limit: int) -> Sequence[TodayRow]:
    """With whom the shop has not been in touch for a month or more, longest ago first."""
    before = (shop.now() - _SILENT).isoformat(sep=" ")
    rows = shop.database.execute_sql(f"{_SHOWN}l.at < ? ORDER BY l.at, c.id LIMIT ?", (before, limit)).fetchall()
    return [_shown_row(shop, row) for row in rows]


def _shown_row(shop: Shop, row: Sequence[Any]) -> TodayRow:
    customer, name, is_organisation, is_household, potential, photo, at, kind = row
    spoken = contact_words(kind, to_local(datetime.fromisoformat(at), shop.zone).date(), shop.today()) if at else ""
    return TodayRow(
        table="customer",
        row=customer,
        customer=customer,
        name=name,
        when=f"{spoken[:1].upper()}{spoken[1:]}" if spoken else _("No contact yet"),
        what="",
        is_organisation=bool(is_organisation),
        is_household=bool(is_household),
        potential=potential or "",
        photo=photo or "",
    )


def _days(shop: Shop, first: date, last: date) -> Sequence[TodayRow]:
    today, days = shop.today(), (last - first).days + 1
    kept = [each for ask in (birthdays, name_days) for each in ask(shop, first=first, days=days, limit=_MOST)]
    return [_day_row(one, today) for one in sorted(kept, key=lambda one: one.on)]


def _day_row(one: Birthday, today: date) -> TodayRow:
    return TodayRow(
        table="customer",
        row=one.customer,
        customer=one.customer,
        name=one.name,
        when=_when(one, today),
        what="",
        tone=Tone.GIFT if 0 <= (one.on - today).days <= 1 else Tone.PLAIN,
        is_organisation=one.is_organisation,
        potential=one.potential,
        phone=one.phone,
        email=one.email,
        due_on=one.on,
        photo=one.photo,
    )


def _when(one: Birthday, today: date) -> str:
    near = abs((one.on - today).days) <= 1
    alone = not one.turns and not one.is_name_day
    # With more behind it, the whole name of a weekday and a month is too long for the narrow column.
    day = day_name(one.on, today) if near or alone else weekday_date(one.on, today)
    day = day[:1].upper() + day[1:]
    if one.is_name_day:
        # Translators: {day} is "Tomorrow" or "Sunday 22 November".
        return _("{day}, name day").format(day=day)
    # Translators: a birthday; {day} is "Tomorrow" or "Sunday 22 November", {age} a number of years.
    return _("{day}, turns {age}").format(day=day, age=one.turns) if one.turns else day


_TABLES = frozenset({"customer", "contact_point"})

TODAY = (
    TodaySource(
        "birthdays",
        N_("Birthdays and name days"),
        "cake",
        _TABLES,
        days_this_week,
        tone=Tone.GIFT,
        side=True,
        ahead=days_ahead,
    ),
)
MISSED = (
    MissedSource(
        "birthdays",
        "cake",
        lambda n: Phrase("{n} birthday or name day passed.", "{n} birthdays and name days passed.", n),
        days_ahead,
    ),
)
