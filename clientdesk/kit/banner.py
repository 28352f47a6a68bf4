"""A banner that stays: a failure the owner must know, with a way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.cards import Card
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import column, row
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import Words

Tone = Literal["danger", "warn", "info", "accent"]

_ICONS: dict[Tone, str] = {
    "danger": "warning-circle-fill",
    "warn": "warning-fill",
    "info": "info",
    "accent": "check-circle-fill",
}
_TRY_AGAIN = N_("Try again")


class Banner(Card):
    """Hidden until something is to be said; then it stays until it is cleared or tried again.

    Args:
        tone: "danger" for a failure, "warn" for what will be late, "info" and "accent" for notices.
        closable: whether a person may put it away.
        name: the object name.
        parent: as ever.
    """

    closed = Signal()
    """The person has put it away."""

    def __init__(
        self, tone: Tone = "danger", *, closable: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        self._tone: Tone = tone
        self._retry: Callable[[], object] | None = None
        self.title = PlainLabel("", "row_title_strong", tone, wrap=True)
        self.detail = PlainLabel("", "second", "ink", wrap=True)
        self.button = Button(_TRY_AGAIN, None, "plain", clicked=self._on_retry, height=30)
        self.close_button = IconButton("x", N_("Close"), clicked=self._on_closed, size=30)
        sign = Painted(lambda k: k.icon(_ICONS[self._tone], 0, 0, 20, colour=self._tone), height=20, width=20)
        line = row(sign, column(self.title, self.detail, gap=2), self.button, self.close_button, gap=10)
        line.setStretch(1, 1)
        for widget in (sign, self.button, self.close_button):
            line.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        super().__init__(line, pad=12, fill=_soft(tone), stroke=None, radius=12, parent=parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.close_button.setVisible(closable)
        self.hide()

    def say(
        self,
        title: Words,
        detail: Words = "",
        *,
        retry: Callable[[], object] | None = None,
        action: Words = _TRY_AGAIN,
        tone: Tone | None = None,
    ) -> None:
        """Show what is the matter and the way out; `retry` is called by the button, which shows only then."""
        if tone is not None:
            self._tone = tone
            self.title.set_look("row_title_strong", tone)
            self.set_look(_soft(tone), None)
        self._retry = retry
        self.title.set_words(title)
        self.detail.set_words(detail)
        self.detail.setVisible(bool(detail))
        self.button.set_words(action)
        self.button.setVisible(retry is not None)
        self.show()
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.detail.text())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """All is well again."""
        self._retry = None
        self.hide()

    def _on_retry(self) -> None:
        if self._retry is not None:
            self._retry()

    def _on_closed(self) -> None:
        self.clear()
        self.closed.emit()


def _soft(tone: Tone) -> str:
    return f"{tone}_soft"
