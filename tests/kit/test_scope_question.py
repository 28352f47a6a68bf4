"""The question of a repeating thing: which of its days are meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.scope_question import ScopeQuestion, ask_scope


@pytest.fixture
def answers() -> list[str]:
    """What was answered."""
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the question is asked over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def question(window: QWidget, qtbot: QtBot, answers: list[str]) -> ScopeQuestion:
    """The question, asked."""
    asked = ask_scope(window, "Delete a repeating appointment", answers.append)
    qtbot.waitUntil(asked.isVisible)
    return asked


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_enter_takes_this_one(question: ScopeQuestion, answers: list[str]) -> None:
    press(Qt.Key.Key_Return)
    assert answers == ["this"]


def test_arrows_and_enter_take_another(question: ScopeQuestion, answers: list[str]) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert answers == ["following"]


def test_escape_keeps_everything_as_it_was(question: ScopeQuestion, answers: list[str], qtbot: QtBot) -> None:
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(question.rejected):
        press(Qt.Key.Key_Escape)
    assert answers == []


def test_the_mouse_marks_and_the_button_takes(question: ScopeQuestion, answers: list[str]) -> None:
    QTest.mouseClick(question.options.button("all"), Qt.MouseButton.LeftButton)
    assert answers == []
    QTest.mouseClick(question.take_button, Qt.MouseButton.LeftButton)
    assert answers == ["all"]


def test_enter_on_cancel_cancels(question: ScopeQuestion, answers: list[str]) -> None:
    question.cancel_button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert answers == []


def test_only_what_makes_sense_is_offered(window: QWidget, answers: list[str]) -> None:
    asked = ask_scope(window, "Change a repeating appointment", answers.append, offered=("following", "all"))
    asked.take()
    assert answers == ["following"]
