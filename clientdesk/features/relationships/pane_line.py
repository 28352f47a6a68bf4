"""Quiet lines above the composer: what has to be personal with this customer, and which other kind seems to fit."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.feature import manner_of
from clientdesk.features.care.pane_others import QuietLine
from clientdesk.features.relationships.commands import refuse_suggestion
from clientdesk.features.relationships.queries import kind_words
from clientdesk.features.relationships.queries_suggestions import suggested_kind
from clientdesk.features.relationships.rules_suggestions import Suggestion
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.room_around import LOWEST, RoomAround
from clientdesk.kit.tips import set_tip
from clientdesk.kit.widgets import Button, ElidedLabel, Painted, boxed, literal, row, style_of

_AROUND = 60.0
"""The sign and the gaps of a suggestion, in design pixels."""


class RelationshipLine(CustomerPart):
    """A `CustomerView`; hidden where there is nothing to say, and in the lowest windows: the tab About says it, too.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    tables = ("relationship_period", "relationship_defaults", "relationship_refusal", "contact", "own_kind")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "relationship_line", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.accept: Button | None = None
        self.refuse: Button | None = None
        self._label: ElidedLabel | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(style_of().px(2))
        self._room = RoomAround(self, self._give_way)
        self.begin()

    def begin_day(self) -> None:
        """Everything is a day older."""
        self.read()

    def refresh_words(self) -> None:
        """Nothing here tells hours."""

    def read(self) -> None:
        """Say it anew."""
        clear_out(self._lines)
        self.accept = self.refuse = self._label = None
        if self._customer is None:
            self.hide()
            return
        manner = self._context.bridge.ask(manner_of, customer=self._customer)
        if manner is not None and manner.personal:
            # Translators: {kind} is a kind of relationship, {personal} what a person has to do.
            words = Phrase(N_("{kind}. Keep personal: {personal}"), kind=manner.name, personal=manner.personal)
            self._add(QuietLine(words, "relationship_personal", self._change, "handshake"))
        found = self._context.bridge.ask(suggested_kind, customer=self._customer)
        if found is not None:
            self._add(self._suggested(found))
        self._give_way()

    def restyle(self) -> None:
        """Larger letters leave less room."""
        self._give_way()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words go where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def words(self) -> list[str]:
        """What the lines say."""
        quiet = [one.text() for one in self.findChildren(QuietLine) if not one.isHidden()]
        return quiet + [one.text() for one in self.findChildren(ElidedLabel) if one.isVisible()]

    def _give_way(self) -> None:
        self.setVisible(self._lines.count() > 0 and self._room.height() >= LOWEST)

    def _add(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        line.show()

    def _suggested(self, found: Suggestion) -> QWidget:
        sign = Painted(lambda k: k.icon("lightbulb", 2, 0, 15, colour="ink3"), height=16, width=18)
        # Translators: {kind} is a kind of relationship that may fit better, {because} what was seen.
        told = _("{kind}? {because}").format(because=found.because.text(), kind=kind_words(found.kind))
        self._label = ElidedLabel(literal(told), "second", "ink2")
        set_tip(self._label, told)
        self.accept = Button(
            N_("Accept"), None, "link", height=24, clicked=lambda: self._accept(found), name="suggestion_accept"
        )
        self.refuse = Button(
            N_("Not for this customer"), None, "link", height=24, clicked=lambda: self._refuse(found),
            name="suggestion_refuse",
        )  # fmt: skip
        self.refuse.stand_in("x")
        self._fit()
        return boxed(row(sign, self._label, self.accept, self.refuse, None, gap=6))

    def _fit(self) -> None:
        """Where the words would be cut, the refusal is a cross."""
        if self.accept is not None and self.refuse is not None and self._label is not None:
            wanted = self._label.sizeHint().width() + self.accept.full_width() + self.refuse.full_width()
            self.refuse.set_short(wanted + style_of().px(_AROUND) > self.width())

    def _change(self) -> None:
        self._context.edit("relationship_period", None, customer=self._customer)

    def _accept(self, found: Suggestion) -> None:
        """Show what it would change, with one button that does it."""
        self._context.edit(
            "relationship_period", None, customer=self._customer, kind=found.kind, reason=found.because.text()
        )

    def _refuse(self, found: Suggestion) -> None:
        if self._customer is not None:
            label = Phrase(N_("{kind} is not suggested for them any more"), kind=kind_words(found.kind))
            self._context.bridge.run(label, refuse_suggestion, customer=self._customer, kind=found.kind)
