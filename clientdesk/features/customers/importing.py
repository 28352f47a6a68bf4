"""Bringing in cards: what each would become is decided first, shown, and only then done as one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, _
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Duplicates, Fate, Verdict, Wish
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.import_facts import OWNER, FactReader, joined
from clientdesk.features.customers.import_marks import Known, Mark, Marks
from clientdesk.features.customers.photos import checked_content
from clientdesk.features.staff.records import Staff
from clientdesk.formats.card import Card, Problem, Reach
from clientdesk.formats.reading import Defaults
from clientdesk.formats.source import Read
from clientdesk.store.record import new_uid

_TELL_EVERY = 500
_FATES = {Duplicates.SKIP: Fate.SKIPPED, Duplicates.UPDATE: Fate.UPDATED, Duplicates.ADD: Fate.ADDED}


@dataclass(slots=True)
class ImportPlan:
    """What an import would do; the same plan is then carried out, so the counts shown are the counts done.

    Args:
        new: cards to add.
        updates: cards by the id of the customer that they update.
        verdicts: every card that is not simply added, and those added although they look like somebody.
        problems: what could not be taken over as it stands, by line.
        counts: how many cards share each fate.
        uids: whom a row that needs mending is brought in as, by line.
        memory: the shape of the file and how it was read, where the owner has said so.
    """

    new: list[Card] = field(default_factory=list)
    updates: list[tuple[int, Card]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[Fate, int] = field(default_factory=lambda: dict.fromkeys(Fate, 0))
    uids: dict[int, str] = field(default_factory=dict)
    memory: tuple[str, str] | None = None


def plan_import(shop: Shop, *, reads: Iterable[Read], wish: Wish, progress: Progress) -> ImportPlan:
    """Decide what becomes of every card of a file.

    Args:
        shop: the shop.
        reads: the cards with what is wrong with them, in the order of the file.
        wish: what to do with those that look like somebody already there, or who came earlier in the file.
        progress: told now and then how many cards are through.
    """
    planner = _Planner(shop, wish)
    for done, (card, problems) in enumerate(reads):
        if done % _TELL_EVERY == 0:
            progress(done, 0)
        planner.take(card, problems)
    return planner.plan


class _Planner:
    """Goes through the cards of a file and remembers who was seen."""

    def __init__(self, shop: Shop, wish: Wish) -> None:
        self.plan = ImportPlan()
        self._duplicates = wish.duplicates
        self._defaults = wish.reading.defaults if wish.reading else Defaults()
        if self._defaults.owner is not None and not Staff.select().where(Staff.id == self._defaults.owner).exists():
            raise UserError("owner", N_("There is no such colleague."))
        self._facts = FactReader(shop)
        self._marks = Marks(shop.settings.country, wish.keys, list(self._facts.facts.values()))
        self._known = self._marks.of_shop(shop)

    def take(self, card: Card | None, problems: tuple[Problem, ...]) -> None:
        """Decide on the next card."""
        if card is None or not card.shown_name().strip():
            self.plan.problems.extend(problems)
            self._fail(card, problems)
            return
        card, more = self._settled(card)
        self.plan.problems.extend((*problems, *more))
        marks = list(self._marks.of(card))
        seen = next((mark for mark in marks if mark.key in self._known), None)
        twin = self._known[seen.key] if seen else None
        if twin is None or self._duplicates is Duplicates.ADD:
            self._add(card, marks, needs_mending=bool(problems or more))
        if seen is None or twin is None:
            return
        fate = _FATES[self._duplicates]
        if fate is not Fate.ADDED:
            self.plan.counts[fate] += 1
        self.plan.verdicts.append(Verdict(card.line, card.shown_name(), fate, seen.told()))
        if fate is Fate.UPDATED:
            self._update(twin, card)
            self._remember(marks, twin)

    def _settled(self, card: Card) -> tuple[Card, list[Problem]]:
        """The card as it can be kept: facts read, a picture that can be shown."""
        problems: list[Problem] = []
        if card.facts:
            card, problems = self._facts.read(card)
        if card.photo:
            try:
                checked_content(card.photo)
            except UserError as error:
                card = replace(card, photo=None)
                problems.append(Problem(card.line, error.words.text()))
        return card, problems

    def _add(self, card: Card, marks: Iterable[Mark], *, needs_mending: bool) -> None:
        if self._defaults:
            card = _with_defaults(card, self._defaults)
        if needs_mending:
            card = card if card.uid else replace(card, uid=new_uid())
            self.plan.uids[card.line] = card.uid
        self.plan.new.append(card)
        self.plan.counts[Fate.ADDED] += 1
        self._remember(marks, Known(place=len(self.plan.new) - 1))

    def _fail(self, card: Card | None, problems: tuple[Problem, ...]) -> None:
        line = card.line if card else (problems[0].line if problems else 0)
        reason = problems[0].text if problems else _("There is no name in it, and no phone or e-mail.")
        if not problems:
            self.plan.problems.append(Problem(line, reason))
        self.plan.counts[Fate.FAILED] += 1
        self.plan.verdicts.append(Verdict(line, "", Fate.FAILED, reason))

    def _update(self, twin: Known, card: Card) -> None:
        if twin.customer is not None:
            kept, problems = self._facts.without_lost_refusals(twin.customer, card)
            self.plan.problems.extend(problems)
            self.plan.updates.append((twin.customer, kept))
        elif twin.place is not None:
            self.plan.new[twin.place] = merged(self.plan.new[twin.place], card)

    def _remember(self, marks: Iterable[Mark], who: Known) -> None:
        for mark in marks:
            self._known.setdefault(mark.key, who)


def _with_defaults(card: Card, defaults: Defaults) -> Card:
    card = defaults.added_to(card)
    if defaults.owner is None or any(key == OWNER for key, _text in card.facts):
        return card
    return replace(card, facts=(*card.facts, (OWNER, str(defaults.owner))))


def merged(older: Card, newer: Card) -> Card:
    """One card of two: what the newer says stands, what only the older says stays; reaches and tags are joined."""
    texts = (
        "fn", "given", "family", "additional", "prefix", "suffix", "nickname", "title", "bday", "uid", "language",
        "potential", "address_as", "pronunciation", "org", "photo", "industry", "found_by", "name_day",
    )  # fmt: skip
    said = {name: getattr(newer, name) for name in texts if getattr(newer, name)}
    if not newer.fn and (newer.given or newer.family):
        # Names in parts are the newer name too; the older one as a whole would hide them.
        said["fn"] = ""
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
        facts=joined(older.facts, newer.facts),
    )


def _joined(older: tuple[Reach, ...], newer: tuple[Reach, ...]) -> tuple[Reach, ...]:
    """All of the older, then those of the newer that are not among them."""
    there = {_bare(one.value) for one in older}
    return (*older, *(one for one in newer if _bare(one.value) not in there))


def _bare(value: str) -> str:
    return "".join(char for char in value.lower() if char.isalnum() or char in "@+")
