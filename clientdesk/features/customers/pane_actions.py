"""What can be done with a customer wherever it is shown: call, write, edit, class, throw away."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication

from clientdesk.base.clock import local_now
from clientdesk.base.phone import parse_phone
from clientdesk.base.words import C_, N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.commands import restore_customer, set_potential, trash_customer
from clientdesk.features.customers.inputs import SHORTEST_PHONE, PointInput
from clientdesk.features.customers.pane_links import link_of, open_link
from clientdesk.features.customers.pane_print_asking import print_customer, print_list, print_sheet
from clientdesk.features.customers.queries import Point, Profile, profile
from clientdesk.features.customers.rules import PointKind, is_email
from clientdesk.kit.context import Context, Reached
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.panes import ProfileAction


def first_values_for(typed: str) -> dict[str, object]:
    """What a form for somebody new begins with, when `typed` was searched for in vain."""
    if not typed:
        return {}
    if is_email(typed):
        return {"points": (PointInput(PointKind.EMAIL, typed),)}
    digits = parse_phone(typed, "").digits
    if len(digits) >= SHORTEST_PHONE and not any(char.isalpha() for char in typed):
        return {"points": (PointInput(PointKind.PHONE, typed),)}
    return {"name": typed}


def call(context: Context, customer: int, point: Point | None = None) -> None:
    """Let the system dial the number, and keep it on the clipboard for a phone that stands beside."""
    number = point or _first(context, customer, PointKind.PHONE)
    if number is None:
        return
    QGuiApplication.clipboard().setText(number.key or number.value)
    open_link(link_of(number))
    context.said.emit(Phrase(N_("Number {number} copied"), number=number.shown))
    _tell_reached(context, customer, "call", number)


def write_email(context: Context, customer: int, point: Point | None = None) -> None:
    """Let the system begin an e-mail."""
    address = point or _first(context, customer, PointKind.EMAIL)
    if address is None:
        return
    if not open_link(link_of(address)):
        QGuiApplication.clipboard().setText(address.value)
        context.said.emit(Phrase(N_("Address {address} copied"), address=address.value))
    _tell_reached(context, customer, "email", address)


def throw_away(context: Context, customer: int) -> None:
    """Put a customer into the trash."""
    known = _known(context, customer)
    if known is not None:
        label = Phrase(N_("{name} moved to the trash"), name=known.name)
        context.bridge.run(label, trash_customer, customer=customer)


def take_back(context: Context, customer: int) -> None:
    """Take a customer out of the trash."""
    known = _known(context, customer)
    if known is not None:
        context.bridge.run(Phrase(N_("{name} restored"), name=known.name), restore_customer, customer=customer)


def put_in_class(context: Context, customer: int, potential: str) -> None:
    """Put a customer into a class, or into none."""
    known = _known(context, customer)
    if known is not None:
        label = Phrase(N_("Class of {name} changed"), name=known.name)
        context.bridge.run(label, set_potential, customer=customer, potential=potential)


def class_lines(context: Context, customer: int, present: str) -> list[MenuLine | None]:
    """The lines of a menu that chooses the class."""
    return [
        MenuLine(
            partial(_class_words, name), partial(put_in_class, context, customer, key),
            checked=key == present, name=f"class_{key or 'none'}",
        )
        for key, name in [*((one.key, one.name) for one in classes()), ("", "")]
    ]  # fmt: skip


def menu_for(context: Context, customer: int) -> list[MenuLine | None]:
    """The menu of a row in the list."""
    known = _known(context, customer)
    if known is None:
        return []
    lines: list[MenuLine | None] = []
    if known.first(PointKind.PHONE):
        lines.append(MenuLine(C_("button", "Call"), partial(call, context, customer), "phone"))
    if known.first(PointKind.EMAIL):
        lines.append(MenuLine(N_("E-mail"), partial(write_email, context, customer), "envelope-simple"))
    lines += [
        MenuLine(N_("Edit"), partial(edit, context, customer), "pencil-simple"),
        MenuLine(N_("Print…"), partial(print_sheet, context, customer), "printer", name="print_customer"),
        None,
        *class_lines(context, customer, known.potential),
        None,
        MenuLine(N_("Move to trash"), partial(throw_away, context, customer), "trash", keys=_("Del")),
    ]
    return lines


def edit(context: Context, customer: int) -> None:
    """Open the form."""
    context.edit("customer", customer)


def _tell_reached(context: Context, customer: int, kind: str, point: Point) -> None:
    """Say who was called or written to, so that it can be logged."""
    context.reached.emit(Reached(customer, kind, point.shown, local_now(context.bridge.desk.clock)))


def _class_words(name: str) -> str:
    return _("Class {letter}").format(letter=name) if name else _("No class")


def _known(context: Context, customer: int) -> Profile | None:
    return context.bridge.ask(profile, customer=customer)


def _first(context: Context, customer: int, kind: PointKind) -> Point | None:
    known = _known(context, customer)
    return known.first(kind) if known else None


def _has(kind: PointKind, shop: Shop, customer: int) -> bool:
    known = profile(shop, customer=customer)
    return known is not None and known.first(kind) is not None


ACTIONS = (
    ProfileAction("call", C_("button", "Call"), "phone", 30, call, possible=partial(_has, PointKind.PHONE)),
    ProfileAction("email", N_("E-mail"), "envelope-simple", 40, write_email, possible=partial(_has, PointKind.EMAIL)),
    ProfileAction("edit", N_("Edit"), "pencil-simple", 110, edit),
    ProfileAction("print", N_("Print…"), "printer", 150, print_customer, shortcut="Ctrl+P", alone=print_list),
    ProfileAction("trash", N_("Move to trash"), "trash", 190, throw_away),
)
