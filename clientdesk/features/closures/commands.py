"""What the shop can do about closed days: tell them, change them, say whose holidays it keeps."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop, put_setting
from clientdesk.features.closures.holidays import COUNTRIES
from clientdesk.features.closures.queries import KEPT, NONE
from clientdesk.features.closures.records import ClosedDay
from clientdesk.features.closures.rules import FIRST_YEAR, LAST_YEAR, LONGEST_DAYS

LONGEST_NAME = 200
LARGEST_ID = 2**63 - 1

ClosedDayRef = Annotated[int, RowOf("closed_day")]


def add_closed_day(
    _shop: Shop, *, name: str, first: date, last: date | None = None, yearly: bool = False, is_open: bool = False
) -> int:
    """Write down days on which the shop is closed, and return the row's id.

    Args:
        _shop: the shop.
        name: why: "Inventory", "Summer holiday".
        first: the first of them.
        last: the last of them, None for a single day.
        yearly: on the same days of each year from then on.
        is_open: open, although a public holiday would close it.

    Raises:
        UserError: on the argument that cannot be taken.
    """
    columns = _checked(name, first, last)
    return int(ClosedDay.insert(**columns, yearly=yearly, is_open=is_open).execute())


def change_closed_day(
    _shop: Shop,
    *,
    row: ClosedDayRef,
    name: str,
    first: date,
    last: date | None = None,
    yearly: bool = False,
    is_open: bool = False,
) -> None:
    """Say anew what was told of closed days; arguments as for `add_closed_day`.

    Raises:
        UserError: on the argument that cannot be taken.
    """
    _present(row)
    columns = _checked(name, first, last)
    ClosedDay.update(**columns, yearly=yearly, is_open=is_open).where(ClosedDay.id == row).execute()


def delete_closed_day(_shop: Shop, *, row: ClosedDayRef) -> None:
    """Take days back: the shop is open on them as on others.

    Raises:
        UserError: on `row`, when there is none.
    """
    _present(row)
    ClosedDay.delete().where(ClosedDay.id == row).execute()


def keep_holidays(_shop: Shop, *, countries: tuple[str, ...]) -> None:
    """Say the public holidays of which countries (ISO 3166 alpha-2) the shop keeps; none where there is none.

    Raises:
        UserError: on `countries`, when the holidays of one are not known.
    """
    if not set(countries) <= set(COUNTRIES):
        known = ", ".join(COUNTRIES)
        raise UserError("countries", Phrase(N_("The holidays of these countries are known: {known}."), known=known))
    put_setting(KEPT, ",".join(code for code in COUNTRIES if code in countries) or NONE)


def _checked(name: str, first: date, last: date | None) -> dict[str, object]:
    tidied, end = tidy(name), last or first
    if not tidied:
        raise UserError("name", N_("Please say why the shop is closed, such as “Inventory”."))
    if len(tidied) > LONGEST_NAME:
        raise UserError("name", Phrase(N_("Please keep this under {most} characters."), most=LONGEST_NAME))
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise UserError("first", N_("Please give a day between the years 1900 and 2200."))
    if end < first:
        raise UserError("last", N_("The last day is before the first."))
    if (end - first).days >= LONGEST_DAYS:
        raise UserError("last", N_("One entry lasts a year at most."))
    return {"name": tidied, "first": first, "last": end}


def _present(row: int) -> None:
    if not (0 < row <= LARGEST_ID and ClosedDay.select().where(ClosedDay.id == row).exists()):
        raise UserError("row", N_("These days are not in the list any more."))
