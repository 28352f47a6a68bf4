"""The page of all ideas and contributions, by what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Phrase
from clientdesk.features.contributions.pane_row import ContributionRow
from clientdesk.features.contributions.queries import ContributionView, contributions
from clientdesk.features.contributions.rules import WORDS, Status
from clientdesk.kit.buttons import Button
from clientdesk.kit.cards import Card, Ground
from clientdesk.kit.chips import Chips
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.empty import EmptyState
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, clear_out, column, row, scrolled
from clientdesk.kit.living import Living
from clientdesk.kit.style import style_of

_ALL, _UNTHANKED = "all", "unthanked"
_MOST = 200
"""So many are shown at once; older ones are found by a chip or by the search."""
_CHIPS = (
    Choice(_ALL, N_("All")),
    *(Choice(status.value, words) for status, words in WORDS.items()),
    Choice(_UNTHANKED, N_("Not thanked yet")),
)


class ContributionsPage(Living, Ground):
    """Shows them, the newest first.

    Args:
        context: to ask and to change.
    """

    def __init__(self, context: Context) -> None:
        super().__init__("bg")
        self.setObjectName("contributions_page")
        self._context = context
        self.title = PlainLabel(N_("Ideas and contributions"), "greeting")
        self.count = PlainLabel("", "text", "ink2")
        self.add_button = Button(
            N_("Idea or contribution"), "plus", "primary", clicked=self._add, name="contributions_page_add"
        )
        self.states = Chips(_CHIPS, _ALL)
        self.states.setObjectName("contributions_states")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style_of().px(8))
        self.nothing = EmptyState("lightbulb-filament", "", name="contributions_none")
        self._card = Card(self._lines, gap=8)
        head = row(column(self.title, self.count, gap=2), self.add_button, gap=12, margins=(0, 0, 8, 0))
        head.setStretch(0, 1)
        inner = boxed(column(self._card, self.nothing, None, gap=0, margins=(0, 0, 8, 8)))
        whole = column(head, self.states, scrolled(inner), gap=14, margins=(28, 22, 20, 12))
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.states.chosen.connect(lambda _key: self.read())
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def read(self) -> None:
        """Read them anew."""
        ask = self._context.bridge.ask
        every, today = ask(contributions), ask(lambda shop: shop.today())
        shown = [one for one in every if _is_in(one, self.states.current())]
        clear_out(self._lines)
        for one in shown[:_MOST]:
            made = ContributionRow(self._context, one, today, named=True)
            self._lines.addWidget(made)
            made.show()
        self._card.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        if every:
            self.nothing.say(N_("None stands so."), N_("Choose another chip to see the others."))
        else:
            self.nothing.say(
                N_("Nobody has given an idea yet."),
                N_("Write one down when you hear it; you see here what became of it and who is still to be thanked."),
            )
        self.count.set_words(_count_words(every))

    def reword(self) -> None:
        """Say them anew."""
        self.read()

    def begin_day(self) -> None:
        """They have waited for a day more."""
        self.read()

    def panes(self) -> list[QWidget]:
        """The chips and what they leave."""
        return [self.states, self._card]

    def _add(self) -> None:
        self._context.edit("contribution", None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("contribution", "customer"):
            self.read()


def _is_in(one: ContributionView, key: str) -> bool:
    if key == _UNTHANKED:
        return one.thanked_on is None and one.status is not Status.DECLINED
    return key in {_ALL, one.status.value}


def _count_words(every: Sequence[ContributionView]) -> Phrase:
    used = sum(one.status is Status.USED for one in every)
    return Phrase(N_("{n} in all, {used} used"), N_("{n} in all, {used} used"), len(every), used=used)
