"""The page of all promises: open and closed ones by person and by how they stand, and the share that was kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import C_, N_, Phrase
from clientdesk.features.promises.commands import keep_promise
from clientdesk.features.promises.pane_deeds import offer_deeds
from clientdesk.features.promises.pane_rows import PromiseDelegate, PromiseRow, row_for
from clientdesk.features.promises.pane_share import ShareCard
from clientdesk.features.promises.queries import PromiseView, all_promises, promises_kept
from clientdesk.features.promises.rules import Standing
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.buttons import Button
from clientdesk.kit.cards import Card, Ground
from clientdesk.kit.chips import Chips
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.empty import EmptyState
from clientdesk.kit.fields import Select
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, column, row, scrolled
from clientdesk.kit.living import Living
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of

_SIDE, _LEAST = 320.0, 200.0
_SHARE = 0.34
"""The side has at most so much of the page."""
_STATES: dict[str, frozenset[Standing]] = {
    "open": frozenset({Standing.OPEN, Standing.LATE}),
    "late": frozenset({Standing.LATE}),
    "kept": frozenset({Standing.KEPT}),
    "kept_late": frozenset({Standing.KEPT_LATE}),
    "broken": frozenset({Standing.BROKEN}),
    "released": frozenset({Standing.RELEASED}),
    "all": frozenset(Standing),
}
_CHIPS = (
    # Translators: said of a promise that is still owed.
    Choice("open", C_("promise", "Open")),
    Choice("late", N_("Late")),
    Choice("kept", N_("Kept")),
    Choice("kept_late", N_("Kept late")),
    Choice("broken", N_("Not kept")),
    Choice("released", N_("Released")),
    Choice("all", N_("All")),
)


class PromisesPage(Living, Ground):
    """Shows promises and how they were kept.

    Args:
        context: to ask and to change.
    """

    def __init__(self, context: Context) -> None:
        super().__init__("bg")
        self.setObjectName("promises_page")
        self._context = context
        self._found: Sequence[PromiseView] = ()
        self.title = PlainLabel(N_("Promises"), "greeting")
        self.count = PlainLabel("", "text", "ink2")
        self.count.setObjectName("promises_count")
        self.add_button = Button(N_("Promise"), "plus", "primary", clicked=self._add, name="promises_add")
        self.states = Chips(_CHIPS, "open")
        self.states.setObjectName("promises_states")
        self.people = Select([Choice("", N_("Everybody"))], name="promises_people", accessible=N_("Who keeps them"))
        self.list: ShortList[PromiseRow] = ShortList(PromiseDelegate(), name="promises_list", accessible=N_("Promises"))
        self.nothing = EmptyState(
            "hand-palm", "", button=N_("Write a promise down"), clicked=self._add, name="promises_none"
        )
        self.share = ShareCard()
        self._compose()
        self._connect()
        self._offer_people()
        self.come_alive()

    def _compose(self) -> None:
        head = row(column(self.title, self.count, gap=2), self.add_button, gap=12, margins=(0, 0, 8, 0))
        head.setStretch(0, 1)
        filters = row(self.states, self.people, gap=12)
        filters.setStretch(0, 1)
        self.people.setMaximumWidth(style_of().px(180))
        self._card = Card(self.list, self.nothing, pad=0, gap=0)
        self._card.content.setContentsMargins(0, style_of().px(6), 0, style_of().px(6))
        left = column(filters, self._card, gap=12)
        left.setStretch(1, 1)
        self._side = boxed(column(self.share, None, gap=0, margins=(0, 0, 8, 8)))
        self._aside = scrolled(self._side)
        middle = row(boxed(left), self._aside, gap=16)
        middle.setStretch(0, 1)
        whole: QVBoxLayout = column(head, middle, gap=16, margins=(28, 22, 20, 20))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.states.chosen.connect(lambda _key: self._show())
        self.people.chosen.connect(lambda _key: self.read())
        self.list.opened.connect(self._open)
        self.list.zone_clicked.connect(lambda line, _zone: self._keep(line))
        self.list.key_pressed.connect(self._on_key)
        self.list.menu_wanted.connect(self._offer)
        self._context.bridge.changed.connect(self._on_changed)

    # --- Reading

    def read(self) -> None:
        """Read everything anew."""
        ask = self._context.bridge.ask
        staff = int(self.people.current() or 0) or None
        self._found = ask(all_promises, staff=staff)
        self.share.show_report(ask(promises_kept, staff=staff))
        self._show()

    def reword(self) -> None:
        """Say the rows anew."""
        self.read()

    def restyle(self) -> None:
        """Take the width of the side anew."""
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list keeps most of it."""
        super().resizeEvent(event)
        self._fit()

    def begin_day(self) -> None:
        """What was due is late now."""
        self.read()

    def panes(self) -> list[QWidget]:
        """The list, and how they were kept."""
        return [self.list, self.share]

    # --- Inside

    def _fit(self) -> None:
        px = style_of().px
        self._aside.setFixedWidth(max(min(px(_SIDE), int(self.width() * _SHARE)), px(_LEAST)))

    def _show(self) -> None:
        today = self._context.bridge.ask(lambda shop: shop.today())
        shown = [one for one in self._found if one.standing in _STATES[self.states.current()]]
        self.list.show_rows([row_for(one, today) for one in shown])
        self.list.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        if self._found:
            self.nothing.say(N_("No promise stands so."), N_("Choose another chip to see the others."))
        else:
            self.nothing.say(
                N_("Nothing was promised yet."),
                N_("Write down what you promise; you are reminded before and on the day."),
            )
        late = sum(one.standing is Standing.LATE for one in self._found)
        still = sum(one.is_open for one in self._found)
        self.count.set_words(_count_words(still, late))

    def _offer_people(self) -> None:
        members = self._context.bridge.ask(staff_members)
        everybody = Choice("", N_("Everybody"))
        self.people.set_choices([everybody, *(Choice(str(one.id), literal(one.name)) for one in members)])
        self.people.setVisible(len(members) > 1)

    def _add(self) -> None:
        self._context.edit("promise", None)

    def _open(self, line: PromiseRow) -> None:
        self._context.edit("promise", line.view.id)

    def _keep(self, line: PromiseRow) -> None:
        if line.view.is_open:
            self._context.bridge.run(N_("Promise kept"), keep_promise, row=line.view.id)

    def _offer(self, line: PromiseRow, at: QPoint) -> None:
        offer_deeds(self._context, line.view, self.list.viewport(), at)

    def _on_key(self, line: PromiseRow, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._keep(line)
            event.accept()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("staff"):
            self._offer_people()
        if changes.touches("promise", "customer", "staff"):
            self.read()


def _count_words(still: int, late: int) -> Phrase:
    if late:
        return Phrase(N_("{n} open, {late} of them late"), N_("{n} open, {late} of them late"), still, late=late)
    return Phrase(N_("{n} open"), N_("{n} open"), still)
