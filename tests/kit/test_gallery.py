"""Every component at once, in every look: nothing cut, nothing overlapping, everything named, names never obeyed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.buttons import Button
from clientdesk.kit.labels import ElidedLabel
from clientdesk.kit.style import Style
from clientdesk.kit.theme import Appearance, Scheme, TextSize
from tests.kit.gallery import Sheet, shown


def sheet_of(style: Style, qtbot: QtBot, theme: Scheme, size: TextSize, *, rtl: bool) -> Sheet:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    style.set_appearance(Appearance(theme=theme, text_size=size))
    sheet = shown(style.px(1240), style.px(1060))
    qtbot.addWidget(sheet)
    qtbot.waitExposed(sheet)
    QApplication.processEvents()
    return sheet


def cut_lines(style: Style) -> list[str]:
    """What the canvas has had to shorten since the look was last changed."""
    return [str(key[0]) for key, (_static, left, _width) in style.lines.items() if left != key[0]]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
@pytest.mark.parametrize("size", [100, 115, 130])
def test_no_text_is_cut(style: Style, qtbot: QtBot, theme: Scheme, size: TextSize, rtl: bool) -> None:
    sheet = sheet_of(style, qtbot, theme, size, rtl=rtl)
    picture = sheet.grab().toImage()
    assert cut_lines(style) == []
    for label in sheet.findChildren(QLabel):
        if label.isVisible() and not isinstance(label, ElidedLabel):
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed, label.text()
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()
    assert colours_of(picture) > 40


def colours_of(picture: QImage) -> int:
    """How many colours a picture holds; a blank one holds one."""
    return len({picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)})


def test_the_sheet_is_the_same_picture_turned_round(style: Style, qtbot: QtBot) -> None:
    """Mirrored once: the coloured shapes of the painted blocks stand at the same place from the other edge."""
    left = sheet_of(style, qtbot, "light", 100, rtl=False).grab().toImage()
    right = sheet_of(style, qtbot, "light", 100, rtl=True).grab().toImage()
    accent = QColor(style.theme.accent)
    assert left.pixelColor(40, 24) == accent
    assert right.pixelColor(right.width() - 41, 24) == accent
    assert left.pixelColor(left.width() - 41, 24) != accent


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_nothing_overlaps_its_neighbour(style: Style, qtbot: QtBot, size: TextSize, rtl: bool) -> None:
    sheet = sheet_of(style, qtbot, "light", size, rtl=rtl)
    for parent in (sheet, *sheet.findChildren(QWidget)):
        if parent.layout() is None or not parent.isVisible():
            continue
        children = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        boxes = [(child, child.geometry()) for child in children if child.isVisible() and child.objectName() != "toast"]
        for place, (one, box) in enumerate(boxes):
            assert QRect(0, 0, parent.width(), parent.height()).contains(box), one
            for other, its in boxes[place + 1 :]:
                assert not box.intersects(its), (one, other)


def test_everything_a_person_can_use_has_a_name(style: Style, qtbot: QtBot) -> None:
    sheet = sheet_of(style, qtbot, "light", 100, rtl=False)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    used = [
        widget
        for kind in kinds
        for widget in sheet.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(used) > 25
    unnamed = [
        widget
        for widget in used
        if not widget.accessibleName() and not widget.objectName().startswith("qt_") and not in_spin_box(widget)
    ]
    assert unnamed == []


def in_spin_box(widget: QWidget) -> bool:
    """Whether it is the inside of a day or time field, which has the name itself."""
    parent = widget.parentWidget()
    return isinstance(widget, QLineEdit) and parent is not None and parent.inherits("QAbstractSpinBox")


def test_the_look_changes_on_what_is_already_shown(style: Style, qtbot: QtBot) -> None:
    sheet = sheet_of(style, qtbot, "light", 100, rtl=False)
    wide = sheet.focused.width()
    light = sheet.grab().toImage().pixelColor(5, 5)
    style.set_appearance(Appearance(theme="dark", text_size=130))
    QApplication.processEvents()
    assert sheet.grab().toImage().pixelColor(5, 5) == QColor(style.theme.surface)
    assert sheet.grab().toImage().pixelColor(5, 5) != light
    assert sheet.focused.width() > wide


def test_the_ring_shows_on_the_button_that_the_keyboard_reached(style: Style, qtbot: QtBot) -> None:
    sheet = sheet_of(style, qtbot, "light", 100, rtl=False)
    qtbot.waitUntil(sheet.focused.hasFocus)
    assert ring(sheet.focused, style)
    sheet.focused.clearFocus()
    sheet.focused.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring(sheet.focused, style)


def ring(button: Button, style: Style) -> bool:
    picture = button.grab().toImage()
    return picture.pixelColor(picture.width() // 2, 1) == QColor(style.theme.focus)
