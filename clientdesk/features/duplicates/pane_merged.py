"""The card on the tab About: who was merged into this customer, and how to part them again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.days import short_date
from clientdesk.base.words import N_, Phrase, _, apart
from clientdesk.features.duplicates.commands_merge import Taken, part_customers
from clientdesk.features.duplicates.queries_merge import AddedRow, MergeOf, added_since, merges_of
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Button, Card, CardHead, PlainLabel, Tick, boxed, column, row

_KINDS = {
    "contact": N_("Contact"),
    "reminder": N_("Reminder"),
    "appointment": N_("Appointment"),
    "contact_point": N_("Phone or e-mail"),
    "address": N_("Address"),
    "customer_tag": N_("Tag"),
    "background": N_("Background"),
    "relation": N_("Relation"),
    "consent": N_("Consent"),
}


class MergedSection(QWidget):
    """One line for each merge that stands; hidden where there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("merged_section")
        self._context = context
        self._customer: int | None = None
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.setLayout(column(Card(CardHead(N_("Merged")), boxed(self._rows), gap=8, fill="sunken")))
        context.bridge.changed.connect(self._on_changed)
        self.hide()

    def show_customer(self, customer: int | None) -> None:
        """Show this customer's merges."""
        self._customer = customer
        self._read()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("merge", "customer"):
            self._read()

    def _read(self) -> None:
        merges = [] if self._customer is None else self._context.bridge.ask(merges_of, customer=self._customer)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for merge in merges:
            self._rows.addWidget(MergeLine(self._context, merge))
        self.setVisible(bool(merges))


class MergeLine(QWidget):
    """Merged from whom and when; parting asks whose is what was added since."""

    def __init__(self, context: Context, merge: MergeOf) -> None:
        super().__init__()
        self._context = context
        self._merge = merge
        self._ticks: dict[Tick, AddedRow] = {}
        told = PlainLabel(self._words, "text", "ink", wrap=True)
        self.part_button = Button(
            N_("Part them again"), "arrow-counter-clockwise", clicked=self.begin, name=f"merged_part_{merge.merge}"
        )
        self._question = QVBoxLayout()
        self._question.setContentsMargins(0, 0, 0, 0)
        self._asking = boxed(self._question)
        self._asking.hide()
        self.setLayout(column(told, row(self.part_button, None), self._asking, gap=6))

    def begin(self) -> None:
        """Part them; where something was added since, ask first whose it is."""
        added = self._context.bridge.ask(added_since, merge=self._merge.merge)
        if not added:
            self._part()
            return
        self.part_button.hide()
        name = apart(self._merge.name)
        asked = Phrase(N_("Since then these were added. Which of them belong to {name}?"), name=name)
        self._question.addWidget(PlainLabel(asked, "text", "ink2", wrap=True))
        for one in added:
            tick = Tick(partial(_added_words, one), name=f"merged_take_{one.table}_{one.row}")
            self._ticks[tick] = one
            self._question.addWidget(tick)
        part = Button(N_("Part them"), None, "primary", clicked=self._part, name=f"merged_yes_{self._merge.merge}")
        keep = Button(N_("Leave them as one"), None, "ghost", clicked=self._forget, name="merged_no")
        self._question.addLayout(row(None, keep, part))
        self._asking.show()
        next(iter(self._ticks)).setFocus()

    def _part(self) -> None:
        take = tuple(Taken(one.table, one.row) for tick, one in self._ticks.items() if tick.isChecked())
        label = Phrase(N_("{name} is a customer of their own again"), name=self._merge.name)
        self._context.bridge.run(label, part_customers, merge=self._merge.merge, take=take)

    def _forget(self) -> None:
        self._ticks.clear()
        while (item := self._question.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
            elif (layout := item.layout()) is not None:
                while (inner := layout.takeAt(0)) is not None:
                    if (button := inner.widget()) is not None:
                        button.hide()
                        button.deleteLater()
        self._asking.hide()
        self.part_button.show()

    def _words(self) -> str:
        today = self._context.bridge.ask(lambda shop: shop.today())
        day = short_date(self._merge.at.date(), today)
        return _("Merged from {name} on {day}").format(name=apart(self._merge.name), day=day)


def _added_words(one: AddedRow) -> str:
    kind = _(_KINDS[one.table]) if one.table in _KINDS else _("Entry")
    # Translators: what was added and what it says, as in "Contact: asked for a helmet".
    return _("{kind}: {words}").format(kind=kind, words=apart(one.words)) if one.words else kind
