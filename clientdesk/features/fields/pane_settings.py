"""Fields of one's own in the settings: made, named, ordered by drag or by keys, changed in kind, deleted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.arguments import Command
from clientdesk.base.changes import Changes
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.facts import FactKind
from clientdesk.features.fields.commands import add_own_field, move_own_field
from clientdesk.features.fields.pane_row import FieldRow
from clientdesk.features.fields.pane_words import ICONS
from clientdesk.features.fields.queries import own_fields, told_count
from clientdesk.features.fields.rules import KINDS, WITH_CHOICES
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.widgets import (
    Button,
    Card,
    Choice,
    EmptyState,
    ErrorLine,
    PlainLabel,
    Select,
    TextField,
    boxed,
    column,
    row,
)

_TABLES = ("own_field", "own_choice", "own_value", "setting")


def kind_choices() -> list[Choice]:
    """The kinds a field can be of."""
    return [Choice(kind.value, words, ICONS[kind]) for kind, words in KINDS.items()]


class OwnFields(QWidget):
    """All fields, in the order in which the form asks for them.

    Args:
        context: to ask and to change.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("settings_fields_list")
        self._opened: int | None = None
        self._is_reading = False
        self.name = TextField(N_("Name of a new field"), name="field_name")
        self.kind = Select(kind_choices(), FactKind.TEXT.value, name="field_kind", accessible=N_("What it holds"))
        self.choices = TextField(N_("Its choices, with commas between them"), name="field_choices")
        self.name.returnPressed.connect(self._add)
        self.choices.returnPressed.connect(self._add)
        self.kind.currentIndexChanged.connect(lambda _place: self._fit())
        self.error = ErrorLine()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._card = Card(boxed(self._rows), pad=6)
        self._none = EmptyState(
            "sliders",
            N_("No fields of your own yet"),
            N_("What is asked here stands at once in the form, the list, the search and every file."),
            name="fields_none",
        )
        self._compose()
        context.bridge.changed.connect(self._on_changed)
        self._fit()
        self._read()

    def _compose(self) -> None:
        told = PlainLabel(
            N_("Whatever you want to know of every customer: the frame size, the key number, who waters the plants."),
            "second", "ink2", wrap=True,
        )  # fmt: skip
        add = Button(N_("Add"), "plus", clicked=self._add, height=36, name="field_add")
        line = row(self.kind, None, add)
        self.setLayout(column(told, self.name, line, self.choices, self.error, self._card, self._none, gap=10))

    def rows(self) -> list[FieldRow]:
        """The rows as they stand."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        return [one for item in items if item is not None and isinstance(one := item.widget(), FieldRow)]

    def run(self, label: str | Phrase, command: Command, **given: Any) -> None:  # noqa: ANN401 - a command's arguments
        """Carry out a command of the fields; what cannot be is said above them."""
        if self._is_reading:
            return
        self.error.say("")
        self.context.bridge.run(label, command, failed=self.refuse, **given)

    def run_long(self, label: Phrase, command: Command, **given: Any) -> None:  # noqa: ANN401 - as above
        """The same for a deed that takes a while, done beside the window."""
        self.error.say("")
        desk, done = self.context.bridge.desk, self.context.bridge.done
        self.context.works.start(
            Phrase(N_("Changing the values")),
            lambda _progress: desk.run_batch(label, command, **given),
            then=lambda _nothing: done.emit(label),
            failed=lambda error: self.error.say(error.words),
        )

    def refuse(self, error: UserError) -> None:
        """Say what is wrong."""
        self.error.say(error.words)

    def open_row(self, field: int | None) -> None:
        """Let a field be changed in its row; None ends that."""
        self.error.say("")
        self._opened = field
        for one in self.rows():
            one.edit(on=one.known.id == field)

    def move_to(self, field: int, place: int) -> None:
        """Put a field at a place, the first being 0; the keyboard stays with it."""
        order = [one.known.id for one in self.rows()]
        wanted = min(max(place, 0), len(order) - 1)
        if order[wanted] == field:
            return
        moved = next(one for one in self.rows() if one.known.id == field)
        held = moved.grip.hasFocus()
        label = Phrase(N_("Field “{name}” moved"), name=moved.known.name)
        self.run(label, move_own_field, field=field, place=wanted + 1)
        if held:
            next(one for one in self.rows() if one.known.id == field).grip.setFocus()

    def to_choice(self, field: int, choice: int | None) -> None:
        """Put the keyboard on a choice, or where another one is written."""
        opened = next((one.choices for one in self.rows() if one.known.id == field), None)
        if opened is not None:
            lines = {line.known.id: line.grip for line in opened.lines}
            (opened.fresh if choice is None else lines.get(choice, opened.fresh)).setFocus()

    def _fit(self) -> None:
        """Choices are asked for where there is a list."""
        self.choices.setVisible(FactKind(self.kind.current()) in WITH_CHOICES)

    def _read(self) -> None:
        # A field that goes while it has the keyboard says that it was edited: nothing may be changed from within.
        self._is_reading = True
        clear_out(self._rows)
        self._is_reading = False
        known = self.context.bridge.ask(own_fields)
        for place, one in enumerate(known):
            count = self.context.bridge.ask(told_count, field=one.id)
            shown = FieldRow(self, one, count, place, last=place == len(known) - 1)
            self._rows.addWidget(shown)
            shown.show()
            shown.edit(on=one.id == self._opened, focus=False)
        self._card.setVisible(bool(known))
        self._none.setVisible(not known)

    def _add(self) -> None:
        name = self.name.text().strip()
        kind = FactKind(self.kind.current())
        choices = tuple(self.choices.text().split(",")) if kind in WITH_CHOICES else ()
        self.error.say("")
        self.context.bridge.run(
            Phrase(N_("Field “{name}” added"), name=name), add_own_field, name=name, kind=kind, choices=choices,
            then=self._on_added, failed=self.refuse,
        )  # fmt: skip

    def _on_added(self, field: int) -> None:
        listed = FactKind(self.kind.current()) in WITH_CHOICES
        without = listed and not self.choices.text().strip()
        self.name.clear()
        self.choices.clear()
        self.name.setFocus()
        if without:
            self.open_row(field)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self._read()
