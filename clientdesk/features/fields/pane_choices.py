"""The choices of a field in the settings: added, named, ordered, deleted."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, Phrase, _, ngettext
from clientdesk.features.customers.pane_grip import Grip
from clientdesk.features.fields.commands import (
    add_own_choice,
    delete_own_choice,
    move_own_choice,
    rename_own_choice,
)
from clientdesk.features.fields.pane_around import Around
from clientdesk.features.fields.queries import ChoiceOf, FieldOf, choice_count
from clientdesk.kit.widgets import Button, IconButton, PlainLabel, TextField, column, row


class ChoiceList(QWidget):
    """The list of a field, and a line to write another choice in.

    Args:
        around: the list of fields.
        known: the field.
        name: what the objects' names begin with.
    """

    def __init__(self, around: Around, known: FieldOf, name: str) -> None:
        super().__init__()
        self._around = around
        self._known = known
        self.setObjectName(f"{name}_choices")
        self.lines = [ChoiceLine(self, one, place, name) for place, one in enumerate(known.choices)]
        self.fresh = TextField(N_("Another choice"), name=f"{name}_new_choice")
        self.fresh.returnPressed.connect(self._add)
        add = Button(N_("Add"), "plus", "ghost", height=32, clicked=self._add, name=f"{name}_add_choice")
        head = PlainLabel(N_("Choices"), "label", "ink2")
        self.setLayout(column(head, *self.lines, row(self.fresh, add), gap=2))

    def rename(self, choice: ChoiceOf, name: str) -> None:
        """Call a choice otherwise."""
        if name.strip() != choice.name:
            label = Phrase(N_("Choice “{name}” renamed"), name=choice.name)
            self._around.run(label, rename_own_choice, choice=choice.id, name=name)

    def move_to(self, choice: ChoiceOf, place: int) -> None:
        """Put a choice at another place, the first being 0; the keyboard stays with it."""
        order = [one.id for one in self._known.choices]
        wanted = min(max(place, 0), len(order) - 1)
        if order[wanted] == choice.id:
            return
        label = Phrase(N_("Choice “{name}” moved"), name=choice.name)
        self._around.run(label, move_own_choice, choice=choice.id, place=wanted + 1)
        self._around.to_choice(self._known.id, choice.id)

    def delete(self, choice: ChoiceOf) -> None:
        """Delete a choice."""
        label = Phrase(N_("Choice “{name}” deleted"), name=choice.name)
        self._around.run(label, delete_own_choice, choice=choice.id)

    def delete_words(self, choice: ChoiceOf) -> str:
        """What deleting takes from how many."""
        count = self._around.context.bridge.ask(choice_count, choice=choice.id)
        if not count:
            return _("Delete {name}").format(name=choice.name)
        words = ngettext(
            "Delete {name}, and take it from {n} customer", "Delete {name}, and take it from {n} customers", count
        )
        return words.format(name=choice.name, n=count)

    def _add(self) -> None:
        name = self.fresh.text().strip()
        label = Phrase(N_("Choice “{name}” added"), name=name)
        self._around.run(label, add_own_choice, field=self._known.id, name=name)
        self._around.to_choice(self._known.id, None)


class ChoiceLine(QWidget):
    """One choice."""

    def __init__(self, around: ChoiceList, known: ChoiceOf, place: int, name: str) -> None:
        super().__init__()
        self.known = known
        self.grip = Grip(lambda: _("Move {name}").format(name=known.name), name=f"{name}_choice_{place}_grip")
        self.grip.moved.connect(lambda by: around.move_to(known, place + by))
        self.field = TextField(N_("Name of the choice"), name=f"{name}_choice_{place}")
        self.field.setText(known.name)
        self.field.editingFinished.connect(lambda: around.rename(known, self.field.text()))
        delete = IconButton(
            "trash", partial(around.delete_words, known), size=30, clicked=partial(around.delete, known),
            name=f"{name}_choice_{place}_delete",
        )  # fmt: skip
        self.setLayout(row(self.grip, self.field, delete, gap=6))
