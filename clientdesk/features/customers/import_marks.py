"""By what two cards are known to be one customer: phone, e-mail, identity, birthday, a number of the owner's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clientdesk.base.phone import parse_phone
from clientdesk.base.text import tokens
from clientdesk.base.words import N_, Phrase, apart, shown
from clientdesk.desk.facts import Fact
from clientdesk.desk.intake import FACT_KEY, Key
from clientdesk.desk.shop import Shop
from clientdesk.formats.card import Card
from clientdesk.store.journal import Execute

_SAME_CARD = N_("The same card is there already.")
_SAME_PHONE = N_("The same phone number is there already: {value}.")
_SAME_EMAIL = N_("The same e-mail address is there already: {value}.")
_SAME_BIRTHDAY = N_("The same name with the same birthday is there already: {value}.")
_SAME_FACT = N_("{title} is the same as somebody’s who is there already: {value}.")

_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Known:
    """Who has a telling mark already: a customer of the shop (by id), or a card of this same file (by its place)."""

    customer: int | None = None
    place: int | None = None


class Mark(NamedTuple):
    """Something that tells one customer from another.

    `key` is what is compared; `sentence`, marked for translation, says that `value` is there already.
    """

    key: str
    sentence: str
    value: str
    title: str = ""

    def told(self) -> str:
        """The sentence: written for the few that are there already, not for all that are looked at."""
        return Phrase(self.sentence, value=apart(self.value), title=self.title).text()


class Marks:
    """What cards are compared by.

    Args:
        country: the shop's, for phone numbers without a calling code.
        keys: which kinds of marks count.
        facts: those among the facts that count.
    """

    def __init__(self, country: str, keys: frozenset[str], facts: Sequence[Fact]) -> None:
        self._country = country
        self._keys = keys
        self._facts = {fact.key: fact for fact in facts if f"{FACT_KEY}{fact.key}" in keys}

    def of(self, card: Card) -> Iterator[Mark]:
        """What tells that two cards are one customer."""
        if Key.UID in self._keys and card.uid:
            yield Mark(f"u{card.uid}", _SAME_CARD, "")
        yield from self._reached_by(card)
        if Key.BORN in self._keys and card.bday and not card.bday.startswith("--"):
            name = card.shown_name()
            yield Mark(_born(name, card.bday), _SAME_BIRTHDAY, name)
        if self._facts:
            yield from self._told_by(card)

    def _reached_by(self, card: Card) -> Iterator[Mark]:
        keys = self._keys
        for phone in card.phones if Key.PHONE in keys else ():
            read = parse_phone(phone.value, self._country)
            if read.e164:
                yield Mark(f"p{read.e164}", _SAME_PHONE, phone.value)
        for email in card.emails if Key.EMAIL in keys else ():
            if email.value:
                yield Mark(f"e{email.value.strip().lower()}", _SAME_EMAIL, email.value)

    def _told_by(self, card: Card) -> Iterator[Mark]:
        for key, value in card.facts:
            if key in self._facts and value:
                yield Mark(_told(key, value), _SAME_FACT, value, shown(self._facts[key].title))

    def of_shop(self, shop: Shop) -> dict[str, Known]:
        """The telling marks of all customers that are not in the trash; of two with the same, the older stands."""
        known: dict[str, Known] = {}
        execute: Execute = shop.database.execute_sql
        if Key.UID in self._keys:
            for uid, customer in execute("SELECT 'u' || uid, id FROM customer WHERE trashed_at IS NULL"):
                known[uid] = Known(customer=customer)
        kinds = [key.value for key in (Key.PHONE, Key.EMAIL) if key in self._keys]
        points = execute(
            "SELECT substr(p.kind, 1, 1) || p.key, p.customer_id FROM contact_point p "  # noqa: S608 - question marks
            "JOIN customer c ON c.id = p.customer_id AND c.trashed_at IS NULL "
            f"WHERE p.kind IN ({', '.join('?' * len(kinds))}) AND (p.kind = 'email' OR p.key LIKE '+%') "
            "ORDER BY p.customer_id",
            tuple(kinds),
        )
        for mark, customer in points:
            known.setdefault(mark, Known(customer=customer))
        born = execute(
            "SELECT name, printf('%04d-%02d-%02d', birth_year, birth_month, birth_day), id FROM customer "
            "WHERE birth_year IS NOT NULL AND trashed_at IS NULL ORDER BY id"
        )
        for name, day, customer in born if Key.BORN in self._keys else ():
            known.setdefault(_born(name, day), Known(customer=customer))
        self._add_facts(shop, known)
        return known

    def _add_facts(self, shop: Shop, known: dict[str, Known]) -> None:
        if not self._facts:
            return
        found = shop.database.execute_sql("SELECT id FROM customer WHERE trashed_at IS NULL ORDER BY id")
        ids = [int(row[0]) for row in found.fetchall()]
        for start in range(0, len(ids), _CHUNK):
            for key, fact in self._facts.items():
                told = fact.values(shop, ids[start : start + _CHUNK])
                for customer in sorted(told):
                    if told[customer]:
                        known.setdefault(_told(key, told[customer]), Known(customer=customer))


def _born(name: str, day: str) -> str:
    return f"b{day} {' '.join(sorted(tokens(name)))}"


def _told(key: str, value: str) -> str:
    return f"f{key} {value.strip().casefold()}"
