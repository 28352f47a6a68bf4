"""The section of the settings on keeping in touch: how often each class, how many calls a day, what counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.classes import ClassOf, classes
from clientdesk.features.rhythm.commands import change_rhythm_settings, set_class_rhythm
from clientdesk.features.rhythm.holding import calls_a_day, days_without_class, read_rhythms, ways_of_contact
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import literal, said
from clientdesk.kit.style import style_of
from clientdesk.kit.ticks import Tick
from clientdesk.kit.widgets import ErrorLine, PlainLabel, TextField, boxed, column

_NARROW = 76.0
_CALLS = N_("Calls a day at most")
_TABLES = frozenset({"setting", "class_rhythm", "customer_class", "own_kind"})


@dataclass(frozen=True, slots=True)
class _Held:
    """What holds for everybody, read at once."""

    classes: tuple[tuple[ClassOf, int | None], ...]
    without: int | None
    calls: int
    ways: list[tuple[str, Words, bool]]


class NumberField(TextField):
    """A short field for a number of days or calls; told when another stands in it and the keyboard leaves it.

    Args:
        value: at first; None is shown as nothing.
        told: told the number, None for nothing; -1 for what is no number.
        name: the object name.
        accessible: what the number is.
    """

    _accessible: Words = ""

    def __init__(
        self, value: int | None, told: Callable[[int | None], object], *, name: str, accessible: Words
    ) -> None:
        super().__init__(name=name)
        self._told = told
        self._accessible = accessible
        self._value = ""
        self.show_number(value)
        self.editingFinished.connect(self._on_finished)
        self.reword()

    def show_number(self, value: int | None) -> None:
        """Show a number, nothing for None."""
        self._value = "" if value is None else str(value)
        self.setText(self._value)

    def reword(self) -> None:
        """Say what the number is."""
        super().reword()
        self.setAccessibleName(said(self._accessible))

    def restyle(self) -> None:
        """Stay narrow at every text size."""
        super().restyle()
        self.setFixedWidth(style_of().px(_NARROW))

    def _on_finished(self) -> None:
        text = self.text().strip()
        if text == self._value:
            return
        self._value = text
        self._told((int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1) if text else None)


class RhythmSettings(Living, QWidget):
    """Days of each class, of those without one, calls a day, and the ways of contact that count.

    Args:
        context: of the window.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("settings_rhythm")
        self._lines: tuple[tuple[str, Words], ...] = ()
        self.error = ErrorLine()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2, 1)
        self._ticks = QVBoxLayout()
        self._ticks.setContentsMargins(0, 0, 0, 0)
        told = PlainLabel(
            N_(
                "Every customer is to be reached again so many days after the last real contact. Nothing written: not "
                "of itself. What you agree on with one customer, or with a kind of relationship, outdoes the class."
            ),
            "second", "ink2", wrap=True,
        )  # fmt: skip
        counts = PlainLabel(N_("What counts as contact"), "text_strong")
        self.setLayout(column(told, boxed(self._grid), self.error, counts, boxed(self._ticks), gap=12))
        context.bridge.changed.connect(self._on_changed)
        self._read()
        self.come_alive()

    def restyle(self) -> None:
        """Take the gaps anew."""
        px = style_of().px
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(6))
        self._ticks.setSpacing(px(4))
        super().restyle()

    # --- Inside

    def _read(self) -> None:
        """Show what holds now; the lines are made anew only where there are others, or the keyboard would be lost."""
        held = self._context.bridge.ask(_held)
        lines = (
            *((one.key, one.name) for one, _days in held.classes),
            *((key, words) for key, words, _on in held.ways),
        )
        if lines != self._lines:
            self._lines = lines
            self._make(held)
        for key, value in {**{one.key: days for one, days in held.classes}, "": held.without}.items():
            self._days[key].show_number(value)
        self._calls.show_number(held.calls)
        for key, _words, on in held.ways:
            self._counting[key].blockSignals(True)
            self._counting[key].setChecked(on)
            self._counting[key].blockSignals(False)

    def _make(self, held: _Held) -> None:
        clear_out(self._grid)
        clear_out(self._ticks)
        self._days = {
            one.key: NumberField(
                None, partial(self._put_class, one.key), name=f"rhythm_class_{one.key}", accessible=_named(one)
            )
            for one, _days in held.classes
        }
        without = N_("Without a class")
        self._days[""] = NumberField(None, self._put_without, name="rhythm_without_class", accessible=without)
        self._calls = NumberField(None, self._put_calls, name="rhythm_calls", accessible=_CALLS)
        lines: list[tuple[Words, NumberField, Words]] = [
            *((_named(one), self._days[one.key], N_("days")) for one, _days in held.classes),
            (without, self._days[""], N_("days")),
            (_CALLS, self._calls, ""),
        ]
        for place, (words, field, unit) in enumerate(lines):
            for at, widget in enumerate((PlainLabel(words, "text"), field, PlainLabel(unit, "text", "ink3"))):
                self._grid.addWidget(widget, place, at)
        self._counting = {
            key: Tick(
                words if isinstance(words, Phrase) else literal(words), name=f"rhythm_counts_{key}",
                changed=self._put_ways,
            )
            for key, words, _on in held.ways
        }  # fmt: skip
        for tick in self._counting.values():
            self._ticks.addWidget(tick)

    def _put_class(self, key: str, days: int | None) -> None:
        self._run(set_class_rhythm, key=key, days=days)

    def _put_without(self, days: int | None) -> None:
        self._run(change_rhythm_settings, without_class=days or 0)

    def _put_calls(self, calls: int | None) -> None:
        self._run(change_rhythm_settings, calls_a_day=calls or 0)

    def _put_ways(self, _ticked: bool) -> None:
        counted = tuple(key for key, tick in self._counting.items() if tick.isChecked())
        self._run(change_rhythm_settings, counts=counted)

    def _run(self, command: Callable[..., None], **given: object) -> None:
        self.error.say("")
        run: Callable[..., object] = self._context.bridge.run
        run(N_("Rhythm changed"), command, failed=self._refuse, **given)

    def _refuse(self, error: UserError) -> None:
        self.error.say(error.words)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self._read()


def _named(one: ClassOf) -> Phrase:
    return Phrase(N_("Class {name}"), name=one.name)


def _held(shop: Shop) -> _Held:
    rhythms = read_rhythms(shop)
    known = tuple((one, rhythms.by_class.get(one.key)) for one in classes())
    return _Held(known, days_without_class(shop), calls_a_day(shop), ways_of_contact(shop))
