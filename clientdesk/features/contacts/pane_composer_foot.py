"""The lower line of the composer: the kinds, and the buttons that plan, attach, tell more and save."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.features.contacts.pane_kinds import KindRow
from clientdesk.features.contacts.pane_wording import kind_choices
from clientdesk.features.contacts.records import ContactKind
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.layouts import hide_unless
from clientdesk.kit.style import style_of

_SIGN = 28.0
Act = Callable[[], object]


class ComposerFoot(QWidget):
    """The line.

    Args:
        plan: save and plan; None where nothing can be planned.
        promise: save, and keep as a promise; None where nothing can be promised.
        attach: choose files.
        tell_more: show the small fields.
        save: save.
        parent: as ever.
    """

    def __init__(
        self,
        *,
        plan: Act | None,
        promise: Act | None,
        attach: Act,
        tell_more: Act,
        save: Act,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # In the order in which the Tab key goes through them.
        self.kinds = KindRow(kind_choices(), ContactKind.NOTE.value)
        self.plan = Button(
            "", "bell", "ghost", tip=N_("Save and add a reminder (Ctrl+Enter)"), height=_SIGN, clicked=plan,
            name="timeline_composer_plan",
        )  # fmt: skip
        self.promise = Button(
            "", "hand-palm", "ghost", tip=N_("Save and keep it as a promise (Ctrl+Shift+Enter)"), height=_SIGN,
            clicked=promise, name="timeline_composer_promise",
        )  # fmt: skip
        attaching = IconButton(
            "paperclip", N_("Add a file"), size=_SIGN, clicked=attach, name="timeline_composer_attach"
        )
        self.more = IconButton(
            "sliders-horizontal", N_("Moment, length, outcome and more"), size=_SIGN, clicked=tell_more,
            name="timeline_composer_more",
        )  # fmt: skip
        self.save = EnterButton(N_("Save (Enter)"), save)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style_of().px(2))
        line.addWidget(self.kinds, 1)
        for button in (self.plan, self.promise, attaching, self.more):
            line.addWidget(button)
        line.addSpacing(style_of().px(4))
        line.addWidget(self.save)
        hide_unless(plan, self.plan)
        hide_unless(promise, self.promise)


class EnterButton(IconButton):
    """The button that stands for Enter: quiet while there is nothing to save."""

    def __init__(self, tip: str, clicked: Act) -> None:
        self._lit = False
        super().__init__("arrow-elbow-down-left", tip, size=_SIGN, clicked=clicked, name="timeline_composer_save")

    def light(self, lit: bool) -> None:
        """Whether there is something to save."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small key."""
        with self.canvas() as canvas:
            under = self.underMouse() or self.isDown()
            fill = ("accent_hover" if under else "accent") if self._lit else "press"
            canvas.box(0, 0, canvas.w, canvas.h, radius=6, fill=fill)
            ink = "on_accent" if self._lit else "ink2" if under else "ink3"
            canvas.icon("arrow-elbow-down-left", (canvas.w - 16) / 2, (canvas.h - 16) / 2, 16, colour=ink)
            if self.hasFocus() and not self.isDown():
                canvas.focus_ring()
