"""What was understood of the line being written: chips under it, each corrected by mouse or keyboard before Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.base.clock import local_now
from clientdesk.base.words import N_, Phrase
from clientdesk.features.contacts.kinds import BUILT_IN, Kind
from clientdesk.features.contacts.pane_chip_fields import ChipFields
from clientdesk.features.contacts.pane_chips import ChipRow
from clientdesk.features.contacts.pane_planning import step_said, when_said
from clientdesk.features.contacts.pane_wording import direction_choices, kind_words
from clientdesk.features.contacts.records import Direction
from clientdesk.features.contacts.rules import CALL_ICONS, minutes
from clientdesk.features.contacts.rules_line import LineReading, Moment, NextStep
from clientdesk.features.contacts.rules_told import Corrections, Part, Told, corrected, refuse, tells
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import column
from clientdesk.kit.living import Living
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.spoken import Words, literal

_NOT_THAT = N_("Not meant so")
_ANSWERS = {True: N_("Answered"), False: N_("No answer")}


class Understood(Living, QWidget):
    """The chips and the fields that correct them.

    Args:
        context: of the window.
        parent: as ever.
    """

    changed = Signal()
    """Something was corrected."""
    left = Signal()
    """The keyboard may go back to the text."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text = ""
        self._kinds: Mapping[str, Kind] = {}
        self.corrections = Corrections()
        self.row = ChipRow(self.correct, self.refuse)
        self.fields = ChipFields()
        self.setLayout(column(self.row, self.fields, gap=8))
        self.row.left.connect(self.left)
        self.fields.left.connect(self.left)
        self.offer_kinds(())
        self.come_alive()

    # --- Reading

    def offer_kinds(self, kinds: tuple[Kind, ...]) -> None:
        """The kinds of contact there are."""
        self._kinds = {kind.key: kind for kind in kinds or BUILT_IN}
        self.read(self._text)

    def begin(self, corrections: Corrections) -> None:
        """Go by these corrections from now on."""
        self.corrections = corrections
        self.fields.hide()

    def read(self, text: str) -> None:
        """Understand another text."""
        self._text = text
        now = local_now(self._context.bridge.desk.clock)
        self.told: Told = corrected(text, now, self.corrections, self._kinds)
        self._show()

    def asks(self) -> bool:
        """Whether a question is open that only the owner can answer."""
        step = self.told.reading.next_step
        return step is not None and len(step.moments) > 1

    # --- Correcting

    def ask(self, then: Callable[[], object]) -> None:
        """Put the open question; `then` goes on once it is answered."""
        step, chip = self.told.reading.next_step, self.row.chips[Part.NEXT_STEP]
        if step is not None:
            chip.setFocus(Qt.FocusReason.TabFocusReason)
            self._offer(Part.NEXT_STEP, self._moments(step, then))

    def correct(self, part: Part) -> None:
        """Offer what else a part may be."""
        reading = self.told.reading
        if part is Part.LENGTH:
            self.fields.ask_length(reading.lasted_s, partial(self._give, part))
        elif part is Part.MOMENT and reading.on is not None:
            self.fields.ask_moment(reading.on, partial(self._give, part))
        elif part is Part.NEXT_STEP and reading.next_step is not None and not self.asks():
            self.fields.ask_step(reading.next_step, partial(self._give, part))
        else:
            self._offer(part, self._lines(part, reading))

    def refuse(self, part: Part) -> None:
        """It was not meant so: its words go back into the note."""
        refuse(self._text, local_now(self._context.bridge.desk.clock), self.corrections, part)
        self.fields.hide()
        self._on_corrected()
        standing = self.row.standing()
        if standing:
            standing[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit()

    def _give(self, part: Part, value: Any) -> None:  # noqa: ANN401 - each part has its own type
        self.corrections.given[part] = value
        self._on_corrected()

    def _choose_kind(self, key: str) -> None:
        self.corrections.kind = key
        self._on_corrected()

    def _answer(self, step: NextStep, moment: Moment, then: Callable[[], object]) -> None:
        self._give(Part.NEXT_STEP, replace(step, moments=(moment,)))
        then()

    def _on_corrected(self) -> None:
        self.read(self._text)
        self.changed.emit()

    # --- Menus

    def _offer(self, part: Part, lines: list[MenuLine | None]) -> QMenu:
        refusing = MenuLine(_NOT_THAT, partial(self.refuse, part), "x", name="chip_refuse")
        menu = open_menu(self.row.chips[part], [*lines, None, refusing])
        # The first choice is lit, so that Enter takes it and the arrows go on from there.
        menu.setActiveAction(menu.actions()[0])
        return menu

    def _lines(self, part: Part, reading: LineReading) -> list[MenuLine | None]:
        if part is Part.KIND:
            return [
                MenuLine(
                    kind_words(kind), partial(self._choose_kind, key), kind.icon, checked=kind is self.told.kind,
                    name=f"chip_{key}",
                )
                for key, kind in self._kinds.items()
            ]  # fmt: skip
        if part is Part.DIRECTION:
            choices = [one for one in direction_choices(self.told.kind.key) if one.key]
            return [
                MenuLine(
                    one.words, partial(self._give, part, Direction(one.key)),
                    checked=one.key == reading.direction.value, name=f"chip_{one.key}",
                )
                for one in choices
            ]  # fmt: skip
        if part is Part.ANSWERED:
            return [
                MenuLine(
                    words, partial(self._give, part, value), checked=value is reading.answered,
                    name=f"chip_{'answered' if value else 'no_answer'}",
                )
                for value, words in _ANSWERS.items()
            ]  # fmt: skip
        step = reading.next_step
        return [] if step is None else self._moments(step, lambda: None)

    def _moments(self, step: NextStep, then: Callable[[], object]) -> list[MenuLine | None]:
        """The moments that may be meant, and any other."""
        lines: list[MenuLine | None] = [
            MenuLine(
                literal(step_said(replace(step, what="", moments=(one,)), self._today())),
                partial(self._answer, step, one, then), "bell", name=f"chip_moment_{place}",
            )
            for place, one in enumerate(step.moments)
        ]  # fmt: skip
        other = partial(self.fields.ask_step, step, partial(self._give, Part.NEXT_STEP))
        return [*lines, MenuLine(N_("Another moment…"), other, "calendar-blank", name="chip_other")]

    # --- Showing

    def _show(self) -> None:
        reading = self.told.reading
        for part, chip in self.row.chips.items():
            told = tells(reading, part)
            if told:
                words, icon = self._words(part, reading)
                chip.show_as(words, icon, asks=part is Part.NEXT_STEP and self.asks())
            elif chip.hasFocus():
                self.left.emit()
            chip.setVisible(told)
        self.row.arrange()
        self.setVisible(bool(self.row.standing()) or not self.fields.isHidden())

    def _words(self, part: Part, reading: LineReading) -> tuple[Words, str]:
        """What a chip says, and its glyph."""
        kind = self.told.kind
        if part is Part.KIND:
            return kind_words(kind), kind.icon
        if part is Part.DIRECTION:
            choices = direction_choices(kind.key)
            words = next(one.words for one in choices if one.key == reading.direction.value)
            return words, CALL_ICONS[reading.direction]
        if part is Part.ANSWERED:
            return _ANSWERS[bool(reading.answered)], "check" if reading.answered else "phone-slash"
        if part is Part.LENGTH:
            length = minutes(reading.lasted_s or 0)
            return Phrase("{n} minute", "{n} minutes", length), "clock"
        if part is Part.MOMENT and reading.on is not None:
            return literal(when_said(reading.on.on, reading.on.at, self._today())), "calendar-blank"
        step = reading.next_step
        return literal("" if step is None else step_said(step, self._today())), "bell"

    def _today(self) -> date:
        return local_now(self._context.bridge.desk.clock).date()

    def reword(self) -> None:
        """Days are said anew."""
        self._show()
