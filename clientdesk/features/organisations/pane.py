"""What organisations add to the window: the tab of their people, where a person belongs, households, the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.kit.context import Context
from clientdesk.kit.panes import AboutSection, Editor, Panes, ProfileAction, Tab

if TYPE_CHECKING:
    from clientdesk.features.organisations.queries import Kinds


def _people(context: Context) -> QWidget:
    from clientdesk.features.organisations.pane_people import People

    return People(context)


def _belongs(context: Context) -> QWidget:
    from clientdesk.features.organisations.pane_belongs import BelongsSection

    return BelongsSection(context)


def _position_form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.organisations.pane_form import PositionForm

    return PositionForm(context, row, first_values)


def _step_form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.organisations.pane_step_form import StepForm

    return StepForm(context, row, first_values)


def _household_form(context: Context, _row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.organisations.pane_household import HouseholdForm

    return HouseholdForm(context, first_values)


def _kind(shop: Shop, customer: int) -> Kinds | None:
    from clientdesk.features.organisations.queries import kind_of

    return kind_of(shop, customer=customer)


def _is_firm(shop: Shop, customer: int) -> bool:
    kind = _kind(shop, customer)
    return kind is not None and kind.is_organisation and not kind.is_household


def _is_household(shop: Shop, customer: int) -> bool:
    kind = _kind(shop, customer)
    return kind is not None and kind.is_household


def _is_person(shop: Shop, customer: int) -> bool:
    kind = _kind(shop, customer)
    return kind is not None and not kind.is_organisation


def _join(context: Context, customer: int) -> None:
    context.edit("position", None, person=customer)


def _make_household(context: Context, customer: int) -> None:
    context.edit("household", None, members=(customer,))


PANES = Panes(
    tabs=(
        Tab("people", N_("People"), 10, _people, _is_firm),
        Tab("members", N_("Members"), 10, _people, _is_household),
    ),
    sections=(AboutSection("belongs", 20, _belongs),),
    actions=(
        ProfileAction("household", N_("Household…"), "house", 140, _make_household, possible=_is_person),
        ProfileAction("belong", N_("Belongs to a firm…"), "buildings", 141, _join, possible=_is_person),
    ),
    editors=(
        Editor("position", _position_form),
        Editor("buying_step", _step_form),
        Editor("household", _household_form),
    ),
)
