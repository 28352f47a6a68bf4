"""Facts of other capabilities on cards that come in: read as the fact reads, a no never turned into a yes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase, _, apart, shown
from clientdesk.desk.facts import OWN, Fact, FactKind, facts_of
from clientdesk.desk.feature import Progress, all_of
from clientdesk.desk.intake import Target
from clientdesk.desk.shop import Shop
from clientdesk.formats.card import Card, Problem
from clientdesk.formats.fact_columns import fact_key
from clientdesk.formats.fields import NEW_FACT
from clientdesk.formats.yes_no import yes_or_no

CONSENT = "consent:"
"""Before purpose and channel in the key of a consent."""
_ANY = "any"
OWNER = "owner"

_IN_COLUMNS = frozenset({"class", "kind", "tags", "language", "city", "country", "industry", "found_by"})
"""Facts that have a field of their own among the columns."""
_NEW = f"{NEW_FACT}:"
_KEY = re.compile(r"\s*\[[^\[\]]*\]\s*$")
_SHOWN = 60
_LONGEST_TITLE = 60
_BLOCK = 1_000
_KEPT_NO = N_("They said no to this before, so the yes in the file was left out: {title}.")
_UNREAD = N_("{title}: {reason} It was kept in the note: {text}")


def writable(shop: Shop) -> list[Fact]:
    """The facts that a column can tell."""
    return [fact for fact in facts_of(shop) if fact.put and fact.read and fact.key not in _IN_COLUMNS]


def targets(shop: Shop) -> list[Target]:
    """What a column can be taken for besides the fields of a card."""
    kinds = {FactKind.TEXT, FactKind.NUMBER}
    return [Target(one.key, one.title, one.key.startswith(OWN) and one.kind in kinds) for one in writable(shop)]


def new_title(key: str) -> str:
    """The name of a field that is to be made: that of the column, without a key that another shop has written."""
    return tidy(_KEY.sub("", key.removeprefix(_NEW)))[:_LONGEST_TITLE].rstrip()


def is_new(key: str) -> bool:
    """Whether a field of the owner's own is to be made for it."""
    return key.startswith(_NEW)


def joined(older: Sequence[tuple[str, str]], newer: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What two cards of one customer tell: the newer stands, but a consent once refused stays refused."""
    told = dict(older)
    for key, value in newer:
        if not (key.startswith(CONSENT) and told.get(key) == "no"):
            told[key] = value
    return tuple(told.items())


class FactReader:
    """Reads what cards tell for other capabilities to keep."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.facts = {fact.key: fact for fact in writable(shop)}
        self._by_title = {shown(fact.title).casefold(): fact.key for fact in self.facts.values()}

    def read(self, card: Card) -> tuple[Card, list[Problem]]:
        """The card with machine texts for facts, and what could not be read: that stands in the note then."""
        told: list[tuple[str, str]] = []
        notes: list[str] = []
        problems: list[Problem] = []
        for header, text in card.facts:
            key = self._key_of(header)
            known = self._by_title.get(new_title(key).casefold()) if is_new(key) else key
            fact = self.facts.get(known or "")
            if fact is None:
                told += [(key, text)] if is_new(key) and new_title(key) else []
                notes += [] if is_new(key) or key.startswith(CONSENT) else [text]
                continue
            try:
                told.append((fact.key, self._machine(fact, text)))
            except UserError as error:
                title, short = shown(fact.title), apart(text[:_SHOWN])
                words = Phrase(_UNREAD, title=title, reason=error.words.text(), text=short)
                problems.append(Problem(card.line, words.text()))
                notes.append(f"{title}: {text}")
        note = "\n".join(part for part in (card.note, *notes) if part)
        return replace(card, note=note, facts=joined((), told)), problems

    def _key_of(self, header: str) -> str:
        """The key under a header of another shop's (`Shoe size [own:…]`): a field that is not here is to be made."""
        key = fact_key(header)
        if not key or is_new(header):
            return header
        return key if key in self.facts or not key.startswith(OWN) else f"{_NEW}{header}"

    def without_lost_refusals(self, customer: int, card: Card) -> tuple[Card, list[Problem]]:
        """The card without each yes to what this customer has said no to."""
        kept: list[tuple[str, str]] = []
        problems: list[Problem] = []
        for key, value in card.facts:
            if value == "yes" and key.startswith(CONSENT) and self._is_refused(key, customer):
                words = _(_KEPT_NO).format(title=shown(self.facts[key].title))
                problems.append(Problem(card.line, words))
            else:
                kept.append((key, value))
        return replace(card, facts=tuple(kept)), problems

    def _machine(self, fact: Fact, text: str) -> str:
        if fact.read is None:
            return text
        plain = (yes_or_no(text) or text) if fact.kind is FactKind.YES_NO or fact.key.startswith(CONSENT) else text
        return fact.read(self._shop, plain)

    def _is_refused(self, key: str, customer: int) -> bool:
        """Whether they have said no to this, or to this purpose over any channel."""
        over_any = f"{key.rpartition(':')[0]}:{_ANY}"
        return any(one in self.facts and self._said(one, customer) == "no" for one in (key, over_any))

    def _said(self, key: str, customer: int) -> str:
        return self.facts[key].values(self._shop, [customer]).get(customer, "")


def put_facts(shop: Shop, told: Iterable[tuple[int, Card]], *, progress: Progress, owners_are_there: int = 0) -> None:
    """Write what the cards tell, fact by fact, within the step.

    Args:
        shop: the shop.
        told: customers by id with their cards, machine texts in them.
        progress: told how many are written, so that it can be stopped between two blocks.
        owners_are_there: from this id on, the row itself says who looks after them.
    """
    by_key: dict[str, dict[int, str]] = {}
    for customer, card in told:
        for key, value in card.facts:
            if value and not (key == OWNER and customer >= owners_are_there > 0):
                _take(by_key.setdefault(key, {}), key, customer, value)
    if not by_key:
        return
    made = {key: _new_field(shop, new_title(key)) for key in by_key if is_new(key)}
    facts = {fact.key: fact for fact in facts_of(shop)}
    done, total = 0, sum(map(len, by_key.values()))
    for key, values in by_key.items():
        fact = facts.get(made.get(key, key))
        for block in _blocks(values):
            progress(done, total)
            done += len(block)
            if fact is not None and fact.put is not None:
                fact.put(shop, _without_lost(shop, fact, block))


def _blocks(values: Mapping[int, str]) -> Iterator[dict[int, str]]:
    each = iter(values.items())
    while block := dict(islice(each, _BLOCK)):
        yield block


def _take(values: dict[int, str], key: str, customer: int, value: str) -> None:
    if not (key.startswith(CONSENT) and values.get(customer) == "no"):
        values[customer] = value


def _without_lost(shop: Shop, fact: Fact, values: Mapping[int, str]) -> Mapping[int, str]:
    """Somebody may have said no between the plan and the deed."""
    if not fact.key.startswith(CONSENT):
        return values
    said = fact.values(shop, list(values))
    return {one: value for one, value in values.items() if not (value == "yes" and said.get(one) == "no")}


def _new_field(shop: Shop, title: str) -> str:
    """The key of a field of the owner's own with this name, made where there is none."""
    if found := _titled(shop, title):
        return found
    make = next((one for one in all_of(shop.cards, "commands") if one.__name__ == "add_own_field"), None)
    if make is not None:
        make(shop, name=title, kind=FactKind.TEXT)
    return _titled(shop, title)


def _titled(shop: Shop, title: str) -> str:
    return next((one.key for one in writable(shop) if shown(one.title).casefold() == title.casefold()), "")
