"""What the shop can say of customers that look alike: that they are not the same."""

from __future__ import annotations

from itertools import combinations
from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import present_customer
from clientdesk.features.duplicates.records import NotSame

_MOST = 50
"""More at once would make thousands of pairs."""


def say_not_same(shop: Shop, *, customers: tuple[Annotated[int, RowOf("customer")], ...]) -> None:
    """Remember that these customers are all different; they are not shown as duplicates any more.

    Args:
        shop: the shop.
        customers: two or more.

    Raises:
        UserError: on "customers" where there are fewer than two, or one is not there or in the trash.
    """
    different = sorted(set(customers))
    if not 2 <= len(different) <= _MOST:
        raise UserError("customers", N_("Please choose at least two different customers, and not too many."))
    for customer in different:
        try:
            present_customer(customer)
        except UserError as error:
            raise UserError("customers", error.words) from error
    for one, other in combinations(different, 2):
        if not NotSame.select().where(NotSame.one == one, NotSame.other == other).exists():
            NotSame.create(one=one, other=other)
