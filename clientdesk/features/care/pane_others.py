"""One quiet line above the composer: who else of the shop spoke to them this week."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.days import ago
from clientdesk.base.words import Phrase
from clientdesk.features.care.queries import Spoke, others_this_week
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.living import Living
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import set_tip

_MOST = 2
"""More people would be more than a line; the timeline tells them all."""


class Others(Living, QWidget):
    """A `CustomerView`; hidden where nobody else was in touch.

    Args:
        context: to ask.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("who_else")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._context = context
        self._customer: int | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(style_of().px(2))
        context.bridge.changed.connect(self._on_changed)
        context.person_changed.connect(self._read)
        self.come_alive()

    def show_customer(self, customer: int | None) -> None:
        """Show who else spoke to this customer."""
        self._customer = customer
        self._read()

    def reword(self) -> None:
        """Say it anew."""
        self._read()

    def begin_day(self) -> None:
        """A day more has gone by."""
        self._read()

    def refresh_words(self) -> None:
        """Days are told, not hours."""

    def _read(self) -> None:
        clear_out(self._lines)
        ask = self._context.bridge.ask
        found = ask(others_this_week, customer=self._customer) if self._customer is not None else ()
        today = ask(lambda shop: shop.today())
        for one in found[:_MOST]:
            words = spoke_words(one, ago(one.last_on, today))
            line = QuietLine(words, f"who_else_{one.staff}", partial(self._go_to, one))
            self._lines.addWidget(line)
            line.show()
        self.setVisible(bool(found))

    def _go_to(self, one: Spoke) -> None:
        """Bring the last contact into sight, where the timeline holds it."""
        timeline = self.window().findChild(ShortList, "timeline")
        if not isinstance(timeline, ShortList):
            return
        keys = [getattr(row, "key", None) for row in timeline.rows()]
        if ("contact", one.contact) in keys:
            timeline.choose(keys.index(("contact", one.contact)))
            timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches("contact", "staff"):
            self._read()


def spoke_words(one: Spoke, when: str) -> Phrase:
    """`Kati was in touch 3 times this week, last yesterday`."""
    # Translators: {when} is "today", "yesterday" or "3 days ago".
    return Phrase(
        "{name} was in touch this week, {when}",
        "{name} was in touch {n} times this week, last {when}",
        one.count,
        name=one.name,
        when=when,
    )


class QuietLine(PushButton):
    """A muted line that can be pressed, cut where it does not fit."""

    def __init__(self, words: Phrase, name: str, pressed: Callable[[], object], icon: str = "users-three") -> None:
        super().__init__()
        self._words = words
        self._icon = icon
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: pressed())
        self.come_alive()

    def reword(self) -> None:
        """Say it anew."""
        self.setText(self._words.text().replace("&", "&&"))
        self.setAccessibleName(self._words.text())
        set_tip(self, self._words.text())

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        return QSize(style_of().px(style_of().text_width(self._words.text(), "second") + 26), style_of().px(22))

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(style_of().px(40), style_of().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A glyph and the line, underlined under the pointer."""
        with self.canvas() as canvas:
            canvas.icon(self._icon, 2, (canvas.h - 15) / 2, 15, colour="ink3")
            width = canvas.text(24, 0, canvas.w - 24, canvas.h, self._words.text(), role="second", colour="ink2")
            if self.underMouse():
                canvas.line(24, canvas.h - 3.5, 24 + width, canvas.h - 3.5, colour="ink3")
            if self.has_ring:
                canvas.focus_ring(radius=6)
