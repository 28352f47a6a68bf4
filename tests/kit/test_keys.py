"""Shortcuts, the table of keys, and single letters that work on every layout."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.actions import Actions, KeyLine, all_lines
from clientdesk.kit.letters import Letters, letter_of
from clientdesk.kit.style import Style

NONE = Qt.KeyboardModifier.NoModifier


def press(key: int, text: str, scan: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, scan, 0, text)


def place(code: int) -> int:
    """The code a key has on this system, from that of a PC's keyboard."""
    return code if sys.platform == "win32" else code + 8


def test_a_shortcut_works_anywhere_in_the_window(style: Style, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    done: list[str] = []
    actions = Actions(window, "Everywhere")
    actions.add("Find a customer", lambda: done.append("find"), "Ctrl+F", name="find_action")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert done == ["find"]


def test_the_table_of_keys_holds_what_can_be_reached_in_the_language_of_the_moment(style: Style, qtbot: QtBot) -> None:
    said = ["Undo"]
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, "Everywhere")
    undo = actions.add(lambda: said[0], lambda: None, "Ctrl+Z", icon="arrow-counter-clockwise", name="undo_action")
    actions.add("About", lambda: None)
    actions.tell("Mark as done", "Space")
    hidden = QWidget(window)
    Actions(hidden, "Calendar").tell("Show the week", "W")
    window.show()
    hidden.hide()
    assert all_lines(window) == [
        KeyLine("Everywhere", "Undo", "Ctrl+Z"),
        KeyLine("Everywhere", "Mark as done", "Space"),
    ]
    said[0] = "Отменить"
    QApplication.sendEvent(actions, QEvent(QEvent.Type.LanguageChange))
    assert undo.text() == "Отменить"
    hidden.show()
    assert all_lines(window)[-1] == KeyLine("Calendar", "Show the week", "W")


@pytest.mark.parametrize(
    ("key", "text", "scan", "letter"),
    [
        (Qt.Key.Key_W, "w", 17, "w"),
        (0x0426, "ц", 17, "w"),
        (0x0426, "Ц", 17, "w"),
        (0x0426, "ц", 0, "w"),
        (0x05E6, "צ", 50, "m"),
        (0x05E6, "צ", 0, "m"),
        (Qt.Key.Key_Apostrophe, "'", 17, "w"),
        (Qt.Key.Key_Apostrophe, "'", 40, ""),
        (Qt.Key.Key_Slash, "/", 53, ""),
        (Qt.Key.Key_Slash, "/", 0, ""),
        # On Dvorak and AZERTY the letter that is written counts.
        (Qt.Key.Key_A, "a", 16, "a"),
        (Qt.Key.Key_Comma, ",", 17, ""),
        (0xD5, "õ", 27, ""),
        (Qt.Key.Key_1, "1", 2, ""),
        (Qt.Key.Key_Return, "\r", 28, ""),
        (Qt.Key.Key_Space, " ", 57, ""),
        (Qt.Key.Key_Shift, "", 42, ""),
    ],
)
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS gives no scan codes")
def test_letters_go_by_the_place_of_the_key_on_other_scripts(key: int, text: str, scan: int, letter: str) -> None:
    assert letter_of(press(key, text, place(scan) if scan else 0)) == letter


@pytest.fixture
def written(style: Style, qtbot: QtBot) -> tuple[QLineEdit, list[str]]:
    """A field in a window with actions, and what was done."""
    done: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    actions = Actions(window, "Everywhere")
    actions.add("Go to anything", lambda: done.append("go"), "Ctrl+K")
    actions.add("Undo", lambda: done.append("undo"), "Ctrl+Z")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    return field, done


def ctrl(key: int, code: int) -> QKeyEvent:
    # With Ctrl held X11 gives no text.
    return press(key, "", place(code), Qt.KeyboardModifier.ControlModifier)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS gives no scan codes")
def test_ctrl_with_a_russian_letter_is_the_shortcut_at_that_place(written: tuple[QLineEdit, list[str]]) -> None:
    field, done = written
    QApplication.sendEvent(field, ctrl(0x041B, 37))
    assert done == ["go"]
    QApplication.sendEvent(field, ctrl(0x0416, 39))
    assert done == ["go"]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS gives no scan codes")
def test_ctrl_z_in_a_field_takes_back_what_was_written_not_what_the_shop_did(
    written: tuple[QLineEdit, list[str]],
) -> None:
    field, done = written
    QTest.keyClicks(field, "anna")
    QApplication.sendEvent(field, ctrl(0x042F, 44))
    assert field.text() == ""
    assert done == []
    field.clearFocus()
    window = field.parentWidget()
    assert window is not None
    QApplication.sendEvent(window, ctrl(0x042F, 44))
    assert done == ["undo"]


def test_letters_with_ctrl_or_alt_are_shortcuts_not_letters() -> None:
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        assert letter_of(press(Qt.Key.Key_M, "m", 0, modifier)) == ""
    assert letter_of(press(Qt.Key.Key_M, "M", 0, Qt.KeyboardModifier.ShiftModifier)) == "m"


def test_a_widget_takes_its_letters_and_leaves_the_others(style: Style, qtbot: QtBot) -> None:
    calendar = QWidget()
    qtbot.addWidget(calendar)
    done: list[str] = []
    letters = Letters(calendar, {"w": lambda: done.append("week"), "m": lambda: done.append("month")})
    QTest.keyClick(calendar, Qt.Key.Key_W)
    QApplication.sendEvent(calendar, press(0x044C, "ь", place(50)))
    assert done == ["week", "month"]
    assert not letters.eventFilter(calendar, press(Qt.Key.Key_X, "x"))
