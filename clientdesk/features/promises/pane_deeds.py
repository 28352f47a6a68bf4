"""What can be done with a promise, in a menu: kept, not kept, released, another day, open again."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.base.words import N_
from clientdesk.features.promises.commands import (
    delete_promise,
    keep_and_log,
    keep_promise,
    move_promise,
    reopen_promise,
)
from clientdesk.features.promises.queries import PromiseView
from clientdesk.features.promises.rules import Ending
from clientdesk.kit.context import Context
from clientdesk.kit.menus import MenuLine, open_menu

_WEEK = timedelta(days=7)


def offer_deeds(context: Context, one: PromiseView, anchor: QWidget, at: QPoint | None = None) -> QMenu:
    """Show everything that can be done with a promise; what needs a word opens its form."""
    menu = open_menu(anchor, _open_lines(context, one) if one.is_open else _closed_lines(context, one), at)
    menu.setActiveAction(menu.actions()[0])
    return menu


def _open_lines(context: Context, one: PromiseView) -> list[MenuLine | None]:
    run, edit = context.bridge.run, partial(context.edit, "promise", one.id)
    later = max(one.due_on, context.bridge.ask(lambda shop: shop.today())) + _WEEK
    return [
        MenuLine(N_("Kept"), partial(run, N_("Promise kept"), keep_promise, row=one.id), "check-circle",
                 name="promise_keep"),
        MenuLine(N_("Kept, and write it down"), partial(run, N_("Promise kept, contact logged"), keep_and_log,
                 row=one.id), "note-pencil", name="promise_log"),
        MenuLine(N_("Not kept…"), partial(edit, ending=Ending.BROKEN.value), "x-circle", name="promise_break"),
        MenuLine(N_("Released by the customer…"), partial(edit, ending=Ending.RELEASED.value), "hand-waving",
                 name="promise_release"),
        None,
        MenuLine(N_("A week later"), partial(run, N_("Promise moved"), move_promise, row=one.id, to=later),
                 "calendar-blank", name="promise_later"),
        MenuLine(N_("Edit"), edit, "pencil-simple", name="promise_edit"),
        _deleting(context, one),
    ]  # fmt: skip


def _closed_lines(context: Context, one: PromiseView) -> list[MenuLine | None]:
    reopen = partial(context.bridge.run, N_("Promise open again"), reopen_promise, row=one.id)
    return [
        MenuLine(N_("Open again"), reopen, "arrow-counter-clockwise", name="promise_reopen"),
        MenuLine(N_("Edit"), partial(context.edit, "promise", one.id), "pencil-simple", name="promise_edit"),
        _deleting(context, one),
    ]


def _deleting(context: Context, one: PromiseView) -> MenuLine:
    delete = partial(context.bridge.run, N_("Promise deleted"), delete_promise, row=one.id)
    return MenuLine(N_("Delete"), delete, "trash", danger=True, name="promise_delete")
