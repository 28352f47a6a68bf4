"""The filters that are on, each a chip that takes it away, and the panel in which another is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, _
from clientdesk.desk.facts import Fact, FactTest
from clientdesk.features.customers.pane_filters_panel import FilterPanel
from clientdesk.features.customers.pane_filters_words import grouped, sentence
from clientdesk.features.customers.queries_columns import known_facts
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.widgets import Button, Choice, Words, boxed, column, row, said, style_of

_WIDEST = 200.0


class Filters(QWidget):
    """Stands between the chips of the list and the list; takes no room while nothing is filtered.

    Args:
        bridge: to ask.
        parent: as ever.
    """

    changed = Signal()
    """Another set of tests is on."""
    tag_dropped = Signal(str)
    """The chip of a tag was taken away: its key."""
    cleared = Signal()
    """All filters are to go."""
    closed = Signal()
    """The panel was closed."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customer_filters")
        self._bridge = bridge
        self._facts: dict[str, Fact] = {}
        self._tests: tuple[FactTest, ...] = ()
        self._tags: tuple[Choice, ...] = ()
        self.panel = FilterPanel(bridge)
        self.panel.hide()
        self._room = column(gap=6)
        self._chips = boxed(self._room)
        self.clear_button = Button(
            N_("Clear filters"), None, "link", height=26, clicked=self.cleared.emit, name="filters_clear"
        )
        self._room.addLayout(row(self.clear_button, None))
        self.setLayout(column(self._chips, self.panel, gap=8, margins=(14, 0, 14, 10)))
        self.panel.made.connect(self._on_made)
        self.panel.left.connect(self.close_panel)
        self._show()

    def tests(self) -> tuple[FactTest, ...]:
        """What is asked of the customers wanted."""
        return self._tests

    def clear(self) -> None:
        """Ask nothing of them, without a signal."""
        self._tests = ()
        self._show()

    def show_tags(self, tags: Sequence[Choice]) -> None:
        """Show chips for the tags that are on."""
        if self._tags != tuple(tags):
            self._tags = tuple(tags)
            self._show()

    def open_panel(self) -> None:
        """Let another filter be made."""
        self.read_facts()
        self.panel.show()
        self._show()
        self.panel.begin()

    def close_panel(self) -> None:
        """Put the panel away."""
        focused: QWidget | None = self.window().focusWidget()
        had_keyboard = focused is not None and self.panel.isAncestorOf(focused)
        self.panel.hide()
        self._show()
        if had_keyboard:
            self.closed.emit()

    def read_facts(self) -> bool:
        """Read which facts there are; whether a filter has gone with its fact."""
        self._facts = {fact.key: fact for fact in self._bridge.ask(known_facts)}
        self.panel.offer(tuple(self._facts.values()))
        kept = tuple(test for test in self._tests if test.fact in self._facts)
        gone, self._tests = kept != self._tests, kept
        self._show()
        return gone

    def chips(self) -> list[Button]:
        """The chips, first to last."""
        return [chip for chip in self._chips.findChildren(Button) if chip is not self.clear_button]

    def _on_made(self, tests: tuple[FactTest, ...]) -> None:
        self._tests = (*self._tests, *(test for test in tests if test not in self._tests))
        self._show()
        self.changed.emit()

    def _drop(self, group: tuple[FactTest, ...]) -> None:
        self._tests = tuple(test for test in self._tests if test not in group)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Show a chip for each filter."""
        for chip in self.chips():
            self._room.removeWidget(chip)
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        made = [
            _chip(partial(sentence, self._facts[group[0].fact], group), partial(self._drop, group), f"filter_{place}")
            for place, group in enumerate(grouped(self._tests))
        ]
        made += [
            _chip(partial(_tag_words, tag), partial(self.tag_dropped.emit, tag.key), f"filter_tag_{tag.key}")
            for tag in self._tags
        ]
        for place, chip in enumerate(made):
            self._room.insertWidget(place, chip, 0, Qt.AlignmentFlag.AlignLeading)
        self._chips.setVisible(bool(made))
        self.setVisible(bool(made) or not self.panel.isHidden())


def _tag_words(tag: Choice) -> str:
    # Translators: a filter on the list of customers.
    return _("Tag: {tag}").format(tag=said(tag.words))


def _chip(words: Words, clicked: Callable[[], object], name: str) -> Button:
    """A chip with an x; a long sentence is cut, and told whole by the tip."""

    def short() -> str:
        style = style_of()
        width = round(style.px(_WIDEST))
        return style.metrics("button").elidedText(said(words), Qt.TextElideMode.ElideRight, width)

    def tip() -> str:
        return _("Take away the filter “{filter}”").format(filter=said(words))

    return Button(short, None, "on", tip=tip, trailing="x", height=26, clicked=clicked, name=name)
