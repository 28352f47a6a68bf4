"""Checks that need the shop: days that exist, somebody who brought them, a photo that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.records import Customer
from clientdesk.features.customers.rules import birthday_problem
from clientdesk.store.files import Files

LARGEST_ID = 2**63 - 1


def checked_day(shop: Shop, columns: Mapping[str, Any]) -> None:
    """See that a name day is a day of the year.

    Raises:
        UserError: on "name_day".
    """
    month, day = columns["name_day_month"], columns["name_day"]
    problem = birthday_problem(None, month, day, shop.today())
    if problem:
        raise UserError("name_day", problem)


def checked_bringer(customer: Any) -> int | None:  # noqa: ANN401 - as stored or as told
    """The id of the customer who brought another.

    Raises:
        UserError: on "brought_by", when there is none.
    """
    if customer is None:
        return None
    found = 0 < customer <= LARGEST_ID and Customer.select().where(Customer.id == customer).exists()
    if not found:
        raise UserError("brought_by", N_("There is no such customer."))
    return int(customer)


def checked_photo(shop: Shop, photo: str) -> None:
    """See that a photo is among the kept files.

    Raises:
        UserError: on "photo", when it is not.
    """
    if photo and not Files(shop.folder).holds(photo):
        raise UserError("photo", N_("This picture is not there any more. Please choose it again."))
