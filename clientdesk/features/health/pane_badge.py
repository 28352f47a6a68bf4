"""The word beside the name at the head of the profile; a click shows why."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import _
from clientdesk.features.health.kept import NAME
from clientdesk.features.health.pane_looks import LOOKS
from clientdesk.features.health.queries import Standing, health, reason_words, word_words
from clientdesk.features.health.rules import Health
from clientdesk.kit.canvas import CHIP_ICON
from clientdesk.kit.context import Context
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import set_tip

_TALL = 22.0
_PAD = 8.0


class HealthBadge(PushButton):
    """A `CustomerView`, hidden where nothing is known yet.

    Args:
        context: to ask.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile_health")
        self._context = context
        self._customer: int | None = None
        self._known: Standing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        context.bridge.changed.connect(self._on_changed)
        self.hide()
        self.come_alive()

    @property
    def word(self) -> Health | None:
        """What it says."""
        return self._known.word if self._known is not None else None

    def show_customer(self, customer: int | None) -> None:
        """Tell of this customer."""
        self._customer = customer
        self._read()

    def reword(self) -> None:
        """Say it anew."""
        if self._known is None or self._known.word is None:
            return
        word = word_words(self._known.word)
        # Translators: how it goes with a customer, "Going well" and the like.
        self.setAccessibleName(_("How it goes: {word}").format(word=word))
        reason = reason_words(self._known.reasons[0]) if self._known.reasons else ""
        set_tip(self, f"{reason} · {_('Show why')}" if reason else _("Show why"))

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        style = style_of()
        wide = style.text_width(word_words(self.word), "label_strong") + 2 * _PAD + CHIP_ICON
        return QSize(style.px(wide) + 1, style.px(_TALL))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A chip, and the ring."""
        if self.word is None:
            return
        icon, fill, ink = LOOKS[self.word]
        with self.canvas() as canvas:
            words = word_words(self.word)
            canvas.chip(
                0, 0, words, fill=fill, colour=ink, icon=icon, pad=_PAD, role="label_strong", max_width=canvas.w
            )
            if self.underMouse():
                canvas.box(0, 0, canvas.w, canvas.h, radius=canvas.h / 2, stroke=ink)
            if self.has_ring:
                canvas.focus_ring(radius=canvas.h / 2)

    def _read(self) -> None:
        customer = self._customer
        self._known = self._context.bridge.ask(health, customer=customer) if customer is not None else None
        self.setVisible(self.word is not None)
        self.reword()
        self.restyle()

    def _open(self) -> None:
        if self._customer is not None:
            self._context.edit(NAME, self._customer)

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches(NAME):
            self._read()
