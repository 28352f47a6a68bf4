"""What the composer tells the shop: a line as `log_contact` takes it, what follows from it, and its words."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal

from clientdesk.base.arguments import Command
from clientdesk.base.clock import local_now
from clientdesk.base.words import N_, Phrase
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.pane_planning import (
    Plan,
    log_and_plan,
    planned,
    planning_command,
    step_said,
    when_said,
)
from clientdesk.features.contacts.pane_wording import LOGGED_AND_PLANNED, logged
from clientdesk.features.contacts.rules_line import Moment
from clientdesk.features.contacts.rules_told import Told
from clientdesk.kit.context import Context

_NOON = time(12)


@runtime_checkable
class HasTabs(Protocol):
    """Whatever the composer stands in that shows one tab of several."""

    def show_tab(self, key: str) -> None:
        """Open a tab."""


class ComposerCall(QObject):
    """A child of the context by which the action "Log contact" reaches the composer."""

    wanted = Signal()


def logged_words(kind: str, *, planned: bool) -> str:
    """What was done, for toast and Undo."""
    if not planned:
        return logged(kind)
    known = {one.value: words for one, words in LOGGED_AND_PLANNED.items()}
    return known.get(kind, N_("Contact logged, reminder added"))


def wall_moment(moment: Moment, now: datetime) -> datetime:
    """When something was, as one moment: a day alone means now for today, noon for another day."""
    at = moment.at or (now.time() if moment.on == now.date() else _NOON)
    return datetime.combine(moment.on, at)


def told_values(told: Told, now: datetime) -> dict[str, Any]:
    """What a line and its chips tell, as `log_contact` takes it; the note is the composer's to say."""
    reading, step = told.reading, told.reading.next_step
    return {
        "kind": told.kind.key,
        "direction": reading.direction,
        "answered": reading.answered,
        "lasted_s": reading.lasted_s,
        "next_step": "" if step is None else step_said(step, now.date()),
        "on": None if reading.on is None else wall_moment(reading.on, now),
    }


class Reminding(QObject):
    """Plans what follows from a contact, with it in one step or after it was saved.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._command = planning_command(context.bridge.desk.features)

    @property
    def is_possible(self) -> bool:
        """Whether any capability reminds."""
        return self._command is not None

    def command(self, plan: Plan | None) -> Command:
        """What saves a contact, and plans its follow-up where there is a plan."""
        return log_contact if plan is None or self._command is None else log_and_plan(self._command, plan)

    def offer(self, plan: Plan, customer: int, contact: int, kind: str) -> None:
        """Let the toast offer to be reminded of a next step that was saved in words alone."""
        today = local_now(self._context.bridge.desk.clock).date()
        words = Phrase(N_("Next: {what}"), what=f"{plan.what}, {when_said(plan.on, plan.at, today)}")
        self._context.offered.emit(words, N_("Remind me"), partial(self._remind, plan, customer, contact, kind))

    def _remind(self, plan: Plan, customer: int, contact: int, kind: str) -> None:
        if self._command is not None:
            given = planned(self._command, plan, customer, contact, kind)
            self._context.bridge.run(N_("Reminder added"), self._command, **given)
