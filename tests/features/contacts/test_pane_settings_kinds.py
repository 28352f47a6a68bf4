"""Kinds of contact in the settings, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands_kinds import add_kind, retire_kind
from clientdesk.features.contacts.kinds import Element, Kind, Shape
from clientdesk.features.contacts.pane import PANES
from clientdesk.features.contacts.pane_settings_kinds import KindRow, Kinds
from clientdesk.features.contacts.queries_kinds import own_kinds
from clientdesk.kit.context import Context
from clientdesk.kit.fields import TextField


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> Kinds:
    (named,) = PANES.settings
    made = named.make(context)
    assert isinstance(made, Kinds)
    qtbot.addWidget(made)
    made.resize(620, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def told(desk: Desk) -> list[Kind]:
    return [one.kind for one in desk.ask(own_kinds)]


def names(desk: Desk) -> list[str]:
    return [shown(one.name) for one in told(desk)]


def row(section: Kinds, name: str) -> KindRow:
    return next(one for one in section.rows() if one.title == name)


def write(section: Kinds, name: str) -> None:
    field = section.findChild(TextField, "kind_name")
    assert field is not None
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def take(section: Kinds, name: str, line: str) -> None:
    """Choose a line of the menu of a row."""
    row(section, name).more.click()
    (menu,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    next(one for one in menu.actions() if one.objectName() == line).trigger()
    menu.close()


def test_a_kind_is_added_by_enter_and_what_it_is_like_is_told_at_once(section: Kinds, desk: Desk) -> None:
    write(section, "Test ride")
    ride = row(section, "Test ride")
    assert not ride.details.isHidden() and ride.field.hasFocus()
    ride.icons.chosen.emit("bicycle")
    row(section, "Test ride").shape.chosen.emit(Shape.TALK.value)
    row(section, "Test ride").element.chosen.emit(Element.FACE_TO_FACE.value)
    (kind,) = told(desk)
    assert (kind.icon, kind.shape, kind.element) == ("bicycle", Shape.TALK, Element.FACE_TO_FACE)
    assert not row(section, "Test ride").details.isHidden(), "a choice does not fold the row"
    row(section, "Test ride").done.click()
    assert row(section, "Test ride").details.isHidden()


def test_a_name_written_meanwhile_is_not_lost_over_a_glyph(section: Kinds, desk: Desk) -> None:
    write(section, "Ride")
    row(section, "Ride").field.setText("Test ride")
    row(section, "Ride").icons.chosen.emit("bicycle")
    assert names(desk) == ["Test ride"]


def test_a_name_that_is_taken_is_said_and_stays_written(section: Kinds, desk: Desk) -> None:
    write(section, "Fair")
    write(section, "fair")
    assert section.error.text() == "There is already a kind “Fair”."
    assert names(desk) == ["Fair"]


def test_escape_leaves_the_name_as_it_was(section: Kinds, desk: Desk) -> None:
    write(section, "Fair")
    field = row(section, "Fair").field
    field.setText("Fairs")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert names(desk) == ["Fair"]
    assert row(section, "Fair").field.isHidden()


def test_kinds_are_ordered_by_keys_and_the_keyboard_stays_with_the_moved_one(section: Kinds, desk: Desk) -> None:
    for name in ("One", "Two", "Three"):
        desk.run("Kind added", add_kind, name=name)
    section._read()
    grip = row(section, "Three").grip
    grip.setFocus()
    QTest.keyClick(grip, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(desk) == ["One", "Three", "Two"]
    assert row(section, "Three").grip.hasFocus()


def test_a_kind_is_retired_and_had_back(section: Kinds, desk: Desk) -> None:
    write(section, "Fair")
    row(section, "Fair").done.click()
    take(section, "Fair", "kind_retire")
    assert [one.retired for one in told(desk)] == [True]
    gone = row(section, "Fair")
    assert not gone.back.isHidden() and gone.more.isHidden() and not gone.grip.isEnabled()
    gone.back.click()
    assert [one.retired for one in told(desk)] == [False]


def test_what_was_done_elsewhere_is_shown(section: Kinds, context: Context, desk: Desk) -> None:
    write(section, "Fair")
    context.bridge.run("Retired", retire_kind, row=told(desk)[0].row)
    assert not row(section, "Fair").back.isHidden()
    context.bridge.undo()
    context.bridge.undo()
    assert section.rows() == []


def test_every_part_has_a_name_for_those_who_hear_it(section: Kinds) -> None:
    write(section, "Fair")
    fair = row(section, "Fair")
    for widget in (fair.grip, fair.field, fair.more, fair.icons, fair.shape, fair.element):
        assert widget.objectName()
    assert fair.more.accessibleName() == "What to do with Fair"
    assert fair.grip.accessibleName() == "Move kind Fair"
