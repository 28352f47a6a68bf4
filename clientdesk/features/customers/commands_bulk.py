"""What the shop can do with many customers at once: one step each, written set-wise, undone as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Annotated

import peewee as pw

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.facts import Fact, FactKind, facts_of
from clientdesk.desk.feature import Progress, all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SearchWords
from clientdesk.features.customers.classes import class_keys
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef
from clientdesk.features.customers.inputs import line
from clientdesk.features.customers.listing import present_among
from clientdesk.features.customers.records import Customer, CustomerTag, Tag
from clientdesk.features.customers.search_source import SEARCH
from clientdesk.features.staff.records import Staff

_SOME = 500
"""Ids in one statement: SQLite takes 32,766 values, PostgreSQL plans long lists badly."""


def unheard(done: int, of: int) -> None:
    """For whom nobody waits."""


def tag_customers(shop: Shop, progress: Progress = unheard, /, *, customers: tuple[CustomerRef, ...], name: str) -> int:
    """Give customers a tag, made when it is new, and return its id; who wears it already stays as they are.

    Args:
        shop: the shop.
        progress: told how many are through.
        customers: those who are gone or in the trash meanwhile are left out.
        name: of the tag, whatever its case.

    Raises:
        UserError: on `name` when it is empty, on `customers` when nobody is left.
    """
    tidied = line("name", name)
    if not tidied:
        raise UserError("name", N_("Please write the tag."))
    present = _present(shop, customers)
    known = {tag.name.casefold(): tag.id for tag in Tag.select()}
    tag = known.get(tidied.casefold()) or int(Tag.insert(name=tidied).execute())
    for some in _in_parts(present, progress):
        worn = CustomerTag.select().where(CustomerTag.tag == tag, CustomerTag.customer.in_(some))
        wearing = {row.__data__["customer"] for row in worn}
        bare = [{"customer": customer, "tag": tag} for customer in some if customer not in wearing]
        if bare:
            CustomerTag.insert_many(bare).execute()
    return tag


def untag_customers(
    shop: Shop,
    progress: Progress = unheard,
    /,
    *,
    customers: tuple[CustomerRef, ...],
    tag: Annotated[int, RowOf("tag")],
) -> int:
    """Take a tag off customers, and return how many wore it.

    Raises:
        UserError: on `tag` when there is none, on `customers` when nobody is left.
    """
    if not (0 < tag <= LARGEST_ID and Tag.select().where(Tag.id == tag).exists()):
        raise UserError("tag", N_("There is no such tag."))
    return _in_all(
        _present(shop, customers),
        progress,
        lambda some: CustomerTag.delete().where(CustomerTag.tag == tag, CustomerTag.customer.in_(some)),
    )


def classify_customers(
    shop: Shop, progress: Progress = unheard, /, *, customers: tuple[CustomerRef, ...], potential: str
) -> int:
    """Put customers into a class by its key, or by "" into none; returns how many were in another.

    Raises:
        UserError: on `potential` when there is no such class, on `customers` when nobody is left.
    """
    if potential and potential not in class_keys():
        raise UserError("potential", N_("There is no such class."))
    return _set(shop, customers, progress, Customer.potential, potential)


def set_language_of(
    shop: Shop, progress: Progress = unheard, /, *, customers: tuple[CustomerRef, ...], language: str
) -> int:
    """Say which language customers speak (ISO 639), "" for not known; returns how many it was not known of so.

    Raises:
        UserError: on `language` when it is too long, on `customers` when nobody is left.
    """
    tidied = line("language", language)
    _leave_words(shop)
    return _set(shop, customers, progress, Customer.language, tidied)


def set_owner_of(
    shop: Shop,
    progress: Progress = unheard,
    /,
    *,
    customers: tuple[CustomerRef, ...],
    owner: Annotated[int, RowOf("staff")] | None = None,
) -> int:
    """Let a member of staff look after customers, or nobody; returns how many somebody else looked after.

    Raises:
        UserError: on `owner` when there is none, on `customers` when nobody is left.
    """
    if owner is not None and not (0 < owner <= LARGEST_ID and Staff.select().where(Staff.id == owner).exists()):
        raise UserError("owner", N_("There is no such person on the staff."))
    _leave_words(shop)
    return _set(shop, customers, progress, Customer.owner, owner)


def facts_for_many(shop: Shop) -> list[Fact]:
    """What can be said of many customers at once beside their own columns: facts out of a list of choices."""
    one_of = (one for one in facts_of(shop) if one.kind is FactKind.ONE_OF)
    return [one for one in one_of if one.in_form and one.put is not None and one.choices]


def put_fact_of(
    shop: Shop, progress: Progress = unheard, /, *, customers: tuple[CustomerRef, ...], fact: str, value: str = ""
) -> int:
    """Say one of the choices of a fact of many customers, "" for not known; returns of how many.

    Args:
        shop: the shop.
        progress: told how many are through.
        customers: those who are gone or in the trash meanwhile are left out.
        fact: the key of one of `facts_for_many`.
        value: the key of a choice, or its words.

    Raises:
        UserError: on `fact` when there is none, on `value` for no choice of it, on `customers` when nobody is left.
    """
    known = next((one for one in facts_for_many(shop) if one.key == fact), None)
    if known is None or known.put is None:
        raise UserError("fact", N_("There is no such field."))
    try:
        told = known.read(shop, value) if known.read is not None else value
    except UserError as error:
        raise UserError("value", error.words) from error
    present = _present(shop, customers)
    for some in _in_parts(present, progress):
        known.put(shop, dict.fromkeys(some, told))
    return len(present)


def trash_customers(shop: Shop, progress: Progress = unheard, /, *, customers: tuple[CustomerRef, ...]) -> int:
    """Put customers into the trash, where they keep everything until it is emptied; returns how many.

    Raises:
        UserError: on `customers` when nobody is left.
    """
    return _set(shop, customers, progress, Customer.trashed_at, shop.now())


def _leave_words(shop: Shop) -> None:
    """What is changed is no word by which customers are found: the search has nothing to enter anew."""
    gathered: list[SearchWords] = all_of(shop.cards, "search")
    if shop.step is not None and not any(Customer.table() in source.tables for source in gathered):
        shop.step.settled.add(SEARCH.name)


def _set(shop: Shop, customers: Sequence[int], progress: Progress, field: pw.Field, value: object) -> int:
    """Write one column of those in whom it differs."""
    differs = field.is_null(False) if value is None else (field.is_null() | (field != value))
    return _in_all(
        _present(shop, customers),
        progress,
        lambda some: Customer.update({field: value}).where(Customer.id.in_(some), differs),
    )


def _in_all(customers: Sequence[int], progress: Progress, change: Callable[[list[int]], pw.Query]) -> int:
    return sum(int(change(some).execute()) for some in _in_parts(customers, progress))


def _in_parts(customers: Sequence[int], progress: Progress) -> Iterator[list[int]]:
    """As many as stand in one statement, until all are through."""
    for start in range(0, len(customers), _SOME):
        progress(start, len(customers))
        yield list(customers[start : start + _SOME])


def _present(shop: Shop, customers: Sequence[int]) -> list[int]:
    """Those who are there and not in the trash, the oldest first.

    Raises:
        UserError: on `customers`, when nobody is left.
    """
    present = sorted(present_among(shop, ids={one for one in customers if 0 < one <= LARGEST_ID}))
    if not present:
        raise UserError("customers", N_("Please choose some customers first."))
    return present
