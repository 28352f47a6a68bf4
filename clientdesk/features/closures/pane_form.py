"""The form of days off: why, from when to when, every year or once, closed or open after all."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from clientdesk.base.errors import ClientDeskError, UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.features.closures.commands import add_closed_day, change_closed_day, delete_closed_day
from clientdesk.features.closures.queries import own_days
from clientdesk.features.closures.rules import OwnDays
from clientdesk.kit.buttons import Button
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.layouts import hide_unless, row

_CLOSED, _OPEN = "closed", "open"


class ClosedDayForm(Form):
    """Adds days off, or changes them.

    Args:
        context: to ask and to change.
        row_id: which; None for new ones.
        first: values that new ones begin with: "name", "first", "last".
    """

    def __init__(self, context: Context, row_id: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row_id
        self._known = _found(context, row_id)
        super().__init__(_fields(), title=N_("Days off"), name="closed_day_form")
        self.delete_button = Button(N_("Delete"), "trash", "ghost", clicked=self._delete, name="closed_day_form_delete")
        hide_unless(self._known, self.delete_button)
        stack = self.layout()
        if isinstance(stack, QVBoxLayout):
            stack.addLayout(row(self.delete_button, None))
        self.set_values(self._begin(first))
        self.edited.connect(self._follow)
        self.submitted.connect(self._save)

    def _begin(self, first: dict[str, Any]) -> dict[str, object]:
        known = self._known
        if known is not None:
            is_open = _OPEN if known.is_open else _CLOSED
            return {
                "name": known.name, "first": known.first, "last": known.last, "yearly": known.yearly,
                "is_open": is_open,
            }  # fmt: skip
        today = self._context.bridge.ask(lambda shop: shop.today())
        day = first.get("first") or today
        return {"name": first.get("name", ""), "first": day, "last": first.get("last") or day, "is_open": _CLOSED}

    def _follow(self) -> None:
        """The last day is never before the first: a single day is what most of them are."""
        values = self.values()
        first, last = values["first"], values["last"]
        if isinstance(first, date) and (not isinstance(last, date) or last < first):
            self._bound["last"].write(first)

    def _save(self, values: dict[str, Any]) -> None:
        if values["first"] is None:
            self.show_error(UserError("first", N_("Please give the day.")))
            return
        given = values | {"is_open": values["is_open"] == _OPEN}
        run = self._context.bridge.run
        if self._row is None:
            run(N_("Days off added"), add_closed_day, then=self._on_saved, failed=self.show_error, **given)
        else:
            run(
                N_("Days off changed"), change_closed_day, then=self._on_saved, failed=self.show_error,
                row=self._row, **given,
            )  # fmt: skip

    def _delete(self) -> None:
        if self._known is not None:
            label = Phrase(N_("Days off deleted: {name}"), name=self._known.name)
            self._context.bridge.run(
                label, delete_closed_day, then=self._on_saved, failed=self._refuse, row=self._known.row
            )

    def _refuse(self, error: ClientDeskError) -> None:
        self.show_error(error)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


def _found(context: Context, row_id: int | None) -> OwnDays | None:
    return next((one for one in context.bridge.ask(own_days) if one.row == row_id), None)


def _fields() -> list[FormField]:
    return [
        FormField("name", N_("Why"), placeholder=N_("such as: inventory, summer holiday")),
        FormField("first", N_("First day"), "day"),
        FormField("last", N_("Last day"), "day", beside=True),
        FormField("yearly", N_("On the same days every year"), "tick"),
        FormField(
            "is_open",
            N_("The shop is"),
            "choice",
            choices=[
                Choice(_CLOSED, N_("Closed")),
                Choice(_OPEN, N_("Open, although it is a public holiday")),
            ],
        ),
    ]
