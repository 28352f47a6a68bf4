"""The form of a step of buying: what is done, by whom, how many days it takes."""

from __future__ import annotations

from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.features.organisations.commands_buying import add_buying_step, change_buying_step
from clientdesk.features.organisations.queries import buying_step, positions
from clientdesk.features.organisations.rules import is_over
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.spoken import literal


class StepForm(Form):
    """Adds a step, or changes one.

    Args:
        context: of the window.
        row: which step; None for a new one.
        first: "organisation" or "customer", for a new one.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._found = None if row is None else context.bridge.ask(buying_step, row=row)
        self._organisation = (
            self._found.organisation if self._found else first.get("organisation", first.get("customer"))
        )
        super().__init__(self._asked(), title=N_("Step of buying"), name="step_form")
        if self._found is not None:
            days = self._found.takes_days
            self.set_values(
                {
                    "what": self._found.what,
                    "who": str(self._found.who or ""),
                    "takes_days": "" if days is None else str(days),
                }
            )
        self.submitted.connect(self._save)

    def _asked(self) -> list[FormField]:
        today = self._context.bridge.ask(lambda shop: shop.today())
        people = self._context.bridge.ask(positions, organisation=self._organisation or 0)
        kept = self._found.who if self._found else None
        offered = [one for one in people if one.id == kept or not is_over(one.until_on, today)]
        names = {one.id: f"{one.name}, {one.title}" if one.title else one.name for one in offered}
        whos = [Choice("", N_("Nobody in particular")), *(Choice(str(k), literal(n)) for k, n in names.items())]
        return [
            FormField("what", N_("What is done"), placeholder=N_("such as: compares three offers")),
            FormField("who", N_("By whom"), "choice", choices=whos),
            FormField("takes_days", N_("How many days it takes"), hint=N_("Empty while nobody knows.")),
        ]

    def _save(self, values: dict[str, Any]) -> None:
        told = values["takes_days"].strip()
        if told and not (told.isdecimal() and len(told) < 9):
            self.show_error(UserError("takes_days", N_("Please give a number of days, such as 14.")))
            return
        given: dict[str, Any] = {
            "what": values["what"],
            "who": int(values["who"]) if values["who"] else None,
            "takes_days": int(told) if told else None,
        }
        run = self._context.bridge.run
        if self._found is None:
            given |= {"organisation": self._organisation}
            run(N_("Step added"), add_buying_step, then=self._on_saved, failed=self.show_error, **given)
        else:
            given |= {"row": self._found.id}
            run(N_("Step changed"), change_buying_step, then=self._on_saved, failed=self.show_error, **given)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()
