"""The field of several: typing, taking, taking away."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.picked_field import Picked, PickedField

ANNA, ANTON, MART = Picked(1, "Anna Saar", "+372 5"), Picked(2, "Anton Tamm"), Picked(3, "Mart", "one of us")


def find(text: str) -> Sequence[Picked]:
    """Everybody whose name begins so; nobody written means all of the house."""
    return [one for one in (ANNA, ANTON, MART) if one.name.lower().startswith(text.lower())] if text else [MART]


@pytest.fixture
def field(qtbot: QtBot) -> PickedField:
    """The field, shown, with the keyboard in it."""
    made = PickedField(find, "Name", as_written=lambda text: Picked(text, text) if "@" not in text else None)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.setFocus()
    return made


def offered(field: PickedField) -> QAbstractItemView:
    """The list of finds."""
    popup = field.line.completer().popup()
    assert popup is not None
    return popup


def names(field: PickedField) -> list[str]:
    """What stands on the chips."""
    return [chip.accessibleName() for chip in field.chips.chips if chip.isVisible()]


def held() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_only_find_is_taken_with_enter_and_once(field: PickedField) -> None:
    for _time in range(2):
        QTest.keyClicks(field.line, "Anna")
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.value(), names(field), field.line.text()) == ((1,), ["Anna Saar"], "")


def test_one_of_several_finds_is_taken_from_the_list(field: PickedField) -> None:
    QTest.keyClicks(field.line, "an")
    QTest.keyClick(offered(field), Qt.Key.Key_Down)
    QTest.keyClick(offered(field), Qt.Key.Key_Down)
    QTest.keyClick(offered(field), Qt.Key.Key_Return)
    assert (field.value(), field.line.text()) == ((2,), "")


def test_a_name_alone_is_taken_as_written_and_leaving_the_line_takes_it(field: PickedField) -> None:
    QTest.keyClicks(field.line, "Liis")
    assert field.value() == ("Liis",)
    QTest.keyClick(offered(field), Qt.Key.Key_Tab)
    field.line.clearFocus()
    assert names(field) == ["Liis"]


def test_where_several_may_be_meant_enter_asks_and_the_name_alone_is_offered_last(
    field: PickedField,
) -> None:
    QTest.keyClicks(field.line, "an")
    offered(field).hide()
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.value(), field.is_unknown(), offered(field).isVisible()) == ((), True, True)
    for _find in range(3):
        QTest.keyClick(offered(field), Qt.Key.Key_Down)
    assert field.line.text() == "an"
    QTest.keyClick(offered(field), Qt.Key.Key_Return)
    assert (field.value(), field.line.text()) == (("an",), "")


def test_what_cannot_be_understood_stays_in_the_line(field: PickedField) -> None:
    QTest.keyClicks(field.line, "x@")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.value(), field.line.text()) == ((), "x@")


def test_chips_are_reached_and_taken_away_by_keyboard(field: PickedField) -> None:
    field.set_value((ANNA, ANTON, MART))
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    QTest.keyClick(held(), Qt.Key.Key_Left)
    QTest.keyClick(held(), Qt.Key.Key_Delete)
    assert names(field) == ["Anna Saar", "Mart"]
    assert held().objectName() == "picked_chip_1"
    QTest.keyClick(held(), Qt.Key.Key_Home)
    QTest.keyClick(held(), Qt.Key.Key_Backspace)
    QTest.keyClick(held(), Qt.Key.Key_Down)
    assert (field.value(), held()) == ((3,), field.line)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_click_on_the_cross_takes_away_and_one_on_the_name_does_not(
    field: PickedField, direction: Qt.LayoutDirection
) -> None:
    field.setLayoutDirection(direction)
    field.set_value((ANNA,))
    (chip,) = field.chips.chips
    cross = QPoint(8, 10) if direction is Qt.LayoutDirection.RightToLeft else QPoint(chip.width() - 8, 10)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() // 2, 10))
    assert field.value() == (1,)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert (field.value(), field.chips.isVisible()) == ((), False)


def test_down_offers_the_likely_ones_and_not_those_taken(field: PickedField) -> None:
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert offered(field).isVisible()
    field.set_value((MART,))
    assert field.finds("") == []


def test_many_chips_wrap(field: PickedField) -> None:
    field.set_value(tuple(Picked(number, f"Somebody {number}") for number in range(6)))
    tops = {chip.y() for chip in field.chips.chips}
    assert len(tops) == 3
    assert max(chip.geometry().right() for chip in field.chips.chips) < field.width()
