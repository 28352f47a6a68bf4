"""Lists of customers on paper: which columns, which phone numbers under which letters, which addresses."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from clientdesk.base.collation import sort_key
from clientdesk.base.phone import parse_phone
from clientdesk.base.postal import envelope_lines
from clientdesk.base.words import N_, Phrase, Words, speaking
from clientdesk.desk.facts import Fact, facts_of
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.facts_known import telling_facts
from clientdesk.features.customers.wording import address_lines, country_words

_CHUNK = 500

NAME, PHONE, EMAIL, ADDRESS = "name", "phone", "email", "address"
_PREFERRED = (
    "SELECT customer_id, value FROM contact_point WHERE kind = ? AND customer_id IN ({places}) "
    "ORDER BY preferred, position DESC, id DESC"
)
_ADDRESSES = (
    "SELECT customer_id, street, city, region, postcode, country FROM address WHERE customer_id IN ({places}) "
    "ORDER BY preferred, position DESC, id DESC"
)
_NAMES = (
    "SELECT id, name, honorific, organisation, is_organisation FROM customer WHERE id IN ({places}) "
    "AND trashed_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column that can be printed."""

    key: str
    title: Words


@dataclass(frozen=True, slots=True)
class PhoneLetter:
    """Where a letter begins in a phone list: before the customer at `place`."""

    place: int
    letter: str


@dataclass(frozen=True, slots=True)
class PhoneBook:
    """Who stands in a phone list, in the national order of names.

    Args:
        ids: those with a number.
        letters: the first of each letter, in order.
        left_out: how many have no number.
    """

    ids: array[int]
    letters: tuple[PhoneLetter, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Envelopes:
    """Who gets a label; `left_out` are those without an address."""

    ids: array[int]
    left_out: int


def everyone(shop: Shop) -> array[int]:
    """All customers but those in the trash, in the national order of names."""
    found = shop.database.execute_sql("SELECT id FROM customer WHERE trashed_at IS NULL ORDER BY sort_key, id")
    return array("q", (row[0] for row in found))


def list_columns(shop: Shop) -> list[ListColumn]:
    """The columns a list can have: the ways to reach people, and every fact that anything is known of."""
    own = (
        ListColumn(NAME, Phrase(N_("Name"))),
        ListColumn(PHONE, Phrase(N_("Phone"))),
        ListColumn(EMAIL, Phrase(N_("E-mail"))),
        ListColumn(ADDRESS, Phrase(N_("Address"))),
    )
    return [*own, *(ListColumn(fact.key, fact.title) for fact in telling_facts(shop))]


def list_rows(shop: Shop, *, ids: Sequence[int], columns: Sequence[str]) -> list[tuple[str, ...]]:
    """The cells of these customers, in their order; those that are gone are left out."""
    facts = {fact.key: fact for fact in facts_of(shop) if fact.key in columns}
    values = {key: _column(shop, key, ids, facts) for key in columns}
    there = {row[0] for row in _asked(shop, _NAMES, ids)}
    return [tuple(values[key].get(customer, "") for key in columns) for customer in ids if customer in there]


def phone_book(shop: Shop, *, ids: Sequence[int] | None) -> PhoneBook:
    """Those of `ids` (of all, where None) who have a phone number, in the order of names."""
    wanted = None if ids is None else set(ids)
    asked = shop.database.execute_sql(
        "SELECT id, name, EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_id = c.id AND p.kind = 'phone') "
        "FROM customer c WHERE trashed_at IS NULL ORDER BY sort_key, id"
    )
    found, letters, left_out, before = array("q"), list[PhoneLetter](), 0, ""
    for customer, name, has_phone in asked:
        if wanted is not None and customer not in wanted:
            continue
        if not has_phone:
            left_out += 1
            continue
        letter = heading_letter(name, shop.settings.collation)
        if letter != before:
            letters.append(PhoneLetter(len(found), letter))
            before = letter
        found.append(customer)
    return PhoneBook(found, tuple(letters), left_out)


def phone_rows(shop: Shop, *, ids: Sequence[int]) -> list[tuple[str, str]]:
    """Name and the number to call first, as it is read, in the order of `ids`."""
    return [(name, phone) for name, phone in list_rows(shop, ids=ids, columns=(NAME, PHONE))]


def envelopes(shop: Shop, *, ids: Sequence[int] | None) -> Envelopes:
    """Those of `ids` (of all, where None) who have an address a letter can reach, in their order."""
    wanted = everyone(shop) if ids is None else ids
    found = array("q")
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        reached = {row[0] for row in _asked(shop, _ADDRESSES, some) if row[1].strip() or row[4].strip()}
        found.extend(customer for customer in some if customer in reached)
    return Envelopes(found, len(wanted) - len(found))


def envelope(shop: Shop, *, ids: Sequence[int]) -> list[tuple[str, ...]]:
    """The lines of each label, in the order of `ids`: who, and where."""
    names = {row[0]: _recipient(*row[1:]) for row in _asked(shop, _NAMES, ids)}
    home = shop.settings.country
    lines: dict[int, list[str]] = {}
    for customer, street, city, region, postcode, country in _asked(shop, _ADDRESSES, ids):
        lines[customer] = envelope_lines(
            street=street, city=city, region=region, postcode=postcode, country=country, home=home,
            country_name=_abroad(country),
        )  # fmt: skip
    return [(*names[customer], *lines.get(customer, ())) for customer in ids if customer in names]


@lru_cache(maxsize=512)
def _abroad(country: str) -> str:
    """The country as every post office reads it: in English, whatever the window speaks."""
    with speaking("en"):
        return country_words(country)


@lru_cache(maxsize=512)
def _letter_of(char: str, tailoring: str) -> str:
    """The letter under which a character is looked up: É under E, but Õ under itself in Estonian."""
    upper = char.upper()[:1]
    base = unicodedata.normalize("NFD", upper)[:1]
    first = [sort_key(one, tailoring).decode("utf-8", "replace")[:1] for one in (base, upper)]
    return base if first[0] == first[1] else upper


def heading_letter(name: str, tailoring: str) -> str:
    """The letter above a name in a phone list; "#" for what does not begin with one."""
    first = next((char for char in name if char.isalnum()), "")
    return _letter_of(first, tailoring) if first.isalpha() else "#"


def _column(shop: Shop, key: str, ids: Sequence[int], facts: dict[str, Fact]) -> dict[int, str]:
    if key == NAME:
        return {row[0]: row[1] for row in _asked(shop, _NAMES, ids)}
    if key == PHONE:
        country = shop.settings.country
        return {customer: parse_phone(text, country).shown for customer, text in _points(shop, "phone", ids)}
    if key == EMAIL:
        return dict(_points(shop, "email", ids))
    if key == ADDRESS:
        return {row[0]: _in_one_line(*row[1:]) for row in _asked(shop, _ADDRESSES, ids)}
    fact = facts.get(key)
    return {one: fact.words(value) for one, value in fact.values(shop, ids).items()} if fact else {}


def _points(shop: Shop, kind: str, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The last told of each customer is the one to use first."""
    return ((row[0], row[1]) for row in _asked(shop, _PREFERRED, ids, kind))


def _asked(shop: Shop, sql: str, ids: Sequence[int], *before: object) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(ids), _CHUNK):
        some = list(ids[start : start + _CHUNK])
        filled = sql.format(places=", ".join("?" * len(some)))
        yield from shop.database.execute_sql(filled, (*before, *some)).fetchall()


def _in_one_line(street: str, city: str, region: str, postcode: str, country: str) -> str:
    return address_lines(", ".join(street.splitlines()), city, region, postcode, country_words(country))


def _recipient(name: str, honorific: str, organisation: str, is_organisation: object) -> tuple[str, ...]:
    """Who it is for, as they are named here; where they work stands below."""
    titled = name if not honorific or name.startswith(honorific) else f"{honorific} {name}"
    return (titled, organisation) if organisation and not is_organisation else (titled,)
