"""The form of who stands in: who, from when to when, and why."""

from __future__ import annotations

from typing import Any

from clientdesk.base.clock import today
from clientdesk.base.words import N_
from clientdesk.features.care.commands import add_deputy, change_deputy
from clientdesk.features.care.queries import DeputyView, care, deputy
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.spoken import literal


class DeputyForm(Form):
    """Lets somebody stand in, or changes that.

    Args:
        context: of the window.
        row: which; None for a new one.
        first: values a new one begins with; `customer` has to be among them.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        found = None if row is None else context.bridge.ask(deputy, row=row)
        self._customer: int | None = first.get("customer") if found is None else found.customer
        super().__init__(self._offered(found), title=N_("Who stands in"), name="deputy_form")
        if found is not None:
            self.set_values(_values_of(found))
        else:
            self.set_values({"from_on": today(context.bridge.desk.clock)})
        self.submitted.connect(self._save)

    def _offered(self, found: DeputyView | None) -> list[FormField]:
        ask = self._context.bridge.ask
        owner = ask(care, customer=self._customer).owner_id if self._customer is not None else None
        kept = found.staff if found else None
        people = [
            Choice(str(one.id), literal(one.name))
            for one in ask(staff_members, retired=True)
            if one.id == kept or not (one.retired or one.id == owner)
        ]
        nobody = Choice("", N_("Choose…"))
        return [
            FormField(
                "staff", N_("Who stands in"), "choice", choices=people if len(people) == 1 else [nobody, *people]
            ),
            FormField("from_on", N_("From"), "day"),
            FormField("until_on", N_("Until"), "day", beside=True),
            FormField("reason", N_("Why"), placeholder=N_("such as: on holiday")),
        ]

    def _save(self, values: dict[str, Any]) -> None:
        given = values | {"staff": int(values["staff"] or 0)}
        run = self._context.bridge.run
        if self._row is None:
            given |= {"customer": self._customer}
            run(N_("Deputy added"), add_deputy, then=self._on_saved, failed=self.show_error, **given)
        else:
            given |= {"row": self._row}
            run(N_("Deputy changed"), change_deputy, then=self._on_saved, failed=self.show_error, **given)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


def _values_of(found: DeputyView) -> dict[str, object]:
    return {
        "staff": str(found.staff),
        "from_on": found.from_on,
        "until_on": found.until_on,
        "reason": found.reason,
    }
