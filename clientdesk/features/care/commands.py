"""What the shop can do about who looks after a customer: somebody stands in, the relationship is handed over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.care.records import Deputy, HandOver
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, change_customer, present_customer
from clientdesk.features.staff.records import Staff

DeputyRef = Annotated[int, RowOf("deputy")]
HandOverRef = Annotated[int, RowOf("hand_over")]
StaffRef = Annotated[int, RowOf("staff")]

LONGEST = 4000
LONGEST_REASON = 200
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 1, 1)


def add_deputy(
    shop: Shop,
    *,
    customer: CustomerRef,
    staff: StaffRef,
    from_on: date | None = None,
    until_on: date | None = None,
    reason: str = "",
) -> int:
    """Let somebody stand in for whoever looks after a customer, and return the id of that.

    Args:
        shop: the shop.
        customer: who is looked after.
        staff: who stands in.
        from_on: the first day, None for now already.
        until_on: the last day, None for open.
        reason: "holiday", "on maternity leave".

    Raises:
        UserError: nobody like that works here, they look after the customer anyway, or it ends before it begins.
    """
    found = present_customer(customer)
    columns = _columns(staff, from_on, until_on, reason)
    if found.owner_id == staff:  # type: ignore[attr-defined]
        raise UserError("staff", N_("This person looks after the customer anyway."))
    made: Deputy = Deputy.create(customer=customer, **columns)
    return int(made.id)


def change_deputy(
    shop: Shop,
    *,
    row: DeputyRef,
    staff: StaffRef,
    from_on: date | None = None,
    until_on: date | None = None,
    reason: str = "",
) -> None:
    """Write anew who stands in and when, as the form shows it.

    Args:
        shop: the shop.
        row: which.
        staff: who stands in.
        from_on: the first day, None for open.
        until_on: the last day, None for open.
        reason: why.

    Raises:
        UserError: as for `add_deputy`, or it is not there.
    """
    present = present_deputy(row)
    columns = _columns(staff, from_on, until_on, reason, besides=int(present.staff_id))  # type: ignore[attr-defined]
    Deputy.update(**columns).where(Deputy.id == row).execute()


def end_deputy(shop: Shop, *, row: DeputyRef) -> None:
    """Today is the last day on which somebody stands in; one who has not begun yet never does.

    Args:
        shop: the shop.
        row: which.

    Raises:
        UserError: it is not there, or over already.
    """
    present = present_deputy(row)
    today = shop.today()
    if present.until_on is not None and present.until_on <= today:
        raise UserError("row", N_("This has ended already."))
    if present.from_on is not None and present.from_on > today:
        Deputy.delete().where(Deputy.id == row).execute()
    else:
        Deputy.update(until_on=today).where(Deputy.id == row).execute()


def delete_deputy(shop: Shop, *, row: DeputyRef) -> None:
    """Nobody ever stood in: it was a mistake.

    Args:
        shop: the shop.
        row: which.

    Raises:
        UserError: it is not there.
    """
    present_deputy(row)
    Deputy.delete().where(Deputy.id == row).execute()


def hand_over(shop: Shop, *, customer: CustomerRef, to: StaffRef, note: str = "") -> int:
    """Give a customer into somebody's hands, with what they have to know; returns the id of the hand-over.

    Args:
        shop: the shop.
        customer: whom.
        to: who looks after the customer from now on.
        note: what the next one has to know.

    Raises:
        UserError: on "to", when nobody like that works here or they look after the customer already.
    """
    found = present_customer(customer)
    gave = found.owner_id  # type: ignore[attr-defined]
    _working(to, "to")
    if gave == to:
        raise UserError("to", N_("This person looks after the customer already."))
    made: HandOver = HandOver.create(customer=customer, gave=gave, took=to, at=shop.now(), note=_note(note))
    change_customer(shop, customer=customer, owner=to)
    _end_standing_in(shop, customer, to)
    return int(made.id)


def note_hand_over(shop: Shop, *, row: HandOverRef, note: str) -> None:
    """Write anew what the next one has to know.

    Args:
        shop: the shop.
        row: which hand-over.
        note: what the next one has to know.

    Raises:
        UserError: it is not there, or the note is too long.
    """
    found = HandOver.get_or_none(HandOver.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, HandOver):
        raise UserError("row", N_("There was no such hand-over."))
    present_customer(int(found.customer_id))  # type: ignore[attr-defined]
    written = _note(note)
    if written != found.note:
        HandOver.update(note=written).where(HandOver.id == row).execute()


def note_new_owners(shop: Shop) -> None:
    """Keep a hand-over for every customer who went from one person to another in this step, by the form or in bulk."""
    if shop.step is None:
        return
    found = shop.database.execute_sql(
        "SELECT c.first, cell.old, cell.new FROM journal_change c JOIN journal_cell cell ON cell.change = c.id "
        "AND cell.col = 'owner_id' WHERE c.step = :step AND c.tbl = 'customer' AND c.op = 'U' "
        "AND cell.old IS NOT NULL AND cell.new IS NOT NULL AND NOT EXISTS (SELECT 1 FROM journal_change h "
        "WHERE h.step = :step AND h.tbl = 'hand_over' AND h.op = 'I' AND h.about = c.first)",
        {"step": shop.step.id},
    ).fetchall()
    for customer, gave, took in found:
        HandOver.create(customer=customer, gave=gave, took=took, at=shop.now())
        _end_standing_in(shop, customer, took)


def _end_standing_in(shop: Shop, customer: int, owner: int) -> None:
    """Nobody stands in for themselves: whoever takes over was a deputy until yesterday."""
    yesterday = shop.today() - timedelta(days=1)
    theirs = (Deputy.customer == customer) & (Deputy.staff == owner)
    not_begun = Deputy.from_on.is_null(False) & (Deputy.from_on > yesterday)
    Deputy.delete().where(theirs & not_begun).execute()
    not_over = Deputy.until_on.is_null() | (Deputy.until_on > yesterday)
    Deputy.update(until_on=yesterday).where(theirs & not_over).execute()


def present_deputy(row: int) -> Deputy:
    """Who stands in by this id, for a customer who is not in the trash.

    Raises:
        UserError: on `row`, when it is not there; on `customer`, when the customer is in the trash.
    """
    found = Deputy.get_or_none(Deputy.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Deputy):
        raise UserError("row", N_("Nobody stands in here any more."))
    present_customer(int(found.customer_id))  # type: ignore[attr-defined]
    return found


def _columns(
    staff: int, from_on: date | None, until_on: date | None, reason: str, besides: int | None = None
) -> dict[str, Any]:
    if staff != besides:
        _working(staff, "staff")
    for field, day in (("from_on", from_on), ("until_on", until_on)):
        if day is not None and not _EARLIEST <= day < _LATEST:
            raise UserError(field, N_("Please give a day of these years."))
    if from_on is not None and until_on is not None and until_on < from_on:
        raise UserError("until_on", N_("This is before the first day."))
    said = tidy(reason)
    if len(said) > LONGEST_REASON:
        raise UserError("reason", Phrase(N_("Please keep this under {most} characters."), most=LONGEST_REASON))
    return {"staff": staff, "from_on": from_on, "until_on": until_on, "reason": said}


def _working(staff: int, field: str) -> None:
    there = Staff.select().where((Staff.id == staff) & ~Staff.retired)
    if not (0 < staff <= LARGEST_ID and there.exists()):
        raise UserError(field, N_("There is nobody like that in the shop."))


def _note(note: str) -> str:
    written = tidy_lines(note).strip()
    if len(written) > LONGEST:
        raise UserError("note", Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    return written
