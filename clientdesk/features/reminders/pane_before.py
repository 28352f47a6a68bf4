"""Remind me: a line in the form of an appointment, so long before it begins; of one that repeats, each time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clientdesk.base.words import N_, Words
from clientdesk.desk.many import Joined
from clientdesk.features.reminders.commands_before import remind_before
from clientdesk.features.reminders.queries_before import Before, reminders_before
from clientdesk.features.reminders.rules import lead_words
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.fields import Field, Select

_NONE = ""
_LEADS = (0, 15, 60, 24 * 60)


class RemindBefore(Field):
    """A strip beneath the form of an appointment; what is chosen is done in the step that saves it.

    Args:
        context: of the window.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._seen: int | None = None
        self._known: Before | None = None
        self.choice = Select(_choices(), _NONE, name="appointment_form_remind")
        super().__init__(N_("Remind me"), self.choice)

    def consider(self, values: dict[str, Any], row: int | None) -> None:
        """Show the reminder that is there; what the person chose since stays."""
        if row is not None and row != self._seen:
            self._seen = row
            self._known = next(iter(self._context.bridge.ask(reminders_before, appointment=row)), None)
            lead = None if self._known is None else self._known.lead
            self.choice.set_choices(_choices(lead), _NONE if lead is None else str(lead))

    def joined(self) -> Sequence[Joined]:
        """Set the reminder, change it or take it away, where something else was chosen than there is."""
        key = self.choice.current()
        lead = int(key) if key else None
        known = self._known
        if lead == (None if known is None else known.lead):
            return ()
        given = {"lead": lead, "reminder": None if known is None else known.row}
        return (Joined(remind_before, "appointment", given),)


def _choices(also: int | None = None) -> list[Choice]:
    leads = sorted({*_LEADS, *(() if also is None else (also,))})
    return [Choice(_NONE, N_("Do not remind")), *(Choice(str(lead), _words(lead)) for lead in leads)]


def _words(lead: int) -> Words:
    return lead_words(lead) or N_("At that moment")
