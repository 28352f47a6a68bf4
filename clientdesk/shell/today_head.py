"""The head of Today: the greeting, which days one looks at, whose rows, and the buttons of the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.layouts import hide_unless
from clientdesk.kit.widgets import (
    Button,
    Choice,
    ElidedLabel,
    IconButton,
    PlainLabel,
    Segmented,
    Words,
    boxed,
    column,
    literal,
    row,
    said,
)
from clientdesk.kit.widgets import style_of as style_now
from clientdesk.shell.today_sources import VIEW_KEYS, VIEW_WORDS, View

_MINE, _ALL = "mine", "all"
_TITLES = 300.0
"""Design pixels that the greeting has beside the buttons; where they are fewer, the buttons stand below it."""
_NOTHING = literal("\u00a0")
"""Keeps the place of a line that is told a moment later, so that nothing jumps."""
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TodayHead(QWidget):
    """Says good morning, and how the day stands.

    Args:
        mine_only: whether only the rows of whoever is at the desk are shown at first.
        add: begins a new reminder; None where there is nothing to begin.
        print_day: prints the day.
        arrange: opens what puts the cards in order; told the button.
        parent: as ever.

    Attributes:
        view_asked: `View`: look at these days.
        mine_asked: `bool`: only the rows of whoever is at the desk, or everybody's.
    """

    view_asked = Signal(object)
    mine_asked = Signal(bool)

    def __init__(
        self,
        *,
        mine_only: bool,
        add: Callable[[], object] | None,
        print_day: Callable[[], object],
        arrange: Callable[[QWidget], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.greeting = ElidedLabel("", "greeting")
        self.summary = PlainLabel("", "text", "ink2", wrap=True)
        self.assurance = PlainLabel(_NOTHING, "second", "ink3", wrap=True)
        self.assurance.setObjectName("today_assurance")
        letters = {view: letter.upper() for letter, view in VIEW_KEYS.items()}
        self.views = Segmented(
            [Choice(view.value, VIEW_WORDS[view], tip=_with_key(VIEW_WORDS[view], letters[view])) for view in View]
        )
        self.views.setObjectName("today_views")
        self.whose = Segmented([Choice(_MINE, N_("Mine")), Choice(_ALL, N_("Everybody’s"))])
        self.whose.setObjectName("today_whose")
        self.show_whose(mine_only)
        self.print_button = IconButton("printer", N_("Print the day"), key="Ctrl+P", clicked=print_day,
                                       name="today_print")  # fmt: skip
        self.arrange_button = IconButton("squares-four", N_("Arrange the cards"), name="today_arrange")
        self.arrange_button.clicked.connect(lambda _checked=False: arrange(self.arrange_button))
        self.add_button = Button(N_("Add reminder"), "plus", "primary", clicked=add, name="today_add_reminder")
        hide_unless(add, self.add_button)
        self._titles = boxed(column(self.greeting, self.summary, self.assurance, gap=4))
        buttons = boxed(row(self.whose, None, self.print_button, self.arrange_button, self.add_button, gap=8))
        self._tools = QWidget()
        self._tool_line = QBoxLayout(_ACROSS, self._tools)
        self._tool_line.setContentsMargins(0, 0, 0, 0)
        self._tool_line.addWidget(self.views)
        self._tool_line.addWidget(buttons, 1)
        self._line = QBoxLayout(_ACROSS, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._titles, 1)
        self._line.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignTop)
        self.views.chosen.connect(lambda key: self.view_asked.emit(View(key)))
        self.whose.chosen.connect(lambda key: self.mine_asked.emit(key == _MINE))

    def show_view(self, view: View) -> None:
        """Show which days one looks at."""
        self.views.blockSignals(True)
        self.views.choose(view.value)
        self.views.blockSignals(False)

    def assure(self, words: Words) -> None:
        """Say quietly how something stands; "" where there is nothing to say."""
        self.assurance.set_words(words or _NOTHING)

    def show_whose(self, mine_only: bool) -> None:
        """Show whose rows are chosen."""
        self.whose.blockSignals(True)
        self.whose.choose(_MINE if mine_only else _ALL)
        self.whose.blockSignals(False)

    def offer_whose(self, offered: bool) -> None:
        """Offer the choice where there is more than one member of the staff."""
        self.whose.setVisible(offered)
        self.fit()

    def fit(self) -> None:
        """Put the buttons beside the greeting, or below it; in a narrow window one of them loses its words."""
        px, width = style_now().px, self.width()
        buttons = [one for one in (self.whose, self.print_button, self.arrange_button) if not one.isHidden()]
        gap = px(8)
        rest = sum(one.sizeHint().width() + gap for one in buttons)
        adding = 0 if self.add_button.isHidden() else self.add_button.full_width() + gap
        views = self.views.sizeHint().width() + gap
        beside = width - views - rest - adding - px(16) >= px(_TITLES)
        self.add_button.set_short(not beside and views + rest + adding > width)
        stacked = not beside and views + rest + self.add_button.sizeHint().width() + gap > width
        self._line.setDirection(_ACROSS if beside else _DOWN)
        self._line.setAlignment(self._tools, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        self._line.setSpacing(px(16 if beside else 10))
        self._tool_line.setDirection(_DOWN if stacked else _ACROSS)
        self._tool_line.setSpacing(gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the width."""
        super().resizeEvent(event)
        self.fit()


def _with_key(words: str, key: str) -> Words:
    """What a choice is, and the letter that takes it."""
    return lambda: f"{said(words)} ({key})"
