"""Saying thank you: written down as a contact at once, or planned as a reminder."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from clientdesk.base.clock import today
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contributions.commands import plan_thanks, thank_contribution
from clientdesk.features.contributions.queries import contribution
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.spoken import literal

_LATER, _DONE = "later", "done"
_HOW = (
    Choice(ContactKind.CALL.value, N_("By phone"), "phone"),
    Choice(ContactKind.VISIT.value, N_("Here, in person"), "storefront"),
    Choice(ContactKind.EMAIL.value, N_("By e-mail"), "envelope-simple"),
    Choice(ContactKind.LETTER.value, N_("By letter"), "envelope-open"),
    Choice(ContactKind.MESSAGE.value, N_("By message"), "chat-circle-dots"),
    Choice(_DONE, N_("It is written down already")),
    Choice(_LATER, N_("Not yet: remind me to"), "bell"),
)


class ThanksForm(Form):
    """Thanks somebody for an idea or a contribution.

    Args:
        context: of the window.
        row: for which.
    """

    def __init__(self, context: Context, row: int) -> None:
        self._context = context
        self._row = row
        found = context.bridge.ask(contribution, row=row)
        fields = [
            FormField("how", N_("How you say thank you"), "choice", choices=_HOW),
            FormField("day", N_("On which day"), "day"),
            FormField("note", N_("What you said"), "note", lines=3),
        ]
        title = N_("Say thank you")
        super().__init__(fields, title=title, save=N_("Save"), name="thanks_form")
        self.about = found.what if found is not None else ""
        self.title.set_words(literal(f"{self.title.text()} · {self.about.partition(chr(10))[0]}"))
        self._now = today(context.bridge.desk.clock)
        self.set_values({"how": ContactKind.CALL.value, "day": self._now, "note": ""})
        self.edited.connect(self._on_edited)
        self._was_later = False
        self._on_edited()
        self.submitted.connect(self._save)

    def _on_edited(self) -> None:
        how = self.values()["how"]
        later = how == _LATER
        if later != self._was_later:
            self._was_later = later
            self._bound["day"].write(self._now + timedelta(days=1) if later else self._now)
        self.offer("day", on=how in {_LATER, _DONE})
        self.offer("note", on=how not in {_LATER, _DONE})

    def _save(self, values: dict[str, Any]) -> None:
        how, day, run = values["how"], values["day"], self._context.bridge.run
        if day is None:
            self.show_error(UserError("day", N_("Please give the day.")))
        elif how == _LATER:
            run(N_("Reminder added"), plan_thanks, then=self._on_saved, failed=self._refuse,
                row=self._row, due_on=day, kind=ReminderKind.CALL)  # fmt: skip
        elif how == _DONE:
            run(N_("Thanks noted"), thank_contribution, then=self._on_saved, failed=self._refuse,
                row=self._row, on=day)  # fmt: skip
        else:
            run(N_("Thanks noted, contact logged"), thank_contribution, then=self._on_saved, failed=self._refuse,
                row=self._row, kind=ContactKind(how), note=values["note"])  # fmt: skip

    def _refuse(self, error: UserError) -> None:
        """A day that cannot be meant is told at the day."""
        at_day = error.field in {"due_on", "thanked_on"}
        self.show_error(UserError("day", error.words) if at_day else error)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()
