"""A question in a window of its own, for the few cases where nothing less will do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.buttons import Kind
from clientdesk.kit.widgets import Button, PlainLabel, Words, column, row, said, style_of

Answer = tuple[str, Words, Kind]
"""What a button stands for, what it says, and how it looks."""


class Question(QDialog):
    """One sentence, what follows from it, and buttons that say what they do; Esc is the first of them.

    Args:
        title: the question.
        detail: what is at stake.
        answers: the harmless one first.
        parent: the window it belongs to.
    """

    def __init__(self, title: Words, detail: Words, answers: list[Answer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setModal(True)
        self.answer = answers[0][0]
        heading = PlainLabel(title, "card_title", wrap=True)
        body = PlainLabel(detail, "text", "ink2", wrap=True)
        buttons = [
            Button(words, None, kind, clicked=partial(self._take, key), name=f"question_{key}")
            for key, words, kind in answers
        ]
        self.setLayout(column(heading, body, row(None, *buttons), gap=14, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(style_of().px(400))
        self.setWindowTitle(said(title))
        self.setAccessibleDescription(body.text())
        buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, key: str) -> None:
        self.answer = key
        self.accept()


def ask_to_leave(parent: QWidget) -> bool:
    """Ask whether what is written in a form may go."""
    question = Question(
        N_("Leave without saving?"),
        N_("What you wrote here is not saved yet."),
        [("stay", N_("Keep writing"), "primary"), ("leave", N_("Leave without saving"), "plain")],
        parent,
    )
    question.exec()
    return question.answer == "leave"
