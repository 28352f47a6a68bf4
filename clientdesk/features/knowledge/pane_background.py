"""The tab Background: a card a topic, one field each to write in, and what colleagues put in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, _
from clientdesk.features.knowledge.commands import add_insight
from clientdesk.features.knowledge.pane_contradictions import Contradictions
from clientdesk.features.knowledge.pane_form import LEARNT
from clientdesk.features.knowledge.pane_row import InsightRow, RemarkRow
from clientdesk.features.knowledge.queries import InsightView, insights
from clientdesk.features.knowledge.queries_remarks import remarks
from clientdesk.features.knowledge.rules import TOPICS, TopicOf
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.cards import Card, CardHead
from clientdesk.kit.context import Context
from clientdesk.kit.fields import ErrorLine, TextField
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, clear_out, column, row, scrolled
from clientdesk.kit.living import Living
from clientdesk.kit.style import style_of

_TABLES = ("insight", "remark", "staff")


class Background(Living, QWidget):
    """A `CustomerView`.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("background")
        self._context = context
        self._customer: int | None = None
        self.banner = Contradictions(context)
        self.cards = [TopicCard(context, topic) for topic in TOPICS]
        self.colleagues = ColleaguesCard(context)
        page = column(
            self.banner, *self.cards, self.colleagues, None, gap=12, margins=(0, 0, 0, 24)
        )  # fmt: skip
        self.setLayout(column(scrolled(boxed(page)), gap=0))
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def show_customer(self, customer: int | None) -> None:
        """Show what is known of this customer."""
        self._customer = customer
        self.banner.show_customer(customer)
        for card in self.cards:
            card.customer = customer
            card.field.clear()
            card.error.say("")
        self.colleagues.customer = customer
        self._read()

    def reword(self) -> None:
        """Ages and dates are written anew."""
        self._read()

    def begin_day(self) -> None:
        """Everything is a day older."""
        self._read()

    def refresh_words(self) -> None:
        """Days are told, not hours."""

    def _read(self) -> None:
        held = self._name_in_hand()
        known: Sequence[InsightView] = ()
        if self._customer is not None:
            known = self._context.bridge.ask(insights, customer=self._customer)
        for card in self.cards:
            card.show_known([one for one in known if one.topic is card.topic.topic])
        self.colleagues.read()
        self._take_hold(held)

    def _name_in_hand(self) -> str:
        """The name of the button that has the keyboard; the rows are made anew under it."""
        focused: QWidget | None = self.window().focusWidget()
        return focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""

    def _take_hold(self, name: str) -> None:
        """Give the keyboard back: to the same button, or where that is gone to another of the same row, or its card."""
        if not name:
            return
        row = name.rpartition("_")[0]
        others = [f"{row}_{deed}" for deed in ("reopen", "confirm", "edit")]
        for wanted in (name, *others):
            found = next((one for one in self.findChildren(QWidget, wanted) if not one.isHidden()), None)
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.cards[0].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches(*_TABLES):
            self._read()


class TopicCard(Card):
    """What is known on one topic, and a field to write more: Enter saves, Ctrl+Enter opens the form.

    Args:
        context: to change.
        topic: which.
    """

    def __init__(self, context: Context, topic: TopicOf) -> None:
        self._context = context
        self.topic = topic
        self.customer: int | None = None
        name = f"background_{topic.topic.value}"
        self.head = CardHead(topic.title, topic.icon)
        self.purpose = PlainLabel(topic.purpose, "second", "ink3", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(style_of().px(2))
        self.field = _QuickField(topic, name)
        self.error = ErrorLine()
        self.more_button = IconButton(
            "sliders-horizontal", N_("With source and day (Ctrl+Enter)"), size=36, clicked=self.open_form,
            name=f"{name}_form",
        )  # fmt: skip
        writing = row(self.field, self.more_button, gap=6)
        super().__init__(self.head, self.purpose, self.lines, writing, self.error, fill="sunken", gap=8)
        self.setObjectName(name)
        self.field.returnPressed.connect(self._save)
        self.field.form_wanted.connect(self.open_form)

    def show_known(self, known: Sequence[InsightView]) -> None:
        """Show these."""
        _empty(self.lines)
        today = self._context.bridge.ask(lambda shop: shop.today())
        for one in known:
            _put(self.lines, InsightRow(self._context, one, today))
        self.purpose.setVisible(not known)
        self.head.set_count(sum(1 for one in known if one.settled_on is None) or None)

    def open_form(self) -> None:
        """Open the form, with what is written so far."""
        if self.customer is not None:
            text = self.field.text()
            self.field.clear()
            self._context.edit("insight", None, customer=self.customer, topic=self.topic.topic.value, text=text)

    def _save(self) -> None:
        if self.customer is None or not self.field.text().strip():
            return
        self.error.say("")
        self._context.bridge.run(
            LEARNT, add_insight, then=lambda _row: self.field.clear(), failed=lambda error: self.error.say(error.words),
            customer=self.customer, topic=self.topic.topic, text=self.field.text(),
        )  # fmt: skip


class _QuickField(TextField):
    """One line; Ctrl+Enter asks for the form."""

    form_wanted = Signal()
    """Ctrl+Enter."""

    def __init__(self, topic: TopicOf, name: str) -> None:
        self._title = topic.title
        super().__init__(topic.example, name=f"{name}_add")

    def reword(self) -> None:
        """Its name is the topic's: the placeholder is an example."""
        super().reword()
        self.setAccessibleName(_(self._title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter opens the form."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.form_wanted.emit()
        else:
            super().keyPressEvent(event)


class ColleaguesCard(Card):
    """What colleagues put in, the newest first."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.customer: int | None = None
        self.head = CardHead(N_("From colleagues"), "chat-teardrop-text")
        self.purpose = PlainLabel(
            N_("Short notes for one another: what the next person has to know before a talk."), "second", "ink3",
            wrap=True,
        )  # fmt: skip
        self.lines = QVBoxLayout()
        self.lines.setSpacing(style_of().px(2))
        self.button = Button(N_("Put a note in"), "plus", "plain", clicked=self._open_form, name="background_remark")
        super().__init__(self.head, self.purpose, self.lines, row(self.button, None), fill="sunken", gap=8)
        self.setObjectName("background_colleagues")

    def read(self) -> None:
        """Read them anew."""
        _empty(self.lines)
        bridge = self._context.bridge
        found = bridge.ask(remarks, customer=self.customer) if self.customer is not None else ()
        today = bridge.ask(lambda shop: shop.today())
        for one in found:
            _put(self.lines, RemarkRow(self._context, one, today))
        self.purpose.setVisible(not found)
        self.head.set_count(len(found) or None)

    def _open_form(self) -> None:
        if self.customer is not None:
            self._context.edit("remark", None, customer=self.customer)


def _put(lines: QVBoxLayout, made: QWidget) -> None:
    lines.addWidget(made)
    # At once, not with the next turn of events: the keyboard is to be given back to it.
    made.show()


def _empty(lines: QVBoxLayout) -> None:
    clear_out(lines)
