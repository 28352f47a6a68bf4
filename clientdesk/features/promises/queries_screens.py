"""Promises on Today, on the timeline, in the calendar and on the sheet of a customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from clientdesk.base.days import short_date, weekday_date
from clientdesk.base.phone import display_phone
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.today import TodayRow
from clientdesk.desk.tone import Tone
from clientdesk.desk.whole import SheetRow
from clientdesk.features.promises.queries import (
    PromiseView,
    open_promises,
    promised_words,
    promises_between,
    promises_of,
)
from clientdesk.features.promises.rules import WORDS, Standing, when_words

ICON = "hand-palm"
_SOON = timedelta(days=7)
"""So far ahead Today looks by itself."""
_TONES = {
    Standing.KEPT: Tone.ACCENT,
    Standing.KEPT_LATE: Tone.WARN,
    Standing.BROKEN: Tone.DANGER,
    Standing.RELEASED: Tone.PLAIN,
}
_PHONES = (
    "SELECT customer_id, coalesce(nullif(key, ''), value) FROM contact_point WHERE kind = 'phone' "
    "AND customer_id IN ({}) ORDER BY preferred, position DESC, id DESC"
)
_MANY = 500


def to_keep(shop: Shop) -> Sequence[TodayRow]:
    """What is late, due today or within a week, late first."""
    return _rows(shop, open_promises(shop, until=shop.today() + _SOON))


def to_keep_ahead(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    """What is due on these days, both included."""
    return _rows(shop, [one for one in open_promises(shop, until=last) if one.due_on >= first])


def entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    """The promises to a customer: open ones as planned, closed ones on the day on which they were."""
    today = shop.today()
    return [_entry(one, today) for one in promises_of(shop, customer=customer, limit=limit)]


def occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    """The promises due from `start` to before `end` (naive wall time), each for its whole day."""
    last = (end - timedelta(microseconds=1)).date()
    return [_occurrence(one) for one in promises_between(shop, first=start.date(), last=last)]


def sheet_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """The open promises to a customer and the last closed ones, for the sheet."""
    today = shop.today()
    rows: list[SheetRow] = []
    for one in promises_of(shop, customer=customer, limit=5):
        rows.append(SheetRow(_(WORDS[one.standing]), one.what))
        rows.append(SheetRow("", told_of(one, today), indent=1))
    return rows


def told_of(one: PromiseView, today: date) -> str:
    """Second line of a promise: by when or since when, who keeps it, what became of it."""
    if one.is_open:
        day = Phrase(N_("by {day}"), day=weekday_date(one.due_on, today))
    else:
        day = Phrase(N_("by {day}, closed on {closed}"), day=short_date(one.due_on, today),
                     closed=short_date(one.closed_on or one.due_on, today))  # fmt: skip
    made = Phrase(N_("promised on {day}"), day=short_date(one.made_on, today))
    return " · ".join(part for part in (day.text(), made.text(), one.owner_name, one.outcome) if part)


def _rows(shop: Shop, found: Sequence[PromiseView]) -> list[TodayRow]:
    customers, today = sorted({one.customer for one in found}), shop.today()
    phones: dict[int, str] = {}
    for start in range(0, len(customers), _MANY):
        some = customers[start : start + _MANY]
        # The preferred one comes last, and stays.
        phones |= dict(shop.database.execute_sql(_PHONES.format(", ".join("?" * len(some))), tuple(some)).fetchall())
    return [_row(one, phones.get(one.customer, ""), today) for one in found]


def _row(one: PromiseView, phone: str, today: date) -> TodayRow:
    why = promised_words(one, today)
    return TodayRow(
        table="promise",
        row=one.id,
        customer=one.customer,
        name=one.customer_name,
        when=when_words(one.due_on, today),
        what=Phrase(N_("{what}. {why}"), what=one.what, why=why.text()),
        tone=Tone.DANGER if one.standing is Standing.LATE else Tone.WARN if one.due_on == today else Tone.PLAIN,
        is_organisation=one.is_organisation,
        potential=one.potential,
        phone=display_phone(phone) if phone.startswith("+") else phone,
        checkable=True,
        due_on=one.due_on,
        photo=one.photo,
        is_household=one.is_household,
        staff=one.owner,
    )


def _entry(one: PromiseView, today: date) -> TimelineEntry:
    late = one.standing is Standing.LATE
    made = Phrase(N_("promised on {day}"), day=short_date(one.made_on, today))
    return TimelineEntry(
        table="promise",
        row=one.id,
        kind="promise",
        icon=ICON,
        title=one.what,
        on=one.due_on if one.is_open else one.closed_on,
        body=one.outcome,
        by=one.owner_name,
        also=made,
        tone=Tone.DANGER if late else Tone.ACCENT,
        planned=one.is_open,
        late=late,
        detail=Phrase(N_("Promise")) if one.is_open else Phrase(WORDS[one.standing]),
        detail_tone=Tone.DANGER if late else _TONES.get(one.standing, Tone.ACCENT),
        staff=one.owner,
    )


def _occurrence(one: PromiseView) -> Occurrence:
    starts = datetime.combine(one.due_on, time())
    return Occurrence(
        table="promise",
        row=one.id,
        uid=one.uid,
        title=one.what,
        starts=starts,
        ends=starts + timedelta(days=1),
        all_day=True,
        kind="promise",
        icon=ICON,
        tone=Tone.DANGER if one.standing is Standing.LATE else Tone.ACCENT,
        customer=one.customer,
        customer_name=one.customer_name,
        done=not one.is_open,
        movable=one.is_open,
        staff=one.owner,
    )
