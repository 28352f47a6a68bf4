"""What the shop can do with relations: say what two people are to each other, change it, take it away."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, present_customer
from clientdesk.features.relations.records import Relation
from clientdesk.features.relations.rules import LONGEST_WORD, key_of, reverse_of

RelationRef = Annotated[int, RowOf("relation")]

_YEARS = range(1850, 2200)


def add_relation(
    shop: Shop,
    *,
    customer: CustomerRef,
    other: CustomerRef,
    other_is: str,
    customer_is: str = "",
    note: str = "",
    since_on: date | None = None,
    until_on: date | None = None,
) -> int:
    """Say what two customers are to each other and return the relation's id.

    Args:
        shop: the shop.
        customer: the one.
        other: the other.
        other_is: what the other is to the one: a key of `rules.WORDS`, or a word of the owner's own.
        customer_is: what the one is to the other; the reverse of the first word where it is empty.
        note: anything else.
        since_on: the first day, where it is known.
        until_on: the last day.

    Raises:
        UserError: somebody is not there, both are the same, they are related already, or a word is missing.
    """
    one = present_customer(customer)
    if customer == other:
        raise UserError("other", N_("Please choose somebody else: nobody is related to themselves."))
    another = _other(other)
    if _pair(customer, other):
        words = N_("{one} and {other} are related already. Please change that relation.")
        raise UserError("other", Phrase(words, one=str(one.name), other=str(another.name)))
    columns = _columns(other_is, customer_is, note, since_on, until_on)
    return int(Relation.create(customer=customer, other=other, **columns).id)


def change_relation(
    shop: Shop,
    *,
    row: RelationRef,
    other_is: str,
    customer_is: str = "",
    note: str = "",
    since_on: date | None = None,
    until_on: date | None = None,
) -> None:
    """Write a relation anew, as its form shows it; who the two are stays.

    Args:
        shop: the shop.
        row: which relation.
        other_is: what the other is to the one.
        customer_is: what the one is to the other; the reverse of the first word where it is empty.
        note: anything else.
        since_on: the first day, where it is known.
        until_on: the last day.

    Raises:
        UserError: as for `add_relation`, or the relation is not there.
    """
    _present(row)
    columns = _columns(other_is, customer_is, note, since_on, until_on)
    Relation.update(**columns).where(Relation.id == row).execute()


def remove_relation(shop: Shop, *, row: RelationRef) -> None:
    """Forget what two customers are to each other.

    Raises:
        UserError: on `row`, when it is not there.
    """
    _present(row).delete_instance()


def _present(row: int) -> Relation:
    found = Relation.get_or_none(Relation.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Relation):
        raise UserError("row", N_("This relation is not there any more."))
    present_customer(found.customer_id)  # type: ignore[attr-defined]
    present_customer(found.other_id)  # type: ignore[attr-defined]
    return found


def _other(other: int) -> Any:  # noqa: ANN401 - a customer, whose columns Peewee does not type
    try:
        return present_customer(other)
    except UserError as error:
        raise UserError("other", error.words) from error


def _pair(one: int, other: int) -> bool:
    """Whether the two stand in the table, whichever first."""
    return bool(
        Relation.select()
        .where(
            ((Relation.customer == one) & (Relation.other == other))
            | ((Relation.customer == other) & (Relation.other == one))
        )
        .exists()
    )


def _columns(other_is: str, customer_is: str, note: str, since: date | None, until: date | None) -> dict[str, Any]:
    first = checked_word("other_is", other_is)
    if not first:
        raise UserError("other_is", N_("Please say what they are to each other."))
    for field, day in (("since_on", since), ("until_on", until)):
        if day is not None and day.year not in _YEARS:
            raise UserError(field, N_("Please check the year."))
    if since is not None and until is not None and until < since:
        raise UserError("until_on", N_("The end comes before the start."))
    second = checked_word("customer_is", customer_is) or reverse_of(first)
    return {
        "other_is": first,
        "customer_is": second,
        "note": tidy_lines(note),
        "since_on": since,
        "until_on": until,
    }


def checked_word(field: str, word: str) -> str:
    """A word as it is kept: the key of one of ours, or the owner's own.

    Raises:
        UserError: on `field`, when it is too long for a word.
    """
    kept = key_of(tidy(word))
    if len(kept) > LONGEST_WORD:
        raise UserError(field, N_("This is too long for a word. The rest fits into the note."))
    return kept
