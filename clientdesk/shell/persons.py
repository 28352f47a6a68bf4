"""Persons: who is at the desk, as the rail shows it, and how another takes over."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Phrase
from clientdesk.kit.context import Context
from clientdesk.shell.choices import Choices
from clientdesk.shell.named import query_named
from clientdesk.shell.rail import PersonButton


class Persons(QObject):
    """Keeps the desk's person, the rail's button and the preference in line.

    Args:
        context: whose desk it is.
        choices: remember who was there last.
        parent: as ever.

    Attributes:
        changed: another is at the desk.
    """

    changed = Signal()

    def __init__(self, context: Context, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choices = choices
        self._members = query_named(context.bridge.desk.features, "staff_members")
        self.button = PersonButton(self.working)
        self.button.taken.connect(self._on_taken)
        context.bridge.changed.connect(self._on_changed)
        # Before there is any page: the first one greets by name.
        self.show_present()

    def working(self) -> list[tuple[int, str]]:
        """Everybody who works here, as (id, name)."""
        members: tuple[Any, ...] = self._context.bridge.ask(self._members) if self._members else ()
        return [(member.id, member.name) for member in members]

    def show_present(self) -> None:
        """Show who is at the desk; where they have left, the first of the staff takes over."""
        working = dict(self.working())
        desk = self._context.bridge.desk
        if desk.staff not in working:
            desk.staff = next(iter(working), None)
        self.button.show_person((desk.staff, working[desk.staff]) if desk.staff is not None else None)

    def _on_taken(self, person: int) -> None:
        self._context.bridge.desk.staff = person
        self._choices.choose(staff=person)
        self.show_present()
        self.changed.emit()
        name = dict(self.working()).get(person, "")
        self._context.said.emit(Phrase(N_("{name} is at the desk"), name=name))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("staff"):
            self.show_present()
