"""The head of the list: the search field, the chips and the filters, which together say who is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, _
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.listing import Wanted
from clientdesk.features.customers.pane_filters import Filters
from clientdesk.features.customers.queries import tags
from clientdesk.features.customers.queries_columns import fact_tables, list_chips
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.choice_row import ChoiceButton
from clientdesk.kit.widgets import Chips, Choice, MenuLine, SearchField, Words, column, literal, row

FILTER_KEYS = "Ctrl+Shift+F"
_ALL = "all"
_CHIP = "chip:"
"""Before the key of a chip of another capability, among the keys of classes."""


class Narrowing(QWidget):
    """Says who of all customers is wanted.

    Args:
        bridge: to ask.
        add_button: stands beside the search field.
        table_button: stands beside the chips.
        parent: as ever.

    Attributes:
        changed: others are wanted.
    """

    changed = Signal()

    def __init__(
        self, bridge: Bridge, add_button: QWidget, table_button: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._tags: list[Choice] = []
        self._tables = bridge.ask(fact_tables)
        self._table_button = table_button
        self.search = SearchField(N_("Find a customer"), key=_native("Ctrl+F"), name="customer_search")
        self._offered = bridge.ask(list_chips)
        self.chips = Chips(self._choices())
        self.chips.setObjectName("customer_chips")
        self.filters = Filters(bridge)
        keys = QKeySequence(FILTER_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.chips.set_last(
            [MenuLine(N_("More filters…"), self.filters.open_panel, "funnel", keys=keys, name="more_filters")]
        )
        self.setLayout(
            column(
                row(self.search, add_button, margins=(14, 16, 14, 0)),
                row(self.chips, table_button, gap=2, margins=(14, 10, 10, 10)),
                self.filters,
                gap=0,
            )
        )
        self._name_chips()
        self._connect()
        self._read_tags()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._tell())
        self.chips.chosen.connect(lambda _key: self._tell())
        self.chips.filters_changed.connect(self._tell)
        self.filters.changed.connect(self._tell)
        self.filters.tag_dropped.connect(self.chips.toggle_filter)
        self.filters.cleared.connect(self.clear)
        self.filters.closed.connect(lambda: self.search.setFocus(Qt.FocusReason.OtherFocusReason))

    def wanted(self) -> Wanted:
        """Who is wanted, in the order of names."""
        key = self.chips.current()
        worn = tuple(sorted(int(tag) for tag in self.chips.filters()))
        tests, text = self.filters.tests(), self.search.text()
        if key.startswith(_CHIP):
            return Wanted(text, "", worn, tests=tests, chip=key.removeprefix(_CHIP))
        return Wanted(text, key if key != _ALL else "", worn, tests=tests)

    def want_everyone(self) -> None:
        """Take text and filters away, at once."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.clear()

    def clear(self) -> None:
        """Take every filter but the text away, at once."""
        self.chips.blockSignals(True)
        self.chips.choose(_ALL)
        for tag in self.chips.filters():
            self.chips.toggle_filter(tag)
        self.chips.blockSignals(False)
        self.filters.clear()
        self._tell()

    def show_chips(self, shown: bool) -> None:
        """Show the chips; a shop without customers has no use for them."""
        self.chips.setVisible(shown)
        self._table_button.setVisible(shown)

    def follow(self, changes: Changes) -> None:
        """Offer other classes, tags and facts; what filters by one that is gone goes with it."""
        before = self.wanted()
        if changes.touches("customer_class"):
            self.chips.set_choices(self._choices())
            self._name_chips()
        if changes.touches("tag", "customer_tag"):
            self._read_tags()
        if not self.filters.isHidden() and changes.touches(*self._tables):
            self.filters.read_facts()
        if self.wanted() != before:
            self._tell()

    def _choices(self) -> list[Choice]:
        """All, the chips of other capabilities, the classes."""
        own = [Choice(one.key, literal(one.name), tip=_class_tip(one.name)) for one in classes()]
        return [Choice(_ALL, N_("All")), *(Choice(_CHIP + one.key, one.title) for one in self._offered), *own]

    def _name_chips(self) -> None:
        for button in self.chips.findChildren(ChoiceButton):
            button.setObjectName(f"customer_chip_{button.choice.key.removeprefix(_CHIP)}")

    def _read_tags(self) -> None:
        worn = [tag for tag in self._bridge.ask(tags) if tag.count]
        self._tags = [Choice(str(tag.id), literal(tag.name)) for tag in worn]
        self.chips.set_filters(self._tags)

    def _tell(self) -> None:
        on = self.chips.filters()
        self.filters.show_tags([tag for tag in self._tags if tag.key in on])
        self.changed.emit()


def _native(keys: str) -> str:
    """The keys as the system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")


def _class_tip(name: str) -> Words:
    return lambda: _("Class {letter}").format(letter=name)
