"""What customers add to the window; each part is imported when it is first wanted, so that the start is quick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.features.customers.pane_actions import ACTIONS
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, Panes, Print, SettingsSection, Tab

if TYPE_CHECKING:
    from clientdesk.kit.printing import Printable


def _begin(context: Context) -> None:
    from clientdesk.features.customers.pane_looks import begin

    begin(context)


def _directory(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_list import Directory

    return Directory(context)


def _header(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_header import Header

    return Header(context)


def _about(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_about import About

    return About(context)


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.customers.pane_form import make_form

    return make_form(context, row, first_values)


def _trash(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_trash import Trash

    return Trash(context, titled=False)


def _classes(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_classes import Classes

    return Classes(context)


def _tags(context: Context) -> QWidget:
    from clientdesk.features.customers.pane_tags import Tags

    return Tags(context)


def _trash_sheet(context: Context, _row: int | None, _first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.customers.pane_trash import Trash

    return Trash(context)


def _sheet_print(context: Context) -> Printable:
    from clientdesk.features.customers.pane_print_sheet import SheetPrint

    return SheetPrint(context)


def _list_print(context: Context) -> Printable:
    from clientdesk.features.customers.pane_print import ListPrint

    return ListPrint(context)


def _phone_print(context: Context) -> Printable:
    from clientdesk.features.customers.pane_print import PhonePrint

    return PhonePrint(context)


def _label_print(context: Context) -> Printable:
    from clientdesk.features.customers.pane_print import LabelPrint

    return LabelPrint(context)


PRINTS = (
    Print("sheet", N_("Sheet of one customer"), "", 10, _sheet_print, of_one=True),
    Print("list", N_("List"), N_("The columns you choose."), 20, _list_print),
    Print("phones", N_("Phone list"), N_("Names and numbers under letters."), 30, _phone_print),
    Print("labels", N_("Address labels"), N_("For envelopes, on sheets from the shop."), 40, _label_print),
)


def _past(context: Context, row: int | None, _first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.customers.pane_past import PastPane

    return PastPane(context, row or 0)


PANES = Panes(
    prints=PRINTS,
    tabs=(Tab("about", N_("About"), 90, _about),),
    actions=ACTIONS,
    editors=(Editor("customer", _form), Editor("trash", _trash_sheet), Editor("customer_past", _past)),
    settings=(
        SettingsSection("classes", N_("Classes"), "medal", 44, _classes),
        SettingsSection("tags", N_("Tags"), "tag", 45, _tags),
        SettingsSection("trash", N_("Trash"), "trash", 80, _trash),
    ),
    directory=_directory,
    header=_header,
    begin=_begin,
)
