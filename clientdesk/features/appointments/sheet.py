"""The appointments on the sheet of one customer: what is ahead, then what was, each with who was asked to it."""

from __future__ import annotations

from clientdesk.base.days import weekday_date
from clientdesk.base.recurrence_words import rule_words
from clientdesk.base.words import N_, Phrase, apart, shown
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.whole import SheetRow, SheetSource
from clientdesk.features.appointments.queries_guests import rules_of
from clientdesk.features.appointments.queries_occurrences import guest_names
from clientdesk.features.appointments.queries_timeline import timeline
from clientdesk.features.appointments.rules_told import in_a_row

_MOST = 12


def appointment_rows(shop: Shop, *, customer: int) -> list[SheetRow]:
    """The newest appointments, those ahead among them."""
    found = timeline(shop, customer=customer, limit=_MOST)
    rows = [one.row for one in found]
    guests, rules = guest_names(shop, rows), rules_of(shop, rows=rows)
    return [_row(shop, one, in_a_row(guests.get(one.row, ())), rules.get(one.row, "")) for one in found]


def _row(shop: Shop, one: TimelineEntry, guests: str, rule: str) -> SheetRow:
    day = one.on or shop.today()
    parts = [
        "" if one.at is None else f"{one.at:%H:%M}",
        apart(shown(one.title)),
        rule_words(rule, day),
        shown(one.detail),
        shown(one.also),
        # Whoever came is named already.
        Phrase(N_("with {names}"), names=guests).text() if guests and one.planned else "",
    ]
    return SheetRow(weekday_date(day, shop.today()), " · ".join(part for part in parts if part))


SHEET = SheetSource("appointments", N_("Appointments"), 62, appointment_rows, of_today=True)
