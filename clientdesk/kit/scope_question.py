"""The question that a repeating thing asks before it is changed: this one, this and all later ones, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.buttons import Button
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import column, hide_unless, row
from clientdesk.kit.options import Option, Options
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of

SCOPES = ("this", "following", "all")

_WIDTH = 372
_OPTIONS = {
    "this": Option("this", N_("This one"), N_("All others stay as they are.")),
    "following": Option("following", N_("This one and all later ones"), N_("What was before stays as it is.")),
    "all": Option("all", N_("All of them"), N_("From the first to the last.")),
}


class ScopeQuestion(QDialog):
    """Arrows move between the answers, Enter takes one, Esc keeps everything as it was.

    Args:
        title: what is about to happen.
        taken: told the answer, one of `SCOPES`; not called when the person leaves.
        detail: what is at stake, where that has to be said.
        offered: the answers, first to last.
        parent: the window it belongs to.
    """

    def __init__(
        self,
        title: Words,
        taken: Callable[[str], object],
        *,
        detail: Words = "",
        offered: Sequence[str] = SCOPES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scope_question")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._taken = taken
        self.options = Options([_OPTIONS[key] for key in offered], name="scope_question_options")
        body = PlainLabel(detail, "text", "ink2", wrap=True)
        hide_unless(detail, body)
        self.cancel_button = Button(N_("Cancel"), None, "ghost", clicked=self.reject, name="scope_question_cancel")
        self.take_button = Button(N_("Continue"), None, "primary", clicked=self.take, name="scope_question_take")
        buttons = row(None, self.cancel_button, self.take_button)
        heading = PlainLabel(title, "card_title")
        stack = column(heading, body, self.options, buttons, gap=14, margins=(24, 20, 24, 18))
        # The answers know how high they are only when they know how wide.
        stack.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.setLayout(stack)
        self.options.setFixedWidth(style_of().px(_WIDTH))
        self.setWindowTitle(said(title))
        self.setAccessibleDescription(body.text())
        self.options.button(self.options.current()).setFocus(Qt.FocusReason.TabFocusReason)

    def take(self) -> None:
        """Go on with the answer that is marked."""
        answer = self.options.current()
        self.accept()
        self._taken(answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, but on the way out it leaves; a dialog by itself presses whichever button it thinks of first."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.reject if self.cancel_button.hasFocus() else self.take)()
        else:
            super().keyPressEvent(event)


def ask_scope(
    parent: QWidget,
    title: Words,
    taken: Callable[[str], object],
    *,
    detail: Words = "",
    offered: Sequence[str] = SCOPES,
) -> ScopeQuestion:
    """Ask it over the window of `parent` and come back at once; the arguments are those of `ScopeQuestion`."""
    question = ScopeQuestion(title, taken, detail=detail, offered=offered, parent=parent.window())
    question.open()
    return question
