"""Slipping away, on Today: who has been silent clearly longer than usual, before any agreed rhythm is broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import TodayRow, TodaySource
from clientdesk.desk.tone import Tone
from clientdesk.desk.touches import PlannedSource
from clientdesk.features.customers.classes import classes
from clientdesk.features.reminders.queries import EMAIL, PHONE, phone_shown

_MOST = 100
"""Nobody reaches more; the list of customers has all of them."""
_SELECT = (
    "SELECT c.id, c.name, c.is_organisation, c.is_household, c.potential, c.photo, h.silent_since, h.usual_gap, "
    + PHONE + ", " + EMAIL
    + "FROM customer_health h JOIN customer c ON c.id = h.customer "
    "WHERE h.slips_on <= :today AND (h.lost_on IS NULL OR h.lost_on > :today) AND c.trashed_at IS NULL "
    "ORDER BY {place}, (julianday(:today) - julianday(h.silent_since)) / h.usual_gap DESC, c.id LIMIT :most"
)  # fmt: skip


def slipping(shop: Shop) -> Sequence[TodayRow]:
    """The best class first, in it those silent longest for them; whoever is to be reached anyway is left out."""
    today = shop.today()
    values = {"today": today.isoformat(), "most": 2 * _MOST}
    rows = shop.database.execute_sql(_SELECT.format(place=_class_place()), values).fetchall()
    expected = _expected(shop, [row[0] for row in rows])
    return [_row(row, today) for row in rows if row[0] not in expected][:_MOST]


def _expected(shop: Shop, customers: Sequence[int]) -> set[int]:
    """Those of them with whom something is planned already, late or to come."""
    sources: list[PlannedSource] = all_of(shop.cards, "planned") if customers else []
    return {customer for source in sources for customer in source.next(shop, customers)}


def _class_place() -> str:
    keys: Iterable[str] = (one.key for one in classes() if one.key.isalnum())
    places = " ".join(f"WHEN '{key}' THEN {place}" for place, key in enumerate(keys))
    return f"CASE c.potential {places} ELSE 999 END" if places else "1"


def _row(row: Sequence[Any], today: date) -> TodayRow:
    customer, name, is_organisation, is_household, potential, photo, since, gap, phone, email = row
    days = (today - date.fromisoformat(since)).days
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
    frozenset({"customer_health", "customer", "customer_class", "contact_point"}),
    slipping,
    tone=Tone.WARN,
)
