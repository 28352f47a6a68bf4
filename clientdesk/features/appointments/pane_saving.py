"""Saving and deleting an appointment; of one that repeats it is asked first which of its days are meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.arguments import Command
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.many import Joined, do_joined
from clientdesk.features.appointments.commands import (
    Scope,
    add_appointment,
    cancel_appointment,
    change_appointment,
    change_following,
    change_occurrence,
    delete_appointment,
)
from clientdesk.features.appointments.queries import AppointmentView, appointment, original_at
from clientdesk.features.appointments.rules_along import When, along, as_told
from clientdesk.kit.context import Context
from clientdesk.kit.scope_question import SCOPES, ask_scope

Told = Callable[[Any], None]
Failed = Callable[[UserError], None]

_CHANGED = {
    "this": N_("Appointment changed"),
    "following": N_("Appointment changed from this day on"),
    "all": N_("All these appointments changed"),
}
_DELETED = {
    "this": N_("Appointment deleted"),
    "following": N_("Appointment deleted from this day on"),
    "all": N_("All these appointments deleted"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Which appointment is meant: `view` as it is stored; of a series the day of it that is meant."""

    view: AppointmentView

    @property
    def whole(self) -> int:
        """The row to which a change of all belongs: that of its series, or its own."""
        return self.view.series or self.view.id

    @property
    def is_one_of_many(self) -> bool:
        """Whether it has to be asked which of its days are meant."""
        return self.view.series is not None and self.view.original is not None

    def head(self, context: Context) -> AppointmentView | None:
        """The series as a whole; None for what stands alone."""
        return None if self.view.series is None else context.bridge.ask(appointment, row=self.view.series)


def target_of(context: Context, row: int, first: dict[str, Any]) -> Target | None:
    """The appointment of a row; None when it is gone.

    Args:
        context: of the window.
        row: of the appointment, or of its series.
        first: of a series "original", which of its days is meant, as the calendar hands it out; or "at", its moment.
    """
    ask = context.bridge.ask
    original = first.get("original")
    if original is None and first.get("at") is not None:
        original = ask(original_at, row=row, at=first["at"])
    view = ask(appointment, row=row, original=original)
    return None if view is None else Target(view)


class Saver:
    """Saves what a form holds.

    Args:
        context: of the window.
        asker: over whose window it is asked which are meant.
        target: what is changed; None for a new appointment.
        then: told when it is saved.
        failed: told what is wrong.
    """

    def __init__(self, context: Context, asker: QWidget, target: Target | None, then: Told, failed: Failed) -> None:
        self._context = context
        self._asker = asker
        self._target = target
        self._then, self._failed = then, failed

    def save(self, given: dict[str, Any], rule: str | None, joined: tuple[Joined, ...] = ()) -> None:
        """Save; asks first which are meant, where there are several.

        Args:
            given: the arguments that every command takes, with the guests.
            rule: how it repeats, "" for not at all; None where nothing else was said than there is. A new rule cannot
                be that of one day.
            joined: what is done in the same step.
        """
        target = self._target
        if target is None:
            self._run(N_("Appointment added"), add_appointment, given | {"repeats": rule}, joined)
        elif not target.is_one_of_many:
            self._run(_CHANGED["this"], change_appointment, given | {"row": target.view.id, "repeats": rule}, joined)
        else:
            offered = SCOPES if rule is None else SCOPES[1:]
            ask_scope(
                self._asker,
                N_("Change a repeating appointment"),
                lambda scope: self._save_scope(scope, target, given, rule, joined),
                offered=offered,
            )

    def delete(self) -> None:
        """Delete it; asks first which are meant, where there are several."""
        target = self._target
        if target is None:
            return
        if not target.is_one_of_many:
            self._run(_DELETED["this"], delete_appointment, {"row": target.view.id})
        else:
            delete_scoped(self._context, self._asker, target, self._then)

    def _save_scope(
        self, scope: str, target: Target, given: dict[str, Any], rule: str | None, joined: tuple[Joined, ...]
    ) -> None:
        where: dict[str, Any] = {"row": target.view.id, "original": target.view.original}
        if scope == "this":
            self._run(_CHANGED[scope], change_occurrence, given | where, joined)
        elif scope == "following":
            view = target.view
            # One that hangs on another wall has its own start by that, so it goes on from where it is shown.
            starts = view.starts if view.pinned or view.original is None else view.original
            given = self._along(target, given, starts)
            self._run(_CHANGED[scope], change_following, given | where | {"repeats": rule}, joined)
        else:
            given = self._along(target, given, None)
            self._run(_CHANGED[scope], change_appointment, given | {"row": target.whole, "repeats": rule}, joined)

    def _along(self, target: Target, given: dict[str, Any], starts: datetime | None) -> dict[str, Any]:
        """The arguments for others of the series: they move as far as the one that was changed.

        Args:
            target: the one that was changed.
            given: what was said of it.
            starts: when the first of the others begins; None for the first of all.
        """
        head, view = target.head(self._context), target.view
        if head is None:
            return given
        begins = head.starts if starts is None else starts
        told = as_told(given["starts"], given["ends"], all_day=given["all_day"])
        base = When(begins, begins + (head.ends - head.starts), head.all_day)
        found = along(told, When(view.starts, view.ends, view.all_day), base)
        last = found.ends - timedelta(days=1) if found.all_day else found.ends
        return given | {"starts": found.starts, "ends": last}

    def _run(self, label: str, command: Command, given: dict[str, Any], joined: tuple[Joined, ...] = ()) -> None:
        run = self._context.bridge.run
        if not joined:
            run(label, command, then=self._then, failed=self._failed, **given)
            return
        run(
            label, do_joined, then=self._then, failed=self._failed, first=command, given=given, row=given.get("row"),
            joined=joined,
        )  # fmt: skip


def delete_scoped(context: Context, asker: QWidget, target: Target, then: Told | None = None) -> None:
    """Ask which of a series are to go, and delete them."""
    run, view = context.bridge.run, target.view

    def taken(scope: str) -> None:
        where: dict[str, Any] = {"row": view.id, "original": view.original, "scope": Scope(scope)}
        run(_DELETED[scope], cancel_appointment, then=then, **where)

    ask_scope(asker, N_("Delete a repeating appointment"), taken)
