"""Slipping away, on Today: who has been silent clearly longer than usual, before any agreed rhythm is broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import TodayRow, TodaySource
from clientdesk.desk.tone import Tone
from clientdesk.features.customers.classes import classes
from clientdesk.features.reminders.queries import EMAIL, PHONE, phone_shown
from clientdesk.features.rhythm.queries import touches_due

_MOST = 100
"""Nobody reaches more; the list of customers has all of them."""
_NEWEST = 1_000
"""In a shop in which more are slipping, those who began to last are looked at: the others have stood here for long."""
_WORST = (
    "SELECT h.customer FROM (SELECT * FROM customer_health WHERE slips_on <= :today "
    "AND (lost_on IS NULL OR lost_on > :today) ORDER BY slips_on DESC LIMIT :newest) h "
    "JOIN customer c ON c.id = h.customer WHERE c.trashed_at IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM next_touch n WHERE n.customer = c.id AND n.via = 'planned') "
    "ORDER BY {place}, (:day - h.silent_since) * 1000 / h.usual_gap DESC, h.customer LIMIT :most"
)
_SHOWN = (
    "SELECT c.id, c.name, c.is_organisation, c.is_household, c.potential, c.photo, h.silent_since, h.usual_gap, "
    "{phone}, {email} FROM customer_health h JOIN customer c ON c.id = h.customer WHERE c.id IN ({places})"
)
"""Asked of those alone who are shown: a phone number for each of tens of thousands is too much for a start."""


def slipping(shop: Shop) -> Sequence[TodayRow]:
    """The best class first, in it those silent longest for them.

    Left out is whoever is called today anyway, and with whom something is planned.
    """
    today = shop.today()
    called = {turn.customer for turn in touches_due(shop)}
    values = {
        "today": today.isoformat(),
        "day": today.toordinal(),
        "newest": _NEWEST,
        "most": _MOST + len(called),
    }
    found = shop.database.execute_sql(_WORST.format(place=_class_place()), values).fetchall()
    customers = [row[0] for row in found if row[0] not in called][:_MOST]
    asked = _SHOWN.format(phone=PHONE, email=EMAIL, places=", ".join("?" * len(customers)))
    rows = {row[0]: row for row in shop.database.execute_sql(asked, customers).fetchall()}
    return [_row(rows[customer], today) for customer in customers]


def _class_place() -> str:
    keys: Iterable[str] = (one.key for one in classes() if one.key.isalnum())
    places = " ".join(f"WHEN '{key}' THEN {place}" for place, key in enumerate(keys))
    return f"CASE c.potential {places} ELSE 999 END" if places else "1"


def _row(row: Sequence[Any], today: date) -> TodayRow:
    customer, name, is_organisation, is_household, potential, photo, since, gap, phone, email = row
    days = (today - date.fromordinal(since)).days
    return TodayRow(
        table="customer",
        row=customer,
        customer=customer,
        name=name,
        when=Phrase(N_("Silent for {n} day"), N_("Silent for {n} days"), days),
        what=Phrase(N_("used to be in touch every {n} day"), N_("used to be in touch every {n} days"), gap),
        tone=Tone.WARN,
        is_organisation=bool(is_organisation),
        is_household=bool(is_household),
        potential=potential or "",
        phone=phone_shown(phone),
        email=email or "",
        photo=photo or "",
    )


TODAY = TodaySource(
    "slipping",
    N_("Slipping away"),
    "clock",
    frozenset({"customer_health", "customer", "customer_class", "contact_point", "reminder", "promise", "appointment"}),
    slipping,
    tone=Tone.WARN,
)
