"""What the shop can do with the way an organisation buys: add a step, change it, move it, take it out."""

from __future__ import annotations

from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef
from clientdesk.features.organisations.commands import PositionRef, present_organisation, present_position
from clientdesk.features.organisations.records import BuyingStep
from clientdesk.features.organisations.rules import LONGEST_LINE, MOST_DAYS, in_order

StepRef = Annotated[int, RowOf("buying_step")]


def add_buying_step(
    shop: Shop,
    *,
    organisation: CustomerRef,
    what: str,
    who: PositionRef | None = None,
    takes_days: int | None = None,
) -> int:
    """Add a step at the end of the way an organisation buys and return its id.

    Args:
        shop: the shop.
        organisation: the firm.
        what: what is done, one line.
        who: the position that does it, None for nobody in particular.
        takes_days: how many days it takes, None while unknown.

    Raises:
        UserError: the firm or the position is not there, nothing is left of `what`, or it takes too long.
    """
    found = present_organisation(organisation)
    if found.is_household:
        raise UserError("organisation", N_("A household has no steps of buying."))
    columns = _columns(organisation, what, who, takes_days)
    place = len(_steps(organisation))
    return int(BuyingStep.create(organisation=organisation, place=place, **columns).id)


def change_buying_step(
    shop: Shop, *, row: StepRef, what: str, who: PositionRef | None = None, takes_days: int | None = None
) -> None:
    """Write a step anew, as its form shows it; its place stays.

    Raises:
        UserError: as for `add_buying_step`, or the step is not there.
    """
    organisation = _present(row)
    BuyingStep.update(**_columns(organisation, what, who, takes_days)).where(BuyingStep.id == row).execute()


def move_buying_step(shop: Shop, *, row: StepRef, before: StepRef | None = None) -> None:
    """Move a step right before another, or to the end.

    Raises:
        UserError: one of them is not there.
    """
    organisation = _present(row)
    if before is not None:
        _present(before, "before")
    for place, one in enumerate(in_order(_steps(organisation), row, before)):
        BuyingStep.update(place=place).where(BuyingStep.id == one, BuyingStep.place != place).execute()


def remove_buying_step(shop: Shop, *, row: StepRef) -> None:
    """Take a step out.

    Raises:
        UserError: on `row`, when it is not there.
    """
    _present(row)
    BuyingStep.delete().where(BuyingStep.id == row).execute()


def _present(row: int, field: str = "row") -> int:
    """The organisation whose step it is."""
    found: Any = BuyingStep.get_or_none(BuyingStep.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, BuyingStep):
        raise UserError(field, N_("This step is not there any more."))
    organisation: int = found.organisation_id  # type: ignore[attr-defined]
    present_organisation(organisation)
    return organisation


def _columns(organisation: int, what: str, who: int | None, takes_days: int | None) -> dict[str, Any]:
    said = tidy(what)
    if not said:
        raise UserError("what", N_("Please say what is done in this step."))
    if len(said) > LONGEST_LINE:
        raise UserError("what", N_("This is too long for one line."))
    if takes_days is not None and not 0 <= takes_days <= MOST_DAYS:
        raise UserError("takes_days", Phrase(N_("A step takes from 0 to {most} days."), most=MOST_DAYS))
    if who is not None and present_position(who, "who").organisation_id != organisation:  # type: ignore[attr-defined]
        raise UserError("who", N_("This position is in another organisation."))
    return {"what": said, "who": who, "takes_days": takes_days}


def _steps(organisation: int) -> list[int]:
    rows = BuyingStep.select().where(BuyingStep.organisation == organisation)
    return [int(one.id) for one in rows.order_by(BuyingStep.place, BuyingStep.id)]
