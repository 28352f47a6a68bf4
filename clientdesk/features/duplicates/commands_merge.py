"""What the shop can do with customers that are the same: make them one, and part them again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.base.collation import sort_key
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.facts import OWN
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import CustomerRef, present_customer
from clientdesk.features.customers.records import Customer
from clientdesk.features.duplicates.merging import Cell, give, give_back, note
from clientdesk.features.duplicates.merging_consents import give_consents, take_consents_back
from clientdesk.features.duplicates.merging_fields import give_chosen
from clientdesk.features.duplicates.queries_merge import added_since, rows_for_merge
from clientdesk.features.duplicates.records import Merge, MergedRow
from clientdesk.features.duplicates.rules_merging import ALL, GROUPS, after_merge

_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """Whose value of a field stays.

    Args:
        field: the key of a `rules_merging.FieldGroup`, or "own:<uid>" of a field of the owner's own.
        customer: whose; 0 keeps the notes of all.
    """

    field: str
    customer: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that was added after a merge and goes with whom is parted: its table and id."""

    table: str
    row: int


def merge_customers(
    shop: Shop,
    *,
    into: CustomerRef,
    others: tuple[Annotated[int, RowOf("customer")], ...],
    choices: tuple[MergeChoice, ...] = (),
) -> None:
    """Make several customers one; everything that hangs on the others goes to it, and a no wins over a yes.

    Args:
        shop: the shop.
        into: who stays.
        others: who are the same; each is kept aside, so that `part_customers` can bring it back.
        choices: whose value stays, where the proposal is not wanted.

    Raises:
        UserError: on "into" or "others" when one is not there or in the trash; on "choices" for a field that is none.
    """
    gone = list(dict.fromkeys(others))
    if not gone or into in gone:
        raise UserError("others", N_("Please choose at least two different customers."))
    present_customer(into)
    for customer in gone:
        _present(customer)
    chosen = _checked(choices, {into, *gone})
    become = after_merge(into, rows_for_merge(shop, [into, *gone]), chosen)
    merges = {customer: _begin(shop, into, customer) for customer in gone}
    _change_survivor(shop, merges[gone[0]], into, become)
    for customer, merge in merges.items():
        give_chosen(shop, merge, customer, into, {field for field, whose in chosen.items() if whose == customer})
        give_consents(shop, merge, customer, into)
        give(shop, merge, customer, into)
        Customer.update(trashed_at=shop.now(), merged_into=into).where(Customer.id == customer).execute()


def part_customers(shop: Shop, *, merge: Annotated[int, RowOf("merge")], take: tuple[Taken, ...] = ()) -> None:
    """Part two customers that were merged; what was changed since stays with the row it was changed on.

    Args:
        shop: the shop.
        merge: the merge to take back.
        take: rows added to the survivor since, that belong to the other.

    Raises:
        UserError: on "merge" when it is not there, was parted already, or one of the two is not there any more; on
            "take" for a row that was not added since.
    """
    into, gone = _standing(shop, merge)
    Customer.update(trashed_at=None, merged_into=None).where(Customer.id == gone).execute()
    give_back(shop, merge, into)
    _restore_survivor(shop, merge, into)
    take_consents_back(shop, merge)
    _take(shop, merge, gone, take)
    Merge.update(undone_at=shop.now()).where(Merge.id == merge).execute()


def _present(customer: int) -> None:
    try:
        present_customer(customer)
    except UserError as error:
        raise UserError("others", error.words) from error


def _checked(choices: tuple[MergeChoice, ...], those: set[int]) -> dict[str, int]:
    known = {group.key for group in GROUPS}
    for choice in choices:
        of_ours = choice.field in known or choice.field.startswith(OWN)
        if not of_ours or not (choice.customer in those or (choice.field, choice.customer) == ("note", ALL)):
            raise UserError("choices", N_("This value cannot be chosen."))
    return {choice.field: choice.customer for choice in choices}


def _begin(shop: Shop, into: int, gone: int) -> int:
    return int(Merge.create(into=into, gone=gone, at=shop.now(), by=shop.staff).id)


def _change_survivor(shop: Shop, merge: int, into: int, become: Mapping[str, object]) -> None:
    """Write what the survivor takes over, and note it; the place in the order of names follows from the name."""
    before = rows_for_merge(shop, [into])[into]
    for column, value in become.items():
        if column != "sort_key":
            note(merge, Cell("customer", into, column), before[column], value)
    _write(shop, into, become)


def _restore_survivor(shop: Shop, merge: int, into: int) -> None:
    """Give the survivor back what it had, where nobody has written something newer."""
    present = rows_for_merge(shop, [into])[into]
    own = MergedRow.select().where(
        MergedRow.merge == merge, MergedRow.table_name_of == "customer", MergedRow.row == into
    )
    told = {row.column: (json.loads(row.before), json.loads(row.after)) for row in own}
    restored = {column: before for column, (before, after) in told.items() if present[column] == after}
    if "name" in restored:
        restored["sort_key"] = sort_key(restored["name"], shop.settings.collation)
    _write(shop, into, restored)


def _write(shop: Shop, customer: int, columns: Mapping[str, object]) -> None:
    if columns:
        assigned = ", ".join(f'"{column}" = ?' for column in columns)
        shop.database.execute_sql(f"UPDATE customer SET {assigned} WHERE id = ?", (*columns.values(), customer))  # noqa: S608


def _standing(shop: Shop, merge: int) -> tuple[int, int]:
    """Who stayed and who went, of a merge that can be taken back."""
    found = Merge.get_or_none(Merge.id == merge) if 0 < merge <= _LARGEST_ID else None
    if not isinstance(found, Merge) or found.undone_at is not None:
        raise UserError("merge", N_("These two are not merged any more."))
    into, gone = int(found.__data__["into"]), int(found.__data__["gone"])
    survivor = rows_for_merge(shop, [into])[into]
    if survivor["merged_into_id"] is not None:
        raise UserError("merge", N_("This customer was itself merged into another since. Part these two first."))
    if survivor["trashed_at"] is not None:
        raise UserError("merge", N_("This customer is in the trash. Restore it first."))
    return into, gone


def _take(shop: Shop, merge: int, gone: int, take: tuple[Taken, ...]) -> None:
    added = {(one.table, one.row): one.column for one in added_since(shop, merge=merge)} if take else {}
    for one in take:
        column = added.get((one.table, one.row))
        if column is None:
            raise UserError("take", N_("This was not added since the two were merged."))
        sql = f'UPDATE "{one.table}" SET "{column}" = ? WHERE id = ?'  # noqa: S608 - among those just listed
        shop.database.execute_sql(sql, (gone, one.row))
