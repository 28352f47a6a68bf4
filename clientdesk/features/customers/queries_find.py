"""Finding customers: the best first, and why each was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clientdesk.base.finding import Query, index_tokens_of_name, parse_query
from clientdesk.base.marks import Closeness, closeness, highlight
from clientdesk.base.phone import parse_phone
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import CustomerRow, Profile, customer_rows, profile
from clientdesk.features.customers.rules import PointKind

_CHUNK = 500
_RANKED = 300
"""So many of the first by name are looked at to find the best; a longer list is refined by typing on."""

_REASONS = (
    "SELECT customer_id, kind, value FROM contact_point WHERE customer_id IN ({places}) ORDER BY position",
    "SELECT id, '', nickname FROM customer WHERE id IN ({places})",
    "SELECT id, '', organisation FROM customer WHERE id IN ({places})",
    "SELECT id, '', given FROM customer WHERE id IN ({places})",
    "SELECT id, '', family FROM customer WHERE id IN ({places})",
    "SELECT id, '', patronymic FROM customer WHERE id IN ({places})",
    "SELECT id, '', pronunciation FROM customer WHERE id IN ({places})",
    "SELECT customer_id, '', city FROM address WHERE customer_id IN ({places}) ORDER BY position",
    "SELECT customer_id, '', t.name FROM customer_tag JOIN tag t ON t.id = tag_id WHERE customer_id IN ({places})",
)


@dataclass(frozen=True, slots=True)
class Found:
    """One find for the command line and the counter; `why` is the text that met the query, "" when the name did."""

    id: int
    name: str
    address_as: str
    phone: str
    why: str


def find(shop: Shop, *, text: str, limit: int = 20) -> list[Found]:
    """The customers that meet `text`, best first: whole words of the name, its beginnings, then the rest.

    Among equals the one with whom the shop was in touch last stands first.
    """
    query = parse_query(text)
    if not query.parts or limit < 1:
        return []
    rows = customer_rows(shop, ids=customer_ids(shop, text=text, limit=max(limit, _RANKED)))
    close = {row.id: closeness(row.name, query) for row in rows}
    ranked = sorted(rows, key=lambda row: (close[row.id], -(row.last_on or date.min).toordinal(), row.name))[:limit]
    why = reasons(shop, rows=ranked, text=text)
    return [_found(known, why.get(row.id, "")) for row in ranked if (known := profile(shop, customer=row.id))]


def reasons(shop: Shop, *, rows: Sequence[CustomerRow], text: str) -> dict[int, str]:
    """By customer, what met `text` where the name alone did not: a phone number, a city, a tag."""
    query = parse_query(text)
    elsewhere = [row for row in rows if closeness(row.name, query) is Closeness.ELSEWHERE]
    left = {row.id: _not_in_the_name(row.name, text) for row in elsewhere}
    found: dict[int, str] = {}
    for customer, other in _others(shop, tuple(left)):
        if customer not in found and highlight(other, left[customer]):
            found[customer] = other
    return found


def _not_in_the_name(name: str, text: str) -> Query:
    """What of the query the name does not meet; all of it where each word is met by itself."""
    own = index_tokens_of_name(name)
    rest = [word for word in text.split() if not parse_query(word).is_met_by(own)]
    return parse_query(" ".join(rest) or text)


def _others(shop: Shop, customers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Whatever else these customers are found by, as it is shown."""
    for start in range(0, len(customers), _CHUNK):
        some = tuple(customers[start : start + _CHUNK])
        places = ", ".join("?" * len(some))
        for sql in _REASONS:
            for customer, kind, other in shop.database.execute_sql(sql.format(places=places), some).fetchall():
                is_phone = kind == PointKind.PHONE
                yield customer, parse_phone(other, shop.settings.country).shown if is_phone else other


def _found(known: Profile, why: str) -> Found:
    phone = known.first(PointKind.PHONE)
    return Found(known.id, known.name, next(iter(known.say), ""), phone.shown if phone else "", why)
