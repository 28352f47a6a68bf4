"""What a form asks of its fields: their value, a new value, and to be told of a change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal, Protocol, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from clientdesk.kit.choice_row import Choice
from clientdesk.kit.dates import DateField, TimeField
from clientdesk.kit.fields import NoteField, Select, TextField
from clientdesk.kit.spoken import Words
from clientdesk.kit.ticks import Tick

FieldKind = Literal["text", "note", "choice", "tick", "day", "time"]


class Editor(Protocol):
    """A widget of a page's own that stands in a form, such as a list of phones."""

    edited: SignalInstance

    def value(self) -> object:
        """What is written in it, in the shape the command takes."""
        ...

    def set_value(self, value: object) -> None:
        """Show a value."""
        ...


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form.

    Args:
        name: the argument of the command, which is also what `UserError.field` names.
        label: what belongs here.
        kind: "text" gives str, "note" str, "choice" the key, "tick" bool, "day" date or None, "time" time.
        more: stands behind More.
        beside: stands beside the field before it.
        placeholder: an example.
        hint: a quiet sentence beneath.
        choices: of a "choice".
        lines: of a "note".
        make: makes an editor of the page's own, which is a QWidget too; `kind` counts for nothing then.
    """

    name: str
    label: Words
    kind: FieldKind = "text"
    more: bool = False
    beside: bool = False
    placeholder: Words = ""
    hint: Words = ""
    choices: Sequence[Choice] = ()
    lines: int = 3
    make: Callable[[], Editor] | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """An editor with the way to read and write it."""

    widget: QWidget
    read: Callable[[], object]
    write: Callable[[object], None]
    edited: SignalInstance


def bind(field: FormField) -> Bound:
    """Make the editor of a field."""
    if field.make is not None:
        own = field.make()
        return Bound(cast(QWidget, own), own.value, own.set_value, own.edited)
    makers: dict[FieldKind, Callable[[FormField], Bound]] = {
        "text": _text,
        "note": _note,
        "choice": _choice,
        "tick": _tick,
        "day": _day,
        "time": _time,
    }
    return makers[field.kind](field)


def _text(field: FormField) -> Bound:
    editor = TextField(field.placeholder)
    return Bound(editor, editor.text, lambda value: editor.setText(str(value or "")), editor.textChanged)


def _note(field: FormField) -> Bound:
    editor = NoteField(field.placeholder, lines=field.lines)
    return Bound(editor, editor.toPlainText, lambda value: editor.setPlainText(str(value or "")), editor.textChanged)


def _choice(field: FormField) -> Bound:
    editor = Select(field.choices)
    return Bound(editor, editor.current, lambda value: editor.choose(str(value)), editor.currentIndexChanged)


def _tick(field: FormField) -> Bound:
    editor = Tick(field.label)
    return Bound(editor, editor.isChecked, lambda value: editor.setChecked(bool(value)), editor.toggled)


def _day(_field: FormField) -> Bound:
    editor = DateField(optional=True)
    return Bound(editor, editor.day, lambda value: editor.set_day(cast(date | None, value)), editor.dateChanged)


def _time(_field: FormField) -> Bound:
    editor = TimeField()
    return Bound(
        editor, editor.moment, lambda value: editor.set_moment(cast(time, value)) if value else None, editor.timeChanged
    )
