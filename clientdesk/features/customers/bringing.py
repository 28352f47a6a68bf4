"""The import as one deed: look at the file, plan, prepare without a lock, copy; undone as one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Duplicates, Fate, Plan, Wish
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.card_export import cards
from clientdesk.features.customers.card_rows import rows_of
from clientdesk.features.customers.classes import keys_by_words
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.commands_import import remember_import_shape
from clientdesk.features.customers.import_facts import put_facts
from clientdesk.features.customers.import_terms import memory_of, terms_of
from clientdesk.features.customers.importing import ImportPlan, merged, plan_import
from clientdesk.features.customers.incoming import Prepared, add_prepared, adopt_prepared, prepare
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.photos import photo_name
from clientdesk.features.customers.records import Customer
from clientdesk.features.customers.rules import PointKind
from clientdesk.formats.card import Card, Problem
from clientdesk.formats.reading import Reading
from clientdesk.formats.source import Source


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do (`batch` None)."""

    batch: int | None
    added: int
    updated: int
    skipped: int
    failed: int
    problems: tuple[Problem, ...]


def plan_source(
    desk: Desk,
    source: Source,
    progress: Progress,
    *,
    duplicates: Duplicates | None = None,
    wish: Wish | None = None,
) -> ImportPlan:
    """Decide what becomes of every card of a file; nothing is changed.

    Args:
        desk: of the shop.
        source: the file.
        progress: told now and then how many cards are through.
        duplicates: what becomes of those who look like somebody known; None for what suits the file.
        wish: all that the owner has said; None for what the file suggests, or as the last of its shape was.
    """
    terms = desk.ask(terms_of, source=source)
    said = wish or terms.wish
    if said.reading is None:
        said = replace(said, reading=terms.wish.reading)
    if duplicates is not None:
        said = replace(said, duplicates=duplicates)
    reads = source.reads(country=desk.settings.country, reading=_with_own_classes(said.reading))
    plan = desk.ask(plan_import, reads=reads, wish=said, progress=progress)
    plan.memory = desk.ask(memory_of, source=source, wish=said)
    told = set(plan.problems)
    plan.problems.extend(problem for problem in source.problems() if problem not in told)
    plan.problems.sort(key=lambda problem: problem.line)
    return plan


def _with_own_classes(reading: Reading | None) -> Reading:
    """The owner's classes by their own names, before anything is guessed: a class may be called what means another."""
    reading = reading or Reading()
    return replace(reading, classes={**keys_by_words(), **(reading.classes or {})})


def carry_out(desk: Desk, plan: ImportPlan, progress: Progress) -> ImportReport:
    """Do what was planned, as one step.

    Raises:
        UserError: the shop was changed so much meanwhile that the plan does not fit any more; nothing is changed.
        Cancelled: `progress` said so; nothing is changed.
    """
    prepared = desk.ask(prepare, cards=plan.new, progress=progress)
    label = Phrase(N_("{n} customer brought in"), N_("{n} customers brought in"), plan.counts[Fate.ADDED])
    batch: list[int] = []
    desk.run_batch(label, bring_in, plan=plan, prepared=prepared, progress=progress, batch=batch)
    if plan.memory is not None:
        # A step of its own, by the program: who takes the import back to mend one column need not say the others again.
        shape, reading = plan.memory
        desk.run_as_program(N_("Columns of a file remembered"), remember_import_shape, shape=shape, reading=reading)
    return report(plan, batch[0] if batch else None)


def bring_in(shop: Shop, *, plan: ImportPlan, prepared: Prepared, progress: Progress, batch: list[int]) -> None:
    """Copy the prepared customers and update the others, within one step; `batch` gets the step's id."""
    for done, (customer, card) in enumerate(plan.updates):
        progress(done, len(plan.updates))
        update_customer(shop, customer=customer, card=card)
    first = prepared.spans[Customer.table()][0]
    if plan.new:
        add_prepared(shop, prepared=prepared)
    put_facts(shop, _told(plan, first), progress=progress, owners_are_there=first)
    if plan.new:
        adopt_prepared(shop, prepared=prepared)
    if shop.step and (plan.new or plan.updates):
        batch.append(shop.step.id)


def _told(plan: ImportPlan, first: int) -> Iterator[tuple[int, Card]]:
    """Everybody whom the plan tells something of, by id; the newcomers' begin with `first`."""
    yield from plan.updates
    yield from enumerate(plan.new, first)


def update_customer(shop: Shop, *, customer: int, card: Card) -> None:
    """Let a card say anew what it knows of a customer; what it does not say stays."""
    present = next(iter(cards(shop, customers=[customer])))
    joined = merged(present, card)
    made = rows_of(
        joined,
        country=shop.settings.country,
        collation=shop.settings.collation,
        today=shop.today(),
        classes=keys_by_words(),
    )
    columns = {name: value for name, value in made.customer.items() if name not in ("sort_key", "potential")}
    change_customer(
        shop,
        customer=customer,
        **columns,
        photo=photo_name(shop, card.photo) if card.photo else None,
        potential=made.customer["potential"],
        points=tuple(
            PointInput(PointKind(row["kind"]), row["value"], row["label"], row["preferred"]) for row in made.points
        ),
        addresses=tuple(
            AddressInput(**{name: value for name, value in row.items() if name != "position"}) for row in made.addresses
        ),
        tags=made.tags,
    )


def report(plan: Plan, batch: int | None) -> ImportReport:
    """The figures of a plan."""
    counts = plan.counts
    return ImportReport(
        batch, counts[Fate.ADDED], counts[Fate.UPDATED], counts[Fate.SKIPPED], counts[Fate.FAILED], tuple(plan.problems)
    )
