"""The quiet banner: what is recorded and what a colleague's note says, side by side until it is settled."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, _
from clientdesk.features.knowledge.commands_remarks import keep_recorded, take_over_remark
from clientdesk.features.knowledge.pane_row import says
from clientdesk.features.knowledge.queries_remarks import Contradiction, contradictions
from clientdesk.kit.buttons import Button
from clientdesk.kit.cards import Card
from clientdesk.kit.context import Context
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import column, row
from clientdesk.kit.living import Living
from clientdesk.kit.painted import Painted
from clientdesk.kit.style import style_of

_TABLES = ("remark", "customer", "contact_point", "address", "consent", "staff")


class Contradictions(Living, QWidget):
    """A `CustomerView`; hidden where nothing contradicts the record.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contradictions")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._context = context
        self._customer: int | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(style_of().px(8))
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def show_customer(self, customer: int | None) -> None:
        """Show what contradicts the record of this customer."""
        self._customer = customer
        self._read()

    def reword(self) -> None:
        """Say it anew."""
        self._read()

    def _read(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        customer = self._customer
        found = self._context.bridge.ask(contradictions, customer=customer) if customer is not None else ()
        for one in found:
            side = _Side(self._context, one)
            self._rows.addWidget(side)
            side.show()
        self.setVisible(bool(found))

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches(*_TABLES):
            self._read()


class _Side(Card):
    """One note against the record."""

    def __init__(self, context: Context, one: Contradiction) -> None:
        name = f"contradiction_{one.remark.id}"
        recorded = one.recorded or _("nothing")
        words = PlainLabel(says(one.remark.author_name, recorded, one.remark.claimed), "second", "ink", wrap=True)
        take = Button(
            N_("Take over"), None, "plain", height=30, name=f"{name}_take",
            clicked=partial(context.bridge.run, N_("Note taken over into the record"), take_over_remark,
                            row=one.remark.id),
        )  # fmt: skip
        keep = Button(
            N_("Keep"), None, "ghost", height=30, tip=N_("Keep what is recorded"), name=f"{name}_keep",
            clicked=partial(context.bridge.run, N_("Record kept"), keep_recorded, row=one.remark.id),
        )  # fmt: skip
        sign = Painted(lambda k: k.icon("chat-teardrop-text", 0, 0, 18, colour="warn"), height=18, width=18)
        note = PlainLabel(lambda: f"“{one.remark.text}”", "second", "ink2", wrap=True)
        line = row(sign, column(words, note, gap=2), take, keep, gap=10)
        line.setStretch(1, 1)
        super().__init__(line, pad=10, fill="warn_soft", stroke=None, radius=10)
        self.setObjectName(name)
