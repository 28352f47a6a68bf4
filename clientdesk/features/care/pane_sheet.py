"""The hand-over sheet: to whom, a note, and beneath it all that the next person has to know."""

from __future__ import annotations

from array import array
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.features.care.commands import hand_over, note_hand_over
from clientdesk.features.care.queries import care, hand_over_of, hand_over_words
from clientdesk.features.care.queries_sheet import Part, hand_over_parts
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.buttons import IconButton
from clientdesk.kit.cards import Card, CardHead
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, clear_out, column, scrolled
from clientdesk.kit.layouts import row as row_of
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of


class HandOverPane(Living, QWidget):
    """Hands a customer over, or shows what was told at a hand-over.

    Args:
        context: of the window.
        row: which hand-over; None for a new one.
        first: `customer` of a new one.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        super().__init__()
        self.setObjectName("hand_over_sheet")
        self._context = context
        found = None if row is None else context.bridge.ask(hand_over_of, row=row)
        self._customer: int | None = first.get("customer") if found is None else found.customer
        self.form = HandOverForm(context, row, self._customer)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(style_of().px(12))
        title = PlainLabel(N_("What the next person has to know"), "card_title", wrap=True)
        self.print_button = IconButton("printer", N_("Print"), clicked=self._print, name="hand_over_print")
        head = row_of(title, self.print_button, gap=8)
        head.setStretch(0, 1)
        page = column(self.form, head, self._parts, None, gap=14, margins=(0, 0, 8, 0))
        self.setLayout(column(scrolled(boxed(page)), gap=0))
        self.come_alive()

    def _print(self) -> None:
        if self._customer is not None:
            self._context.print_asked.emit("hand_over", array("q", [self._customer]))

    def reword(self) -> None:
        """Say it all anew."""
        clear_out(self._parts)
        if self._customer is None:
            return
        for part in self._context.bridge.ask(hand_over_parts, customer=self._customer):
            self._parts.addWidget(_PartCard(part))


class HandOverForm(Form):
    """To whom, and a note; of a hand-over that has been, the note alone."""

    def __init__(self, context: Context, row: int | None, customer: int | None) -> None:
        self._context = context
        self._row = row
        self._customer = customer
        found = None if row is None else context.bridge.ask(hand_over_of, row=row)
        note = FormField("note", N_("Note for the next person"), "note", lines=4)
        title = N_("Hand over") if found is None else hand_over_words(found)
        save = N_("Hand over") if found is None else N_("Save")
        fields = [self._people(), note] if found is None else [note]
        super().__init__(fields, title=title, save=save, name="hand_over_form")
        if found is not None:
            self.set_values({"note": found.note})
        self.submitted.connect(self._save)

    def _people(self) -> FormField:
        ask = self._context.bridge.ask
        owner = ask(care, customer=self._customer).owner_id if self._customer is not None else None
        others = [Choice(str(one.id), literal(one.name)) for one in ask(staff_members) if one.id != owner]
        choices = others if len(others) == 1 else [Choice("", N_("Choose…")), *others]
        return FormField("to", N_("Looked after from now on by"), "choice", choices=choices)

    def _save(self, values: dict[str, Any]) -> None:
        run = self._context.bridge.run
        if self._row is not None:
            run(N_("Note of the hand-over changed"), note_hand_over, then=self._on_saved, failed=self.show_error,
                row=self._row, note=values["note"])  # fmt: skip
        else:
            run(N_("Handed over"), hand_over, then=self._on_saved, failed=self.show_error, customer=self._customer,
                to=int(values["to"] or 0), note=values["note"])  # fmt: skip

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


class _PartCard(Card):
    """A part of the sheet."""

    def __init__(self, part: Part) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(style_of().px(4))
        before = ""
        for row in part.rows:
            label = row.label if isinstance(row.label, str) else row.label.text()
            if label and label != before and not row.indent:
                lines.addWidget(PlainLabel(literal(label), "second", "ink3", wrap=True))
            role, colour = ("second", "ink3") if row.indent else ("text", "ink")
            text = f"{label}: {row.text}" if row.indent and label else row.text
            lines.addWidget(PlainLabel(literal(text), role, colour, wrap=True))  # type: ignore[arg-type] # both are roles
            before = before if row.indent else label
        super().__init__(CardHead(part.title), lines, fill="sunken", gap=8)
