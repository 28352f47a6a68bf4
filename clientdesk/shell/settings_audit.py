"""The section of the settings that leads to the change history."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.days import long_date
from clientdesk.base.words import N_, _
from clientdesk.desk.steps import history_begins
from clientdesk.kit.context import Context
from clientdesk.kit.living import Living
from clientdesk.kit.widgets import Button, Card, PlainLabel, column, row

_PROMISE = N_(
    "Everything that is changed in the shop is kept: who did it and when, and what it was before. "
    "Each customer’s own history is on their page, under About."
)


class AuditSection(Living, QWidget):
    """What is kept, since when, and the way there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.since = PlainLabel("", "text", "ink3", wrap=True)
        self.open_button = Button(
            N_("Open the change history"), "clock-counter-clockwise", "primary", clicked=context.show_history,
            name="settings_open_audit",
        )  # fmt: skip
        card = Card(PlainLabel(_PROMISE, "text", "ink2", wrap=True), self.since, row(self.open_button, None), gap=12)
        self.setLayout(column(card, gap=0))
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def reword(self) -> None:
        """The day is written anew."""
        begins = self._context.bridge.ask(history_begins)
        today = self._context.bridge.ask(lambda shop: shop.today())
        self.since.set_words(
            lambda: _("It begins on {day}.").format(day=long_date(begins.date(), today)) if begins else ""
        )

    def _on_changed(self, _changes: Changes) -> None:
        if not self.since.text():
            self.reword()
