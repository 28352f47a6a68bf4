"""The quiet banner: what is recorded and what a colleague's note says, side by side until it is settled."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.words import N_, _, quoted
from clientdesk.features.knowledge.commands_remarks import keep_recorded, take_over_remark
from clientdesk.features.knowledge.pane_row import says
from clientdesk.features.knowledge.queries_remarks import Contradiction, contradictions
from clientdesk.kit.buttons import Button
from clientdesk.kit.cards import Card
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import clear_out, column, row
from clientdesk.kit.painted import Painted
from clientdesk.kit.style import style_of


class Contradictions(CustomerPart):
    """A `CustomerView`; hidden where nothing contradicts the record.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    tables = ("remark", "customer", "contact_point", "address", "consent", "staff")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "contradictions", parent)
        # Its height follows from its width; a limit would be taken from the words on one line, and cut them.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(style_of().px(8))
        self.begin()

    def read(self) -> None:
        """Tell it anew."""
        clear_out(self._rows)
        customer = self._customer
        found = self._context.bridge.ask(contradictions, customer=customer) if customer is not None else ()
        for one in found:
            side = _Side(self._context, one)
            self._rows.addWidget(side)
            side.show()
        self.setVisible(bool(found))


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
        note = PlainLabel(lambda: quoted(one.remark.text), "second", "ink2", wrap=True)
        line = row(sign, column(words, note, gap=2), take, keep, gap=10)
        line.setStretch(1, 1)
        super().__init__(line, pad=10, fill="warn_soft", stroke=None, radius=10)
        self.setObjectName(name)
