"""The card on the tab About: who was merged into this customer, and how to part them again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, Phrase, _, apart
from clientdesk.desk.feature import Feature, all_of
from clientdesk.features.duplicates.commands_merge import Taken, part_customers
from clientdesk.features.duplicates.queries_merge import AddedRow, MergeOf, added_since, merges_of
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.widgets import Button, Card, CardHead, PlainLabel, Tick, boxed, column, row


class MergedSection(CustomerPart):
    """One line for each merge that stands; hidden where there is none."""

    tables = ("merge", "customer")

    def __init__(self, context: Context) -> None:
        super().__init__(context, "merged_section")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.setLayout(column(Card(CardHead(N_("Merged")), boxed(self._rows), gap=8, fill="sunken")))
        self.hide()
        self.begin()

    def read(self) -> None:
        """Tell it anew."""
        merges = [] if self._customer is None else self._context.bridge.ask(merges_of, customer=self._customer)
        clear_out(self._rows)
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
        features = self._context.bridge.desk.features
        for one in added:
            tick = Tick(partial(_added_words, features, one), name=f"merged_take_{one.table}_{one.row}")
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
        clear_out(self._question)
        self._asking.hide()
        self.part_button.show()

    def _words(self) -> str:
        today = self._context.bridge.ask(lambda shop: shop.today())
        day = short_date(self._merge.at.date(), today)
        return _("Merged from {name} on {day}").format(name=apart(self._merge.name), day=day)


def _added_words(features: Iterable[Feature], one: AddedRow) -> str:
    titles = {words.table: words.title for words in all_of(features, "words")}
    kind = _(titles[one.table]) if one.table in titles else _("Entry")
    # Translators: what was added and what it says, as in "Contacts: asked for a helmet".
    return _("{kind}: {words}").format(kind=kind, words=apart(one.words)) if one.words else kind
