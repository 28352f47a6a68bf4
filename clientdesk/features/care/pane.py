"""What care adds to the window: a card on the tab About, the hand-over sheet, the line on who else spoke to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import AboutSection, Editor, Panes, Print, ProfileAction

if TYPE_CHECKING:
    from clientdesk.kit.printing import Printable


def _section(context: Context) -> QWidget:
    from clientdesk.features.care.pane_section import CareSection

    return CareSection(context)


def _line(context: Context) -> QWidget:
    from clientdesk.features.care.pane_others import Others

    return Others(context)


def _deputy_form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.care.pane_form import DeputyForm

    return DeputyForm(context, row, first_values)


def _hand_over_sheet(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.care.pane_sheet import HandOverPane

    return HandOverPane(context, row, first_values)


def _print(context: Context) -> Printable:
    from clientdesk.features.care.pane_print import HandOverPrint

    return HandOverPrint(context)


def _hand_over(context: Context, customer: int) -> None:
    context.edit("hand_over", None, customer=customer)


PANES = Panes(
    sections=(AboutSection("care", 70, _section),),
    actions=(ProfileAction("hand_over", N_("Hand over…"), "handshake", 150, _hand_over, "Ctrl+Shift+H"),),
    editors=(Editor("deputy", _deputy_form), Editor("hand_over", _hand_over_sheet)),
    prints=(
        Print("hand_over", N_("Hand-over sheet"), N_("What the next person has to know."), 60, _print, of_one=True),
    ),
    above=_line,
)
