"""A card on the tab About: who looks after a customer, who stands in, and the last hand-over."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, _
from clientdesk.features.care.commands import delete_deputy, end_deputy
from clientdesk.features.care.queries import Care, DeputyView, HandOverView, care, hand_over_words
from clientdesk.features.care.rules import span_words
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.cards import Card, CardHead
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import clear_out, column, hide_unless, row
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of

_SMALL = 28.0
_SHOWN = 3
"""So many who stood in before are told."""


class CareSection(CustomerPart):
    """A `CustomerView`.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    tables = ("customer", "deputy", "hand_over", "staff")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "care", parent)
        self.owner = PlainLabel("", "text_strong", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style_of().px(4))
        self.hand_over_button = Button(
            N_("Hand over…"), "handshake", "plain", height=30, clicked=self._hand_over, name="care_hand_over"
        )
        self.deputy_button = Button(
            N_("Add a deputy"), "user-plus", "plain", height=30, clicked=self._add_deputy, name="care_deputy"
        )
        buttons = row(self.hand_over_button, self.deputy_button, None)
        card = Card(CardHead(N_("Looked after by")), self.owner, self._lines, buttons, fill="sunken", gap=8)
        self.setLayout(column(card, gap=0))
        self.begin()

    def read(self) -> None:
        """Tell it anew."""
        clear_out(self._lines)
        if self._customer is None:
            return
        known = self._context.bridge.ask(care, customer=self._customer)
        today = self._context.bridge.ask(lambda shop: shop.today())
        if known.owner:
            self.owner.set_words(literal(known.owner))
        else:
            self.owner.set_words(N_("Nobody in particular yet"))
        self.owner.set_look("text_strong" if known.owner else "text", "ink" if known.owner else "ink3")
        self._fill(known, today)

    def _fill(self, known: Care, today: date) -> None:
        for one in [*(one for one in known.deputies if not one.over), *self._former(known)]:
            self._put(_DeputyRow(self._context, one, today))
        for last in known.hand_overs[:1]:
            self._put(_HandOverRow(self._context, last, today))

    def _former(self, known: Care) -> list[DeputyView]:
        return [one for one in known.deputies if one.over][-_SHOWN:]

    def _put(self, made: QWidget) -> None:
        self._lines.addWidget(made)
        made.show()

    def _hand_over(self) -> None:
        self._context.edit("hand_over", None, customer=self._customer)

    def _add_deputy(self) -> None:
        self._context.edit("deputy", None, customer=self._customer)


class _DeputyRow(QWidget):
    """Who stands in and when; its buttons are called `deputy_<id>_<deed>`."""

    def __init__(self, context: Context, one: DeputyView, today: date) -> None:
        super().__init__()
        name, run = f"deputy_{one.id}", context.bridge.run
        state = _("stands in now") if one.now else _("stood in") if one.over else _("will stand in")
        told = " · ".join(part for part in (state, span_words(one.from_on, one.until_on, today), one.reason) if part)
        words = column(
            PlainLabel(literal(one.name), "text", "ink3" if one.over else "ink", wrap=True),
            PlainLabel(literal(told), "second", "accent_text" if one.now else "ink3", wrap=True),
            gap=1,
        )
        end = Button(
            N_("End"), None, "link", height=_SMALL, name=f"{name}_end",
            clicked=partial(run, N_("Deputy ended"), end_deputy, row=one.id),
        )  # fmt: skip
        hide_unless(not one.over, end)
        edit = IconButton(
            "pencil-simple",
            N_("Edit"),
            size=_SMALL,
            clicked=partial(context.edit, "deputy", one.id),
            name=f"{name}_edit",
        )
        delete = IconButton(
            "trash", N_("Delete"), size=_SMALL, name=f"{name}_delete",
            clicked=partial(run, N_("Deputy deleted"), delete_deputy, row=one.id),
        )  # fmt: skip
        line = row(words, end, edit, delete, gap=2)
        line.setStretch(0, 1)
        self.setLayout(line)


class _HandOverRow(QWidget):
    """The last hand-over, and the way to its sheet."""

    def __init__(self, context: Context, one: HandOverView, today: date) -> None:
        super().__init__()
        when = short_date(one.at.date(), today)
        told = PlainLabel(
            lambda: f"{hand_over_words(one).text()} · {when}", "second", "ink3", wrap=True
        )  # fmt: skip
        sheet = Button(
            N_("Hand-over sheet"), None, "link", height=_SMALL, name="care_sheet",
            clicked=partial(context.edit, "hand_over", one.id),
        )  # fmt: skip
        note = PlainLabel(literal(one.note), "second", "ink2", wrap=True)
        hide_unless(one.note, note)
        line = row(told, sheet, gap=6)
        line.setStretch(0, 1)
        line.setAlignment(told, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(line, note, gap=0))
