"""What may follow from a line of the composer: a reminder, or a promise; each with it in one step, or offered later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject

from clientdesk.base.arguments import Command
from clientdesk.base.clock import local_now
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import manner_of
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.pane_planning import (
    PLANNING,
    PROMISING,
    Plan,
    log_and_plan,
    planned,
    planning_command,
    plans_of,
    what_of,
    when_said,
)
from clientdesk.features.contacts.rules_line import LineReading
from clientdesk.features.contacts.rules_promise import promised, promises
from clientdesk.kit.context import Context
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.spoken import literal

_CHANNELS = frozenset({"call", "email", "letter", "message", "visit", "meeting"})
"""Ways of being in touch that a reminder knows."""
_CHOICES = ((N_("Tomorrow"), 1), (N_("In 3 days"), 3), (N_("Next week"), 7))


class Reminding(QObject):
    """Plans a reminder of what follows from a contact, with it in one step or after it was saved.

    Args:
        context: of the window.
        parent: as ever.
    """

    named = PLANNING
    """The command, found on the cards."""
    icon = "bell"
    offers = N_("Remind me")
    said = N_("Next: {what}")
    done = N_("Reminder added")
    asks = N_("Please write what to be reminded of first.")

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._command = planning_command(context.bridge.desk.features, self.named)

    @property
    def is_possible(self) -> bool:
        """Whether any capability does it."""
        return self._command is not None

    def plans(self, reading: LineReading) -> tuple[str, tuple[Plan, ...]]:
        """The note, and what is planned after it: several plans where it could mean any of them."""
        return plans_of(reading, self._now()) if self.is_possible else ("", ())

    def begin(self, customer: int | None) -> bool:
        """With nothing written, open the form with what their kind of relationship says comes next.

        False where it says nothing.
        """
        if customer is None or not self.is_possible:
            return False
        manner = self._context.bridge.ask(manner_of, customer=customer)
        if manner is None or not manner.follow_up:
            return False
        channel = {"kind": manner.channel} if manner.channel in _CHANNELS else {}
        self._context.edit("reminder", None, customer=customer, what=manner.follow_up, **channel)
        return True

    def later(self, reading: LineReading) -> Plan | None:
        """What to offer once a line was saved that tells of it: nothing where it does not."""
        _note, plans = self.plans(reading)
        return plans[0] if reading.next_step is not None and plans and plans[0].what else None

    def command(self, plan: Plan | None) -> Command:
        """What saves a contact, and plans what follows where there is a plan."""
        return log_contact if plan is None or self._command is None else log_and_plan(self._command, plan)

    def offer(self, plan: Plan, customer: int, contact: int, kind: str) -> None:
        """Let the toast offer it, after the line was saved."""
        words = Phrase(self.said, what=f"{plan.what}, {when_said(plan.on, plan.at, self._now().date())}")
        self._context.offered.emit(words, self.offers, partial(self._plan, plan, customer, contact, kind))

    def moments(self, reading: LineReading, take: Callable[[str, Plan], object]) -> list[MenuLine | None]:
        """The moments that may be meant; where none is named, some to choose from."""
        (note, plans), today = self.plans(reading), self._now().date()
        if plans:
            return [
                MenuLine(literal(when_said(one.on, one.at, today)), partial(take, note, one), self.icon,
                         name=f"plan_or_{place}")
                for place, one in enumerate(plans)
            ]  # fmt: skip
        return [
            MenuLine(words, partial(take, note, plan), self.icon, name=f"plan_{(plan.on - today).days}")
            for words, plan in self._choices(reading, today)
        ]

    def _choices(self, reading: LineReading, today: date) -> Sequence[tuple[str, Plan]]:
        step = reading.next_step
        what, kind = (step.what, step.kind.value) if step is not None and step.what else (what_of(reading.note), "")
        return [(words, Plan(what, today + timedelta(days=days), None, kind)) for words, days in _CHOICES]

    def _plan(self, plan: Plan, customer: int, contact: int, kind: str) -> None:
        if self._command is not None:
            self._context.bridge.run(self.done, self._command, **planned(self._command, plan, customer, contact, kind))

    def _now(self) -> datetime:
        return local_now(self._context.bridge.desk.clock)


class Promising(Reminding):
    """The same for a promise: offered where the line promises, and kept without the words that say so."""

    named = PROMISING
    icon = "hand-palm"
    offers = N_("Keep as a promise")
    said = N_("Promised: {what}")
    done = N_("Promise written down")
    asks = N_("Please write what you promise first.")

    def begin(self, customer: int | None) -> bool:
        """With nothing written, open its form."""
        if customer is None or not self.is_possible:
            return False
        self._context.edit("promise", None, customer=customer)
        return True

    def plans(self, reading: LineReading) -> tuple[str, tuple[Plan, ...]]:
        """What is promised, by when."""
        note, plans = super().plans(reading)
        return note, tuple(replace(one, what=promised(one.what)) for one in plans)

    def shows(self, reading: LineReading) -> tuple[Plan, ...]:
        """Those of a line that promises."""
        return self.plans(reading)[1] if promises(reading.note) else ()

    def later(self, reading: LineReading) -> Plan | None:
        """The likeliest one of a line that promises."""
        plans = self.shows(reading)
        return plans[0] if plans and plans[0].what else None

    def _choices(self, reading: LineReading, today: date) -> Sequence[tuple[str, Plan]]:
        return [(words, replace(plan, what=promised(plan.what))) for words, plan in super()._choices(reading, today)]
