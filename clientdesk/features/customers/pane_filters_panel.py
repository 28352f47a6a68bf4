"""The panel in which a filter is put together: of what, asked how, against which value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, shown
from clientdesk.desk.facts import Fact
from clientdesk.features.customers.pane_filters_value import ValueFields
from clientdesk.features.customers.pane_filters_words import ASKS, WORDS, Ask, filter_of
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.widgets import Button, Card, Choice, ErrorLine, Select, literal, row


class FilterPanel(Card):
    """Stands beneath the chips while a filter is made.

    Args:
        bridge: to read what was typed as the fact reads it.
        parent: as ever.
    """

    made = Signal(tuple)
    """A filter: its `FactTest`s."""
    left = Signal()
    """Esc or Close."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(pad=12, gap=8, parent=parent)
        self.setObjectName("filter_panel")
        self._bridge = bridge
        self._facts: dict[str, Fact] = {}
        self.fact = Select([], name="filter_fact", accessible=N_("Filter by"))
        self.ask = Select([], name="filter_ask", accessible=N_("What is asked of it"))
        self.value = ValueFields()
        self.error = ErrorLine()
        self.add = Button(N_("Add filter"), None, "soft", clicked=self.submit, name="filter_add")
        self.close_button = Button(N_("Close"), None, "ghost", clicked=self.left.emit, name="filter_close")
        for widget in (self.fact, self.ask, self.value, self.error):
            self.content.addWidget(widget)
        self.content.addLayout(row(self.add, None, self.close_button))
        self.fact.chosen.connect(lambda _key: self._ask_of())
        self.ask.chosen.connect(lambda _key: self._ask_for())
        self.value.entered.connect(self.submit)

    def offer(self, facts: Sequence[Fact]) -> None:
        """Let these be asked of; what is being written stays where it still makes sense."""
        self._facts = {fact.key: fact for fact in facts if fact.where is not None}
        before = self.fact.current()
        self.fact.set_choices([Choice(key, literal(shown(fact.title))) for key, fact in self._facts.items()])
        if self.fact.current() != before:
            self._ask_of()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.fact.setFocus(Qt.FocusReason.TabFocusReason)

    def submit(self) -> None:
        """Make the filter, or say at its field what is wrong."""
        fact = self._facts.get(self.fact.current())
        if fact is None:
            return
        self.error.say("")
        try:
            first, last = (self._read(fact, text) for text in self.value.texts())
        except UserError as error:
            self.error.say(error.words)
            return
        ask = Ask(self.ask.current())
        if ask not in {Ask.KNOWN, Ask.UNKNOWN} and not first and not last:
            self.error.say(N_("Please say which."))
            return
        self.made.emit(filter_of(fact.key, ask, first, last))
        self._ask_for()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _read(self, fact: Fact, text: str) -> str:
        read, bare = fact.read, text.strip()
        if not bare or read is None or fact.choices:
            return bare
        return self._bridge.ask(lambda shop: read(shop, bare))

    def _ask_of(self) -> None:
        """Offer what may be asked of the fact that is chosen now."""
        fact = self._facts.get(self.fact.current())
        asks = ASKS[fact.kind] if fact else ()
        self.ask.set_choices([Choice(ask.value, WORDS[ask]) for ask in asks], asks[0].value if asks else None)
        self._ask_for()

    def _ask_for(self) -> None:
        self.error.say("")
        fact = self._facts.get(self.fact.current())
        if fact is not None:
            self.value.ask(fact, Ask(self.ask.current()))
