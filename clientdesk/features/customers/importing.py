"""Bringing in cards: what each would become is decided first, shown, and only then done as one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from clientdesk.base.phone import parse_phone
from clientdesk.base.text import tokens
from clientdesk.base.words import N_, Phrase, _, apart
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Duplicates, Fate, Verdict
from clientdesk.desk.shop import Shop
from clientdesk.formats.card import Card, Problem, Reach
from clientdesk.formats.source import Read
from clientdesk.store.journal import Execute

_TELL_EVERY = 500
_SAME_CARD = N_("The same card is there already.")
_SAME_PHONE = N_("The same phone number is there already: {value}.")
_SAME_EMAIL = N_("The same e-mail address is there already: {value}.")
_SAME_BIRTHDAY = N_("The same name with the same birthday is there already: {value}.")
_FATES = {Duplicates.SKIP: Fate.SKIPPED, Duplicates.UPDATE: Fate.UPDATED, Duplicates.ADD: Fate.ADDED}


@dataclass(slots=True)
class ImportPlan:
    """What an import would do; the same plan is then carried out, so the counts shown are the counts done.

    Args:
        new: cards to add.
        updates: cards by the id of the customer that they update.
        verdicts: every card that is not simply added, and those added although they look like somebody.
        problems: what could not be taken over as it stands, by line.
    """

    new: list[Card] = field(default_factory=list)
    updates: list[tuple[int, Card]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[Fate, int] = field(default_factory=lambda: dict.fromkeys(Fate, 0))


@dataclass(frozen=True, slots=True)
class _Known:
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

    def told(self) -> str:
        """The sentence: written for the few that are there already, not for all that are looked at."""
        return Phrase(self.sentence, value=apart(self.value)).text()


def plan_import(shop: Shop, *, reads: Iterable[Read], duplicates: Duplicates, progress: Progress) -> ImportPlan:
    """Decide what becomes of every card of a file.

    Somebody is taken for the same by a phone number, an e-mail address, a vCard's UID, or name and birthday together.

    Args:
        shop: the shop.
        reads: the cards with what is wrong with them, in the order of the file.
        duplicates: what to do with those that look like somebody already there, or who came earlier in the file.
        progress: told now and then how many cards are through.
    """
    planner = _Planner(shop, duplicates)
    for done, (card, problems) in enumerate(reads):
        if done % _TELL_EVERY == 0:
            progress(done, 0)
        planner.take(card, problems)
    return planner.plan


class _Planner:
    """Goes through the cards of a file and remembers who was seen."""

    def __init__(self, shop: Shop, duplicates: Duplicates) -> None:
        self.plan = ImportPlan()
        self._country = shop.settings.country
        self._duplicates = duplicates
        self._known = _marks_of_shop(shop)

    def take(self, card: Card | None, problems: tuple[Problem, ...]) -> None:
        """Decide on the next card."""
        self.plan.problems.extend(problems)
        if card is None or not card.shown_name().strip():
            self._fail(card, problems)
            return
        marks = list(_marks(card, self._country))
        seen = next((mark for mark in marks if mark.key in self._known), None)
        twin = self._known[seen.key] if seen else None
        if twin is None or self._duplicates is Duplicates.ADD:
            self._add(card, marks)
        if seen is None or twin is None:
            return
        fate = _FATES[self._duplicates]
        if fate is not Fate.ADDED:
            self.plan.counts[fate] += 1
        self.plan.verdicts.append(Verdict(card.line, card.shown_name(), fate, seen.told()))
        if fate is Fate.UPDATED:
            self._update(twin, card)
            self._remember(marks, twin)

    def _add(self, card: Card, marks: Iterable[Mark]) -> None:
        self.plan.new.append(card)
        self.plan.counts[Fate.ADDED] += 1
        self._remember(marks, _Known(place=len(self.plan.new) - 1))

    def _fail(self, card: Card | None, problems: tuple[Problem, ...]) -> None:
        line = card.line if card else (problems[0].line if problems else 0)
        reason = problems[0].text if problems else _("There is no name in it, and no phone or e-mail.")
        if not problems:
            self.plan.problems.append(Problem(line, reason))
        self.plan.counts[Fate.FAILED] += 1
        self.plan.verdicts.append(Verdict(line, "", Fate.FAILED, reason))

    def _update(self, twin: _Known, card: Card) -> None:
        if twin.customer is not None:
            self.plan.updates.append((twin.customer, card))
        elif twin.place is not None:
            self.plan.new[twin.place] = merged(self.plan.new[twin.place], card)

    def _remember(self, marks: Iterable[Mark], who: _Known) -> None:
        for mark in marks:
            self._known.setdefault(mark.key, who)


def _marks(card: Card, country: str) -> Iterator[Mark]:
    """What tells that two cards are one customer."""
    if card.uid:
        yield Mark(f"u{card.uid}", _SAME_CARD, "")
    for phone in card.phones:
        read = parse_phone(phone.value, country)
        if read.e164:
            yield Mark(f"p{read.e164}", _SAME_PHONE, phone.value)
    for email in card.emails:
        if email.value:
            yield Mark(f"e{email.value.strip().lower()}", _SAME_EMAIL, email.value)
    if card.bday and not card.bday.startswith("--"):
        name = card.shown_name()
        yield Mark(_born(name, card.bday), _SAME_BIRTHDAY, name)


def _born(name: str, day: str) -> str:
    return f"b{day} {' '.join(sorted(tokens(name)))}"


def _marks_of_shop(shop: Shop) -> dict[str, _Known]:
    """The telling marks of all customers that are not in the trash; of two with the same, the older stands."""
    known: dict[str, _Known] = {}
    execute: Execute = shop.database.execute_sql
    for uid, customer in execute("SELECT 'u' || uid, id FROM customer WHERE trashed_at IS NULL"):
        known[uid] = _Known(customer=customer)
    points = execute(
        "SELECT substr(p.kind, 1, 1) || p.key, p.customer_id FROM contact_point p "
        "JOIN customer c ON c.id = p.customer_id AND c.trashed_at IS NULL "
        "WHERE p.kind = 'email' OR p.kind = 'phone' AND p.key LIKE '+%' ORDER BY p.customer_id"
    )
    for mark, customer in points:
        known.setdefault(mark, _Known(customer=customer))
    born = execute(
        "SELECT name, printf('%04d-%02d-%02d', birth_year, birth_month, birth_day), id FROM customer "
        "WHERE birth_year IS NOT NULL AND trashed_at IS NULL ORDER BY id"
    )
    for name, day, customer in born:
        known.setdefault(_born(name, day), _Known(customer=customer))
    return known


def merged(older: Card, newer: Card) -> Card:
    """One card of two: what the newer says stands, what only the older says stays; reaches and tags are joined."""
    texts = (
        "fn", "given", "family", "additional", "prefix", "suffix", "nickname", "title", "bday", "uid", "language",
        "potential", "address_as", "pronunciation", "org", "photo",
    )  # fmt: skip
    said = {name: getattr(newer, name) for name in texts if getattr(newer, name)}
    notes = [note for note in (older.note, newer.note) if note]
    return replace(
        older,
        **said,
        note="\n".join(dict.fromkeys(notes)),
        phones=_joined(older.phones, newer.phones),
        emails=_joined(older.emails, newer.emails),
        urls=_joined(older.urls, newer.urls),
        addresses=tuple(dict.fromkeys((*older.addresses, *newer.addresses))),
        tags=tuple(dict.fromkeys((*older.tags, *newer.tags))),
    )


def _joined(older: tuple[Reach, ...], newer: tuple[Reach, ...]) -> tuple[Reach, ...]:
    """All of the older, then those of the newer that are not among them."""
    there = {_bare(one.value) for one in older}
    return (*older, *(one for one in newer if _bare(one.value) not in there))


def _bare(value: str) -> str:
    return "".join(char for char in value.lower() if char.isalnum() or char in "@+")
