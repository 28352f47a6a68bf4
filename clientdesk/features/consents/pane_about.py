"""A card on the tab About: what a customer has agreed to, in one line, and the history of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, _
from clientdesk.features.consents.queries import ConsentOf, consent_state, consents, state_words
from clientdesk.features.consents.rules import ANSWERED, Answer, asked_words, source_words
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.lettering import reads_right_to_left
from clientdesk.kit.widgets import Button, Card, CardHead, Painted, PlainLabel, column, literal, row, style_of

_SIGNS = {Answer.YES: ("check", "accent_text"), Answer.NO: ("prohibit", "danger")}


class Consents(CustomerPart):
    """A `CustomerView`.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    tables = ("consent", "staff")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "about_consents", parent)
        self._is_open = False
        self.line = PlainLabel("", "text", wrap=True)
        self.line.setObjectName("consents_line")
        self._history = QVBoxLayout()
        self._history.setSpacing(style_of().px(10))
        self.record = Button(
            N_("Record an answer"), "plus", "plain", height=30, clicked=self._record, name="consents_record"
        )
        self.more = Button(N_("History"), None, "link", height=30, clicked=self._toggle, name="consents_history")
        buttons = row(self.record, self.more, None)
        card = Card(CardHead(N_("Consents")), self.line, self._history, buttons, fill="sunken", gap=10)
        self.setLayout(column(card, gap=0))
        self.begin()

    def show_customer(self, customer: int | None) -> None:
        """Show what this customer agreed to."""
        self._customer, self._is_open = customer, False
        self.read()

    def read(self) -> None:
        """Tell it anew."""
        clear_out(self._history)
        if self._customer is None:
            return
        state = self._context.bridge.ask(consent_state, customer=self._customer)
        self.line.set_words(literal(state_words(state)) if state else N_("Not asked for anything yet."))
        self.line.set_look("text", "ink" if state else "ink3")
        self.more.setVisible(bool(state))
        self.more.set_words(N_("Hide the history") if self._is_open else N_("History"))
        if self._is_open:
            self._fill(self._context.bridge.ask(consents, customer=self._customer))

    def _fill(self, told: Sequence[ConsentOf]) -> None:
        today = self._context.bridge.ask(lambda shop: shop.today())
        for one in told:
            made = _row(one, today)
            self._history.addWidget(made)
            made.show()

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self.read()

    def _record(self) -> None:
        self._context.edit("consent", None, customer=self._customer)


def _row(one: ConsentOf, today: date) -> QWidget:
    """One answer: the sign, what was said, when, where and to whom; the wording beneath."""
    box = QWidget()
    icon, ink = _SIGNS[one.answer]
    sign = Painted(lambda k: k.icon(icon, 0, 2, 16, colour=ink if one.stands else "ink3"), height=20, width=16)
    first = _(ANSWERED[one.answer]).format(what=asked_words(one.purpose, one.channel))
    second = " · ".join(
        part for part in (short_date(one.given_on, today), source_words(one.source), one.by, _outdone(one)) if part
    )
    words = column(
        PlainLabel(literal(first), "text", "ink" if one.stands else "ink3", wrap=True),
        PlainLabel(literal(second), "second", "ink3", wrap=True),
        gap=1,
    )
    if one.wording:
        wording = PlainLabel(literal(one.wording), "second", "ink2", wrap=True)
        wording.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        edge = Qt.AlignmentFlag.AlignRight if reads_right_to_left(one.wording) else Qt.AlignmentFlag.AlignLeft
        wording.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
        words.addWidget(wording)
    line = row(sign, gap=12)
    line.addLayout(words, 1)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    box.setLayout(line)
    return box


def _outdone(one: ConsentOf) -> str:
    return "" if one.stands else _("a newer answer stands")
