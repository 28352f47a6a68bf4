"""A card on the tab About: what was told of a customer in the owner's own fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.features.fields.pane_words import ICONS
from clientdesk.features.fields.queries import Told, own_values
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.lettering import reads_right_to_left
from clientdesk.kit.widgets import Card, CardHead, IconButton, Painted, PlainLabel, column, literal, row, style_of


class OwnValues(CustomerPart):
    """A `CustomerView`, hidden where nothing was told.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    tables = ("own_field", "own_choice", "own_value", "setting")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "about_own", parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style_of().px(12))
        edit = IconButton("pencil-simple", N_("Edit"), clicked=self._edit, name="about_own_edit")
        head = row(CardHead(N_("Fields of your own")), edit, gap=4)
        head.setStretch(0, 1)
        self.setLayout(column(Card(head, self._lines, fill="sunken", gap=12), gap=0))
        self.begin()

    def read(self) -> None:
        """Tell it anew."""
        clear_out(self._lines)
        told = self._context.bridge.ask(own_values, customer=self._customer) if self._customer is not None else ()
        for one in told:
            made = _line(one)
            self._lines.addWidget(made)
            made.show()
        self.setVisible(bool(told))

    def _edit(self) -> None:
        if self._customer is not None:
            self._context.edit("customer", self._customer)


def _line(told: Told) -> QWidget:
    """Glyph, name above, value beneath."""
    box = QWidget()
    icon = ICONS[told.kind]
    sign = Painted(lambda k: k.icon(icon, 0, 2, 16, colour="ink3"), height=20, width=16)
    text = PlainLabel(literal(told.text), "text", wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if reads_right_to_left(told.text):
        text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    line = row(sign, gap=12)
    line.addLayout(column(PlainLabel(literal(told.name), "second", "ink3", wrap=True), text, gap=1), 1)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    box.setLayout(line)
    return box
