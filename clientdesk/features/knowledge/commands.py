"""What the shop can do with what it has learnt: note it, confirm it, settle it, correct it, delete it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, present_customer
from clientdesk.features.knowledge.records import Insight
from clientdesk.features.knowledge.rules import SETTLED, Topic

InsightRef = Annotated[int, RowOf("insight")]

LONGEST = 4000
LONGEST_SOURCE = 200
_EARLIEST = date(1900, 1, 1)


def add_insight(
    shop: Shop, *, customer: CustomerRef, topic: Topic, text: str, source: str = "", noted_on: date | None = None
) -> int:
    """Note something learnt of a customer and return its id.

    Args:
        shop: the shop.
        customer: of whom.
        topic: what it is about.
        text: in the owner's words.
        source: where it comes from ("her sister", "their web page").
        noted_on: the day on which it was true; today where it is not given.

    Raises:
        UserError: nothing is left of the text, something is too long, or the day has not come yet.
    """
    present_customer(customer)
    columns = _columns(shop, text, source, noted_on or shop.today())
    made: Insight = Insight.create(customer=customer, topic=Topic(topic).value, author=shop.staff, **columns)
    return int(made.id)


def change_insight(
    shop: Shop, *, row: InsightRef, topic: Topic, text: str, source: str = "", noted_on: date | None = None
) -> None:
    """Write a note anew, as its form shows it; the arguments mean what they mean for a new one.

    Args:
        shop: the shop.
        row: which note.
        topic: what it is about.
        text: in the owner's words.
        source: where it comes from.
        noted_on: the day on which it was true; as before where it is not given.

    Raises:
        UserError: as for `add_insight`, or the note is not there.
    """
    present = present_insight(row)
    columns = _columns(shop, text, source, noted_on or present.noted_on) | {"topic": Topic(topic).value}
    if topic not in SETTLED:
        columns["settled_on"] = None
    different = {name: value for name, value in columns.items() if getattr(present, name) != value}
    if different:
        Insight.update(**different).where(Insight.id == row).execute()


def confirm_insight(shop: Shop, *, row: InsightRef) -> None:
    """It is still true today.

    Args:
        shop: the shop.
        row: which note.

    Raises:
        UserError: it is not there.
    """
    if present_insight(row).noted_on != shop.today():
        Insight.update(noted_on=shop.today()).where(Insight.id == row).execute()


def settle_insight(shop: Shop, *, row: InsightRef, on: date | None = None) -> None:
    """A need is met, a goal reached, a risk over.

    Args:
        shop: the shop.
        row: which note.
        on: since when; today where it is not given.

    Raises:
        UserError: it is not there, is nothing that can be settled, is settled already, or the day has not come yet.
    """
    present = present_insight(row)
    if present.topic not in SETTLED:
        raise UserError("row", N_("Only a need, a goal or a risk can be settled."))
    if present.settled_on is not None:
        raise UserError("row", N_("This is settled already."))
    Insight.update(settled_on=_day(shop, "on", on or shop.today())).where(Insight.id == row).execute()


def reopen_insight(shop: Shop, *, row: InsightRef) -> None:
    """It is not settled after all.

    Args:
        shop: the shop.
        row: which note.

    Raises:
        UserError: it is not there, or was not settled.
    """
    if present_insight(row).settled_on is None:
        raise UserError("row", N_("This is not settled."))
    Insight.update(settled_on=None).where(Insight.id == row).execute()


def delete_insight(shop: Shop, *, row: InsightRef) -> None:
    """Delete a note.

    Args:
        shop: the shop.
        row: which note.

    Raises:
        UserError: it is not there.
    """
    present_insight(row)
    Insight.delete().where(Insight.id == row).execute()


def present_insight(row: int) -> Insight:
    """The note with this id, of a customer who is not in the trash.

    Raises:
        UserError: on `row`, when it is not there; on `customer`, when the customer is in the trash.
    """
    found = Insight.get_or_none(Insight.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Insight):
        raise UserError("row", N_("This note is not there any more."))
    present_customer(int(found.customer_id))  # type: ignore[attr-defined]
    return found


def _columns(shop: Shop, text: str, source: str, noted_on: date) -> dict[str, Any]:
    written = tidy_lines(text).strip()
    if not written:
        raise UserError("text", N_("Please write what you have learnt."))
    if len(written) > LONGEST:
        raise UserError("text", Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    said = tidy(source)
    if len(said) > LONGEST_SOURCE:
        raise UserError("source", Phrase(N_("Please keep this under {most} characters."), most=LONGEST_SOURCE))
    return {"text": written, "source": said, "noted_on": _day(shop, "noted_on", noted_on)}


def _day(shop: Shop, field: str, day: date) -> date:
    if day > shop.today():
        raise UserError(field, N_("This day has not come yet."))
    if day < _EARLIEST:
        raise UserError(field, N_("This day is too long ago."))
    return day
