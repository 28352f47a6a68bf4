"""Buttons by mouse, by keyboard and in a row that is too narrow."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.base.words import Phrase
from clientdesk.kit.buttons import ActionBar, Button, IconButton
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.segments import Segmented
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import Style
from clientdesk.kit.theme import Appearance


def bar_of(qtbot: QtBot, width: int) -> ActionBar:
    bar = ActionBar(
        [
            Button("Record sale", "shopping-bag", "primary"),
            Button("Log contact", "note-pencil"),
            Button("Call", "phone"),
            Button("E-mail", "envelope-simple"),
        ]
    )
    qtbot.addWidget(bar)
    bar.resize(width, 40)
    bar.show()
    return bar


def labels(bar: ActionBar) -> list[bool]:
    return [not button.is_short() for button in bar.buttons()]


def test_labels_drop_from_the_last_button_backwards(style: Style, qtbot: QtBot) -> None:
    bar = bar_of(qtbot, 600)
    assert labels(bar) == [True, True, True, True]
    full = bar.sizeHint().width()
    bar.resize(full - 1, 40)
    assert labels(bar) == [True, True, True, False]
    bar.resize(full - 80, 40)
    assert labels(bar) == [True, True, False, False]
    bar.resize(bar.minimumSizeHint().width(), 40)
    assert labels(bar) == [False, False, False, False]
    assert bar.buttons()[3].toolTip() == "E-mail"
    assert bar.buttons()[3].accessibleName() == "E-mail"


@pytest.mark.parametrize("rtl", [False, True])
def test_buttons_stand_from_the_leading_edge_without_overlap(style: Style, qtbot: QtBot, rtl: bool) -> None:
    bar = bar_of(qtbot, 500)
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    edges = [button.geometry() for button in bar.buttons()]
    if rtl:
        assert edges[0].right() == bar.width() - 1
        assert all(a.left() > b.right() for a, b in itertools.pairwise(edges))
    else:
        assert edges[0].left() == 0
        assert all(a.right() < b.left() for a, b in itertools.pairwise(edges))


def test_hidden_buttons_take_no_room(style: Style, qtbot: QtBot) -> None:
    bar = bar_of(qtbot, 600)
    bar.buttons()[1].hide()
    bar.set_buttons(bar.buttons())
    bar.buttons()[1].hide()
    QApplication.processEvents()
    bar.resize(601, 40)
    assert bar.buttons()[2].x() == bar.buttons()[0].geometry().right() + 1 + 8


def test_the_space_key_presses(style: Style, qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = Button("Call", "phone", clicked=lambda: pressed.append("call"))
    qtbot.addWidget(button)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["call", "call"]


def test_an_icon_alone_has_a_name_and_tells_its_key(style: Style, qtbot: QtBot) -> None:
    button = IconButton("plus", "New customer", key="Ctrl+N")
    qtbot.addWidget(button)
    assert button.accessibleName() == "New customer"
    assert button.toolTip() == "New customer (Ctrl+N)"


def test_a_shop_s_own_ampersand_is_no_mnemonic_and_markup_is_shown(style: Style, qtbot: QtBot) -> None:
    button = Button(literal("Saar & <b>Co</b>"), tip=literal("<b>x</b>"))
    qtbot.addWidget(button)
    assert button.accessibleName() == "Saar & <b>Co</b>"
    assert QPushButton.text(button) == "Saar && <b>Co</b>"
    assert "&lt;b&gt;" in button.toolTip()


def test_no_text_is_cut_at_any_size(style: Style, qtbot: QtBot) -> None:
    button = Button("Record sale", "shopping-bag", key="F2", trailing="caret-down")
    qtbot.addWidget(button)
    small = button.sizeHint()
    style.set_appearance(Appearance(theme="light", text_size=130))
    assert button.sizeHint().width() > small.width() * 1.2
    assert button.height() == style.px(34)


def test_words_change_with_the_language(style: Style, qtbot: QtBot) -> None:
    said = ["Call"]
    button = Button(lambda: said[0])
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()
    said[0] = "Позвонить по телефону"
    QApplication.sendEvent(button, QEvent(QEvent.Type.LanguageChange))
    assert button.accessibleName() == said[0]
    assert button.sizeHint().width() > narrow


def test_a_phrase_is_said_with_its_values(style: Style, qtbot: QtBot) -> None:
    button = Button(Phrase("Check {n} row", "Check {n} rows", 1248))
    qtbot.addWidget(button)
    assert button.accessibleName() == "Check 1248 rows"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_as_space_does(style: Style, qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[str] = []
    begin = Button("Begin", clicked=lambda: pressed.append("begin"))
    views = Segmented([Choice("month", "Month"), Choice("agenda", "Agenda")], "month")
    views.chosen.connect(pressed.append)
    for widget in (begin, views):
        qtbot.addWidget(widget)
        widget.show()
    QTest.keyClick(begin, key)
    QTest.keyClick(views.findChildren(QPushButton)[1], key)
    assert pressed == ["begin", "agenda"]


def test_enter_with_another_key_is_left_to_whoever_stands_around(style: Style, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    button = Button("Cancel", clicked=lambda: pressed.append(True))
    qtbot.addWidget(button)
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
