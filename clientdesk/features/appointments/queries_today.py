"""Appointments as the page Today wants them: the course of a day, and those that passed without a word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from clientdesk.base.clock import to_local
from clientdesk.base.days import weekday_date
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import MissedSource, TodayRow, TodaySource
from clientdesk.desk.tone import Tone
from clientdesk.features.appointments.queries_occurrences import occurrences

_DAY = timedelta(days=1)


def todays(shop: Shop) -> Sequence[TodayRow]:
    """The appointments of this day, in their order."""
    return ahead(shop, first=shop.today(), last=shop.today())


def ahead(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    """The appointments of these days, both included; one that lasts longer stands on the first of its days."""
    begin = datetime.combine(first, time())
    found = occurrences(shop, start=begin, end=datetime.combine(last, time()) + _DAY)
    return [_row(one, max(one.starts, begin), begun=one.starts < begin) for one in found]


def unsaid(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    """The appointments with customers that passed on these days and after which nothing was written down of them."""
    begin = datetime.combine(first, time())
    found = occurrences(shop, start=begin, end=datetime.combine(last, time()) + _DAY)
    spoken = _last_spoken(shop, {one.customer for one in found if one.customer is not None})
    return [
        _missed_row(one, shop.today())
        for one in found
        if one.customer is not None
        and one.done
        and not one.held
        and spoken.get(one.customer, date.min) < one.starts.date()
    ]


def _last_spoken(shop: Shop, customers: set[int]) -> dict[int, date]:
    """The day on which the shop was last in touch with each of them."""
    places = ", ".join("?" * len(customers))
    sql = f"SELECT customer, at FROM customer_last_contact WHERE customer IN ({places})"  # noqa: S608 - places alone
    rows = shop.database.execute_sql(sql, tuple(customers)).fetchall()
    return {customer: to_local(datetime.fromisoformat(at), shop.zone).date() for customer, at in rows}


def _row(one: Occurrence, shown: datetime, *, begun: bool) -> TodayRow:
    return TodayRow(
        table=one.table,
        row=one.row,
        customer=one.customer,
        name=one.title,
        when=Phrase(N_("all day")) if one.all_day else one.starts.strftime("%H:%M"),
        what=_whom(one),
        tone=one.tone,
        due_on=shown.date(),
        at=None if one.all_day or begun else one.starts.time(),
        staff=one.staff,
        original=one.original,
    )


def _whom(one: Occurrence) -> str:
    """With whom, where the title does not say so, and who else is asked to be there."""
    name = "" if one.customer_name in one.title else one.customer_name
    others = Phrase(N_("with {names}"), names=one.guest_names).text() if one.guests else ""
    return " · ".join(part for part in (name, others) if part)


def _missed_row(one: Occurrence, today: date) -> TodayRow:
    return TodayRow(
        table=one.table,
        row=one.row,
        customer=one.customer,
        name=one.customer_name,
        when=weekday_date(one.starts.date(), today),
        what=one.title,
        due_on=one.starts.date(),
        staff=one.staff,
        original=one.original,
    )


_TABLES = frozenset({"appointment", "customer", "staff"})

TODAY = (
    TodaySource(
        "your_day",
        N_("Your day"),
        "calendar-blank",
        _TABLES,
        todays,
        tone=Tone.INFO,
        side=True,
        schedule=True,
        empty=N_("Nothing is planned for today."),
        ahead=ahead,
        title_ahead=N_("In the calendar"),
    ),
)
MISSED = (
    MissedSource(
        "appointments",
        "calendar-blank",
        lambda n: Phrase("{n} appointment passed without a word.", "{n} appointments passed without a word.", n),
        unsaid,
    ),
)
